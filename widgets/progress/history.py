"""The events of one learner, indexed by item and phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from widgets.record import AHEAD, Event

Key = tuple[str, str]
"""An item and the phase in which it is asked."""


class History:
    """Events by item and phase, in the order of their times, however they came in; one that comes twice counts once.

    With a ``clock``, events whose time is far ahead of it stand before all others: a clock that was wrong wrote them,
    and what is written since the clock was mended is later.
    """

    def __init__(self, events: Iterable[Event] = (), clock: Callable[[], datetime] | None = None) -> None:
        self._by_key: dict[Key, list[Event]] = defaultdict(list)
        self._ids: set[str] = set()
        self._clock = clock
        for event in sorted(events, key=lambda e: e.order):
            self.add(event)

    def add(self, event: Event) -> None:
        """Take in one more event."""
        known = event.id or event.line().decode(errors="replace")
        if known in self._ids:
            return
        self._ids.add(known)
        held = self._by_key[event.item, event.phase]
        held.append(event)
        if len(held) > 1 and self._order(held[-2]) > self._order(event):
            held.sort(key=self._order)

    def _order(self, event: Event) -> tuple[bool, datetime, str]:
        ahead = self._clock is not None and event.time > self._clock() + AHEAD
        return not ahead, *event.order

    def __iter__(self) -> Iterator[Key]:
        """All items and phases that something happened in."""
        return iter(list(self._by_key))

    def all(self, item: str, phase: str) -> list[Event]:
        """Everything that happened at an item in a phase, oldest first."""
        return self._by_key.get((item, phase), [])

    def answers(self, item: str, phase: str) -> list[Event]:
        """All answers to an item in a phase, oldest first, those before a new start among them."""
        return [event for event in self.all(item, phase) if event.event == "answered"]

    def current(self, item: str, phase: str, version: str = "") -> list[Event]:
        """What still stands: since the item was last started again, and about this version of it.

        An event without a version counts as current, and so does every event if no version is asked for.
        """
        return [
            event
            for event in self.since_start(item, phase)
            if event.event in ("answered", "revealed") and (not version or event.version in ("", version))
        ]

    def since_start(self, item: str, phase: str) -> list[Event]:
        """Everything that happened at an item since it was last started again."""
        events = self.all(item, phase)
        starts = [i for i, event in enumerate(events) if event.event == "reset"]
        return events[starts[-1] + 1 :] if starts else events

    def outdated(self, item: str, phase: str, version: str) -> Event | None:
        """The last answer that stands but was given to another version, if no answer to this one does."""
        standing = [event for event in self.current(item, phase) if event.event == "answered"]
        return standing[-1] if standing and not self.current(item, phase, version) else None
