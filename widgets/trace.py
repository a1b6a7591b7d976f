"""Where each claim of the article is asked about and checked, and what nothing carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from widgets.content import Content
from widgets.content.faults import Fault
from widgets.notebooks import Notebook

FEWEST_QUESTIONS = 6
"""An objective needs at least as many questions."""


class Carried(NamedTuple):
    """What carries one claim: the notebooks that treat its section, questions by id, notebooks that fact-check it."""

    taught: list[str]
    asked: list[str]
    checked: list[str]

    def __str__(self) -> str:
        parts = (("taught in", self.taught), ("asked by", self.asked), ("checked in", self.checked))
        return "; ".join(f"{words} {', '.join(ids)}" for words, ids in parts if ids) or "carried by nothing"


def trace(content: Content, notebooks: Iterable[Notebook]) -> dict[str, Carried]:
    """Claim id → what carries it. A notebook treats the claims that its questions and fact-checks are about."""
    found = {id: Carried([], [], []) for id in content.claims}
    books = list(notebooks)
    home = {id: book.name for book in books for id in book.asked("question")}
    for question in content.questions.values():
        for id in question.claims:
            found[id].asked.append(question.id)
            if question.id in home and home[question.id] not in found[id].taught:
                found[id].taught.append(home[question.id])
    for book in books:
        for id in book.asked("fact_check"):
            found[id].checked.append(book.name)
            if book.name not in found[id].taught:
                found[id].taught.append(book.name)
    return found


def gaps(content: Content, notebooks: Iterable[Notebook]) -> list[Fault]:
    """Claims that nothing carries, and objectives with too few questions."""
    faults = [
        Fault("content/claims.yml", 0, f"claim '{id}'", "is carried by nothing", "ask about it or fact-check it")
        for id, carried in trace(content, notebooks).items()
        if not (carried.asked or carried.checked)
    ]
    counted = Counter(question.objective for question in content.questions.values())
    for id in content.objectives:
        if counted[id] < FEWEST_QUESTIONS:
            problem = f"has {counted[id]} questions"
            remedy = f"write at least {FEWEST_QUESTIONS - counted[id]} more"
            faults.append(Fault("content/objectives.yml", 0, f"objective '{id}'", problem, remedy))
    return faults
