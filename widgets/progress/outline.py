"""What the lesson consists of: its parts, and what each asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from widgets.claims import EVIDENCE_OR_OPINION
from widgets.content import Content, ContentError
from widgets.model import Question
from widgets.notebooks import Notebook
from widgets.record import version_of

BEFORE, AFTER = "00_before", "07_after"
"""The files of the two parallel sets of eight questions."""

SETS = {"before_questions": (BEFORE, "pre"), "after_questions": (AFTER, "post")}
"""What a notebook calls to ask a set, the set's file and its phase."""


class Entry(NamedTuple):
    """One card: what it asks, in which phase, for which objective, in which version.

    ``one_try``: one answer ends it, right or wrong (a fact-check; a question before the lesson).
    """

    item: str
    phase: str
    objective: int
    version: str
    one_try: bool


class Part(NamedTuple):
    """One notebook: its name, title and minutes as it says them itself, and its cards in order."""

    name: str
    title: str
    minutes: int
    entries: list[Entry]


def questions_asked(content: Content, notebook: Notebook) -> list[Question]:
    """All questions of a notebook, those of its sets before and after the lesson among them."""
    asked = _questions(content, notebook)
    for function, (file, _) in SETS.items():
        asked += content.questions_in(file) if notebook.calls(function) else []
    return asked


def part(content: Content, notebook: Notebook) -> Part:
    """A notebook as a part of the lesson."""
    head = "".join(notebook.cells[0]["source"]) if notebook.cells else ""
    title = re.match(r"# (.+)", head)
    minutes = re.search(r"\b(\d{1,3}) minutes", head)
    entries = [_asked(question, "lesson") for question in _questions(content, notebook)]
    for id in notebook.asked("fact_check"):
        if claim := content.claims.get(id):
            entries.append(Entry(id, "lesson", EVIDENCE_OR_OPINION, version_of(claim), one_try=True))
    for function, (file, phase) in SETS.items():
        if notebook.calls(function):
            entries += [_asked(question, phase) for question in content.questions_in(file)]
    return Part(
        notebook.name,
        title.group(1) if title else notebook.name,
        int(minutes.group(1)) if minutes else 0,
        list(dict.fromkeys(entries)),  # a cell that was copied asks nothing more
    )


def parts(content: Content, notebooks: Iterable[Notebook]) -> list[Part]:
    """All parts, in order."""
    return [part(content, notebook) for notebook in notebooks]


def _questions(content: Content, notebook: Notebook) -> list[Question]:
    """What its ``question`` cells ask; a cell that asks for none of ours says so itself, below it."""
    found = []
    for id in dict.fromkeys(notebook.asked("question")):
        with suppress(ContentError, UnicodeError):
            found.append(content.question(id))
    return found


def _asked(question: Question, phase: str) -> Entry:
    return Entry(question.id, phase, question.objective, version_of(question), one_try=phase == "pre")
