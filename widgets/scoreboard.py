"""The article's scoreboard: its claims by verdict and by who makes them, in pandas."""

from __future__ import annotations

import pandas as pd

from widgets.content import Content, shipped


def claims_table(content: Content | None = None) -> pd.DataFrame:
    """One row a claim; the index is its ``id``.

    Columns: ``claim`` and ``reasoning`` (text), ``who`` and ``verdict`` (ordered categories of ids, in the order in
    which the content lists them), ``section`` (text), ``sources`` (how many).
    """
    known = content or shipped()
    claims = known.claims.values()
    return pd.DataFrame(
        {
            "claim": [claim.claim for claim in claims],
            "who": pd.Categorical([claim.who for claim in claims], list(known.speakers), ordered=True),
            "verdict": pd.Categorical([claim.verdict for claim in claims], list(known.verdicts), ordered=True),
            "section": [claim.section for claim in claims],
            "reasoning": [claim.reasoning for claim in claims],
            "sources": [len(claim.sources) for claim in claims],
        },
        index=pd.Index([claim.id for claim in claims], name="id"),
    )


def scoreboard(content: Content | None = None) -> pd.DataFrame:
    """How many claims got which verdict (rows), by who makes them (columns), with totals."""
    table = claims_table(content)
    board = pd.crosstab(table["verdict"], table["who"], dropna=False)
    board.columns = board.columns.astype("str")
    board["all"] = board.sum(axis="columns")
    return board
