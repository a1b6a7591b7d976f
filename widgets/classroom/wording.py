"""What the ids in a record mean: the text of questions, options and lesions, as the content has it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from widgets.claims import EVIDENCE_OR_OPINION
from widgets.content import Content
from widgets.model import Choice, Claim, Number, Order, Question, Sort
from widgets.progress.outline import homes


class Pick(NamedTuple):
    """One thing that a response says, such as an option it chose. Texts are Markdown.

    ``right`` is ``None`` where the content does not tell (an id it does not hold); ``why`` is its feedback.
    """

    key: str
    text: str
    right: bool | None
    why: str = ""


class Wording:
    """Looks ids up in the content; what it does not hold is called by its id."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._questions = content.questions
        self._forms = {id: "AB".index(form) for id, form in homes(content).items()}

    def _found(self, item: str) -> Question | Claim | None:
        return self._questions.get(item) or self._content.claims.get(item)

    def knows(self, item: str) -> bool:
        """Whether the content holds this question or claim."""
        return self._found(item) is not None

    def text(self, item: str) -> str:
        """What is asked, as Markdown."""
        found = self._found(item)
        if isinstance(found, Claim):
            return f"Fact-check: “{found.claim}”"
        return found.text if found else item

    def story(self, item: str) -> str:
        """What is told before the question, if anything."""
        found = self._found(item)
        return "" if found is None or isinstance(found, Claim) else found.story

    def objective(self, item: str) -> int | None:
        """The objective that the item serves, if the content holds it."""
        found = self._found(item)
        if isinstance(found, Claim):
            return EVIDENCE_OR_OPINION
        return found.objective if found else None

    def form(self, item: str) -> int:
        """0 for a question of form A, 1 for one of form B, -1 for everything else."""
        return self._forms.get(item, -1)

    def objective_name(self, objective: int) -> str:
        """Its name in two or three words."""
        return self._content.objectives[objective].name

    def objective_text(self, objective: int) -> str:
        """What a learner can do."""
        return self._content.objectives[objective].text

    @property
    def objectives(self) -> list[int]:
        """All objectives, in order."""
        return list(self._content.objectives)

    def lesion(self, id: str) -> str:
        """A lesion's name."""
        lesion = self._content.lesions.get(id)
        return lesion.name if lesion else id

    def picks(self, item: str, response: Any) -> list[Pick]:
        """What a response says, one entry for each option, pair or figure; nothing if it fits no kind of answer."""
        found = self._found(item)
        if isinstance(found, Claim):
            return self._verdicts(found, _ids(response))
        if isinstance(found, Choice):
            options = {o.id: o for o in found.options}
            return [
                Pick(id, o.text, o.correct, o.feedback) if (o := options.get(id)) else Pick(id, id, None)
                for id in _ids(response)
            ]
        if isinstance(found, Sort) and isinstance(response, dict):
            return list(_pairs(found, response))
        if isinstance(found, Order) and isinstance(response, list | tuple):
            texts = {step.id: step.text for step in found.options}
            right = list(response) == list(texts)
            words = " → ".join(texts.get(str(id), str(id)) for id in response)
            return [Pick(">".join(map(str, response)), words, right)]
        if isinstance(found, Number) and isinstance(response, int | float):
            return [_figure(found, float(response))]
        if isinstance(response, dict):
            return [Pick(f"{a}={b}", f"{a}: {b}", None) for a, b in response.items()]
        return [Pick(id, id, None) for id in _ids(response)]

    def wrong_options(self, item: str) -> list[Pick]:
        """The wrong options an author wrote, whether anybody chose them or not; a fact-check's verdicts are not."""
        found = self._found(item)
        if isinstance(found, Choice):
            return [Pick(o.id, o.text, False, o.feedback) for o in found.options if not o.correct]
        return []

    def _verdicts(self, claim: Claim, ids: list[str]) -> list[Pick]:
        verdicts = self._content.verdicts
        names = {id: verdicts[id].name if id in verdicts else id for id in ids}
        return [Pick(id, name, id == claim.verdict, claim.reasoning) for id, name in names.items()]


def _ids(response: Any) -> list[str]:
    if response is None or isinstance(response, dict):
        return []
    return [str(id) for id in response] if isinstance(response, list | tuple) else [str(response)]


def _pairs(question: Sort, response: dict[str, Any]) -> Iterator[Pick]:
    groups = {g.id: g.text for g in question.groups}
    things = {thing.id: thing for thing in question.options}
    for id, group in response.items():
        if thing := things.get(id):
            words = f"{thing.text} → {groups.get(group, group)}"
            yield Pick(f"{id}={group}", words, group == thing.group, thing.feedback)
        else:
            yield Pick(f"{id}={group}", f"{id} → {group}", None)


def _figure(question: Number, response: float) -> Pick:
    right = f"{question.low:g}–{question.high:g} {question.unit}"
    if response < question.low:
        return Pick("too-low", f"less than {question.low:g} {question.unit}", False, question.too_low)
    if response > question.high:
        return Pick("too-high", f"more than {question.high:g} {question.unit}", False, question.too_high)
    return Pick("right", right, True, question.feedback)
