"""What is known of each sign in each lesion, and of the kinds of milia, as pandas."""

from __future__ import annotations

import pandas as pd

from widgets.content import Content, shipped
from widgets.model import SURE_MARKS, SURE_MEANING


def signs(content: Content | None = None) -> pd.DataFrame:
    """One row a sign and lesion, in the order of ``content/signs.csv``.

    Columns: ``lesion`` and ``sign`` (ordered categories), ``value`` (text; missing where no source was found),
    ``sure`` (ordered category, none < low < medium < high), ``sources`` (ids, separated by spaces).
    """
    rows = (content or shipped()).signs
    table = pd.DataFrame(
        {
            "lesion": [row.lesion for row in rows],
            "sign": [row.sign for row in rows],
            "value": [row.value or None for row in rows],
            "sure": [row.sure for row in rows],
            "sources": [" ".join(row.sources) or None for row in rows],
        }
    )
    for column in ("lesion", "sign"):
        table[column] = pd.Categorical(table[column], table[column].unique(), ordered=True)
    table["sure"] = pd.Categorical(table["sure"], list(SURE_MEANING)[::-1], ordered=True)
    return table


def side_by_side(*lesions: str, content: Content | None = None) -> pd.DataFrame:
    """Signs as rows, the named lesions as columns, each cell with its dots of sureness.

    Raises :class:`KeyError` naming the lesions there are, if one is none of them.
    """
    table = signs(content)
    known = list(table["lesion"].cat.categories)
    unknown = [lesion for lesion in lesions if lesion not in known]
    if unknown:
        raise KeyError(f"no lesion {', '.join(unknown)}; there are {', '.join(known)}")
    table["cell"] = table["value"].str.cat(table["sure"].map(SURE_MARKS).astype("str"), sep=" ")
    wide = table.pivot(index="sign", columns="lesion", values="cell")
    return wide[list(lesions or known)]


def kinds(content: Content | None = None) -> pd.DataFrame:
    """The kinds of milia, one a row; columns ``fact``, ``share``, ``course`` (text), ``sure``, ``sources`` (ids)."""
    rows = (content or shipped()).milia_types
    table = pd.DataFrame(
        {
            "fact": [row.fact for row in rows],
            "share": [row.share or None for row in rows],
            "course": [row.course or None for row in rows],
            "sure": pd.Categorical([row.sure for row in rows], list(SURE_MEANING)[::-1], ordered=True),
            "sources": [" ".join(row.sources) for row in rows],
        },
        index=pd.Index([row.name for row in rows], name="kind"),
    )
    return table
