"""Practice in the browser: by mouse, by keyboard alone, by accessible text alone; axe, narrow, stopping, going on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage
from widgets.content import shipped
from widgets.model import DEEP_FROM, Appearance, Telling
from widgets.skin.described import NUMBERS

pytestmark = pytest.mark.slow

NOTEBOOK = "06_practise_telling_them_apart"
LOOKS = {id: lesion.look for id, lesion in shipped().lesions.items()}
TOLD = {telling.text: telling for telling in shipped().tellings}


@pytest.fixture
def card(lesson: LessonPage, project: Path) -> Locator:
    """The practice card of always the same new learner, so that the cases are the same too."""
    (project / "records").mkdir(exist_ok=True)
    (project / "records/who-is-learning.txt").write_text("brave-otter-417\n")
    lesson.open(NOTEBOOK)
    lesson.start()
    return lesson.page.locator("[data-case]")


def go_to(card: Locator, stage: str) -> None:
    """Choose a stage and wait for its case."""
    card.get_by_label("Stage").select_option(stage)
    expect(card.locator("input[type=radio]")).to_have_count(
        {"milium-or-acne": 3, "five-bumps": 6, "all-ten": 12}[stage]
    )


def answered(card: Locator) -> str:
    """The first words of the feedback, once it is there."""
    status = card.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^(Correct|Not quite|Partly right)\."))
    return status.inner_text().split(".")[0]


def test_a_round_with_the_mouse(lesson: LessonPage, card: Locator) -> None:
    expect(card.get_by_role("group", name="Milium or acne?")).to_be_visible()
    assert card.locator("input:checked").count() == 0
    assert card.get_by_role("status").inner_text() == ""
    lesson.press(card, "Check answer")
    expect(card.get_by_role("status")).to_contain_text("Choose an answer first")
    go_to(card, "all-ten")
    for _ in range(3):
        case = card.get_attribute("data-case")
        picture = card.locator(".milia-case svg").get_attribute("aria-label")
        card.get_by_text("blackhead", exact=True).first.click()
        lesson.press(card, "Check answer")
        if answered(card) == "Not quite":
            expect(card.get_by_role("img")).to_have_count(3)
            expect(card.get_by_role("table", name="What tells them apart")).to_be_visible()
            tones = {
                re.findall(r"Monk tone (\d+)", str(i.get_attribute("aria-label")))[0]
                for i in card.get_by_role("img").all()
            }
            assert len(tones) == 1, "both bumps are drawn on the same skin"
        lesson.press(card, "Next")
        expect(card).not_to_have_attribute("data-case", str(case))
        assert card.locator(".milia-case svg").get_attribute("aria-label") != picture
        assert card.locator("input:checked").count() == 0


def test_by_keyboard_alone(lesson: LessonPage, card: Locator) -> None:
    keys = lesson.page.keyboard
    radio = card.locator("input[type=radio]")
    expect(radio.first).to_be_focused()  # where a learner's first key goes
    keys.press("1")
    answered(card)
    case = card.get_attribute("data-case")
    keys.press("Enter")
    expect(card).not_to_have_attribute("data-case", str(case))
    expect(card.locator(".milia-eyebrow")).to_be_focused()  # from there a screen reader reads the case
    for _ in range(12):
        keys.press("Tab")
        if radio.evaluate_all("all => all.includes(document.activeElement)"):
            break
    keys.press("ArrowDown")
    expect(card.locator("input:checked")).to_have_count(1)
    keys.press("Enter")
    answered(card)
    keys.press("Enter")
    expect(card.get_by_role("button", name="Check answer")).to_be_visible()
    keys.press("t")
    answered(card)
    expect(card.locator(".milia-summary")).to_contain_text("3 answers so far")


COLOURS = sorted({c for look in LOOKS.values() for c in (*look.colour.choices, *look.colour_deep.choices)}, key=len)
NEAR = [{"white", "whitish", "pearly white"}, {"yellow", "yellowish"}]


def could_be(look: Appearance, words: str, told: list[Telling], lesion: str) -> bool:
    """Whether what is said of a case fits a lesion, as somebody decides who hears it and knows the signs."""
    deep = int(re.findall(r"Monk tone (\d+)", words)[0]) >= DEEP_FROM
    choices = set(look.colour_deep.choices if deep else look.colour.choices) | ({"whitish"} & set(look.colour.choices))
    count = re.findall(r"tone \d+\. (\w+)", words)[0]
    number = NUMBERS.index(count) if count in NUMBERS else int(count)
    colour = re.findall(rf"(?:It is|They are) ({'|'.join(reversed(COLOURS))})\b", words) or ["skin"]
    shades = {shade for near in NEAR if colour[0] in near for shade in near} | {colour[0]}
    return (
        bool(shades & choices)
        and ("filled with something dark" in words) == ("plug" in look.opening.choices)
        and ("roof" not in words or "present" in look.roof.choices)
        and look.count.low <= number <= look.count.high
        and ("dome" if "domed" in words else "flat top" if "level top" in words else look.form.choices[0])
        in look.form.choices
        and ("flat patch" in words) == ("patch" in look.form.choices)
        and ("swelling" in words) == ("swelling" in look.form.choices)
        and ("present" if "dimple" in words else "absent") in look.dimple.choices
        and ("present" if "vessels" in words else "absent") in look.vessels.choices
        and ("present" if "yellow tip" in words else "absent") in look.tip.choices
        and ("none" in look.halo.choices) == ("usual colour" in words)
        and all(not one.fits or lesion in one.fits for one in told)
    )


def decided(words: str, told: list[Telling]) -> str:
    """The answer of somebody who hears a case."""
    fits = [lesion for lesion, look in LOOKS.items() if could_be(look, words, told, lesion)]
    if "basal-cell-carcinoma" in fits or any(one.id == "bleeds" for one in told):
        return "see-a-clinician"
    if not fits and any(one.id == "growing" for one in told):
        return "see-a-clinician"
    return fits[0] if len(fits) == 1 else "cannot-tell"


def test_by_accessible_text_alone(lesson: LessonPage, card: Locator) -> None:
    """Who hears the page answers as well as who sees it: only the accessibility tree is read; the signs are known."""
    go_to(card, "all-ten")
    right = 0
    for _ in range(14):
        case = card.get_attribute("data-case")
        tree = card.get_by_role("group").first.aria_snapshot()
        words = re.findall(r'img "(.+?)"', tree)[0]
        told = [TOLD[text] for text in re.findall(r"definition: (.+)", tree) if text in TOLD]
        assert len(told) == 5, tree
        card.locator(f"input[value='{decided(words, told)}']").focus()
        lesson.page.keyboard.press("Space")
        lesson.page.keyboard.press("Enter")
        right += answered(card) == "Correct"
        lesson.page.keyboard.press("Enter")
        expect(card).not_to_have_attribute("data-case", str(case))
    assert right >= 13, "a case cannot be told from its words"


@pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)
def test_axe_finds_nothing_before_and_after_an_answer(lesson: LessonPage, card: Locator, theme: str) -> None:
    go_to(card, "all-ten")
    for key in "38t":
        assert lesson.accessibility_faults() == []
        card.locator(".milia-eyebrow").focus()
        lesson.page.keyboard.press(key)
        answered(card)
        assert lesson.accessibility_faults() == []
        lesson.page.keyboard.press("Enter")
        expect(card.get_by_role("button", name="Check answer")).to_be_visible()
    card.get_by_text("How it went").click()
    expect(card.get_by_text("Accuracy by skin tone.")).to_be_visible()
    assert lesson.accessibility_faults() == []


def test_320_pixels_are_enough(lesson: LessonPage, card: Locator) -> None:
    lesson.page.add_style_tag(
        content=".jp-OutputArea-output:has(.milia-card) { width: 320px !important; max-width: 320px; }"
    )
    go_to(card, "all-ten")
    area = lesson.page.locator(".jp-OutputArea-output:has([data-case])").first
    expect(area).to_have_css("width", "320px")
    fits = "e => [e.scrollWidth - e.clientWidth, Math.round(e.getBoundingClientRect().width)]"
    for key in "27c":
        assert card.evaluate(fits) <= [0, 320]
        card.locator(".milia-eyebrow").focus()
        lesson.page.keyboard.press(key)
        answered(card)
        assert card.evaluate(fits) <= [0, 320]
        lesson.page.keyboard.press("Enter")
        expect(card.get_by_role("button", name="Check answer")).to_be_visible()
    small = card.locator("input, select, button, summary").evaluate_all(
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 20).map(e => e.outerHTML)"
    )
    assert small == []


def test_stopping_and_going_on(lesson: LessonPage, card: Locator) -> None:
    card.get_by_label("Untimed").check()
    expect(card.get_by_text("Mastered means")).not_to_contain_text("within")
    for key in "121":
        card.locator(".milia-eyebrow").focus()
        lesson.page.keyboard.press(key)
        answered(card)
        lesson.page.keyboard.press("Enter")
        expect(card.get_by_role("button", name="Check answer")).to_be_visible()
    before = {part: card.locator(part).inner_text() for part in (".milia-eyebrow", ".milia-summary", ".milia-progress")}
    case = card.get_attribute("data-case")
    lesson.close_kernels()
    lesson.open(NOTEBOOK)
    lesson.start()
    expect(card).to_have_attribute("data-case", str(case))
    assert {part: card.locator(part).inner_text() for part in before} == before
    expect(card.get_by_label("Untimed")).to_be_checked()
