"""Practice answers in pandas: what was taken for what, and accuracy by skin tone."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from widgets.content import Content, shipped
from widgets.model import TONES
from widgets.practice.progress import Answered
from widgets.practice.stages import stages
from widgets.practice_record import answers_in, mine
from widgets.wilson import wilson

NOTHING = "no answers yet"
"""What stands where no answer is."""


def answers(given: Iterable[Answered], content: Content | None = None) -> pd.DataFrame:
    """One row an answer, oldest first.

    Columns: ``stage``, ``lesion``, ``right`` and ``said`` (names), ``tone`` (1 to 10), ``score`` (1, 0.5, 0),
    ``seconds`` (missing where no time was taken).
    """
    lesions = (content or shipped()).lesions
    names = {a.id: a.name for stage in stages(lesions) for a in stage.answers} | {k: v.name for k, v in lesions.items()}
    rows = [
        (a.stage, names.get(a.lesion), names.get(a.right), names.get(a.response), a.tone, a.score, a.seconds)
        for a in sorted(set(given), key=lambda a: (a.time, a.picture))
    ]
    table = pd.DataFrame(rows, columns=["stage", "lesion", "right", "said", "tone", "score", "seconds"])
    return table.astype({"tone": "int64", "score": "float64", "seconds": "float64"})


def practised() -> pd.DataFrame:
    """The practice answers of who is learning now, as :func:`answers` gives them."""
    return answers(answers_in(mine().events))


def confusion(table: pd.DataFrame, content: Content | None = None) -> pd.DataFrame:
    """How often which answer was given where which was right: rows are right, columns were said; counts.

    Only answers that were right or said somewhere are listed, in the order the stages offer them.
    """
    if table.empty:
        return _nothing_yet("right answer", "said")
    first, *_, last = stages((content or shipped()).lesions)
    order = [a.name for a in (*first.answers[:-1], *last.answers)]
    counts = pd.crosstab(table["right"], table["said"])
    met = [name for name in dict.fromkeys(order) if name in counts.index or name in counts.columns]
    rows, columns = ([name for name in met if name in axis] for axis in (counts.index, counts.columns))
    square = counts.reindex(index=rows, columns=columns)
    return square.rename_axis(index="right answer", columns="said")


def by_tone(table: pd.DataFrame) -> pd.DataFrame:
    """Accuracy on each of the ten Monk tones: ``answers``, ``right``, ``accuracy``, and Wilson's 95 % interval.

    ``low`` and ``high`` bound what the accuracy may be in the long run; with few answers they lie far apart, and then
    a difference between two tones says nothing. Partly right counts as not right.
    """
    if table.empty:
        return _nothing_yet("Monk tone", "answers", "right", "accuracy", "low", "high")
    groups = table.assign(full=table["score"] == 1).groupby("tone")["full"]
    result = pd.DataFrame({"answers": groups.count(), "right": groups.sum()}).reindex(list(TONES), fill_value=0)
    result.index.name = "Monk tone"
    result["accuracy"] = (result["right"] / result["answers"].where(result["answers"] > 0)).round(2)
    ends = [wilson(r, n) for r, n in zip(result["right"], result["answers"], strict=True)]
    result["low"], result["high"] = ([round(end[i], 2) for end in ends] for i in (0, 1))
    result.loc[result["answers"] == 0, ["low", "high"]] = None
    result.attrs["missing"] = NOTHING
    return result


def _nothing_yet(*columns: str) -> pd.DataFrame:
    """One row without a value, which is shown as "no answers yet"."""
    nothing = pd.DataFrame({column: [float("nan")] for column in columns})
    nothing.attrs["missing"] = NOTHING
    return nothing
