"""Laws of drawn skin: looks keep their lesion's ranges, drawings stand alone, words never name the lesion."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from widgets.content import shipped
from widgets.model import Lesion, Range
from widgets.skin.described import caption, described
from widgets.skin.layout import SIDE_MM, layout
from widgets.skin.look import Look, draw_look
from widgets.skin.palette import MONK
from widgets.skin.patch import patch
from widgets.skin.sheet import sheet

LESIONS = list(shipped().lesions.values())
LOOKS, FEW, MANY = 10_000, 330, 2_200
TONES = range(1, len(MONK) + 1)
SVG = "{http://www.w3.org/2000/svg}"
MAY_STAND = {"svg", "defs", "g", "use", "path", "ellipse", "rect", "text", "stop", "clipPath", "pattern", "filter"}
MAY_STAND |= {"radialGradient", "linearGradient", "feTurbulence", "feColorMatrix", "feComposite", "feGaussianBlur"}


def look_of(i: int) -> tuple[Lesion, Look]:
    lesion = LESIONS[i % len(LESIONS)]
    return lesion, draw_look(lesion, random.Random(i))


@cache
def drawing(i: int) -> str:
    return patch(look_of(i)[1], 1 + i // len(LESIONS) % len(MONK), i)


def test_ten_thousand_looks_stay_inside_their_lesions_ranges_and_differ() -> None:
    looks = set()
    for i in range(LOOKS):
        lesion, look = look_of(i)
        assert outside(lesion, look) == []
        looks.add(look)
    assert len(looks) == LOOKS


def outside(lesion: Lesion, look: Look) -> list[str]:
    """The parameters of a look that its lesion does not allow."""
    allowed = lesion.look
    numbers: dict[str, list[float]] = {
        "count": [look.count],
        "diameter_mm": list(look.diameters_mm),
        "rise": [look.rise],
    }
    wide = allowed.diameter_mm.high - allowed.diameter_mm.low
    differ = (max(look.diameters_mm) - min(look.diameters_mm)) / wide
    found = [name for name, values in numbers.items() for v in values if not within(getattr(allowed, name), v)]
    found += ["differ"] if differ > allowed.differ.high + 1e-9 else []
    for name in allowed.__struct_fields__:
        parameter = getattr(allowed, name)
        if isinstance(parameter, Range):
            continue
        value: Any = getattr(look, name)
        shown = {True: "present", False: "absent"}.get(value, value) if isinstance(value, bool) else value
        found += [name] if shown not in parameter.choices else []
    return found


def within(allowed: Range, value: float) -> bool:
    return allowed.low <= value <= allowed.high


def test_every_choice_of_a_lesion_is_drawn_at_some_time() -> None:
    for lesion in LESIONS:
        looks = [draw_look(lesion, random.Random(i)) for i in range(200)]
        assert {look.colour for look in looks} == set(lesion.look.colour.choices)
        assert {look.count for look in looks} >= {int(lesion.look.count.low), int(lesion.look.count.high)}


def test_bumps_neither_overlap_nor_leave_the_skin() -> None:
    for i in range(MANY):
        bumps = layout(look_of(i)[1], i)
        for n, bump in enumerate(bumps):
            assert bump.radius < min(bump.x, bump.y, SIDE_MM - bump.x, SIDE_MM - bump.y)
            assert all(bump.away_from(other) > 0.2 for other in bumps[:n])


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_drawings_are_sound_stand_alone_and_differ(count: int) -> None:
    texts = set()
    for i in range(count):
        svg = drawing(i)
        root = ElementTree.fromstring(svg)
        ids = [name for element in root.iter() if (name := element.get("id"))]
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg)) <= set(ids)
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in MAY_STAND
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert not name.endswith("href") or value.startswith("#")
                assert "//" not in value
                assert "nan" not in value
                assert all(target.startswith("#") for target in re.findall(r"url\((.*?)\)", value))
        assert len(svg.encode()) <= 40_000
        texts.add(svg)
    assert len(texts) == count


def test_pictures_on_one_page_share_no_ids() -> None:
    every = [re.findall(r' id="([^"]+)"', drawing(i)) for i in range(200)]
    ids = [name for names in every for name in names]
    assert len(ids) == len(set(ids)) > 1000


def test_the_same_arguments_give_the_same_text_in_another_process() -> None:
    code = "from tests.test_patch import drawing; print(drawing(17))"
    run = [sys.executable, "-c", code]
    texts = set()
    for seed in ("1", "2"):
        done = subprocess.run(run, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        texts.add(done.stdout)
    assert texts == {drawing(17) + "\n"}


def test_the_picture_depends_on_seed_tone_and_look() -> None:
    _, look = look_of(0)
    pictures = {patch(look, 3, 1), patch(look, 3, 2), patch(look, 4, 1), patch(replace(look, roof=False), 3, 1)}
    assert len(pictures) == 4


@pytest.mark.parametrize("tone", [0, 11])
def test_a_tone_outside_the_scale_is_refused(tone: int) -> None:
    with pytest.raises(ValueError, match="Monk tone"):
        patch(look_of(0)[1], tone, 1)


def forbidden() -> re.Pattern[str]:
    """Every name of a lesion, every family and every word of the glossary, also in the plural."""
    names = {name for lesion in LESIONS for name in (lesion.name, lesion.family, lesion.id, *lesion.also)}
    parts = {re.sub(r" \(.*\)", "", name) for name in names} | {
        "papule",
        "zit",
        "spot",
        "cancer",
        "carcinoma",
        "comedo",
    }
    words = parts | set(shipped().glossary)
    return re.compile(rf"\b({'|'.join(map(re.escape, sorted(words)))})(s|es|nes)?\b", re.IGNORECASE)


def test_words_for_a_picture_never_name_what_it_is() -> None:
    word = forbidden()
    assert word.search("One papule.")
    assert word.search("Milia.")
    for i in range(LOOKS):
        lesion, look = look_of(i)
        text = described(look, 1 + i % 10)
        assert not word.search(text), (lesion.id, text)
        assert 80 < len(text) < 700
    for i in range(110):
        assert not word.search(re.sub(r'(id|href|fill|stroke|filter|clip-path)="[^"]*"', "", drawing(i)))
        assert not any(lesion.name in drawing(i) or lesion.id in drawing(i) for lesion in LESIONS)


def test_a_picture_carries_its_words() -> None:
    for i in range(110):
        root = ElementTree.fromstring(drawing(i))
        assert root.get("role") == "img"
        assert root.get("aria-label") == described(look_of(i)[1], 1 + i // len(LESIONS) % 10)


@pytest.mark.parametrize("tone", TONES)
def test_words_tell_every_sign_apart(tone: int) -> None:
    plain = Look(
        diameters_mm=(2.0,), rise=0.3, grouping="scattered", form="dome", colour="white", colour_deep="white",
        opening="none", roof=False, tip=False, halo="none", dimple=False, vessels=False, shine="matt", crust=False,
    )  # fmt: skip
    others = [
        replace(plain, diameters_mm=(3.0,)), replace(plain, diameters_mm=(2.0, 2.0)), replace(plain, rise=0.1),
        replace(plain, form="swelling"), replace(plain, form="flat top"), replace(plain, form="patch"),
        replace(plain, form="rim"), replace(plain, colour="red", colour_deep="brown"),
        replace(plain, opening="plug"), replace(plain, roof=True), replace(plain, tip=True),
        replace(plain, halo="slight"), replace(plain, halo="strong"), replace(plain, dimple=True),
        replace(plain, vessels=True), replace(plain, shine="waxy"), replace(plain, crust=True),
        replace(plain, diameters_mm=(2.0, 2.0), grouping="grouped"), replace(plain, diameters_mm=(3.0, 2.0)),
    ]  # fmt: skip
    texts = [described(look, tone) for look in (plain, *others)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("lesion", LESIONS, ids=lambda lesion: str(lesion.id))
def test_a_caption_admits_what_no_source_carries(lesion: Lesion) -> None:
    for tone in TONES:
        text = caption(lesion, tone)
        assert text.startswith("Drawing, not a photograph.")
        shown = lesion.look.colour_deep if tone >= 6 else lesion.look.colour
        assert ("Drawn by analogy" in text) == (shown.basis == "analogy")


def test_a_sheet_shows_every_lesion_on_every_tone() -> None:
    page = sheet(LESIONS)
    assert [page.count(f">{lesion.name}</h3>") for lesion in LESIONS] == [1] * len(LESIONS)
    assert page.count("<svg ") == page.count("Drawing, not a photograph") == len(LESIONS) * len(MONK)
    assert all(page.count(f"Monk {tone}.") == len(LESIONS) for tone in TONES)
