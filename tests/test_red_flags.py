"""Warning signs: short, verb first, easy to read, the urgent ones first, and none of them an ordinary pimple."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from widgets.classroom.handout import answer_key, worksheet
from widgets.content import ContentError, shipped
from widgets.markdown import inline
from widgets.model import ACT_VERBS, MOST_WORDS, NOT_REVIEWED, SOON_MEANING, Choice, RedFlag
from widgets.practice.cases import MUST_NOT_MISS
from widgets.reading_grade import grade
from widgets.record.learners import FIRST, named
from widgets.ui.lesson import red_flags
from widgets.ui.summary import _flags

ROOT = Path(__file__).resolve().parents[1]
FLAGS = shipped().red_flags
each = pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag.id)

DANGEROUS_IN_A_NEWBORN = ("fever", "blisters", "feeds badly", "unwell")
PIMPLE = {"sore", "red", "warm", "hot", "pus", "hurts", "pain", "painful", "swollen", "pimple"}
"""How an ordinary pimple is told of."""
MORE_THAN_A_PIMPLE = ("spreading", "fever", "deep", "two weeks", "eye", "lid", "newborn", "baby", "child")


@each
def test_a_line_is_one_short_easy_sign_with_an_act_that_begins_with_its_verb(flag: RedFlag) -> None:
    assert len(flag.flag.split()) <= MOST_WORDS
    assert flag.act.split()[0] in ACT_VERBS
    assert grade(flag.flag) <= 8
    assert grade(flag.act) <= 8
    assert flag.see


@pytest.mark.parametrize("soon", SOON_MEANING)
def test_every_tier_is_there_and_reads_like_grade_six_at_most(soon: str) -> None:
    lines = [f"{flag.flag}. {flag.act}." for flag in FLAGS if flag.soon == soon]
    assert lines
    assert grade("\n".join(lines)) <= 6


def test_the_grade_is_that_of_the_formula() -> None:
    assert grade("See a doctor now.") == pytest.approx(0.39 * 4 + 11.8 * 5 / 4 - 15.59)
    assert grade("") == 0


def test_a_newborns_dangerous_signs_are_all_for_now() -> None:
    now = [flag.flag for flag in FLAGS if flag.soon == "now" and flag.about == "on a baby or child"]
    for sign in DANGEROUS_IN_A_NEWBORN:
        assert any(sign in flag for flag in now), sign
    assert all("day or night" in flag.act or "now" in flag.act for flag in FLAGS if flag.soon == "now")


def test_an_eye_that_is_swollen_shut_hurts_or_sees_less_is_for_now() -> None:
    now = " ".join(flag.flag for flag in FLAGS if flag.soon == "now" and flag.about == "at an eyelid")
    assert all(sign in now for sign in ("swollen shut", "hurts", "see less"))


@each
def test_an_ordinary_pimple_is_no_red_flag(flag: RedFlag) -> None:
    if PIMPLE & set(re.findall(r"[a-z]+", flag.flag.lower())):
        assert any(more in flag.flag.lower() for more in MORE_THAN_A_PIMPLE)


def test_basal_cell_carcinoma_is_told_of_brown_and_black_skin_any_adult_age_and_two_weeks() -> None:
    told = " ".join(flag.flag for flag in FLAGS if "MAYO_BCC" in flag.sources)
    assert all(words in told for words in ("brown or black skin", "any age", "two weeks"))


def test_every_adult_of_practice_may_have_a_basal_cell_carcinoma() -> None:
    who = [telling for telling in shipped().tellings if telling.part == "who"]
    assert {t.id for t in who if MUST_NOT_MISS in t.fits} == {t.id for t in who if t.text.startswith("An adult")}


def test_why_a_twist_must_be_seen_agrees_with_the_tier_of_its_flag() -> None:
    seen = [twist for twist in shipped().twists if twist.answer == "see-a-clinician"]
    tiers = {flag.soon for flag in FLAGS if flag.id in ("bleeds-or-does-not-heal", "grows")}
    assert tiers == {"days"}
    assert all("within days" in " ".join(twist.why.split()) for twist in seen)


@pytest.mark.parametrize("short", [False, True])
def test_a_shown_list_is_the_file_in_the_order_of_the_tiers_with_sources_folded_last(short: bool) -> None:
    html = red_flags(short).data
    shown, folded = html.split("<details>")
    tiers = re.findall(r'data-soon="(\w+)"><h3>([^<]+)', shown)
    assert tiers == [(soon, heading) for soon, (heading, _) in SOON_MEANING.items()]
    in_order = [flag for soon in SOON_MEANING for flag in FLAGS if flag.soon == soon]
    places = [shown.index(f"{inline(flag.flag)}.") for flag in in_order]
    assert places == sorted(places)
    assert shown.count("<li>") == len(FLAGS)
    assert "href" not in shown
    for flag in FLAGS:
        assert (inline(flag.see) in shown) is not short
        assert all(f'href="#{id}"' in folded for id in flag.sources)


def test_a_list_of_one_place_holds_that_place_only_and_an_unknown_place_is_named() -> None:
    html = red_flags(about="at an eyelid").data
    for flag in FLAGS:
        assert (f"{inline(flag.flag)}." in html) == (flag.about == "at an eyelid")
    with pytest.raises(ContentError, match="no flag is about 'knees'"):
        red_flags(about="knees")


def test_the_page_to_keep_lists_the_urgent_signs_first() -> None:
    page = _flags(shipped())
    headings = [page.index(heading) for heading, _ in SOON_MEANING.values()]
    assert headings == sorted(headings)
    assert all(inline(flag.flag) in page and inline(flag.act) in page for flag in FLAGS)


def test_the_answer_key_lists_the_signs_in_the_order_of_the_tiers_and_the_worksheet_does_not() -> None:
    key = answer_key(shipped(), ["00_start_here"])
    places = [
        key.index(f"<li>{inline(flag.flag)}.</li>") for soon in SOON_MEANING for flag in FLAGS if flag.soon == soon
    ]
    assert places == sorted(places)
    assert inline(FLAGS[0].flag) not in worksheet(shipped(), ["00_start_here"])


def test_the_first_question_sends_nobody_to_a_doctor_for_an_ordinary_pimple() -> None:
    question = shipped().question("when-to-see-someone")
    assert isinstance(question, Choice)
    right = {option.id: option.correct for option in question.options}
    assert right["sore-and-warm"] is False
    assert right["newborn-with-fever"] is True
    assert right["newborn-two-weeks"] is False


def test_the_lesson_says_of_itself_who_has_not_reviewed_it() -> None:
    core = NOT_REVIEWED.removesuffix(" it.")
    for path in ("README.md", "notebooks/00_start_here.ipynb", "notebooks/teacher/00_lesson_plan.ipynb"):
        text = (ROOT / path).read_text(encoding="utf-8")
        if path.endswith(".ipynb"):
            text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
        assert core in " ".join(text.replace("\n>", " ").split()), path
    assert core in worksheet(shipped())
    for file in ("widgets/classroom/page.py", "widgets/ui/summary.py"):
        assert "{NOT_REVIEWED}" in (ROOT / file).read_text(encoding="utf-8")


def test_no_pseudonym_calls_a_learner_a_patient() -> None:
    assert "patient" not in FIRST
    assert named("patient-fox-962") == "patient-fox-962", "a record under the old word is still found"
