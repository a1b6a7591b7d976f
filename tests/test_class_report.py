"""The class report: it finds what was planted in a class of 300, and survives whatever else lies in the folder."""

from __future__ import annotations

import csv
import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests import made_up_content
from tests.made_up_records import (
    ALL_MISS,
    HOSTILE,
    IDLE,
    QUESTIONS,
    WRONG_KEY,
    learner,
    line,
    mess,
    planted,
    write,
)
from widgets import cli
from widgets.classroom.csv_files import safe
from widgets.classroom.findings import Findings, findings
from widgets.classroom.html import name, percent, points, signed
from widgets.classroom.made_up import made_up_class
from widgets.classroom.records import RecordsError
from widgets.classroom.report import ClassReport, class_report
from widgets.content import Content, shipped
from widgets.model import Choice


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Forty questions of three options, as the made-up class answers them."""
    return Content(made_up_content.write(tmp_path_factory.mktemp("bank"), QUESTIONS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = planted(tmp_path_factory.mktemp("class"))
    mess(folder)
    return folder


@pytest.fixture(scope="module")
def report(folder: Path, content: Content) -> ClassReport:
    return class_report(folder, content=content)


class Reader(HTMLParser):
    """Reads a page as a browser would: elements, attributes, text by part."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.part = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "section" or ("class", "head") in attrs:
            self.part = dict(attrs).get("id") or "head"

    def handle_data(self, data: str) -> None:
        self.texts[self.part] = self.texts.get(self.part, "") + data


@pytest.fixture(scope="module")
def page(report: ClassReport) -> Reader:
    return Reader(report.html())


# ---- what is planted is named, and nothing else


def test_the_questions_at_fault_are_named_with_the_reason(report: ClassReport, page: Reader) -> None:
    flagged = {flag.item.id: flag for flag in report.found.look_at}
    assert list(flagged) == [WRONG_KEY, ALL_MISS]
    assert "check the key" in flagged[WRONG_KEY].reason
    assert flagged[WRONG_KEY].about == "Pus", "what the able chose"
    assert "Nearly all miss it: 0 of" in flagged[ALL_MISS].reason
    assert {(i.item.id, i.choice.pick.key) for i in report.found.idle} == {(IDLE, "oil")}
    said = page.texts["questions"]
    assert "check the key" in said
    assert "Nearly all miss it" in said
    assert "Wrong options that tempt nobody" in said
    assert all(id in said for id in (WRONG_KEY, ALL_MISS))


def test_what_a_question_at_fault_is_answered_is_no_misconception_without_a_warning(page: Reader) -> None:
    assert "it may be at fault" in page.texts["beliefs"]


def test_copied_records_are_named_with_the_reason(report: ClassReport, page: Reader) -> None:
    found = {tuple(copies.learners): copies.reason for copies in report.found.copies}
    assert set(found) == {("copied-file", "learner-007"), ("copied-by-hand", "learner-009")}
    assert "to the millisecond" in found["copied-file", "learner-007"]
    assert "wrong in the same way" in found["copied-by-hand", "learner-009"]
    assert "copied-file and learner-007" in page.texts["files"]


def test_who_answers_alike_by_chance_is_not_accused(tmp_path: Path) -> None:
    """Sixty learners and six questions: many give the same answers; two know everything; nobody copied."""
    chance = random.Random(6)
    for n in range(60):
        rows = [line(f"l{n}", f"q{q}", chance.random() < 0.6, 100 * n + q) for q in range(6)]
        write(tmp_path, f"l{n}", rows)
    for n in range(2):
        write(tmp_path, f"best{n}", [line(f"best{n}", f"q{q}", True, 10_000 + 100 * n + q) for q in range(60)])
    assert findings(tmp_path, shipped()).copies == []


def test_one_learner_with_two_files_counts_once(report: ClassReport, page: Reader) -> None:
    assert report.found.in_several_files == {"learner-011": ["learner-011 (1).jsonl", "learner-011.jsonl"]}
    (mine,) = [a for a in report.found.learners if a.name == "learner-011"]
    assert mine.answered == QUESTIONS
    assert "One learner, 2 files" in page.texts["files"]


def test_files_not_read_whole_are_named_with_the_line(page: Reader) -> None:
    said = page.texts["files"]
    assert re.search(r"learner-013\.jsonl39\D*1line 40: ", said)
    assert "noise.jsonl" in said
    assert "list.jsonl03" in said
    assert "a-folder.jsonl" in said
    assert "Empty: empty.jsonl" in said
    for other in ("notes.txt", "picture.png"):
        assert other in said


