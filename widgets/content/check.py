"""Every fault of a content folder in one go, for ``milia-lesson check`` and the tests."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from jsonschema import Draft202012Validator

from widgets.content import schemas
from widgets.content.check_cautions import cautions
from widgets.content.codes import codes_in
from widgets.content.faults import Fault
from widgets.content.kinds import KINDS, Kind
from widgets.content.place import Place, places
from widgets.content.raw import RawFile, Steps
from widgets.content.store import OWN, Content
from widgets.content.yaml_text import read_yaml
from widgets.model import (
    ACT_VERBS,
    LARGEST_MM,
    MOST_WORDS,
    PLACES,
    Appearance,
    Asked,
    Choice,
    Drawn,
    Hotspot,
    Lesion,
    Multiple,
    Number,
    Product,
    Question,
    Range,
    Record,
    RedFlag,
    Sign,
    Sort,
    Telling,
    Treatment,
)
from widgets.reading_grade import grade
from widgets.spreadsheet import like_formula

HARDEST_LINE = 8.0
"""No line of the red flags may ask for more years of school (Flesch-Kincaid)."""

CAUTIONED = {"treatments", "cautions", "treatment_kinds", "caution_rules", "sources"}
"""What the rules of the cautions look at."""


def check(content: Content) -> list[Fault]:
    """All faults below ``content.root``: shape, ids, references, and what makes a question answerable."""
    files = {name: [content.read(kind, path) for path in content.paths(name)] for name, kind in KINDS.items()}
    readable = {name: raw for name, raw in files.items() if not any(one.faults for one in raw)}
    known = {
        name: _keys(KINDS[name], raw) for name, raw in readable.items()
    }  # of a torn file nobody knows what it held
    faults: list[Fault] = []
    if not files["questions"]:
        faults.append(Fault(f"{content.root.name}/questions", 0, "", "holds no .yml file", "add a question file"))
    if content.own:
        faults.extend(_strangers(content.own))
    for name, raw_files in files.items():
        kind = KINDS[name]
        seen: dict[Any, Place] = {}
        for raw in raw_files:
            faults.extend(raw.faults)
            for record in raw.records:
                at = Place(raw, record, kind)
                faults.extend(_twice(at, seen))
                faults.extend(_shape(at))
                faults.extend(_references(at, known))
                faults.extend(_codes(at, known.get("sources", set())))
    if known.keys() >= CAUTIONED:
        faults.extend(cautions({name: list(places(files[name], KINDS[name])) for name in CAUTIONED}))
    return sorted(set(faults))


def check_text(content: Content, text: str) -> tuple[list[Question], list[Fault]]:
    """Questions written as YAML that are in no file yet: those of sound shape, and all faults.

    Lines count from the first line of ``text``; an id that the bank holds already is a fault.
    """
    kind, raw = KINDS["questions"], read_yaml(text, "your text")
    known: dict[str, set[Any]] = {target: set(getattr(content, target)) for _, target in kind.refers}
    sound: list[Question] = []
    faults, seen = list(raw.faults), dict[Any, Place]()
    for record in raw.records:
        at = Place(raw, record, kind)
        key = kind.key_of(record.value)
        if key in content.questions:
            faults.append(at.fault("is an id of the bank already", "give it an id of its own", "id"))
        wrong = [*_twice(at, seen), *_shape(at)]
        if not wrong:
            sound.append(msgspec.convert(record.value, kind.type))
        faults += [*wrong, *_references(at, known), *_codes(at, known["sources"])]
    return sound, sorted(set(faults))


def _strangers(own: Path) -> Iterator[Fault]:
    """What lies in a class's own bank and would be passed over in silence."""
    read = {path for name in OWN for path in KINDS[name].paths(own)}
    for path in sorted(p for p in own.rglob("*") if p.suffix in (".yml", ".yaml", ".csv") and p not in read):
        name = path.relative_to(own.parent).as_posix()
        remedy = f"a class's own bank holds {', '.join(KINDS[kind].files for kind in OWN)}; rename or move it"
        yield Fault(name, 0, "", "is not read", remedy)
    if not KINDS["questions"].paths(own):
        yield Fault(f"{own.name}/questions", 0, "", "holds no .yml file", "add a question file")


def _keys(kind: Kind, raw_files: Iterable[RawFile]) -> set[Any]:
    return {kind.key_of(record.value) for raw in raw_files for record in raw.records} - {None}


def _twice(at: Place, seen: dict[Any, Place]) -> Iterator[Fault]:
    key = at.kind.key_of(at.value)
    if key is None:
        return
    if key in seen:
        first = seen[key]
        where = f"{first.raw.name}:{first.record.line_of(())}"
        yield at.fault(f"stands already at {where}", "give it an id of its own or delete one")
    seen.setdefault(key, at)


