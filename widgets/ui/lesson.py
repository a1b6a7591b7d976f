"""What the notebooks call, one line a cell."""

from __future__ import annotations

import random

from IPython.display import HTML

from widgets.content import ContentError, shipped
from widgets.sitting import Sitting
from widgets.ui import lists, tables
from widgets.ui.card import Card, FactCheckCard
from widgets.ui.start import Start


def start() -> Start:
    """The notebook's head: says that it runs and goes to the first question."""
    tables.register()
    return Start()


def question(id: str) -> Card:
    """The card of a question in ``content/questions``."""
    content = shipped()
    return Card(content.question(id), content, Sitting(seed=random.SystemRandom().getrandbits(31)))


def fact_check(id: str) -> FactCheckCard:
    """The card that asks for the verdict on a claim of the article."""
    content = shipped()
    if id not in content.claims:
        raise ContentError(f"content/claims.yml: no claim '{id}'; check the spelling of the id")
    return FactCheckCard(content.claims[id], content)


def words(*terms: str) -> HTML:
    """What these words mean."""
    return lists.words(shipped(), *terms)


def sources_used(notebook: str) -> HTML:
    """The sources of a notebook, named like its file without ``.ipynb``."""
    return lists.sources_used(shipped(), notebook)