def test_the_rest_of_the_class_is_read(report: ClassReport) -> None:
    assert len(report.found.learners) == 300 + 2 + len(HOSTILE)
    answered = [a.answered for a in report.found.learners]
    assert answered.count(QUESTIONS) == len(answered) - 1, "all but the torn one"


# ---- which answers count


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("sound"), 40)


def figures(found: Findings) -> str:
    """All figures as text, to nine digits: the order in which sums are added up may change the sixteenth."""
    parts = found.items, found.learners, found.progress, found.beliefs, found.reliability, found.look_at
    return re.sub(r"\d+\.\d+(e-\d+)?", lambda m: f"{float(m[0]):.9f}", repr(parts))


def test_only_the_first_attempt_counts(sound: Path, tmp_path: Path) -> None:
    before = figures(findings(sound, shipped()))
    for path in sound.glob("*.jsonl"):
        first = path.read_text(encoding="utf-8")
        again = [json.loads(row) for row in first.splitlines()]
        again = [
            row | {"attempt": 2, "correct": True, "response": ["keratin"], "time": "2027-01-01T00:00:00Z"}
            for row in again
        ]
        write(tmp_path, path.stem, [json.loads(row) for row in first.splitlines()] + again)
    assert figures(findings(tmp_path, shipped())) == before


def test_a_later_attempt_does_not_stand_in_for_a_first_one_that_was_lost(tmp_path: Path) -> None:
    rows = [line("a", "kept", False, 1), line("a", "kept", True, 2, attempt=2), line("a", "lost", True, 3, attempt=2)]
    write(tmp_path, "a", rows)
    (item,) = findings(tmp_path, shipped()).items
    assert (item.id, item.facility.value) == ("kept", 0)


def test_a_review_later_changes_no_item(sound: Path, tmp_path: Path) -> None:
    before = findings(sound, shipped())
    for path in sound.glob("*.jsonl"):
        rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
        review = [row | {"phase": "review", "correct": True, "time": "2027-01-01T00:00:00Z"} for row in rows]
        write(tmp_path, path.stem, rows + review)
    assert findings(tmp_path, shipped()).items == before.items


def test_how_the_lines_are_spread_over_files_changes_nothing(sound: Path, tmp_path: Path) -> None:
    """Law: any cutting of records into files, in any order of their names, gives the same figures."""
    chance = random.Random(4)
    for i, path in enumerate(sorted(sound.glob("*.jsonl"))):
        rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        cut = chance.randint(0, len(rows))
        folder = tmp_path / f"sub {i % 3}"
        folder.mkdir(exist_ok=True)
        (folder / f"{chance.random()}.jsonl").write_text("".join(rows[cut:]), encoding="utf-8")
        (folder / f"{chance.random()}.jsonl").write_text("".join(rows[:cut]), encoding="utf-8")
    assert figures(findings(tmp_path, shipped())) == figures(findings(sound, shipped()))


def test_foreign_lines_change_nothing(sound: Path, tmp_path: Path) -> None:
    noise = [
        "nonsense\n",
        "{}\n",
        '{"time": "2026-03-02T09:00:00Z", "learner": "learner-000", "event": "dreamt"}\n',
        "\n",
    ]
    for path in sound.glob("*.jsonl"):
        rows = [piece for row in path.read_text(encoding="utf-8").splitlines(keepends=True) for piece in (*noise, row)]
        (tmp_path / path.name).write_text("".join(rows), encoding="utf-8")
    assert figures(findings(tmp_path, shipped())) == figures(findings(sound, shipped()))


def test_a_second_wording_is_said(tmp_path: Path) -> None:
    for n in range(30):
        write(tmp_path, f"l{n}", [line(f"l{n}", "question-3", n % 2 == 0, n, version="aa" if n < 20 else "bb")])
    (flag,) = findings(tmp_path, shipped()).look_at
    assert "2 wordings" in flag.reason


