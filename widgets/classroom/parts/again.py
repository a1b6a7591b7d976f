"""What to teach again."""

from __future__ import annotations

from html import escape

from widgets.classroom.findings import Findings
from widgets.classroom.html import WHEN, learners, percent, quoted, said, section, words
from widgets.classroom.intervals import ENOUGH
from widgets.classroom.objectives import REACHED, Belief, TeachAgain
from widgets.classroom.records import POST


def teach_again(found: Findings) -> str:
    """What to teach again, with the beliefs to talk about and what to say."""
    title = "Teach this again"
    if found.teach_again:
        least = found.teach_again[0]
        lead = (
            f"Least reached: <b>{escape(found.wording.objective_name(least.objective))}</b>, {said(least.reached)} "
            f"right {WHEN[least.phase]}. Under each objective stand the wrong answers that most learners share, and "
            "what the lesson says to them."
        )
        items = "".join(_again(again, found) for again in found.teach_again)
        return section("again", title, f'<p class="lead">{lead}</p><ol class="again">{items}</ol>')
    asked = [e for p in found.progress for e in (p.before, p.during, p.after) if e and e.enough]
    if asked:
        lead = f"Nothing stands out: in every objective {percent(REACHED)} or more of the answers are right."
    else:
        lead = f"Too few to say: an objective takes at least {ENOUGH} learners who answered its questions."
    return section("again", title, f'<p class="lead">{lead}</p>')


def _again(again: TeachAgain, found: Findings) -> str:
    before = again.progress.before
    earlier = f" Before the lesson it was {percent(before.value)}." if before and again.phase == POST else ""
    return (
        f"<li><h3>{escape(found.wording.objective_name(again.objective))}</h3><p>A learner should "
        f"{escape(found.wording.objective_text(again.objective))}. <b>{said(again.reached)}</b> of the answers "
        f"{WHEN[again.phase]} are right, from "
        f"{learners(again.reached.n)}.{earlier}</p>{''.join(_belief(b, found) for b in again.beliefs)}</li>"
    )


def _belief(belief: Belief, found: Findings) -> str:
    choice, item, wording = belief.choice, belief.item, found.wording
    sure = f"; {choice.sure} of them were certain" if item.asked_sure else ""
    story = f"{words(wording.story(item.id))} " if wording.story(item.id) else ""
    say = f'<p class="say"><b>What to say:</b> {words(choice.pick.why)}</p>' if choice.pick.why else ""
    return (
        f'<div class="belief"><p class="held">{quoted(choice.pick.text)}</p><p class="small">'
        f"<b>{choice.chosen} of {item.facility.n}</b> answered this {WHEN.get(item.phase, 'in a review')}{sure}. "
        f'<span class="quiet">{story}{words(wording.text(item.id))}</span></p>{say}</div>'
    )
