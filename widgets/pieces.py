"""What a notebook may call: where each function lives, how long a learner stays at it, its sources, what it asks.

One line a function. Reading the table loads neither the widgets nor pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from widgets.content import Content


class Call(NamedTuple):
    """One call in a notebook: the function, its texts, and the rows kept of its table, as column → value.

    ``rows`` is what a ``.query("column == 'value'")`` right behind the call says; empty: all rows.
    """

    function: str
    texts: tuple[str, ...] = ()
    rows: Mapping[str, str] = {}

    def keeps(self, **row: str) -> bool:
        """Whether a row with these values is among those that are shown."""
        return all(row.get(column, value) == value for column, value in self.rows.items())


Asks = Literal["", "question", "claim", "pre", "post"]
"""What a call asks: nothing, the questions or the claims that it names, the set before or after the lesson."""

Sources = Callable[["Content", Call], Iterable[str]]
"""Ids of the sources that a call rests on; what is asked brings its own."""


def _none(content: Content, call: Call) -> Iterable[str]:
    return ()


def _words(content: Content, call: Call) -> Iterable[str]:
    return (id for term in call.texts if term in content.glossary for id in content.glossary[term].sources)


def _key_points(content: Content, call: Call) -> Iterable[str]:
    return (id for objective in content.objectives.values() for id in objective.sources)


def _red_flags(content: Content, call: Call) -> Iterable[str]:
    return (id for flag in content.red_flags for id in flag.sources)


def _summary(content: Content, call: Call) -> Iterable[str]:
    return [*_key_points(content, call), *_red_flags(content, call)]


def _extraction(content: Content, call: Call) -> Iterable[str]:
    return (id for step in content.extraction for side in (step.opening, step.squeezing) for id in side.sources)


def _cases(content: Content, call: Call) -> Iterable[str]:
    told = [telling.sources for telling in content.tellings] + [twist.sources for twist in content.twists]
    return [id for ids in (*told, *(sign.sources for sign in content.signs)) for id in ids]


def _signs(content: Content, call: Call) -> Iterable[str]:
    return (id for s in content.signs if call.keeps(lesion=s.lesion, sign=s.sign, sure=s.sure) for id in s.sources)


def _side_by_side(content: Content, call: Call) -> Iterable[str]:
    return (id for sign in content.signs if not call.texts or sign.lesion in call.texts for id in sign.sources)


def _kinds(content: Content, call: Call) -> Iterable[str]:
    return (id for kind in content.milia_types for id in kind.sources)


def _claims(content: Content, call: Call) -> Iterable[str]:
    claims = content.claims.values()
    return (id for c in claims if call.keeps(who=c.who, verdict=c.verdict, section=c.section) for id in c.sources)


def _treatments(content: Content, call: Call) -> Iterable[str]:
    return (id for row in content.treatments for id in row.sources)


def _cautions(content: Content, call: Call) -> Iterable[str]:
    return [*_treatments(content, call), *(id for reason in content.cautions for id in reason.sources)]


def _products(content: Content, call: Call) -> Iterable[str]:
    return (id for row in content.products for id in row.sources)


class Piece(NamedTuple):
    """A function that notebooks call.

    ``seconds``: how long a learner stays at what it shows: reading, choosing, reading why; what is looked up and not
    read through takes nothing. ``own``: what it shows depends on the learner, and each of its cards names its own
    sources. ``offered``: can be written ``from widgets import …``.
    """

    home: str
    seconds: int = 0
    sources: Sources = _none
    asks: Asks = ""
    own: bool = False
    offered: bool = True


_LESSON, _TEACHING = "widgets.ui.lesson", "widgets.ui.teaching"
_SIGNS, _SCORES, _TREATMENTS = "widgets.signs", "widgets.scoreboard", "widgets.treatments"
_PRACTISED = "widgets.practice_tables"

PIECES: dict[str, Piece] = {
    "start": Piece(_LESSON),
    "question": Piece(_LESSON, 35, asks="question"),
    "fact_check": Piece(_LESSON, 25, asks="claim"),
    "before_questions": Piece(_LESSON, 280, asks="pre"),
    "after_questions": Piece(_LESSON, 280, asks="post"),
    "my_progress": Piece(_LESSON),
    "your_answers": Piece(_LESSON),
    "ending": Piece(_LESSON),
    "gain": Piece(_LESSON),
    "to_review": Piece(_LESSON),
    "due_today": Piece(_LESSON),
    "review": Piece(_LESSON, own=True),
    "review_cases": Piece("widgets.ui.practice", sources=_cases),
    "key_points": Piece(_LESSON, 50, _key_points),
    "summary": Piece(_LESSON, sources=_summary),
    "red_flags": Piece(_LESSON, 60, _red_flags),
    "extraction_stepper": Piece("widgets.ui.stepper", 90, _extraction),
    "scoreboard_picture": Piece(_LESSON, sources=_claims),
    "practise": Piece("widgets.ui.practice", 300, _cases),
    "words": Piece(_LESSON, sources=_words),
    "explorer": Piece("widgets.ui.explorer", 60, _cautions),
    "browse": Piece("widgets.ui.browse"),
    "sources_used": Piece(_LESSON),
    "class_report": Piece("widgets.classroom.report"),
    "made_up_class": Piece("widgets.classroom.made_up"),
    "present": Piece(_TEACHING, asks="question"),
    "write_question": Piece(_TEACHING),
    "aims": Piece(_TEACHING),
    "teacher_notes": Piece(_TEACHING, asks="question"),
    "signs": Piece(_SIGNS, sources=_signs, offered=False),
    "side_by_side": Piece(_SIGNS, sources=_side_by_side, offered=False),
    "kinds": Piece(_SIGNS, sources=_kinds, offered=False),
    "scoreboard": Piece(_SCORES, sources=_claims, offered=False),
    "claims_table": Piece(_SCORES, sources=_claims, offered=False),
    "treatments": Piece(_TREATMENTS, sources=_treatments, offered=False),
    "suitable": Piece(_TREATMENTS, sources=_cautions, offered=False),
    "products": Piece(_TREATMENTS, sources=_products, offered=False),
    "practised": Piece(_PRACTISED, offered=False),
    "confusion": Piece(_PRACTISED, offered=False),
    "by_tone": Piece(_PRACTISED, offered=False),
}


def _cut(*lesions: str) -> Callable[[Content], Iterable[str]]:
    said = ("contents", "depth", "opening")
    return lambda c: (id for s in c.signs if s.lesion in lesions and s.sign in said for id in s.sources)


def _surface(content: Content) -> Iterable[str]:
    for lesion in _FIVE:
        look = content.lesions[lesion].look
        yield from (id for part in look.__struct_fields__ for id in getattr(look, part).sources)


def _not_popped(content: Content) -> Iterable[str]:
    return [*content.claims["C27"].sources, *content.claims["C40"].sources, *_cut("milium", "whitehead")(content)]


_FIVE = ("milium", "whitehead", "blackhead", "pustule", "nodule")
DRAWN: dict[str, Callable[[Content], Iterable[str]]] = {
    "cross-section-milium.svg": _cut("milium"),
    "cross-section-five.svg": _cut(*_FIVE),
    "why-it-cannot-be-popped.svg": _not_popped,
    "where-adult.svg": lambda c: (id for s in c.signs if s.lesion in _FIVE and s.sign == "place" for id in s.sources),
    "where-newborn.svg": lambda c: (id for kind in c.milia_types if kind.id == "newborn" for id in kind.sources),
    "surface-three-tones.svg": _surface,
}
"""What the pictures of the prose rest on, by file name."""


def seconds(function: str) -> int:
    """How long a learner stays at what a call shows; 0 for what is none of the lesson's functions."""
    return PIECES[function].seconds if function in PIECES else 0


def asking(what: Asks) -> list[str]:
    """The functions that ask this."""
    return [name for name, piece in PIECES.items() if piece.asks == what]