ODD: list[dict[str, Any]] = [
    {"response": [["a"], ["b"]]},
    {"response": {"a": {"b": 1}}},
    {"response": None},
    {"response": True},
    {"response": "supported"},
    {"response": 10**400},
    {"attempt": 10**30},
    {"tone": -(10**30), "phase": "practice", "lesion": ""},
    {"tone": 11, "phase": "practice", "lesion": "no-such-lesion"},
    {"confidence": 77},
    {"item": "C17"},
    {"item": "no such item <b>"},
    {"item": ""},
    {"item": "two-plugs-drawn", "response": {"a": "b"}},
    {"phase": "no such phase"},
    {"correct": None},
    {"time": "0001-01-01T00:00:00Z"},
    {"time": "9999-12-31T23:59:59Z"},
    {"learner": ""},
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_lines_break_nothing(tmp_path: Path, odd: dict[str, Any]) -> None:
    write(tmp_path / "in", "odd", [line("odd", "q", True) | odd])
    write(
        tmp_path / "in", "other", [line("other", "two-plugs-drawn", False), line("other", "how-many", True, response=2)]
    )
    report = class_report(tmp_path / "in")
    assert report.save(tmp_path / "report.html", tmp_path / "csv")


# ---- small groups


def test_a_small_group_is_marked_and_no_share_of_it_is_shown(tmp_path: Path) -> None:
    chance = random.Random(1)
    for n in range(3):
        write(tmp_path, f"l{n}", learner(f"l{n}", 0.5, chance, 100 * n + 1))
        question = shipped().questions_in("00_before")[0].id
        write(tmp_path, f"m{n}", [line(f"m{n}", question, False, n, phase="pre")])
    read = Reader(class_report(tmp_path).html())
    for part in ("head", "again", "change", "beliefs", "sure", "every", "alpha"):
        assert "%" not in re.sub(r"(0|25|50|75|100) %|95 %", "", read.texts[part]), part
    for part in ("again", "beliefs"):
        assert "Too few to say" in read.texts[part]
    assert "too few to say" in read.texts["change"]
    assert not [attrs for tag, attrs in read.tags if tag == "circle"], "no mark is drawn"


def test_the_rule_for_small_groups_is_stated(page: Reader) -> None:
    assert "fewer than 10 learners" in page.texts["method"]
    assert "fewer than 20" in page.texts["method"]


# ---- the page


def test_the_page_stands_alone_and_runs_nothing(page: Reader) -> None:
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "base", "form", "video", "audio"}
    for tag, attrs in page.tags:
        assert not [key for key in attrs if key.startswith("on") or key in ("src", "srcset", "action")], (tag, attrs)
        assert (attrs.get("href") or "#").startswith("#")


def test_the_style_asks_nobody(report: ClassReport) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", report.html(), re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style
    assert style.count("{") == style.count("}")


def test_every_picture_has_words_and_a_sentence_under_it(report: ClassReport, page: Reader) -> None:
    pictures = [attrs for tag, attrs in page.tags if tag == "svg"]
    assert pictures
    assert all(attrs["role"] == "img" and len(attrs["aria-label"] or "") > 40 for attrs in pictures)
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", report.html(), re.DOTALL)
    assert len(captions) == len(pictures)
    assert all(len(caption) > 40 for caption in captions)


def test_ids_are_unique_and_links_lead_somewhere(page: Reader) -> None:
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert len(links) == 13  # the parts, and the files once more at the top
    assert {f"#{id}" for id in ids} >= set(links)


def test_what_to_teach_again_comes_first(report: ClassReport) -> None:
    first = re.findall(r'<section id="(\w+)"', report.html())[0]
    assert first == "again"


def test_questions_are_shown_in_the_contents_words(tmp_path: Path) -> None:
    question = shipped().questions_in("07_after")[0]
    assert isinstance(question, Choice)
    wrong = next(option for option in question.options if not option.correct)
    for n in range(12):
        row = line(f"l{n}", question.id, False, n, phase="post", response=[wrong.id])
        write(tmp_path, f"l{n}", [row])
    read = Reader(class_report(tmp_path).html())
    assert question.text in read.texts["again"]
    assert f"“{wrong.text}”" in read.texts["again"]
    assert "12 of 12 answered this after the lesson" in read.texts["again"]
    assert "What to say:" in read.texts["again"]
    assert shipped().objectives[question.objective].text in read.texts["again"]


def test_names_are_isolated_and_shortened() -> None:
    assert name("<b>") == "<bdi>&lt;b&gt;</bdi>"
    assert name("a\x00\u202eb") == "<bdi>a··b</bdi>"
    assert len(name("x" * 5000)) < 80


@pytest.mark.parametrize(
    ("made", "shown"),
    [(points(0.3549), "+35"), (points(-0.004), "0"), (points(-0.2), "−20"), (signed(-0.125, 2), "−0.12"),
     (percent(1), "100\N{NO-BREAK SPACE}%")],
)  # fmt: skip
def test_figures_are_written_properly(made: str, shown: str) -> None:
    assert made == shown


