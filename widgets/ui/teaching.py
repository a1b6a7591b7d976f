"""What the teacher's notebooks call, one line a cell."""

from __future__ import annotations

from html import escape
from typing import get_args

from IPython.display import HTML

from widgets.content import Content, ContentError, shipped
from widgets.in_words import reasons
from widgets.markdown import block, inline
from widgets.model import Question
from widgets.ui.assets import style
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


def aims() -> HTML:
    """What learners can do afterwards: the eight objectives."""
    items = "".join(
        f"<li><strong>{o.id}</strong> · You can {inline(o.text)}.</li>" for o in shipped().objectives.values()
    )
    return _listed(f'<ul class="milia-aims">{"".join(items)}</ul>')


def teacher_notes(*ids: str) -> HTML:
    """What to expect of questions put to a class: the answer, what is commonly thought instead and what to say to it.

    All of it from the bank; each question with its objective, its claims with their verdicts, and its sources.
    """
    content = shipped()
    return _listed("".join(_note(content.question(id), content) for id in ids))


def _note(question: Question, content: Content) -> str:
    objective = content.objectives[question.objective]
    claims = [content.claims[id] for id in question.claims]
    about = [f"<li>Claim {c.id} ({content.verdicts[c.verdict].name.lower()}): {inline(c.claim)}</li>" for c in claims]
    based = ", ".join(dict.fromkeys(content.sources[id].who for id in question.sources))
    rests = (
        f"<li>Objective {objective.id}: you can {inline(objective.text)}.</li>{''.join(about)}"
        f"<li>Sources: {escape(based)}. Question <code>{question.id}</code>.</li>"
    )
    return (
        f"<h3>{inline(question.text)}</h3>{block(question.story)}{_expected(question)}"
        f"<details><summary>What it rests on</summary><ul>{rests}</ul></details>"
    )


def _expected(question: Question) -> str:
    """Expected answers, then misconceptions, each with its reason."""
    told = reasons(question)
    right = [(one.text, one.why) for one in told if one.right]
    wrong = [(one.text, one.why) for one in told if not one.right]
    parts = (("Expected", right), ("What many think instead, and what to say to it", wrong))
    return "".join(f"<p><strong>{head}</strong></p><ul>{_told(told)}</ul>" for head, told in parts if told)


def _told(told: list[tuple[str, str]]) -> str:
    return "".join(f"<li><strong>{inline(text)}</strong> {block(why)}</li>" for text, why in told)


def _listed(body: str) -> HTML:
    return HTML(f'<style>{style("notes")}</style><div class="milia milia-notes">{body}</div>')
