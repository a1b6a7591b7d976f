"""The article's scoreboard as a picture: a bar a verdict, parted by who makes the claims."""

from __future__ import annotations

from collections import Counter
from html import escape

from IPython.display import HTML

from widgets.content import Content
from widgets.ui.assets import style

WIDTH, LEFT, TOP, BAR, STEP = 720, 180, 64, 30, 48
SERIES = (1, 2, 3)
"""The styles of the speakers' bars; they differ in grey, too."""


def draw_scoreboard(content: Content) -> HTML:
    """SVG with its numbers in words, as its text alternative too."""
    counts = Counter((claim.verdict, claim.who) for claim in content.claims.values())
    totals = Counter(claim.verdict for claim in content.claims.values())
    unit = (WIDTH - LEFT - 60) / max(totals.values())
    speakers = list(content.speakers.values())
    parts: list[str] = []
    words: list[str] = []
    for i, (speaker, series) in enumerate(zip(speakers, SERIES, strict=True)):
        left = LEFT + i * 180
        parts.append(f'<rect x="{left}" y="20" width="16" height="16" data-series="{series}"/>')
        parts.append(f'<text x="{left + 24}" y="33">{escape(speaker.name)}</text>')
    for i, verdict in enumerate(content.verdicts.values()):
        x, y = float(LEFT), TOP + i * STEP
        parts.append(f'<text x="{LEFT - 12}" y="{y + 20}" text-anchor="end">{escape(verdict.name)}</text>')
        for speaker, series in zip(speakers, SERIES, strict=True):
            width = counts[verdict.id, speaker.id] * unit
            if width:
                size = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}"'
                parts.append(f'<rect {size} data-series="{series}"/>')
            x += width
        parts.append(f'<text x="{x + 8:.1f}" y="{y + 20}" font-weight="700">{totals[verdict.id]}</text>')
        by = ", ".join(f"{counts[verdict.id, s.id]} by {s.name}" for s in speakers if counts[verdict.id, s.id])
        words.append(f"{verdict.name}: {totals[verdict.id]} ({by})")
    height = TOP + len(content.verdicts) * STEP
    alt = escape(f"Bars: how many of the {totals.total()} claims got which verdict. {'; '.join(words)}.")
    svg = (
        f'<svg role="img" aria-label="{alt}" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<rect class="milia-paper" width="{WIDTH}" height="{height}" rx="18"/>{"".join(parts)}</svg>'
    )
    return HTML(f'<style>{style("board")}</style><div class="milia milia-board">{svg}</div>')
