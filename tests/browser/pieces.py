"""Every piece of the lesson on one plain page: its own script, style and view, a stand-in for the kernel."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import anywidget
import pandas as pd
import traitlets

from tests.conftest import choice
from widgets.classroom.html import figure, meter, section, shown, table
from widgets.content import shipped
from widgets.model import Multiple, Number, Order, Sort
from widgets.notebooks import all_notebooks as notebooks
from widgets.progress.outline import parts
from widgets.record import Record
from widgets.ui.answers import Answers
from widgets.ui.author import Author
from widgets.ui.browse import browse
from widgets.ui.card import Card
from widgets.ui.download import Download
from widgets.ui.explorer import explorer
from widgets.ui.lists import red_flags, words
from widgets.ui.live import Live
from widgets.ui.panels import overview
from widgets.ui.practice import Practice
from widgets.ui.scoreboard_picture import draw_scoreboard
from widgets.ui.session import Session
from widgets.ui.start import Start
from widgets.ui.stepper import extraction_stepper
from widgets.ui.tables import html
from widgets.ui.teaching import aims, present, teacher_notes


class Piece(NamedTuple):
    """What a browser gets of a piece: script and state of a widget, or the HTML of an output; and the style."""

    name: str
    css: str
    esm: str = ""
    state: dict[str, Any] | None = None
    html: str = ""


def pieces(folder: Path) -> list[Piece]:
    """One of each kind and, of cards, one of each control; answered and unanswered."""
    return [*(_widget(name, made) for name, made in _widgets(folder)), *(_output(name, h) for name, h in _outputs())]


def _widgets(folder: Path) -> Iterator[tuple[str, anywidget.AnyWidget]]:
    content = shipped()
    door = Session(Record(folder, "brave-otter-417"))
    start = Start(door)
    start.view = {"who": "brave-otter-417", "problem": "", "total": 8, "done": 3, "words": "3 of 8 cards done"}
    yield "start", start
    asked = content.question("what-fills-a-milium")
    yield "card", Card(asked, content, asks_sure=True)
    wrong = Card(asked, content)
    picked = next(option.id for option in choice(asked.id).options if not option.correct)
    wrong.receive({"move": "check", "turn": wrong.view["turn"], "response": [picked]})
    yield "card-wrong", wrong
    for kind in (Multiple, Order, Sort, Number):
        question = next(q for q in content.questions.values() if isinstance(q, kind))
        card = Card(question, content)
        card.receive({"move": "hint", "turn": card.view["turn"]})
        yield f"card-{kind.__name__.lower()}", card
    pointed = next(q for q in content.questions.values() if type(q).__name__ == "Hotspot")
    right = Card(pointed, content)
    right.receive({"move": "check", "turn": right.view["turn"], "response": sorted(choice(pointed.id).right)})
    yield "card-hotspot", right
    practice = Practice(door, content)
    stage, case = practice.session.stage, practice.session.case
    miss = next(a.id for a in stage.answers if a.id != stage.right(case) and a.id not in stage.partly(case))
    practice.receive({"move": "check", "turn": practice.view["turn"], "value": miss, "seconds": 4})
    practice.receive({"move": "tables", "turn": practice.view["turn"], "value": True})
    yield "practice", practice
    yield "stepper", extraction_stepper()
    yield "explorer", explorer()
    wall = present("what-fills-a-milium")
    ids = [option["id"] for option in wall.view["options"]]
    for move, hands in (("talk", (5, 0, 2, 9)), ("again", (0, 0, 0, 0)), ("answer", (1, 12, 0, 3))):
        votes = dict(zip(ids, hands, strict=False))
        wall.receive({"move": move, "turn": wall.view["turn"], "votes": votes})
    yield "wall", wall
    live = Live()
    live.html = overview(content, parts(content, notebooks()), door.history, [], datetime(2026, 11, 22, tzinfo=UTC))
    yield "live", live
    yield "answers", Answers(door, whole=True)
    yield "download", Download("Download my page", "page.html", "text/html", lambda: "")
    yield "desk", Author(content, "id: x\n").desk
    yield "browse", browse(pd.DataFrame({"name": ["a", "b", "c"], "cost": [1.5, None, 20]}), "costs")


def _outputs() -> Iterator[tuple[str, str]]:
    content = shipped()
    yield "flags", str(red_flags(content).data)
    yield "words", str(words(content).data)
    yield "table", html(pd.DataFrame({"sign": ["colour", "centre"], "how sure": ["firm", None]}), "Signs")
    yield "notes", str(teacher_notes("what-fills-a-milium").data)
    yield "aims", str(aims().data)
    yield "scoreboard", str(draw_scoreboard(content).data)
    cells = table("Answers", ["question", "share"], [["one", meter(1.0)], ["two", meter(0.4)]], (1,))
    yield "report", str(shown(section("x", "A part", "<p>Words.</p>" + figure("<svg></svg>", "A sentence.") + cells)))


def _widget(name: str, made: anywidget.AnyWidget) -> Piece:
    own = [n for n, t in made.traits(sync=True).items() if not n.startswith("_") and isinstance(t, traitlets.TraitType)]
    state = {n: getattr(made, n) for n in own if n not in ("layout", "tabbable", "tooltip", "comm")}
    esm, css = str(made._esm), str(made._css)
    made.close()
    return Piece(name, css, esm, json.loads(json.dumps(state, default=str)))


def _output(name: str, text: str) -> Piece:
    css = "".join(re.findall(r"<style>(.*?)</style>", text, re.S))
    return Piece(name, css, html=re.sub(r"<style>.*?</style>", "", text, flags=re.S))


PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>All pieces</title>
<body data-jp-theme-light="true" style="margin:0"></body>"""

MOUNT = """async (pieces) => {
  for (const piece of pieces) {
    const style = document.createElement("style");
    style.dataset.piece = piece.name;
    style.textContent = piece.css;
    document.head.append(style);
    const el = document.createElement("div");
    el.id = piece.name;
    document.body.append(el);
    if (piece.html) { el.innerHTML = piece.html; continue; }
    const state = { ...piece.state };
    const model = { get: (name) => state[name], set: (name, value) => { state[name] = value; }, save_changes() {},
                    send() {}, on() {}, off() {} };
    const module = await import(URL.createObjectURL(new Blob([piece.esm], { type: "text/javascript" })));
    module.default.render({ model, el });
    for (const details of el.querySelectorAll("details")) details.open = true;
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Mounts pieces one below the other, everything folded open; a piece's style can be found by its name."""


def as_json(some: list[Piece]) -> list[dict[str, Any]]:
    """What :data:`MOUNT` takes."""
    return [piece._asdict() for piece in some]
