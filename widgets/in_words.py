"""What is asked and what is right, in words: once for card, wall, hand-out, teacher's notes, export and report.

All text is Markdown, as authors wrote it. What differs from one type of question to another is one entry of
:data:`TYPES`; whoever shows a question looks it up with :func:`words_for`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_uppercase
from typing import Any, Literal, NamedTuple

from widgets.model import (
    Choice,
    Group,
    Hotspot,
    Item,
    Multiple,
    Number,
    Option,
    Order,
    Question,
    Response,
    Single,
    Sort,
)
from widgets.sitting import Row
from widgets.skin.places import POINTED_AT

Letters = Mapping[str, str]
"""The letter of each line (or group), by its id."""


class Line(NamedTuple):
    """One line of a question after an answer: ``right`` of an option means that it belongs to the answer.

    ``taken`` are those whose reason may be told after a miss: of options those that were chosen; of steps and things
    those that stand where they belong, since the reason of the others would give their place away.
    """

    row: Row
    right: bool
    taken: bool
    mark: str


class Reason(NamedTuple):
    """Why something is right or wrong: of a line, or of a figure that is right, too low or too high."""

    row: Row | None
    name: str
    text: str
    right: bool
    why: str


class Pick(NamedTuple):
    """One thing that a response says, such as an option it chose.

    ``right`` is ``None`` where the content does not tell (an id it does not hold); ``why`` is its feedback.
    """

    key: str
    text: str
    right: bool | None
    why: str = ""


class Image(NamedTuple):
    """A picture as an address that holds it, with its words."""

    src: str
    alt: str


class Words(NamedTuple):
    """What one type of question says of itself.

    ``on_card`` and ``on_paper``: what to do. ``control``: which native control answers it. ``on_the_wall`` is the
    answer as it is called out, ``written`` as somebody would have written it on the sheet.
    """

    on_card: str
    on_paper: str
    control: Literal["radio", "checkbox", "order", "sort", "number"]
    on_the_wall: Callable[[Any, Letters], str]
    written: Callable[[Any, Sequence[Row], Letters], str]
    mark: Callable[[Any, Row, Letters], str]
    reasons: Callable[[Any], list[Reason]]
    lines: Callable[[Any, Response | None], list[Line]]
    found: Callable[[Any, Response], str]
    picks: Callable[[Any, Any], list[Pick] | None]


def words_for(question: Question) -> Words:
    """The words of a question's type, or of the type that it is one of."""
    return next(TYPES[kind] for kind in type(question).__mro__ if kind in TYPES)


def lettered(things: Iterable[Row | Group]) -> dict[str, str]:
    """A letter for each line or group, in order, by its id."""
    return dict(zip((thing.id for thing in things), ascii_uppercase, strict=False))


def sheet_letters(question: Question, rows: Sequence[Row]) -> dict[str, str]:
    """The letters that are written on paper: those of the groups where lines are sorted, else those of the lines."""
    return lettered(question.groups if isinstance(question, Sort) else rows)


def figure(question: Number) -> str:
    """What is right: one number or the range from the lowest to the highest, with its unit."""
    return (
        f"{question.low:g}" + (f" to {question.high:g}" if question.low < question.high else "") + f" {question.unit}"
    )


def reasons(question: Question) -> list[Reason]:
    """All reasons of a question, those of what is right among them, in the author's order."""
    return words_for(question).reasons(question)


def lines(question: Question, response: Response | None) -> list[Line]:
    """Each line with what the answer says of it."""
    return words_for(question).lines(question, response)


def found(question: Question, response: Response) -> str:
    """How much of an answer was right, in a sentence."""
    return words_for(question).found(question, response)


