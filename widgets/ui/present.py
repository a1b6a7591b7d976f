"""Questions on a projector: one at a time, in large type, voted on by hands, talked over, voted on again.

A projector shows what a class decided; it stores nothing and asks nobody's name.
"""

from __future__ import annotations

import base64
from string import ascii_uppercase
from typing import Any, Literal

import traitlets
from msgspec import Struct
from msgspec.structs import replace

from widgets.content import Content, ContentError
from widgets.markdown import block, inline
from widgets.model import Choice, Hotspot, Multiple, Number, Question, Sort
from widgets.sitting import laid_out
from widgets.skin.face_named import face_named
from widgets.ui.assets import script, style
from widgets.ui.explaining import lines
from widgets.ui.piece import Piece
from widgets.ui.views import BUTTONS, View

Stage = Literal["vote", "talk", "again", "answer"]
"""First vote, talking it over with the votes on the wall, second vote, answer."""

Votes = dict[str, int]
"""Hands counted for each option."""

LABELS = {
    "talk": "Show the votes",
    "again": "Vote again",
    "answer": BUTTONS["show"],
    "next": "Next",
    "restart": BUTTONS["restart"],
}
MOVES: dict[Stage, tuple[str, ...]] = {"vote": ("talk", "answer"), "talk": ("again", "answer"), "again": ("answer",)}
"""Where each stage can lead; the first is what usually comes next."""

MOST_HANDS = 10_000


class Showing(Struct, frozen=True):
    """How far a class has come: at which question, at which stage, and the hands counted there, vote by vote."""

    place: int = 0
    stage: Stage = "vote"
    votes: tuple[Votes, ...] = ()


def after(showing: Showing, move: str, votes: Votes, questions: list[Question]) -> Showing:
    """The showing after a move; the same one where the move leads nowhere. ``votes`` are the hands now on the page."""
    question = questions[showing.place]
    if move in moves(showing, questions):
        if move == "next":
            return Showing(place=showing.place + 1)
        if move == "restart":
            return Showing()
        counted = showing.stage in ("vote", "again") and isinstance(question, Choice) and any(votes.values())
        kept = (*showing.votes, votes) if counted else showing.votes
        return replace(showing, stage=move, votes=kept)
    return showing  # a move that is not offered


def moves(showing: Showing, questions: list[Question]) -> tuple[str, ...]:
    """What can be done now. Only options are voted on; other kinds go from the question to the answer."""
    if showing.stage == "answer":
        return ("next",) if showing.place + 1 < len(questions) else ("restart",)
    return MOVES[showing.stage] if isinstance(questions[showing.place], Choice) else ("answer",)


def stage_view(showing: Showing, questions: list[Question], content: Content) -> View:
    """What is on the wall now; neither key nor reasons are in it before the answer is shown."""
    question = questions[showing.place]
    answered = showing.stage == "answer"
    said = {line.row.id: line for line in lines(question, None)}
    letters = {row.id: letter for row, letter in zip(laid_out(question), ascii_uppercase, strict=False)}
    shown = showing.votes if showing.stage in ("talk", "answer") else ()
    return {
        "id": question.id,
        "turn": f"{showing.place}{showing.stage}",
        "eyebrow": f"{showing.place + 1} of {len(questions)} · {content.objectives[question.objective].name}",
        "intro": block(question.story),
        "legend": inline(question.text),
        "picture": _picture(question, letters),
        "groups": [group.text for group in question.groups] if isinstance(question, Sort) else [],
        "counting": isinstance(question, Choice) and showing.stage in ("vote", "again"),
        "options": [
            {
                "id": row.id,
                "letter": letters[row.id],
                "html": inline(row.text),
                "mark": said[row.id].mark if answered else "",
                "right": said[row.id].right if answered and isinstance(question, Choice) else None,
                "bars": [_bar(votes, row.id, vote) for vote, votes in enumerate(shown, 1)],
            }
            for row in laid_out(question)
        ],
        "status": _status(question, showing, letters),
        "reasons": _reasons(question, letters) if answered else "",
        "buttons": [{"move": move, "label": LABELS[move]} for move in moves(showing, questions)],
    }


