"""What a card shows, as plain data made from records and a sitting.

A view holds only what may be seen now: before an answer is checked neither key nor feedback is in it. The browser
draws it and decides nothing.
"""

from __future__ import annotations

from typing import Any

from widgets.content import Content
from widgets.in_words import Line, figure, found, lines, words_for
from widgets.markdown import block, inline
from widgets.model import (
    LEVEL_MEANING,
    Choice,
    Claim,
    Hotspot,
    Number,
    Order,
    Question,
    Response,
    Sort,
    Source,
)
from widgets.sitting import Phase, Sitting
from widgets.skin.places import POINTED_AT

View = dict[str, Any]

BUTTONS = {
    "check": "Check answer",
    "hint": "Hint",
    "retry": "Try again",
    "show": "Show the answer",
    "restart": "Start again",
}


def question_view(question: Question, sitting: Sitting, content: Content) -> View:
    """A question card after these moves."""
    phase = sitting.phase(question)
    ended = phase in ("solved", "shown")
    return {
        **_body(question, sitting, phase),
        "eyebrow": f"Question · {content.objectives[question.objective].name}",
        "intro": block(question.story),
        "legend": inline(question.text),
        "note": words_for(question).on_card,
        "hint": block(question.hint) if sitting.hinted and not ended else "",
        "status": _question_status(question, sitting, phase),
        "buttons": _buttons(_question_moves(question, sitting, phase)),
        "sources": [source_view(content.sources[s]) for s in question.sources] if ended else [],
    }


def unhinted_view(question: Question, sitting: Sitting, content: Content) -> View:
    """A question card that offers no hint."""
    seen = question_view(question, sitting, content)
    return {**seen, "hint": "", "buttons": [button for button in seen["buttons"] if button["move"] != "hint"]}


def collecting_view(question: Question, sitting: Sitting, content: Content) -> View:
    """A card that takes an answer down and tells nothing about it."""
    saved = sitting.phase(question) == "saved"
    words = "Saved. You will meet a question like this again at the end."
    return {
        **question_view(question, sitting, content),
        "status": _status("saved", words, "") if saved else {"tone": "", "html": ""},
        "buttons": _buttons([] if saved else ["check"]),
        "hint": "",
    }


def fact_check_view(claim: Claim, question: Question, sitting: Sitting, content: Content) -> View:
    """A fact-check card after these moves; ``question`` is the claim's (:mod:`widgets.claims`)."""
    phase = sitting.phase(question)
    ended = phase in ("solved", "shown")
    speaker = content.speakers[claim.who]
    through = "" if claim.who == "article" else f", through **{speaker.name}** ({speaker.role})"
    return {
        **_body(question, sitting, phase),
        "eyebrow": f"Fact-check · claim {claim.id}",
        "intro": f"<p>{inline(f'The article says{through}:')}</p><blockquote>{inline(claim.claim)}</blockquote>",
        "legend": inline(question.text),
        "note": "Choose one verdict.",
        "hint": "",
        "status": _fact_check_status(claim, phase, content),
        "buttons": _buttons(["restart"] if ended else ["check"]),
        "sources": [source_view(content.sources[s]) for s in claim.sources] if ended else [],
    }


def source_view(source: Source) -> dict[str, str]:
    """A source as the browser lists it; ``link`` is empty where none may be given."""
    return {
        "id": source.id,
        "title": source.title,
        "who": f"{source.who}, {source.year}",
        "link": source.link or "",
        "read": LEVEL_MEANING[source.level],
        "note": source.note,
    }


def _body(question: Question, sitting: Sitting, phase: Phase) -> View:
    ended = phase in ("solved", "shown")
    response = sitting.responses[-1] if phase != "asking" and sitting.responses else None
    said = {line.row.id: line for line in lines(question, response)}
    told = {line.row.id for line in _told(question, response, phase)}
    return {
        "id": question.id,
        "turn": f"{len(sitting.responses)}{phase}",
        "open": phase == "asking",
        "chosen": _chosen(question, response),
        "control": words_for(question).control,
        "choices": _choices(question),
        "unit": inline(question.unit) if isinstance(question, Number) else "",
        "picture": POINTED_AT[question.picture].to_choose_on() if isinstance(question, Hotspot) else "",
        "options": [
            {
                "id": row.id,
                "html": inline(row.text),
                "mark": said[row.id].mark if ended else "",
                "right": said[row.id].right if ended else None,
                "why": block(row.feedback) if ended and row.id not in told else "",
            }
            for row in sitting.order(question)
        ],
    }


