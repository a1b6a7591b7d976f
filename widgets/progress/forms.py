"""Two forms of the same eight questions: which a learner meets before the lesson, and which after it.

Half of the learners meet form A first and half form B, so that a form that is harder weighs on both ends alike. The
pseudonym decides, until an answer stands on record: from then on the record does, whatever the learner is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from widgets.progress.history import History

FORMS = {"A": "00_before", "B": "07_after"}
"""The forms, and the files of their questions."""

Homes = Mapping[str, str]
"""The form that each question of the two sets belongs to, by its id."""


def other(form: str) -> str:
    """The form that is not this one."""
    return "B" if form == "A" else "A"


def first_form(learner: str, history: History, homes: Homes) -> str:
    """The form that a learner meets before the lesson.

    The first answer on record to a question of the sets decides. Records from before there were two orders need no
    ``form``: what was asked before the lesson in them was form A, and so it is for them from now on.
    """
    answers = [
        (event.order, form if phase == "pre" else other(form))
        for item, form in homes.items()
        for phase in ("pre", "post")
        for event in history.answers(item, phase)
    ]
    return min(answers)[1] if answers else "AB"[crc32(f"form/{learner}".encode()) & 1]


def form_in(phase: str, first: str) -> str:
    """The form that is asked in a phase by whoever meets ``first`` before the lesson."""
    return first if phase == "pre" else other(first)
