"""Nothing of the article is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import made_up_content
from widgets.cli import main
from widgets.content import Content
from widgets.notebooks import all_notebooks
from widgets.trace import gaps, trace


def test_every_claim_says_what_carries_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--trace"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 69
    assert not any("carried by nothing" in line for line in lines)
    assert "C20 taught in 02_what_milia_are; asked by " in "\n".join(lines)


def test_a_claim_that_nothing_carries_and_a_poor_objective_are_named(tmp_path: Path) -> None:
    folder = made_up_content.write(tmp_path, 6)
    path = folder / "questions" / "000_some.yml"
    assert [str(f) for f in gaps(Content(folder), [])] == [
        "content/objectives.yml: objective '2': has 0 questions; write at least 6 more"
    ]
    path.write_text(path.read_text().replace("claims: [C17]", "claims: []"))
    assert "claim 'C17': is carried by nothing; ask about it or fact-check it" in str(gaps(Content(folder), [])[0])


def test_a_fact_check_carries_its_claim() -> None:
    from widgets.content import shipped

    assert "07_check_what_you_learned" in trace(shipped(), all_notebooks())["C69"].checked
