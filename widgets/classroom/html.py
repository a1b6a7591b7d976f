"""What every part of the report is built from: words, figures, tables, and the page's style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from widgets.classroom.assets import style
from widgets.classroom.intervals import Estimate
from widgets.classroom.records import LESSON, POST, PRE
from widgets.look import shared
from widgets.markdown import inline

WHEN = {PRE: "before the lesson", LESSON: "in the lesson", POST: "after the lesson"}
TOO_FEW = "too few to say"
LINES = "Lines are 95 % intervals."
SHORT = 9
"""Rows of a table that is printed on one page."""


# ---- words


def percent(value: float) -> str:
    """A share in whole percent."""
    return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"


def percent_of(estimate: Estimate | None) -> str:
    """A share in percent; a dash where too few stand behind it."""
    return percent(estimate.value) if estimate and estimate.enough else "–"


def said(estimate: Estimate | None) -> str:
    """A share with its interval, or how few stand behind it."""
    if estimate is None:
        return "–"
    if not estimate.enough:
        return f"{TOO_FEW} ({learners(estimate.n)})"
    return f"{percent(estimate.value)} ({100 * estimate.low:.0f}–{100 * estimate.high:.0f})"


def learners(n: int) -> str:
    """A number of learners."""
    return plural(n, "learner")


def plural(n: int, thing: str) -> str:
    """A number of things."""
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def signed(value: float, digits: int) -> str:
    """A number with a proper minus."""
    return f"{value:.{digits}f}".replace("-", "−")


def points(value: float) -> str:
    """A change in percentage points, with its sign."""
    whole = round(100 * value)
    return f"{'+' if whole > 0 else ''}{whole}".replace("-", "−")


def name(given: str) -> str:
    """A name out of a file: short enough, and unable to disturb the text around it."""
    shown = "".join(c if c.isprintable() else "·" for c in given)
    return f"<bdi>{escape(shown if len(shown) <= 60 else shown[:59] + '…')}</bdi>"


def words(markdown: str) -> str:
    """A text of the content, in whose place a hostile record may have put anything."""
    return f"<bdi>{inline(markdown)}</bdi>"


def quoted(markdown: str) -> str:
    """The same between quotation marks."""
    return f"“{words(markdown)}”"


# ---- frames


def section(id: str, title: str, body: str) -> str:
    """A part of the page under its own heading."""
    heading = f'<h2 id="{id}-title">{title}</h2>'
    return f'<section id="{id}" aria-labelledby="{id}-title">{heading}{body}</section>'


def folded(id: str, title: str, body: str) -> str:
    """A part that is opened at will; it is printed only when it is open."""
    inside = f"<details><summary>Open this part to see it, and to have it printed</summary>{body}</details>"
    return section(id, title, inside)


def figure(picture: str, sentence: str) -> str:
    """A picture with a sentence under it that says what it shows; on a narrow screen it can be scrolled."""
    return f'<figure><div class="scroll" tabindex="0">{picture}</div><figcaption>{sentence}</figcaption></figure>'


def meter(share: float) -> str:
    """A bar beside a figure; the figure says it all."""
    fill = f'<i class="milia-fill" style="inline-size:{100 * share:.0f}%"></i>'
    return f'<span class="milia-meter" aria-hidden="true">{fill}</span>'


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Sequence[int] = (),
    wide: Sequence[int] = (),
) -> str:
    """A table; the first cell of a row heads it. Cells are HTML already."""

    def kind(column: int) -> str:
        return ' class="number"' if column in numbers else ' class="wide"' if column in wide else ""

    head = "".join(f'<th scope="col"{kind(i)}>{text}</th>' for i, text in enumerate(heads))
    rows = list(rows)
    short = ' class="short"' if len(rows) <= SHORT else ""
    body = ""
    for first, *others in rows:
        cells = "".join(f"<td{kind(i)}>{cell}</td>" for i, cell in enumerate(others, 1))
        body += f'<tr><th scope="row"{kind(0)}>{first}</th>{cells}</tr>'
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table{short}><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


# ---- style


class Html(str):
    """HTML that a notebook shows as such."""

    def _repr_html_(self) -> str:
        return str(self)


def shown(part: str) -> Html:
    """A part of the report for a notebook's output."""
    return Html(f'<style>{shared()}{style("report")}</style><div class="milia milia-report">{part}</div>')


def page_style() -> str:
    """The style sheet of a page that stands alone."""
    return "@page{margin:16mm 14mm}body{margin:0;background:var(--milia-paper)}" + shared() + style("report")
