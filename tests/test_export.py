"""Exports: the command, and what is in the files that the readers of test_export_readers.py cannot tell."""

from __future__ import annotations

import base64
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NUMBER, ORDER, SORT, made_up
from tests.exported import questions
from widgets.classroom.export import FORMATS, Lost
from widgets.classroom.export.moodle import moodle
from widgets.classroom.export.parts import Export, general, stem, xml_text
from widgets.classroom.export.qti import CP, QTI, qti
from widgets.cli import main
from widgets.content import shipped
from widgets.markdown import block, inline
from widgets.model import Hotspot, Number, Order, Question, Sort

BANK = list(shipped().questions.values())
MADE_UP: list[Question] = [made_up("single", ("b",)), made_up("multiple", ("a", "c")), ORDER, SORT, NUMBER]
formats = pytest.mark.parametrize("name", FORMATS)


def inner(node: Element, path: str) -> str:
    found = node.find(f"{path}/text")
    assert found is not None
    return found.text or ""


def moodle_says(question: Question) -> list[Any]:
    """What Moodle's orders, sortings and numbers should hold."""
    if isinstance(question, Order):
        return [xml_text(inline(step.text).strip()) for step in question.options]
    if isinstance(question, Sort):
        groups = {group.id: xml_text(group.text) for group in question.groups}
        return [(xml_text(inline(item.text).strip()), groups[item.group]) for item in question.options]
    assert isinstance(question, Number)
    told = (question.feedback, question.too_low, question.too_high)
    return [question.low, question.high, *(xml_text(block(text).strip()) for text in told)]


def moodle_holds(node: Element) -> list[Any]:
    if node.get("type") == "ordering":
        answers = sorted(node.iter("answer"), key=lambda answer: float(answer.get("fraction", "")))
        return [inner(answer, ".") for answer in answers]
    if node.get("type") == "matching":
        return [(inner(pair, "."), inner(pair, "answer")) for pair in node.iter("subquestion")]
    right, low, anything = node.iter("answer")
    assert [answer.get("fraction") for answer in (right, low, anything)] == ["100", "0", "0"]
    middle, reach = Decimal(inner(right, ".")), Decimal(right.findtext("tolerance", ""))
    assert Decimal(inner(low, ".")) + Decimal(low.findtext("tolerance", "")) == middle - reach
    assert inner(anything, ".") == "*"
    return [float(middle - reach), float(middle + reach), *(inner(a, "feedback") for a in (right, low, anything))]


def same_moodle(asked: list[Question]) -> None:
    _, *nodes = fromstring(moodle(asked, shipped()).data).iter("question")
    assert [inner(node, "name") for node in nodes] == [question.id for question in asked]
    for node, question in zip(nodes, asked, strict=True):
        assert inner(node, "hint") == xml_text(block(question.hint).strip())
        assert inner(node, "generalfeedback") == xml_text(general(question, shipped()).strip())
        if isinstance(question, Order | Sort | Number):
            assert inner(node, "questiontext") == xml_text(stem(question).strip())
            assert moodle_holds(node) == moodle_says(question)


def test_moodle_xml_keeps_what_the_other_reader_cannot_read() -> None:
    same_moodle(BANK)


@settings(max_examples=40)
@given(st.lists(questions(), min_size=1, max_size=4))
def test_moodle_xml_keeps_hostile_texts(asked: list[Question]) -> None:
    same_moodle(asked)


def test_the_drawing_travels_inside_moodle_xml_and_the_package_and_has_words() -> None:
    question = next(question for question in BANK if isinstance(question, Hotspot))
    root = fromstring(moodle([question], shipped()).data)
    file, text = next(root.iter("file")), inner(root, ".//questiontext")
    assert base64.b64decode(file.text or "").startswith(b"<svg")
    assert f'src="@@PLUGINFILE@@/{file.get("name")}"' in text
    assert "places outlined: forehead, eyelids" in text
    with zipfile.ZipFile(io.BytesIO(qti([question], shipped()).data)) as package:
        (picture,) = (name for name in package.namelist() if name.endswith(".svg"))
        image = next(fromstring(package.read(f"items/q-{question.id}.xml")).iter(f"{{{QTI}}}img"))
        assert package.read(picture).startswith(b"<svg")
    assert image.get("src") == Path(picture).name
    assert "places outlined: forehead, eyelids" in image.get("alt", "")
    assert all(f">{option.text}</text>" in base64.b64decode(file.text or "").decode() for option in question.options)


@formats
def test_the_same_questions_give_the_same_bytes(name: str) -> None:
    assert FORMATS[name](BANK, shipped()) == FORMATS[name](BANK, shipped())


@formats
def test_whatever_kind_has_no_place_is_listed(name: str) -> None:
    listed = {lost.question for lost in FORMATS[name](MADE_UP, shipped()).lost}
    assert {"an-order", "a-sort"} <= listed
    hints = any("hint" in lost.what for lost in FORMATS[name](MADE_UP, shipped()).lost)
    assert hints == (name != "moodle"), "only Moodle keeps hints"