def _shape(at: Place) -> Iterator[Fault]:
    try:
        record = msgspec.convert(at.value, at.kind.type)
    except msgspec.ValidationError as e:
        errors = list(Draft202012Validator(schemas.record_schema(at.kind, at.value)).iter_errors(at.value))
        if not errors:  # the two validators disagree: keep what the first one said
            yield at.fault(str(e), "mend it as the schema file says")
        for error in errors:
            yield at.fault(*_in_words(error), *error.absolute_path)
    else:
        yield from _sense(at, record)


def _in_words(error: Any) -> tuple[str, str]:
    """A schema error as problem and remedy."""
    rule: str = error.validator
    wanted: Any = error.validator_value
    found: Any = error.instance
    if rule == "required":
        missing = [name for name in wanted if name not in found]
        return f"lacks {' and '.join(repr(name) for name in missing)}", "add it"
    if rule == "additionalProperties":
        known = error.schema["properties"]
        extra = sorted(str(name) for name in found if name not in known)
        return f"has the unknown field {', '.join(map(repr, extra))}", f"use one of {', '.join(known)}"
    if rule == "anyOf":  # a number or nothing
        return f"{found!r:.60} is not a number", "write a plain number such as 7.5, or leave it empty"
    if rule == "type":
        remedy = (
            "put it in quotes" if wanted == "string" and not isinstance(found, list | dict) else f"write a {wanted}"
        )
        return f"{found!r:.60} is not of the type {wanted}", remedy
    if rule == "enum":
        return f"{found!r:.60} is not allowed here", f"use one of {', '.join(map(str, wanted))}"
    if rule == "pattern":
        return f"{found!r:.60} is not a proper id", f"use the form {wanted}"
    if rule in ("minLength", "minItems"):
        return "is too short" if found else "is empty", f"write at least {wanted} here"
    return error.message, "mend it as the schema file says"


def _references(at: Place, known: dict[str, set[Any]]) -> Iterator[Fault]:
    if not isinstance(at.value, dict):
        return
    for field, target in at.kind.refers:
        for steps, key in _pointers(at.value, field.split(".")):
            if target in known and key not in known[target]:
                near = difflib.get_close_matches(str(key), map(str, known[target]), 1)
                hint = f"did you mean '{near[0]}'?" if near else f"add it to {KINDS[target].files} or take it out"
                singular = target.removesuffix("s")
                yield at.fault(f"the {singular} '{key}' does not exist", hint, *steps)


def _codes(at: Place, sources: set[Any]) -> Iterator[Fault]:
    """A code that a learner would read: in any text that is not itself an id, a reference or an address."""
    not_read = {"id", "url"} | {way.rsplit(".", 1)[-1] for way, _ in at.kind.refers}
    for steps, text in _texts(at.value, not_read):
        for code in codes_in(text, sources):
            yield at.fault(f"shows the internal code '{code}'", "say in words what it stands for", *steps)


