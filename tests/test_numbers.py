"""Numbers as people write them: each is read as what was meant, or asked back, and never as another number."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.conftest import NUMBER
from widgets.content import shipped
from widgets.numbers import NumberRefused, read_number
from widgets.ui.card import Card

GROUPS = ["", ",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"]
DECIMALS = [",", "."]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９"]


def grouped(digits: str, sign: str) -> str:
    return f"{int(digits):,}".replace(",", sign)


@given(
    st.integers(0, 10**9),
    st.text("0123456789", max_size=6),
    st.sampled_from(GROUPS),
    st.sampled_from(DECIMALS),
    st.sampled_from(DIGITS),
    st.sampled_from(["", "-", "−", "+"]),
    st.sampled_from([("", ""), ("percent", "%"), ("percent", " %"), ("percent", "\u202f%"), ("percent", " percent")]),
)
@example(1, "234", "", ",", DIGITS[0], "", ("", ""))
@example(1234, "", ",", ".", DIGITS[0], "", ("", ""))
@example(1234, "", ".", ",", DIGITS[0], "", ("", ""))
@example(2, "8", "", ",", DIGITS[0], "", ("percent", " %"))
def test_what_somebody_writes_is_read_as_that_number_or_asked_back(
    whole: int, decimals: str, group: str, mark: str, digits: str, sign: str, unit: tuple[str, str]
) -> None:
    """A round trip over the ways of writing of many countries."""
    assume(group != mark)
    meant = float(f"{whole}.{decimals or 0}") * (-1 if sign in ("-", "−") else 1)
    written = sign + grouped(str(whole), group) + (mark + decimals if decimals else "") + unit[1]
    written = written.translate(str.maketrans("0123456789", digits))
    try:
        assert read_number(written, unit[0]) == meant
    except NumberRefused:
        signs = [one for one in written if one in ",."]
        assert len(signs) == 1, "only a single comma or point can be ambiguous"
        assert len(decimals) == 3 or (group == signs[0] and 1000 <= whole < 1_000_000)


@given(st.text(max_size=12))
def test_any_other_text_is_asked_back_in_a_sentence(text: str) -> None:
    try:
        assert isinstance(read_number(text, "percent"), float)
        assert any(sign.isdecimal() for sign in text)
    except NumberRefused:
        with pytest.raises(NumberRefused, match=r"[.]$"):
            read_number(text, "percent")


@pytest.mark.parametrize("text", ["1e3", "about 10", "10-12", "10 or 12", "1,2,3", "1.2.3", "½", "1 23", "ten", "5 cm",
                                  "12,34", "1.234,567.8", "٫", "-", "%", "1 2,5", "0x10", "inf", "nan"])  # fmt: skip
def test_what_is_not_one_number_is_not_guessed(text: str) -> None:
    if text == "12,34":
        assert read_number(text) == 12.34
        return
    with pytest.raises(NumberRefused):
        read_number(text, "percent")


@pytest.mark.parametrize("text", ["1,234", "1.234", "999.000"])
def test_both_readings_of_an_ambiguous_number_can_be_written(text: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        read_number(text)
    words = str(refused.value)
    big, small = words.split("write ")[1].split(" if ")[0], words.split(", or ")[1].split(" if ")[0]
    assert read_number(big) == int(text.replace(",", "").replace(".", ""))
    assert read_number(small) == float(text.replace(",", "."))


def test_each_unit_of_the_bank_may_stand_behind_its_number() -> None:
    units = {question.unit for question in shipped().questions.values() if hasattr(question, "unit")}
    assert units
    for unit in units:
        assert read_number(f"3 {unit}", unit) == read_number(f"3{unit.upper()}", unit) == 3
        with pytest.raises(NumberRefused):
            read_number("3 miles", unit)


def test_the_card_grades_what_was_written_and_says_how_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr(Card, "send", lambda self, message, *_: told.append(message))
    card = Card(NUMBER, shipped())
    card.receive({"move": "check", "turn": card.view["turn"], "response": {"text": "1,234"}})
    assert card.view["open"]
    assert "two numbers" in told[0]["asks"]
    card.receive({"move": "check", "turn": card.view["turn"], "response": {"text": "2,8 %"}})
    assert card.view["status"]["tone"] == "correct"
    assert card.view["chosen"] == 2.8
    assert "read as 2.8 percent" in card.view["status"]["html"]
