"""A desk to write questions at: the text on it is checked as it is written, and what is sound is shown as a card."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets
from ipywidgets import VBox

from widgets.content import Content
from widgets.content.check import check_text
from widgets.content.faults import Fault
from widgets.model import Question
from widgets.ui.assets import script, style
from widgets.ui.card import Card
from widgets.ui.piece import Piece


class Desk(Piece):
    """The text and what the check says of it. The browser sends ``{"text": …}``; Python sets ``said``, as HTML."""

    _esm = script("author")
    _css = style("author")
    text = traitlets.Unicode().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)

    def receive(self, message: Any) -> None:
        """A text from the browser, to be checked."""
        if isinstance(message, dict) and isinstance(message.get("text"), str):
            self.text = message["text"]


class Author(VBox):  # type: ignore[misc] # ipywidgets ships no types
    """A desk and, below it, the cards of the questions on it."""

    def __init__(self, content: Content, text: str):
        self.content, self.desk, self.cards = content, Desk(text=text), VBox()
        super().__init__([self.desk, self.cards])
        self.desk.observe(lambda change: self.look(change.new), "text")
        self.look(text)

    def look(self, text: str) -> None:
        """Check a text and show what is sound in it; cards of questions that did not change stay as they are."""
        questions, faults = check_text(self.content, text)
        self.cards.children = [self._card(question) for question in questions if _drawable(question, self.content)]
        self.desk.said = _said(questions, faults)

    def _card(self, question: Question) -> Card:
        same = (card for card in self.cards.children if card.question == question)
        return next(same, None) or Card(question, self.content)


def _drawable(question: Question, content: Content) -> bool:
    """Whether its objective and its sources exist, which a card shows."""
    return question.objective in content.objectives and set(question.sources) <= set(content.sources)


def _said(questions: list[Question], faults: list[Fault]) -> str:
    if not faults:
        named = ", ".join(question.id for question in questions)
        return f"<p class='milia-says'>Sound: {escape(named)}.</p><p>Copy the text into a file of your own bank.</p>"
    items = "".join(f"<li>{escape(str(fault))}</li>" for fault in faults)
    count = "One thing is" if len(faults) == 1 else f"{len(faults)} things are"
    return f"<p class='milia-says'>{count} to be mended.</p><ul>{items}</ul>"
