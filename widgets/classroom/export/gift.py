"""GIFT, Moodle's plain text format, which other systems read too.

All text is HTML on one line. GIFT has no pictures, no hints and no order: places stand in words, hints are left out,
steps are matched with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from widgets.classroom.export.parts import FAR, REASONS_MOVED, TITLE, Export, Lost, figure, general, stem, weights
from widgets.content import Content
from widgets.markdown import block, inline
from widgets.model import Hotspot, Multiple, Number, Order, Question, Single, Sort


def gift(questions: Sequence[Question], content: Content) -> Export:
    """All questions as one GIFT file (UTF-8), and what GIFT cannot carry."""
    parts = [f"$CATEGORY: $course$/top/{TITLE}"]
    parts += [_question(question, content) for question in questions]
    return Export(
        "\n\n".join(parts).encode() + b"\n",
        len(questions),
        [lost for question in questions for lost in _lost(question)],
    )


def _question(question: Question, content: Content) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in (f"objective-{question.objective}", *question.claims))
    answers = "".join(f"\n  {answer}" for answer in _answers(question))
    after = f"\n  ####{_html(general(question, content))}"
    return f"// [id:{question.id}] {tags}\n::{question.id}::{_html(stem(question))}{{{answers}{after}\n}}"


def _answers(question: Question) -> Iterable[str]:
    if isinstance(question, Order):
        return (f"={_html(inline(step.text))} -> {place}" for place, step in enumerate(question.options, 1))
    if isinstance(question, Sort):
        groups = {group.id: _escaped(group.text) for group in question.groups}
        return (f"={_html(inline(item.text))} -> {groups[item.group]}" for item in question.options)
    if isinstance(question, Number):
        return _number(question)
    return _options(question)


def _options(question: Single | Multiple | Hotspot) -> Iterator[str]:
    for option in question.options:
        mark = "=" if option.correct else "~"
        if isinstance(question, Multiple):
            right, wrong = weights(question)
            mark = f"~%{right if option.correct else wrong:g}%"
        yield f"{mark}{_html(inline(option.text))}#{_html(block(option.feedback))}"


def _number(question: Number) -> Iterator[str]:
    yield f"#={figure(question.low)}..{figure(question.high)}#{_html(block(question.feedback))}"
    yield f"=%0%{figure(Decimal(str(question.low)) - FAR)}:{FAR}#{_html(block(question.too_low))}"
    yield f"~#{_html(block(question.too_high))}"


def _lost(question: Question) -> Iterator[Lost]:
    yield Lost(question.id, "GIFT has no hints: left out")
    if isinstance(question, Hotspot):
        yield Lost(question.id, "GIFT has no pictures: the face is left out, its places are answers in words")
    if isinstance(question, Order):
        yield Lost(question.id, "GIFT has no order: each step is matched with its place")
    if isinstance(question, Order | Sort):
        yield Lost(question.id, f"GIFT {REASONS_MOVED}")
    if not question.shuffle:
        yield Lost(question.id, "GIFT cannot say that the options keep their order: turn shuffling off by hand")


def _html(html: str) -> str:
    return "[html]" + _escaped(html.strip())


def _escaped(text: str) -> str:
    """Text on one line without GIFT's own signs; an arrow in it is none of GIFT's."""
    for sign in "\\~=#{}:":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())
