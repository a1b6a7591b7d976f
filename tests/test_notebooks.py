"""Every notebook: its skeleton, its size, and that whatever it points at is there."""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

import widgets
from tests.conftest import ROOT
from widgets.content import shipped
from widgets.model import Single
from widgets.notebooks import WORDS_A_MINUTE, Notebook, all_notebooks
from widgets.pieces import seconds
from widgets.progress.outline import part, questions_asked
from widgets.skin.pictures import alt
from widgets.trace import gaps
from widgets.ui.lists import used_in

NOTEBOOKS = all_notebooks()
each = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.name)
FOLDED = re.compile(rf"from widgets import |({'|'.join(widgets.__all__)})\(")
"""What stands folded: the lesson's own calls. Pandas stands in the open."""
START = '<button class="jp-Button jp-mod-styled jp-mod-accept" data-commandlinker-command="notebook:run-all-cells">'


def test_the_notebooks_are_there() -> None:
    assert NOTEBOOKS[0].name == "00_start_here"
    assert [n.name.split("_")[0] for n in NOTEBOOKS] == [f"{number:02}" for number in range(len(NOTEBOOKS))]
    assert [n.name for n in NOTEBOOKS if n.problem] == []
    assert "02_what_milia_are" in [n.name for n in NOTEBOOKS]


@each
def test_the_file_is_valid_small_and_without_outputs(notebook: Notebook) -> None:
    raw = nbformat.read(notebook.path, as_version=4)
    nbformat.validate(raw)
    assert notebook.path.stat().st_size < 60_000
    assert raw.metadata.kernelspec.name == "python3"
    assert "widgets" not in raw.metadata
    for cell in raw.cells:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.id), "cell ids are words, not random"
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


@each
def test_the_skeleton_is_kept(notebook: Notebook) -> None:
    first, last = "".join(notebook.cells[0]["source"]), "".join(notebook.cells[-2]["source"])
    assert first.startswith("# ")
    assert re.search(r"\b(\d+) minutes\b", first)
    headings = re.findall(r"(?m)^## (.+)$", notebook.prose)
    assert headings[0] == "You will be able to"
    assert headings[-3:] == ["Key points", "Sources used here", "Next"]
    assert last.startswith("## Next")
    start = next(i for i, c in enumerate(notebook.cells) if START in "".join(c["source"]))
    assert "**Run ▸ Run All Cells**" in "".join(notebook.cells[start]["source"])
    assert notebook.cells[start + 1]["cell_type"] == "code"
    assert notebook.code[0].endswith(f'start("{notebook.name}")')
    assert notebook.code[-1] == f'ending("{notebook.name}")'
    assert notebook.asked("sources_used") == [notebook.name]


@each
def test_a_prediction_is_looked_at_or_checked(notebook: Notebook) -> None:
    steps = re.findall(r"(?m)^### (Predict$|Look|Check|Why)", notebook.prose)
    for i, step in enumerate(steps):
        if step == "Predict":
            assert steps[i + 1] in ("Look", "Check")


