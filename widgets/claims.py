"""A claim of the article as a question: which verdict do independent texts give?"""

from __future__ import annotations

from collections.abc import Iterable

from widgets.model import Claim, Option, Single, Verdict

EVIDENCE_OR_OPINION = 6
"""The objective that every fact-check serves: tell evidence from opinion, claim by claim."""


def as_question(claim: Claim, verdicts: Iterable[Verdict]) -> Single:
    """The question asked about a claim; its options are the verdicts in their own order."""
    return Single(
        id=claim.id,
        objective=EVIDENCE_OR_OPINION,
        claims=[claim.id],
        text="What do independent sources say of this?",
        hint="",
        options=[
            Option(
                id=verdict.id,
                text=f"**{verdict.name}** – {verdict.meaning}",
                feedback=verdict.meaning,
                correct=verdict.id == claim.verdict,
            )
            for verdict in verdicts
        ],
        shuffle=False,
        sources=claim.sources,
    )
