"""Grades a response. The only place that decides what is right.

An answer is *correct* when all of it is right. Its *score* runs from 0 to 1 and is 1 only then:

- **single, hotspot, number**: 1 or 0.
- **multiple**: the share of the right options that was chosen, less the same share for each wrong one, never below
  0; so choosing everything earns nothing when right and wrong ones are equally many.
- **order**: Kendall's rank correlation with the right order, never below 0: of all pairs, the share that stands
  the right way round less the share that does not; so a random order earns nothing on average.
- **sort**: the share of things in their right group.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import NamedTuple

from widgets.model import Choice, Multiple, Number, Order, Question, Response, Sort


class Result(NamedTuple):
    """``score`` runs from 0 to 1; ``correct`` means all of it was right."""

    correct: bool
    score: float


class ResponseError(ValueError):
    """A response that cannot be an answer to this question."""


def grade(question: Question, response: Response) -> Result:
    """Grade a response; ids of chosen options count in any order.

    Raises :class:`ResponseError` if the response is none to this kind of question: nothing chosen, an id that is none
    of its own or stands twice, several answers where one is asked for, a step or a thing left out, no finite number.
    """
    if isinstance(question, Number):
        return _number(question, response)
    if isinstance(question, Sort):
        return _sort(question, response)
    if isinstance(response, dict | float | int):
        raise ResponseError(f"'{question.id}' is answered by a list of ids")
    ids = list(response)
    known = [option.id for option in question.options]
    unknown = set(ids) - set(known)
    if not ids:
        raise ResponseError("nothing was chosen")
    if unknown:
        raise ResponseError(f"not an option of '{question.id}': {', '.join(sorted(unknown))}")
    if len(set(ids)) < len(ids):
        raise ResponseError("an option was chosen twice")
    return _order(question, ids) if isinstance(question, Order) else _choice(question, ids)


def _choice(question: Choice, ids: list[str]) -> Result:
    if len(ids) > 1 and not isinstance(question, Multiple):
        raise ResponseError("only one option can be chosen")
    chosen, right = set(ids), question.right
    score = (len(chosen & right) - len(chosen - right)) / len(right)
    return Result(chosen == right, max(0.0, score))


def _order(question: Order, ids: list[str]) -> Result:
    right = [step.id for step in question.options]
    if len(ids) < len(right):
        raise ResponseError("a step has no place yet")
    pairs = [right.index(a) < right.index(b) for a, b in combinations(ids, 2)]
    return Result(ids == right, max(0.0, (2 * sum(pairs) - len(pairs)) / len(pairs)))


def _sort(question: Sort, response: Response) -> Result:
    if not isinstance(response, dict):
        raise ResponseError(f"'{question.id}' is answered by a group for each thing")
    groups = {group.id for group in question.groups}
    if set(response) != {item.id for item in question.options} or not set(response.values()) <= groups:
        raise ResponseError(f"each thing of '{question.id}' needs one of its groups")
    score = sum(response[item.id] == item.group for item in question.options) / len(question.options)
    return Result(score == 1, score)


def _number(question: Number, response: Response) -> Result:
    if isinstance(response, bool) or not isinstance(response, int | float) or not math.isfinite(response):
        raise ResponseError(f"'{question.id}' is answered by a number")
    correct = question.low <= response <= question.high
    return Result(correct, float(correct))
