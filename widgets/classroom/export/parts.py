"""What all formats share: the pieces of a question as HTML, its picture, and what a format cannot carry."""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape
from typing import NamedTuple

from widgets.content import Content
from widgets.in_words import picture, reasons
from widgets.markdown import block, inline
from widgets.model import Hotspot, Item, Multiple, Number, Order, Question, Sort

TITLE = "Milia or acne?"
"""The name of the category or test that questions arrive in."""

PICTURE = "face.svg"
"""The file name of the drawing of a hotspot question."""


class Lost(NamedTuple):
    """Something of a question that a format cannot carry, and what became of it."""

    question: str
    what: str


class Export(NamedTuple):
    """A finished file, how many questions are in it, and what of them is not."""

    data: bytes
    questions: int
    lost: list[Lost]

    def told(self) -> list[str]:
        """What is not in the file, one line a reason, with the questions that it concerns."""
        found: dict[str, list[str]] = {}
        for question, what in self.lost:
            found.setdefault(what, []).append(question)
        return [f"{what} ({self._named(ids)})" for what, ids in found.items()]

    def _named(self, ids: list[str]) -> str:
        return f"all {len(ids)} questions" if len(ids) == self.questions > 1 else ", ".join(ids)


FAR = Decimal(1_000_000)
"""Half the width of the range that counts as too low where a wrong figure can only be a range or 'anything else'."""


def figure(value: float | Decimal) -> str:
    """A number in plain digits, exactly as it was written."""
    return format(Decimal(str(value)), "f")


def stem(question: Question, picture: str = "") -> str:
    """Story and question as HTML, with the picture's ``<img>`` between them and the unit of a number after them."""
    unit = f"<p>Your answer ({inline(question.unit)}):</p>" if isinstance(question, Number) else ""
    return block(question.story) + picture + block(question.text) + unit


def picture_of(question: Hotspot) -> tuple[str, str]:
    """The drawing of a hotspot question as SVG text, and what it shows in words."""
    drawn = picture(question, {option.id: option.text for option in question.options})
    assert drawn  # a hotspot question has one
    return drawn


def solution(question: Order | Sort) -> str:
    """What belongs where and why, as HTML: for formats that have no reason for each line."""
    groups = {group.id: group.text for group in question.groups} if isinstance(question, Sort) else {}
    told = "".join(
        f"<li><strong>{inline(one.text)}</strong>"
        f"{f' ({escape(groups[one.row.group])})' if isinstance(one.row, Item) else ''}{block(one.why)}</li>"
        for one in reasons(question)
    )
    return f"<ul>{told}</ul>" if groups else f"<ol>{told}</ol>"


def sources(question: Question, content: Content) -> str:
    """What a question is based on, as one paragraph of HTML."""
    named = (content.sources[id] for id in question.sources)
    return f"<p>Based on: {escape('; '.join(f'{s.who}, {s.title} ({s.year})' for s in named))}.</p>"


def general(question: Question, content: Content) -> str:
    """What is told whatever was answered, as HTML: reasons of lines, then the sources."""
    reasons = solution(question) if isinstance(question, Order | Sort) else ""
    return reasons + sources(question, content)


def weights(question: Multiple) -> tuple[float, float]:
    """Percent for each right and each wrong option, so that the sum is the score of ``widgets.grading``."""
    share = round(100 / len(question.right), 5)
    return share, -share


REASONS_MOVED = "has no reason beside each line; the reasons stand together in the general feedback"
"""What becomes of the feedback of orders and sortings in every format."""


def xml_text(text: str) -> str:
    """Text that XML 1.0 can hold; characters it has no place for become U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
