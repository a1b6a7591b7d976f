"""Questions to export: the whole bank, and made-up ones full of signs that formats use for themselves."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from widgets.markdown import block, inline
from widgets.model import (
    PLACES,
    Group,
    Hotspot,
    Item,
    Multiple,
    Number,
    Option,
    Order,
    Question,
    Single,
    Sort,
    Step,
)

NASTY = [
    "{a} = b ~ c # d : e \\ f -> g",
    "::title::{=right ~wrong #feedback ####general}",
    "~%50%half =%100%all // [id:1] [tag:x] $CATEGORY: x",
    "<b>5 < 6 & 7 > 3</b> &amp; &lt; &#35; &&035; ]]> <![CDATA[x]]>",
    "\"double\" 'single' `code <x>` **strong** *weak*",
    "مرحبا \u200fبالعالم\u200e שלום עולם 日本語 😀 e\u0301 \u202eright to left\u202c",
    "C:\\new\\temp \\n \\{ \\\\",
    "first line\nsecond line",
    "a tab\tand a bell \x07 and a private sign \ue000",
    "%20% of people [html] [markdown] [0]",
    "@@PLUGINFILE@@/x?y=1&z=2 {{jinja}} ${shell}",
    "TRUE",
    "1..2",
]
SIGNS = "{}=~#:\\->%<&>\"'[]()*_`$/@!|.0aZ é\n"
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


def _shows(text: str) -> bool:
    """Whether something is left of a text once it is HTML."""
    return bool(inline(text).strip() and block(text).strip())


texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet=SIGNS, min_size=1, max_size=30),
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=20),
).filter(_shows)
groups = texts.filter(lambda text: bool(text.strip()) and "&&" not in text)  # GIFT's readers use && for themselves


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question of any kind whose every text may be hostile."""
    kind = draw(st.sampled_from([Single, Multiple, Hotspot, Order, Sort, Number]))
    shared: dict[str, Any] = {
        "id": draw(ids),
        "objective": draw(st.integers(1, 8)),
        "text": draw(texts),
        "hint": draw(texts),
        "story": draw(st.one_of(st.just(""), texts)),
        "sources": ["DERMNET_MILIUM", "AAD_ACNE"],
        "claims": ["C17"],
        "shuffle": draw(st.booleans()),
    }
    if kind is Number:
        low, high = sorted(draw(st.tuples(*[st.integers(-10_000, 10_000)] * 2)))
        told: dict[str, Any] = {name: draw(texts) for name in ("feedback", "too_low", "too_high")}
        return Number(**shared, unit=draw(texts), low=low / 8, high=high / 8, **told)
    names = st.sampled_from(PLACES["face"]) if kind is Hotspot else ids
    own = draw(st.lists(names, min_size=3, max_size=6, unique=True))
    if kind is Order:
        return Order(**shared, options=[Step(id=id, text=draw(texts), feedback=draw(texts)) for id in own])
    if kind is Sort:
        kinds = [Group(id=id, text=draw(groups)) for id in draw(st.lists(ids, min_size=2, max_size=4, unique=True))]
        rows = [(id, draw(texts), draw(st.sampled_from(kinds)).id, draw(texts)) for id in own]
        return Sort(**shared, groups=kinds, options=[Item(id=a, text=b, group=c, feedback=d) for a, b, c, d in rows])
    right = draw(st.sets(st.sampled_from(own), min_size=1, max_size=3 if kind is Multiple else 1))
    options = [Option(id=id, text=draw(texts), feedback=draw(texts), correct=id in right) for id in own]
    if kind is Hotspot:
        return Hotspot(**shared, picture="face", options=options)
    return (Multiple if kind is Multiple else Single)(**shared, options=options)


def reasons(question: Question) -> list[str]:
    """All feedback of a question as HTML."""
    if isinstance(question, Number):
        return [block(text) for text in (question.feedback, question.too_low, question.too_high)]
    return [block(option.feedback) for option in question.options]