# ---- the tables


@pytest.fixture(scope="module")
def tables(report: ClassReport, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    folder = tmp_path_factory.mktemp("csv")
    report.save(folder / "report.html", folder / "csv")
    return {path.stem: rows_of(path) for path in (folder / "csv").iterdir()}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_items_and_learners_are_as_the_contract_says(
    report: ClassReport, tables: dict[str, list[dict[str, str]]]
) -> None:
    assert list(tables["items"][0]) == ["item", "n", "facility_index", "discrimination"]
    assert list(tables["learners"][0]) == ["learner", "answered", "facility_index"]
    rows = {row["item"]: row for row in tables["items"]}
    assert rows[ALL_MISS]["facility_index"] == "0"
    assert rows[ALL_MISS]["discrimination"] == "", "nothing varies"
    assert float(rows[WRONG_KEY]["discrimination"]) < -0.2
    for item in report.found.items:
        assert float(rows[item.id]["facility_index"]) == pytest.approx(item.facility.value, abs=1e-6)
        assert int(rows[item.id]["n"]) == item.facility.n
    assert len(tables["learners"]) == len(report.found.learners)


def test_no_cell_is_a_formula(tables: dict[str, list[dict[str, str]]]) -> None:
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert len(cells) > 1000
    for cell in cells:
        if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell):
            float(cell)  # a negative number is one


def test_names_come_back_from_the_table_whole(tables: dict[str, list[dict[str, str]]]) -> None:
    names = {row["learner"] for row in tables["learners"]}
    for hostile in HOSTILE:
        plain = re.sub(r"[\x00-\x1f]", " ", hostile)
        assert plain in names or f"'{plain}" in names


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "' a"), ("\r\n=1", "'  =1"), (" =1", "' =1"),
     ("a=1", "a=1"), ("a\x00", "a "), ("", ""), (None, ""), (-0.5, "-0.5"), (3, "3"), (1.0, "1"), (100.0, "100"),
     (1 / 3, "0.333333")],
)  # fmt: skip
def test_a_cell_is_safe(cell: str | float | None, written: str) -> None:
    assert safe(cell) == written


# ---- the command


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = cli.main(["report", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_the_command_writes_page_and_tables(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, tables = tmp_path / "new" / "report.html", tmp_path / "tables"
    status, said = run(capsys, folder, "--out", out, "--csv", tables)
    assert status == 0
    assert str(out) in said
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert {"items.csv", "learners.csv"} <= {p.name for p in tables.iterdir()}


def test_a_folder_without_records_gets_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "notes.txt").touch()
    write(tmp_path / "hollow", "a", [])
    (tmp_path / "noise").mkdir()
    (tmp_path / "noise" / "a.jsonl").write_bytes(b"\xff\xfe\n")
    for folder, reason in {
        "nowhere": "no folder",
        "empty": "is empty; put",
        "others": "1 file but no record; learners get theirs by",
        "hollow": "they are empty",
        "noise": "(a.jsonl, line 1: is not JSON)",
        "others/notes.txt": "no folder",
    }.items():
        status, said = run(capsys, tmp_path / folder, "--out", tmp_path / "report.html")
        assert status == 2
        assert said.count("\n") == 1
        assert reason in said
        assert str(tmp_path / folder) in said
    assert not (tmp_path / "report.html").exists()


def test_a_page_that_cannot_be_written_gets_one_clear_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    status, said = run(capsys, folder, "--out", tmp_path / "file" / "report.html")
    assert status == 1
    assert said.count("\n") == 1
    assert "name another place" in said


# ---- the class to try on


def test_the_class_to_try_on_says_that_it_is_made_up_and_is_always_the_same(tmp_path: Path) -> None:
    one, two = made_up_class(tmp_path / "one", 12), made_up_class(tmp_path / "two", 12)
    files = sorted(p.name for p in one.iterdir())
    assert len(files) == 12
    assert all(name.startswith("made-up-") for name in files)
    assert [(one / f).read_bytes() for f in files] == [(two / f).read_bytes() for f in files]
    found = findings(one)
    assert not [f for f in found.records.files if f.passed_over]
    assert all(found.wording.knows(item.id) for item in found.items)
    assert found.tones
    assert found.lesions
    assert found.confidence
    assert "a made-up class" in class_report(one).html()
    assert "a made-up class" not in class_report(planted(tmp_path / "planted", 12)).html()


def test_a_missing_folder_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="no folder"):
        class_report(tmp_path / "nowhere")
