"""What the explorer shows, as plain data made from a learner's wish and the treatment table."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct

from widgets.content import Content
from widgets.model import SITUATIONS, SURE_MEANING, Situation, Source
from widgets.ui.csv_text import csv_text
from widgets.ui.explorer_firm import firm

if TYPE_CHECKING:
    import pandas as pd

Rows = dict[str, dict[str, Any]]
"""Rows of a table as plain data, by id; ``None`` is missing."""

View = dict[str, Any]
Weight = Annotated[int, Meta(ge=0, le=4)]

WEIGHT_WORDS = ("not at all", "a little", "somewhat", "much", "most")
"""What the steps of a slider are called."""

RISK_SHAPES = {"none": "circle", "low": "square", "moderate": "triangle", "high": "diamond"}
"""A risk is told by its word, by this shape and by a colour."""

PANELS = {
    "shop": "Bought in a shop: dollars for one bottle, tube or product",
    "clinic": "Paid for an appointment: dollars for one",
    "insurer": "What an insurer allows: no price that you would pay",
    "": "Price unknown: no figure was found",
}
"""Kinds of cost, each with an axis of its own."""

STATES = {"unbeaten": "by none", "beaten": "by {by}", "cannot be told": "cannot be told"}
"""Whether another option is at least as good by potency, cost and risk, and better by one of them."""

BEATEN = (
    "Beaten: another one is no worse by potency, cost and risk, and better by at least one of them. Where two prices "
    "do not compare, as with an insurer’s amount, neither beats the other."
)

FOOT = (
    "This order is no advice. It follows from your sliders and from rough figures. Potency is this lesson’s own "
    "teaching order of how strongly something acts, and no column says how well anything works: no trial that compares "
    "treatments of ordinary milia was found. Bring it to a clinician or pharmacist."
)


MOST = 100_000
"""The biggest budget, in US dollars."""


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """What a learner asks the table: a situation, what matters (0 to 4), and limits."""

    situations: list[Situation] = []
    potency: Weight = 2
    cost: Weight = 2
    risk: Weight = 2
    gentler: bool = True
    budget: Annotated[float, Meta(ge=0, le=MOST)] | None = None
    home_only: bool = False
    aside: bool = False
    """Put "leave it alone" aside, to see the order of the rest."""


LEAVING = "leave-alone"


def explorer_view(wish: Wish, content: Content) -> View:
    """The ranked table, who falls out and why, the picture, and how firm the order is."""
    from widgets.treatments import firmness, told

    limits = (tuple(wish.situations), wish.home_only, wish.budget, wish.aside, wish.gentler)
    rows, states, left = _situation(*limits, content)
    _, contest, facts = _known(content)
    weights = {"potency": float(wish.potency), "cost": float(wish.cost), "risk": float(wish.risk)}
    order = plain(firmness(contest, weights, wish.gentler, left))
    stay = [rows[id] | _standing(order[id], states[id], facts) for id in order]
    gone = [rows[id] for id in rows if id not in order]
    return {
        "wish": msgspec.to_builtins(wish),
        "rows": stay,
        "gone": gone,
        "panels": _panels([*stay, *gone]),
        "firm": firm(order),
        "said": " ".join([_said(stay, gone) + _budget_read(wish.budget), *told(*wish.situations, content=content)]),
        "alt": _alt(stay, gone),
    }


@lru_cache(maxsize=32)
def _situation(
    situations: tuple[Situation, ...],
    home_only: bool,
    budget: float | None,
    aside: bool,
    gentler: bool,
    content: Content,
) -> tuple[dict[str, View], Rows, list[str]]:
    """What does not change while a weight is moved: rows, who beats whom, and the ids that are left."""
    from widgets.treatments import suitable, unbeaten

    table, _, facts = _known(content)
    put = [LEAVING] if aside else []
    fits = plain(suitable(*situations, home_only=home_only, budget=budget, aside=put, content=content))
    left = [id for id, fit in fits.items() if fit["left"]]
    return {id: _row(id, facts[id], fits[id], content) for id in facts}, plain(unbeaten(table, gentler, left)), left


@cache
def _known(content: Content) -> tuple[pd.DataFrame, pd.DataFrame, Rows]:
    """The table, those of it that are a choice for anybody, and the table as plain data: the same for every wish."""
    from widgets.treatments import suitable, treatments

    table = treatments(content)
    return table, table[suitable(content=content)["left"]], plain(table)


def controls() -> View:
    """The words of the explorer that never change."""
    return {
        "situations": [[id, text[0].upper() + text[1:]] for id, text in SITUATIONS.items()],
        "weights": [["potency", "Potency"], ["cost", "Cost"], ["risk", "Risk"]],
        "words": list(WEIGHT_WORDS),
        "shapes": RISK_SHAPES,
        "beaten": BEATEN,
        "foot": FOOT,
    }


def plain(table: pd.DataFrame) -> Rows:
    """A table as plain data that the browser can take."""
    import pandas as pd

    return {
        str(id): {str(column): None if value is pd.NA or value != value else value for column, value in row.items()}
        for id, row in table.to_dict("index").items()
    }


def _row(id: str, row: dict[str, Any], fit: dict[str, Any], content: Content) -> View:
    """What the table says of one treatment, and what the situation says of it."""
    low, high = row["cost_low_usd"], row["cost_high_usd"]
    known = low is not None and high is not None
    return {
        "id": id,
        "name": row["name"],
        "who": row["who"],
        "potency": row["potency"],
        "low": low if known else None,
        "high": high if known else None,
        "kind": row["cost_kind"] if known else "",
        "cost": _cost(low, high, row["cost_unit"], row["cost_kind"]) if known else "unknown",
        "sure": SURE_MEANING[row["cost_sure"]],
        "risk": row["risk"],
        "evidence": row["evidence"],
        "place": None,
        "stands": "",
        "why": _reasons(fit["why"], fit["why_sources"], content),
        "ask": _reasons(fit["ask_first"], fit["ask_sources"], content),
        "care": _reasons(fit["with_care"], fit["care_sources"], content),
        "unknown": fit["not_known"],
    }


def _standing(order: dict[str, Any], state: dict[str, Any], facts: Rows) -> View:
    """Where a treatment stands among those that are left."""
    by = ", ".join(facts[id]["name"] for id in state["beaten_by"].split())
    return {"place": order["place"], "state": state["state"], "stands": STATES[state["state"]].format(by=by)}


def _cost(low: float, high: float, unit: str, kind: str) -> str:
    if not high:
        return f"$0, {unit}"
    dollars = f"${low:g}–{high:g}" if low < high else f"${low:g}"
    return f"{dollars} per {unit}" + (", an insurer’s amount" if kind == "insurer" else "")


def _reasons(text: str, ids: str, content: Content) -> View:
    return {"text": text, "sources": [_source(content.sources[id]) for id in ids.split()]}


def _source(source: Source) -> View:
    return {"who": source.who, "link": source.link or ""}


def _panels(rows: list[View]) -> list[View]:
    """One panel a kind of cost, each with its own end of the axis; rows as they come."""
    panels = []
    for kind, title in PANELS.items():
        here = [row for row in rows if row["kind"] == kind]
        most = max((row["high"] or 0 for row in here), default=0)
        panels.append({"kind": kind, "title": title, "end": _round_up(most), "rows": [row["id"] for row in here]})
    return [panel for panel in panels if panel["rows"]]


def _round_up(most: float) -> int:
    """A round end for an axis."""
    return next((step for step in (10, 50, 100, 150, 200, 300, 400, 500, 1000) if step >= most), int(most) + 1)


def _said(stay: list[View], gone: list[View]) -> str:
    """One sentence about the whole, for the line that speaks."""
    first = [row["name"] for row in stay if row["place"] == 1]
    words = f"{len(stay)} of {len(stay) + len(gone)} are left, {len(gone)} fall out. "
    if len(first) == 1:
        return words + f"First place with these sliders: {first[0]}."
    if first:
        return words + f"{len(first)} share the first place with these sliders."
    return words + "None of them can be given a place."


def _budget_read(budget: float | None) -> str:
    return "" if budget is None else f" The budget was read as {budget:.15g} US dollars."


def _alt(stay: list[View], gone: list[View]) -> str:
    """The picture in words."""
    out = f" Greyed, as they fall out: {', '.join(row['name'] for row in gone)}." if gone else ""
    return (
        f"Potency, cost and risk of each option, a panel for each kind of cost. {'; '.join(map(_in_words, stay))}.{out}"
    )


def _in_words(row: View) -> str:
    potency = "not ranked" if row["potency"] is None else f"{row['potency']:g} of 10"
    return f"{row['name']}: potency {potency}, cost {row['cost']}, risk {row['risk']}"


HEAD = {
    "place": "place", "name": "option", "potency": "potency, 0 to 10, teaching order", "low": "cost low, US dollars",
    "high": "cost high, US dollars", "cost": "cost in words", "sure": "how sure the cost is", "risk": "risk",
    "evidence": "evidence", "who": "who does it", "stands": "beaten on all three", "why": "falls out because",
    "ask": "ask first", "care": "with care", "unknown": "not known",
}  # fmt: skip


def table_csv(view: View) -> str:
    """The ranked table as a file; reasons without their sources."""
    cells = [
        {**row, "why": row["why"]["text"], "ask": row["ask"]["text"], "care": row["care"]["text"]}
        for row in [*view["rows"], *view["gone"]]
    ]
    return csv_text(list(HEAD.values()), [[row[key] for key in HEAD] for row in cells])
