"""What is left in a situation: nothing vanishes, and each that falls out has a reason and its source."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.content import shipped
from widgets.model import Situation
from widgets.treatments import SITUATIONS, suitable, treatments

situations = st.lists(st.sampled_from(list(SITUATIONS)), unique=True)
budgets = st.one_of(st.none(), st.floats(0, 500))


@settings(max_examples=25)
@given(situations, situations, budgets, st.booleans())
def test_a_filter_never_adds_and_nothing_vanishes(
    asked: list[Situation], more: list[Situation], budget: float | None, home: bool
) -> None:
    wide = suitable(*asked)
    narrow = suitable(*{*asked, *more}, budget=budget, home_only=home)
    assert list(narrow.index) == list(wide.index) == list(treatments().index)
    assert (wide["left"] | ~narrow["left"]).all()
    if budget is not None:
        assert (suitable(budget=budget * 2)["left"] | ~suitable(budget=budget)["left"]).all()


@pytest.mark.parametrize("asked", [[], *([s] for s in SITUATIONS), list(SITUATIONS)], ids=str)
def test_each_that_falls_out_says_why_and_who_says_so(asked: list[Situation]) -> None:
    fit = suitable(*asked, home_only=True, budget=30)
    table = treatments()
    words_of = table.astype("object").to_dict("index")
    for id, row in fit.to_dict("index").items():
        assert bool(row["why"]) == (not row["left"])
        assert bool(row["why_sources"]) == bool(row["why"])
        assert set(f"{row['why_sources']} {row['ask_sources']} {row['care_sources']}".split()) <= set(shipped().sources)
        words: dict[Situation, str] = {situation: words_of[id][situation] for situation in asked}
        if "never" in words.values():
            assert not row["left"]
        assert bool(row["ask_first"]) == ("ask first" in words.values())
        for situation, word in words.items():
            assert (SITUATIONS[situation] in row["not_known"].split("; ")) == (word == "unknown")


def test_what_nobody_does_at_home_is_left_for_nobody() -> None:
    nobody = treatments().query("who == 'nobody at home'").index
    fit = suitable()
    assert len(nobody)
    assert not fit.loc[nobody, "left"].any()
    assert fit.loc["leave-alone", "left"]
    assert "scar" in str(fit.loc["squeeze", "why"])


def test_unknown_and_insurers_prices_are_held_against_no_budget() -> None:
    fit = suitable(budget=0)
    table = treatments()
    open_ = table[table["cost_low_usd"].isna() | (table["cost_kind"] == "insurer")].index
    open_ = open_.intersection(suitable().query("left").index)
    assert fit.loc[open_, "left"].all()
    assert (fit.loc[open_, "not_known"] == "the price that you would pay").all()
    assert set(fit.query("left").index) == {*open_, "leave-alone"}


def test_a_budget_inside_a_price_range_is_said_to_be_unsure() -> None:
    fit = suitable(budget=30)
    assert fit.loc["tretinoin", "not_known"] == "whether its price stays within the budget"
    assert fit.loc["aha-high", "not_known"] == ""
    assert suitable(budget=74.99).loc["extraction", "why"] == "costs at least $75 per visit, above the budget"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"situation": "pregnent"}, "no situation 'pregnent'; there are pregnancy"),
        ({"aside": ["leaf"]}, "no treatment 'leaf'"),
        ({"budget": -1}, "a budget of -1 makes no sense"),
        ({"budget": float("nan")}, "a budget of nan makes no sense"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_in_words(wrong: dict[str, Any], message: str) -> None:
    asked = [wrong.pop("situation")] if "situation" in wrong else []
    with pytest.raises(ValueError, match=message):
        suitable(*asked, **wrong)


def test_what_is_put_aside_falls_out_and_says_so() -> None:
    fit = suitable(aside=["leave-alone"])
    assert fit.loc["leave-alone", "why"] == "put aside by you"
    assert not fit.loc["leave-alone", "left"]
