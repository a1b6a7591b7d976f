"""All that a folder of records says about a class, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from widgets.classroom import copies, flags, items, learners, objectives, practice, reliability
from widgets.classroom.copies import Copies
from widgets.classroom.learners import Help, Learner
from widgets.classroom.records import Answers, Records, read_folder
from widgets.classroom.wording import Wording
from widgets.content import Content, shipped


@dataclass(frozen=True)
class Findings:
    """What page and tables are made of; each part says in its own module how it is worked out."""

    records: Records
    wording: Wording
    counted: Answers
    """The answers of item analysis: each learner's first to each item, practice left out."""
    practised: int
    items: list[items.Item]
    look_at: list[flags.ItemFlag]
    idle: list[flags.Idle]
    progress: list[objectives.Progress]
    together: objectives.Progress
    beliefs: list[objectives.Belief]
    teach_again: list[objectives.TeachAgain]
    confidence: list[practice.Group]
    lesions: list[practice.Group]
    tones: list[practice.Group]
    reliability: list[reliability.Reliability]
    learners: list[Learner]
    help: list[Help]
    copies: list[Copies]
    in_several_files: dict[str, list[str]]


def findings(folder: Path, content: Content | None = None) -> Findings:
    """Read a folder of records and work everything out. Raises :class:`widgets.classroom.records.RecordsError`."""
    records = read_folder(folder)
    wording = Wording(content or shipped())
    first = records.first_answers()
    counted = items.of_items(first)
    found = items.analyse(counted, records, wording)
    progress, together = objectives.before_and_after(first, records, wording)
    held = objectives.beliefs(found)
    people = learners.analyse(first, counted, records)
    return Findings(
        records=records,
        wording=wording,
        counted=counted,
        practised=sum(learner.practised[1] for learner in people),
        items=found,
        look_at=flags.item_flags(found, counted, records, wording),
        idle=flags.idle_options(found),
        progress=progress,
        together=together,
        beliefs=held,
        teach_again=objectives.teach_again(progress, held, wording),
        confidence=practice.by_confidence(counted, records),
        lesions=practice.by_lesion(first, records, wording),
        tones=practice.by_tone(first, records),
        reliability=reliability.analyse(first, records, wording),
        learners=people,
        help=learners.may_need_help(people),
        copies=copies.copies(counted, records),
        in_several_files=copies.in_several_files(records.files),
    )
