"""The treatment table as tidy pandas: what can be done, compared by potency, cost and risk, with the doubt left in."""

from __future__ import annotations

from typing import get_args

import msgspec
import pandas as pd

from widgets.content import Content, shipped
from widgets.model import SITUATIONS, SURE_MEANING, Caution, Evidence, Risk, Who

ORDERED: dict[str, tuple[str, ...]] = {
    "who": get_args(Who),
    "cost_sure": tuple(SURE_MEANING)[::-1],
    "risk": get_args(Risk),
    "evidence": get_args(Evidence),
    **dict.fromkeys(SITUATIONS, get_args(Caution)),
}
"""Columns whose values have an order, from least to most."""


def treatments(content: Content | None = None) -> pd.DataFrame:
    """One row a treatment, "leave it alone" first; the index is ``id``.

    ``potency``, ``cost_low_usd`` and ``cost_high_usd`` are floats, the columns of :data:`ORDERED` ordered categories,
    all others text. What is unknown is missing (NaN), never zero. Potency orders how strongly a step acts on skin, not
    how well it works; it is the lesson's own teaching order. Costs of different ``cost_kind`` or ``cost_unit`` do not
    compare.
    """
    rows = [msgspec.structs.asdict(row) for row in (content or shipped()).treatments]
    table = pd.DataFrame(rows).set_index("id")
    table["sources"] = table["sources"].str.join(" ")
    for column, order in ORDERED.items():
        table[column] = pd.Categorical(table[column], order, ordered=True)
    for column in ("potency", "cost_low_usd", "cost_high_usd"):
        table[column] = table[column].astype("float64")
    for column in ("cost_unit", "cost_kind", "time_to_effect"):
        table[column] = table[column].mask(table[column] == "")
    table.attrs["missing"] = "unknown"
    return table


def products(content: Content | None = None) -> pd.DataFrame:
    """The article's products, one row a shop, with the price it gives; missing where it gives none."""
    rows = [msgspec.structs.asdict(row) for row in (content or shipped()).products]
    table = pd.DataFrame(rows).drop(columns="sources")
    table["claim"] = table["claim"].str.join(" ")
    table["price_usd"] = table["price_usd"].astype("float64")
    table["shop"] = table["shop"].mask(table["shop"] == "")
    table.attrs["missing"] = "not given"
    return table
