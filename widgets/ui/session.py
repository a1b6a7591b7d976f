"""What all cards of one kernel share: who is learning, where answers go, and who wants to know that one was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple, cast
from zlib import crc32

from widgets.content import Content
from widgets.grading import grade
from widgets.model import Claim, Question
from widgets.progress.history import History
from widgets.progress.outline import Part
from widgets.progress.standing import part_progress
from widgets.record import Learners, Record, folder, version_of
from widgets.sitting import Sitting
from widgets.ui.card import Card, Keep, Move, Past

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
        self._warned = False
        self.rounds = 0
        """Counts how often what stands was changed by more than an answer: a new start, another learner."""
        self._history, self._generation, self._count = History(), -1, 0

    @property
    def history(self) -> History:
        """All that is known by now, what other notebooks wrote meanwhile among it."""
        self.record.refresh()
        if self.record.generation != self._generation or self.record.loose:
            self._history, self._generation, self._count = History(self.record.events), self.record.generation, 0
        added = self.record.later(self._count)
        for event in added:
            self._history.add(event)
        self._count += len(added)
        return self._history

    def deal(
        self, card: type[Card], asked: Question | Claim, content: Content, phase: str, form: str = "", **options: Any
    ) -> Card:
        """Put a card on the page as the record says it stands."""
        made: Card = card(
            cast(Any, asked), content, self._sitting(asked, phase), past=self._past(asked, phase), **options
        )
        made.keep = self._keeper(made, asked, phase, form)
        self._dealt[asked.id, phase] = Dealt(made, asked, phase)
        made.observe(lambda _: self.tell(), "view")
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
                card.notice = self._warning()

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
        """Have ``changed`` called after each answer, and now; a later one of that name takes its place."""
        self._watchers[name] = changed
        changed()

    def tell(self) -> None:
        """Tell all who watch that something happened."""
        for changed in list(self._watchers.values()):
            changed()

    def note(self, part: Part) -> None:
        """Take down that a part was started, and that it was finished, once each."""
        known = {event.event for event in self.history.since_start(part.name, "lesson")}
        if "started" not in known:
            self.record.append("started", phase="lesson", item=part.name)
        if "finished" not in known and part_progress(part, self.history).finished:
            self.record.append("finished", phase="lesson", item=part.name)

    def start_again(self, items: Iterable[tuple[str, str]]) -> None:
        """Start items of these phases again: what was answered stays on file, the cards become empty."""
        for item, phase in items:
            if self.history.since_start(item, phase):
                self.record.append("reset", phase=phase, item=item)
        self._renew()

    def switch(self, learner: str) -> None:
        """Let somebody else learn from now on: the cards on the page show that learner's answers."""
        self.record = Record(self.record.folder, learner)
        self._generation = -1
        self._renew()

    def _renew(self) -> None:
        self.rounds += 1
        for card, asked, phase in list(self._dealt.values()):
            card.renew(self._sitting(asked, phase), self._past(asked, phase))
        self.tell()


@cache
def session() -> Session:
    """This kernel's session."""
    where = folder()
    return Session(Record(where, Learners(where).current()))
