"""Practice by kind of bump and by skin tone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from widgets.classroom import charts
from widgets.classroom.charts import Mark, Row
from widgets.classroom.findings import Findings
from widgets.classroom.html import LINES, TOO_FEW, figure, percent, plural, said, section
from widgets.classroom.practice import Group
from widgets.skin.palette import monk


def practice(found: Findings) -> str:
    """Practice by lesion and by skin tone."""
    title = "Practice: telling bumps apart"
    if not found.practised:
        return section("practice", title, "<p>Nobody has practised yet.</p>")
    body = f'<p class="lead">{plural(found.practised, "drawn case")} answered.</p>'
    if found.lesions:
        chart = charts.shares(
            [group_row(g) for g in found.lesions], f"Share right by kind of bump. {told(found.lesions)}."
        )
        body += "<h3>By kind of bump</h3>" + figure(chart, _lesion_words(found.lesions))
    if found.tones:
        rows = [group_row(g, monk(int(g.key))) for g in found.tones]
        chart = charts.shares(rows, f"Share right by skin tone. {told(found.tones)}.", left=150)
        body += "<h3>By skin tone (Monk scale)</h3>" + figure(chart, _tone_words(found.tones))
    return section("practice", title, body)


def _lesion_words(lesions: Sequence[Group]) -> str:
    enough = [g for g in lesions if g.right.enough]
    if not enough:
        return "Too few learners to say."
    low, high = enough[0], enough[-1]
    return (
        f"Hardest: <b>{escape(low.name)}</b>, {said(low.right)} right; easiest: <b>{escape(high.name)}</b>, "
        f"{said(high.right)}. {LINES}"
    )


def _tone_words(tones: Sequence[Group]) -> str:
    enough = [g for g in tones if g.right.enough]
    if len(enough) < 2:
        return "Too few learners to say."
    low, high = min(enough, key=lambda g: g.right.value), max(enough, key=lambda g: g.right.value)
    verdict = (
        f"Practise more on tones like {low.name}."
        if low.right.high < high.right.low
        else "The intervals overlap, so no tone is clearly harder than another."
    )
    return f"Fewest right: {low.name}, {said(low.right)}; most: {high.name}, {said(high.right)}. {verdict} {LINES}"


def group_row(group: Group, swatch: str = "") -> Row:
    """A group's line in a chart."""
    right = f"{percent(group.right.value)} of {group.answers:,}" if group.right.enough else TOO_FEW
    return Row(group.name, (Mark(group.right),), right, swatch)


def told(groups: Sequence[Group]) -> str:
    """What a chart of groups shows, in words."""
    return "; ".join(f"{g.name}: {said(g.right)}, {plural(g.answers, 'answer')}" for g in groups)
