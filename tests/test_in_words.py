"""What is right, in words, is the same wherever it is told; a new type of question or picture is one more entry."""

from __future__ import annotations

import re
from ast import literal_eval
from html import unescape
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.exported import reasons as all_reasons
from widgets.classroom.export.parts import picture_of, solution
from widgets.classroom.handout import Numbered, _answered, _asked
from widgets.classroom.wording import Wording
from widgets.content import shipped
from widgets.in_words import TYPES, Pick, Reason, Words, figure, image, lettered, reasons, words_for
from widgets.markdown import block, inline
from widgets.model import (
    CONFIDENCE,
    PLACES,
    SITUATIONS,
    Choice,
    Hotspot,
    Number,
    Option,
    Pointable,
    Question,
    Treatment,
    Who,
)
from widgets.sitting import Sitting, laid_out
from widgets.skin.places import POINTED_AT, PointedAt
from widgets.ui.present import Presentation
from widgets.ui.teaching import _note
from widgets.ui.views import question_view

BANK = list(shipped().questions.values())
amounts = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 2))


def reported(question: Any, response: Any) -> str:
    """What a class report says of a response to a question that is not in the bank."""
    wording = Wording(shipped())
    wording._questions = {question.id: question}
    return "; ".join(pick.text for pick in wording.picks(question.id, response))


def everywhere(question: Any, response: Any) -> dict[str, str]:
    """All that is told of a question's answer, by the place where it is told."""
    content = shipped()
    wall = Presentation([question], content)
    if isinstance(question, Choice):
        wall.receive({"move": "talk", "turn": wall.view["turn"]})
    wall.receive({"move": "answer", "turn": wall.view["turn"]})
    numbered = Numbered(1, question, laid_out(question))
    places = {id: place for place, id in enumerate(question.sources, 1)}
    card = question_view(question, Sitting(responses=(response,)), content)
    return {
        "card": str(card["status"]["html"]) + str(card["options"]),
        "wall": str(wall.view["status"]) + str(wall.view["reasons"]),
        "hand-out": _answered(numbered, places),
        "notes": _note(question, content),
        "report": reported(question, response),
    }


def number(low: float, high: float) -> Number:
    shipped_one = next(question for question in BANK if isinstance(question, Number))
    return msgspec.structs.replace(shipped_one, low=low, high=high)


@settings(max_examples=40, deadline=None)
@given(amounts, amounts)
def test_a_figure_reads_alike_everywhere_and_a_single_one_is_no_range(a: float, b: float) -> None:
    for low, high in ((min(a, b), max(a, b)), (a, a)):
        question = number(low, high)
        told = everywhere(question, low)
        words = f"{low:g} {question.unit}" if f"{low:g}" == f"{high:g}" and low == high else figure(question)
        assert figure(question) == words
        for place in ("wall", "hand-out", "notes", "report"):
            assert words in unescape(told[place]), place
            assert not re.search(rf"{re.escape(f'{a:g}')}\s*(–|to)\s*{re.escape(f'{a:g}')} ", told[place])


@pytest.mark.parametrize("question", BANK, ids=[question.id for question in BANK])
def test_every_reason_of_every_question_is_told_once(question: Question) -> None:
    assert [block(one.why) for one in reasons(question)] == all_reasons(question)
    assert any(one.right for one in reasons(question))


def test_there_is_an_entry_for_each_type_of_question() -> None:
    assert set(TYPES) == set(get_args(Question))


class YesNo(Choice, frozen=True, tag="yes-no", kw_only=True):
    """A made-up type: is it so?"""


class Missing(Number, frozen=True, tag="missing", kw_only=True):
    """Another: how much is missing? With its own way to say what is right."""


