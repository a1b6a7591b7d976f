"""Whatever lies beside or in the lesson's pages: only its own pages count, and one that is spoilt spoils no other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from widgets import cli, notebooks
from widgets.classroom.made_up import made_up_class
from widgets.classroom.report import class_report
from widgets.content import ContentError, shipped
from widgets.notebooks import FOR_TEACHERS, LARGEST, PAGES, Notebook, all_notebooks, own_files
from widgets.progress.outline import Part, parts
from widgets.trace import gaps
from widgets.ui import lesson

OTHER = json.dumps(
    {
        "cells": [{"cell_type": "code", "source": "question('what-fills-a-milium')", "outputs": [], "metadata": {}}],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
)
WHOLE = (ROOT / "notebooks" / "02_what_milia_are.ipynb").read_text(encoding="utf-8")


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding=encoding)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * LARGEST)


def locked(path: Path) -> None:
    path.write_text(OTHER)
    path.chmod(0)


STATES: dict[str, Callable[[Path], object]] = {
    "empty": text(""),
    "half": text(WHOLE[: len(WHOLE) // 2]),
    "with marks of a merge": text("<<<<<<< HEAD\n" + WHOLE + "=======\n>>>>>>> theirs\n"),
    "a list": text("[1, 2]"),
    "null": text("null"),
    "cells that are no list": text('{"cells": {"a": 1}, "nbformat": 4}'),
    "cells that are no cells": text('{"cells": [1, null, "x", {}, {"cell_type": "code", "source": 5}], "nbformat": 4}'),
    "of an old format": text('{"metadata":{"name":""},"nbformat":3,"nbformat_minor":0,"worksheets":[{"cells":[]}]}'),
    "in Latin-1": text('{"cells": [{"cell_type": "markdown", "source": "# Übung"}]}', "latin-1"),
    "null bytes": text("\0" * 4096),
    "too deep": text('{"cells":' + "[" * 100_000),
    "a folder": lambda path: path.mkdir(),
    "a pipe that nobody writes to": os.mkfifo,
    "a device that never ends": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("/nowhere/at/all.ipynb"),
    "a link to itself": lambda path: path.symlink_to(path),
    "huge": sparse,
    "not to be read": locked,
    "gone": lambda path: None,
}
"""What a disk, a sync program, an editor or a learner may leave where a page was."""

STRANGERS = (
    "Untitled.ipynb", "00_start_here-Copy1.ipynb", "02_what_milia_are-LAPTOP.ipynb", "~$01_not.ipynb", "mine.ipynb",
    "01_not_every_bump_is_a_pimple (Ada's conflicted copy 2026-11-25).ipynb", ".~lock.02_what_milia_are.ipynb",
    "._00_start_here.ipynb", "02_what_milia_are.sync-conflict-20261125-101010-ABCDEFG.ipynb", "09_mine.ipynb",
    "02_what_milia_are.ipynb.icloud", ".ipynb_checkpoints/00_start_here-checkpoint.ipynb", "Übung 2 – Kopie.ipynb",
    "teacher/mine.ipynb",
)  # fmt: skip
"""Names that a duplicate, a checkpoint, an office program or a sync program gives."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages in a folder of their own, which the lesson takes for its own."""
    copy = tmp_path / "lesson" / "notebooks"
    shutil.copytree(ROOT / "notebooks", copy, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    monkeypatch.setattr(notebooks, "FOLDER", copy)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "user"))
    lesson._parts_with.cache_clear()
    lesson._versions.cache_clear()
    monkeypatch.setattr("sys.prefix", str(tmp_path / "python"))
    return copy


@pytest.fixture(autouse=True)
def fresh() -> object:
    yield
    lesson._parts_with.cache_clear()


def spoil(path: Path, state: str) -> None:
    if path.is_file():
        path.unlink()
    path.parent.mkdir(exist_ok=True, parents=True)
    STATES[state](path)


def outline() -> list[Part]:
    return parts(shipped(), all_notebooks())


