"""A worksheet and its answer key as stand-alone HTML that prints to A4 and Letter: a lesson without devices.

Both are made from the same questions by the same walk, so that a question bears the same number and letters on both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from widgets.classroom.assets import style
from widgets.content import Content
from widgets.in_words import image, reasons, sheet_letters, words_for
from widgets.markdown import block, inline
from widgets.model import (
    LEVEL_MEANING,
    NOT_REVIEWED,
    SOON_MEANING,
    Choice,
    Multiple,
    Number,
    Question,
    Sort,
    Source,
)
from widgets.progress.forms import FORMS
from widgets.sitting import Row, laid_out

GROUND_RULES = (
    "This sheet teaches; it cannot tell what is on anybody’s skin. Nobody examines a classmate’s skin, and nobody is "
    f"asked about their own. {NOT_REVIEWED.replace(' it.', ' this lesson.')}"
)


class Numbered(NamedTuple):
    """A question with its number and its lines in the order in which they are printed."""

    number: int
    question: Question
    rows: list[Row]

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each line, or of each group where lines are sorted, by id."""
        return sheet_letters(self.question, self.rows)


def worksheet(content: Content, topics: Iterable[str] = ()) -> str:
    """The sheet that learners write on, as a whole HTML page; all topics where none is named."""
    head = (
        '<p class="fill">Name or pseudonym <span class="line"></span> Date <span class="line short"></span></p>'
        f"<p>{GROUND_RULES}</p>"
    )
    body = "".join(_topic(topic, map(_asked, numbered)) for topic, numbered in _numbered(content, topics))
    return _page("Worksheet", head + body)


def _warning_signs(content: Content) -> str:
    """The red flags, the most urgent first; on the key only, as they would answer the first question of the sheet."""
    tiers = "".join(
        f"<h3>{heading}</h3><ul>"
        + "".join(f"<li>{inline(flag.flag)}.</li>" for flag in content.red_flags if flag.soon == soon)
        + "</ul>"
        for soon, (heading, _) in SOON_MEANING.items()
    )
    return f'<section class="signs"><h2>When to get help, and how soon</h2>{tiers}</section>'


def answer_key(content: Content, topics: Iterable[str] = ()) -> str:
    """What is right on the same sheet, with the reason for each line, and the sources, as a whole HTML page."""
    walk = list(_numbered(content, topics))
    used = {id for _, numbered in walk for one in numbered for id in one.question.sources}
    listed = sorted((content.sources[id] for id in used), key=lambda source: (source.who.lower(), source.id))
    places = {source.id: place for place, source in enumerate(listed, 1)}
    head = (
        "<p>For the teacher. Numbers and letters are those of the worksheet; ✓ is right, ✗ is not. The small numbers "
        "name the sources at the end.</p>"
    )
    body = "".join(_topic(topic, (_answered(one, places) for one in numbered)) for topic, numbered in walk)
    sources = f'<section><h2>Sources</h2><ol class="sources">{"".join(map(_source, listed))}</ol></section>'
    return _page("Answer key", head + body + _warning_signs(content) + sources)


def _numbered(content: Content, topics: Iterable[str]) -> Iterator[tuple[str, list[Numbered]]]:
    number = 0
    for topic in dict.fromkeys(topics) or content.topics:
        numbered = []
        for question in content.questions_in(topic):
            number += 1
            numbered.append(Numbered(number, question, laid_out(question)))
        yield topic, numbered


def _page(title: str, body: str) -> str:
    kind = title.split()[0].lower()  # "worksheet" or "answer", for the style
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Milia or acne? {title}</title>\n<style>\n{style('handout')}</style>\n</head>\n"
        f'<body class="milia-handout {kind}">\n<main>\n'
        f"<h1>Milia or acne? <small>{title}</small></h1>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _topic(topic: str, questions: Iterable[str]) -> str:
    form = next((f"Form {form}" for form, file in FORMS.items() if file == topic), "")  # either may come first
    title = form or re.sub(r"^\d+_", "", topic).replace("_", " ")
    return f"<section><h2>{escape(title[:1].upper() + title[1:])}</h2>\n{''.join(questions)}</section>\n"


