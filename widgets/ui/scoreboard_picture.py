"""The article's scoreboard as a picture: a bar a verdict, parted by who makes the claims."""

from __future__ import annotations

from collections import Counter
from html import escape

from IPython.display import HTML

from widgets.content import Content
from widgets.ui.assets import style

WIDTH, LEFT, TOP, BAR, STEP = 720, 180, 64, 30, 48
FILLS = ("#0b6270", "#7fb7bf", "#d9a441")  # dark, middle and light also in grey


def draw_scoreboard(content: Content) -> HTML:
    """SVG with its numbers in words, as its text alternative too."""
    counts = Counter((claim.verdict, claim.who) for claim in content.claims.values())
    totals = Counter(claim.verdict for claim in content.claims.values())
    unit = (WIDTH - LEFT - 60) / max(totals.values())
    speakers = list(content.speakers.values())
    parts: list[str] = []
    words: list[str] = []
    for i, (speaker, fill) in enumerate(zip(speakers, FILLS, strict=True)):
        left = LEFT + i * 180
        parts.append(f'<rect x="{left}" y="20" width="16" height="16" fill="{fill}" stroke="#1f2933"/>')
        parts.append(f'<text x="{left + 24}" y="33">{escape(speaker.name)}</text>')
    for i, verdict in enumerate(content.verdicts.values()):
        x, y = float(LEFT), TOP + i * STEP
        parts.append(f'<text x="{LEFT - 12}" y="{y + 20}" text-anchor="end">{escape(verdict.name)}</text>')
        for speaker, fill in zip(speakers, FILLS, strict=True):
            width = counts[verdict.id, speaker.id] * unit
            if width:
                parts.append(
                    f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{fill}" stroke="#1f2933"/>'
                )
            x += width
        parts.append(f'<text x="{x + 8:.1f}" y="{y + 20}" font-weight="700">{totals[verdict.id]}</text>')
        by = ", ".join(f"{counts[verdict.id, s.id]} by {s.name}" for s in speakers if counts[verdict.id, s.id])
        words.append(f"{verdict.name}: {totals[verdict.id]} ({by})")
    height = TOP + len(content.verdicts) * STEP
    alt = escape(f"Bars: how many of the {totals.total()} claims got which verdict. {'; '.join(words)}.")
    svg = (
        f'<svg role="img" aria-label="{alt}" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg" '
        'font-family="system-ui, sans-serif" font-size="16" fill="#1f2933" class="milia-board">'
        f'<rect width="{WIDTH}" height="{height}" rx="18" fill="#fdfaf3" stroke="#e5d9c8"/>{"".join(parts)}</svg>'
    )
    return HTML(f"<style>{style('list')} .milia-board {{ inline-size: 100%; max-inline-size: 46rem; }}</style>{svg}")
