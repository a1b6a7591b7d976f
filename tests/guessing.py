"""How far somebody comes who knows nothing and guesses by a rule: longest, most hedged, most cautious, most modest.

A rule sees the options of one question and picks some of them; the point is shared among those it picks. Where it
prefers none it picks all, which is chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from widgets.model import Option, Single

Rule = Callable[[str], float]
"""How strongly a rule is drawn to an option's text; it picks the options that draw it most."""

HEDGES = re.compile(
    r"\b(may|might|some|several|open|undecided|roughly|perhaps|possibly|often|mostly|usually|in part|as a rule)\b"
)
SAFE = re.compile(
    r"\b(ask\w*|seen?|look(ed)? at|leav\w*|let|clinician\w*|doctor\w*|pharmacist\w*|spare|safe\w*|care\w*|gentl\w*"
    r"|mild\w*|training|trained|tell|keep away|stop|wait\w*|avoid\w*|nothing|low-strength|patience|time)\b"
)
DEFER = re.compile(
    r"\b(ask|asks|asking|clinician|doctor|pharmacist|midwife|seen|looked at|a look|have it looked|training|trained"
    r"|expert decides|appointment)\b|\?"
)
ADMIT = re.compile(
    r"^open\b|\b(is|are|stays) open\b|\bcannot( be|,)|\b(undecided|unknown|untested|untried|lacking"
    r"|doubt|roughly|hint|several|nothing yet|no telling"
    r"|nobody (can|knows)|in part|only which|evidence|as if it were known|too little|too early to)\b|\bguess at"
)
LEAST = re.compile(r"\b(leave|leaving|spare|wait|waiting|patience|do nothing|doing nothing|as (it is|they are))\b")
MAY = re.compile(r"\b(may|might|can)\b")


def longest(text: str) -> float:
    """The longest option, in characters."""
    return len(text)


def most_hedged(text: str) -> float:
    """The option with the most hedging words."""
    return len(HEDGES.findall(text.lower()))


def most_cautious(text: str) -> float:
    """The option with the most safe and cautious words."""
    return len(SAFE.findall(text.lower()))


def modest_maxim(text: str) -> float:
    """Defer to a clinician; else admit not knowing; else do least; else *may*."""
    said = (DEFER, ADMIT, LEAST, MAY)
    return next((len(said) - i for i, words in enumerate(said) if words.search(text.lower())), 0)


RULES: dict[str, Rule] = {
    "longest": longest,
    "most hedged": most_hedged,
    "most cautious": most_cautious,
    "defer, else admit, else do least": modest_maxim,
}


def picked(rule: Rule, texts: Iterable[str]) -> list[bool]:
    """Which options the rule picks."""
    drawn = [rule(text) for text in texts]
    return [one == max(drawn) for one in drawn]


def points(rule: Rule, options: Iterable[Option]) -> float:
    """What the rule earns in one question."""
    options = list(options)
    taken = [o for o, one in zip(options, picked(rule, (o.text for o in options)), strict=True) if one]
    return sum(o.correct for o in taken) / len(taken)


def rate(rule: Rule, questions: Iterable[Single]) -> float:
    """The share of all points that the rule earns."""
    earned = [points(rule, question.options) for question in questions]
    return sum(earned) / len(earned)
