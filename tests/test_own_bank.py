"""A class's own bank beside the shipped one, and the desk that questions for it are written at."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests import made_up_content
from tests.conftest import ROOT
from widgets import question, write_question
from widgets.cli import main
from widgets.content import Content, ContentError, shipped
from widgets.content.check import check, check_text
from widgets.content.store import OWN_BANK
from widgets.ui.author import Author
from widgets.ui.teaching import KINDS

MINE = made_up_content.QUESTION.format(n="mine").replace("DERMNET", "MY_BOOK")
SOURCE = "- {id: MY_BOOK, title: A book, who: our library, year: '2020', level: copy}\n"
BANK = shipped().questions


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class's own bank with one question and the source it names."""
    folder = tmp_path / "my_class"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "01_mine.yml").write_text(MINE, encoding="utf-8")
    (folder / "sources.yml").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setenv(OWN_BANK, str(folder))
    return folder


def faults() -> list[str]:
    return [str(fault) for fault in check(shipped())]


def test_its_questions_join_the_shipped_ones(own: Path) -> None:
    assert faults() == []
    assert shipped().questions == BANK | {"question-mine": shipped().question("question-mine")}
    assert shipped().topics == [*Content(ROOT / "content").topics, "01_mine"]
    assert question("question-mine").view["legend"] == "What fills number mine?"
    assert shipped().sources["MY_BOOK"].who == "our library"


def test_without_the_variable_it_is_not_there(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "question-mine" in shipped().questions
    monkeypatch.delenv(OWN_BANK)
    assert shipped().questions == BANK


@pytest.mark.parametrize("command", [["export", "--format", "gift"], ["export", "--format", "moodle"], ["handout"]])
def test_exports_and_hand_outs_hold_it(command: list[str], own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main([*command, "--topic", "01_mine", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "What fills number mine?" in text
    assert "What fills a milium" not in text


def test_nothing_shipped_is_touched(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def prints() -> dict[Path, str]:
        paths = (path for path in (ROOT / "content").rglob("*") if path.is_file())
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    before = prints()
    assert main(["check"]) == 0
    assert main(["handout", "--key", "--out", str(tmp_path / "key.html")]) == 0
    assert prints() == before
    assert f"0 faults in {ROOT / 'content'} and {own}" in capsys.readouterr().err


def test_an_id_of_the_shipped_bank_is_a_fault_wherever_it_is_met(own: Path) -> None:
    (own / "questions" / "01_mine.yml").write_text(
        MINE.replace("question-mine", "what-fills-a-milium"), encoding="utf-8"
    )
    (line,) = faults()
    with pytest.raises(ContentError, match="give it an id of its own") as asked:
        shipped_anew(own).question("what-fills-a-milium")
    with pytest.raises(ContentError, match="give it an id of its own") as listed:
        _ = shipped_anew(own).questions
    for said in (line, str(asked.value), str(listed.value)):
        assert "my_class/questions/01_mine.yml:2" in said
        assert "stands already at content/questions/02_what_milia_are.yml" in said


def shipped_anew(own: Path) -> Content:
    """Content that has read nothing yet."""
    return Content(ROOT / "content", own)


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("questions/01_mine.yml", "- id: [", r"my_class/questions/01_mine\.yml:\d+: not valid YAML"),
        ("questions/01_mine.yml", MINE.replace("MY_BOOK", "NO_BOOK"), "the source 'NO_BOOK' does not exist"),
        ("questions/01_mine.yml", MINE.replace(", correct: true", ""), "has no right option; mark one"),
        ("questions.yml", MINE, r"my_class/questions\.yml: is not read; a class's own bank holds questions/\*\.yml"),
        ("questions/02_more.yaml", MINE, r"my_class/questions/02_more\.yaml: is not read; .*; rename or move it"),
        ("treatments.csv", "id\n", r"my_class/treatments\.csv: is not read"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_and_nothing_is_exported(
    file: str, text: str, says: str, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / file).write_text(text, encoding="utf-8")
    assert any(re.search(says, fault) for fault in faults())
    assert main(["check"]) == 1
    out = tmp_path / "bank.gift"
    assert main(["export", "--format", "gift", "--out", str(out)]) in (1, 2)
    assert not out.exists()
    assert capsys.readouterr().err


def test_an_empty_folder_is_a_fault(own: Path) -> None:
    (own / "questions" / "01_mine.yml").unlink()
    assert "my_class/questions: holds no .yml file; add a question file" in faults()


@pytest.mark.parametrize("command", [["check"], ["export", "--format", "qti", "--out", "x"], ["handout", "--out", "x"]])
def test_a_folder_that_is_none_is_said(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(OWN_BANK, "no/such/folder")
    assert main(command) == 2
    assert f"{OWN_BANK}=no/such/folder: is no folder; make it" in capsys.readouterr().err


# --- the desk ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_worked_example_that_is_sound_and_shown(kind: str) -> None:
    desk = write_question(kind)
    (card,) = desk.cards.children
    assert type(card.question) is KINDS[kind]
    assert card.question.id.startswith("my-")
    assert "Sound" in desk.desk.said


def test_an_unknown_kind_is_said() -> None:
    with pytest.raises(ContentError, match=r"write_question\('essay'\): no such kind; use one of single, multiple"):
        write_question("essay")


def test_the_desk_says_what_check_says_and_shows_what_is_sound() -> None:
    text = shipped().text_of("what-fills-a-milium")
    desk = Author(shipped(), text)
    assert "is an id of the bank already; give it an id of its own" in desk.desk.said
    desk.desk.text = text.replace("what-fills-a-milium", "my-own").replace("correct: true", "correct: false")
    assert "has no right option; mark one" in desk.desk.said
    assert desk.cards.children == ()
    desk.desk.text = text.replace("what-fills-a-milium", "my-own")
    (card,) = desk.cards.children
    desk.desk.text += "\n# a remark\n"
    assert desk.cards.children == (card,), "a card that did not change stays as it is"


@pytest.mark.parametrize(
    "text", ["", "- [", "id: x", "- 3", "- {id: a, type: single}", "- id: <b>\n  type: order\n", "\x07"]
)
def test_hostile_text_on_the_desk_gives_a_line_and_no_markup(text: str) -> None:
    desk = Author(shipped(), "")
    desk.look(text)
    assert "to be mended" in desk.desk.said
    assert "<b>" not in desk.desk.said
    assert desk.cards.children == ()


@pytest.mark.parametrize("id", BANK)
def test_the_text_of_a_question_is_that_question(id: str) -> None:
    text = shipped().text_of(id).replace(f"id: {id}", "id: another", 1)
    (found,), faults_found = check_text(shipped(), text)
    assert faults_found == []
    assert type(found) is type(BANK[id])
    assert found.text == BANK[id].text
