"""Made-up treatment tables for laws: few values each, so that ties and gaps are common."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import strategies as st

from widgets.model import SURE_MEANING
from widgets.treatments import ORDERED, treatments

Row = dict[str, Any]

ends = st.tuples(st.sampled_from([5.0, 10.0, 20.0, 40.0]), st.sampled_from([0.0, 5.0, 30.0])).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
costs = st.one_of(
    st.none(),
    st.just((0.0, 0.0, "nothing to buy", "shop")),
    st.tuples(ends, st.sampled_from(["tube", "visit"]), st.sampled_from(["shop", "clinic", "insurer"])).map(
        lambda t: (*t[0], t[1], t[2])
    ),
)
rows = st.tuples(st.integers(0, 4), costs, st.sampled_from(ORDERED["risk"]))
some_rows = st.lists(rows, min_size=1, max_size=7)
weight = st.sampled_from([0.0, 1.0, 2.0, 3.0, 7.0])
some_weights = st.fixed_dictionaries({"potency": weight, "cost": weight, "risk": weight})


def table_of(given: list[tuple[int, Any, str]]) -> pd.DataFrame:
    """A table with what an order looks at, shaped as ``treatments()`` is; ids are r0, r1, …"""
    plain = [
        {
            "id": f"r{i}",
            "name": f"row {i}",
            "potency": float(potency),
            "cost_low_usd": cost[0] if cost else None,
            "cost_high_usd": cost[1] if cost else None,
            "cost_unit": cost[2] if cost else None,
            "cost_kind": cost[3] if cost else None,
            "cost_sure": "low" if cost else "none",
            "risk": risk,
        }
        for i, (potency, cost, risk) in enumerate(given)
    ]
    table = pd.DataFrame(plain).set_index("id")
    like = treatments()
    for column in table.columns:
        table[column] = table[column].astype(like[column].dtype)
    assert set(table["cost_sure"]) <= set(SURE_MEANING)
    return table
