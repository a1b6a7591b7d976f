"""Nothing of the article is left out in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import made_up_content
from widgets.cli import main
from widgets.content import Content, shipped
from widgets.notebooks import Notebook, all_notebooks
from widgets.trace import gaps, trace


def notebook(folder: Path, *cells: str) -> Notebook:
    """A made-up notebook; a cell that ends with a bracket is code."""
    kinds = ["code" if source.endswith(")") else "markdown" for source in cells]
    data = [
        {"id": f"cell-{n}", "cell_type": k, "source": [s]} for n, (k, s) in enumerate(zip(kinds, cells, strict=True))
    ]
    path = folder / "09_made_up.ipynb"
    path.write_text(json.dumps({"cells": data}), encoding="utf-8")
    return Notebook(path)


def test_every_claim_is_taught_and_asked_about_or_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--trace"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 69
    for line in lines:
        assert " taught in 0" in line
        assert "asked by" in line or "checked in" in line
    assert "C20 taught in 02_what_milia_are#inside-look; asked by " in "\n".join(lines)


def test_a_claim_is_taught_where_prose_names_it_in_a_comment_and_nowhere_else(tmp_path: Path) -> None:
    content = Content(made_up_content.write(tmp_path, 6))
    book = notebook(
        tmp_path, "It is a cyst.<!-- C17 --> So it is.<!-- C17 -->", "C17 without a comment.", "f('<!-- C17 -->')"
    )
    assert book.taught == [("C17", "cell-0"), ("C17", "cell-0")]
    assert trace(content, [book])["C17"].taught == ["09_made_up#cell-0"]


def test_a_claim_that_nothing_teaches_or_asks_and_a_poor_objective_are_named(tmp_path: Path) -> None:
    folder = made_up_content.write(tmp_path, 6)
    path = folder / "questions" / "000_some.yml"
    taught = notebook(tmp_path, "It is a cyst.<!-- C17 -->")
    poor = "content/objectives.yml: objective '2': has 0 questions; write at least 6 more"
    assert [str(f) for f in gaps(Content(folder), [taught])] == [poor]
    assert [str(f) for f in gaps(Content(folder), [])] == [
        "content/claims.yml: claim 'C17': is taught by nothing; "
        "write <!-- C17 --> after the sentence of a notebook that teaches it",
        poor,
    ]
    path.write_text(path.read_text().replace("claims: [C17]", "claims: []"))
    assert [str(f) for f in gaps(Content(folder), [taught])] == [
        "content/claims.yml: claim 'C17': is asked about by nothing; name it in a question's claims, or fact-check it",
        poor,
    ]
    checked = notebook(tmp_path, "It is a cyst.<!-- C17 -->", "fact_check('C17')")
    assert [str(f) for f in gaps(Content(folder), [checked])] == [poor]


def test_a_claim_that_does_not_exist_is_named_with_its_cell(tmp_path: Path) -> None:
    content = Content(made_up_content.write(tmp_path, 6))
    book = notebook(tmp_path, "A cyst.<!-- C17, C18 -->", "And so on.<!-- see below -->", "fact_check('C71')")
    assert [str(f) for f in gaps(content, [book]) if "09" in f.file] == [
        f"notebooks/09_made_up.ipynb: {place}: the claim '{id}' does not exist; {remedy}"
        for place, id, remedy in (
            ("cell 'cell-0'", "C17,", "did you mean 'C17'?"),
            ("cell 'cell-0'", "C18", "did you mean 'C17'?"),
            ("cell 'cell-1'", "see", "name one of content/claims.yml"),
            ("cell 'cell-1'", "below", "name one of content/claims.yml"),
            ("fact_check", "C71", "did you mean 'C17'?"),
        )
    ]


def test_a_fact_check_carries_its_claim() -> None:
    assert "07_check_what_you_learned" in trace(shipped(), all_notebooks())["C69"].checked


def test_a_code_that_a_learner_would_read_is_named_and_one_in_a_comment_or_link_is_not(tmp_path: Path) -> None:
    content = Content(made_up_content.write(tmp_path, 6))
    book = notebook(tmp_path, "A [cyst](#DERMNET).<!-- C17 -->", "See C17 and T02.", "By DERMNET.", "fact_check('C17')")
    assert [str(f) for f in gaps(content, [book]) if "09" in f.file] == [
        f"notebooks/09_made_up.ipynb: cell 'cell-{cell}': shows the internal code '{code}'; "
        "say in words what it stands for, or put it into a comment"
        for cell, code in ((1, "C17"), (1, "T02"), (2, "DERMNET"))
    ]
