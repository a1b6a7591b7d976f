"""Which files hold which records, and which fields point at which other records."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from widgets import model


class Kind(NamedTuple):
    """One kind of record: where its files are, its type, what tells two of them apart, what it points at.

    ``refers`` names a field (or a way to it, ``*`` for any) that holds ids, and the kind of record they belong to.
    """

    files: str
    type: Any  # a record's class, or a union of classes told apart by their field `type`
    key: tuple[str, ...] = ("id",)
    refers: tuple[tuple[str, str], ...] = ()

    def paths(self, root: Path) -> list[Path]:
        """The kind's files below ``root``, in order; a file that must be there is listed even if it is not."""
        return sorted(root.glob(self.files)) if "*" in self.files else [root / self.files]

    def key_of(self, value: Any) -> Any:
        """What tells this record from others of its kind, read from plain data; ``None`` where it is missing."""
        if not isinstance(value, dict):
            return None
        parts = tuple(value.get(field) for field in self.key)
        if not all(isinstance(part, str | int) for part in parts):
            return None
        return parts[0] if len(parts) == 1 else parts

    def called(self, value: Any) -> str:
        """How messages name a record: its type and key."""
        key = self.key_of(value)
        name = "question" if self.type is model.Question else self.type.__name__.lower()
        return name if key is None else f"{name} '{' · '.join(key) if isinstance(key, tuple) else key}'"

    def columns(self) -> tuple[str, ...]:
        """The columns of a CSV file: the fields of its type, in order; a YAML file has none."""
        if not self.files.endswith(".csv"):
            return ()
        return tuple(field.name for field in msgspec.structs.fields(self.type))

    def from_csv(self, row: dict[str, str]) -> dict[str, Any]:
        """A CSV row as plain data; what should be a number and is none stays text, to be found by the check."""
        hints = {field.name: field.type for field in msgspec.structs.fields(self.type)}
        return {name: _cell(text, hints[name]) for name, text in row.items()}


def _cell(text: str, wanted: Any) -> Any:
    """A cell as its column's type wants it: lists are words with spaces between them, an empty number is missing."""
    if getattr(wanted, "__origin__", None) is list:
        return text.split()
    for kind in (int, float):
        if kind is wanted or kind in get_args(wanted):
            if not text and type(None) in get_args(wanted):
                return None
            try:
                return kind(text)
            except ValueError:
                return text
    return text


KINDS: dict[str, Kind] = {
    "sources": Kind("sources.yml", model.Source),
    "speakers": Kind("speakers.yml", model.Speaker),
    "verdicts": Kind("verdicts.yml", model.Verdict),
    "objectives": Kind("objectives.yml", model.Objective, refers=(("sources", "sources"),)),
    "lesions": Kind("lesions.yml", model.Lesion, refers=(("look.*.sources", "sources"),)),
    "claims": Kind(
        "claims.yml",
        model.Claim,
        refers=(("sources", "sources"), ("who", "speakers"), ("verdict", "verdicts")),
    ),
    "signs": Kind("signs.csv", model.Sign, ("lesion", "sign"), (("lesion", "lesions"), ("sources", "sources"))),
    "vignettes": Kind(
        "vignettes.yml",
        model.Telling,
        refers=(("fits", "lesions"), ("ages", "vignettes"), ("sources", "sources")),
    ),
    "twists": Kind(
        "twists.yml",
        model.Twist,
        refers=(("lesions", "lesions"), ("told", "vignettes"), ("sources", "sources")),
    ),
    "milia_types": Kind("milia_types.yml", model.MiliaType, refers=(("sources", "sources"),)),
    "red_flags": Kind("red_flags.yml", model.RedFlag, refers=(("sources", "sources"),)),
    "extraction": Kind(
        "extraction.yml",
        model.ExtractionStep,
        refers=(("opening.sources", "sources"), ("squeezing.sources", "sources")),
    ),
    "treatments": Kind("treatments.csv", model.Treatment, refers=(("sources", "sources"),)),
    "cautions": Kind("cautions.yml", model.Reason, refers=(("treatments", "treatments"), ("sources", "sources"))),
    "treatment_kinds": Kind("treatment_kinds.yml", model.TreatmentKind, refers=(("treatments", "treatments"),)),
    "caution_rules": Kind(
        "caution_rules.yml",
        model.CautionRule,
        refers=(("treatments", "treatments"), ("kinds", "treatment_kinds")),
    ),
    "products": Kind("products.csv", model.Product, ("product", "shop"), (("claim", "claims"), ("sources", "sources"))),
    "glossary": Kind("glossary.yml", model.Term, ("term",), (("sources", "sources"),)),
    "questions": Kind(
        "questions/*.yml",
        model.Question,
        refers=(("objective", "objectives"), ("claims", "claims"), ("sources", "sources")),
    ),
}
