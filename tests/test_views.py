"""What a card lets out, and when."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NUMBER, ORDER, SORT
from widgets.claims import as_question
from widgets.content import shipped
from widgets.model import Choice, Claim, Number, Option, Question, Response, Single, Sort
from widgets.sitting import Sitting
from widgets.ui.views import collecting_view, fact_check_view, question_view

CONTENT = shipped()


def seen(question: Question, sitting: Sitting) -> str:
    return json.dumps(question_view(question, sitting, CONTENT))


@given(st.integers(0, 2**31), st.booleans(), st.sampled_from(sorted(CONTENT.questions)))
def test_before_an_answer_neither_key_nor_feedback_is_on_the_page(seed: int, hinted: bool, id: str) -> None:
    question = CONTENT.question(id)
    sitting = Sitting(seed=seed, hinted=hinted)
    view = question_view(question, sitting, CONTENT)
    assert view["status"] == {"tone": "", "html": ""}
    assert view["sources"] == []
    assert all(o["mark"] == "" and o["right"] is None and o["why"] == "" for o in view["options"])
    # a question with another key and other feedback looks just the same
    assert seen(without_key(question), sitting) == json.dumps(view)


def without_key(question: Question) -> Question:
    if isinstance(question, Number):
        return msgspec.structs.replace(question, low=-1, high=-1, feedback="x", too_low="x", too_high="x")
    rows: list[Any] = [msgspec.structs.replace(row, feedback="another") for row in question.options]
    if isinstance(question, Sort):
        rows = [msgspec.structs.replace(row, group=question.groups[0].id) for row in rows]
    if isinstance(question, Choice):
        rows = [msgspec.structs.replace(row, correct=not row.correct) for row in rows]
    return msgspec.structs.replace(question, options=rows)


def test_after_a_miss_only_what_was_chosen_is_explained(multiple: Question) -> None:
    missed = seen(multiple, Sitting().check(multiple, ("a", "b")))
    assert "why a" in missed
    assert "why b" in missed
    assert "why c" not in missed
    assert "why d" not in missed


@pytest.mark.parametrize(
    "sitting",
    [
        Sitting(responses=(("a", "c"),)),
        Sitting(responses=(("b",), ("d",)), shown=True),
    ],
)
def test_once_solved_or_shown_every_option_says_why_once(multiple: Question, sitting: Sitting) -> None:
    text = seen(multiple, sitting)
    assert [text.count(f"why {id}") for id in "abcd"] == [1, 1, 1, 1]
    assert question_view(multiple, sitting, CONTENT)["sources"]


@pytest.mark.parametrize(
    ("response", "begins"),
    [
        (("a", "c"), "Correct."),
        (("a",), "Partly right. You found 1 of 2."),
        (("b",), "Not quite."),
        (("a", "b"), "Not quite."),
    ],
)
def test_feedback_begins_with_its_verdict(multiple: Question, response: tuple[str, ...], begins: str) -> None:
    html = question_view(multiple, Sitting().check(multiple, response), CONTENT)["status"]["html"]
    assert html.startswith(f"<p class='milia-says'>{begins}")


@pytest.mark.parametrize("claim", CONTENT.claims.values(), ids=lambda c: c.id)
def test_a_fact_check_tells_its_verdict_only_after_an_answer(claim: Claim) -> None:
    question = as_question(claim, CONTENT.verdicts.values())
    before = fact_check_view(claim, question, Sitting(), CONTENT)
    after = fact_check_view(claim, question, Sitting(responses=((claim.verdict,),)), CONTENT)
    assert claim.reasoning[:30] not in json.dumps(before)
    assert [o["id"] for o in after["options"] if o["right"]] == [claim.verdict]
    assert len(after["sources"]) == len(claim.sources)
    assert all(not s["link"] or s["link"].startswith(("https://", "http://")) for s in after["sources"])


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> "
    "[a](javascript:alert(1)) ![b](http://x.example/y.png) **bold**"
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def test_markup_in_the_content_is_shown_as_text() -> None:
    options = [Option("a", HOSTILE, HOSTILE, True), Option("b", HOSTILE, HOSTILE)]
    question = Single(
        id="x", objective=1, text=HOSTILE, hint=HOSTILE, options=options, sources=["DERMNET_MILIUM"], story=HOSTILE
    )
    view = question_view(question, Sitting(responses=(("a",),), hinted=True), CONTENT)
    tags = Tags()
    for html in [
        view["intro"],
        view["legend"],
        view["status"]["html"],
        *(o[k] for o in view["options"] for k in ("html", "why")),
    ]:
        tags.feed(html)
    assert tags.found <= {"p", "strong", "ul", "li"}
    assert "strong" in tags.found


def test_only_owners_pages_and_dois_are_linked() -> None:
    for source in CONTENT.sources.values():
        if source.level in ("copy", "secondary") and "doi.org" not in source.url:
            assert source.link is None
        if source.level == "page-excerpt":
            assert source.link == source.url


def test_of_an_order_only_what_stands_in_its_place_is_explained_after_a_miss() -> None:
    missed = seen(ORDER, Sitting().check(ORDER, ("a", "c", "b", "d", "e")))
    assert "3 of 5 stand in their place." in missed
    assert [missed.count(f"why {id}") for id in "abcde"] == [1, 0, 0, 1, 1]


def test_of_a_sort_only_what_stands_in_its_group_is_explained_after_a_miss() -> None:
    missed = seen(SORT, Sitting().check(SORT, {"a": "one", "b": "two", "c": "two", "d": "one"}))
    assert "2 of 4 stand in their group." in missed
    assert [missed.count(f"why {id}") for id in "abcd"] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (ORDER, tuple("abcde"), tuple("edcba")),
        (SORT, {"a": "one", "b": "one", "c": "two", "d": "two"}, {"a": "two", "b": "two", "c": "one", "d": "one"}),
    ],
)
def test_once_ended_every_line_says_why(question: Question, right: Response, wrong: Response) -> None:
    shown = Sitting().check(question, wrong).retry(question).check(question, wrong).show(question)
    for sitting in (Sitting().check(question, right), shown):
        text = seen(question, sitting)
        assert [text.count(f"why {row.id}") for row in sitting.order(question)] == [1] * len(sitting.order(question))
    assert seen(question, Sitting().check(question, right)).count("Correct.") == 1
    assert "you said" in seen(question, shown)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (2.5, "Correct.</p><p>why so"),
        (3, "Correct."),
        (2.4, "Not quite.</p><p>why more"),
        (99, "Not quite.</p><p>why less"),
    ],
)
def test_a_number_is_told_which_way_it_is_off(answer: float, says: str) -> None:
    assert says in seen(NUMBER, Sitting().check(NUMBER, answer))


def test_an_answer_that_is_only_collected_says_nothing_of_it(multiple: Question) -> None:
    sitting = msgspec.structs.replace(Sitting().check(multiple, ("a", "c")), collected=True)
    view = collecting_view(multiple, sitting, CONTENT)
    assert view["status"]["html"].startswith("<p class='milia-says'>Saved.")
    assert not any(f"why {id}" in json.dumps(view) for id in "abcd")
    assert all(o["right"] is None and not o["why"] and not o["mark"] for o in view["options"])
    assert view["sources"] == view["buttons"] == []
    wrong = msgspec.structs.replace(Sitting().check(multiple, ("b",)), collected=True)
    assert {**collecting_view(multiple, wrong, CONTENT), "chosen": []} == {**view, "chosen": []}
