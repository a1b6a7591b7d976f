"""The bank as a whole gives its keys away neither by tone nor by number nor by place in the file."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.guessing import RULES, Rule, rate
from widgets.content import shipped
from widgets.model import Multiple, Question, Single

QUESTIONS = list(shipped().questions.values())
SINGLES = [q for q in QUESTIONS if isinstance(q, Single)]
MULTIPLES = [q for q in QUESTIONS if isinstance(q, Multiple)]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_rule_of_guessing_comes_far_over_all_questions(rule: Rule) -> None:
    assert rate(rule, SINGLES) <= 0.40, (
        "write lures in the tone of the key; let asking be the lure where nothing calls for it"
    )


def test_asking_a_clinician_is_the_lure_in_many_questions() -> None:
    """Where the confident answer is right, whoever always defers is wrong: in one question of seven or more."""
    defers = RULES["defer, else admit, else do least"]
    lured = [q.id for q in SINGLES if rate(defers, [q]) == 0]
    assert len(lured) >= len(SINGLES) / 7


def test_how_many_are_right_cannot_be_counted_on() -> None:
    right = Counter(sum(o.correct for o in q.options) for q in MULTIPLES)
    assert max(right.values()) <= len(MULTIPLES) / 2
    assert right[1], "one question with a single right option"
    assert any(all(o.correct for o in q.options) for q in MULTIPLES), "one question in which all are right"


def where(question: Question) -> int:
    """The place of the right option in the file."""
    assert isinstance(question, Single)
    return [o.correct for o in question.options].index(True)


def test_right_options_stand_at_every_place_of_the_files() -> None:
    places = Counter(where(q) for q in SINGLES)
    assert all(0.15 <= places[place] / len(SINGLES) <= 0.35 for place in range(4)), places


@pytest.mark.parametrize("topic", shipped().topics)
def test_in_no_file_do_the_right_options_share_a_place(topic: str) -> None:
    places = Counter(where(q) for q in shipped().questions_in(topic) if isinstance(q, Single))
    assert places.total() < 4 or max(places.values()) <= places.total() / 2, places
