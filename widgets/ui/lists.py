"""Lists a notebook shows: words explained, sources used."""

from __future__ import annotations

from html import escape

from IPython.display import HTML

from widgets import notebooks
from widgets.content import Content, ContentError
from widgets.model import SURE_MEANING
from widgets.progress.outline import questions_asked
from widgets.ui.assets import style
from widgets.ui.markdown import inline
from widgets.ui.views import source_view


def words(content: Content, *terms: str) -> HTML:
    """The meaning of these words, from the glossary."""
    unknown = [term for term in terms if term not in content.glossary]
    if unknown:
        raise ContentError(f"content/glossary.yml: no term {', '.join(unknown)}; add it or check the spelling")
    items = "".join(f"<dt>{escape(t)}</dt><dd>{inline(content.glossary[t].meaning)}</dd>" for t in terms)
    return _list(f"<dl>{items}</dl>")


def sources_used(content: Content, notebook: str) -> HTML:
    """What a notebook's text, cards and words rest on, and how much of each source was read."""
    ids = used_in(content, notebooks.named(notebook))
    missing = [id for id in ids if id not in content.sources]
    if missing:
        raise ContentError(f"content/sources.yml: no source {', '.join(missing)}; add it or mend {notebook}.ipynb")
    shown = sorted((source_view(content.sources[id]) for id in ids), key=lambda s: s["who"].lower())
    return _list(f"<ul>{''.join(map(_source, shown))}</ul>")


def key_points(content: Content) -> HTML:
    """One line to keep for each objective, with its sources."""
    items = "".join(
        f"<dt>{escape(o.name)}</dt><dd>{inline(o.keep)} <em>{escape(_names(content, o.sources))}</em></dd>"
        for o in content.objectives.values()
    )
    return _list(f"<dl>{items}</dl>")


def _names(content: Content, sources: list[str]) -> str:
    return "; ".join(content.sources[id].who for id in sources)


def red_flags(content: Content) -> HTML:
    """What belongs before a clinician: the sign, what to do, how sure, who says so."""
    items = "".join(
        f"<li><strong>{escape(f.flag)}</strong>: {escape(f.act)}. <em>How sure: {SURE_MEANING[f.sure]} "
        f"({escape(', '.join(content.sources[id].who for id in f.sources))}).</em></li>"
        for f in content.red_flags
    )
    return _list(f"<ul>{items}</ul>")


def used_in(content: Content, notebook: notebooks.Notebook) -> list[str]:
    """Ids of the sources that a notebook cites, asks about or shows, each once."""
    ids = list(notebook.cited)
    for question in questions_asked(content, notebook):
        ids += question.sources
    for id in notebook.asked("fact_check"):
        ids += content.claims[id].sources
    for term in notebook.asked("words"):
        ids += content.glossary[term].sources
    shown = set(notebook.asked("side_by_side"))
    ids += [id for sign in content.signs if sign.lesion in shown for id in sign.sources]
    if notebook.calls("key_points"):
        ids += [id for objective in content.objectives.values() for id in objective.sources]
    if notebook.calls("red_flags"):
        ids += [id for flag in content.red_flags for id in flag.sources]
    if notebook.calls("kinds"):
        ids += [id for kind in content.milia_types for id in kind.sources]
    if notebook.calls("treatments"):
        ids += [id for row in content.treatments for id in row.sources]
    return list(dict.fromkeys(ids))


def _source(source: dict[str, str]) -> str:
    text = {key: escape(value) for key, value in source.items()}
    title = text["title"]
    if text["link"]:
        title = f'<a href="{text["link"]}" target="_blank" rel="noopener noreferrer">{title}</a>'
    note = f" {text['note'][0].upper()}{text['note'][1:]}." if text["note"] else ""
    return f'<li id="{text["id"]}">{title} – {text["who"]}. <em>How much was read: {text["read"]}.</em>{note}</li>'


def _list(body: str) -> HTML:
    return HTML(f'<style>{style("list")}</style><div class="milia-list">{body}</div>')