def picture(question: Question, names: Letters) -> tuple[str, str] | None:
    """The drawing that is pointed at as SVG text, its places named as in ``names``, and what it shows; else nothing."""
    if not isinstance(question, Hotspot):
        return None
    drawing = POINTED_AT[question.picture]
    places = ", ".join(
        f"{names[option.id]} {option.text.lower()}" if names[option.id] != option.text else option.text.lower()
        for option in question.options
    )
    return drawing.named(names), f"Drawing of {drawing.words} with its places outlined: {places}"


def image(question: Question, names: Letters) -> Image | None:
    """The same for a page."""
    drawn = picture(question, names)
    return drawn and Image(f"data:image/svg+xml;base64,{base64.b64encode(drawn[0].encode()).decode()}", drawn[1])


# --- options -----------------------------------------------------------------------------------------------------


def _options(question: Choice, response: Response | None) -> list[Line]:
    chosen = set(response) if isinstance(response, tuple) else set()
    return [
        Line(
            row,
            row.correct,
            row.id in chosen,
            ("right" if row.correct else "not this one") + (" · your choice" if row.id in chosen else ""),
        )
        for row in question.options
    ]


def _found_options(question: Choice, response: Response) -> str:
    chosen = set(response) if isinstance(response, tuple) else set()
    words = f"You found {len(chosen & question.right)} of {len(question.right)}."
    return words + (" Something you chose does not belong." if chosen - question.right else "")


def _right_letters(question: Choice, letters: Letters) -> str:
    return ", ".join(letter for id, letter in letters.items() if id in question.right)


def _picked_options(question: Choice, response: Any) -> list[Pick]:
    options = {option.id: option for option in question.options}
    return [
        Pick(id, o.text, o.correct, o.feedback) if (o := options.get(id)) else Pick(id, id, None)
        for id in response_ids(response)
    ]


# --- steps and things --------------------------------------------------------------------------------------------


def _steps(question: Order, response: Response | None) -> list[Line]:
    places = {id: place for place, id in enumerate(response or (), 1)} if not isinstance(response, float) else {}
    told = []
    for place, row in enumerate(question.options, 1):
        given = places.get(row.id)
        stands = given == place
        told.append(
            Line(row, stands, stands, f"place {place}" + ("" if stands or not given else f" · you said {given}"))
        )
    return told


def _places(question: Order) -> dict[str, str]:
    return {step.id: str(place) for place, step in enumerate(question.options, 1)}


def _picked_order(question: Order, response: Any) -> list[Pick] | None:
    if not isinstance(response, list | tuple):
        return None
    texts = {step.id: step.text for step in question.options}
    words = " → ".join(texts.get(str(id), str(id)) for id in response)
    return [Pick(">".join(map(str, response)), words, list(response) == list(texts))]


def _things(question: Sort, response: Response | None) -> list[Line]:
    groups = {group.id: group.text for group in question.groups}
    given = response if isinstance(response, dict) else {}
    return [_thing(row, groups, given.get(row.id)) for row in question.options]


def _thing(row: Item, groups: dict[str, str], given: str | None) -> Line:
    belongs = given == row.group
    yours = "" if belongs or not given else f" · you said {groups[given]}"
    return Line(row, belongs, belongs, groups[row.group] + yours)


def _picked_pairs(question: Sort, response: Any) -> list[Pick] | None:
    if not isinstance(response, dict):
        return None
    groups = {group.id: group.text for group in question.groups}
    things = {thing.id: thing for thing in question.options}
    return [
        Pick(f"{id}={group}", f"{o.text} → {groups.get(group, group)}", group == o.group, o.feedback)
        if (o := things.get(id))
        else Pick(f"{id}={group}", f"{id} → {group}", None)
        for id, group in response.items()
    ]


def _in_their(where: str) -> Callable[[Order | Sort, Response], str]:
    def told(question: Order | Sort, response: Response) -> str:
        stand = sum(line.right for line in lines(question, response))
        return f"{stand} of {len(question.options)} stand in their {where}."

    return told


# --- numbers -----------------------------------------------------------------------------------------------------


