"""Misconceptions, and errors made while sure."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.classroom import charts
from widgets.classroom.findings import Findings
from widgets.classroom.html import LINES, figure, meter, percent, quoted, section, table, words
from widgets.classroom.intervals import ENOUGH
from widgets.classroom.items import Item
from widgets.classroom.parts.practice import group_row, told
from widgets.classroom.practice import Group

MOST, MOST_SURE = 10, 8
"""Rows of the two tables; the CSV files hold the rest."""


def beliefs(found: Findings) -> str:
    """Wrong answers that many share."""
    title = "Misconceptions, ranked"
    held = [b for b in found.beliefs if b.item.facility.n >= ENOUGH][:MOST]
    if not held:
        return section(
            "beliefs", title, f"<p>Too few to say: no question was answered wrong by a group of {ENOUGH}.</p>"
        )
    first = held[0]
    lead = (
        f"The most common wrong answer, {quoted(first.choice.pick.text)}, was given by {first.choice.chosen} of "
        f"{first.item.facility.n}. Ranked by the lower end of the interval, so that a small group does not lead."
    )
    suspects = {flag.item.id for flag in found.look_at if flag.may_be_the_items_fault}
    rows = (
        (
            words(b.choice.pick.text),
            words(found.wording.text(b.item.id))
            + (
                ' <span class="doubt">Look at this question first: it may be at fault.</span>'
                if b.item.id in suspects
                else ""
            ),
            f"{b.choice.chosen} of {b.item.facility.n}{meter(b.share)}",
            str(b.choice.sure) if b.item.asked_sure else "–",
        )
        for b in held
    )
    heads = ("What was answered", "To what", "By how many", "Of them certain")
    ranked = table("Wrong answers that learners share", heads, rows, numbers=(3,), wide=(0, 1))
    more = len(found.beliefs) - len(held)
    rest = f'<p class="small quiet">{more:,} more in misconceptions.csv.</p>' if more > 0 else ""
    return section("beliefs", title, f'<p class="lead">{lead}</p>{ranked}{rest}')


def confidence(found: Findings) -> str:
    """How well learners know what they know, and errors made while sure."""
    title = "Certain, and wrong"
    groups = found.confidence
    if not groups:
        return section("sure", title, "<p>Nobody was asked how sure they are.</p>")
    chart = charts.shares(
        [group_row(g) for g in groups], f"Share right by how sure learners were. {told(groups)}.", left=140
    )
    worst = [(sum(c.sure for c in i.choices if c.right is False), i) for i in found.items if i.asked_sure >= ENOUGH]
    worst = sorted((pair for pair in worst if pair[0]), key=lambda pair: (-pair[0], pair[1].id))[:MOST_SURE]
    rows = [
        (words(found.wording.text(item.id)), f"{count} of {item.facility.n}", _most_sure(item)) for count, item in worst
    ]
    heads = ("Question", "Certain and wrong", "Most chosen by them")
    worst_table = table("Questions with the most errors made while certain", heads, rows, numbers=(1,), wide=(0, 2))
    return section("sure", title, figure(chart, _words(groups)) + (worst_table if rows else ""))


def _words(groups: Sequence[Group]) -> str:
    by_key = {g.key: g for g in groups}
    sure, guess = by_key.get("3"), by_key.get("1")
    if not sure or not sure.right.enough:
        return "Too few learners were certain of an answer to say more."
    wrong = round(sure.answers * (1 - sure.right.value))
    sentence = f"Of {sure.answers:,} answers given as certain, {wrong:,} were wrong ({percent(1 - sure.right.value)}). "
    if guess and guess.right.enough:
        sentence += (
            "Who was certain was clearly right more often than who guessed. "
            if sure.right.low > guess.right.high
            else "Being certain did not clearly go with being right: talk about how one knows. "
        )
    return sentence + LINES


def _most_sure(item: Item) -> str:
    best = max((c for c in item.choices if c.right is False), key=lambda c: c.sure)
    return f"{words(best.pick.text)} ({best.sure})"