def _texts(value: Any, not_read: set[str], *steps: str | int) -> Iterator[tuple[Steps, str]]:
    """Every text of a record with its place, but for the fields ``not_read``."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for field in value.keys() - not_read:
            yield from _texts(value[field], not_read, *steps, field)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, not_read, *steps, i)


def _pointers(value: Any, way: list[str], *steps: str | int) -> Iterator[tuple[Steps, str | int]]:
    """The ids that stand at the end of a way into a record, each with its place."""
    if way and isinstance(value, dict):
        for field in value if way[0] == "*" else [way[0]]:
            yield from _pointers(value.get(field), way[1:], *steps, field)
    elif not way and isinstance(value, list):
        for i, key in enumerate(value):
            yield from _pointers(key, way, *steps, i)
    elif not way and isinstance(value, str | int):
        yield steps, value


def _sense(at: Place, record: Record) -> Iterator[Fault]:
    """Rules that a schema cannot say."""
    if isinstance(record, Asked):
        yield from _options(at, record)
    if isinstance(record, Treatment):
        yield from _costs(at, record)
    if isinstance(record, Lesion):
        yield from _look(at, record.look)
    if isinstance(record, Telling) and bool(record.fits) != bool(record.sources):
        yield at.fault("says of which bumps it is told without a source, or the other way", "give both or neither")
    if isinstance(record, RedFlag):
        yield from _red_flag(at, record)
    if isinstance(record, Treatment | Product | Sign):
        yield from _formulas(at)
    if isinstance(record, Sign):
        stated = record.sure != "none"
        if stated and not (record.value and record.sources):
            yield at.fault(f"is marked '{record.sure}' without value and source", "add both, or mark it 'none'")
        if not stated and (record.value or record.sources):
            yield at.fault("states something no source was found for", "leave value and sources empty")


def _red_flag(at: Place, flag: RedFlag) -> Iterator[Fault]:
    if len(flag.flag.split()) > MOST_WORDS:
        remedy = f"write one sign in at most {MOST_WORDS}, or make two flags of it"
        yield at.fault(f"has {len(flag.flag.split())} words", remedy, "flag")
    first = flag.act.split()[0]
    if first not in ACT_VERBS:
        yield at.fault(f"begins with '{first}'", f"begin with a verb: {', '.join(sorted(ACT_VERBS))}", "act")
    for field in ("flag", "act"):
        if (found := grade(getattr(flag, field))) > HARDEST_LINE:
            yield at.fault(f"reads like grade {found:.1f}", f"use shorter words, up to grade {HARDEST_LINE:g}", field)


def _look(at: Place, look: Appearance) -> Iterator[Fault]:
    for name in look.__struct_fields__:
        drawn: Drawn = getattr(look, name)
        here = "look", name
        if isinstance(drawn, Range):
            if not 0 <= drawn.low <= drawn.high:
                yield at.fault(f"runs from {drawn.low:g} to {drawn.high:g}", "write 0 <= low <= high", *here)
            if name in ("differ", "rise") and drawn.high > 1:
                yield at.fault(f"{drawn.high:g} is no share", "write a number from 0 to 1", *here, "high")
            if name == "count" and not (drawn.low >= 1 and drawn.low.is_integer() and drawn.high.is_integer()):
                yield at.fault("is no number of bumps", "write whole numbers from 1 on", *here)
            if name == "diameter_mm" and not 0 < drawn.low <= drawn.high <= LARGEST_MM:
                remedy = f"write millimetres above 0 and up to {LARGEST_MM:g}"
                yield at.fault("does not fit the picture", remedy, *here)
        if drawn.basis == "source" and (drawn.sure == "none" or not drawn.sources):
            yield at.fault("rests on a source, but names none or is not sure at all", "add both, or 'artist'", *here)
        if drawn.basis == "artist" and drawn.sure != "none":
            yield at.fault(f"is the artist's choice and marked '{drawn.sure}'", "take 'sure' out", *here)


def _formulas(at: Place) -> Iterator[Fault]:
    """A spreadsheet would run such a cell when it opens the table."""
    for field, text in at.value.items():
        if isinstance(text, str) and like_formula(text):
            yield at.fault(f"begins like a formula ({text[0]!r})", "begin it with a letter", field)


def _costs(at: Place, treatment: Treatment) -> Iterator[Fault]:
    low, high = treatment.cost_low_usd, treatment.cost_high_usd
    for field in ("cost_low_usd", "cost_high_usd"):
        value = getattr(treatment, field)
        if value is not None and not 0 <= value < 100_000:
            yield at.fault(f"{value} is no price", "write dollars, or leave the cell empty", field)
    if low is not None and high is not None and low > high:
        yield at.fault(f"the low price {low:g} is above the high price {high:g}", "swap them", "cost_low_usd")
    if (low is not None or high is not None) and not (treatment.cost_unit and treatment.cost_kind):
        yield at.fault("has a price without unit and kind", "say what it buys, and whose price it is", "cost_unit")
    if low and treatment.cost_sure == "none":
        yield at.fault("has a price that no source stands behind", "empty the cell, or say how sure", "cost_sure")
    if not treatment.sources:
        yield at.fault("has no sources", "name at least one", "sources")


def _options(at: Place, question: Asked) -> Iterator[Fault]:
    if isinstance(question, Choice):
        right = len(question.right)
        if right == 0:
            yield at.fault("has no right option", "mark one with 'correct: true'", "options")
        elif right > 1 and not isinstance(question, Multiple):
            problem = f"has {right} right options where one answer is asked for"
            yield at.fault(problem, "use type 'multiple' or mark one", "options")
    if isinstance(question, Number):
        for end in ("low", "high"):
            if not math.isfinite(getattr(question, end)):
                yield at.fault("is no plain number", "write a figure that can be reached", end)
        if question.low > question.high:
            yield at.fault("has its low end above its high end", "swap them", "low")
        return
    ids = [option.id for option in getattr(question, "options", [])]
    for i, id in enumerate(ids):
        if id in ids[:i]:
            yield at.fault(f"the option id '{id}' stands twice", "give each option an id of its own", "options", i)
    if isinstance(question, Sort):
        groups = {group.id for group in question.groups}
        for i, item in enumerate(question.options):
            if item.group not in groups:
                known = ", ".join(sorted(groups))
                yield at.fault(f"the group '{item.group}' does not exist", f"use one of {known}", "options", i, "group")
    if isinstance(question, Hotspot):
        for i, id in enumerate(ids):
            if id not in PLACES[question.picture]:
                remedy = f"use one of {', '.join(PLACES[question.picture])}"
                yield at.fault(f"the drawing has no place '{id}'", remedy, "options", i, "id")
