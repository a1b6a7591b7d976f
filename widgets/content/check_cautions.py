"""The safety rules of the treatments' cautions: a reason each, loosened on strong ground only, never upside down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, get_args

from widgets.content.faults import Fault
from widgets.content.place import Place
from widgets.model import LOOSENING, SITUATIONS, Caution

WORDS: tuple[str, ...] = get_args(Caution)
RANK = {word: rank for rank, word in enumerate(WORDS)}
"""How much a word allows; a word that is none of the five is reported as such elsewhere and held against nothing."""

Places = Mapping[str, list[Place]]


def cautions(places: Places) -> Iterator[Fault]:
    """All faults of the cautions; ``places`` holds treatments, cautions, treatment_kinds, caution_rules and sources."""
    yield from _reasons(places)
    yield from _rules(places)
    yield from _kinds(places)


def _reasons(places: Places) -> Iterator[Fault]:
    """Each word that says something has one reason, and one that allows more than asking rests on strong ground."""
    given: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for at in places["cautions"]:
        for pair in product(_items(at, "treatments"), _items(at, "situations")):
            given[pair].append(at)
    strong = {at.value.get("id") for at in places["sources"] if at.value.get("kind") in LOOSENING}
    for at in places["treatments"]:
        for situation in ("anyone", *SITUATIONS):
            word = at.value.get(situation, "unknown")  # there is no column ``anyone``
            pair = (str(at.value.get("id")), situation)
            reasons = given.get(pair, [])
            if word != "unknown" and not reasons:
                yield at.fault(f"says '{word}' without a reason", "add one to cautions.yml", situation)
            for second in reasons[1:]:
                yield second.fault(f"is a second reason for {' · '.join(pair)}", "keep one of them")
            for reason in reasons[:1]:
                yield from _reason(reason, word, pair, strong)


def _reason(reason: Place, word: str, pair: tuple[str, str], strong: set[Any]) -> Iterator[Fault]:
    said = " · ".join(pair)
    if word == "unknown" and pair[1] != "anyone":
        yield reason.fault(f"gives a reason where treatments.csv says 'unknown' ({said})", "mend one of them")
    if (word == "with care") != bool(reason.value.get("care")):
        remedy = "say it in 'care' where the word is 'with care', and nowhere else"
        yield reason.fault(f"does not fit '{word}' in what the care is ({said})", remedy)
    if word in ("with care", "fine") and not strong & set(_items(reason, "sources")):
        remedy = f"name a source whose kind is {', '.join(LOOSENING)}, or write 'unknown'"
        yield reason.fault(f"says '{word}' on weak ground ({said})", remedy)


def _rules(places: Places) -> Iterator[Fault]:
    """No word allows more than a rule's ``at_most`` or less than its ``at_least``."""
    treatments = {at.value.get("id"): at for at in places["treatments"]}
    members = {at.value.get("id"): _items(at, "treatments") for at in places["treatment_kinds"]}
    for rule in places["caution_rules"]:
        ids = [*_items(rule, "treatments"), *(id for kind in _items(rule, "kinds") for id in members.get(kind, []))]
        most, least = rule.value.get("at_most"), rule.value.get("at_least")
        if (most is None) == (least is None):
            yield rule.fault("must say either at_most or at_least", "keep one of them")
        for id, situation in product(ids, _items(rule, "situations")):
            at = treatments.get(id)
            rank = RANK.get(at.value.get(situation)) if at else None
            if at is None or rank is None:
                continue
            why = f"(caution_rules.yml, {rule.value.get('id')})"
            if most in RANK and rank > RANK[most]:
                yield at.fault(f"says '{at.value[situation]}' {why}", f"say '{most}' or less", situation)
            if least in RANK and rank < RANK[least]:
                yield at.fault(f"says '{at.value[situation]}' {why}", f"say '{least}' or more", situation)


def _kinds(places: Places) -> Iterator[Fault]:
    """Each treatment is of one kind; in a kind the stronger is not allowed more; care outlasts all that is active."""
    kinds: dict[str, list[Place]] = defaultdict(list)
    for at in places["treatment_kinds"]:
        for id in _items(at, "treatments"):
            kinds[id].append(at)
    for at in places["treatments"]:
        if len(kinds[str(at.value.get("id"))]) != 1:
            yield at.fault("is not of exactly one kind", "name it once in treatment_kinds.yml", "id")
    first = {id: found[0] for id, found in kinds.items() if found}
    rows = [at for at in places["treatments"] if at.value.get("id") in first]
    for weak, strong in product(rows, rows):
        if first[weak.value["id"]] is first[strong.value["id"]] and _stronger(strong.value, weak.value):
            for situation in SITUATIONS:
                if _rank(strong, situation) > _rank(weak, situation):
                    problem = f"is allowed more than the weaker '{weak.value['id']}' of its kind, by the same hands"
                    yield strong.fault(problem, "write a word that allows no more", situation)
    active = [at for at in rows if first[at.value["id"]].value.get("active")]
    for at in rows:
        if at in active or not any(_rank(at, situation) for situation in SITUATIONS):
            continue  # what is never allowed anywhere is no care
        for situation in SITUATIONS:
            # What is *never* in one situation falls out of each set of situations with it. So if nothing active is
            # left in that one, nothing active is left in any of those sets: one situation at a time is enough.
            if _rank(at, situation) == 0 and any(_rank(other, situation) > 0 for other in active):
                problem = "falls out while something active stands"
                yield at.fault(problem, "allow it, or make all that is active 'never'", situation)


def _stronger(one: dict[str, Any], other: dict[str, Any]) -> bool:
    here, there = one.get("potency"), other.get("potency")
    if not (isinstance(here, int | float) and isinstance(there, int | float)):
        return False
    return here > there and _hands(one) == _hands(other)


def _hands(treatment: dict[str, Any]) -> Any:
    """Whose hands apply it: what a doctor prescribes is still put on at home."""
    who = treatment.get("who")
    return "home" if who == "home on prescription" else who


def _rank(at: Place, situation: str) -> int:
    return RANK.get(at.value.get(situation), RANK["unknown"])


def _items(at: Place, field: str) -> list[str]:
    found = at.value.get(field)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []
