"""What the explorer shows: the table's own figures, nothing unknown as a number, no wish that breaks it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import made_up_content
from widgets.content import Content, shipped
from widgets.model import SITUATIONS, Risk
from widgets.spreadsheet import guarded, like_formula
from widgets.treatments import ranked, suitable, treatments
from widgets.ui.csv_text import csv_text
from widgets.ui.explorer import Explorer, explorer
from widgets.ui.explorer_firm import firm, percent
from widgets.ui.explorer_view import PANELS, RISK_SHAPES, Wish, controls, explorer_view, table_csv

weights = st.integers(0, 4)
wishes = st.builds(
    Wish,
    situations=st.lists(st.sampled_from(list(SITUATIONS)), unique=True),
    potency=weights,
    cost=weights,
    risk=weights,
    gentler=st.booleans(),
    budget=st.one_of(st.none(), st.floats(0, 500)),
    home_only=st.booleans(),
    aside=st.booleans(),
)


def rows_of(view: dict[str, Any]) -> list[dict[str, Any]]:
    return [*view["rows"], *view["gone"]]


@settings(max_examples=15)
@given(wishes)
def test_everything_stays_visible_in_table_and_picture_and_says_what_the_table_says(wish: Wish) -> None:
    view, table = explorer_view(wish, shipped()), treatments()
    json.dumps(view, allow_nan=False)  # the browser's JSON knows no NaN: unknown is null
    assert sorted(row["id"] for row in rows_of(view)) == sorted(table.index)
    assert sorted(id for panel in view["panels"] for id in panel["rows"]) == sorted(table.index)
    for row in rows_of(view):
        held = table.loc[row["id"]]
        assert (row["low"] is None) == held.isna()["cost_low_usd"] | held.isna()["cost_high_usd"]
        assert row["low"] is None or (row["low"], row["high"]) == (held["cost_low_usd"], held["cost_high_usd"])
        assert row["low"] is not None or row["cost"] == "unknown"
        assert row["risk"] == held["risk"]
        assert row["risk"] in RISK_SHAPES
        (panel,) = [panel for panel in view["panels"] if row["id"] in panel["rows"]]
        assert panel["title"] == PANELS["" if row["low"] is None else held["cost_kind"]]
        assert row["high"] is None or row["high"] <= panel["end"]
        assert row["name"] in view["alt"]
    for row in view["gone"]:
        assert row["why"]["text"]
        assert row["why"]["sources"] or row["why"]["text"] == "put aside by you"
    for row in view["rows"]:
        assert not row["why"]["text"]
        assert row["state"] in ("unbeaten", "beaten", "cannot be told")


@settings(max_examples=10)
@given(wishes)
def test_the_order_is_that_of_pandas_and_shares_and_bars_agree(wish: Wish) -> None:
    view = explorer_view(wish, shipped())
    fit = suitable(
        *wish.situations,
        home_only=wish.home_only,
        budget=wish.budget,
        aside=["leave-alone"] if wish.aside else [],
    )
    contest = treatments()[suitable()["left"]]
    heavy = {"potency": float(wish.potency), "cost": float(wish.cost), "risk": float(wish.risk)}
    order = ranked(contest, heavy, wish.gentler, list(fit.query("left").index))
    assert [row["id"] for row in view["rows"]] == list(order.index)
    shares = [bar["share"] for bar in view["firm"]["bars"]]
    assert not shares or sum(shares) == pytest.approx(1)
    assert all(bar["words"] == percent(bar["share"]) for bar in view["firm"]["bars"])
    assert len(view["firm"]["rows"]) == len(view["rows"])
    assert f"{len(view['rows'])} of 18 are left" in view["said"]


def test_gentler_counts_as_better_and_nothing_is_ticked_at_the_start() -> None:
    start = explorer().view
    assert start["wish"]["gentler"]
    assert start["wish"] | {"potency": 0, "cost": 0, "risk": 0} == {
        "situations": [], "potency": 0, "cost": 0, "risk": 0, "gentler": True, "budget": None, "home_only": False,
        "aside": False,
    }  # fmt: skip
    assert start["rows"][0]["id"] == "leave-alone"


def test_it_tells_nobody_what_to_do() -> None:
    said = json.dumps([controls(), explorer().view]).lower()
    assert "bring it to a clinician or pharmacist" in said
    assert "the lesson\\u2019s own teaching order" in said.replace("this lesson", "the lesson")
    assert not any(word in said for word in ("you should", "we recommend", "the best choice", "recommended"))


def test_each_risk_has_a_shape_of_its_own() -> None:
    assert set(RISK_SHAPES) == set(get_args(Risk))
    assert len(set(RISK_SHAPES.values())) == len(RISK_SHAPES)


HOSTILE: list[Any] = [
    None, 3, "x", [], {"potency": 9}, {"cost": -1}, {"risk": "much"}, {"budget": -5}, {"budget": 1e99},
    {"budget": "=1+1"}, {"situations": ["anyone"]}, {"situations": "pregnancy"}, {"nobody": 1}, {"gentler": "yes"},
    {"budget": float("nan")},
]  # fmt: skip


@pytest.mark.parametrize("message", HOSTILE, ids=str)
def test_a_message_that_makes_no_sense_changes_nothing(message: Any) -> None:
    widget = Explorer()
    sent: list[Any] = []
    widget.send = sent.append
    before = widget.view
    widget.receive(message)
    assert widget.view == before
    written = isinstance(message, dict) and isinstance(message.get("budget"), str)
    assert [set(told) for told in sent] == [{"asks"}] * written, "what was written and not understood is asked back"


def test_a_wish_gives_a_new_view_and_the_same_wish_none() -> None:
    widget = Explorer()
    sent: list[Any] = []
    widget.send = sent.append
    widget.receive({"situations": ["pregnancy"], "home_only": True})
    assert {row["id"] for row in widget.view["gone"]} >= {"retinol", "laser", "squeeze"}
    before = widget.view
    widget.receive({"situations": ["pregnancy"], "home_only": True})
    assert widget.view == before
    assert sent == [{"said": before["said"]}] * 2


@pytest.mark.parametrize(("written", "budget"), [("", None), (" ", None), ("25", 25), ("$ 25", 25), ("12,5", 12.5)])
def test_a_budget_is_read_as_people_write_it_and_the_page_says_how(written: str, budget: float | None) -> None:
    widget = Explorer()
    widget.receive({"budget": written})
    assert widget.view["wish"]["budget"] == budget
    assert ("read as" in widget.view["said"]) == (budget is not None)


@pytest.mark.parametrize("written", ["1,000", "-5", "much", "1e3", "200000"])
def test_a_budget_that_was_not_understood_is_asked_back(written: str) -> None:
    widget = Explorer()
    sent: list[Any] = []
    widget.send = sent.append
    before = widget.view
    widget.receive({"budget": written})
    assert widget.view == before
    assert list(sent[0]) == ["asks"]


def test_it_explores_other_content_too(tmp_path: Any) -> None:
    view = explorer_view(Wish(), Content(made_up_content.write(tmp_path)))
    assert [row["id"] for row in view["rows"]] == ["wait", "acid"]
    assert view["rows"][1]["place"] is None


def test_nothing_left_is_said_and_not_drawn(tmp_path: Any) -> None:
    content = Content(made_up_content.write(tmp_path))
    csv_path = tmp_path / "content" / "treatments.csv"
    csv_path.write_text(csv_path.read_text().replace("Wait,home,0", "Wait,clinician,0"))
    view = explorer_view(Wish(home_only=True, situations=["newborn"]), content)
    assert view["rows"] == view["firm"]["bars"] == []
    assert "None of them can be given a place" in view["said"]
    assert firm({})["said"][0].startswith("Nothing is left")


def test_the_file_holds_what_the_table_holds_as_another_reader_reads_it() -> None:
    view = explorer_view(Wish(situations=["near_eye"]), shipped())
    read = list(csv.DictReader(io.StringIO(table_csv(view), newline="")))
    assert [row["option"] for row in read] == [row["name"] for row in rows_of(view)]
    for line, row in zip(read, rows_of(view), strict=True):
        assert line["cost low, US dollars"] == ("" if row["low"] is None else str(row["low"]))
        assert line["falls out because"] == row["why"]["text"]


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.floats(allow_nan=False)), min_size=2, max_size=2)))
def test_no_cell_of_a_file_is_a_formula_and_text_comes_back(rows: list[list[Any]]) -> None:
    text = csv_text(["a", "=b"], rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["a", "'=b"]
    for line, row in zip(read[1:], rows, strict=True):
        for cell, value in zip(line, row, strict=True):
            if isinstance(value, str):
                assert not like_formula(cell)
                assert cell == guarded(value)
