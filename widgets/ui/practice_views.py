"""What practice shows, as plain data made from a session. Before an answer is given nothing of the key is in it."""

from __future__ import annotations

from typing import Any

from widgets.content import Content
from widgets.markdown import inline
from widgets.model import SURE_MARKS, Sure
from widgets.practice.cases import CANNOT_TELL, SEE_A_CLINICIAN, Case, other_look
from widgets.practice.progress import IN_TIME, STEPS, Answered, Progress
from widgets.practice.session import Session
from widgets.practice.stages import Stage
from widgets.practice.telling_apart import contrasts, signs_of
from widgets.skin.described import caption
from widgets.skin.patch import patch
from widgets.ui.views import source_view

View = dict[str, Any]

PARTS = {"who": "Who", "where": "Where", "since": "How long", "feel": "Feel", "more": "What else"}
"""What the parts of a story are called."""

STANDS_FOR_ACNE = "whitehead"
"""The bump that stands for "acne" where a milium was taken for it."""


def practice_view(session: Session, content: Content) -> View:
    """The card as it stands now, without the case's picture."""
    case, stage, answered = session.case, session.stage, session.answered
    return {
        "case": str(case.picture),
        "number": session.number,
        "stage": stage.id,
        "stages": [
            {"id": s.id, "name": f"{n}. {s.name}" + (" – mastered" if session.progress.complete(s) else "")}
            for n, s in enumerate(session.progress.stages, 1)
        ],
        "legend": stage.question,
        "story": [{"part": PARTS[t.part], "text": t.text} for t in case.told],
        "answers": [{"id": a.id, "name": a.name, "key": a.key, "mark": _mark(a.id, answered)} for a in stage.answers],
        "open": answered is None,
        "chosen": answered.response if answered else None,
        "untimed": session.untimed,
        "progress": [_standing(session.progress, stage, unit, content) for unit in stage.units],
        "summary": summary(session.progress, stage),
        "rule": rule(session.untimed),
        "feedback": feedback(session, answered, content) if answered else None,
    }


def picture_view(case: Case) -> dict[str, str]:
    """The case's picture: SVG text, which carries its own text alternative, and what stands under it."""
    # The caption must not tell which lesion it is; what is drawn by analogy is said after the answer.
    return {"case": str(case.picture), "svg": patch(case.look, case.tone, case.picture)}


def feedback(session: Session, answered: Answered, content: Content) -> View:
    """What is said of an answer: right or not and why, both bumps side by side, the signs that part them, sources."""
    case, stage, tone = session.case, session.stage, answered.tone
    chosen = _lesion_named(answered.response, stage)
    words, kind = _verdict(session, answered, content)
    pair: list[View] = []
    rows: list[View] = []
    sources: list[str] = list(case.twist.sources) if case.twist else []
    true = case.lesion
    if case.twist and case.answer == CANNOT_TELL:
        chosen = None
    if answered.score < 1 and chosen and chosen != true:
        pair = [
            _drawn("You said", chosen, other_look(session.deck, case, chosen), case, content),
            _drawn("It was drawn as", true, case.look, case, content),
        ]
        for row in contrasts(content.signs, chosen, true, tone):
            sure = _sure(row.sure)
            rows.append({"sign": row.sign, "chosen": row.chosen, "true": row.true, "sure": sure})
            sources += row.sources
    elif not case.twist:
        for sign in signs_of(content.signs, true, tone):
            sure = _sure(sign.sure)
            rows.append({"sign": sign.sign, "chosen": None, "true": sign.value, "sure": sure})
            sources += sign.sources
    return {
        "tone": kind,
        "says": {"correct": "Correct.", "partly": "Partly right.", "not-quite": "Not quite."}[kind],
        "html": inline(words),
        "names": [content.lesions[chosen].name if pair and chosen else None, content.lesions[true].name],
        "pair": pair,
        "rows": rows,
        "caption": caption(content.lesions[true], tone),
        "sources": [source_view(content.sources[id]) for id in dict.fromkeys(sources)],
    }


def summary(progress: Progress, stage: Stage) -> str:
    """How far a stage is, in a sentence."""
    done = sum(progress.mastered(stage, unit) for unit in stage.units)
    all_done = progress.complete(stage)
    if all_done and stage == progress.stages[-1]:
        return "All mastered. Stop here, or go on to keep it fresh."
    if all_done:
        return "This stage is mastered. Next leads to the following one."
    answers = "answer" if progress.total == 1 else "answers"
    return f"{done} of {len(stage.units)} mastered in this stage, {progress.total} {answers} so far."


def rule(untimed: bool) -> str:
    """What mastering takes, in a sentence."""
    time = "" if untimed else f" within {IN_TIME:.0f} seconds"
    return f"Mastered means {STEPS} steps: a right answer{time} is one forward, a wrong one two back."


def _standing(progress: Progress, stage: Stage, unit: str, content: Content) -> View:
    steps = progress.steps_of(stage, unit)
    name = content.lesions[unit].name if unit in content.lesions else unit
    words = "mastered" if steps == STEPS else f"{steps} of {STEPS}"
    return {"name": name, "steps": steps, "of": STEPS, "words": words}


def _mark(answer: str, answered: Answered | None) -> str:
    if answered is None:
        return ""
    if answer == answered.right:
        return "right"
    return "" if answer != answered.response else "partly" if answered.score else "not this one"


def _lesion_named(response: str, stage: Stage) -> str | None:
    if response == "acne":
        return STANDS_FOR_ACNE
    return response if response in stage.lesions else None


def _verdict(session: Session, answered: Answered, content: Content) -> tuple[str, str]:
    """What to say in a sentence or two (Markdown), and in which tone."""
    case, stage = session.case, session.stage
    kind = {1.0: "correct", 0.5: "partly", 0.0: "not-quite"}[answered.score]
    if case.twist:
        return case.twist.why, kind
    lesion = content.lesions[case.lesion]
    name = f"acne ({lesion.name})" if stage.grouped and lesion.family == "acne" else lesion.name
    if case.answer == SEE_A_CLINICIAN:
        return f"These are signs of **{name}**. Whoever has them needs a clinician, not a name from a lesson.", kind
    if answered.response == CANNOT_TELL:
        return f"Here picture and story do tell: **{name}**.", kind
    if answered.response == SEE_A_CLINICIAN:
        return f"Asking is never wrong, but no warning sign is drawn or told here: **{name}**.", kind
    return f"Drawn and told here: **{name}**.", kind


def _sure(sure: Sure) -> str:
    return f"{SURE_MARKS[sure]} {sure}"


def _drawn(role: str, lesion: str, look: Any, case: Case, content: Content) -> View:
    seed = case.picture if look is case.look else case.picture ^ 1
    return {"role": role, "name": content.lesions[lesion].name, "svg": patch(look, case.tone, seed)}
