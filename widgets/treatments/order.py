"""An order made of comparisons only: who is better than whom, never by how much.

Potency and risk are steps on a ladder and most prices cannot be compared, so nothing here adds ranks or dollars. Each
two treatments meet; potency, cost and risk each say who of the two is better, or nothing; and a learner's weights say
how much each voice counts. Cost speaks only where like meets like.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

CONCERNS = ("potency", "cost", "risk")
"""What can matter, in the order of weights and of :func:`votes`."""

Votes = NDArray[np.int8]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
EQUAL: Mapping[str, float] = dict.fromkeys(CONCERNS, 1.0)


def alike(table: pd.DataFrame) -> Flags:
    """Whether the prices of row and column compare: both are known, and of one kind and unit.

    What costs nothing compares with every known price of a shop or a clinic: nothing has no unit. An insurer's amount
    is no price that anybody pays, so it compares with its own kind only.
    """
    known = (table["cost_low_usd"].notna() & table["cost_high_usd"].notna()).to_numpy()
    kind = table["cost_kind"].to_numpy(dtype="object", na_value="")
    unit = table["cost_unit"].to_numpy(dtype="object", na_value="")
    same = (kind[:, None] == kind) & (unit[:, None] == unit)
    free = known & (table["cost_high_usd"].to_numpy() == 0)
    paid = kind != "insurer"
    both: Flags = known[:, None] & known & (same | ((free[:, None] | free) & (paid[:, None] & paid)))
    return both


def votes(table: pd.DataFrame, gentler: bool = True) -> Votes:
    """``votes[c, a, b]`` is 1 where ``a`` is better than ``b`` by concern ``c``, -1 where worse, 0 where it is silent.

    Silent means equal, unknown or not to be compared.
    """
    potency = table["potency"].to_numpy(dtype="float64") * (1 if gentler else -1)
    cost = cost_votes(alike(table), *prices(table))
    return np.stack([_less(potency), cost, _less(table["risk"].cat.codes.to_numpy())])


def prices(table: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """The low and the high ends."""
    low, high = (table[column].to_numpy(dtype="float64") for column in ("cost_low_usd", "cost_high_usd"))
    return low, high


def cost_votes(compare: Flags, low: Numbers, high: Numbers) -> Votes:
    """Of two prices that compare, better is the one that is lower at one end and not higher at the other."""
    at_low, at_high = _less(low), _less(high)
    said: Votes = np.where(compare & (at_low * at_high >= 0), np.sign(at_low + at_high), 0).astype(np.int8)
    return said


def _less(values: NDArray[Any]) -> NDArray[np.int8]:
    """1 where the row's value is below the column's, -1 where above, 0 where equal or one is missing."""
    return (values[:, None] < values).astype(np.int8) - (values[:, None] > values).astype(np.int8)


def judged(table: pd.DataFrame, weights: Mapping[str, float]) -> Flags:
    """Which rows can be given a place: nothing that counts may be unknown of them."""
    can = np.ones(len(table), dtype=bool)
    for concern, column in (("potency", "potency"), ("cost", "cost_low_usd"), ("cost", "cost_high_usd")):
        if weights[concern] > 0:
            can &= table[column].notna().to_numpy()
    return can


def balance(said: Votes, weights: Mapping[str, float], among: Flags) -> NDArray[np.int_]:
    """For each row, how many of ``among`` it beats less how many beat it; who gets the heavier voices beats."""
    heavy = np.array([weights[concern] for concern in CONCERNS], dtype="float64")
    sums = np.tensordot(heavy, said.astype("float64"), axes=1)
    won: NDArray[np.int_] = (np.sign(np.where(np.isclose(sums, 0), 0, sums)) * among).sum(axis=1).astype(int)
    return won


def ranked(
    table: pd.DataFrame,
    weights: Mapping[str, float] = EQUAL,
    gentler: bool = True,
    left: Collection[str] | None = None,
) -> pd.DataFrame:
    """``table`` in order, with ``place`` (missing where none can be given) and ``balance``, only ids in ``left``.

    All rows of the table meet, whether left or not: to leave some out takes rows away and never turns the others
    round. Equal rows share a place. A row of which something that counts is unknown gets no place and stands last.
    ``gentler`` says whether the gentler or the stronger of two is better.

    Raises ``ValueError`` for weights below zero or of other names than :data:`CONCERNS`.
    """
    checked(weights)
    can, stays = judged(table, weights), staying(table, left)
    score = balance(votes(table, gentler), weights, can)
    out = table.assign(place=places(score, can & stays), balance=pd.Series(score, table.index).where(can))
    out = out.astype({"place": "Int64", "balance": "Int64"}).loc[stays]
    return out.sort_values("place", kind="stable", na_position="last")


def staying(table: pd.DataFrame, left: Collection[str] | None) -> Flags:
    """Which rows are left; all if ``left`` is ``None``."""
    return np.ones(len(table), dtype=bool) if left is None else np.asarray(table.index.isin(list(left)), dtype=bool)


def places(score: NDArray[np.int_], among: Flags) -> Numbers:
    """Place 1 for the highest score of ``among``, equal ones alike; missing for all others."""
    ahead = ((score > score[:, None]) & among).sum(axis=1)
    return np.where(among, ahead + 1.0, np.nan)


def checked(weights: Mapping[str, float]) -> None:
    """Raise ``ValueError`` unless these are weights."""
    if set(weights) != set(CONCERNS) or not all(np.isfinite(w) and w >= 0 for w in weights.values()):
        raise ValueError(f"give a weight from 0 up for each of {', '.join(CONCERNS)}; got {dict(weights)}")


def unbeaten(table: pd.DataFrame, gentler: bool = True, left: Collection[str] | None = None) -> pd.DataFrame:
    """Which of the rows ``left`` no other of them beats on all three: ``state``, and by whom they are ``beaten_by``.

    To beat is to be at least as good by potency, cost and risk, and better by one of them. ``state`` is *unbeaten*,
    *beaten*, or *cannot be told* where potency or price is unknown. Where prices do not compare nobody beats.
    """
    rows = table.loc[staying(table, left)]
    said = votes(rows, gentler)
    known = judged(rows, EQUAL)
    comparable = alike(rows) & known[:, None] & known
    beats = comparable & (said >= 0).all(axis=0) & (said > 0).any(axis=0)
    # where two prices cross, neither is at least as good: low and high ends must both say so
    low, high = prices(rows)
    beats &= (low[:, None] <= low) & (high[:, None] <= high)
    state = np.where(~known, "cannot be told", np.where(beats.any(axis=0), "beaten", "unbeaten"))
    by = [" ".join(rows.index[beats[:, i]]) for i in range(len(rows))]
    return pd.DataFrame({"state": state, "beaten_by": by}, index=rows.index)
