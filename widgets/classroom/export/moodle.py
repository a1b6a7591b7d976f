"""Moodle XML: Moodle's own format, with its own kinds of question for orders and sortings, and with pictures.

Written for Moodle 4.4 or newer, which has the kind ``ordering`` built in.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from widgets.classroom.export.parts import (
    FAR,
    PICTURE,
    REASONS_MOVED,
    TITLE,
    Export,
    Lost,
    figure,
    general,
    picture_of,
    stem,
    weights,
    xml_text,
)
from widgets.content import Content
from widgets.markdown import block, inline
from widgets.model import Choice, Hotspot, Multiple, Number, Order, Question, Sort


def moodle(questions: Sequence[Question], content: Content) -> Export:
    """All questions as one Moodle XML file, and what it cannot carry."""
    quiz = Element("quiz")
    category = SubElement(SubElement(quiz, "question", type="category"), "category")
    SubElement(category, "text").text = f"$course$/top/{TITLE}"
    for question in questions:
        quiz.append(_question(question, content))
    indent(quiz)
    data = tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"
    return Export(data, len(questions), [lost for question in questions for lost in _lost(question)])


def _question(question: Question, content: Content) -> Element:
    node = Element("question", type=_kind(question))
    _text(node, "name", question.id)
    if isinstance(question, Hotspot):
        svg, words = picture_of(question)
        image = f'<p><img src="@@PLUGINFILE@@/{PICTURE}" alt="{escape(words)}" width="480"></p>'
        file = SubElement(_html(node, "questiontext", stem(question, image)), "file", name=PICTURE, path="/")
        file.set("encoding", "base64")
        file.text = base64.b64encode(svg.encode()).decode()
    else:
        _html(node, "questiontext", stem(question))
    _html(node, "generalfeedback", general(question, content))
    SubElement(node, "defaultgrade").text = "1"
    SubElement(node, "penalty").text = "0.3333333"
    SubElement(node, "idnumber").text = question.id
    _answers(node, question)
    _html(node, "hint", block(question.hint))
    tags = SubElement(node, "tags")
    for tag in (f"objective-{question.objective}", *question.claims):
        _text(tags, "tag", tag)
    return node


def _kind(question: Question) -> str:
    if isinstance(question, Order):
        return "ordering"
    if isinstance(question, Sort):
        return "matching"
    return "numerical" if isinstance(question, Number) else "multichoice"


def _answers(node: Element, question: Question) -> None:
    if isinstance(question, Choice):
        _options(node, question)
    elif isinstance(question, Order):
        _order(node, question)
    elif isinstance(question, Sort):
        _sort(node, question)
    else:
        _number(node, question)


def _options(node: Element, question: Choice) -> None:
    SubElement(node, "single").text = "false" if isinstance(question, Multiple) else "true"
    SubElement(node, "shuffleanswers").text = "true" if question.shuffle else "false"
    SubElement(node, "answernumbering").text = "abc"
    right, wrong = weights(question) if isinstance(question, Multiple) else (100, 0)
    for option in question.options:
        _answer(node, f"{right if option.correct else wrong:g}", inline(option.text), option.feedback)


def _order(node: Element, question: Order) -> None:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    for name, value in settings.items():
        SubElement(node, name).text = value
    for place, step in enumerate(question.options, 1):
        _html(node, "answer", inline(step.text)).set("fraction", str(place))


def _sort(node: Element, question: Sort) -> None:
    SubElement(node, "shuffleanswers").text = "true" if question.shuffle else "false"
    groups = {group.id: group.text for group in question.groups}
    for item in question.options:
        _text(_html(node, "subquestion", inline(item.text)), "answer", groups[item.group])


def _number(node: Element, question: Number) -> None:
    low, high = Decimal(str(question.low)), Decimal(str(question.high))
    _figure(node, "100", figure((low + high) / 2), figure((high - low) / 2), question.feedback)
    _figure(node, "0", figure(low - FAR), str(FAR), question.too_low)  # read after the right range, so `low` is right
    _figure(node, "0", "*", "0", question.too_high)


def _figure(node: Element, fraction: str, figure: str, tolerance: str, feedback: str) -> None:
    answer = _answer(node, fraction, figure, feedback)
    SubElement(answer, "tolerance").text = tolerance


def _answer(node: Element, fraction: str, text: str, feedback: str) -> Element:
    answer = _html(node, "answer", text)
    answer.set("fraction", fraction)
    _html(answer, "feedback", block(feedback))
    return answer


def _html(node: Element, tag: str, html: str) -> Element:
    made = SubElement(node, tag, format="html")
    SubElement(made, "text").text = xml_text(html.strip())
    return made


def _text(node: Element, tag: str, text: str) -> None:
    SubElement(SubElement(node, tag), "text").text = xml_text(text)


def _lost(question: Question) -> Iterator[Lost]:
    if isinstance(question, Hotspot):
        yield Lost(question.id, "Moodle has no reason for each place on a drawing: asked as a choice beside it")
    if isinstance(question, Order):
        yield Lost(question.id, "Moodle has orders since its version 4.4; an older one needs the plugin 'ordering'")
        yield Lost(question.id, "Moodle scores an order by its own measure")
    if isinstance(question, Order | Sort):
        yield Lost(question.id, f"Moodle {REASONS_MOVED}")
    if isinstance(question, Order) and not question.shuffle:
        yield Lost(question.id, "Moodle always shuffles an order")
