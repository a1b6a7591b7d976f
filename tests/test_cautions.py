"""The safety rules of the cautions, over all sets of situations and over broken content."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from tests import made_up_content
from widgets.content import Content, shipped
from widgets.content.check import check
from widgets.model import LOOSENING, SITUATIONS, Caution, Situation, Treatment
from widgets.treatments import suitable, told, treatments
from widgets.ui.explorer_view import Wish, explorer_view

ALL = tuple(SITUATIONS)
SETS: list[tuple[Situation, ...]] = list(chain.from_iterable(combinations(ALL, n) for n in range(len(ALL) + 1)))
RANK = {word: i for i, word in enumerate(get_args(Caution))}
CARE = ["leave-alone", "cleanse", "moisturiser", "sunscreen"]
RETINOIDS = ["retinol", "adapalene", "tretinoin"]
WEAK_ACIDS = ["aha-low", "salicylic-acid"]
PROCEDURES = ["peel-pro", "extraction", "incision", "electrodesiccation", "cryotherapy", "laser"]
ACTIVE = [*WEAK_ACIDS, "aha-high", *RETINOIDS, *PROCEDURES, "minocycline"]


@cache
def left(situations: tuple[Situation, ...]) -> frozenset[str]:
    return frozenset(suitable(*situations).query("left").index)


def words(situation: Situation, ids: list[str]) -> set[str]:
    return set(treatments().loc[ids, situation])


def test_situations_are_one_truth() -> None:
    columns = [name for name, kind in Treatment.__annotations__.items() if kind == "Caution"]
    assert list(get_args(Situation)) == list(SITUATIONS) == columns
    assert set(CARE) | set(ACTIVE) | {"squeeze"} == set(treatments().index)


def test_words_are_ordered_and_not_knowing_allows_less_than_asking() -> None:
    word = treatments()["child"]
    assert list(word.cat.categories) == ["never", "unknown", "ask first", "with care", "fine"]
    assert (word[word > "ask first"].isin(["with care", "fine"])).all()


def test_care_never_falls_out_while_something_active_stands() -> None:
    assert len(SETS) == 2**7
    for situations in SETS:
        stand = left(situations)
        assert set(CARE) <= stand or not stand & set(ACTIVE), situations
        assert {"leave-alone", "cleanse"} <= stand, situations
        assert "squeeze" not in stand


def test_the_stronger_of_one_kind_and_the_same_hands_is_never_allowed_more() -> None:
    table = treatments()
    pairs = [
        (weak, strong)
        for kind in shipped().treatment_kinds
        for weak in kind.treatments
        for strong in kind.treatments
        if hands(table, weak) == hands(table, strong) and potency(table, strong) > potency(table, weak)
    ]
    assert len(pairs) >= 10
    for situations in SETS:
        for weak, strong in pairs:
            assert allowed(table, strong, situations) <= allowed(table, weak, situations), (weak, strong, situations)
            assert strong not in left(situations) or weak in left(situations)


def hands(table: pd.DataFrame, id: str) -> str:
    who = str(table.loc[id, "who"])
    return "home" if who == "home on prescription" else who


def potency(table: pd.DataFrame, id: str) -> float:
    """NaN where a row is not ranked: such a one is neither stronger nor weaker."""
    return float(str(table.loc[id, "potency"]))


def allowed(table: pd.DataFrame, id: str, situations: tuple[Situation, ...]) -> int:
    """How much the strictest word of several situations allows."""
    return min((RANK[str(table.loc[id, situation])] for situation in situations), default=len(RANK))


def test_nothing_active_is_left_for_a_newborn_in_any_set() -> None:
    assert words("newborn", ACTIVE) == {"never"}
    for situations in SETS:
        if "newborn" in situations:
            assert left(situations) == {"leave-alone", "cleanse", "sunscreen"}, situations
    assert words("newborn", ["leave-alone", "cleanse"]) == {"fine"}
    assert words("newborn", ["sunscreen"]) == {"ask first"}


def test_pregnancy_and_planning_one() -> None:
    assert "planning" in SITUATIONS["pregnancy"]
    assert words("pregnancy", CARE) == {"fine"}
    assert words("pregnancy", RETINOIDS) == {"never"}
    assert words("pregnancy", ["minocycline"]) == {"never"}
    assert words("pregnancy", [*PROCEDURES, "aha-high"]) == {"ask first"}
    assert all(RANK[word] <= RANK["with care"] for word in words("pregnancy", WEAK_ACIDS))
    why = suitable("pregnancy").loc["retinol", "why"]
    assert all(part in str(why) for part in ("planning", "little is absorbed", "a few had defects", "ruled out"))
    assert "without a retinoid" in str(treatments().loc["moisturiser", "name"])


def test_darker_skin_the_eye_implants_and_children() -> None:
    assert words("darker_skin", [*WEAK_ACIDS, *RETINOIDS]) == {"with care"}
    assert words("darker_skin", ["aha-high", *PROCEDURES]) == {"ask first"}
    assert "against dark marks" in str(suitable("darker_skin").loc["retinol", "with_care"])
    assert words("near_eye", [*WEAK_ACIDS, "aha-high", *RETINOIDS]) == {"never"}
    assert words("near_eye", PROCEDURES) == {"ask first"}
    assert "defibrillator" in SITUATIONS["implanted_device"]
    assert words("implanted_device", ["electrodesiccation"]) == {"ask first"}
    assert words("child", ["minocycline"]) == {"never"}


def test_what_loosens_rests_on_strong_ground_and_says_what_the_care_is() -> None:
    content = shipped()
    table = treatments()
    for reason in content.cautions:
        kinds = {content.sources[id].kind for id in reason.sources}
        said = {str(table.loc[t, s]) for t in reason.treatments for s in reason.situations if s != "anyone"}
        if said & {"fine", "with care"}:
            assert kinds & set(LOOSENING), reason.id
        assert bool(reason.care) == ("with care" in said), reason.id


def test_each_word_that_is_said_of_a_row_is_said_in_words() -> None:
    table = treatments().astype("object")
    columns = {"never": "why", "ask first": "ask_first", "with care": "with_care", "unknown": "not_known"}
    for situation in ALL:
        fit = suitable(situation)
        for word, column in columns.items():
            for id in table.index[table[situation] == word]:
                assert fit.loc[id, column], (situation, word, id)
                sources = {"why": "why_sources", "ask_first": "ask_sources", "with_care": "care_sources"}.get(column)
                assert sources is None or fit.loc[id, sources]


@pytest.mark.parametrize("situation", ALL)
def test_ticking_a_situation_always_says_what_changes(situation: Situation) -> None:
    (sentence,) = told(situation)
    before, after = (explorer_view(Wish(situations=list(s)), shipped()) for s in ([], [situation]))
    assert sentence in after["said"]
    assert sentence not in before["said"]
    fit = suitable()
    counts = treatments()[fit["left"] | (fit.index == "minocycline")][situation].drop("minocycline").value_counts()
    assert sum(map(int, re.findall(r"(\d+) (?:fall|to ask|with|fine|not)", sentence))) == counts.sum()
    for row in after["rows"]:
        held = str(treatments().loc[row["id"], situation])
        assert bool(row["care"]["text"]) == (held == "with care")
        assert bool(row["ask"]["text"]) == (held == "ask first")


def test_a_situation_that_changes_nothing_says_so(tmp_path: Path) -> None:
    content = Content(made_up_content.write(tmp_path))
    assert told("pregnancy", content=content) == [
        "Pregnant or planning a pregnancy: nothing changes; 1 fine, 1 not known."
    ]


BROKEN = [
    ("fine on weak ground", "sources.yml", ",\n   kind: review}", "}", r"reason 'nothing': says 'fine' on weak ground"),
    ("care on weak ground", "treatments.csv", "never,ask first", "never,with care", r"'acid-and-marks': says 'with care' on weak"),
    ("care without saying which", "treatments.csv", "never,ask first", "never,with care", r"does not fit 'with care' in what the care is"),
    ("care where it is not the word", "cautions.yml", "why: it may", "care: low, why: it may", r"does not fit 'ask first' in what the care"),
    ("active on a newborn", "treatments.csv", "unknown,never,unknown,ATLAS", "unknown,ask first,unknown,ATLAS", r"'acid', newborn: says 'ask first' \(caution_rules\.yml, newborn\); say 'never' or less"),
    ("care denied to a newborn", "treatments.csv", "fine,fine,DERMNET", "ask first,fine,DERMNET", r"'wait', newborn: says 'ask first' .*waiting\); say 'fine' or more"),
    ("care falls out", "treatments.csv", "weeks,fine", "weeks,never", r"'wait', pregnancy: falls out while something active stands"),
    ("a treatment without a kind", "treatment_kinds.yml", "[acid]", "[wait]", r"'acid', id: is not of exactly one kind"),
    ("the stronger allowed more", "treatment_kinds.yml", "[wait]", "[wait, acid]", r"is not of exactly one kind"),
    ("a rule that says nothing", "caution_rules.yml", ", at_most: never", "", r"cautionrule 'newborn': must say either at_most or at_least"),
    ("a rule for no kind", "caution_rules.yml", "[acids]", "[acid]", r"the treatment_kind 'acid' does not exist; did you mean 'acids'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "file", "old", "new", "said"), BROKEN, ids=[row[0] for row in BROKEN])
def test_the_checker_names_what_is_unsafe(tmp_path: Path, name: str, file: str, old: str, new: str, said: str) -> None:
    root = made_up_content.write(tmp_path)
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(re.search(said, str(fault)) for fault in check(Content(root))), [*map(str, check(Content(root)))]


def test_the_checker_sees_a_stronger_one_that_is_allowed_more(tmp_path: Path) -> None:
    root = made_up_content.write(tmp_path)
    path = root / "treatments.csv"
    text = path.read_text(encoding="utf-8")
    row = (
        "weak,Weak,home,2,mild,,,,,none,low,stinging,opinion,,unknown,unknown,never,never,unknown,never,unknown,ATLAS\n"
    )
    path.write_text(text + row, encoding="utf-8")
    kinds = root / "treatment_kinds.yml"
    kinds.write_text(kinds.read_text(encoding="utf-8").replace("[acid]", "[acid, weak]"), encoding="utf-8")
    faults = [str(fault) for fault in check(Content(root))]
    assert any("'acid', darker_skin: is allowed more than the weaker 'weak'" in fault for fault in faults)
