"""What only a browser can show, in a real JupyterLab set up by `make lab`."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.lesson_page import LessonPage
from tests.conftest import choice
from tests.server import TOKEN
from widgets.content import shipped
from widgets.notebooks import all_notebooks
from widgets.progress.outline import questions_asked

pytestmark = pytest.mark.slow

NOTEBOOKS = [n.name for n in all_notebooks()]
FIRST = {n.name: asked[0].id for n in all_notebooks() if (asked := questions_asked(shipped(), n))}
READ_FIRST = {"05_compare_treatments", "06_practise_telling_them_apart"}  # they begin with a table and with a case
both_themes = pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)


@pytest.mark.parametrize("name", FIRST)
def test_one_click_and_the_first_question_is_in_view(lesson: LessonPage, name: str) -> None:
    lesson.open(name)
    lesson.start()
    card = lesson.card(FIRST[name])
    expect(card.get_by_role("button", name="Check answer")).to_be_visible()
    section = lesson.page.locator(".jp-MarkdownOutput h2").nth(1)  # the first one says what you will be able to do
    assert lesson.in_view(section)
    if name not in READ_FIRST:
        assert lesson.in_view(card.locator("legend"))
        assert lesson.in_view(card.locator("input, select").last)
    assert lesson.page.locator(".jp-Dialog").count() == 0
    assert lesson.page.locator(".Toastify__toast").count() == 0
    assert (
        lesson.page.locator(".jp-OutputArea-output[data-mime-type*='error'], [data-mime-type*='stderr']").count() == 0
    )


def test_the_button_above_the_page_starts_it_too(lesson: LessonPage) -> None:
    lesson.open("00_start_here")
    lesson.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()
    lesson.wait_until_all_ran()
    assert lesson.in_view(lesson.card(FIRST["00_start_here"]).locator("legend"))


def test_who_presses_start_too_early_is_told(lesson: LessonPage) -> None:
    """JupyterLab drops what is run before its kernel is known; then a note must say so, or it must run."""
    lesson.page.goto(
        f"{lesson.address}/lab/workspaces/fresh/tree/notebooks/02_what_milia_are.ipynb?reset&token={TOKEN}"
    )
    lesson.start_button.click()
    note = lesson.page.locator(".Toastify__toast", has_text="still initializing")
    expect(note.or_(lesson.page.locator(".milia-card").first)).to_be_visible(timeout=30_000)


def test_reading_on_is_not_disturbed_once_it_has_started(lesson: LessonPage) -> None:
    lesson.open("02_what_milia_are")
    lesson.start()
    heading = lesson.page.get_by_role("heading", name="Key points")
    lesson.page.mouse.move(600, 500)
    lesson.page.mouse.wheel(0, 20000)
    heading.scroll_into_view_if_needed()
    lesson.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert lesson.in_view(heading)


def test_a_whole_round_with_the_mouse(lesson: LessonPage) -> None:
    question = choice("first-look")
    wrong = [o for o in question.options if not o.correct]
    right = next(o for o in question.options if o.correct)
    lesson.open("02_what_milia_are")
    lesson.start()
    card = lesson.card("first-look")
    status = lesson.status(card)
    expect(status).to_have_text("")
    assert card.locator("input:checked").count() == 0

    lesson.press(card, "Check answer")
    expect(status).to_contain_text("Choose an answer first")

    lesson.choose(card, wrong[0].id)
    lesson.press(card, "Check answer")
    expect(status).to_contain_text("Not quite.")
    shown = " ".join(card.inner_text().split())
    assert _start(wrong[0].feedback) in shown
    assert all(_start(o.feedback) not in shown for o in question.options if o is not wrong[0])
    assert lesson.page.content().count(_start(right.feedback)) == 0

    lesson.press(card, "Hint")
    expect(card.get_by_role("note")).to_contain_text(_start(question.hint))
    lesson.press(card, "Try again")
    expect(card.locator("input:checked")).to_have_count(0)
    expect(card.get_by_role("button", name="Show the answer")).to_have_count(0)
    lesson.choose(card, right.id)
    lesson.press(card, "Check answer")
    expect(status).to_contain_text("Correct.")
    shown = " ".join(card.inner_text().split())
    assert all(shown.count(_start(o.feedback)) == 1 for o in question.options)

    sources = card.get_by_text("What’s this based on?")
    expect(card.get_by_text("How much was read:").first).to_be_hidden()
    sources.click()
    expect(card.get_by_text("How much was read:").first).to_be_visible()
    assert card.locator("details li").count() == len(question.sources)

    lesson.press(card, "Start again")
    expect(status).to_have_text("")
    expect(card.locator("input:checked")).to_have_count(0)
    expect(card.locator("details")).to_be_hidden()


def test_the_answer_is_shown_after_two_misses(lesson: LessonPage) -> None:
    question = choice("first-look")
    wrong = [o.id for o in question.options if not o.correct]
    lesson.open("02_what_milia_are")
    lesson.start()
    card = lesson.card("first-look")
    for id in wrong[:2]:
        lesson.choose(card, id)
        lesson.press(card, "Check answer")
        expect(lesson.status(card)).to_contain_text("Not quite.")
        lesson.press(card, "Try again")
    lesson.press(card, "Show the answer")
    expect(lesson.status(card)).to_contain_text("The right answer:")
    assert all(" ".join(card.inner_text().split()).count(_start(o.feedback)) == 1 for o in question.options)


def test_a_move_made_while_another_is_being_answered_is_not_lost(lesson: LessonPage) -> None:
    lesson.open("02_what_milia_are")
    lesson.start()
    card = lesson.card("first-look")
    lesson.choose(card, next(o.id for o in choice("first-look").options if not o.correct))
    card.evaluate("e => { for (const move of ['hint', 'check']) e.querySelector(`[data-move=${move}]`).click(); }")
    expect(lesson.status(card)).to_contain_text("Not quite.")
    expect(card.locator(".milia-hint")).to_be_visible()


def test_a_whole_round_with_the_keyboard_alone(lesson: LessonPage) -> None:
    question = choice("first-look")
    right = next(o.id for o in question.options if o.correct)
    keys = lesson.page.keyboard
    lesson.open("02_what_milia_are")
    _tab_to(lesson, "document.activeElement.matches('[data-commandlinker-command]')", 80)
    keys.press("Enter")
    lesson.wait_until_all_ran()
    card = lesson.card("first-look")
    expect(card.locator("input").first).to_be_focused()  # no searching: the first question is where the keyboard is

    order = [card.locator("input").nth(i).get_attribute("value") for i in range(len(question.options))]
    keys.press("ArrowDown")  # a group: the arrow chooses the next one and does not leave the card
    expect(card.locator("input").nth(1)).to_be_checked()
    wrong = 1 if order[1] != right else 2
    if wrong == 2:
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Not quite.")
    expect(lesson.status(card)).to_be_focused()
    keys.press("Tab")
    assert _focused_text(lesson) == "Try again"
    keys.press("Tab")
    assert _focused_text(lesson) == "Hint"
    keys.press("Enter")
    expect(card.get_by_role("note")).to_be_focused()
    keys.press("Tab")
    assert _focused_text(lesson) == "Try again"
    keys.press("Space")
    expect(card.locator("input").first).to_be_focused()

    order = [card.locator("input").nth(i).get_attribute("value") for i in range(len(question.options))]
    keys.press("Space")
    for _ in range(order.index(right)):
        keys.press("ArrowDown")
    expect(card.locator(f"input[value='{right}']")).to_be_checked()
    keys.press("Tab")
    assert _focused_text(lesson) == "Check answer"
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Correct.")
    expect(lesson.status(card)).to_be_focused()
    keys.press("Tab")
    assert _focused_text(lesson) == "Start again"
    keys.press("Tab")
    keys.press("Enter")
    expect(card.get_by_text("How much was read:").first).to_be_visible()


def test_several_answers_and_a_fact_check(lesson: LessonPage) -> None:
    question = choice("keratin-and-sebum")
    right = [o.id for o in question.options if o.correct]
    lesson.open("02_what_milia_are")
    lesson.start()
    card = lesson.card(question.id)
    lesson.choose(card, right[0])
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text(f"Partly right. You found 1 of {len(right)}.")
    lesson.press(card, "Try again")
    lesson.choose(card, *right)
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Correct.")

    claim = shipped().claims["C20"]
    card = lesson.card("C20")
    expect(card).to_contain_text("through Marnie Nussbaum")
    assert card.locator("input").evaluate_all("all => all.map(e => e.value)") == list(shipped().verdicts)
    lesson.choose(card, "supported")
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Not quite. Verdict: partly supported.")
    expect(lesson.status(card)).to_contain_text(claim.reasoning)
    card.get_by_text("What’s this based on?").click()
    assert card.locator("details li").count() == len(claim.sources)


@both_themes
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_axe_finds_nothing_in_any_output(lesson: LessonPage, name: str, theme: str) -> None:
    lesson.open(name)
    lesson.start()
    expect(lesson.page.locator(f"body[data-jp-theme-light='{str(theme == 'light').lower()}']")).to_have_count(1)
    assert lesson.accessibility_faults() == []
    cards = lesson.page.locator("[data-question]")
    for i in range(cards.count()):  # and once each card says something
        lesson.answer_somehow(cards.nth(i))
        lesson.press(cards.nth(i), "Check answer")
        expect(lesson.status(cards.nth(i)).locator(".milia-says")).to_be_visible()
    for summary in lesson.page.locator("details > summary:visible").all():
        summary.click()
    assert lesson.accessibility_faults() == []


@pytest.mark.parametrize("name", FIRST)
def test_an_output_area_320_pixels_wide_is_enough(lesson: LessonPage, name: str) -> None:
    lesson.open(name, width=480)
    if lesson.page.locator("#jp-left-stack").is_visible():
        lesson.page.keyboard.press("Control+b")
    lesson.start()
    area = lesson.page.locator(".jp-OutputArea-output:has(.milia-card)").first
    lesson.page.add_style_tag(content=".jp-OutputArea-output:has(.milia-card) { width: 320px !important; }")
    expect(area).to_have_css("width", "320px")
    for card in lesson.page.locator(".milia-card").all():
        assert card.evaluate("e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().width <= 320")
    card = lesson.card(FIRST[name])
    lesson.answer_somehow(card)
    lesson.press(card, "Check answer")
    expect(lesson.status(card).locator(".milia-says")).to_be_visible()
    assert card.evaluate("e => e.scrollWidth <= e.clientWidth")
    sizes = card.locator("button, summary").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert all(size >= 24 for size in sizes if size)


def test_links_lead_on_inside_jupyterlab_and_a_closed_notebook_frees_its_kernel(lesson: LessonPage) -> None:
    lesson.open("00_start_here")
    lesson.start()
    lesson.page.get_by_role("link", name="Not every bump is a pimple →", exact=True).click()
    tab = lesson.page.get_by_role("tab", name="01_not_every_bump_is_a_pimple.ipynb")
    expect(tab).to_be_visible()
    expect(lesson.page.locator(".jp-NotebookPanel:visible h1", has_text="Not every bump")).to_be_visible()
    assert len(lesson.page.context.pages) == 1
    lesson.wait_until_ready()
    lesson.page.wait_for_function("async () => (await (await fetch('/api/kernels')).json()).length === 2")
    tab.locator(".lm-TabBar-tabCloseIcon, .jp-icon-hover").last.click()
    lesson.page.wait_for_function("async () => (await (await fetch('/api/kernels')).json()).length === 1")


@pytest.mark.parametrize(
    ("notebook", "source"),
    [("02_what_milia_are", "STATPEARLS_MILIA"), ("00_start_here", "MSD_MOLLUSCUM")],
    ids=["in the text", "in a list"],
)
def test_a_citation_leads_to_its_source_in_the_folded_list(lesson: LessonPage, notebook: str, source: str) -> None:
    lesson.open(notebook)
    lesson.start()
    expect(lesson.page.locator(f"li#{source}")).to_be_hidden()
    if notebook == "00_start_here":  # the text cites in the open, the warning signs folded at their end
        lesson.page.get_by_text("How do we know?", exact=True).first.click()
    lesson.page.locator(f"a[href$='#{source}']").first.click()
    expect(lesson.page.locator(f"li#{source}")).to_be_in_viewport()


MADE_UP = """
from widgets.content import shipped
from widgets.model import Option, Single
from widgets.sitting import Sitting
from widgets.ui.card import Card
bad = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'> **bold**"
both = [Option("a", bad, bad, True), Option("b", bad, bad)]
ask = Single(id="hostile", objective=1, text=bad, hint=bad, options=both, sources=["AAD_ACNE"], story=bad)
both = [Option("a", "A", "why a", True), Option("b", "B", "why b")]
stored = Single(id="stored", objective=1, text="t", hint="h", options=both, sources=["AAD_ACNE"])
"""


def test_markup_shows_as_text_and_a_stored_state_is_shown_at_once(lesson: LessonPage, project: Path) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    notebook.cells = [
        nbformat.v4.new_markdown_cell('<button data-commandlinker-command="notebook:run-all-cells">go</button>'),
        nbformat.v4.new_code_cell(MADE_UP + "from widgets import start\nstart()"),
        nbformat.v4.new_code_cell("Card(ask, shipped())"),
        nbformat.v4.new_code_cell("Card(stored, shipped(), Sitting(responses=(('b',),)))"),
    ]
    nbformat.write(notebook, project / "notebooks" / "made_up.ipynb")
    lesson.open("made_up")
    lesson.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()
    card = lesson.card("hostile")
    expect(card.locator("legend")).to_contain_text("<script>window.broken = 1</script>")
    lesson.choose(card, "a")
    lesson.press(card, "Hint")
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("onerror=")
    assert card.locator("script, img").count() == 0
    assert lesson.page.evaluate("() => window.broken === undefined")

    stored = lesson.card("stored")
    expect(lesson.status(stored)).to_contain_text("why b")
    expect(stored.locator("input[value='b']")).to_be_checked()
    expect(stored.get_by_role("button", name="Try again")).to_be_visible()


def _start(markdown: str) -> str:
    """The beginning of a text up to its first mark-up, long enough to be its own."""
    plain = " ".join(markdown.split("*")[0].split())
    return plain[:60] if len(plain) >= 12 else " ".join(markdown.replace("*", "").split())[:60]


def _tab_to(lesson: LessonPage, condition: str, most: int) -> None:
    for _ in range(most):
        lesson.page.keyboard.press("Tab")
        if lesson.page.evaluate(f"() => {condition}"):
            return
    raise AssertionError(f"not reached by {most} presses of Tab: {condition}")


def _focused_text(lesson: LessonPage) -> str:
    return str(lesson.page.evaluate("() => document.activeElement.textContent"))
