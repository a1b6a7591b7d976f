"""Laws of a sitting, whatever moves a learner makes."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import made_up
from widgets.model import Multiple, Question, Single
from widgets.sitting import Sitting

QUESTION = made_up("multiple", ("a", "c"))
responses = st.sets(st.sampled_from("abcd"), min_size=1).map(lambda s: tuple(sorted(s)))
moves = st.lists(st.one_of(st.sampled_from(["hint", "retry", "show", "restart"]), responses))
seeds = st.integers(0, 2**31)


def play(seed: int, made: list[str | tuple[str, ...]]) -> Sitting:
    sitting = Sitting(seed=seed)
    for move in made:
        if isinstance(move, tuple):
            sitting = sitting.check(QUESTION, move)
        elif move == "hint":
            sitting = sitting.hint()
        elif move == "retry":
            sitting = sitting.retry(QUESTION)
        elif move == "show":
            sitting = sitting.show(QUESTION)
        else:
            sitting = sitting.restart()
    return sitting


@given(seeds, moves)
def test_starting_again_is_the_same_as_new(seed: int, made: list[str | tuple[str, ...]]) -> None:
    assert play(seed, made).restart() == Sitting(seed=seed)


@given(seeds, moves)
def test_a_stored_sitting_comes_back_as_it_was(seed: int, made: list[str | tuple[str, ...]]) -> None:
    sitting = play(seed, made)
    restored = msgspec.json.decode(msgspec.json.encode(sitting), type=Sitting)
    assert restored == sitting
    assert restored.order(QUESTION) == sitting.order(QUESTION)
    assert restored.phase(QUESTION) == sitting.phase(QUESTION)


@given(seeds, moves)
def test_the_order_is_a_shuffle_fixed_by_seed_and_moves(seed: int, made: list[str | tuple[str, ...]]) -> None:
    order = play(seed, made).order(QUESTION)
    assert order == play(seed, made).order(QUESTION)
    assert sorted(o.id for o in order) == [o.id for o in QUESTION.options]


@given(seeds, moves, responses)
def test_a_solved_or_shown_question_takes_no_more_answers(
    seed: int, made: list[str | tuple[str, ...]], late: tuple[str, ...]
) -> None:
    sitting = play(seed, made)
    if sitting.phase(QUESTION) in ("solved", "shown"):
        assert sitting.check(QUESTION, late) == sitting.retry(QUESTION) == sitting.show(QUESTION) == sitting


@given(seeds, moves)
def test_the_answer_is_shown_only_after_two_misses(seed: int, made: list[str | tuple[str, ...]]) -> None:
    sitting = play(seed, made)
    if sitting.phase(QUESTION) == "shown":
        assert len(sitting.responses) >= 2
        assert sitting.responses[-1] != ("a", "c")


def test_the_order_stays_while_feedback_is_read_and_changes_on_a_retry(single: Question) -> None:
    changed = 0
    for seed in range(50):
        new = Sitting(seed=seed)
        missed = new.check(single, ("a",))
        assert missed.order(single) == new.order(single)
        changed += missed.retry(single).order(single) != missed.order(single)
    assert changed > 40  # a fresh shuffle of four repeats the old one in 1 of 24


def test_orders_differ_between_seeds_and_not_where_order_means_something(single: Single | Multiple) -> None:
    orders = {tuple(o.id for o in Sitting(seed=s).order(single)) for s in range(200)}
    assert len(orders) == 24
    fixed = msgspec.structs.replace(single, shuffle=False)
    assert all(Sitting(seed=s).order(fixed) == fixed.options for s in range(20))
