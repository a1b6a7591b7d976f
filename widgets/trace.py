"""Where each claim of the article is taught, asked about and checked, and what nothing carries."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from widgets.content import Content
from widgets.content.codes import codes_in
from widgets.content.faults import Fault
from widgets.notebooks import Notebook

FEWEST_QUESTIONS = 6
"""An objective needs at least as many questions."""


class Carried(NamedTuple):
    """What carries one claim: prose by notebook and cell, questions by id, notebooks that fact-check it."""

    taught: list[str]
    asked: list[str]
    checked: list[str]

    def __str__(self) -> str:
        parts = (("taught in", self.taught), ("asked by", self.asked), ("checked in", self.checked))
        return "; ".join(f"{words} {', '.join(ids)}" for words, ids in parts if ids) or "carried by nothing"


def trace(content: Content, notebooks: Iterable[Notebook]) -> dict[str, Carried]:
    """Claim id → what carries it; ids of claims that do not exist are left to :func:`gaps`."""
    found = {id: Carried([], [], []) for id in content.claims}
    for question in content.questions.values():
        for id in question.claims:
            found[id].asked.append(question.id)
    for book in notebooks:
        for id, cell in book.taught:
            if id in found and f"{book.name}#{cell}" not in found[id].taught:
                found[id].taught.append(f"{book.name}#{cell}")
        for id in book.asked("fact_check"):
            if id in found:
                found[id].checked.append(book.name)
    return found


def gaps(content: Content, notebooks: Iterable[Notebook]) -> list[Fault]:
    """What ``check --trace`` finds wrong.

    Pages that cannot be read; questions and claims that do not exist; claims that no prose teaches or no card asks
    about; codes that a learner would read; objectives with too few questions.
    """
    books = list(notebooks)
    faults = [fault for book in books for fault in [*_unknown(content, book), *_codes(content, book)]]
    for id, carried in trace(content, books).items():
        if not carried.taught:
            remedy = f"write <!-- {id} --> after the sentence of a notebook that teaches it"
            faults.append(Fault("content/claims.yml", 0, f"claim '{id}'", "is taught by nothing", remedy))
        if not (carried.asked or carried.checked):
            remedy = "name it in a question's claims, or fact-check it"
            faults.append(Fault("content/claims.yml", 0, f"claim '{id}'", "is asked about by nothing", remedy))
    counted = Counter(question.objective for question in content.questions.values())
    for objective in content.objectives:
        if counted[objective] < FEWEST_QUESTIONS:
            problem = f"has {counted[objective]} questions"
            remedy = f"write at least {FEWEST_QUESTIONS - counted[objective]} more"
            faults.append(Fault("content/objectives.yml", 0, f"objective '{objective}'", problem, remedy))
    return faults


def _unknown(content: Content, book: Notebook) -> Iterator[Fault]:
    file = f"notebooks/{book.path.name}"
    named = [(id, f"cell '{cell}'") for id, cell in book.taught]
    named += [(id, "fact_check") for id in book.asked("fact_check")]
    if book.problem:
        yield Fault(file, 0, "", book.problem, f"take the shipped one back: git checkout {file}")
    for id in book.asked("question"):
        if id not in content.questions:
            near = difflib.get_close_matches(id, content.questions, 1)
            remedy = f"did you mean '{near[0]}'?" if near else "name one of content/questions"
            yield Fault(file, 0, "question", f"the question '{id}' does not exist", remedy)
    for id, place in named:
        if id not in content.claims:
            near = difflib.get_close_matches(id, content.claims, 1)
            remedy = f"did you mean '{near[0]}'?" if near else "name one of content/claims.yml"
            yield Fault(file, 0, place, f"the claim '{id}' does not exist", remedy)


def _codes(content: Content, book: Notebook) -> Iterator[Fault]:
    for cell, text in book.shown:
        for code in codes_in(text, content.sources):
            remedy = "say in words what it stands for, or put it into a comment"
            yield Fault(f"notebooks/{book.path.name}", 0, f"cell '{cell}'", f"shows the internal code '{code}'", remedy)
