"""What a record says of its learner is a function of the set of its events, and of nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from widgets.content import shipped
from widgets.notebooks import all_notebooks
from widgets.progress.due import due_dates, due_now
from widgets.progress.forms import first_form, other
from widgets.progress.gain import Gain, gain, to_review
from widgets.progress.history import History
from widgets.progress.outline import Entry, Part, homes, parts
from widgets.progress.standing import by_objective, next_part, part_progress, standing
from widgets.record import Event
from widgets.record.learners import pseudonym

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ITEMS = ("a", "b", "c")
ENTRIES = [Entry(item, "lesson", objective, "v1", one_try=item == "c") for objective, item in enumerate(ITEMS, 1)]
PART = Part("01_part", "A part", 12, ENTRIES)


def event(what: str, item: str, minute: int = 0, **fields: Any) -> Event:
    fields = {"phase": "lesson", "version": "v1", "id": f"{what}-{item}-{minute}-{fields}", **fields}
    return Event(time=START + timedelta(minutes=minute), learner="x", event=what, item=item, **fields)


events = st.lists(
    st.builds(
        event,
        st.sampled_from(["answered", "answered", "revealed", "reset", "started", "finished", "dreamt"]),
        st.sampled_from(ITEMS),
        st.integers(0, 10_000),
        correct=st.booleans(),
        score=st.floats(0, 1),
        phase=st.sampled_from(["lesson", "lesson", "post", "review"]),
        version=st.sampled_from(["v1", "v1", "", "v0"]),
    ),
    max_size=25,
)
NOW = START + timedelta(days=30)
VERSIONS = dict.fromkeys(ITEMS, "v1")


def said(history: History) -> list[Any]:
    return [
        part_progress(PART, history),
        by_objective([PART], history),
        to_review(ENTRIES, history),
        due_dates(history, NOW, VERSIONS),
        gain(ENTRIES, [entry._replace(phase="post") for entry in ENTRIES], history),
    ]


@given(events, st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_in_changes_nothing(happened: list[Event], chance: random.Random) -> None:
    mixed = list(happened)
    chance.shuffle(mixed)
    assert said(History(mixed)) == said(History(happened))
    one_by_one = History()
    for one in mixed:
        one_by_one.add(one)
    assert said(one_by_one) == said(History(happened))


@given(events)
def test_an_event_that_comes_twice_counts_once(happened: list[Event]) -> None:
    assert said(History(happened + happened)) == said(History(happened))


@given(events)
def test_unknown_events_say_nothing(happened: list[Event]) -> None:
    known = [one for one in happened if one.event != "dreamt"]
    assert said(History(happened)) == said(History(known))


@given(events)
def test_progress_stays_within_its_bounds(happened: list[Event]) -> None:
    progress = part_progress(PART, History(happened))
    assert 0 <= progress.done <= progress.total == 3
    assert 0 <= progress.minutes_left <= PART.minutes
    assert (progress.minutes_left == 0) == progress.finished == (progress.done == 3)


@given(events)
def test_after_a_new_start_everything_is_open_and_nothing_is_gone(happened: list[Event]) -> None:
    again = [event("reset", item, 20_000) for item in ITEMS]
    history = History([*happened, *again])
    assert all(standing(entry, history) == "open" for entry in ENTRIES)
    for item in ITEMS:
        assert history.answers(item, "lesson") == History(happened).answers(item, "lesson")


def test_an_old_state_does_not_come_back_and_an_edited_question_is_asked_anew() -> None:
    history = History([event("answered", "a", version="v0", correct=True)])
    assert standing(ENTRIES[0], history) == "open"
    outdated = history.outdated("a", "lesson", "v1")
    assert outdated
    assert outdated.time == START
    history.add(event("answered", "a", 1, correct=True))
    assert standing(ENTRIES[0], history) == "done"
    assert history.outdated("a", "lesson", "v1") is None


@pytest.mark.parametrize(
    ("happened", "stands"),
    [
        ([], "open"),
        ([event("answered", "a", correct=False)], "tried"),
        ([event("answered", "a", correct=True)], "done"),
        ([event("answered", "a", correct=False), event("revealed", "a", 1)], "done"),
        ([event("answered", "a", correct=True, version="")], "done"),
        ([event("answered", "a", correct=True, phase="review")], "open"),
    ],
)
def test_how_a_card_stands(happened: list[Event], stands: str) -> None:
    assert standing(ENTRIES[0], History(happened)) == stands


def test_the_next_part_is_the_first_that_is_not_finished_and_what_may_be_skipped_does_not_hold_up() -> None:
    optional = Part("00", "Start", 10, [Entry("p", "pre", 1, "v1", True), Entry("a", "lesson", 1, "v1", False)])
    history = History([event("answered", "a", correct=True)])
    progress = [part_progress(part, history) for part in (optional, PART)]
    assert next_part(progress) == PART
    assert progress[0].finished
    assert next_part([progress[0]]) is None


# ---- the lesson's own outline


def test_every_card_of_the_lesson_is_in_the_outline_once() -> None:
    entries = [entry for part in parts(shipped(), all_notebooks()) for entry in part.entries]
    assert len(entries) == len({(entry.item, entry.phase) for entry in entries})
    assert sum(entry.phase == "pre" for entry in entries) == sum(entry.phase == "post" for entry in entries) == 8
    assert {entry.objective for entry in entries if entry.phase == "lesson"} == set(shipped().objectives)


# ---- two forms


@settings(deadline=None)
@given(st.text(), events)
def test_who_has_answered_nothing_of_the_sets_gets_the_form_of_the_pseudonym(name: str, happened: list[Event]) -> None:
    unasked = [one for one in happened if one.phase not in ("pre", "post")]
    assert first_form(name, History(unasked)) == first_form(name, History())


@pytest.mark.parametrize("name", [pseudonym, lambda chance: f"learner-{chance.randrange(10**6)}"])
def test_about_half_of_all_learners_get_each_form_first(name: Callable[[random.Random], str]) -> None:
    chance = random.Random(1)
    first = [first_form(name(chance), History()) for _ in range(2000)]
    assert 900 < first.count("A") < 1100


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from("AB"), st.sampled_from(["pre", "post"]), events)
def test_what_stands_on_record_decides_whatever_the_name(
    name: str, item: str, form: str, phase: str, happened: list[Event]
) -> None:
    """The first answer does, be its card started again or answered anew, and be its question in the bank or not."""
    once = event("answered", item, -1, phase=phase, form=form, correct=True)
    again = event("reset", item, 1, phase=phase)
    first = form if phase == "pre" else other(form)
    assert first_form(name, History([once, again, *happened])) == first


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["pre", "post"]), st.sampled_from(["", "C"]))
def test_a_line_without_a_form_was_a_before_and_b_after(name: str, item: str, phase: str, form: str) -> None:
    old = event("answered", item, phase=phase, form=form, correct=True)
    assert first_form(name, History([old])) == "A"


@pytest.mark.parametrize("first", ["A", "B"])
def test_who_meets_either_form_first_is_asked_all_of_it_and_then_the_other(first: str) -> None:
    entries = [entry for part in parts(shipped(), all_notebooks(), first) for entry in part.entries]
    home = homes(shipped())
    for phase, form in (("pre", first), ("post", other(first))):
        mine = [entry for entry in entries if entry.phase == phase]
        assert {entry.item for entry in mine} == {item for item, of in home.items() if of == form}
        assert {entry.form for entry in mine} == {form}


# ---- before and after


@pytest.mark.parametrize(("before", "after", "chance"), [(4, 6, 4), (0, 8, 4), (8, 8, 3), (0, 0, 3)])
def test_the_change_that_chance_alone_would_explain(before: int, after: int, chance: int) -> None:
    assert Gain([], before, after, 8).within_chance == chance


def test_unchanged_knowledge_stays_within_chance_in_nineteen_of_twenty() -> None:
    chance = random.Random(1)
    for share in (0.25, 0.5, 0.8):
        counts = [[sum(chance.random() < share for _ in range(8)) for _ in range(2)] for _ in range(4000)]
        inside = sum(abs(after - before) <= Gain([], before, after, 8).within_chance for before, after in counts)
        assert inside / 4000 > 0.93


def test_only_what_was_answered_both_times_is_compared() -> None:
    before = [Entry("a", "pre", 1, "v1", True), Entry("b", "pre", 2, "v1", True)]
    after = [Entry("c", "post", 1, "v1", False), Entry("d", "post", 2, "v1", False)]
    history = History(
        [
            event("answered", "a", phase="pre", correct=False),
            event("answered", "c", 1, phase="post", correct=True),
            event("answered", "d", 2, phase="post", correct=True),
        ]
    )
    found = gain(before, after, history)
    assert (found.before, found.after, found.compared, found.change) == (0, 1, 1, 1)
    assert [pair.before for pair in found.pairs] == [False, None]


def test_confident_errors_stand_first() -> None:
    missed = [
        event("answered", "a", 1, correct=False, confidence=1),
        event("answered", "b", 2, correct=False, confidence=3),
        event("answered", "c", 3, correct=False),
    ]
    assert [entry.item for entry, _ in to_review(ENTRIES, History(missed))] == ["b", "c", "a"]


# ---- when it is due


def due(*happened: Event, now: datetime = NOW) -> dict[str, datetime]:
    return {one.item: one.at for one in due_dates(History(happened), now, VERSIONS)}


def test_what_was_missed_comes_back_sooner_than_what_was_known() -> None:
    dates = due(event("answered", "a", correct=False, score=0.0), event("answered", "b", correct=True, score=1.0))
    assert START < dates["a"] < dates["b"]


def test_what_is_known_again_and_again_comes_back_ever_later() -> None:
    day = 24 * 60
    once = due(event("answered", "a", correct=True))["a"] - START
    twice = due(event("answered", "a", correct=True), event("answered", "a", 3 * day, phase="review", correct=True))[
        "a"
    ]
    assert twice - (START + timedelta(days=3)) > once


def test_a_second_try_right_after_feedback_does_not_count_as_known() -> None:
    missed = event("answered", "a", correct=False, score=0.0)
    assert due(missed, event("answered", "a", 1, correct=True, score=1.0)) == due(missed)


def test_a_clock_that_was_years_ahead_does_not_put_a_card_out_of_reach() -> None:
    ahead = event("answered", "a", 60 * 24 * 3650, correct=True)
    assert due(ahead, now=START)["a"] < START + timedelta(days=30)


def test_the_questions_before_wait_until_those_after_were_begun() -> None:
    before = event("answered", "a", phase="pre", correct=False)
    assert due(before) == {}
    assert set(due(before, event("answered", "b", 1, phase="post", correct=True))) == {"a", "b"}


def test_what_is_due_is_what_has_come_the_most_urgent_first() -> None:
    dates = due_dates(
        History([event("answered", "a", correct=True), event("answered", "b", 1, correct=False)]), NOW, VERSIONS
    )
    assert due_now(dates, NOW) == ["b", "a"]
    assert due_now(dates, START) == []


@given(events)
def test_events_without_ids_that_come_twice_count_once_too(happened: list[Event]) -> None:
    bare = [replace(one, id="") for one in happened]
    assert said(History(bare + bare)) == said(History(bare))
    for key in History(bare):
        assert History(bare + bare).all(*key) == History(bare).all(*key)
