"""What a card lets out, and when."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.claims import as_question
from widgets.content import shipped
from widgets.model import Claim, Option, Question
from widgets.sitting import Sitting
from widgets.ui.views import fact_check_view, question_view

CONTENT = shipped()


def seen(question: Question, sitting: Sitting) -> str:
    return json.dumps(question_view(question, sitting, CONTENT))


@given(st.integers(0, 2**31), st.booleans(), st.sampled_from(sorted(CONTENT.questions)))
def test_before_an_answer_neither_key_nor_feedback_is_on_the_page(seed: int, hinted: bool, id: str) -> None:
    question = CONTENT.question(id)
    view = question_view(question, Sitting(seed=seed, hinted=hinted), CONTENT)
    assert view["status"] == {"tone": "", "html": ""}
    assert view["sources"] == []
    assert all(o["mark"] == "" and o["right"] is None and o["why"] == "" for o in view["options"])
    plain = seen(
        msgspec.structs.replace(question, options=[_blank(o) for o in question.options]),
        Sitting(seed, (), False, hinted),
    )
    assert plain == json.dumps(view)  # a question with another key and other feedback looks just the same


def _blank(option: Option) -> Option:
    return Option(id=option.id, text=option.text, feedback="another", correct=not option.correct)


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
    question = Question("x", "single", 1, HOSTILE, HOSTILE, options, ["DERMNET_MILIUM"], story=HOSTILE)
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
