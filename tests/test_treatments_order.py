"""Laws of the order: who is better than whom, what a weight may do, and that shares are shares."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_up_treatments import costs, rows, some_rows, some_weights, table_of
from widgets.treatments import CONCERNS, firmness, ranked, suitable, treatments, unbeaten
from widgets.treatments.firmness import CASES
from widgets.treatments.order import alike, votes

lawful = settings(max_examples=40)
tastes = st.booleans()
THREE = {"potency": 1.0, "cost": 1.0, "risk": 1.0}


@lawful
@given(some_rows)
def test_votes_are_fair_and_cost_speaks_only_of_like_and_known_prices(made: Any) -> None:
    table = table_of(made)
    said = votes(table)
    assert (said == -said.transpose(0, 2, 1)).all(), "what one wins the other loses"
    for a, b in product(range(len(table)), repeat=2):
        one, other = table.iloc[a], table.iloc[b]
        unknown = pd.isna(one["cost_low_usd"]) or pd.isna(other["cost_low_usd"])
        same = one["cost_kind"] == other["cost_kind"] and one["cost_unit"] == other["cost_unit"]
        free = not unknown and min(one["cost_high_usd"], other["cost_high_usd"]) == 0
        if unknown or (not same and not free) or (not same and "insurer" in (one["cost_kind"], other["cost_kind"])):
            assert said[1, a, b] == 0
        elif one["cost_high_usd"] < other["cost_low_usd"]:
            assert said[1, a, b] == 1


@lawful
@given(some_rows, rows, st.floats(0.5, 50), some_weights, some_weights, tastes)
def test_weight_on_cost_never_lifts_a_dearer_option_that_is_otherwise_equal(
    made: Any, pair: Any, more: float, one: Any, other: Any, gentler: bool
) -> None:
    potency, cost, risk = pair
    if not cost or not cost[1]:
        return
    dearer = (potency, (cost[0] + more, cost[1] + more, *cost[2:]), risk)
    table = table_of([pair, dearer, *made])
    heavy = {**one, "cost": one["cost"] + other["cost"]}
    for weights in (one, heavy):
        place = ranked(table, weights, gentler)["place"]
        assert place["r0"] <= place["r1"]
    if heavy["cost"] > 0:
        assert unbeaten(table, gentler).at["r1", "state"] == "beaten"


@lawful
@given(some_rows, rows, some_weights, tastes)
def test_equal_rows_rank_equal_wherever_they_stand(made: Any, twin: Any, weights: Any, gentler: bool) -> None:
    table = table_of([twin, *made, twin])
    order = firmness(table, weights, gentler)
    for column in ("place", "balance", "share_first"):
        values: dict[Any, Any] = order[column].to_dict()
        first, last = values["r0"], values[f"r{len(made) + 1}"]
        assert (pd.isna(first) and pd.isna(last)) or first == pytest.approx(last)


@lawful
@given(some_rows, some_weights, tastes)
def test_shares_add_to_one_and_places_hold_between_the_ends(made: Any, weights: Any, gentler: bool) -> None:
    table = table_of(made)
    order = firmness(table, weights, gentler)
    known = table["cost_low_usd"].notna()
    assert (order["share_first"].notna() == known[order.index]).all()
    if known.any():
        assert order["share_first"].sum() == pytest.approx(1)
        assert (order["share_first"].dropna() >= 0).all()
    told = order[order["place"].notna()]
    assert (told["place_if_cheap"] <= told["place"]).all()
    assert (told["place"] <= told["place_if_dear"]).all()


@lawful
@given(some_rows, some_weights, tastes)
def test_what_is_unknown_gets_no_place_and_changes_nobody_elses(made: Any, weights: Any, gentler: bool) -> None:
    weights = {**weights, "cost": weights["cost"] + 1}
    with_gaps = ranked(table_of(made), weights, gentler)
    gap = with_gaps["cost_low_usd"].isna()
    assert (with_gaps["place"].isna() == gap).all()
    known = [row for row in made if row[1]]
    if known:
        without = ranked(table_of(known), weights, gentler)
        assert without["place"].tolist() == with_gaps["place"].dropna().tolist()


@lawful
@given(some_rows, some_weights, tastes, st.data())
def test_a_filter_takes_rows_away_and_never_turns_two_round(made: Any, weights: Any, gentler: bool, data: Any) -> None:
    table = table_of(made)
    left = data.draw(st.lists(st.sampled_from(list(table.index)), unique=True))
    whole, part = ranked(table, weights, gentler), ranked(table, weights, gentler, left)
    assert set(part.index) == set(left)
    before: dict[Any, Any] = whole["place"].to_dict()
    after: dict[Any, Any] = part["place"].dropna().to_dict()
    for one, other in product(after, repeat=2):
        assert (after[one] < after[other]) == (before[one] < before[other])


@lawful
@given(some_rows, tastes)
def test_the_twelve_cases_are_all_the_weightings_there_are(made: Any, gentler: bool) -> None:
    """Any weighting has the winners of the case it lies in; so no finer grid could tell more."""
    table = table_of(made)
    generator = np.random.default_rng(len(made))
    for weights in generator.dirichlet([1, 1, 1], 6):
        given_ = dict(zip(CONCERNS, weights, strict=True))
        (case,) = [c for c, _ in CASES if _same_piece(c, given_)]
        pd.testing.assert_series_equal(
            ranked(table, case, gentler)["place"], ranked(table, given_, gentler)["place"], check_names=False
        )


def _same_piece(case: dict[str, float], weights: dict[str, float]) -> bool:
    def piece(w: dict[str, float]) -> tuple[list[str], bool]:
        order = sorted(w, key=lambda c: -w[c])
        return order, w[order[0]] > w[order[1]] + w[order[2]]

    return piece(case) == piece(weights)


def test_the_shares_of_the_cases_are_their_areas() -> None:
    assert sum(share for _, share in CASES) == 1
    drawn = np.random.default_rng(1).dirichlet([1, 1, 1], 4000)  # even over the triangle of all weightings
    for case, share in CASES:
        found = np.mean([_same_piece(case, dict(zip(CONCERNS, w, strict=True))) for w in drawn])
        assert found == pytest.approx(float(share), abs=0.02)


@lawful
@given(some_rows, tastes)
def test_nobody_unbeaten_is_beaten_and_gentler_turned_round_is_stronger(made: Any, gentler: bool) -> None:
    table = table_of(made)
    state = unbeaten(table, gentler)
    codes: dict[Any, int] = table["risk"].cat.codes.to_dict()
    for id, row in state.to_dict("index").items():
        assert bool(row["beaten_by"]) == (row["state"] == "beaten")
        for by in str(row["beaten_by"]).split():
            better, worse = table.loc[by], table.loc[str(id)]
            assert (better["potency"] <= worse["potency"]) if gentler else (better["potency"] >= worse["potency"])
            assert better["cost_low_usd"] <= worse["cost_low_usd"]
            assert better["cost_high_usd"] <= worse["cost_high_usd"]
            assert codes[by] <= codes[str(id)]
    assert (votes(table, True)[0] == -votes(table, False)[0]).all()
    if table["cost_low_usd"].notna().any():
        assert (state["state"] == "unbeaten").any(), "a ring of beating would be nonsense"


@given(costs)
def test_every_price_is_like_itself(cost: Any) -> None:
    assert alike(table_of([(1, cost, "low")]))[0, 0] == (cost is not None)


@pytest.mark.parametrize("weights", [{"potency": 1.0}, {**THREE, "cost": -1.0}, {**THREE, "cost": float("nan")}])
def test_weights_that_make_no_sense_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="weight from 0 up for each of potency, cost, risk"):
        ranked(treatments(), weights)


def test_no_weight_at_all_is_one_great_tie() -> None:
    places = ranked(treatments(), dict.fromkeys(CONCERNS, 0.0))["place"]
    assert set(places) == {1}


def test_the_lessons_table_leaving_alone_leads_unless_stronger_is_wanted() -> None:
    contest = treatments()[suitable()["left"]]
    assert firmness(contest).at["leave-alone", "share_first"] == 1
    strong = firmness(contest, gentler=False)["share_first"]
    assert strong["leave-alone"] == strong["laser"] == 0.5  # as a question of 05 says
    at_home = [id for id in contest.index if contest.at[id, "who"] in ("home", "home on prescription")]
    assert ranked(contest, {"potency": 4.0, "cost": 0.0, "risk": 0.0}, False, at_home).index[0] == "aha-high"


def test_a_place_is_by_balance_and_missing_ones_stand_last() -> None:
    order = ranked(treatments())
    balance = order["balance"].dropna().tolist()
    assert all(one >= other for one, other in pairwise(balance))
    assert order["place"].isna().tolist() == sorted(order["place"].isna().tolist())
    assert order["place"].dtype == "Int64"
