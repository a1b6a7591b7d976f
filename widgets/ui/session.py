"""What all cards of one kernel share: who is learning, where answers go, and who wants to know that one was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, NamedTuple, cast
from zlib import crc32
from zoneinfo import ZoneInfo

from widgets.content import Content
from widgets.grading import grade
from widgets.model import Claim, Question
from widgets.progress.history import History
from widgets.progress.outline import Part
from widgets.progress.standing import part_progress
from widgets.record import Record, become, begin, version_of
from widgets.sitting import Sitting
from widgets.ui.card import Card, Keep, Move, Past

ZONE_ITEM = "time-zone"
"""The item of the event ``set`` that keeps a learner's time zone."""

KEPT = {"check": "answered", "show": "revealed", "restart": "reset"}
"""The moves that are kept, and the events they become."""


class Dealt(NamedTuple):
    """A card on the page, what it asks, and in which phase."""

    card: Card
    asked: Question | Claim
    phase: str


class Session:
    """One kernel's door to the record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._dealt: dict[tuple[str, str], Dealt] = {}
        self._watchers: dict[str, Callable[[], None]] = {}
        self._warned, self._told = False, True
        self._parts: dict[str, Callable[[], Part]] = {}
        self.pieces: dict[str, object] = {}
        """Pieces of this page that others look for, by name."""
        self.zone: tzinfo | None = None
        """The learner's time zone, as the browser says; the machine's own until it did."""
        self.rounds = 0
        """Counts how often what stands was changed by more than an answer: a new start, another learner."""
        self._history, self._generation, self._count = History(), -1, 0

    @property
    def history(self) -> History:
        """All that is known by now, what other notebooks wrote meanwhile among it."""
        self.record.refresh()
        loose = self.record.loose
        if self.record.generation != self._generation:
            self._history, self._generation, self._count = History(clock=self.record.clock), self.record.generation, 0
        added = self.record.later(self._count)
        self._count += len(added)
        for event in [*added, *loose]:  # one that is written later comes again and counts once
            self._history.add(event)
        return self._history

    def now(self) -> datetime:
        """The time by the record's clock, in the learner's zone."""
        return self.record.clock().astimezone(self.zone or self._zone_before())

    def live_in(self, name: Any, minutes: Any = None) -> None:
        """Take the browser's time zone: its name, or how many minutes it is ahead of UTC where the name is unknown."""
        zone = _zone(name, minutes)
        if zone is not None:
            self.zone = zone
            # for a page that deals before its browser has spoken; who has done nothing yet needs no file
            if self.record.events and str(zone) != str(self._zone_before()):
                self.record.append("set", item=ZONE_ITEM, response=name if isinstance(zone, ZoneInfo) else minutes)
        self.tell()  # a page that is opened again may be on another day

    def _zone_before(self) -> tzinfo | None:
        """The zone that a browser told last time; none if it never did."""
        told = [e.response for e in self.history.all(ZONE_ITEM, "") if e.event == "set"]
        return _zone(told[-1], told[-1]) if told else None

    def deal(
        self, card: type[Card], asked: Question | Claim, content: Content, phase: str, form: str = "", **options: Any
    ) -> Card:
        """Put a card on the page as the record says it stands."""
        made: Card = card(
            cast(Any, asked), content, self._sitting(asked, phase), past=self._past(asked, phase), **options
        )
        made.keep = self._keeper(made, asked, phase, form)
        self._dealt[asked.id, phase] = Dealt(made, asked, phase)
        made.observe(lambda _: self._tell_kept(), "view")
        return made

    def put_away(self, phase: str) -> None:
        """Take the cards of a phase off the page; they take no answer any more."""
        for key in [key for key in self._dealt if key[1] == phase]:
            self._dealt.pop(key).card.close()

    def _sitting(self, asked: Question | Claim, phase: str) -> Sitting:
        """A new sitting; its options keep their order for this learner until the card is started again."""
        starts = sum(event.event == "reset" for event in self.history.all(asked.id, phase))
        return Sitting(seed=crc32(f"{self.record.learner}/{phase}/{starts}".encode()))

    def _past(self, asked: Question | Claim, phase: str) -> Past:
        version = version_of(asked)
        outdated = self.history.outdated(asked.id, phase, version)
        return Past(self.history.current(asked.id, phase, version), outdated.time if outdated else None)

    def _keeper(self, card: Card, asked: Question | Claim, phase: str, form: str) -> Keep:
        version = version_of(asked)

        def keep(move: Move) -> None:
            what: dict[str, Any] = {"phase": phase, "item": asked.id, "version": version, "form": form}
            if move.what == "check":
                response = move.sitting.responses[-1]
                correct, score = grade(card.question, response)
                what |= {"response": response, "correct": correct, "score": score, "seconds": move.seconds}
                what |= {"attempt": len(self.history.answers(asked.id, phase)) + 1, "confidence": move.confidence}
            if move.what in KEPT:
                self.record.append(KEPT[move.what], **what)
                self._note_finished()
                card.notice = self._warning()
                self._told = False

        return keep

    @property
    def problem(self) -> str:
        """What to tell a learner whose answers cannot be kept; empty where they are."""
        if not self.record.problem:
            return ""
        return (
            f"Your answers are not being kept on disk ({self.record.problem}). They stay in memory while this page "
            "runs: download them at its end before you close it. To mend it, free some space or make the folder "
            "writable; the next answer then saves all of them."
        )

    def _warning(self) -> str:
        """The problem, at the first card that meets it."""
        warned, self._warned = self._warned, bool(self.record.problem)
        return "" if warned else self.problem

    def watch(self, name: str, changed: Callable[[], None]) -> None:
        """Have ``changed`` called after each kept move, and now; a later one of that name takes its place."""
        self._watchers[name] = changed
        changed()

    def tell(self) -> None:
        """Tell all who watch that something happened."""
        for changed in list(self._watchers.values()):
            changed()

    def _tell_kept(self) -> None:
        """Tell of a move that was kept, once it is shown; a hint or a new try tells nobody anything."""
        if not self._told:
            self._told = True
            self.tell()

    def begin_part(self, part: Callable[[], Part]) -> None:
        """A part is on the page: take down that it was started, and from now on when it is finished, once each.

        It is asked for anew each time, since its questions depend on who is learning.
        """
        if part().entries:
            self._parts[part().name] = part
            self._note_started()

    def _note_started(self) -> None:
        for part in [current() for current in self._parts.values()]:
            if part.entries and not self._noted(part, "started"):
                self.record.append("started", phase="lesson", item=part.name)
        self._note_finished()

    def _note_finished(self) -> None:
        for part in [current() for current in self._parts.values()]:
            if part.entries and not self._noted(part, "finished") and part_progress(part, self.history).finished:
                self.record.append("finished", phase="lesson", item=part.name)

    def _noted(self, part: Part, event: str) -> bool:
        return any(known.event == event for known in self.history.since_start(part.name, "lesson"))

    def start_again(self, items: Iterable[tuple[str, str]]) -> None:
        """Start items of these phases again: what was answered stays on file, the cards become empty."""
        self.reset(items)
        self._renew()

    def reset(self, items: Iterable[tuple[str, str]]) -> None:
        """Take down that items of these phases are started again, those that something happened to."""
        for item, phase in items:
            if self.history.since_start(item, phase):
                self.record.append("reset", phase=phase, item=item)

    def switch(self, learner: str) -> None:
        """Let somebody else learn from now on: the cards on the page show that learner's answers."""
        self.record = become(self.record.folder, learner)
        self._generation = -1
        self._renew()

    def _renew(self) -> None:
        self.rounds += 1
        self._note_started()
        for card, asked, phase in list(self._dealt.values()):
            card.renew(self._sitting(asked, phase), self._past(asked, phase))
        self.tell()


@cache
def session() -> Session:
    """This kernel's session."""
    return Session(begin())


def _zone(name: Any, minutes: Any) -> tzinfo | None:
    if isinstance(name, str) and name:
        try:
            return ZoneInfo(name)
        except (OSError, ValueError, LookupError):  # unknown here, or no name at all
            pass
    whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    return timezone(timedelta(minutes=minutes)) if whole and abs(minutes) < 24 * 60 else None
