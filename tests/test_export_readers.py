"""Exports, read by readers that are not ours: gift-pegjs (GIFT), moodle-xml-parser (Moodle XML), pyslet (QTI 2.1)."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from moodle_xml_parser.parser import parse_bytes

from tests.conftest import missing
from tests.exported import questions, reasons
from widgets.classroom.export import gift, moodle, qti
from widgets.classroom.export.parts import general, stem, xml_text
from widgets.content import shipped
from widgets.grading import grade
from widgets.markdown import block, inline
from widgets.model import Choice, Hotspot, Multiple, Number, Order, Question, Response, Sort

with warnings.catch_warnings():  # pyslet's docstrings hold backslashes that newer Pythons warn of
    warnings.simplefilter("ignore")
    from pyslet import imscpv1p2
    from pyslet.qtiv2.variables import ItemSessionState
    from pyslet.qtiv2.xml import QTIDocument

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated, use:DeprecationWarning")  # pyslet calls its own

BANK = list(shipped().questions.values())
some = given(st.lists(questions(), min_size=1, max_size=6, unique_by=lambda q: q.id))
calm = settings(max_examples=25)


def plain(text: str) -> str:
    """A text without what readers do to white space."""
    return re.sub(r"[\s\ufeff]+", " ", text).strip()


# --- GIFT --------------------------------------------------------------------------------------------------------

PARSE = "const {parse}=require('gift-pegjs');console.log(JSON.stringify(parse(require('fs').readFileSync(0,'utf8'))))"


@pytest.fixture(scope="session")
def gift_reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the npm package gift-pegjs in it."""
    if not shutil.which("npm"):
        missing("npm, for gift-pegjs, the reader of GIFT that is not ours")
    folder = tmp_path_factory.mktemp("gift")
    (folder / "package.json").write_text("{}")
    install = ["npm", "install", "gift-pegjs@1.0.2"]
    done = subprocess.run(install, cwd=folder, check=False, capture_output=True, text=True, timeout=120)
    if done.returncode:
        missing(f"gift-pegjs, the reader of GIFT that is not ours ({done.stderr.strip()[-200:]})")
    return folder


