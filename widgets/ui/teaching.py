"""What the teacher's notebooks call, one line a cell."""

from __future__ import annotations

from typing import get_args

from widgets.content import ContentError, shipped
from widgets.model import Question
from widgets.ui.author import Author
from widgets.ui.present import Presentation


def present(*ids: str) -> Presentation:
    """Questions for a projector, one after the other."""
    content = shipped()
    return Presentation([content.question(id) for id in ids], content)


KINDS = {kind.__struct_config__.tag: kind for kind in get_args(Question)}


def write_question(kind: str = "single") -> Author:
    """A desk with a question of this kind on it, to be changed: single, multiple, hotspot, order, sort or number.

    The worked example is the first of its kind in the shipped bank, under an id of its own.
    """
    content = shipped()
    if kind not in KINDS:
        raise ContentError(f"write_question('{kind}'): no such kind; use one of {', '.join(KINDS)}")
    example = next(question.id for question in content.questions.values() if type(question) is KINDS[kind])
    text = content.text_of(example)
    return Author(content, text.replace(f"id: {example}", f"id: my-{example}", 1))
