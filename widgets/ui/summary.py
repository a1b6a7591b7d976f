"""The page a learner keeps: one HTML file that stands alone and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from widgets.content import Content
from widgets.markdown import inline
from widgets.model import CERTAIN, NOT_REVIEWED, SOON_MEANING
from widgets.progress.gain import Gain, to_review
from widgets.progress.history import History
from widgets.progress.outline import Entry, Part
from widgets.progress.standing import by_objective
from widgets.record import Event
from widgets.ui.assets import style
from widgets.ui.views import source_view

MOST = 12
"""So many cards to look at again fit one page."""


def summary_page(
    content: Content, parts: Sequence[Part], history: History, found: Gain, learner: str, now: datetime
) -> str:
    """The page: what you can do now, what to look at again, key points, red flags, sources. Every text is escaped."""
    missed = to_review([entry for part in parts for entry in part.entries], history)[:MOST]
    sources = [id for o in content.objectives.values() for id in o.sources]
    sources += [id for flag in content.red_flags for id in flag.sources]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Milia or acne? What I keep</title><style>@page {{ margin: 14mm; }}
{style("summary")}</style></head>
<body class="milia milia-summary"><main>
<h1>Milia or acne?</h1>
<p class="quiet">What {escape(learner)} keeps · {now:%d %B %Y} · A memory aid, no certificate.
The lesson teaches; it does not diagnose anybody's skin. {NOT_REVIEWED}</p>
<h2>What you can do now</h2>{_objectives(content, parts, history, found)}
<h2>What to look at again</h2>{_missed(content, missed)}
<h2>Key points</h2><ul>{"".join(f"<li>{inline(o.keep)}</li>" for o in content.objectives.values())}</ul>
<h2>When to get help, and how soon</h2><ul>{_flags(content)}</ul>
<h2>Sources of this page</h2><ul>{_sources(content, dict.fromkeys(sources))}</ul>
</main></body></html>
"""


def _objectives(content: Content, parts: Sequence[Part], history: History, found: Gain) -> str:
    pairs = {pair.objective: pair for pair in found.pairs}
    rows = []
    for one in by_objective(parts, history):
        pair = pairs.get(one.objective)
        asked = [_word(pair.before), _word(pair.after)] if pair else ["–", "–"]
        cells = "".join(f"<td>{cell}</td>" for cell in (*asked, f"{one.right_at_once} of {one.total}"))
        rows.append(f"<tr><th scope='row'>{escape(content.objectives[one.objective].text)}</th>{cells}</tr>")
    return (
        "<table><thead><tr><th scope='col'>You set out to …</th><th scope='col'>before</th><th scope='col'>after</th>"
        f"<th scope='col'>cards right at the first try</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
        "<p class='quiet'>One question before and one after cannot show that somebody has an objective; they show "
        "where to look again.</p>"
    )


def _word(right: bool | None) -> str:
    return "–" if right is None else "✓ right" if right else "✗ not yet"


def _missed(content: Content, missed: Iterable[tuple[Entry, Event]]) -> str:
    items = []
    for entry, event in missed:
        claim = content.claims.get(entry.item)
        words = f"The article says: {inline(claim.claim)}" if claim else inline(content.question(entry.item).text)
        sure = " <strong>You were certain.</strong>" if event.confidence == CERTAIN else ""
        items.append(f"<li>{words}{sure}</li>")
    return f"<ol>{''.join(items)}</ol>" if items else "<p>No answer of yours stands that was not right.</p>"


def _flags(content: Content) -> str:
    tiers = []
    for soon, (heading, _) in SOON_MEANING.items():
        items = "".join(
            f"<li><strong>{inline(f.flag)}.</strong> {inline(f.act)}.</li>" for f in content.red_flags if f.soon == soon
        )
        tiers.append(f"<li>{heading}<ul>{items}</ul></li>")
    return "".join(tiers)


def _sources(content: Content, ids: Iterable[str]) -> str:
    views = sorted((source_view(content.sources[id]) for id in ids), key=lambda view: view["who"].lower())
    return "".join(
        f"<li><small>{escape(v['title'])} – {escape(v['who'])}. How much was read: {escape(v['read'])}.</small></li>"
        for v in views
    )
