"""Two forms of the same eight questions: which a learner meets before the lesson, and which after it.

Half of the learners meet form A first and half form B, so that a form that is harder weighs on both ends alike. The
pseudonym decides, until an answer stands on record: from then on the record does, whatever the learner is called.
"""

from __future__ import annotations

from zlib import crc32

from widgets.progress.history import History
from widgets.record import Event

FORMS = {"A": "00_before", "B": "07_after"}
"""The forms, and the files of their questions."""


def other(form: str) -> str:
    """The form that is not this one."""
    return "B" if form == "A" else "A"


def first_form(learner: str, history: History) -> str:
    """The form that a learner meets before the lesson: the first answer on record to a question of the sets decides."""
    keys = [(item, phase) for item, phase in history if phase in ("pre", "post")]
    answers = [event for key in keys for event in history.answers(*key)]
    if not answers:
        return "AB"[crc32(f"form/{learner}".encode()) & 1]
    return _first_by(min(answers, key=lambda event: event.order))


def _first_by(answer: Event) -> str:
    """The form met before the lesson by whoever gave this answer.

    A line without a form is from before there were two orders: then everybody met A before the lesson and B after it.
    """
    return form_in(answer.phase, answer.form) if answer.form in FORMS else "A"


def form_in(phase: str, first: str) -> str:
    """The form that is asked in a phase by whoever meets ``first`` before the lesson."""
    return first if phase == "pre" else other(first)