def test_a_new_type_of_question_is_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Say YEA or NAY aloud."
    own = next(words for kind, words in TYPES.items() if kind.__name__ == "Single")
    monkeypatch.setitem(TYPES, YesNo, own._replace(on_card=said, on_paper=said, on_the_wall=lambda q, letters: "YEA"))
    options = [Option("yes", "Yes", "It is so.", True), Option("no", "No", "It is not.")]
    question: Any = YesNo(id="made-up", objective=1, text="So?", hint="Hm.", sources=["AAD_ACNE"], options=options)
    assert question_view(question, Sitting(), shipped())["note"] == said
    assert said in _asked(Numbered(1, question, laid_out(question)))
    told = everywhere(question, ("yes",))
    assert "Answer: YEA" in told["wall"]
    assert all("It is so." in told[place] for place in ("card", "wall", "hand-out", "notes"))
    assert told["report"] == "Yes"


def test_a_type_whose_answer_reads_otherwise_does_so_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(question: Missing) -> list[Reason]:
        return [Reason(None, "Right", "a hole of 7", True, "Because of the hole.")]

    monkeypatch.setitem(
        TYPES,
        Missing,
        TYPES[Number]._replace(
            reasons=told,
            on_the_wall=lambda question, letters: "a hole of 7",
            written=lambda question, rows, letters: "a hole of 7",
            picks=lambda question, response: [Pick("7", "a hole of 7", True)],
        ),
    )
    fields = {name: getattr(number(7, 7), name) for name in Number.__struct_fields__}
    question: Any = Missing(**fields)
    found = everywhere(question, 7.0)
    assert all("a hole of 7" in found[place] for place in ("wall", "hand-out", "notes", "report"))
    assert all("Because of the hole." in found[place] for place in ("wall", "hand-out", "notes"))
    assert "a hole of 7" in solution(question)


def test_the_places_of_a_question_are_those_of_the_drawing() -> None:
    assert set(get_args(Pointable)) == set(PLACES) == set(POINTED_AT)
    for name, drawing in POINTED_AT.items():
        assert sorted(drawing.places) == sorted(PLACES[name])
        drawn = re.findall(r'data-place="([^"]+)"', drawing.to_choose_on())
        assert sorted(drawn) == sorted(PLACES[name])
        named = drawing.named(lettered(Option(place, place, place) for place in PLACES[name]))
        assert all(re.search(rf">{letter}</text>", named) for letter in "ABCDEFG"[: len(drawn)])


def test_a_new_picture_is_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' data-hand=''/>"
    hand = PointedAt("a hand", ("thumb", "palm"), lambda: svg, lambda names: svg + ",".join(names.values()))
    monkeypatch.setitem(POINTED_AT, "hand", hand)
    face = next(question for question in BANK if isinstance(question, Hotspot))
    options = [Option("thumb", "Thumb", "Yes.", True), Option("palm", "Palm", "No.")]
    question: Any = msgspec.structs.replace(face, picture="hand", options=options, shuffle=False)
    assert question_view(question, Sitting(), shipped())["picture"] == svg
    shown = image(question, {"thumb": "A", "palm": "B"})
    assert shown
    assert "a hand" in shown.alt
    assert "A thumb, B palm" in shown.alt
    assert shown.src in Presentation([question], shipped()).view["picture"]["src"]
    assert shown.src in _asked(Numbered(1, question, laid_out(question)))
    assert picture_of(question)[0] == svg + "Thumb,Palm"


def test_a_situation_is_named_once_and_has_a_column() -> None:
    assert set(SITUATIONS) <= set(Treatment.__struct_fields__)
    assert not set(get_args(Who)) & set(SITUATIONS)


def test_the_words_of_confidence_on_the_page_are_those_of_the_record() -> None:
    script = (ROOT / "widgets" / "ui" / "card.js").read_text(encoding="utf-8")
    found = re.search(r"const SURE = (\[.*?\]);", script, re.DOTALL)
    assert found
    assert {int(level): words for level, words in literal_eval(found[1])} == CONFIDENCE


def test_words_are_found_by_the_type_or_by_what_it_is_one_of() -> None:
    for question in BANK:
        words = words_for(question)
        assert isinstance(words, Words)
        assert words is TYPES[type(question)]
        assert inline(words.on_card)
