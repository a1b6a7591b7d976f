"""Laws of grading."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NUMBER, ORDER, SORT, made_up
from widgets.grading import ResponseError, grade
from widgets.model import Question

IDS = "abcdef"
subsets = st.sets(st.sampled_from(IDS), min_size=1)


@given(right=subsets, answer=st.permutations(IDS))
def test_a_right_answer_is_right_in_any_order(right: set[str], answer: list[str]) -> None:
    question = made_up("multiple", tuple(right), IDS)
    assert grade(question, tuple(i for i in answer if i in right)) == (True, 1.0)


@given(right=subsets, chosen=subsets)
def test_only_the_right_answer_earns_everything_and_nothing_earns_more(right: set[str], chosen: set[str]) -> None:
    result = grade(made_up("multiple", tuple(right), IDS), tuple(chosen))
    assert 0 <= result.score <= 1
    assert result.correct == (chosen == right) == (result.score == 1)


@given(right=subsets, chosen=subsets, more=st.sampled_from(IDS))
def test_a_wrong_option_more_never_helps_and_a_right_one_never_harms(
    right: set[str], chosen: set[str], more: str
) -> None:
    question = made_up("multiple", tuple(right), IDS)
    before, after = grade(question, tuple(chosen)).score, grade(question, tuple(chosen | {more})).score
    assert after >= before if more in right else after <= before


def test_one_right_option_is_all_or_nothing(single: Question) -> None:
    assert grade(single, ("b",)) == (True, 1.0)
    assert grade(single, ("a",)) == (False, 0.0)


NONSENSE: list[tuple[Question, Any]] = [
    *((made_up("single", ("b",)), r) for r in [(), ("z",), ("b", "z"), ("b", "b"), ("a", "b"), {"a": "b"}, 3.0]),
    *((ORDER, r) for r in [(), tuple("abcd"), tuple("abcdz"), tuple("abcdd"), {"a": "1"}, 1.0]),
    *(
        (SORT, r)
        for r in [{}, {"a": "one"}, dict.fromkeys("abcd", "three"), dict.fromkeys("abcde", "one"), ("a",), 1.0]
    ),
    *((NUMBER, r) for r in [float("nan"), float("inf"), ("3",), {"a": "3"}, True]),
]


@pytest.mark.parametrize(("question", "response"), NONSENSE, ids=str)
def test_what_cannot_be_an_answer_is_refused(question: Question, response: Any) -> None:
    with pytest.raises(ResponseError):
        grade(question, response)


@given(st.permutations("abcde"))
def test_an_order_earns_more_the_fewer_pairs_are_turned(given_order: list[str]) -> None:
    result = grade(ORDER, tuple(given_order))
    turned = sum(a > b for i, a in enumerate(given_order) for b in given_order[i + 1 :])
    assert result.score == pytest.approx(max(0.0, 1 - 2 * turned / 10))
    assert result.correct == (given_order == list("abcde")) == (result.score == 1)


@given(st.fixed_dictionaries(dict.fromkeys("abcd", st.sampled_from(["one", "two"]))))
def test_a_sort_earns_the_share_that_stands_right(groups: dict[str, str]) -> None:
    result = grade(SORT, groups)
    assert result.score == sum(groups[i.id] == i.group for i in SORT.options) / 4
    assert result.correct == (result.score == 1)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_right_between_its_ends(number: float) -> None:
    assert grade(NUMBER, number).correct == (2.5 <= number <= 3)
