"""Grades a response. The only place that decides what is right.

Rules: an answer is *correct* when exactly the right options are chosen, in any order. The *score* is 1 for a
correct answer. With several right options it is the share of them that was chosen, less the same share for each
wrong one, and never below 0: choosing everything earns nothing when right and wrong ones are equally many. With
one right option it is 1 or 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from widgets.model import Question


class Result(NamedTuple):
    """``score`` runs from 0 to 1; ``correct`` means all of it was right."""

    correct: bool
    score: float


class ResponseError(ValueError):
    """A response that cannot be an answer to this question."""


def grade(question: Question, response: Iterable[str]) -> Result:
    """Grade the ids of the chosen options.

    Raises :class:`ResponseError` if nothing was chosen, an id is none of the question's or stands twice, or
    several were chosen where one is asked for.
    """
    ids = list(response)
    chosen = frozenset(ids)
    unknown = chosen - {option.id for option in question.options}
    if not ids:
        raise ResponseError("nothing was chosen")
    if unknown:
        raise ResponseError(f"not an option of '{question.id}': {', '.join(sorted(unknown))}")
    if len(chosen) < len(ids):
        raise ResponseError("an option was chosen twice")
    if question.type == "single" and len(ids) > 1:
        raise ResponseError("only one option can be chosen")
    right = question.right
    score = (len(chosen & right) - len(chosen - right)) / len(right)
    return Result(chosen == right, max(0.0, score))
