"""Forms A and B: no rule of thumb passes either, and who has met one does not know the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast

import pytest

from tests.guessing import RULES, Rule, rate
from widgets.content import shipped
from widgets.model import Single
from widgets.notebooks import named
from widgets.progress.forms import FORMS
from widgets.ui.lists import used_in

MOST = 0.5
"""What a rule of thumb may earn in a form at most; chance earns a quarter."""

APART = 0.2
"""How far apart a rule's two rates may lie: what helps to guess in one form must help in the other."""

FORM = {form: [cast(Single, question) for question in shipped().questions_in(file)] for form, file in FORMS.items()}
PAIRS = list(zip(FORM["A"], FORM["B"], strict=True))


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[\w'%]+", text.lower())


def runs(texts: list[str]) -> set[tuple[str, ...]]:
    """All pairs of words that stand side by side."""
    return {run for text in texts for run in zip(words(text), words(text)[1:], strict=False)}


def shared_with_story(question: Single) -> float:
    """The share of the point for whoever picks what repeats most words of the story and the question."""
    told = {word for word in words(f"{question.story} {question.text}") if len(word) > 3}
    common = [len(told & set(words(option.text))) for option in question.options]
    picked = [option.correct for option, n in zip(question.options, common, strict=True) if n == max(common)]
    return sum(picked) / len(picked)


# ---- guessing

REVERSED: dict[str, Rule] = {f"not {name}": lambda text, rule=rule: -rule(text) for name, rule in RULES.items()}  # type: ignore[misc]


@pytest.mark.parametrize("form", FORM)
@pytest.mark.parametrize("rule", [RULES, REVERSED], ids=["the rule", "its reverse"])
@pytest.mark.parametrize("name", RULES)
def test_no_rule_of_thumb_passes(form: str, rule: dict[str, Rule], name: str) -> None:
    chosen = rule.get(name) or rule[f"not {name}"]
    assert rate(chosen, FORM[form]) <= MOST


@pytest.mark.parametrize("name", RULES)
def test_a_rule_of_thumb_helps_as_much_in_one_form_as_in_the_other(name: str) -> None:
    a, b = (rate(RULES[name], questions) for questions in FORM.values())
    assert abs(a - b) <= APART


def test_the_words_of_the_story_point_at_the_right_option_in_neither_form() -> None:
    a, b = (sum(map(shared_with_story, questions)) / len(questions) for questions in FORM.values())
    assert max(a, b) <= MOST
    assert abs(a - b) <= APART


# ---- pairs


@pytest.mark.parametrize(("a", "b"), PAIRS, ids=lambda question: question.id)
def test_the_right_options_of_a_pair_share_nothing_that_marks_them(a: Single, b: Single) -> None:
    """Two words in a row may come back only if a wrong option has them too."""
    right, wrong = ([o.text for q in (a, b) for o in q.options if o.correct is correct] for correct in (True, False))
    assert not (runs(right[:1]) & runs(right[1:])) - runs(wrong)


@pytest.mark.parametrize(("a", "b"), PAIRS, ids=lambda question: question.id)
def test_a_pair_asks_alike(a: Single, b: Single) -> None:
    assert a.objective == b.objective
    assert len(a.options) == len(b.options)
    assert words(a.text)[:2] == words(b.text)[:2]
    assert bool(a.claims) == bool(b.claims)


def test_both_forms_are_about_as_long_to_read() -> None:
    a, b = (
        sum(len(words(" ".join([q.story, q.text, *(o.text for o in q.options)]))) for q in questions)
        for questions in FORM.values()
    )
    assert abs(a - b) <= 0.1 * min(a, b)


@pytest.mark.parametrize("form", FORM)
def test_the_right_options_stand_everywhere_in_the_file(form: str) -> None:
    places = Counter([option.correct for option in question.options].index(True) for question in FORM[form])
    assert max(places.values()) <= 3, "whoever copies a file hands out no key with it"


def test_a_question_on_retinoids_in_pregnancy_says_planning_too() -> None:
    """Everywhere in the forms: the text speaks of planning, and the sources name whose rule it is."""
    for question in [*FORM["A"], *FORM["B"]]:
        told = " ".join([question.story, question.text, *(f"{o.text} {o.feedback}" for o in question.options)]).lower()
        if "pregnan" in told and re.search(r"retin|adapalene", told):
            assert "planning" in told
            assert "EMA_RETINOID_2018" in question.sources


@pytest.mark.parametrize("notebook", ["00_start_here", "07_check_what_you_learned"])
def test_whichever_form_is_asked_its_sources_stand_at_the_end_of_the_page(notebook: str) -> None:
    listed = set(used_in(shipped(), named(notebook)))
    assert listed >= {id for questions in FORM.values() for question in questions for id in question.sources}
