"""When a question is due again: the published scheduler FSRS over every answer a learner gave.

FSRS-6 as the library ``fsrs`` carries it, with its default parameters and the usual goal of nine in ten remembered.
Steps within minutes are switched off (a lesson is not a drill), and so is chance: the same answers give the same dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from widgets.progress.history import History
from widgets.record import AHEAD, Event

HALF_RIGHT = 0.5
"""From this score on an answer that is not all right counts as remembered with difficulty, below as forgotten."""

SITTING = timedelta(hours=4)
"""Answers to an item with shorter pauses between them belong to one sitting."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(9000, 1, 1, tzinfo=UTC)
"""Dates stay between these, where every zone can tell them."""

LIMIT = 10
"""Cards of a review at a time, unless the learner wants another number: about five minutes."""
LARGEST_LIMIT = 200
LIMIT_ITEM = "review-limit"
"""The item of the event ``set`` that keeps a learner's own number, as its response."""


class Due(NamedTuple):
    """An item and the moment from which it is due."""

    item: str
    at: datetime


def due_dates(history: History, now: datetime, versions: dict[str, str]) -> list[Due]:
    """When each item is due, the most urgent first.

    ``versions`` maps the items that may be asked to their versions; answers to another version do not count. Only the
    first answer of a sitting counts: a second try follows feedback, so it says little of memory. Times a little after
    ``now`` count as now. Nobody knows when those far ahead of it really were (a clock was wrong): they do not count,
    and an item that has no others is due. The eight questions before the lesson wait until those after it were
    begun, since being asked again would change what the comparison measures.
    """
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found = []
    moment = now.astimezone(UTC)
    for item, answers in _given(history, versions).items():
        sound = _sittings([answer for answer in answers if answer.time <= moment + AHEAD])
        card = Card(card_id=1, due=moment)
        for answer in sound:
            rating = Rating.Good if answer.correct else Rating.Hard if _half(answer) else Rating.Again
            card, _ = scheduler.review_card(card, rating, max(min(answer.time, moment), EARLIEST))
        found.append(Due(item, min(card.due, LATEST)))
    return sorted(found, key=lambda due: (due.at, due.item))


def is_due(due: Due, now: datetime) -> bool:
    """Whether an item is due by the end of the day that it is now, in the zone of ``now``."""
    return due.at.astimezone(now.tzinfo).date() <= now.date()


def due_now(dates: Iterable[Due], now: datetime) -> list[str]:
    """The items that are due on the day that it is now, the most urgent first; ``now`` is in the learner's zone."""
    return [due.item for due in dates if is_due(due, now)]


def review_limit(history: History) -> int:
    """How many cards of a review this learner wants at a time: the last number they set."""
    wanted = [e.response for e in history.all(LIMIT_ITEM, "") if e.event == "set"]
    sound = [n for n in wanted if isinstance(n, int) and not isinstance(n, bool) and 1 <= n <= LARGEST_LIMIT]
    return sound[-1] if sound else LIMIT


def due_line(dates: Sequence[Due], now: datetime) -> str:
    """How many cards are due today, or when the next one is, in a sentence of plain text."""
    if not dates:
        return "Nothing to review yet: each card you answer gets its date."
    if due := len(due_now(dates, now)):
        return f"{due} {'card is' if due == 1 else 'cards are'} due for review today."
    return f"Nothing is due today. The next review is on {dates[0].at.astimezone(now.tzinfo):%d %B %Y}."


def _given(history: History, versions: dict[str, str]) -> dict[str, list[Event]]:
    """All answers that may count, by item, oldest first."""
    after_begun = any(phase == "post" and history.answers(item, phase) for item, phase in history)
    given: dict[str, list[Event]] = defaultdict(list)
    for item, phase in history:
        if item not in versions or (phase == "pre" and not after_begun) or phase == "practice":
            continue
        given[item] += [e for e in history.answers(item, phase) if e.version in ("", versions[item])]
    return {item: sorted(events, key=lambda e: e.order) for item, events in given.items() if events}


def _sittings(answers: Iterable[Event]) -> list[Event]:
    """The first answer of each sitting: a pause of :data:`SITTING` ends one, midnight or a new start does not."""
    firsts: list[Event] = []
    last: datetime | None = None
    for answer in answers:
        if last is None or answer.time - last > SITTING:
            firsts.append(answer)
        last = answer.time
    return firsts


def _half(answer: Event) -> bool:
    return (answer.score or 0) >= HALF_RIGHT
