"""Laws of the drawn pictures: sound SVG that stands alone, says what it shows, and is what the code draws."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from widgets.skin.cross_section import KINDS, cross_section
from widgets.skin.palette import MONK, mix, monk
from widgets.skin.pictures import PICTURES, alt, write

FOLDER = Path(__file__).parent.parent / "notebooks" / "pictures"
DRAWN = {name: draw() for name, draw in PICTURES.items()}
SVG = "{http://www.w3.org/2000/svg}"
MAY_STAND = {"svg", "title", "desc", "defs", "g", "use", "path", "circle", "ellipse", "rect", "text"}
MAY_STAND |= {"stop", "radialGradient", "linearGradient", "clipPath", "pattern"}
MAY_STAND |= {"filter", "feTurbulence", "feColorMatrix", "feComposite", "feGaussianBlur"}
LARGEST = {"surface-three-tones.svg": 60_000}
"""Bytes that a picture may have, where 40,000 do not do: this one is fifteen drawings of skin in one."""


def elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())


def ids(svg: str) -> list[str]:
    return [name for e in elements(svg) if (name := e.get("id"))]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_stands_alone(name: str) -> None:
    for element in elements(DRAWN[name]):
        assert element.tag.removeprefix(SVG) in MAY_STAND
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert not attribute.endswith("href") or value.startswith("#")
            assert not re.search("nan|inf", value)
            assert all(target.startswith("#") for target in re.findall(r"url\((.*?)\)", value))
    assert len(DRAWN[name].encode()) < LARGEST.get(name, 40_000)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_what_it_shows(name: str) -> None:
    root = ElementTree.fromstring(DRAWN[name])
    assert root.get("role") == "img"
    labels = {e.get("id"): e.text for e in root if e.tag in {SVG + "title", SVG + "desc"}}
    assert (root.get("aria-labelledby") or "").split() == list(labels)
    assert [bool(words) for words in labels.values()] == [True, True]
    assert 20 < len(alt(name)) < 400
    assert "Drawing, not a photograph" in DRAWN[name]


@pytest.mark.parametrize("name", PICTURES)
def test_every_reference_has_its_target(name: str) -> None:
    wanted = set(re.findall(r'(?:url\(|href=")#([^)"]+)', DRAWN[name]))
    assert wanted <= set(ids(DRAWN[name]))


def test_ids_are_unique_on_a_page_with_all_pictures() -> None:
    every = [i for svg in DRAWN.values() for i in ids(svg)]
    assert len(every) > len(PICTURES)
    assert len(every) == len(set(every))


@pytest.mark.parametrize("name", PICTURES)
def test_text_can_be_read_and_stays_on_the_card(name: str) -> None:
    root = ElementTree.fromstring(DRAWN[name])
    _, _, width, height = (float(n) for n in (root.get("viewBox") or "").split())
    for line in root.iter(SVG + "text"):
        size, x, y = (float(line.get(key) or 0) for key in ("font-size", "x", "y"))
        wide = len(line.text or "") * size * (0.58 if line.get("font-weight") else 0.52)
        left = x - {"middle": wide / 2, "end": wide}.get(line.get("text-anchor") or "", 0)
        assert size * 320 / width >= 11  # pixels, on a page 320 pixels wide
        assert 0 <= left <= width - wide
        assert size < y < height


@pytest.mark.parametrize("name", PICTURES)
def test_drawing_twice_gives_the_same_and_the_file_is_fresh(name: str) -> None:
    assert PICTURES[name]() == DRAWN[name]
    assert (FOLDER / name).read_text(encoding="utf-8") == DRAWN[name], "run: make pictures"


def test_the_folder_holds_these_pictures_and_no_others(tmp_path: Path) -> None:
    assert {p.name for p in write(tmp_path)} == {p.name for p in FOLDER.glob("*.svg")} == set(PICTURES)


@pytest.mark.parametrize("name", KINDS)
def test_every_lesion_can_be_cut_alone_and_beside_another(name: str) -> None:
    assert KINDS[name].seen in cross_section([name, "pore"])
    assert elements(cross_section([name]))


def test_tones() -> None:
    assert (monk(1), monk(10)) == (MONK[0], MONK[-1])
    assert mix("#000000", "#ffffff", 0.5) in {"#7f7f7f", "#808080"}
    for tone in (0, 11):
        with pytest.raises(ValueError, match="Monk tone"):
            monk(tone)