def _choices(question: Question) -> list[list[str]]:
    """What each line can be given: a place or a group."""
    if isinstance(question, Order):
        return [[str(place), f"{place}"] for place in range(1, len(question.options) + 1)]
    return [[group.id, group.text] for group in question.groups] if isinstance(question, Sort) else []


def _chosen(question: Question, response: Response | None) -> Any:
    """The response as the controls hold it."""
    if isinstance(question, Order) and isinstance(response, tuple):
        return {id: str(place) for place, id in enumerate(response, 1)}
    return list(response) if isinstance(response, tuple) else response


def _told(question: Question, response: Response | None, phase: Phase) -> list[Line]:
    """The lines whose reason stands in the status: what was taken, or once shown the right options."""
    if phase in ("asking", "saved"):
        return []
    all_lines = lines(question, response)
    if isinstance(question, Choice):
        return [line for line in all_lines if (line.right if phase == "shown" else line.taken)]
    return [line for line in all_lines if line.taken] if phase == "missed" else []


def _question_status(question: Question, sitting: Sitting, phase: Phase) -> View:
    result = sitting.result(question)
    if result is None or phase in ("asking", "saved"):
        return {"tone": "", "html": ""}
    response = sitting.responses[-1]
    if isinstance(question, Number):
        return _number_status(question, response, phase)
    told = _told(question, response, phase)
    if phase == "solved":
        return _status("correct", "Correct.", _reasons(told))
    if phase == "shown":
        if not isinstance(question, Choice):
            return _status("not-quite", "Not quite. The right answer stands beside each line.", "")
        named = "The right answer:" if len(told) == 1 else "The right answers:"
        return _status("not-quite", f"Not quite. {named}", _reasons(told, named=True))
    if result.score > 0:
        return _status("partly", f"Partly right. {found(question, response)}", _reasons(told, named=True))
    words = "Not quite." if isinstance(question, Choice) else f"Not quite. {found(question, response)}"
    return _status("not-quite", words, _reasons(told, named=not isinstance(question, Choice)))


def _number_status(question: Number, response: Response, phase: Phase) -> View:
    read = f"<p class='milia-read'>Your answer was read as {response:.15g} {inline(question.unit)}.</p>"
    status = _number_verdict(question, response, phase)
    return {**status, "html": status["html"] + read}


def _number_verdict(question: Number, response: Response, phase: Phase) -> View:
    if phase == "solved":
        return _status("correct", "Correct.", block(question.feedback))
    if phase == "shown":
        words = f"Not quite. The right answer: {inline(figure(question))}."
        return _status("not-quite", words, block(question.feedback))
    low = isinstance(response, int | float) and response < question.low
    return _status("not-quite", "Not quite.", block(question.too_low if low else question.too_high))


def _reasons(told: list[Line], named: bool = False) -> str:
    rows = [line.row for line in told]
    if len(rows) == 1 and not named:
        return block(rows[0].feedback)
    items = "".join(f"<li><strong>{inline(row.text)}</strong>{block(row.feedback)}</li>" for row in rows)
    return f"<ul>{items}</ul>" if items else ""


def _fact_check_status(claim: Claim, phase: Phase, content: Content) -> View:
    if phase not in ("solved", "shown"):
        return {"tone": "", "html": ""}
    verdict = content.verdicts[claim.verdict]
    says = f"Verdict: {verdict.name.lower()}."
    tone, word = ("correct", "Correct.") if phase == "solved" else ("not-quite", "Not quite.")
    return _status(tone, f"{word} {says}", block(claim.reasoning))


def _status(tone: str, words: str, body: str) -> View:
    return {"tone": tone, "html": f"<p class='milia-says'>{words}</p>{body}"}


def _question_moves(question: Question, sitting: Sitting, phase: Phase) -> list[str]:
    if phase in ("solved", "shown"):
        return ["restart"]
    moves = ["check"] if phase == "asking" else ["retry"]
    moves += ["show"] if sitting.may_show(question) else []
    return moves + ([] if sitting.hinted else ["hint"])


def _buttons(moves: list[str]) -> list[dict[str, str]]:
    return [{"move": move, "label": BUTTONS[move]} for move in moves]
