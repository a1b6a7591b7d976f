"""Who knows nothing and guesses by a rule: the rules themselves, and what they see."""

from __future__ import annotations

import pytest

from tests.guessing import RULES, Rule, longest, modest_maxim, most_cautious, most_hedged, picked, points
from widgets.model import Option

OPTIONS = {
    longest: ["short", "much longer than the others", "middling"],
    most_hedged: ["It works", "It may perhaps work in some", "It may work"],
    most_cautious: ["Press it", "Ask a doctor and leave it", "Wash it gently"],
}


def options(*texts: str, right: int = 0) -> list[Option]:
    return [Option(id=f"o{i}", text=text, feedback="why", correct=i == right) for i, text in enumerate(texts)]


@pytest.mark.parametrize(("rule", "texts"), OPTIONS.items(), ids=lambda x: getattr(x, "__name__", ""))
def test_a_rule_picks_what_draws_it_most(rule: Rule, texts: list[str]) -> None:
    assert picked(rule, texts) == [False, True, False]


def test_the_maxim_defers_else_admits_else_does_least() -> None:
    steps = ["Ask a clinician", "It is open", "Leave it", "It may help", "It helps"]
    for i in range(len(steps)):
        assert picked(modest_maxim, steps[i:])[0]
        assert sum(picked(modest_maxim, steps[i:])) == 1


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_where_a_rule_prefers_nothing_it_earns_what_chance_would(rule: Rule) -> None:
    assert points(rule, options("same", "like", "this", "four")) == 0.25


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_options_that_draw_alike_share_the_point(rule: Rule) -> None:
    text = "Ask a doctor; it may be open"
    assert points(rule, options(text, text, "no")) == 0.5
