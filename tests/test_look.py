"""Style sheets as text: each keeps to its own piece, and nobody has colours of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from widgets.look import shared, tokens

SHEETS = sorted((ROOT / "widgets").rglob("*.css"))
SHARED = ROOT / "widgets" / "look"
PALETTE = ROOT / "widgets" / "skin"
"""Drawings have a palette of their own: skin is no page."""
OWN = [path for path in SHEETS if path.parent != SHARED]
ROOTS = {"practice": "card.milia-practice", "present": "stage", "author": "desk"}
"""The class of a sheet's root, where it is not the sheet's name."""
WEIGHTLESS = re.compile(r":where\((?:\[data-jp-theme-light=\"false\"\] )?\.milia[ ,)-]")
GUARD = re.compile(r"\.milia\.milia\.milia :where\([^()]*(?:\([^()]*\)[^()]*)*\)(?:::[a-z-]+)?$")


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """The top-level rules of a sheet: selector or at-rule, and what stands in its braces."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    start = depth = 0
    for at, sign in enumerate(text):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, inside = text[start:at].strip(), at + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield head, text[inside:at]
                start = at + 1
    assert depth == 0


def selectors(text: str) -> Iterator[str]:
    """All selectors that stand at a sheet's top, those inside ``@media`` among them."""
    for head, inside in blocks(text):
        if head.startswith("@page"):
            continue
        if head.startswith("@"):
            yield from selectors(inside)
        else:
            yield from re.split(r",(?![^(]*\))(?![^\[]*\])", head) if "(" not in head else [head]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_sheet_is_one_block_under_its_own_root(path: Path) -> None:
    own = f".milia-{ROOTS.get(path.stem, path.stem)}"
    root = own if path.stem == "handout" else f".milia.milia{own}"  # a hand-out is a page alone, black on white
    assert list(selectors(path.read_text(encoding="utf-8"))) == [root]


@pytest.mark.parametrize("name", ["tokens", "controls"])
def test_what_is_shared_weighs_nothing_or_just_more_than_the_notebooks_own_rules(name: str) -> None:
    found = list(selectors((SHARED / f"{name}.css").read_text(encoding="utf-8")))
    assert found
    assert [one for one in found if not (WEIGHTLESS.match(one) or GUARD.match(one))] == []


def test_colours_stand_in_the_tokens_alone() -> None:
    """The hand-out is for paper, and has black and greys of its own."""
    scripts = [path for end in ("py", "js") for path in (ROOT / "widgets").rglob(f"*.{end}")]
    others = [path for path in [*SHEETS, *scripts] if path.name not in ("tokens.css", "handout.css")]
    others = [path for path in others if PALETTE not in path.parents]
    colour = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\b|\brgba?\(")
    found = {path.name: colour.findall(path.read_text(encoding="utf-8")) for path in others}
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_every_token_that_is_used_is_there_and_every_one_there_is_used() -> None:
    used = set()
    for path in [*SHEETS, *(ROOT / "widgets").rglob("*.py")]:
        used |= set(re.findall(r"var\((--milia-[a-z-]+)", path.read_text(encoding="utf-8")))
    assert used == set(re.findall(r"(--milia-[a-z-]+):", tokens()))


def test_the_shared_look_begins_with_the_tokens() -> None:
    assert shared().startswith(tokens())
    assert len(shared()) > len(tokens())