# --- the worksheet -----------------------------------------------------------------------------------------------


def _asked(numbered: Numbered) -> str:
    question = numbered.question
    how = words_for(question).on_paper
    parts = (
        f'<article class="question" dir="auto"><h3>{numbered.number}</h3><div class="body">',
        block(question.story),
        f'<p class="ask">{inline(question.text)}</p><p class="how">{how}</p>',
        _drawing(numbered),
        _to_fill_in(numbered),
        _room(question),
        "</div></article>\n",
    )
    return "".join(parts)


def _to_fill_in(numbered: Numbered) -> str:
    question, letters = numbered.question, numbered.letters
    if isinstance(question, Number):
        return f'<p class="fill"><span class="line short"></span> {inline(question.unit)}</p>'
    if isinstance(question, Choice):
        shape = "box" if isinstance(question, Multiple) else "box round"
        tick = f'<span class="{shape}"></span>'
        return _list(f"{tick}<b>{letters[row.id]}</b> <span>{inline(row.text)}</span>" for row in numbered.rows)
    groups = ""
    if isinstance(question, Sort):
        named = (f"<b>{letters[group.id]}</b> {escape(group.text)}" for group in question.groups)
        groups = f'<p class="groups">{" · ".join(named)}</p>'
    return groups + _list(f'<span class="box wide"></span><span>{inline(row.text)}</span>' for row in numbered.rows)


def _list(items: Iterable[str]) -> str:
    return f'<ul class="options">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def _drawing(numbered: Numbered) -> str:
    shown = image(numbered.question, numbered.letters)
    return f'<img src="{shown.src}" alt="{escape(shown.alt)}">' if shown else ""


def _room(question: Question) -> str:
    words = "I worked it out like this" if isinstance(question, Number) else "Because"
    line = '<span class="line"></span></p>'
    return f'<p class="fill room">{words} {line}<p class="fill room">{line}'


# --- the answer key ----------------------------------------------------------------------------------------------


def _answered(numbered: Numbered, places: Mapping[str, int]) -> str:
    question = numbered.question
    based = ", ".join(str(place) for place in sorted(places[id] for id in question.sources))
    parts = (
        f'<article class="question" dir="auto"><h3>{numbered.number}</h3><div class="body">',
        f'<p class="ask">{inline(question.text)}</p><p class="right">Answer: {_right(numbered)}</p>',
        _reasons(numbered),
        f'<p class="based">Sources {based} · question <code>{question.id}</code></p></div></article>\n',
    )
    return "".join(parts)


def _right(numbered: Numbered) -> str:
    """The right answer as a learner would have written it."""
    question = numbered.question
    return inline(words_for(question).written(question, numbered.rows, numbered.letters))


def _reasons(numbered: Numbered) -> str:
    question, mark = numbered.question, words_for(numbered.question).mark
    told = {one.row.id if one.row else one.name: one for one in reasons(question)}
    order = [row.id for row in numbered.rows] or list(told)
    return _reason_list(
        (mark(question, one.row, numbered.letters), inline(one.text), one.why) if one.row else (one.name, "", one.why)
        for one in (told[id] for id in order)
    )


def _reason_list(reasons: Iterable[tuple[str, str, str]]) -> str:
    items = (f"<li><b>{mark}</b> {f'<i>{text}</i> – ' if text else ''}{block(why)}</li>" for mark, text, why in reasons)
    return f'<ul class="reasons">{"".join(items)}</ul>'


def _source(source: Source) -> str:
    named = escape(f"{source.who}: {source.title} ({source.year}).")
    return f"<li>{named} How much was read: {LEVEL_MEANING[source.level]}. {escape(source.link or '')}</li>"