def read_gift(folder: Path, data: bytes) -> list[dict[str, Any]]:
    done = subprocess.run(["node", "-e", PARSE], check=False, cwd=folder, input=data, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return list(json.loads(done.stdout))


def unescaped(text: str) -> str:
    """What gift-pegjs leaves in the right side of a pair, where Moodle reads signs."""
    return re.sub(r"&&(\d{3});?", lambda code: chr(int(code[1])), text)


def gift_says(question: Question) -> dict[str, Any]:
    """A question as gift-pegjs should read it."""
    said: dict[str, Any] = {"title": question.id, "stem": plain(stem(question)), "id": question.id}
    said["after"] = plain(general(question, shipped()))
    answers: list[Any]
    if isinstance(question, Order):
        pairs = [(step.text, str(place)) for place, step in enumerate(question.options, 1)]
    if isinstance(question, Sort):
        groups = {group.id: group.text for group in question.groups}
        pairs = [(item.text, groups[item.group]) for item in question.options]
    if isinstance(question, Order | Sort):
        return said | {"type": "Matching", "answers": [[plain(inline(left)), plain(right)] for left, right in pairs]}
    if isinstance(question, Number):
        good, low, high = (plain(text) for text in reasons(question))
        answers = [[question.low, question.high, None, good], [None, question.low, 0, low], [None, None, None, high]]
        return said | {"type": "Numerical", "answers": answers}
    n = len(question.right)
    answers = [
        [plain(inline(o.text)), plain(block(o.feedback)), o.correct, round((1 if o.correct else -1) * 100 / n, 2)]
        for o in question.options
    ]
    if not isinstance(question, Multiple):
        answers = [[*answer[:3], None] for answer in answers]
    return said | {"type": "MC", "answers": answers}


def gift_heard(read: dict[str, Any]) -> dict[str, Any]:
    """What gift-pegjs read, in the same form."""
    heard = {key: read[key] for key in ("title", "id", "type")}
    answers: list[Any]
    heard["stem"], heard["after"] = plain(read["stem"]["text"]), plain(read["globalFeedback"]["text"])
    if read["type"] == "Matching":
        pairs = read["matchPairs"]
        answers = [[plain(p["subquestion"]["text"]), plain(unescaped(p["subanswer"]))] for p in pairs]
    elif read["type"] == "Numerical":
        answers = []
        for choice in read["choices"]:
            text, told = choice["text"], plain(choice["feedback"]["text"])
            low, high = text.get("numberLow"), text.get("numberHigh")
            if text.get("type") == "range":
                high = round(text["number"] + text["range"], 6)
            answers.append([low, high, choice["weight"], told])
    else:
        answers = []
        for choice in read["choices"]:
            right = choice["isCorrect"] or (choice["weight"] or 0) > 0
            weight = None if choice["weight"] is None else round(choice["weight"], 2)
            answers.append([plain(choice["text"]["text"]), plain(choice["feedback"]["text"]), right, weight])
    return heard | {"answers": answers}


def same_gift(folder: Path, asked: Sequence[Question]) -> None:
    category, *read = read_gift(folder, gift(asked, shipped()).data)
    assert category == {"type": "Category", "title": "$course$/top/Milia or acne?"}
    assert [gift_heard(one) for one in read] == [gift_says(question) for question in asked]


@pytest.mark.install
def test_gift_pegjs_reads_the_whole_bank(gift_reader: Path) -> None:
    same_gift(gift_reader, BANK)


@pytest.mark.install
@settings(calm, max_examples=15, phases=(Phase.explicit, Phase.generate))  # each example starts Node
@some
def test_gift_pegjs_reads_hostile_texts(gift_reader: Path, asked: list[Question]) -> None:
    same_gift(gift_reader, asked)


# --- Moodle XML --------------------------------------------------------------------------------------------------


def same_choices(asked: Sequence[Question]) -> None:
    read = parse_bytes(moodle(asked, shipped()).data)["multichoice"]
    choices = [question for question in asked if isinstance(question, Choice)]
    assert [one.name for one in read] == [question.id for question in choices]
    for one, question in zip(read, choices, strict=True):
        if not isinstance(question, Hotspot):
            assert plain(one.text_pre_parse) == heard(stem(question))
        assert plain(one.general_feedback) == heard(general(question, shipped()))
        assert one.single == (not isinstance(question, Multiple))
        assert one.shuffle_answers == question.shuffle
        share = 100 / len(question.right)
        wrong = -share if isinstance(question, Multiple) else 0
        assert [(plain(o.answer), plain(o.feedback), round(o.score_fraction, 3)) for o in one.options] == [
            (heard(inline(o.text)), heard(block(o.feedback)), round(share if o.correct else wrong, 3))
            for o in question.options
        ]


def heard(text: str) -> str:
    """HTML as moodle-xml-parser hands it out: it takes entities and CDATA marks off once more than XML asks for."""
    return plain(html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", xml_text(text))))


def test_moodle_xml_parser_reads_the_banks_choices() -> None:
    same_choices(BANK)


@calm
@some
def test_moodle_xml_parser_reads_hostile_choices(asked: list[Question]) -> None:
    same_choices(asked)


# --- QTI 2.1 -----------------------------------------------------------------------------------------------------


def items(data: bytes) -> dict[str, Any]:
    """Item by question id, read by pyslet."""
    read: dict[str, Any] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.startswith("items/"):
                document = QTIDocument()
                document.read(src=io.BytesIO(package.read(name)))
                read[document.root.title] = document.root
    return read


def played(item: Any, response: Any) -> tuple[float, set[str]]:
    """Score and shown feedback after a response, as pyslet plays the item."""
    state = ItemSessionState(item)
    state.begin_session()
    state.map["RESPONSE"].set_value(response)
    state.end_attempt()
    shown = state.map["FEEDBACK"].value or {}
    told = {modal.identifier: modal for modal in item.QTIModalFeedback}
    return float(state.map["SCORE"].value), {words(told[id]) for id in shown}


def words(element: Any) -> str:
    """All text of a pyslet element, without white space: between elements pyslet keeps none."""
    parts = (child if isinstance(child, str) else words(child) for child in element.get_children())
    return bare("".join(parts))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(html_text: str) -> str:
    """The text of our HTML."""
    return bare(html.unescape(re.sub(r"<[^>]*>", "", xml_text(html_text))))


def answers(question: Question) -> list[tuple[Response, Any]]:
    """Responses with how QTI writes them: right ones, wrong ones, half right ones."""
    if isinstance(question, Number):
        figures = {question.low, question.high, question.low - 1, question.high + 1, question.low - 3_000_000}
        return [(figure, figure) for figure in sorted(figures)]
    ids = [option.id for option in question.options]
    if isinstance(question, Order):
        return [(tuple(order), [f"q-{id}" for id in order]) for order in (ids, ids[::-1], [*ids[1:], ids[0]])]
    if isinstance(question, Sort):
        right = {item.id: item.group for item in question.options}
        all_first = dict.fromkeys(right, question.groups[0].id)
        return [(given, [(f"q-{a}", f"g-{b}") for a, b in given.items()]) for given in (right, all_first)]
    if isinstance(question, Multiple):
        several = [*([id] for id in ids), ids, sorted(question.right)]
        return [(tuple(given), [f"q-{id}" for id in given]) for given in several]
    return [((id,), f"q-{id}") for id in ids]


def same_play(asked: Sequence[Question]) -> None:
    read = items(qti(asked, shipped()).data)
    assert set(read) == {question.id for question in asked}
    for question in asked:
        item = read[question.id]
        assert said(stem(question)) in words(item.ItemBody)
        for response, written in answers(question):
            score, told = played(item, written)
            correct, ours = grade(question, response)
            assert score == pytest.approx(float(correct) if isinstance(question, Order) else ours, abs=1e-5)
            assert told == {said(general(question, shipped())), *told_for(question, response)}


def told_for(question: Question, response: Response) -> set[str]:
    """The reasons that an answer brings."""
    if isinstance(question, Number):
        assert isinstance(response, int | float)
        low, high = response < question.low, response > question.high
        return {said(block(question.too_low if low else question.too_high if high else question.feedback))}
    if isinstance(question, Choice):
        assert isinstance(response, tuple)
        return {said(block(option.feedback)) for option in question.options if option.id in response}
    return set()


def test_pyslet_plays_the_whole_bank_and_scores_it_as_we_do() -> None:
    same_play(BANK)


@calm
@some
def test_pyslet_plays_hostile_texts(asked: list[Question]) -> None:
    same_play(asked)


def test_pyslet_finds_every_file_that_the_manifest_names(tmp_path: Path) -> None:
    path = tmp_path / "bank.zip"
    path.write_bytes(qti(BANK, shipped()).data)
    package = imscpv1p2.ContentPackage(str(path))
    resources = package.manifest.root.Resources.Resource
    assert [r.type for r in resources] == ["imsqti_test_xmlv2p1"] + ["imsqti_item_xmlv2p1"] * len(BANK)
    named = {str(file.href) for resource in resources for file in resource.File}
    with zipfile.ZipFile(path) as packed:
        assert named == set(packed.namelist()) - {"imsmanifest.xml"}
    package.close()


def test_pyslet_would_find_a_misspelt_interaction() -> None:
    with zipfile.ZipFile(io.BytesIO(qti(BANK[:1], shipped()).data)) as package:
        text = package.read(f"items/q-{BANK[0].id}.xml").replace(b"choiceInteraction", b"choiceInteractoin")
    with pytest.raises(Exception, match="choiceInteractoin"):
        QTIDocument().read(src=io.BytesIO(text))
