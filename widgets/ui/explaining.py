"""What a checked answer says of each line of a question: was it right, in which words, and why."""

from __future__ import annotations

from typing import NamedTuple

from widgets.model import Choice, Item, Number, Option, Order, Question, Response, Sort
from widgets.sitting import Row


class Line(NamedTuple):
    """One line of a question after an answer: ``right`` of an option means that it belongs to the answer."""

    row: Row
    right: bool
    taken: bool
    mark: str


def lines(question: Question, response: Response | None) -> list[Line]:
    """Each line with what the answer says of it; ``taken`` are those whose reason may be told after a miss.

    Of options those that were chosen; of steps and things those that stand where they belong, since the reason of the
    others would give their place away.
    """
    if isinstance(question, Number):
        return []
    if isinstance(question, Order):
        places = {id: place for place, id in enumerate(response or (), 1)} if not isinstance(response, float) else {}
        return [_step(row, place, places.get(row.id)) for place, row in enumerate(question.options, 1)]
    if isinstance(question, Sort):
        groups = {group.id: group.text for group in question.groups}
        given = response if isinstance(response, dict) else {}
        return [_item(row, groups, given.get(row.id)) for row in question.options]
    chosen = set(response) if isinstance(response, tuple) else set()
    return [_option(row, row.id in chosen) for row in question.options]


def _option(row: Option, chosen: bool) -> Line:
    words = "right" if row.correct else "not this one"
    return Line(row, row.correct, chosen, words + (" · your choice" if chosen else ""))


def _step(row: Row, place: int, given: int | None) -> Line:
    stands = given == place
    return Line(row, stands, stands, f"place {place}" + ("" if stands or not given else f" · you said {given}"))


def _item(row: Item, groups: dict[str, str], given: str | None) -> Line:
    belongs = given == row.group
    yours = "" if belongs or not given else f" · you said {groups[given]}"
    return Line(row, belongs, belongs, groups[row.group] + yours)


def found(question: Question, response: Response) -> str:
    """How much of an answer was right, in a sentence."""
    if isinstance(question, Choice):
        chosen = set(response) if isinstance(response, tuple) else set()
        words = f"You found {len(chosen & question.right)} of {len(question.right)}."
        return words + (" Something you chose does not belong." if chosen - question.right else "")
    if isinstance(question, Number):
        return ""
    stand = sum(line.right for line in lines(question, response))
    where = "in their place" if isinstance(question, Order) else "in their group"
    return f"{stand} of {len(question.options)} stand {where}."
