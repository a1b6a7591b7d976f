"""How the figures were made."""

from __future__ import annotations

from widgets.classroom.copies import BY_CHANCE, SAME_MOMENTS
from widgets.classroom.findings import Findings
from widgets.classroom.flags import FEW_MISSES, NEARLY_ALL, NEGLIGIBLE
from widgets.classroom.html import percent, section
from widgets.classroom.intervals import ENOUGH, ENOUGH_FOR_CORRELATION
from widgets.classroom.learners import FAR_BEHIND, SURE_AND_WRONG
from widgets.classroom.objectives import REACHED

RULES = {
    "Which answers count": "Each learner's first attempt at an item, of each phase (before, in, after the lesson, "
    "review). Where an item came in several phases, item analysis takes the earliest. An answer counts as right when "
    "all of it is. Practice is counted apart, case by case.",
    "Facility index": "The share of learners whose first answer is right.",
    "Discrimination": "Item–rest correlation: of right or wrong in the item with the share right in all other items "
    "that the same learner answered.",
    "Intervals": "Of 95 %. Shares: Wilson; where one learner gave several answers, for as many independent answers as "
    "would vary as much. Change: Agresti and Min, over learners asked both times, worked out for each order of the "
    "forms A and B and averaged. Correlations: Fisher. Cronbach's "
    "alpha: Bonett and Wright (2015), over the items that at least half of those in the phase answered and the "
    "learners who answered them all. Many intervals are shown, so about one in twenty misses its mark by chance.",
    "Too small to say": f"A share with fewer than {ENOUGH} learners behind it, a correlation or alpha with fewer than "
    f"{ENOUGH_FOR_CORRELATION}. The CSV files hold every figure with its number of learners.",
    "Teach this again": f"Objectives with less than {percent(REACHED)} right in the latest phase that {ENOUGH} "
    "learners or more answered; the lowest three.",
    "Look at first": f"Nearly all miss it (facility index {NEARLY_ALL:g} or less); the able miss it more than the weak "
    "(the interval of the discrimination lies below 0); several wordings. A wrong option tempts nobody: no one took "
    f"it, its interval ends below {percent(NEGLIGIBLE)}, and {FEW_MISSES} learners or more answered wrong.",
    "May need help": f"No answer yet; fewer than {percent(FAR_BEHIND)} of the answers of the middle learner; a share "
    "right that is lower than the class's by more than a standard deviation and by its whole interval; "
    f"{SURE_AND_WRONG} errors or more made while certain; half the answers shown instead of found.",
    "Records that are the same": f"{SAME_MOMENTS} answers or more equal to the millisecond; or all answers equal, so "
    f"many of them wrong that chance would bring it about in fewer than one class of {1 / BY_CHANCE:,.0f}. Same "
    "answers are a reason to ask, not a proof of anything.",
}


def method(_: Findings) -> str:
    """How the figures were made."""
    rules = "".join(f"<dt>{name}</dt><dd>{rule}</dd>" for name, rule in RULES.items())
    return section("method", "How the figures were made", f'<dl class="small">{rules}</dl>')
