"""Every notebook: its skeleton, its size, and that whatever it points at is there."""

from __future__ import annotations

import ast
import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

from tests.conftest import ROOT
from widgets.content import shipped
from widgets.model import Single
from widgets.notebooks import Notebook, all_notebooks
from widgets.progress.outline import part, questions_asked
from widgets.skin.pictures import alt
from widgets.trace import gaps
from widgets.ui.lists import used_in

NOTEBOOKS = all_notebooks()
each = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.name)
FOLDED = re.compile(
    r"from widgets import |(question|fact_check|words|sources_used|red_flags|before_questions|after_questions|"
    r"scoreboard_picture|my_progress|your_answers|ending|gain|to_review|due_today|review|key_points|summary)\("
)
START = '<button class="jp-Button jp-mod-styled jp-mod-accept" data-commandlinker-command="notebook:run-all-cells">'


def test_the_notebooks_are_there() -> None:
    assert [n.name for n in NOTEBOOKS][:1] == ["00_start_here"]
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


def test_the_lesson_takes_as_long_as_it_says() -> None:
    minutes = [int(re.findall(r"\b(\d+) minutes", n.prose)[0]) for n in NOTEBOOKS]
    assert all(5 <= m <= 12 for m in minutes)
    assert 60 <= sum(minutes) <= 90


def test_the_readme_lists_the_parts_with_their_minutes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for notebook in NOTEBOOKS:
        minutes = part(shipped(), notebook).minutes
        assert re.search(rf"\]\(notebooks/{notebook.name}\.ipynb\) \| {minutes} \|", readme), notebook.name


def test_every_claim_is_asked_about_or_checked() -> None:
    assert len(shipped().claims) == 69
    assert gaps(shipped(), NOTEBOOKS) == []


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


def test_no_file_of_the_lesson_names_a_machine() -> None:
    for path in [*ROOT.glob("*.*"), *ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("content/**/*.yml")]:
        if path.is_file():
            assert str(Path.home()) + "/" not in path.read_text(encoding="utf-8", errors="replace")


@each
def test_a_pictures_words_are_those_it_was_drawn_with(notebook: Notebook) -> None:
    for text, name in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", notebook.prose):
        assert text == alt(name)
