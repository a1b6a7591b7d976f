"""What the notebooks call, one line a cell."""

from __future__ import annotations

import random

from IPython.display import HTML
from ipywidgets import VBox

from widgets.content import ContentError, shipped
from widgets.sitting import Sitting
from widgets.ui import lists, tables
from widgets.ui.card import Card, CollectingCard, FactCheckCard
from widgets.ui.scoreboard_picture import draw_scoreboard
from widgets.ui.start import Start


def start() -> Start:
    """The notebook's head: says that it runs and brings the first thing to do into view."""
    tables.register()
    return Start()


def question(id: str) -> Card:
    """The card of a question in ``content/questions``."""
    content = shipped()
    return Card(content.question(id), content, _new())


def _new() -> Sitting:
    return Sitting(seed=random.SystemRandom().getrandbits(31))


def fact_check(id: str) -> FactCheckCard:
    """The card that asks for the verdict on a claim of the article."""
    content = shipped()
    if id not in content.claims:
        raise ContentError(f"content/claims.yml: no claim '{id}'; check the spelling of the id")
    return FactCheckCard(content.claims[id], content)


def before_questions() -> VBox:
    """The eight questions before the lesson: answers are taken down, nothing is told about them."""
    content = shipped()
    return VBox([CollectingCard(q, content, _new()) for q in content.questions_in(lists.BEFORE)])


def after_questions() -> VBox:
    """The eight questions after the lesson, with feedback."""
    content = shipped()
    return VBox([Card(q, content, _new()) for q in content.questions_in(lists.AFTER)])


def red_flags(short: bool = False) -> HTML:
    """What belongs before a clinician, and how sure each line is; ``short`` leaves out what to think of and to do."""
    return lists.red_flags(shipped(), short)


def scoreboard_picture() -> HTML:
    """The article's scoreboard as bars, with the numbers written beside them."""
    return draw_scoreboard(shipped())


def words(*terms: str) -> HTML:
    """What these words mean."""
    return lists.words(shipped(), *terms)


def sources_used(notebook: str) -> HTML:
    """The sources of a notebook, named like its file without ``.ipynb``."""
    return lists.sources_used(shipped(), notebook)
