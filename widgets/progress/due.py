"""When a question is due again: the published scheduler FSRS over every answer a learner gave.

FSRS-6 as the library ``fsrs`` carries it, with its default parameters and the usual goal of nine in ten remembered.
Steps within minutes are switched off (a lesson is not a drill), and so is chance: the same answers give the same dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from widgets.progress.history import History
from widgets.record import Event

HALF_RIGHT = 0.5
"""From this score on an answer that is not all right counts as remembered with difficulty, below as forgotten."""


class Due(NamedTuple):
    """An item and the moment from which it is due."""

    item: str
    at: datetime


def due_dates(history: History, now: datetime, versions: dict[str, str]) -> list[Due]:
    """When each item is due, the most urgent first.

    ``versions`` maps the items that may be asked to their versions; answers to another version do not count. Only the
    first answer of a round counts: a second try follows feedback, so it says little of memory. Times after ``now``
    (a clock that was wrong) count as now. The eight questions before the lesson wait until those after it were begun,
    since being asked again would change what the comparison measures.
    """
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found = []
    for item, answers in _rounds(history, versions).items():
        card = Card(card_id=1, due=now)
        for answer in answers:
            rating = Rating.Good if answer.correct else Rating.Hard if _half(answer) else Rating.Again
            card, _ = scheduler.review_card(card, rating, min(answer.time.astimezone(UTC), now))
        found.append(Due(item, card.due))
    return sorted(found, key=lambda due: (due.at, due.item))


def due_now(dates: Iterable[Due], now: datetime) -> list[str]:
    """The items that are due by now, the most urgent first."""
    return [due.item for due in dates if due.at <= now]


def _rounds(history: History, versions: dict[str, str]) -> dict[str, list[Event]]:
    """The first answers of all rounds, by item, oldest first."""
    after_begun = any(phase == "post" and history.answers(item, phase) for item, phase in history)
    rounds: dict[str, list[Event]] = defaultdict(list)
    for item, phase in history:
        if item not in versions or (phase == "pre" and not after_begun) or phase == "practice":
            continue
        fresh = True
        for event in history.all(item, phase):
            if event.event == "reset":
                fresh = True
            elif event.event == "answered" and event.version in ("", versions[item]):
                day = rounds[item][-1].time.date() if rounds[item] else None
                if fresh or event.time.date() != day:
                    rounds[item].append(event)
                fresh = False
    return {item: sorted(events, key=lambda e: e.order) for item, events in rounds.items() if events}


def _half(answer: Event) -> bool:
    return (answer.score or 0) >= HALF_RIGHT
