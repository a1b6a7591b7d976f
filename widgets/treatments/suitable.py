"""What is left in a situation, and why the rest is not: nothing vanishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from widgets.content import Content, shipped
from widgets.model import SITUATIONS, Caution, Situation, Treatment

AT_HOME = ("home", "home on prescription")


PHRASES: dict[Caution, str] = {
    "never": "fall out",
    "ask first": "to ask about first",
    "with care": "with care",
    "fine": "fine",
    "unknown": "not known",
}
"""What the words of the table are called in a sentence."""


COLUMNS = [
    "id", "name", "left", "why", "why_sources", "ask_first", "ask_sources", "with_care", "care_sources", "not_known",
]  # fmt: skip


class Said(NamedTuple):
    """A sentence about a treatment, with the ids of its sources."""

    text: str
    sources: tuple[str, ...] = ()


def suitable(
    *situations: Situation,
    home_only: bool = False,
    budget: float | None = None,
    aside: Collection[str] = (),
    content: Content | None = None,
) -> pd.DataFrame:
    """Every treatment, in the table's order, with whether it is left for these :data:`SITUATIONS`.

    Columns: ``name``; ``left``; ``why`` it falls out and ``why_sources``; what to ``ask_first`` and ``ask_sources``;
    what is done ``with_care``, with what the care is, and ``care_sources``; what is ``not_known``. Texts are empty
    where there is nothing to say. A treatment falls out where a caution says *never*, where it is no choice for
    anyone, where ``home_only`` is wanted and it is not done at home, where even its lowest price is above ``budget``
    (US dollars for one unit), or where it was put ``aside`` by id. Prices that are unknown or an insurer's are held
    against nothing: ``not_known`` says so.

    Raises ``ValueError`` for a situation or an id that does not exist and for a budget below zero.
    """
    content = content or shipped()
    _refuse(situations, SITUATIONS, "situation")
    _refuse(aside, [row.id for row in content.treatments], "treatment")
    if budget is not None and not budget >= 0:
        raise ValueError(f"a budget of {budget} makes no sense; give dollars from 0 up, or None")
    reasons: dict[tuple[str, str], Said] = {
        (treatment, situation): Said(
            f"{reason.why}: {reason.care}" if reason.care else reason.why, tuple(reason.sources)
        )
        for reason in content.cautions
        for treatment in reason.treatments
        for situation in reason.situations
    }
    rows = []
    for row in content.treatments:
        words = {situation: _word(row, situation) for situation in situations}
        said = {s: Said(f"{SITUATIONS[s]}: {r.text}", r.sources) for s in words if (r := reasons.get((row.id, s)))}
        general = reasons.get((row.id, "anyone"))
        out = [general] if general else []
        out += [said[s] for s, word in words.items() if word == "never" and reasons[row.id, s] != general]
        if home_only and row.who not in AT_HOME:
            out.append(Said(f"done by a {row.who}, not at home", tuple(row.sources)))
        if budget is not None and row.cost_kind != "insurer" and (row.cost_low_usd or 0) > budget:
            out.append(
                Said(f"costs at least ${row.cost_low_usd:g} per {row.cost_unit}, above the budget", tuple(row.sources))
            )
        if row.id in aside:
            out.append(Said("put aside by you"))
        ask = [said[s] for s, word in words.items() if word == "ask first"]
        care = [said[s] for s, word in words.items() if word == "with care"]
        unknown = [SITUATIONS[s] for s, word in words.items() if word == "unknown"]
        if budget is not None and (row.cost_kind == "insurer" or row.cost_low_usd is None):
            unknown.append("the price that you would pay")
        elif budget is not None and (row.cost_low_usd or 0) <= budget < (row.cost_high_usd or 0):
            unknown.append("whether its price stays within the budget")
        rows.append((row.id, row.name, not out, *_joined(out), *_joined(ask), *_joined(care), "; ".join(unknown)))
    columns = [
        "id",
        "name",
        "left",
        "why",
        "why_sources",
        "ask_first",
        "ask_sources",
        "with_care",
        "care_sources",
        "not_known",
    ]
    return pd.DataFrame(rows, columns=columns).set_index("id")


def told(*situations: Situation, content: Content | None = None) -> list[str]:
    """What each situation changes among all that is a choice for anybody, or that it changes nothing.

    One sentence a situation, each counted by itself.
    """
    content = content or shipped()
    nobody = {id for reason in content.cautions if "anyone" in reason.situations for id in reason.treatments}
    rows = [row for row in content.treatments if row.id not in nobody]
    sentences = []
    for situation in situations:
        counts = Counter(_word(row, situation) for row in rows)
        said = [f"{counts[word]} {phrase}" for word, phrase in PHRASES.items() if counts[word]]
        changes = "" if counts["never"] + counts["ask first"] + counts["with care"] else "nothing changes; "
        name = SITUATIONS[situation]
        sentences.append(f"{name[0].upper()}{name[1:]}: {changes}{', '.join(said)}.")
    return sentences


def _word(row: Treatment, situation: Situation) -> Caution:
    word: Caution = getattr(row, situation)
    return word


def _refuse(given: Collection[str], known: Collection[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise ValueError(f"no {what} '{name}'; there are {', '.join(known)}")


def _joined(said: list[Said]) -> tuple[str, str]:
    texts = dict.fromkeys(one.text for one in said)
    return "; ".join(texts), " ".join(dict.fromkeys(id for one in said for id in one.sources))