def everything_runs() -> None:
    """What stands on the pages and looks at all of them."""
    lesson._parts_with.cache_clear()
    for name in PAGES:
        lesson.start(name)
        lesson.ending(name)
    for call in (lesson.my_progress, lesson.gain, lesson.to_review, lesson.due_today, lesson.review, lesson.summary):
        call()
    class_report(made_up_class())


def test_the_lesson_is_the_list_of_its_pages() -> None:
    assert [book.name for book in all_notebooks()] == list(PAGES) == sorted(PAGES)
    assert all(path.is_file() for path in own_files())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\| \[\w+\]\(notebooks/(\w+)\.ipynb\) \|", readme) == list(PAGES), "a new page goes into PAGES"
    assert len(own_files()) == len(PAGES) + len(FOR_TEACHERS)


def test_every_notebook_that_is_shipped_is_on_the_list() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "notebooks/*.ipynb"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert {ROOT / name for name in filter(None, listed.split("\0"))} == set(own_files())


@pytest.mark.parametrize("name", STRANGERS)
def test_what_lies_beside_the_pages_is_no_part_of_the_lesson(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = outline()
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(OTHER, encoding="utf-8")
    assert outline() == before
    assert gaps(shipped(), all_notebooks()) == []
    assert cli.main(["setup"]) == 0
    assert capsys.readouterr().out.startswith(f"Ready: {len(own_files())} notebooks trusted")


@pytest.mark.parametrize("state", STATES)
def test_a_strangers_state_breaks_nothing(folder: Path, state: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = outline()
    spoil(folder / "Untitled.ipynb", state)
    assert outline() == before
    assert gaps(shipped(), all_notebooks()) == []
    assert cli.main(["setup"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"Ready: {len(own_files())} notebooks trusted")
    assert said.err == ""


@pytest.mark.parametrize("state", [state for state in STATES if state != "not to be read" or os.geteuid()])
def test_a_spoilt_page_spoils_no_other(folder: Path, state: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = outline()
    spoil(folder / "02_what_milia_are.ipynb", state)
    after = outline()
    assert [part.name for part in after] == list(PAGES)
    assert [part for part in after if part.name != "02_what_milia_are"] == [
        part for part in before if part.name != "02_what_milia_are"
    ]
    everything_runs()
    assert cli.main(["setup"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Ready: ")
    if all_notebooks()[2].problem:
        assert f"Ready: {len(own_files()) - 1} notebooks trusted" in said.out
        assert said.err.count("\n") == 1
        assert "02_what_milia_are.ipynb" in said.err


def test_every_state_of_a_page_is_named_in_a_line_by_check(folder: Path) -> None:
    for state in STATES:
        if state in ("cells that are no cells", "not to be read"):
            continue
        path = folder / "02_what_milia_are.ipynb"
        spoil(path, state)
        (line, *_) = (str(fault) for fault in gaps(shipped(), all_notebooks()))
        assert line.startswith("notebooks/02_what_milia_are.ipynb: "), state
        assert line.endswith("; take the shipped one back: git checkout notebooks/02_what_milia_are.ipynb")
        if path.is_symlink() or path.exists():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_or_another_unicode_encoding_changes_nothing(folder: Path, encoding: str) -> None:
    before = outline()
    path = folder / "02_what_milia_are.ipynb"
    path.write_text(WHOLE.replace("\n", "\r\n"), encoding=encoding, newline="")
    assert outline() == before


SLIPS = (
    "signs().query(\"sign == 'feel'\")[[\"lesion\"", "!pip list", "%time 1", "%%bash\nls", "?signs", "signs??",
    "x = (", "def f(:", "\0", "  indented", "'unclosed", "é = “quoted”", "1 +", "(" * 100_000,
    "-" * 100_000 + "1", "x = " + "1" * 5000, "\ud800", "return 5", "await thing()", "f'{'",
)  # fmt: skip
"""What somebody may have left in a cell."""


@pytest.mark.parametrize("slip", SLIPS, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("as_list", [True, False])
def test_a_cell_that_is_no_python_asks_nothing_and_breaks_nothing(folder: Path, slip: str, as_list: bool) -> None:
    before = outline()
    edit(folder, lambda cells: cells.append(code([slip] if as_list else slip)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert outline() == before
    assert gaps(shipped(), all_notebooks()) == []


@pytest.mark.parametrize("slip", ["'\\d'", "1 is 1", "assert (1, 'x')", "1if 1else 1", "() ()"])
def test_a_warning_about_a_cell_appears_below_no_other(folder: Path, slip: str) -> None:
    edit(folder, lambda cells: cells.append(code(slip)))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        outline()
    assert [str(one.message) for one in told] == []


def test_a_slip_in_a_pandas_cell_leaves_every_other_page_as_it_was(folder: Path) -> None:
    def lose_a_bracket(cells: list[dict[str, object]]) -> None:
        (cell,) = (c for c in cells if "signs().query" in "".join(map(str, c["source"])))  # type: ignore[call-overload]
        cell["source"] = ['signs().query("sign == \'feel\'")[["lesion", "value", "sure"]']

    before = outline()
    edit(folder, lose_a_bracket)
    assert outline() == before
    everything_runs()


@pytest.mark.parametrize(
    "call",
    ["question('no-such-card')", "fact_check('C999')", "question('\\ud800')", "question()", "question(5)",
     "words('no such word')", "question(None)", "question(*ids)", "fact_check(id='C1')"],
)  # fmt: skip
def test_a_cell_that_asks_for_nothing_of_ours_breaks_nothing(folder: Path, call: str) -> None:
    before = outline()
    edit(folder, lambda cells: cells.append(code(call)))
    assert outline() == before
    everything_runs()
    lesson.sources_used("02_what_milia_are")


def test_check_names_a_question_that_does_not_exist(folder: Path) -> None:
    edit(folder, lambda cells: cells.append(code("question('what-fills-a-millium')")))
    assert [str(fault) for fault in gaps(shipped(), all_notebooks())] == [
        "notebooks/02_what_milia_are.ipynb: question: the question 'what-fills-a-millium' does not exist; "
        "did you mean 'what-fills-a-milium'?"
    ]


def test_a_cell_that_was_copied_asks_nothing_more(folder: Path) -> None:
    before = outline()
    edit(folder, lambda cells: cells.extend(list(cells)))
    assert outline() == before


def test_no_number_at_the_top_of_a_page_is_too_long(folder: Path) -> None:
    edit(folder, lambda cells: cells[0].update(source="# T\n\nAbout " + "9" * 6000 + " minutes."))
    assert outline()[2].minutes == 0
    everything_runs()


def test_a_page_without_cells_or_ids_is_read(folder: Path) -> None:
    edit(folder, lambda cells: [cell.pop("id", None) for cell in cells])
    assert gaps(shipped(), all_notebooks()) == []
    edit(folder, lambda cells: cells.clear())
    everything_runs()


def test_ending_says_which_pages_there_are() -> None:
    with pytest.raises(ContentError, match="'mine' is no page of the lesson; name one of 00_start_here"):
        lesson.ending("mine")


def test_what_is_read_is_closed_and_unchanged(folder: Path) -> None:
    path = folder / "02_what_milia_are.ipynb"
    before = path.read_bytes()
    assert Notebook(path).problem == ""
    assert path.read_bytes() == before


def test_make_test_runs_the_lessons_own_notebooks_and_no_others() -> None:
    told = subprocess.run(["make", "-n", "test"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert "python -m widgets.notebooks" in told
    assert not re.search(r"pytest tests notebooks\b", told)


def code(source: str | list[str]) -> dict[str, object]:
    return {"cell_type": "code", "id": "mine", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def edit(folder: Path, change: Callable[[list[dict[str, object]]], object]) -> None:
    """Change the cells of page 02 as a learner may, and save it."""
    path = folder / "02_what_milia_are.ipynb"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data["cells"])
    path.write_text(json.dumps(data), encoding="utf-8")