def test_what_is_lost_is_told_once_a_reason_with_its_questions() -> None:
    lost = [Lost("one", "no hints"), Lost("two", "no hints"), Lost("two", "no picture")]
    assert Export(b"", 2, lost).told() == ["no hints (all 2 questions)", "no picture (two)"]


@formats
def test_the_command_writes_a_file_and_lists_what_is_lost(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bank"
    assert main(["export", "--format", name, "--out", str(out)]) == 0
    said = capsys.readouterr()
    made = FORMATS[name](BANK, shipped())
    assert out.read_bytes() == made.data
    assert said.out == f"{out}\n"
    assert said.err.splitlines() == made.told() != []


def test_the_command_takes_topics(tmp_path: Path) -> None:
    out = tmp_path / "some.gift"
    topics = ["--topic", "07_after", "--topic", "00_before", "--topic", "07_after"]
    assert main(["export", "--format", "gift", "--out", str(out), *topics]) == 0
    text = out.read_text(encoding="utf-8")
    ids = [question.id for topic in ("07_after", "00_before") for question in shipped().questions_in(topic)]
    assert [line.split("::")[1] for line in text.splitlines() if line.startswith("::")] == ids


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--out", "{}/no/such/folder/x"], "no such file or directory; name a file in a folder that exists"),
        (["--out", "{}/x", "--topic", "08_nope"], "content/questions: no file '08_nope.yml'; use one of 00_before, "),
    ],
)
def test_the_command_says_what_is_wrong_in_one_line(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "gift", *(argument.format(tmp_path) for argument in arguments)]) == 2
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("milia-lesson export: ")]
    assert says in line


def test_the_command_refuses_a_format_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--format", "word", "--out", "x"])
    said = capsys.readouterr().err
    assert all(name in said for name in FORMATS)


# What IMS Content Packaging 1.1 lets stand in each element of the manifest that we write, in this order; in metadata
# and resource, elements of other namespaces may follow, and inside those a validator looks no further.
INSIDE = {
    "manifest": ["metadata", "organizations", "resources"],
    "metadata": ["schema", "schemaversion"],
    "organizations": [],
    "resources": ["resource"],
    "resource": ["metadata", "file", "dependency"],
    "file": [],
    "dependency": [],
    "schema": [],
    "schemaversion": [],
}
OPEN = {"metadata", "resource", "file", "dependency", "resources", "organizations", "manifest"}


def astray(node: Element) -> list[str]:
    """Where a manifest leaves its schema."""
    name, found, place = node.tag.removeprefix(f"{{{CP}}}"), [], 0
    order = INSIDE[name]
    for child in node:
        own = child.tag.startswith(f"{{{CP}}}")
        called = child.tag.removeprefix(f"{{{CP}}}")
        if own and called in order[min(place, len(order)) :]:
            place = order.index(called)
            found += astray(child)
        elif own or name not in OPEN:
            found.append(f"{called} in {name}")
        else:
            place = len(order)  # nothing of the manifest's own follows
    return found


def manifest_of(asked: list[Question]) -> Element:
    with zipfile.ZipFile(io.BytesIO(qti(asked, shipped()).data)) as package:
        return fromstring(package.read("imsmanifest.xml"))


@pytest.mark.parametrize("asked", [BANK, *([question] for question in MADE_UP)], ids=lambda asked: str(len(asked)))
def test_a_qti_manifest_keeps_to_the_schema_of_content_packages(asked: list[Question]) -> None:
    assert astray(manifest_of(asked)) == []


def test_the_law_of_the_manifest_finds_what_stands_wrong() -> None:
    manifest = manifest_of([NUMBER])
    metadata = next(manifest.iter(f"{{{CP}}}resource")).find(f"{{{CP}}}file")
    assert metadata is not None
    metadata.append(Element(f"{{{CP}}}instructureMetadata"))
    assert astray(manifest) == ["instructureMetadata in file"]


def test_canvas_finds_that_a_number_is_one_where_it_looks() -> None:
    """It asks a resource, in the manifest's own namespace and at any depth, for this field of this name."""
    path = f".//{{{CP}}}instructureMetadata//{{{CP}}}instructureField[@name='question_type']"
    for question in (*BANK, *MADE_UP):
        (_, resource) = manifest_of([question]).iter(f"{{{CP}}}resource")
        told = [field.get("value") for field in resource.iterfind(path)]
        assert told == (["numerical_question"] if isinstance(question, Number) else [])


def test_a_teacher_is_told_which_platform_makes_something_else_of_a_question() -> None:
    told = {name: " ".join(FORMATS[name](MADE_UP, shipped()).told()) for name in FORMATS}
    assert "since its version 4.4" in told["moodle"]
    assert "Canvas makes an order a matching" in told["qti"]
    assert "Canvas makes a sorting a matching" in told["qti"]
    assert "Canvas does not show the reasons of a number" in told["qti"]
