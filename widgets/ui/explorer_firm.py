"""How firm an order is, in bars, numbers and sentences."""

from __future__ import annotations

from typing import Any

Rows = dict[str, dict[str, Any]]


def firm(order: Rows) -> dict[str, Any]:
    """From the rows of :func:`widgets.treatments.firmness`, by id and in order."""
    judged = [row for row in order.values() if row["share_first"] is not None]
    ahead = sorted((row for row in judged if row["share_first"] > 0), key=lambda row: -row["share_first"])
    return {
        "bars": [_bar(row["name"], row["share_first"]) for row in ahead],
        "rows": [_numbers(row) for row in order.values()],
        "said": _first(ahead, judged) + _moving(judged) + _silent(len(order) - len(judged)),
    }


def percent(share: float) -> str:
    """A share in words: ``0 %``, ``12.5 %``."""
    return f"{share * 100:.3g} %"


def _bar(name: str, share: float) -> dict[str, Any]:
    return {"name": name, "share": share, "words": percent(share)}


def _numbers(row: dict[str, Any]) -> list[str]:
    places = [row[column] for column in ("place", "place_if_cheap", "place_if_dear")]
    share = "cannot be told" if row["share_first"] is None else percent(row["share_first"])
    return [row["name"], *("no place" if place is None else str(place) for place in places), share]


def _first(ahead: Any, judged: Any) -> list[str]:
    if not ahead:
        return ["Nothing is left whose price is known, so nothing can be said of all weightings."]
    name, share = ahead[0]["name"], percent(ahead[0]["share_first"])
    if len(ahead) == 1:
        return [f"{name} comes first however you weigh the three, among the {len(judged)} with a known price."]
    level = [row["name"] for row in ahead if row["share_first"] == ahead[0]["share_first"]]
    if len(level) > 1:
        said = f"{' and '.join(level)} come first in {share} of all weightings each"
    else:
        said = f"{name} comes first in {share} of all weightings, and {len(ahead) - 1} more in the rest"
    return [f"No single winner: {said}. It depends on you."]


def _moving(judged: Any) -> list[str]:
    parts = [
        f"{row['name']} (place {row['place_if_cheap']} to {row['place_if_dear']})"
        for row in judged
        if row["place"] is not None and row["place_if_cheap"] != row["place_if_dear"]
    ]
    if parts:
        return [
            f"Take one price at its low or its high end, the others as they are, and these move: {'; '.join(parts)}."
        ]
    return ["Take each price at its low or its high end: nobody moves, since few prices can be compared at all."]


def _silent(count: int) -> list[str]:
    return [f"{count} without a known price {'is' if count == 1 else 'are'} not in these shares."] if count else []
