"""Laws of grading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import made_up
from widgets.grading import ResponseError, grade
from widgets.model import Question

IDS = "abcdef"
subsets = st.sets(st.sampled_from(IDS), min_size=1)


@given(right=subsets, answer=st.permutations(IDS))
def test_a_right_answer_is_right_in_any_order(right: set[str], answer: list[str]) -> None:
    question = made_up("multiple", tuple(right), IDS)
    assert grade(question, [i for i in answer if i in right]) == (True, 1.0)


@given(right=subsets, chosen=subsets)
def test_only_the_right_answer_earns_everything_and_nothing_earns_more(right: set[str], chosen: set[str]) -> None:
    result = grade(made_up("multiple", tuple(right), IDS), chosen)
    assert 0 <= result.score <= 1
    assert result.correct == (chosen == right) == (result.score == 1)


@given(right=subsets, chosen=subsets, more=st.sampled_from(IDS))
def test_a_wrong_option_more_never_helps_and_a_right_one_never_harms(
    right: set[str], chosen: set[str], more: str
) -> None:
    question = made_up("multiple", tuple(right), IDS)
    before, after = grade(question, chosen).score, grade(question, chosen | {more}).score
    assert after >= before if more in right else after <= before


def test_one_right_option_is_all_or_nothing(single: Question) -> None:
    assert grade(single, ["b"]) == (True, 1.0)
    assert grade(single, ["a"]) == (False, 0.0)


@pytest.mark.parametrize("response", [[], ["z"], ["b", "z"], ["b", "b"], ["a", "b"]])
def test_what_cannot_be_an_answer_is_refused(single: Question, response: list[str]) -> None:
    with pytest.raises(ResponseError):
        grade(single, response)
