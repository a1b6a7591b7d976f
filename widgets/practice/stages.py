"""The three stages of practice: which bumps each shows and which answers it offers."""

from __future__ import annotations

from msgspec import Struct

from widgets.model import Lesion
from widgets.practice.cases import CANNOT_TELL, SEE_A_CLINICIAN, Case


class Answer(Struct, frozen=True):
    """One answer to choose, with the key that chooses it."""

    id: str
    name: str
    key: str


class Stage(Struct, frozen=True):
    """One stage. Where answers stand for several lesions (``grouped``), it is the answers that are mastered."""

    id: str
    name: str
    question: str
    lesions: tuple[str, ...]
    answers: tuple[Answer, ...]
    grouped: bool = False

    @property
    def offered(self) -> frozenset[str]:
        """Ids of the answers."""
        return frozenset(answer.id for answer in self.answers)

    @property
    def units(self) -> tuple[str, ...]:
        """What is mastered in this stage: its lesions, or the answers that stand for several."""
        return tuple(dict.fromkeys(self.unit(lesion) for lesion in self.lesions))

    def unit(self, lesion: str) -> str:
        """What a lesion counts for in this stage."""
        return lesion if not self.grouped else "milium" if lesion == "milium" else "acne"

    def right(self, case: Case) -> str:
        """The right answer to a case here."""
        return self.unit(case.lesion) if case.answer == case.lesion else case.answer

    def partly(self, case: Case) -> frozenset[str]:
        """The answers to a case that are half right here."""
        return frozenset(self.unit(id) if id in self.lesions else id for id in case.partly)

    def meant(self, answer: str) -> str | None:
        """The unit that an answer names, if any."""
        return answer if answer in self.units else None


DOUBT = Answer(CANNOT_TELL, "Cannot be told from this", "t")
CLINICIAN = Answer(SEE_A_CLINICIAN, "A clinician must see it", "c")


def stages(lesions: dict[str, Lesion]) -> tuple[Stage, ...]:
    """The stages with these lesions; the first two use milia and acne only."""
    first = tuple(id for id, lesion in lesions.items() if lesion.family in ("milia", "acne"))
    named = tuple(id for id, lesion in lesions.items() if lesion.family != "not to miss")
    two = (Answer("milium", lesions["milium"].name, "1"), Answer("acne", "acne", "2"))
    return (
        Stage("milium-or-acne", "Milium or acne", "Milium or acne?", first, (*two, DOUBT), grouped=True),
        Stage("five-bumps", "Five bumps", "Which of the five is it?", first, (*_named(lesions, first), DOUBT)),
        Stage(
            "all-ten",
            "All ten, and what must not be missed",
            "What is it – or must a clinician see it?",
            tuple(lesions),
            (*_named(lesions, named), CLINICIAN, DOUBT),
        ),
    )


def _named(lesions: dict[str, Lesion], ids: tuple[str, ...]) -> tuple[Answer, ...]:
    return tuple(Answer(id, lesions[id].name, str(n % 10)) for n, id in enumerate(ids, 1))
