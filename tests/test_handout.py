"""Hand-outs: sheet and key belong together and say what the bank says; tests/browser/test_printed.py prints them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from string import ascii_uppercase

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import ORDER
from widgets.classroom.handout import GROUND_RULES, answer_key, worksheet
from widgets.cli import main
from widgets.content import shipped
from widgets.grading import grade
from widgets.markdown import block, inline
from widgets.model import Hotspot, Multiple, Number, Order, Question, Response, Sort
from widgets.sitting import laid_out

BANK = [question for topic in shipped().topics for question in shipped().questions_in(topic)]
PAGES = {"worksheet": worksheet, "key": answer_key}
both = pytest.mark.parametrize("name", PAGES)


def articles(page: str) -> list[Tag]:
    return BeautifulSoup(page, "html.parser").select("article.question")


def squeezed(text: str) -> str:
    """Text without white space and ligatures, which a printed page has its own of."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words(html: str) -> str:
    return squeezed(BeautifulSoup(html, "html.parser").get_text())


def test_sheet_and_key_number_the_whole_bank_alike() -> None:
    sheet, key = articles(worksheet(shipped())), articles(answer_key(shipped()))
    assert len(sheet) == len(key) == len(BANK)
    for number, (asked, answered, question) in enumerate(zip(sheet, key, BANK, strict=True), 1):
        for article in (asked, answered):
            assert article.select("h3")[0].get_text() == str(number)
            assert squeezed(article.select(".ask")[0].get_text()) == words(inline(question.text))


def test_who_writes_what_the_key_says_is_right() -> None:
    sheet, key = articles(worksheet(shipped())), articles(answer_key(shipped()))
    for asked, answered, question in zip(sheet, key, BANK, strict=True):
        answer = answered.select(".right")[0].get_text().removeprefix("Answer: ").removeprefix("from top to bottom ")
        assert grade(question, as_response(asked, answer, question)).correct, question.id


def as_response(sheet: Tag, answer: str, question: Question) -> Response:
    """What was written on the sheet, as the lesson takes it."""
    if isinstance(question, Number):
        return float(answer.split()[0])
    given = answer.split(", ")
    printed = [item.select("span")[-1] for item in sheet.select(".options li")]
    ids = {words(inline(row.text)): row.id for row in question.options}
    lines = [ids[squeezed(span.get_text())] for span in printed]
    if isinstance(question, Order):
        return tuple(id for _, id in sorted(zip(map(int, given), lines, strict=True)))
    if isinstance(question, Sort):
        names = {b.get_text(): str(b.next_sibling).strip(" ·") for b in sheet.select(".groups b")}
        groups = {group.text: group.id for group in question.groups}
        return {id: groups[names[letter]] for id, letter in zip(lines, given, strict=True)}
    letters = [item.select("b")[0].get_text() for item in sheet.select(".options li")]
    assert letters == list(ascii_uppercase[: len(letters)])
    return tuple(lines[letters.index(letter)] for letter in given)


def test_the_sheet_tells_no_reason_and_marks_no_answer() -> None:
    text = squeezed(BeautifulSoup(worksheet(shipped()), "html.parser").get_text())
    assert squeezed(GROUND_RULES) in text
    for question in BANK:
        for row in [] if isinstance(question, Number) else question.options:
            assert words(block(row.feedback)) not in text
    assert "✓" not in text


def test_the_key_tells_every_reason_and_names_every_source() -> None:
    page = BeautifulSoup(answer_key(shipped()), "html.parser")
    listed = [item.get_text() for item in page.select(".sources li")]
    for article, question in zip(page.select("article.question"), BANK, strict=True):
        text = squeezed(article.get_text())
        told = (
            (question.feedback, question.too_low, question.too_high)
            if isinstance(question, Number)
            else [row.feedback for row in question.options]
        )
        assert all(words(block(reason)) in text for reason in told)
        places = re.findall(r"\d+", article.select(".based")[0].get_text().split("·")[0])
        titles = {shipped().sources[id].title for id in question.sources}
        assert all(any(title in listed[int(place) - 1] for title in titles) for place in places)
        assert len(places) == len(set(question.sources))


def test_steps_are_never_printed_in_their_right_order() -> None:
    assert all(laid_out(q) != q.options for q in [*BANK, ORDER] if isinstance(q, Order))


def test_each_answer_has_its_box_and_room_to_write() -> None:
    for article, question in zip(articles(worksheet(shipped())), BANK, strict=True):
        assert len(article.select(".room .line")) == 2
        boxes = article.select(".box")
        assert len(boxes) == (0 if isinstance(question, Number) else len(question.options))
        shape = "wide" if isinstance(question, Order | Sort) else "" if isinstance(question, Multiple) else "round"
        assert all(shape in box.get_attribute_list("class") or not shape for box in boxes)
        assert bool(article.select("img")) == isinstance(question, Hotspot)


@both
def test_nothing_is_said_by_colour_and_nothing_is_fetched(name: str) -> None:
    page = PAGES[name](shipped())
    style = page[: page.index("</style>")]
    colours = re.findall(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", style)
    assert colours
    assert all(len(set(re.findall(f".{{{len(colour) // 3}}}", colour))) == 1 for colour in colours), "greys only"
    assert not re.findall(r'(?:src|href)="(?!data:)', page)
    assert "@import" not in style


def test_a_topic_is_a_sheet_of_its_own() -> None:
    page = BeautifulSoup(worksheet(shipped(), ["05_compare_treatments"]), "html.parser")
    assert [h2.get_text() for h2 in page.select("h2")] == ["Compare treatments"]
    assert len(page.select("article.question")) == len(shipped().questions_in("05_compare_treatments"))


def test_the_sheets_of_the_two_forms_do_not_say_which_comes_first() -> None:
    for make in (worksheet, answer_key):
        page = BeautifulSoup(make(shipped(), ["00_before", "07_after"]), "html.parser")
        assert [h2.get_text() for h2 in page.select("section > h2")][:2] == ["Form A", "Form B"]


def test_the_command_writes_sheet_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, key = tmp_path / "sheet.html", tmp_path / "key.html"
    assert main(["handout", "--topic", "07_after", "--out", str(sheet)]) == 0
    assert main(["handout", "--topic", "07_after", "--key", "--out", str(key)]) == 0
    assert sheet.read_text(encoding="utf-8") == worksheet(shipped(), ["07_after"])
    assert key.read_text(encoding="utf-8") == answer_key(shipped(), ["07_after"])
    assert capsys.readouterr().out == f"{sheet}\n{key}\n"
    assert main(["handout", "--topic", "nope", "--out", str(sheet)]) == 2