def _of_figure(question: Number) -> list[Reason]:
    return [
        Reason(None, "Right", figure(question), True, question.feedback),
        Reason(None, "Too low", "less", False, question.too_low),
        Reason(None, "Too high", "more", False, question.too_high),
    ]


def _picked_figure(question: Number, response: Any) -> list[Pick] | None:
    if not isinstance(response, int | float):
        return None
    if response < question.low:
        return [Pick("too-low", f"less than {question.low:g} {question.unit}", False, question.too_low)]
    if response > question.high:
        return [Pick("too-high", f"more than {question.high:g} {question.unit}", False, question.too_high)]
    return [Pick("right", figure(question), True, question.feedback)]


# --- all ---------------------------------------------------------------------------------------------------------


def response_ids(response: Any) -> list[str]:
    """The ids that a response lists; none where it is pairs or nothing."""
    if response is None or isinstance(response, dict):
        return []
    return [str(id) for id in response] if isinstance(response, list | tuple) else [str(response)]


def _of_rows(question: Choice | Order | Sort) -> list[Reason]:
    return [
        Reason(row, "", row.text, row.correct if isinstance(row, Option) else True, row.feedback)
        for row in question.options
    ]


def _from_top(belongs: Callable[[Any, Row, Letters], str]) -> Callable[[Any, Sequence[Row], Letters], str]:
    def written(question: Any, rows: Sequence[Row], letters: Letters) -> str:
        return "from top to bottom " + ", ".join(belongs(question, row, letters) for row in rows)

    return written


def _place(question: Order, row: Row, letters: Letters) -> str:
    return _places(question)[row.id]


def _group(question: Sort, row: Row, letters: Letters) -> str:
    return letters[next(item.group for item in question.options if item.id == row.id)]


_CHOICE = Words(
    on_card="Choose one answer.",
    on_paper="Tick one box.",
    control="radio",
    on_the_wall=_right_letters,
    written=lambda question, rows, letters: _right_letters(question, letters),
    mark=lambda question, row, letters: f"{letters[row.id]} {'✓' if row.id in question.right else '✗'}",
    reasons=_of_rows,
    lines=_options,
    found=_found_options,
    picks=_picked_options,
)

TYPES: dict[type, Words] = {
    Single: _CHOICE,
    Multiple: _CHOICE._replace(
        on_card="Choose all that apply.", on_paper="Tick every box that fits.", control="checkbox"
    ),
    Hotspot: _CHOICE._replace(
        on_card="Choose one place, in the list or on the drawing.",
        on_paper="Tick one place. The letters stand on the drawing.",
    ),
    Order: Words(
        on_card="Give each line its place.",
        on_paper="Write 1 beside what comes first, 2 beside what comes next, and so on.",
        control="order",
        on_the_wall=lambda question, letters: ", ".join(letters[step.id] for step in question.options),
        written=_from_top(_place),
        mark=_place,
        reasons=_of_rows,
        lines=_steps,
        found=_in_their("place"),
        picks=_picked_order,
    ),
    Sort: Words(
        on_card="Give each line its group.",
        on_paper="Write the letter of its group beside each line.",
        control="sort",
        on_the_wall=lambda question, letters: "the group stands beside each line",
        written=_from_top(_group),
        mark=_group,
        reasons=_of_rows,
        lines=_things,
        found=_in_their("group"),
        picks=_picked_pairs,
    ),
    Number: Words(
        on_card="Write a number.",
        on_paper="Write a number.",
        control="number",
        on_the_wall=lambda question, letters: figure(question),
        written=lambda question, rows, letters: figure(question),
        mark=lambda question, row, letters: "",
        reasons=_of_figure,
        lines=lambda question, response: [],
        found=lambda question, response: "",
        picks=_picked_figure,
    ),
}
"""What each type of question says of itself. A new type is one more entry (and its grade, :mod:`widgets.grading`)."""