@each
def test_code_cells_are_one_or_two_lines_and_folded_unless_pandas_is_the_point(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            assert len(source.splitlines()) <= 2
            ast.parse(source)
            folded = cell["metadata"].get("jupyter", {}).get("source_hidden", False)
            assert folded == bool(FOLDED.match(source))


@each
def test_whatever_it_asks_for_exists(notebook: Notebook) -> None:
    content = shipped()
    assert questions_asked(content, notebook) or notebook.calls("review"), "no question"
    for id in notebook.asked("question"):
        assert content.question(id)
    assert set(notebook.asked("fact_check")) <= set(content.claims)
    assert set(notebook.asked("words")) <= set(content.glossary)
    assert set(used_in(content, notebook)) <= set(content.sources)


@each
def test_links_and_pictures_resolve_and_pictures_have_words(notebook: Notebook) -> None:
    for mark, text, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", notebook.prose):
        if target.startswith("#"):
            assert target[1:] in shipped().sources, target
            continue
        assert not target.startswith("http"), "sources are linked from their list, with how much was read"
        assert (notebook.path.parent / unquote(target)).is_file(), target
        if mark:
            assert len(text) > 40, f"say what can be seen in {target}"


@each
def test_no_column_of_a_table_is_without_a_name(notebook: Notebook) -> None:
    heads = re.findall(r"(?m)^(\|.*\|)\n\| ---", notebook.prose)
    assert all(name.strip() for head in heads for name in head.strip("|").split("|"))


@each
def test_prose_holds_no_raw_html_but_the_start_button(notebook: Notebook) -> None:
    assert re.findall(r"</?[a-z][^>]*>", notebook.prose) == [START, "</button>"]


def test_no_question_is_asked_twice() -> None:
    asked = [q.id for n in NOTEBOOKS for q in questions_asked(shipped(), n)]
    assert len(asked) == len(set(asked))


def test_every_objective_is_asked_about_in_the_notebooks_and_kept_for_review() -> None:
    asked = {q.id for n in NOTEBOOKS for q in questions_asked(shipped(), n)}
    for objective in shipped().objectives:
        bank = {q.id for q in shipped().questions.values() if q.objective == objective}
        assert len(bank) >= 6
        assert len(bank & asked) >= 3


def test_before_and_after_are_parallel() -> None:
    before, after = shipped().questions_in("00_before"), shipped().questions_in("07_after")
    assert [q.objective for q in before] == [q.objective for q in after] == list(shipped().objectives)
    assert {type(q) for q in [*before, *after]} == {Single}
    assert not {q.id for q in before} & {q.id for q in after}


def promised(notebook: Notebook) -> int:
    """The minutes that stand at the top of a notebook."""
    return int(re.findall(r"\b(\d+) minutes", "".join(notebook.cells[0]["source"]))[0])


def test_the_lesson_takes_as_long_as_it_says() -> None:
    minutes = [promised(n) for n in NOTEBOOKS]
    assert all(5 <= m <= 12 for m in minutes)
    review = next(m for m, n in zip(minutes, NOTEBOOKS, strict=True) if n.name == "08_review")  # for another day
    assert sum(minutes) - review <= 95, "00 says: about an hour and a half"


@each
def test_no_notebook_takes_longer_than_it_says(notebook: Notebook) -> None:
    assert notebook.minutes < promised(notebook) + 0.5, f"{notebook.words} words; shorten it or drop a card"


def test_what_is_skipped_is_not_counted_and_what_is_shown_is(tmp_path: Path) -> None:
    read = "# Two words\n\nFour *words* to read.\n\n| one | table |\n| --- | --- |\n"
    skipped = "\n![A picture.](a.svg) ([DermNet](#DERMNET), [a clinic](#CLINIC); weak)<!-- C17 -->\n\nSources: none.\n"
    start = '<button data-commandlinker-command="x">Start</button>\n\nPress it.'
    path = tmp_path / "09.ipynb"

    def minutes(*cells: tuple[str, str]) -> float:
        path.write_text(json.dumps({"cells": [{"cell_type": kind, "source": [text]} for kind, text in cells]}))
        return Notebook(path).minutes

    assert (
        minutes(("markdown", read)) == minutes(("markdown", read + skipped), ("markdown", start)) == 8 / WORDS_A_MINUTE
    )
    cards = minutes(("code", "question('a')"), ("code", "fact_check('C17')"), ("code", "after_questions()"))
    assert cards * 60 == seconds("question") + seconds("fact_check") + seconds("after_questions")
    assert minutes(("markdown", "[a link](b.ipynb) of ten words, more than five of them")) == 10 / WORDS_A_MINUTE


def test_red_flags_stand_in_one_place_only() -> None:
    shown = {n.name[:2] for n in NOTEBOOKS if n.calls("red_flags")}
    assert shown >= {"00", "04", "07"}
    for notebook in NOTEBOOKS:
        assert not re.search(r"(?m)^>.*clinician", notebook.prose), "a list of red flags is made by red_flags()"


def test_the_readme_lists_the_parts_with_their_minutes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for notebook in NOTEBOOKS:
        minutes = part(shipped(), notebook).minutes
        assert re.search(rf"\]\(notebooks/{notebook.name}\.ipynb\) \| {minutes} \|", readme), notebook.name


def test_every_claim_is_asked_about_or_checked() -> None:
    assert len(shipped().claims) == 69
    assert gaps(shipped(), NOTEBOOKS) == []


def test_the_fact_checks_shown_resemble_the_whole_article() -> None:
    """Each verdict stands among them as often as its share of all claims asks for, give or take less than one card."""
    claims = shipped().claims
    shown = Counter(claims[id].verdict for n in NOTEBOOKS for id in n.asked("fact_check"))
    whole = Counter(claim.verdict for claim in claims.values())
    for verdict, count in whole.items():
        due = shown.total() * count / whole.total()
        assert abs(shown[verdict] - due) < 1, f"{verdict}: {shown[verdict]} shown where {due:.1f} would be the share"


def test_every_notebook_leads_to_the_next() -> None:
    for notebook, following in itertools.pairwise(NOTEBOOKS):
        assert f"]({following.name}.ipynb)" in "".join(notebook.cells[-2]["source"])


def test_the_numbers_in_the_last_notebook_are_those_of_the_claims() -> None:
    prose = next(n for n in NOTEBOOKS if n.name.startswith("07")).prose
    n = Counter(claim.verdict for claim in shipped().claims.values())
    assert (
        f"{n['supported']} claims are supported and {n['partly']} partly: {n['supported'] + n['partly']} of the "
        f"{n.total()} are right at least in their core. {n['anecdotal']} are anecdotal, {n['contradicted']} "
        f"contradicted, and {n['not-checkable']} cannot be checked."
    ) in prose
    said = Counter((claim.who, claim.verdict) for claim in shipped().claims.values())
    voices = Counter(claim.who for claim in shipped().claims.values())
    assert said["article", "contradicted"] == n["contradicted"], "all five stand in the article's own voice"
    assert f"that voice makes {voices['article']} of the claims" in prose
    assert (
        f"Of her {voices['nussbaum']} claims {said['nussbaum', 'supported']} are supported, "
        f"{said['nussbaum', 'partly']} partly, {said['nussbaum', 'anecdotal']} is anecdotal"
    ) in prose
    assert f"| the esthetician | {voices['rouleau']} |" in prose


def test_no_file_of_the_lesson_names_a_machine() -> None:
    for path in [*ROOT.glob("*.*"), *ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("content/**/*.yml")]:
        if path.is_file():
            assert str(Path.home()) + "/" not in path.read_text(encoding="utf-8", errors="replace")


@each
def test_a_pictures_words_are_those_it_was_drawn_with(notebook: Notebook) -> None:
    for text, name in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", notebook.prose):
        assert text == alt(name)
