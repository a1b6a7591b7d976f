"""Hints point the way and do not hand over the answer; a name in a story is one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from tests.hints import handed_over
from widgets.content import shipped
from widgets.model import Number, Option, Question, Single

KNOWN_BY_NAME = {"Academy", "American", "Dermatology", "Monk", "Osaka", "States", "United"}
"""Names that are nobody's first name."""


def single(hint: str, story: str = "Bogdan puts a cream on his arms. Now there are dots.") -> Single:
    """A question about what Bogdan does first."""
    options = [
        Option(id="wash", text="Wash his arms more firmly", feedback="Scrubbing irritates thin skin."),
        Option(
            id="tell",
            text="Tell a clinician about the cream and the dots",
            feedback="The dots are a known effect of such a cream; whoever prescribed it weighs up what to change.",
            correct=True,
        ),
    ]
    return Single(
        id="q", objective=1, story=story, text="What should he do first?", hint=hint, options=options, sources=["S"]
    )


def number(hint: str) -> Number:
    """A question about a figure."""
    return Number(
        id="q", objective=1, story="One asks 25 dollars, the other 9.", text="How many times as dear?", hint=hint,
        unit="times", low=2.7, high=2.9, feedback="f", too_low="l", too_high="h", sources=["S"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        single("Who should hear about the cream and the rest?"),
        single("Whoever prescribed it is the one."),
        single("Who prescribed?"),
        single("Is it harmful to say nothing?"),
        number("Divide the higher price by the lower one."),
        number("It lies above 2."),
    ],
    ids=lambda question: question.hint,
)
def test_a_hint_that_hands_over_the_answer_is_found(question: Question) -> None:
    assert list(handed_over(question))


@pytest.mark.parametrize(
    "question",
    [
        single(""),
        single("What has changed since he began with the cream on his arms?"),
        single("Which of the plans irritates the thin skin?"),
        number("Which price is your measure?"),
    ],
    ids=lambda question: question.hint,
)
def test_a_hint_that_only_points_is_left_alone(question: Question) -> None:
    assert not list(handed_over(question))


@pytest.mark.parametrize("question", shipped().questions.values(), ids=shipped().questions)
def test_no_hint_hands_over_the_answer(question: Question) -> None:
    assert not list(handed_over(question))


# ---- the people in the stories


def names(questions: Iterable[Question]) -> Iterator[tuple[str, str]]:
    """Each name in a story, with the question's id: what the whole bank writes with a capital only."""
    told = [(question.id, f"{question.story} {question.text}") for question in questions]
    small = set(re.findall(r"\b[a-z]+\b", " ".join(map(str, shipped().questions.values()))))
    for id, text in told:
        for word in set(re.findall(r"\b[A-Z]\w+", text)):
            if word.lower() not in small and word not in KNOWN_BY_NAME:
                yield word, id


def test_a_name_is_one_person_with_one_set_of_facts() -> None:
    met: dict[str, list[str]] = defaultdict(list)
    for name, id in names(shipped().questions.values()):
        met[name].append(id)
    assert len(met) > 40
    assert not {name: ids for name, ids in met.items() if len(ids) > 1}
