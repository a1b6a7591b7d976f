"""Tables to sort and search: sorted as pandas sorts, gaps last, nothing invented."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

from widgets.signs import signs
from widgets.treatments import products, treatments
from widgets.ui.browse import browse, browse_view

TABLES = {"treatments": treatments(), "products": products(), "signs": signs(), "none": pd.DataFrame({"a": []})}


@pytest.mark.parametrize("name", TABLES)
def test_each_column_sorts_as_pandas_sorts_it(name: str) -> None:
    table = TABLES[name]
    view = browse_view(table, name)
    json.dumps(view, allow_nan=False)
    flat = table if table.index.names == [None] else table.reset_index()
    assert len(view["head"]) == len(flat.columns) == len(view["order"])
    for column, order in zip(flat.columns, view["order"], strict=True):
        assert [place is None for place in order] == flat[column].isna().tolist()
        key = None if flat[column].dtype.kind in "if" or hasattr(flat[column], "cat") else lambda s: s.str.lower()
        wanted = flat[column].reset_index(drop=True).sort_values(kind="stable", key=key).dropna().index.tolist()
        told = [i for i, place in enumerate(order) if place is not None]
        assert sorted(told, key=lambda i: order[i]) == wanted


def test_a_gap_says_so_in_the_page_and_is_empty_in_the_file() -> None:
    view = browse(treatments()[["name", "cost_low_usd"]], "prices").view
    gap = list(treatments().index).index("sunscreen")
    assert view["rows"][gap] == ["sunscreen", "Sunscreen", "unknown"]
    read = list(csv.reader(io.StringIO(view["csv"], newline="")))
    assert read[gap + 1] == ["sunscreen", "Sunscreen", ""]
    assert view["name"] == "prices"


def test_no_header_is_empty_and_numbers_are_written_plainly() -> None:
    view = browse_view(treatments(), "treatments")
    assert all(view["head"])
    assert view["rows"][1][view["head"].index("cost low usd")] == "9"
