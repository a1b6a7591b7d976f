"""Lists a notebook shows: words explained, red flags, sources used."""

from __future__ import annotations

from html import escape

from IPython.display import HTML

from widgets import notebooks
from widgets.content import Content, ContentError
from widgets.markdown import inline
from widgets.model import SURE_MARKS, SURE_MEANING, RedFlag
from widgets.progress.outline import questions_asked
from widgets.ui.assets import style
from widgets.ui.views import source_view


def words(content: Content, *terms: str) -> HTML:
    """The meaning of these words, from the glossary."""
    unknown = [term for term in terms if term not in content.glossary]
    if unknown:
        raise ContentError(f"content/glossary.yml: no term {', '.join(unknown)}; add it or check the spelling")
    items = "".join(f"<dt>{escape(t)}</dt><dd>{inline(content.glossary[t].meaning)}</dd>" for t in terms)
    return _list(f"<dl>{items}</dl>")


def sources_used(content: Content, notebook: str) -> HTML:
    """What a notebook's text, cards and words rest on, and how much of each source was read; folded, as it is long."""
    ids = used_in(content, notebooks.named(notebook))
    missing = [id for id in ids if id not in content.sources]
    if missing:
        raise ContentError(f"content/sources.yml: no source {', '.join(missing)}; add it or mend {notebook}.ipynb")
    if not ids:
        return _list("<p>Each card names its own sources.</p>")
    shown = sorted((source_view(content.sources[id]) for id in ids), key=lambda s: s["who"].lower())
    summary = f"<summary>{len(shown)} sources, and how much of each was read</summary>"
    return _list(f"<details>{summary}<ul>{''.join(map(_source, shown))}</ul></details>")


def key_points(content: Content) -> HTML:
    """One line to keep for each objective, with its sources."""
    items = "".join(
        f"<dt>{escape(o.name)}</dt><dd>{inline(o.keep)} <small>{_cites(content, o.sources)}</small></dd>"
        for o in content.objectives.values()
    )
    return _list(f"<dl>{items}</dl>")


def red_flags(content: Content, short: bool = False) -> HTML:
    """What belongs before a clinician: the sign, what to think of or to do (not in short), how sure, who says so."""
    groups = dict.fromkeys(flag.about for flag in content.red_flags)
    body = "".join(
        f"<p>{about[0].upper()}{about[1:]}, if</p><ul>"
        + "".join(_flag(content, flag, short) for flag in content.red_flags if flag.about == about)
        + "</ul>"
        for about in groups
    )
    found = dict.fromkeys(flag.sure for flag in content.red_flags)
    legend = "; ".join(f"{SURE_MARKS[sure]} {SURE_MEANING[sure]}" for sure in SURE_MARKS if sure in found)
    return _list(f"<p><strong>See a clinician about a bump</strong></p>{body}<p>{legend}</p>", "milia-flags")


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
    if notebook.calls("extraction_stepper"):
        ids += [id for step in content.extraction for side in (step.opening, step.squeezing) for id in side.sources]
    if notebook.calls("practise"):
        ids += [id for telling in content.tellings for id in telling.sources]
        ids += [id for twist in content.twists for id in twist.sources]
        ids += [id for sign in content.signs for id in sign.sources]
    if notebook.calls("key_points"):
        ids += [id for objective in content.objectives.values() for id in objective.sources]
    if notebook.calls("red_flags"):
        ids += [id for flag in content.red_flags for id in flag.sources]
    if notebook.calls("kinds"):
        ids += [id for kind in content.milia_types for id in kind.sources]
    if notebook.calls("treatments"):
        ids += [id for row in content.treatments for id in row.sources]
    if notebook.calls("explorer") or notebook.calls("suitable"):
        ids += [id for reason in content.cautions for id in reason.sources]
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


def _flag(content: Content, flag: RedFlag, short: bool) -> str:
    words = inline(flag.flag) if short else f"<strong>{inline(flag.flag)}</strong>: {inline(flag.act)}"
    sure = f'<span role="img" aria-label="How sure: {SURE_MEANING[flag.sure]}">{SURE_MARKS[flag.sure]}</span>'
    return f"<li>{words} <small>{sure} {_cites(content, flag.sources)}</small></li>"


def _cites(content: Content, sources: list[str]) -> str:
    """Whose they are, each a link into the list of sources, as the notebooks' own citations are."""
    return ", ".join(f'<a href="#{id}">{escape(content.sources[id].short)}</a>' for id in sources)


def _list(body: str, kind: str = "") -> HTML:
    return HTML(f'<style>{style("list")}</style><div class="{f"milia milia-list {kind}".strip()}">{body}</div>')
