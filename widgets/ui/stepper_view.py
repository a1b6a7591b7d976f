"""What the extraction stepper shows: its steps as HTML, and where a learner stands in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Any, get_args

from widgets.content import Content
from widgets.markdown import inline
from widgets.model import ExtractionStep, Side
from widgets.skin.card import CAPTION
from widgets.skin.extraction import Way, frame
from widgets.ui.lists import source_words
from widgets.ui.views import source_view

HEADINGS: dict[Way, tuple[str, str]] = {
    "opening": ("✓", "Opening, by a trained hand"),
    "squeezing": ("✕", "Squeezing, at home"),
}
"""The sign and the words over each way."""

WORDS_A_SECOND, LOOKING = 3.0, 5.0
"""How fast a step is read while it plays, and the seconds to look at its two drawings: unhurried, our choice."""


@dataclass(frozen=True)
class Walk:
    """Where somebody stands in a row of steps, counted from 0, and whether it plays. Each move gives a new one."""

    steps: int
    at: int = 0
    playing: bool = False

    @property
    def first(self) -> bool:
        """Whether there is nothing before."""
        return self.at == 0

    @property
    def last(self) -> bool:
        """Whether there is nothing behind."""
        return self.at == self.steps - 1

    def moved(self, move: str) -> Walk:
        """The walk after back, next, play, pause or tick (a step's time has passed); any other changes nothing."""
        if move in ("back", "next"):
            to = self.at + (1 if move == "next" else -1)
            return replace(self, at=min(max(to, 0), self.steps - 1), playing=False)
        if move == "play":
            return replace(self, at=0 if self.last else self.at, playing=self.steps > 1)
        if move == "pause":
            return replace(self, playing=False)
        if move == "tick" and self.playing:
            onward = replace(self, at=self.at + 1)
            return replace(onward, playing=not onward.last)
        return self


def walk_view(walk: Walk, steps: list[ExtractionStep], seconds: float | None = None) -> dict[str, Any]:
    """What changes from step to step: the position, what a screen reader is told, and the three buttons."""
    step = steps[walk.at]
    position = f"Step {walk.at + 1} of {walk.steps}"
    again = "Play again" if walk.last else "Play"
    return {
        "at": walk.at,
        "position": position,
        "said": f"{position}. Opening: {step.opening.name}. Squeezing: {step.squeezing.name}.",
        "playing": walk.playing,
        "caption": CAPTION,
        "seconds": reading_time(step) if seconds is None else seconds,
        "buttons": [
            {"move": "back", "label": "Back", "can": not walk.first},
            {"move": "pause" if walk.playing else "play", "label": "Pause" if walk.playing else again, "can": True},
            {"move": "next", "label": "Next", "can": not walk.last},
        ],
    }


def reading_time(step: ExtractionStep) -> float:
    """Seconds that a step stays while it plays."""
    words = sum(len(f"{side.name} {side.text}".split()) for side in (step.opening, step.squeezing))
    return round(LOOKING + words / WORDS_A_SECOND, 1)


def steps_html(content: Content) -> list[str]:
    """HTML of each step: both ways beside each other, each with drawing, sentences and sources."""
    return ["".join(_side(step, way, content) for way in get_args(Way)) for step in content.extraction]


def _side(step: ExtractionStep, way: Way, content: Content) -> str:
    side: Side = getattr(step, way)
    sign, heading = HEADINGS[way]
    return (
        f'<figure class="milia-way" data-way="{way}"><figcaption>'
        f'<p class="milia-way-name"><span aria-hidden="true">{sign}</span> {escape(heading)}</p></figcaption>'
        f"{frame(step.id, way)}"
        f'<p class="milia-way-step">{inline(side.name)}</p><p>{inline(side.text)}</p>{_sources(side, content)}</figure>'
    )


def _sources(side: Side, content: Content) -> str:
    if not side.sources:
        return '<p class="milia-way-none">No source found.</p>'
    items = "".join(f"<li>{source_words(source_view(content.sources[id]))}</li>" for id in side.sources)
    return f"<details><summary>What’s this based on?</summary><ul>{items}</ul></details>"
