"""What the ids in a record mean: the text of questions, options and lesions, as the content has it now."""

from __future__ import annotations

from typing import Any

from widgets.claims import EVIDENCE_OR_OPINION
from widgets.content import Content
from widgets.in_words import Pick, reasons, response_ids, words_for
from widgets.model import Claim, Question
from widgets.progress.outline import homes


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
            return self._verdicts(found, response_ids(response))
        picks = words_for(found).picks(found, response) if found else None
        if picks is not None:
            return picks
        if isinstance(response, dict):
            return [Pick(f"{a}={b}", f"{a}: {b}", None) for a, b in response.items()]
        return [Pick(id, id, None) for id in response_ids(response)]

    def wrong_options(self, item: str) -> list[Pick]:
        """The wrong options an author wrote, whether anybody chose them or not; a fact-check's verdicts are not."""
        found = self._found(item)
        if found is None or isinstance(found, Claim):
            return []
        return [Pick(one.row.id, one.text, False, one.why) for one in reasons(found) if one.row and not one.right]

    def _verdicts(self, claim: Claim, ids: list[str]) -> list[Pick]:
        verdicts = self._content.verdicts
        names = {id: verdicts[id].name if id in verdicts else id for id in ids}
        return [Pick(id, name, id == claim.verdict, claim.reasoning) for id, name in names.items()]
