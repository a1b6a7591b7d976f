"""A made-up class to try the report on. Nobody of it exists; every learner's name says so.

Each learner has an ability and each item a difficulty, both drawn at random; the chance to answer right is the logistic
function of their difference, as in a Rasch model. The lesson adds to the ability, more for some objectives than for
others. Wrong answers are spread over the wrong options unevenly, so that some look like beliefs that many hold. Who is
able is surer. A few learners stop early. None of this is measured on people: it shows what the report looks like.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from widgets.claims import as_question
from widgets.content import Content, shipped
from widgets.model import Choice, Multiple, Number, Order, Question, Sort
from widgets.practice.stages import stages
from widgets.practice_record import PHASE, item_of
from widgets.progress.forms import FORMS, first_form, other
from widgets.progress.history import History
from widgets.record import Event, version_of

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

PARTS = {"pre": "00_start_here", "lesson": "06_practise_telling_them_apart", "post": "07_check_what_you_learned"}
"""The part that is taken down as started and finished around each phase."""

NAME = "made-up-"
"""How the names of all learners begin."""


def made_up_class(
    folder: Path | None = None, learners: int = 30, seed: int = 7, content: Content | None = None
) -> Path:
    """Write records of a made-up class to a folder (a new temporary one if none is named) and return it.

    The same seed gives the same class.
    """
    folder = folder or Path(mkdtemp(prefix="made-up-class-"))
    folder.mkdir(parents=True, exist_ok=True)
    world = _World(content or shipped(), random.Random(seed))
    for n in range(1, learners + 1):
        name = f"{NAME}{n:03}"
        (folder / f"{name}.jsonl").write_bytes(b"".join(event.line() for event in world.learner(name)))
    return folder


class _World:
    """The questions with difficulties and tempting wrong options."""

    def __init__(self, content: Content, chance: random.Random) -> None:
        self.chance = chance
        before, after = (content.questions_in(file) for file in FORMS.values())
        tests = {q.id for q in (*before, *after)}
        checks = [as_question(claim, content.verdicts.values()) for claim in content.claims.values()]
        asked = [q for q in content.questions.values() if q.id not in tests]
        self.forms = {"A": before, "B": after}
        self.lesson: list[Question] = [*asked, *checks]
        self.versions = {q.id: version_of(q) for q in (*before, *asked, *after)}
        self.versions |= {claim.id: version_of(claim) for claim in content.claims.values()}
        last = stages(content.lesions)[-1]
        self.stage, self.lesions = last.id, list(last.lesions)
        self.difficulty = {q.id: chance.gauss(-0.4, 0.8) for q in (*before, *self.lesson, *after)}
        self.difficulty |= {a.id: self.difficulty[b.id] for a, b in zip(after, before, strict=True)}  # parallel sets
        self.gain = {objective: chance.uniform(-0.1, 1.8) for objective in content.objectives}
        self.bump = {lesion: chance.gauss(-0.3, 0.8) for lesion in self.lesions}
        self.tempting = {id: [chance.expovariate(1) ** 2 + 0.02 for _ in range(40)] for id in self.difficulty}

    def learner(self, name: str) -> Iterator[Event]:
        """The events of one learner, in order."""
        chance = self.chance
        ability = chance.gauss(0, 0.9)
        time = START + timedelta(minutes=chance.uniform(0, 90))
        stops = chance.random() < 0.1

        def event(kind: str, **more: Any) -> Event:
            moment = time.replace(microsecond=time.microsecond // 1000 * 1000)
            return Event(time=moment, learner=name, event=kind, id=f"{chance.getrandbits(48):012x}", **more)

        first = first_form(name, History())
        parts = (("pre", first), ("lesson", ""), ("post", other(first)))
        for phase, form in parts:
            questions = self.forms[form] if form else self.lesson
            yield event("started", phase="lesson", item=PARTS[phase])
            for question in questions:
                if stops and phase == "lesson" and chance.random() < 0.6:
                    continue
                seconds = chance.lognormvariate(2.6, 0.5)
                time += timedelta(seconds=seconds)
                gained = self.gain[question.objective] if phase == "post" else 0.3
                knows = ability + gained - self.difficulty[question.id]
                right = chance.random() < 1 / (1 + math.exp(-knows))
                sure = min(3, max(1, round(2 + 0.6 * knows + chance.gauss(0, 0.8)))) if phase != "lesson" else None
                yield event(
                    "answered",
                    phase=phase,
                    item=question.id,
                    version=self.versions[question.id],
                    response=self._response(question, right),
                    correct=right,
                    score=float(right),
                    attempt=1,
                    seconds=round(seconds, 1),
                    **({"confidence": sure} if sure else {}),
                    **({"form": form} if form else {}),
                )
                if not right and phase == "lesson" and chance.random() < 0.15:
                    yield event("revealed", phase=phase, item=question.id)
            if stops and phase == "lesson":
                return
            yield event("finished", phase="lesson", item=PARTS[phase])
        for _ in range(chance.randint(20, 60)):
            lesion, tone = chance.choice(self.lesions), chance.randint(1, 10)
            seconds = chance.lognormvariate(1.8, 0.5)
            time += timedelta(seconds=seconds)
            knows = 0.8 + ability - self.bump[lesion] - 0.06 * tone
            right = chance.random() < 1 / (1 + math.exp(-knows))
            said = lesion if right else chance.choice([other for other in self.lesions if other != lesion])
            yield event(
                "answered", phase=PHASE, item=item_of(self.stage, lesion), response=[said], correct=right,
                score=float(right), seconds=round(seconds, 2), lesion=lesion, tone=tone,
                picture=chance.randint(1, 9999),
            )  # fmt: skip

    def _response(self, question: Question, right: bool) -> Any:
        chance, pull = self.chance, self.tempting[question.id]
        if isinstance(question, Choice):
            wrong = [o.id for o in question.options if o.id not in question.right]
            if right:
                return sorted(question.right)
            drawn = chance.choices(wrong, pull[: len(wrong)]) if wrong else []  # all are right: one is left out
            kept = sorted(question.right)[1:] if isinstance(question, Multiple) else []
            return sorted({*drawn, *kept})
        if isinstance(question, Order):
            ids = [step.id for step in question.options]
            if not right:
                i = chance.choices(range(len(ids) - 1), pull[: len(ids) - 1])[0]
                ids[i], ids[i + 1] = ids[i + 1], ids[i]
            return ids
        if isinstance(question, Sort):
            groups = {thing.id: thing.group for thing in question.options}
            if not right:
                thing = chance.choices(list(groups), pull[: len(groups)])[0]
                groups[thing] = chance.choice([g.id for g in question.groups if g.id != groups[thing]])
            return groups
        assert isinstance(question, Number)
        return question.low if right else question.high * 2 + 1
