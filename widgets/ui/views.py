"""What a card shows, as plain data made from records and a sitting.

A view holds only what may be seen now: before an answer is checked neither key nor feedback is in it. The browser
draws it and decides nothing.
"""

from __future__ import annotations

from typing import Any

from widgets.content import Content
from widgets.model import LEVEL_MEANING, Claim, Option, Question, Source
from widgets.sitting import Phase, Sitting
from widgets.ui.markdown import block, inline

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
        **_options(question, sitting, phase),
        "eyebrow": f"Question · {content.objectives[question.objective].name}",
        "intro": block(question.story),
        "legend": inline(question.text),
        "note": "Choose one answer." if question.type == "single" else "Choose all that apply.",
        "hint": block(question.hint) if sitting.hinted and not ended else "",
        "status": _question_status(question, sitting, phase),
        "buttons": _buttons(_question_moves(question, sitting, phase)),
        "sources": [source_view(content.sources[s]) for s in question.sources] if ended else [],
    }


def fact_check_view(claim: Claim, question: Question, sitting: Sitting, content: Content) -> View:
    """A fact-check card after these moves; ``question`` is the claim's (:mod:`widgets.claims`)."""
    phase = sitting.phase(question)
    ended = phase in ("solved", "shown")
    speaker = content.speakers[claim.who]
    through = "" if claim.who == "article" else f", through **{speaker.name}** ({speaker.role})"
    return {
        **_options(question, sitting, phase),
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


def _options(question: Question, sitting: Sitting, phase: Phase) -> View:
    ended = phase in ("solved", "shown")
    checked = phase != "asking"
    chosen = set(sitting.responses[-1]) if checked and sitting.responses else set()
    told = {o.id for o in _told(question, chosen, phase)}
    return {
        "id": question.id,
        "multiple": question.type == "multiple",
        "turn": f"{len(sitting.responses)}{phase}",
        "open": phase == "asking",
        "chosen": sorted(chosen),
        "options": [
            {
                "id": option.id,
                "html": inline(option.text),
                "mark": _mark(option, chosen) if ended else "",
                "right": option.correct if ended else None,
                "why": block(option.feedback) if ended and option.id not in told else "",
            }
            for option in sitting.order(question)
        ],
    }


def _mark(option: Option, chosen: set[str]) -> str:
    yours = " · your choice" if option.id in chosen else ""
    return ("right" if option.correct else "not this one") + yours


def _told(question: Question, chosen: set[str], phase: Phase) -> list[Option]:
    """The options whose feedback stands in the status: those chosen, or the right ones once shown."""
    return [o for o in question.options if (o.correct if phase == "shown" else o.id in chosen)]


def _question_status(question: Question, sitting: Sitting, phase: Phase) -> View:
    result = sitting.result(question)
    if phase == "asking" or (phase == "shown" and not result) or not result:
        return {"tone": "", "html": ""}
    chosen = set(sitting.responses[-1])
    told = _told(question, chosen, phase)
    if phase == "solved":
        return _status("correct", "Correct.", _reasons(told))
    if phase == "shown":
        named = "The right answer:" if len(told) == 1 else "The right answers:"
        return _status("not-quite", f"Not quite. {named}", _reasons(told, named=True))
    if result.score > 0:
        found = len(chosen & question.right)
        text = f"Partly right. You found {found} of {len(question.right)}."
        if chosen - question.right:
            text += " Something you chose does not belong."
        return _status("partly", text, _reasons(told, named=True))
    return _status("not-quite", "Not quite.", _reasons(told))


def _reasons(options: list[Option], named: bool = False) -> str:
    if len(options) == 1 and not named:
        return block(options[0].feedback)
    items = (f"<li><strong>{inline(o.text)}</strong>{block(o.feedback)}</li>" for o in options)
    return f"<ul>{''.join(items)}</ul>"


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
