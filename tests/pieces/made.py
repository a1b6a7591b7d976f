"""Every interactive piece of the lesson, by name: what the preview shows and what the tests play with."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import NUMBER, ORDER, SORT, made_up
from tests.pieces.stand import Make
from widgets.claims import as_question
from widgets.content import shipped
from widgets.model import Hotspot
from widgets.progress.outline import part
from widgets.record import Record
from widgets.ui.answers import Answers
from widgets.ui.author import Author
from widgets.ui.browse import browse
from widgets.ui.card import Card, CollectingCard, FactCheckCard
from widgets.ui.download import Download
from widgets.ui.explorer import explorer
from widgets.ui.live import live
from widgets.ui.practice import Practice
from widgets.ui.present import Presentation
from widgets.ui.review import ReviewDesk
from widgets.ui.session import Session
from widgets.ui.start import Start
from widgets.ui.stepper import extraction_stepper

DESK = "- id: my-own\n  type: single\n"


def door() -> Session:
    """The door to a record of its own."""
    return Session(Record(Path(tempfile.mkdtemp(prefix="piece-")), "brave-otter-417"))


def hotspot() -> Hotspot:
    """A shipped question that is answered on a drawing."""
    return next(question for question in shipped().questions.values() if isinstance(question, Hotspot))


def start() -> Start:
    """The head of the first page."""
    from widgets.notebooks import named

    here = door()
    return Start(here, lambda: part(shipped(), named("02_what_milia_are")))


def table() -> Any:
    """A small table to sort and search."""
    import pandas as pd

    return browse(pd.DataFrame({"name": ["one", "two", "three"], "number": [1, 2, 3]}), "small")


def wall() -> Presentation:
    """Two questions on a projector."""
    return Presentation([made_up("single", right=("b",)), NUMBER], shipped())


CLAIM = next(iter(shipped().claims.values()))
assert as_question(CLAIM, shipped().verdicts.values()).id == CLAIM.id

PIECES: dict[str, Make] = {
    "single": lambda: Card(made_up("single", right=("b",)), shipped()),
    "multiple": lambda: Card(made_up("multiple", right=("a", "c")), shipped()),
    "hotspot": lambda: Card(hotspot(), shipped()),
    "order": lambda: Card(ORDER, shipped()),
    "sort": lambda: Card(SORT, shipped()),
    "number": lambda: Card(NUMBER, shipped(), asks_sure=True),
    "collecting": lambda: CollectingCard(made_up("single", right=("b",)), shipped(), asks_sure=True),
    "fact-check": lambda: FactCheckCard(CLAIM, shipped()),
    "practice": lambda: Practice(door(), shipped()),
    "explorer": explorer,
    "stepper": lambda: extraction_stepper(seconds=1),
    "wall": wall,
    "desk": lambda: Author(shipped(), DESK),
    "answers": lambda: Answers(door(), whole=True),
    "start": start,
    "review": lambda: ReviewDesk(door(), lambda: "<p>Nothing is due today.</p>"),
    "download": lambda: Download("Download my page", "page.html", "text/html", lambda: "<p>made</p>"),
    "live": lambda: live(door(), "live", lambda: "<p>written by Python</p>"),
    "browse": table,
}