def _picture(question: Question, letters: dict[str, str]) -> dict[str, str]:
    if not isinstance(question, Hotspot):
        return {}
    svg = base64.b64encode(face_named(letters).encode()).decode()
    places = ", ".join(f"{letters[option.id]} {option.text.lower()}" for option in question.options)
    return {"src": f"data:image/svg+xml;base64,{svg}", "alt": f"Drawing of a face with its places outlined: {places}"}


def _bar(votes: Votes, id: str, vote: int) -> dict[str, Any]:
    """One option's share of one vote. Of several answers each hand may go up more than once, so shares are of hands."""
    hands, most = votes.get(id, 0), sum(votes.values())
    return {"words": f"vote {vote}: {hands}", "share": round(100 * hands / most)}


def _status(question: Question, showing: Showing, letters: dict[str, str]) -> str:
    if showing.stage == "answer":
        return f"<p class='milia-says'>Answer: {_answer(question, letters)}</p>{_told(question)}"
    if not isinstance(question, Choice):
        return "<p>Agree with your neighbour, then compare.</p>"
    several = " Raise your hand for each letter that fits." if isinstance(question, Multiple) else ""
    words = {
        "vote": f"First think by yourself, then vote by hands.{several}",
        "talk": "Who voted otherwise? Talk with a neighbour: why is yours right, and the other one wrong?",
        "again": f"Vote again.{several}",
    }
    return f"<p>{words[showing.stage]}</p>"


def _answer(question: Question, letters: dict[str, str]) -> str:
    if isinstance(question, Number):
        figure = f"{question.low:g}" + ("" if question.low == question.high else f" to {question.high:g}")
        return f"{figure} {inline(question.unit)}"
    if isinstance(question, Choice):
        return ", ".join(letter for id, letter in letters.items() if id in question.right)
    if isinstance(question, Sort):
        return "the group stands beside each line"
    return ", ".join(letters[step.id] for step in question.options)


def _told(question: Question) -> str:
    """The reasons of what is right."""
    if isinstance(question, Number):
        return block(question.feedback)
    if isinstance(question, Choice):
        return "".join(block(option.feedback) for option in question.options if option.correct)
    return ""


def _reasons(question: Question, letters: dict[str, str]) -> str:
    """The other reasons, for who asks."""
    if isinstance(question, Number):
        told = [("Too low", question.too_low), ("Too high", question.too_high)]
    else:
        rows = [row for row in laid_out(question) if not (isinstance(question, Choice) and row.id in question.right)]
        told = [(letters[row.id], row.feedback) for row in rows]
    return "".join(f"<li><strong>{word}</strong> {block(why)}</li>" for word, why in told)


class Presentation(Piece):
    """Questions on the wall. The browser sends moves and counted hands; the answer to each is a new view."""

    _esm = script("present")
    _css = style("present")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: list[Question], content: Content):
        if not questions:
            raise ContentError('present(): no question is named; write present("what-fills-a-milium")')
        self.questions, self.content, self.showing = questions, content, Showing()
        super().__init__(view=self.seen())

    def seen(self) -> View:
        """What is on the wall now."""
        return stage_view(self.showing, self.questions, self.content)

    def receive(self, message: Any) -> None:
        """A move: ``{"move": "talk", "turn": …, "votes": {option id: hands}}``; what makes no sense changes nothing."""
        if not isinstance(message, dict) or message.get("turn") != self.view["turn"]:
            return
        hands = message.get("votes")
        ids = {option["id"] for option in self.view["options"]}
        votes = {
            id: number
            for id, number in (hands.items() if isinstance(hands, dict) else ())
            if id in ids and type(number) is int and 0 <= number <= MOST_HANDS
        }
        self.showing = after(self.showing, str(message.get("move")), votes, self.questions)
        self.view = self.seen()
