"""Lists a notebook shows: words explained, red flags, sources used."""

from __future__ import annotations

from html import escape

from IPython.display import HTML

from widgets import notebooks
from widgets.content import Content, ContentError
from widgets.markdown import inline
from widgets.model import SOON_MEANING, SURE_MARKS, SURE_MEANING, RedFlag, Soon
from widgets.pieces import DRAWN, PIECES
from widgets.progress.forms import FORMS
from widgets.progress.outline import questions_asked
from widgets.ui.assets import style
from widgets.ui.views import source_view

OWN = "Each card names its own sources."


def words(content: Content, *terms: str) -> HTML:
    """The meaning of these words, from the glossary."""
    unknown = [term for term in terms if term not in content.glossary]
    if unknown:
        raise ContentError(f"content/glossary.yml: no term {', '.join(unknown)}; add it or check the spelling")
    items = "".join(f"<dt>{escape(t)}</dt><dd>{inline(content.glossary[t].meaning)}</dd>" for t in terms)
    return _list(f"<dl>{items}</dl>")


def sources_used(content: Content, notebook: str) -> HTML:
    """What a notebook's text, cards and words rest on, and how much of each source was read; folded, as it is long."""
    page = notebooks.named(notebook)
    ids = used_in(content, page)
    missing = [id for id in ids if id not in content.sources]
    if missing:
        raise ContentError(f"content/sources.yml: no source {', '.join(missing)}; add it or mend {notebook}.ipynb")
    if not ids:
        return _list(f"<p>{OWN}</p>")
    shown = sorted((source_view(content.sources[id]) for id in ids), key=lambda s: s["who"].lower())
    summary = f"<summary>{len(shown)} sources, and how much of each was read</summary>"
    more = f"<p>{OWN}</p>" if any(PIECES[c.function].own for c in page.called if c.function in PIECES) else ""
    return _list(f"<details>{summary}<ul>{''.join(map(_source, shown))}</ul></details>{more}")


def key_points(content: Content) -> HTML:
    """One line to keep for each objective, with its sources."""
    items = "".join(
        f"<dt>{escape(o.name)}</dt><dd>{inline(o.keep)} <small>{_cites(content, o.sources)}</small></dd>"
        for o in content.objectives.values()
    )
    return _list(f"<dl>{items}</dl>")


def red_flags(content: Content, short: bool = False, about: str | None = None) -> HTML:
    """The warning signs by how soon somebody should look, the most urgent first; their sources folded at the end.

    ``short`` leaves out what to do about each and whom to see; ``about`` keeps those of one place or age.
    """
    flags = [flag for flag in content.red_flags if about in (None, flag.about)]
    if not flags:
        known = ", ".join(dict.fromkeys(flag.about for flag in content.red_flags))
        raise ContentError(f"content/red_flags.yml: no flag is about '{about}'; use one of {known}")
    tiers = "".join(_tier(soon, [f for f in flags if f.soon == soon], short) for soon in SOON_MEANING)
    sources = "".join(
        f"<li>{inline(f.flag)} <small>{_sure(f)} {_cites(content, f.sources)}</small></li>" for f in flags
    )
    found = {flag.sure for flag in flags}
    legend = "; ".join(f"{SURE_MARKS[sure]} {SURE_MEANING[sure]}" for sure in SURE_MARKS if sure in found)
    folded = f"<details><summary>How do we know?</summary><ul>{sources}</ul><p>{legend}</p></details>"
    return _list(tiers + folded, "milia-flags")


def used_in(content: Content, notebook: notebooks.Notebook) -> list[str]:
    """Ids of the sources that a notebook cites, asks about or shows, each once; of its sets, those of both forms."""
    ids = list(notebook.cited)
    for first in FORMS:
        for question in questions_asked(content, notebook, first):
            ids += question.sources
    for call in notebook.called:
        piece = PIECES.get(call.function)
        if piece and piece.asks == "claim":
            ids += [id for claim in call.texts if claim in content.claims for id in content.claims[claim].sources]
        ids += piece.sources(content, call) if piece else []
    ids += [id for picture in notebook.pictures if picture in DRAWN for id in DRAWN[picture](content)]
    return list(dict.fromkeys(ids))


def _source(source: dict[str, str]) -> str:
    return f'<li id="{source["id"]}">{source_words(source)}</li>'


def source_words(source: dict[str, str]) -> str:
    """HTML of a source as :func:`widgets.ui.views.source_view` gives it: title, who, how much was read."""
    text = {key: escape(value) for key, value in source.items()}
    title = text["title"]
    if text["link"]:
        title = f'<a href="{text["link"]}" target="_blank" rel="noopener noreferrer">{title}</a>'
    note = f" {text['note'][0].upper()}{text['note'][1:]}." if text["note"] else ""
    return f"{title} – {text['who']}. <em>How much was read: {text['read']}.</em>{note}"


def _tier(soon: Soon, flags: list[RedFlag], short: bool) -> str:
    """One tier with its heading; nothing where it holds no flag."""
    heading, meaning = SOON_MEANING[soon]
    items = "".join(f"<li>{_flag(flag, short)}</li>" for flag in flags)
    body = f"<h3>{heading}</h3><p>{meaning}</p><ul>{items}</ul>"
    return f'<section data-soon="{soon}">{body}</section>' if flags else ""


def _flag(flag: RedFlag, short: bool) -> str:
    if short:
        return f"{inline(flag.flag)}."
    return f"<strong>{inline(flag.flag)}.</strong> {inline(flag.act)}. <small>Whom to see: {inline(flag.see)}.</small>"


def _sure(flag: RedFlag) -> str:
    return f'<span role="img" aria-label="How sure: {SURE_MEANING[flag.sure]}">{SURE_MARKS[flag.sure]}</span>'


def _cites(content: Content, sources: list[str]) -> str:
    """Whose they are, each a link into the list of sources, as the notebooks' own citations are."""
    return ", ".join(f'<a href="#{id}">{escape(content.sources[id].short)}</a>' for id in sources)


def _list(body: str, kind: str = "") -> HTML:
    return HTML(f'<style>{style("list")}</style><div class="{f"milia milia-list {kind}".strip()}">{body}</div>')
