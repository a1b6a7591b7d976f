"""Laws of practice: cases are fair, every tone is met equally often, progress is a function of a set."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from widgets.content import shipped
from widgets.practice import arts
from widgets.practice.cases import CANNOT_TELL, SEE_A_CLINICIAN, Deck, could_be, draw, looks_like
from widgets.practice.choosing import REFRESH_EVERY, next_case, next_lesion
from widgets.practice.progress import BACK, IN_TIME, STEPS, Answered, Progress, due, of
from widgets.practice.session import Session
from widgets.practice.simulation import Forgetting, any_order, guesses, knows_all, ratio, run
from widgets.practice.stages import Stage, stages
from widgets.practice.telling_apart import contrasts, signs_of
from widgets.skin.described import described

DECK = Deck(shipped().lesions, shipped().tellings, shipped().twists)
STAGES = stages(DECK.lesions)
SOME = [draw(DECK, lesion, tone, seed) for lesion in DECK.order for tone in range(1, 11) for seed in range(25)]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


Moves = list[tuple[float, float]]
"""Of each answer: where it lies in the list of answers, 0 to 1, and its seconds."""


def keeper(kept: list[Answered]) -> Session:
    """A session of a new learner whose answers go to ``kept``, a second apart."""
    return Session(DECK, kept[:], "brave-otter-417", lambda answered: timed(kept, answered))


def timed(kept: list[Answered], answered: Answered) -> Answered:
    moment = (NOON + timedelta(seconds=len(kept))).isoformat(timespec="milliseconds")
    kept.append(replace(answered, time=moment))
    return kept[-1]


def played(moves: Moves, kept: list[Answered] | None = None) -> list[Answered]:
    """The answers of a learner: each move says where in the list of answers theirs is (0 to 1), and the seconds."""
    kept = [] if kept is None else kept
    session = keeper(kept)
    for place, seconds in moves:
        offered = [answer.id for answer in session.stage.answers]
        right = session.stage.right(session.case)
        session.answer(right if place > 0.4 else offered[int(place * len(offered))], seconds)
        session.next()
    return kept


moves = st.lists(st.tuples(st.floats(0, 0.999), st.floats(0, 60)), max_size=120)
quick = settings(max_examples=40)


# --- cases


def test_a_case_is_a_function_of_lesion_tone_and_picture() -> None:
    for case in SOME[::7]:
        assert draw(DECK, case.lesion, case.tone, case.picture) == case


def test_a_case_fits_its_lesion_in_picture_and_story() -> None:
    for case in SOME:
        if case.twist is None:
            assert looks_like(case.look, case.tone, DECK.lesions[case.lesion])
            assert all(not told.fits or case.lesion in told.fits for told in case.told)
        age = case.told[0]
        assert age.part == "who"
        assert all(not told.ages or age.id in told.ages for told in case.told)
        assert len({told.part for told in case.told}) == len(case.told) == 5


def test_no_other_bump_could_be_a_case_unless_the_answer_says_so() -> None:
    for case in SOME:
        others = [lesion for lesion in DECK.order if lesion != case.lesion and could_be(DECK, case, lesion)]
        assert not others or case.answer in (CANNOT_TELL, SEE_A_CLINICIAN)


def test_what_cannot_be_told_fits_both_bumps_and_shows_neither_by_its_words() -> None:
    unsettled = [case for case in SOME if case.answer == CANNOT_TELL]
    assert {case.lesion for case in unsettled} == {"milium", "whitehead"}
    for case in unsettled:
        assert case.partly == {"milium", "whitehead"}
        assert all(not told.fits or case.partly <= set(told.fits) for told in case.told)
        assert "roof" not in described(case.look, case.tone)
    milia, whiteheads = ([c for c in unsettled if c.lesion == one] for one in ("milium", "whitehead"))
    words = [{re.findall(r"whitish[^.]*", described(c.look, c.tone))[0] for c in some} for some in (milia, whiteheads)]
    assert words[0] == words[1], "the sentence on colour gives it away"


def test_a_bump_that_bleeds_or_grows_pearly_must_be_seen_whatever_it_looks_like() -> None:
    for case in SOME:
        told = {t.id for t in case.told}
        if "bleeds" in told or case.lesion == "basal-cell-carcinoma":
            assert case.answer == SEE_A_CLINICIAN
            assert case.partly == {CANNOT_TELL}
    assert {case.lesion for case in SOME if case.answer == SEE_A_CLINICIAN} == {
        "sebaceous-hyperplasia",
        "basal-cell-carcinoma",
    }


def test_pictures_and_stories_differ() -> None:
    assert len({(case.look, case.tone) for case in SOME}) == len(SOME)
    for lesion in DECK.order:
        stories = {tuple(told.id for told in case.told) for case in SOME if case.lesion == lesion}
        assert len(stories) >= 6, lesion


def test_no_story_names_a_bump() -> None:
    names = [word for lesion in DECK.lesions.values() for word in (lesion.name, *lesion.also)]
    assert not [(t.id, n) for t in DECK.tellings for n in names if n.lower() in t.text.lower()]


def test_phrases_that_never_part_a_bump_from_another_are_an_error_that_names_it() -> None:
    vague = [t for t in DECK.tellings if t.id == "teen" or not t.fits]
    twins = {"milium": DECK.lesions["milium"], "whitehead": replace(DECK.lesions["milium"], id="whitehead")}
    with pytest.raises(ValueError, match=r"vignettes.yml: .*'milium'"):
        draw(Deck(twins, vague, []), "milium", 3, 1)


# --- what comes next


def test_arts_is_the_published_rule() -> None:
    assert arts.priority(5, False, 5.1) == pytest.approx(0.1 * 3 * 1.1 * log(3))
    assert arts.priority(5, True, 5.1) == pytest.approx(0.1 * 3 * 20)
    assert arts.priority(2, True, 1) == 0
    assert arts.priority(1, True, 9) < 0, "not before two others"
    assert arts.priority(9, False, 20) > arts.priority(9, False, 5) > arts.priority(9, False, 1.7) == 0
    assert arts.priority(9, False, 0.1) == 0, "nobody is punished for being quick"


@quick
@given(moves)
def test_every_lesion_is_met_on_all_tones_equally_often_and_no_picture_twice(
    given_moves: Moves,
) -> None:
    kept = played(given_moves)
    pictures = [(answer.lesion, answer.picture) for answer in kept]
    assert len(pictures) == len(set(pictures))
    for lesion in {answer.lesion for answer in kept}:
        tones = Counter(answer.tone for answer in kept if answer.lesion == lesion)
        counts = [tones[tone] for tone in range(1, 11)]
        assert max(counts) - min(counts) <= 1


@quick
@given(moves, st.randoms(use_true_random=False))
def test_two_pages_at_once_still_balance_the_tones_once_they_are_merged(given_moves: Moves, rng: random.Random) -> None:
    one, other = played(given_moves), played(given_moves[::-1])
    merged = of([*one, *(replace(answer, picture=answer.picture + 1) for answer in other)], STAGES)
    for stage in STAGES:
        case = next_case(merged, stage, DECK, "brave-otter-417")
        counts = merged.tones[case.lesion]
        assert counts[case.tone - 1] == min(counts)
        assert (case.lesion, case.picture) not in merged.pictures


def after(right: dict[str, bool], stage: Stage) -> Progress:
    """Progress after these lesions were met once each, in this order."""
    given = [answer_to(lesion, stage, right[lesion], 4.0, n) for n, lesion in enumerate(right)]
    return of(given, STAGES)


def answer_to(lesion: str, stage: Stage, right: bool, seconds: float | None, n: int) -> Answered:
    unit = stage.unit(lesion)
    said = unit if right else next(other for other in stage.units if other != unit)
    time = (NOON + timedelta(seconds=n)).isoformat(timespec="milliseconds")
    return Answered(stage.id, lesion, n % 10 + 1, n, unit, said, float(right), seconds, time)


def test_an_error_comes_back_soon_but_not_before_two_others() -> None:
    stage = STAGES[1]
    names = stage.lesions
    for seed in range(30):
        rng = random.Random(seed)
        after_two = after({n: n != names[2] for n in names}, stage)
        assert next_lesion(after_two, stage, rng) != names[4], "the last one waits"
        missed = after({names[0]: False, **dict.fromkeys(names[1:], True)}, stage)
        assert next_lesion(missed, stage, rng) == names[0]
        just_missed = after({**dict.fromkeys(names[1:], True), names[0]: False}, stage)
        assert next_lesion(just_missed, stage, rng) != names[0]


def test_mastered_bumps_appear_rarely_and_do_appear() -> None:
    stage, kept = STAGES[1], list[Answered]()
    session = keeper(kept)
    session.go_to(stage.id)
    learned = stage.lesions[:2]
    for n in range(2 * STEPS):
        session.progress.add(answer_to(learned[n % 2], stage, True, 3.0, n))
    session.next()
    seen = []
    for _ in range(80):
        session.answer(session.stage.right(session.case), 60)  # right, but never in time: nothing else gets mastered
        seen.append(session.case.lesion)
        session.next()
    shown = sum(lesion in learned for lesion in seen)
    assert 0 < shown <= 80 / REFRESH_EVERY * 1.5


def test_the_order_of_two_answers_cannot_be_guessed() -> None:
    kept = played([(0.9, 30.0)] * 200)  # always right, never in time: the first stage goes on
    units = [STAGES[0].unit(answer.lesion) for answer in kept]
    same = sum(one == other for one, other in itertools.pairwise(units))
    assert 70 < same < 130
    assert 70 < units.count("milium") < 130


# --- progress


@quick
@given(moves, st.randoms(use_true_random=False))
def test_neither_order_nor_doubles_matter(given_moves: Moves, rng: random.Random) -> None:
    kept = played(given_moves)
    shuffled = [*kept, *kept[::3]]
    rng.shuffle(shuffled)
    assert of(shuffled, STAGES) == of(kept, STAGES)


@quick
@given(moves)
def test_kept_up_to_date_is_the_same_as_made_anew(given_moves: Moves) -> None:
    kept: list[Answered] = []
    session = keeper(kept)
    for place, seconds in given_moves:
        session.answer(session.stage.answers[int(place * len(session.stage.answers))].id, seconds)
        session.next()
    assert session.progress == of(kept, STAGES)


@quick
@given(moves, st.integers(0, 100))
def test_who_stops_goes_on_where_they_were(given_moves: Moves, at: int) -> None:
    through = played(given_moves)
    stopped = played(given_moves[:at])
    assert played(given_moves[at:], stopped) == through


@quick
@given(moves)
def test_mastery_needs_its_steps(given_moves: Moves) -> None:
    kept = played(given_moves)
    progress = of(kept, STAGES)
    for stage in STAGES:
        for unit in stage.units:
            mine = [a for a in kept if any(s.id == a.stage and s.grouped == stage.grouped for s in STAGES)]
            right = [a for a in mine if stage.unit(a.lesion) == unit and a.score == 1]
            in_time = [a for a in right if a.seconds is not None and a.seconds <= IN_TIME]
            assert progress.steps_of(stage, unit) <= min(STEPS, len(in_time))
            assert not progress.mastered(stage, unit) or len(in_time) >= STEPS


def test_a_right_answer_in_time_is_a_step_a_wrong_one_two_back_for_both() -> None:
    stage = STAGES[1]
    right = [answer_to("milium", stage, True, IN_TIME, n) for n in range(STEPS)]
    assert of(right[:-1], STAGES).steps_of(stage, "milium") == STEPS - 1
    assert of(right, STAGES).mastered(stage, "milium")
    assert of(right, STAGES).mastered(STAGES[2], "milium"), "what is mastered among five counts among all"
    assert not of(right, STAGES).mastered(STAGES[0], "milium"), "naming one of two is another thing"
    slow = [replace(answer, seconds=IN_TIME + 0.1) for answer in right]
    assert of(slow, STAGES).steps_of(stage, "milium") == 0
    untimed = [replace(answer, seconds=None) for answer in right]
    assert of(untimed, STAGES).mastered(stage, "milium")
    false_alarm = replace(answer_to("nodule", stage, False, 3.0, 50), response="milium")
    assert of([*right, false_alarm], STAGES).steps_of(stage, "milium") == STEPS - BACK
    partly = replace(answer_to("milium", stage, False, 3.0, 50), score=0.5)
    assert of([*right, partly], STAGES).mastered(stage, "milium")


def test_an_answer_from_elsewhere_is_passed_over() -> None:
    odd = answer_to("milium", STAGES[1], True, 1.0, 1)
    for strange in (replace(odd, stage="no-stage"), replace(odd, lesion="wart"), replace(odd, tone=11)):
        assert of([strange], STAGES) == Progress(STAGES)


def test_mastered_bumps_come_back_a_day_after_they_were_last_met() -> None:
    stage = STAGES[1]
    kept = [answer_to(lesion, stage, True, 3.0, n) for n in range(STEPS) for lesion in ("milium", "nodule")]
    kept = [replace(answer, picture=n, time=(NOON + timedelta(minutes=n)).isoformat()) for n, answer in enumerate(kept)]
    progress = of([*kept, answer_to("pustule", stage, True, 3.0, 99)], STAGES)
    assert due(progress, NOON + timedelta(hours=23)) == []
    assert due(progress, NOON + timedelta(days=1, minutes=8)) == ["milium"]
    assert due(progress, NOON + timedelta(days=2)) == ["milium", "nodule"]


def test_a_stage_may_be_chosen_and_stays_until_it_is_complete() -> None:
    kept: list[Answered] = []
    session = keeper(kept)
    assert session.stage == STAGES[0]
    assert session.go_to("all-ten")
    assert not session.go_to("no-such-stage")
    while not session.progress.complete(STAGES[2]):
        assert session.stage == STAGES[2]
        session.answer(session.stage.right(session.case), 2.0)
        session.next()
    assert session.stage == STAGES[0], "then on to what is open"


def test_an_answer_that_is_not_offered_or_comes_twice_changes_nothing() -> None:
    kept: list[Answered] = []
    session = keeper(kept)
    assert session.answer("syringoma", 1.0) is None
    assert session.next() is False
    assert session.answer("milium", float("nan")) is not None
    assert kept[0].seconds is None
    assert session.answer("milium", 1.0) is None
    assert len(kept) == 1


# --- what is said


def test_the_signs_pointed_at_are_those_of_the_table_and_differ() -> None:
    values = {(sign.lesion, sign.value): sign for sign in shipped().signs}
    for chosen in DECK.order:
        assert signs_of(shipped().signs, chosen, 3)
        for true in DECK.order:
            for tone in (2, 9):
                for row in contrasts(shipped().signs, chosen, true, tone):
                    assert row.chosen != row.true
                    assert (chosen, row.chosen) in values
                    assert (true, row.true) in values
                    assert row.sources


def test_any_two_bumps_have_a_sign_that_tells_them_apart() -> None:
    for chosen in DECK.order:
        for true in DECK.order:
            assert bool(contrasts(shipped().signs, chosen, true, 5)) == (chosen != true)


# --- simulated learners (simulation, not evidence)


def test_who_knows_all_needs_no_more_than_the_steps_and_the_refreshers() -> None:
    session, kept = run(DECK, knows_all, 1)
    needed = STEPS * (len(STAGES[0].units) + len(STAGES[2].units))
    assert all(map(session.progress.complete, STAGES))
    by_stage = Counter(answer.stage for answer in kept)
    refreshers = sum(by_stage[stage.id] for stage in STAGES[1:]) // REFRESH_EVERY + 2
    assert needed <= len(kept) <= needed + refreshers


@pytest.mark.parametrize("stage", ["", "five-bumps", "all-ten"])
def test_who_guesses_masters_nothing(stage: str) -> None:
    for seed in range(8):
        session, _ = run(DECK, guesses, seed, at_most=200, stage=stage)
        assert not any(map(session.progress.complete, STAGES[1:]))


def test_who_forgets_needs_no_more_cases_than_in_random_order() -> None:
    ours = [float(len(run(DECK, Forgetting(), seed)[1])) for seed in range(12)]
    theirs = [float(len(run(DECK, Forgetting(), seed, any_order)[1])) for seed in range(12)]
    value, low, high = ratio(ours, theirs)
    assert low < value < high < 1
