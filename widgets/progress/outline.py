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
from widgets.pieces import PIECES
from widgets.progress.forms import FORMS, form_in
from widgets.record import version_of

SETS = {name: piece.asks for name, piece in PIECES.items() if piece.asks in ("pre", "post")}
"""What a notebook calls to ask a set, and the set's phase."""


def homes(content: Content) -> dict[str, str]:
    """The form that each question of the sets before and after belongs to; none in a bank without them."""
    files = {form: file for form, file in FORMS.items() if file in content.topics}
    return {question.id: form for form, file in files.items() for question in content.questions_in(file)}


def set_of(content: Content, phase: str, first: str) -> list[Question]:
    """The questions of a phase for whoever meets the form ``first`` before the lesson."""
    return content.questions_in(FORMS[form_in(phase, first)])


class Entry(NamedTuple):
    """One card: what it asks, in which phase, for which objective, in which version.

    ``one_try``: one answer ends it, right or wrong (a fact-check; a question before the lesson). ``form``: A or B in
    the sets before and after.
    """

    item: str
    phase: str
    objective: int
    version: str
    one_try: bool
    form: str = ""


class Part(NamedTuple):
    """One notebook: its name, title and minutes as it says them itself, and its cards in order."""

    name: str
    title: str
    minutes: int
    entries: list[Entry]


def questions_asked(content: Content, notebook: Notebook, first: str = "A") -> list[Question]:
    """All questions of a notebook, those of its sets before and after the lesson among them."""
    asked = _questions(content, notebook)
    for function, phase in SETS.items():
        asked += set_of(content, phase, first) if notebook.calls(function) else []
    return asked


def part(content: Content, notebook: Notebook, first: str = "A") -> Part:
    """A notebook as a part of the lesson, for whoever meets the form ``first`` before it."""
    head = "".join(notebook.cells[0]["source"]) if notebook.cells else ""
    title = re.match(r"# (.+)", head)
    minutes = re.search(r"\b(\d{1,3}) minutes", head)
    entries = [_asked(question, "lesson") for question in _questions(content, notebook)]
    for id in notebook.asked("fact_check"):
        if claim := content.claims.get(id):
            entries.append(Entry(id, "lesson", EVIDENCE_OR_OPINION, version_of(claim), one_try=True))
    for function, phase in SETS.items():
        if notebook.calls(function):
            form = form_in(phase, first)
            entries += [_asked(question, phase, form) for question in set_of(content, phase, first)]
    return Part(
        notebook.name,
        title.group(1) if title else notebook.name,
        int(minutes.group(1)) if minutes else 0,
        list(dict.fromkeys(entries)),  # a cell that was copied asks nothing more
    )


def parts(content: Content, notebooks: Iterable[Notebook], first: str = "A") -> list[Part]:
    """All parts, in order, for whoever meets the form ``first`` before the lesson."""
    return [part(content, notebook, first) for notebook in notebooks]


def _questions(content: Content, notebook: Notebook) -> list[Question]:
    """What its ``question`` cells ask; a cell that asks for none of ours says so itself, below it."""
    found = []
    for id in dict.fromkeys(notebook.asked("question")):
        with suppress(ContentError, UnicodeError):
            found.append(content.question(id))
    return found


def _asked(question: Question, phase: str, form: str = "") -> Entry:
    return Entry(question.id, phase, question.objective, version_of(question), one_try=phase == "pre", form=form)
