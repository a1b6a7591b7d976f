"""Questions to look at first, reliability, and every question."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from widgets.classroom import charts
from widgets.classroom.charts import Dot
from widgets.classroom.findings import Findings
from widgets.classroom.flags import ItemFlag
from widgets.classroom.html import (
    TOO_FEW,
    WHEN,
    figure,
    folded,
    learners,
    name,
    percent,
    plural,
    quoted,
    said,
    section,
    signed,
    table,
    words,
)  # fmt: skip
from widgets.classroom.intervals import ENOUGH, ENOUGH_FOR_CORRELATION, Estimate
from widgets.classroom.items import Item

MOST_OPTIONS = 12
"""Lines shown of what was answered to one question."""


def look_at(found: Findings) -> str:
    """Items to look at first, and all items as dots."""
    flags: dict[str, list[ItemFlag]] = defaultdict(list)
    for flag in found.look_at:
        flags[flag.item.id].append(flag)
    numbers = {id: str(i) for i, id in enumerate(flags, 1)}
    if flags:
        body = (
            f'<p class="lead">{plural(len(flags), "question")} of {len(found.items):,} may be at fault, rather than '
            "the learners. A figure is a reason to read a question again, not a verdict on it.</p>"
            f'<ol class="look">{"".join(_flagged(numbers[id], some, found) for id, some in flags.items())}</ol>'
        )
    else:
        body = "<p>No question gives a reason to look at it, as far as a class of this size can tell.</p>"
    return section("questions", "Questions to look at first", body + _dots(found, numbers) + _idle(found))


def _flagged(number: str, flags: list[ItemFlag], found: Findings) -> str:
    item = flags[0].item
    reasons = "".join(f"<li>{escape(f.reason)}{' ' + quoted(f.about) if f.about else ''}</li>" for f in flags)
    story = found.wording.story(item.id)
    told = f'<p class="small quiet">{words(story)}</p>' if story else ""
    id = f' <span class="small quiet">{name(item.id)}</span>' if found.wording.knows(item.id) else ""
    return (
        f'<li><span class="no" aria-hidden="true">{number}</span><div>{told}'
        f'<p class="asked">{words(found.wording.text(item.id))}{id}</p><ul>{reasons}</ul></div></li>'
    )


def _dots(found: Findings, numbers: dict[str, str]) -> str:
    drawn = [(i, i.discrimination) for i in found.items if _can_tell(i.discrimination) and i.discrimination]
    if not drawn:
        return (
            f'<p class="small quiet">Discrimination is shown for questions that {ENOUGH_FOR_CORRELATION} learners or '
            "more answered.</p>"
        )
    dots = [Dot(item.facility.value, d.value, numbers.get(item.id, "")) for item, d in drawn]
    below = sum(dot.y < 0 for dot in dots)
    sentence = (
        "Each dot is a question: the further right, the more answered it right; the further up, the better it tells "
        f"the able from the weak. {below} of {len(dots)} lie in the shaded part, where the able do worse. "
        + ("Numbers are those of the list above." if numbers else "")
    )
    return figure(charts.scatter(dots, sentence), sentence)


def _idle(found: Findings) -> str:
    rows = [
        (words(found.wording.text(item.id)), words(choice.pick.text), f"0 of {item.facility.n}")
        for item, choice in found.idle
    ]
    if not rows:
        return ""
    heads = ("Question", "Option", "Chosen by")
    return table("Wrong options that tempt nobody: write others", heads, rows, numbers=(2,), wide=(0, 1))


def _can_tell(estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.n >= ENOUGH_FOR_CORRELATION


def alphas(found: Findings) -> str:
    """Reliability of the sets of questions."""
    rows = []
    for r in found.reliability:
        shown = "cannot be said: nothing varies, or too few answered all"
        if r.learners < ENOUGH_FOR_CORRELATION:
            shown = TOO_FEW
        elif r.alpha:
            shown = f"{signed(r.alpha.value, 2)} ({signed(r.alpha.low, 2)} to {signed(r.alpha.high, 2)})"
        form = f", form {'AB'[r.form]}" if r.form >= 0 else ""
        rows.append((WHEN[r.phase].capitalize() + form, str(r.items), str(r.learners), shown))
    if not rows:
        return ""
    heads = ("Questions", "How many", "Learners who answered all", "Alpha")
    return section(
        "alpha",
        "Can the scores be trusted?",
        "<p>Alpha says how far the questions of a set agree on who is able. Near 1, a learner's score would come out "
        "much the same with other questions of the kind. Of eight questions on eight objectives expect a modest one, "
        "and do not mark single learners by them.</p>"
        + table("Reliability: Cronbach's alpha with its interval", heads, rows, numbers=(1, 2, 3)),
    )


def every_question(found: Findings) -> str:
    """Each question with what was answered."""
    body = "".join(_question(item, found) for item in found.items)
    return folded("every", "Every question, answer by answer", f'<div class="columns">{body}</div>')


def _question(item: Item, found: Findings) -> str:
    n, d = item.facility.n, item.discrimination
    discrimination = TOO_FEW if d else "none (nothing varies)"
    if d and _can_tell(d):
        discrimination = f"{signed(d.value, 2)} ({signed(d.low, 2)} to {signed(d.high, 2)})"
    facility = said(item.facility) if item.facility.enough else TOO_FEW
    options = "".join(
        f'<li><span class="number">{percent(c.chosen / n) if n >= ENOUGH else c.chosen}</span>'
        f"<span>{words(c.pick.text)}{' <b class=right>✓ right</b>' if c.right else ''}</span></li>"
        for c in item.choices[:MOST_OPTIONS]
    )
    more = len(item.choices) - MOST_OPTIONS
    rest = f'<p class="small quiet">{more} more in options.csv.</p>' if more > 0 else ""
    return (
        f'<div class="item"><p class="asked">{words(found.wording.text(item.id))}</p>'
        f'<p class="small quiet">{name(item.id)} · {WHEN.get(item.phase, "in a review")} · {learners(n)}<br>'
        f"facility index {facility} · discrimination {discrimination}</p>"
        f'<ul class="options small">{options}</ul>{rest}</div>'
    )
