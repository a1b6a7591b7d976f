"""The report's pictures: plain SVG, coloured by the page's style sheet, so that they follow its theme and its print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from widgets.classroom.intervals import Estimate
from widgets.skin.svg import FONT, circle, el, text

WIDTH = 720


class Mark(NamedTuple):
    """A figure with its interval; the first of a row's marks is drawn hollow, the last one filled."""

    estimate: Estimate | None
    hollow: bool = False


class Row(NamedTuple):
    """One line of a chart of shares: its label, its marks, what stands on the right, a colour to show."""

    label: str
    marks: Sequence[Mark]
    said: str
    swatch: str = ""


class Dot(NamedTuple):
    """One point of a scatter, from 0 to 1 across and -1 to 1 up; a numbered one is drawn larger."""

    x: float
    y: float
    number: str = ""


def picture(height: float, body: Sequence[str], words: str) -> str:
    """An SVG with its text alternative."""
    return (
        f'<svg role="img" aria-label="{escape(words)}" viewBox="0 0 {WIDTH} {height:g}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="{FONT}">{"".join(body)}</svg>'
    )


def shares(rows: Sequence[Row], words: str, left: float = 200) -> str:
    """Shares from 0 to 100 % with their intervals, one line a row."""
    right, top, step = WIDTH - 120, 12, 36
    bottom = top + step * len(rows)

    def at(value: float) -> float:
        return left + (right - left) * min(max(value, 0), 1)

    body = []
    for tick in (0, 25, 50, 75, 100):
        x = at(tick / 100)
        body.append(el("line", x1=x, x2=x, y1=top, y2=bottom, class_="grid"))
        body.append(text(x, bottom + 20, f"{tick} %", 13, class_="quiet", text_anchor="middle"))
    for i, row in enumerate(rows):
        y = top + step * (i + 0.5)
        if row.swatch:
            body.append(el("rect", x=left - 44, y=y - 11, width=30, height=22, rx=5, fill=row.swatch, class_="edge"))
        body.append(text(left - (54 if row.swatch else 14), y + 5, _short(row.label), 14.5, text_anchor="end"))
        apart = 6 if len(row.marks) > 1 else 0
        for j, mark in enumerate(row.marks):
            if mark.estimate and mark.estimate.enough:
                body.append(_mark(mark, at, y - apart + 2 * apart * j))
        body.append(text(right + 14, y + 5, row.said, 13.5, class_="quiet"))
    return picture(bottom + 30, body, words)


def _mark(mark: Mark, at: Callable[[float], float], y: float) -> str:
    assert mark.estimate
    value, low, high, _ = mark.estimate
    kind = "hollow" if mark.hollow else "solid"
    whisker = el("line", x1=at(low), x2=at(high), y1=y, y2=y, class_=f"whisker {kind}")
    return whisker + circle(at(value), y, 6, class_=kind)


def scatter(dots: Sequence[Dot], words: str) -> str:
    """Items by how many answer right (across) and how well they tell the able from the weak (up)."""
    left, right, top, bottom = 64.0, WIDTH - 26.0, 14.0, 330.0
    low = max(-1.0, min([-0.2, *(dot.y - 0.1 for dot in dots)]))

    def across(x: float) -> float:
        return left + (right - left) * x

    def up(y: float) -> float:
        return bottom - (bottom - top) * (y - low) / (1 - low)

    body = [el("rect", x=left, y=up(0), width=right - left, height=bottom - up(0), class_="warn-area")]
    for tick in (0, 25, 50, 75, 100):
        x = across(tick / 100)
        body.append(el("line", x1=x, x2=x, y1=top, y2=bottom, class_="grid"))
        body.append(text(x, bottom + 20, f"{tick} %", 13, class_="quiet", text_anchor="middle"))
    for step in (-1, -0.5, 0, 0.5, 1):
        if step >= low:
            body.append(el("line", x1=left, x2=right, y1=up(step), y2=up(step), class_="axis" if not step else "grid"))
            body.append(
                text(left - 10, up(step) + 5, f"{step:g}".replace("-", "−"), 13, class_="quiet", text_anchor="end")
            )
    body.append(text((left + right) / 2, bottom + 42, "answered right (facility index)", 13.5, text_anchor="middle"))
    middle = (top + bottom) / 2
    body.append(text(18, middle, "discrimination", 13.5, text_anchor="middle", transform=f"rotate(-90 18 {middle:g})"))
    for dot in sorted(dots, key=lambda d: bool(d.number)):
        x, y = across(dot.x), up(dot.y)
        if dot.number:
            body.append(circle(x, y, 11, class_="flagged"))
            body.append(text(x, y + 4.5, dot.number, 12, class_="on-flag", text_anchor="middle"))
        else:
            body.append(circle(x, y, 4.5, class_="dot"))
    return picture(bottom + 54, body, words)


def histogram(counts: Sequence[int], labels: Sequence[str], words: str) -> str:
    """Bars with their number on top and their label below."""
    left, right, top, bottom = 16.0, WIDTH - 16.0, 24.0, 150.0
    step = (right - left) / len(counts)
    most = max([1, *counts])
    body = [el("line", x1=left, x2=right, y1=bottom, y2=bottom, class_="axis")]
    for i, (count, label) in enumerate(zip(counts, labels, strict=True)):
        x, height = left + step * i, (bottom - top) * count / most
        if count:
            body.append(el("rect", x=x + 4, y=bottom - height, width=step - 8, height=height, rx=3, class_="bar"))
            body.append(text(x + step / 2, bottom - height - 6, str(count), 13.5, text_anchor="middle"))
        body.append(text(x + step / 2, bottom + 20, label, 13, class_="quiet", text_anchor="middle"))
    return picture(bottom + 30, body, words)


def _short(label: str, most: int = 24) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"
