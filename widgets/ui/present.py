"""Questions on a projector: one at a time, in large type, voted on by hands, talked over, voted on again.

A projector shows what a class decided; it stores nothing and asks nobody's name.
"""

from __future__ import annotations

from typing import Any, Literal

import traitlets
from msgspec import Struct
from msgspec.structs import replace

from widgets.content import Content, ContentError
from widgets.in_words import image, lettered, lines, reasons, words_for
from widgets.markdown import block, inline
from widgets.model import Choice, Multiple, Question, Sort
from widgets.sitting import laid_out
from widgets.ui.assets import script, style
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
    letters = lettered(laid_out(question))
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
    shown = image(question, letters)
    return shown._asdict() if shown else {}


def _bar(votes: Votes, id: str, vote: int) -> dict[str, Any]:
    """One option's share of one vote. Of several answers each hand may go up more than once, so shares are of hands."""
    hands, most = votes.get(id, 0), sum(votes.values())
    return {"words": f"vote {vote}: {hands}", "share": round(100 * hands / most)}


def _status(question: Question, showing: Showing, letters: dict[str, str]) -> str:
    if showing.stage == "answer":
        answer = inline(words_for(question).on_the_wall(question, letters))
        return f"<p class='milia-says'>Answer: {answer}</p>{_told(question)}"
    if not isinstance(question, Choice):
        return "<p>Agree with your neighbour, then compare.</p>"
    several = " Raise your hand for each letter that fits." if isinstance(question, Multiple) else ""
    words = {
        "vote": f"First think by yourself, then vote by hands.{several}",
        "talk": "Who voted otherwise? Talk with a neighbour: why is yours right, and the other one wrong?",
        "again": f"Vote again.{several}",
    }
    return f"<p>{words[showing.stage]}</p>"


def _told(question: Question) -> str:
    """The reasons of what is right, where it is a line or a figure among wrong ones."""
    return "" if _all_belong(question) else "".join(block(one.why) for one in reasons(question) if one.right)


def _reasons(question: Question, letters: dict[str, str]) -> str:
    """The other reasons, for who asks."""
    told = {one.row.id if one.row else one.name: one for one in reasons(question)}
    order = [row.id for row in laid_out(question)] or list(told)
    kept = [told[id] for id in order if _all_belong(question) or not told[id].right]
    marks = ((letters[one.row.id] if one.row else one.name, one.why) for one in kept)
    return "".join(f"<li><strong>{mark}</strong> {block(why)}</li>" for mark, why in marks)


def _all_belong(question: Question) -> bool:
    return all(one.right for one in reasons(question))


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
