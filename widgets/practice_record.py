"""Practice answers in the learner's record, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from msgspec.structs import replace

from widgets.practice.progress import Answered
from widgets.record import Event, Record, current

PHASE = "practice"


def item_of(stage: str, right: str) -> str:
    """What an answer is filed under: its stage and the right answer."""
    return f"practice:{stage}:{right}"


def kept(record: Record, answered: Answered) -> Answered:
    """Write an answer to a record; returns it with the time it got."""
    event = record.append(
        "answered",
        phase=PHASE,
        item=item_of(answered.stage, answered.right),
        response=[answered.response],
        correct=answered.score == 1,
        score=answered.score,
        seconds=answered.seconds,
        lesion=answered.lesion,
        tone=answered.tone,
        picture=answered.picture,
    )
    return replace(answered, time=_time(event))


def answers_in(events: Iterable[Event]) -> list[Answered]:
    """The practice answers among events that still stand; one that lacks what an answer needs is passed over.

    An answer stands until its item was started again.
    """
    known = list(events)
    starts = {e.item: e.order for e in sorted(known, key=lambda e: e.order) if e.event == "reset" and e.phase == PHASE}
    standing = (e for e in known if e.item not in starts or e.order > starts[e.item])
    return [answered for event in standing if (answered := _answered(event))]


def mine() -> Record:
    """The record of who is learning on this page."""
    return current()


def _answered(event: Event) -> Answered | None:
    parts = event.item.split(":")
    if event.event != "answered" or event.phase != PHASE or len(parts) != 3 or parts[0] != "practice":
        return None
    given = event.response
    if not (isinstance(given, list) and len(given) == 1 and isinstance(given[0], str)):
        return None
    if not (isinstance(event.lesion, str) and isinstance(event.tone, int) and isinstance(event.picture, int)):
        return None
    score = event.score if event.score in (0.0, 0.5, 1.0) else float(event.correct is True)
    return Answered(
        parts[1], event.lesion, event.tone, event.picture, parts[2], given[0], score, event.seconds, _time(event)
    )


def _time(event: Event) -> str:
    return event.time.astimezone(UTC).isoformat(timespec="milliseconds")
