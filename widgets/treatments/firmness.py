"""How firm an order is: over all weightings, and with each price at its low or its high end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import permutations

import numpy as np
import pandas as pd

from widgets.treatments.order import (
    CONCERNS,
    EQUAL,
    Flags,
    Numbers,
    Votes,
    alike,
    balance,
    cost_votes,
    judged,
    places,
    prices,
    ranked,
    staying,
    votes,
)


def _cases() -> list[tuple[dict[str, float], Fraction]]:
    """All weightings, as twelve cases with the share of each.

    Voices are only for, against or silent. So an order can change only where two weights are equal or where one
    equals the other two together. These lines part the triangle of all weightings into twelve pieces: which weight is
    largest, which is next, and whether the largest outweighs the rest. Each piece is named by a point inside it; its
    area is exact: the six with an outweighing one have an eighth each, the six others a 24th.
    """
    cases = []
    for order in permutations(CONCERNS):
        cases.append((dict(zip(order, (8.0, 3.0, 1.0), strict=True)), Fraction(1, 8)))
        cases.append((dict(zip(order, (16.0, 13.0, 7.0), strict=True)), Fraction(1, 24)))
    return cases


CASES = _cases()


def firmness(
    table: pd.DataFrame,
    weights: Mapping[str, float] = EQUAL,
    gentler: bool = True,
    left: Collection[str] | None = None,
) -> pd.DataFrame:
    """The rows of :func:`~widgets.treatments.ranked`, with how firm their places are.

    ``share_first``: the share of all weightings in which a row comes first; ties share, and shares add to one.
    Missing for rows without a price, since cost counts in nearly every weighting. ``place_if_cheap`` and
    ``place_if_dear``: its place if its own price is the low end alone, or the high end, and all others are as they are.
    """
    order = ranked(table, weights, gentler, left)
    said, stays = votes(table, gentler), staying(table, left)
    low, high = prices(table)
    for column, values in (
        ("share_first", _shares(said, judged(table, EQUAL), stays)),
        ("place_if_cheap", _places_at(table, said, weights, stays, low)),
        ("place_if_dear", _places_at(table, said, weights, stays, high)),
    ):
        order[column] = pd.Series(values, table.index).reindex(order.index)
    return order.astype({"place_if_cheap": "Int64", "place_if_dear": "Int64"})


def _shares(said: Votes, known: Flags, stays: Flags) -> Numbers:
    """Share of all weightings in which each comes first; missing where it is not known or does not stay."""
    shares = [Fraction(0)] * len(known)
    among = known & stays
    for weights, share in CASES:
        first = np.flatnonzero(places(balance(said, weights, known), among) == 1)
        for i in first:
            shares[i] += share / len(first)
    return np.where(among, np.array([float(share) for share in shares]), np.nan)


def _places_at(table: pd.DataFrame, said: Votes, weights: Mapping[str, float], stays: Flags, own: Numbers) -> Numbers:
    """Each row's place with its own price at one end; moving the others too would turn them round among themselves."""
    can, compare, (low, high) = judged(table, weights), alike(table), prices(table)
    found = np.full(len(table), np.nan)
    for i in np.flatnonzero(can & stays):
        at_low, at_high = low.copy(), high.copy()
        at_low[i] = at_high[i] = own[i]
        moved = said.copy()
        moved[CONCERNS.index("cost")] = cost_votes(compare, at_low, at_high)
        found[i] = places(balance(moved, weights, can), can & stays)[i]
    return found
