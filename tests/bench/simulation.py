"""Simulation, not evidence about people: made-up learners practise by the rules of the lesson.

Model and parameters: widgets/practice/simulation.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.bench.table import Row
from widgets.content import shipped
from widgets.practice.cases import Deck
from widgets.practice.choosing import Choose, next_lesion
from widgets.practice.progress import STEPS
from widgets.practice.session import Session
from widgets.practice.simulation import (
    Answering,
    Forgetting,
    any_order,
    any_unmastered,
    guesses,
    knows_all,
    ratio,
    run,
)

LEARNERS = 200
"""Made-up learners who forget, each under each rule."""
GUESSERS, GUESSES = 500, 300
"""Made-up learners who answer at random, and their answers, in each stage."""


def _deck() -> Deck:
    content = shipped()
    return Deck(content.lesions, content.tellings, content.twists)


def _guessing(deck: Deck) -> list[Row]:
    """In how many runs of random answers a bump, or a whole stage, was mastered at any time."""
    found = []
    for stage in (1, 2):
        bumps = wholes = 0
        for seed in range(GUESSERS):
            lucky = Luck(stage)
            session, _ = run(deck, lucky, seed, at_most=GUESSES, stage=lucky.stage_id)
            bumps += lucky.bump
            wholes += lucky.whole or session.progress.complete(session.progress.stages[stage])
        bound = 1 - 0.05 ** (1 / GUESSERS)
        where = f"{GUESSERS} learners who guess {GUESSES} times in stage {stage + 1}"
        found.append(Row(f"simulated: {where}: who mastered it", wholes, "95 % bound if none did", bound, "", 0))
        found.append(Row(f"simulated: {where}: who once mastered a bump", bumps, "of", GUESSERS, "", None))
    return found


class Luck:
    """A guesser who is watched."""

    def __init__(self, stage: int) -> None:
        self.stage_id = ("milium-or-acne", "five-bumps", "all-ten")[stage]
        self.bump = self.whole = False

    def __call__(self, session: Session, rng: random.Random) -> tuple[str, float]:
        progress, stage = session.progress, session.stage
        self.bump |= any(progress.mastered(stage, unit) for unit in stage.units)
        self.whole |= progress.complete(stage)
        return guesses(session, rng)


def _cases(deck: Deck, learner: Callable[[], Answering], choose: Choose) -> tuple[list[float], list[float]]:
    """The cases each learner needed, and how much each who forgets still knows a day later."""
    counts, kept = [], []
    for seed in range(LEARNERS):
        who = learner()
        counts.append(float(len(run(deck, who, seed, choose)[1])))
        kept.append(who.keeps(deck.order) if isinstance(who, Forgetting) else 1.0)
    return counts, kept


def _against(name: str, ours: list[float], theirs: list[float], unit: str, goal: float | None) -> Row:
    value, low, high = ratio(ours, theirs)
    what = f"simulated: {LEARNERS} learners who forget, {unit}; ratio {value:.2f} ({low:.2f} to {high:.2f})"
    return Row(what, sum(ours) / LEARNERS, name, sum(theirs) / LEARNERS, "", goal)


def rows() -> list[Row]:
    deck = _deck()
    ours, ours_kept = _cases(deck, Forgetting, next_lesion)
    order, order_kept = _cases(deck, Forgetting, any_order)
    dropping, dropping_kept = _cases(deck, Forgetting, any_unmastered)
    known, _ = _cases(deck, lambda: knows_all, next_lesion)
    least = STEPS * (2 + len(deck.order))
    return [
        Row("simulated: cases of who knows all", sum(known) / LEARNERS, "steps it takes", least, "", None),
        *_guessing(deck),
        _against("random order", ours, order, "cases to master all", 1),
        _against("random order, mastered ones dropped", ours, dropping, "cases to master all", None),
        _against("random order", ours_kept, order_kept, "share known a day later", None),
        _against("random order, mastered ones dropped", ours_kept, dropping_kept, "share known a day later", None),
    ]
