"""Pieces share one page with each other: none changes how another looks, whatever was loaded before."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pieces import MOUNT, PAGE, Piece, as_json, pieces

pytestmark = pytest.mark.slow

Look = Literal["light", "dark", "forced"]

# What a reader sees of an element: where it is, and how it is painted; of its before and after, too.
MEASURE = """(name) => {
  const SEEN = ["display", "visibility", "opacity", "position", "boxSizing", "color", "backgroundColor",
    "backgroundImage", "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "borderTopStyle",
    "borderLeftStyle", "borderTopColor", "borderRightColor", "borderBottomColor", "borderLeftColor",
    "borderTopLeftRadius", "boxShadow", "outlineStyle", "outlineWidth", "outlineColor", "marginTop", "marginRight",
    "marginBottom", "marginLeft", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "fontFamily",
    "fontSize", "fontWeight", "fontStyle", "lineHeight", "textAlign", "textDecorationLine", "listStyleType", "cursor",
    "overflowX", "overflowY", "overflowWrap", "whiteSpace", "fill", "stroke", "strokeWidth", "filter", "appearance",
    "accentColor", "colorScheme", "content"];
  const host = document.getElementById(name), top = host.getBoundingClientRect().top;
  const nodes = [...host.querySelectorAll("*")].filter((node) => !node.closest("defs")); // which paint nothing
  return nodes.map((node) => {
    const box = node.getBoundingClientRect();
    const called = `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""}`;
    const found = { box: box.width || box.height ? [box.left, box.top - top, box.width, box.height] : [] };
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(node, part);
      if (part && style.content === "none") continue;
      for (const property of SEEN) found[property + (part ?? "")] = style[property];
    }
    return [called, found];
  });
}"""

PLACE = """(names) => {
  const all = [...document.querySelectorAll("style[data-piece]")];
  window.styles ??= Object.fromEntries(all.map((style) => [style.dataset.piece, style]));
  for (const style of Object.values(window.styles)) style.remove();
  for (const name of names) document.head.append(window.styles[name]);
}"""
"""Loads these pieces' styles, in this order, and no others."""


@pytest.fixture(scope="module")
def all_pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Piece]:
    return pieces(tmp_path_factory.mktemp("records"))


def opened(browser: Browser, all_pieces: list[Piece], look: Look, scheme: Literal["light", "dark"] = "light") -> Page:
    page = browser.new_page(
        viewport={"width": 900, "height": 900},
        color_scheme=scheme,
        forced_colors="active" if look == "forced" else "none",
        reduced_motion="reduce",
    )
    page.set_content(PAGE)
    page.evaluate("light => { document.body.dataset.jpThemeLight = light }", str(look != "dark").lower())
    page.evaluate(MOUNT, as_json(all_pieces))
    return page


@pytest.fixture(params=["light", "dark", "forced"])
def page(request: pytest.FixtureRequest, browser: Browser, all_pieces: list[Piece]) -> Iterator[Page]:
    page = opened(browser, all_pieces, request.param)
    yield page
    page.close()


def measured(page: Page, name: str) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = page.evaluate(MEASURE, name)
    assert found, f"{name} drew nothing"
    return found


def differences(name: str, alone: list[Any], together: list[Any]) -> list[str]:
    return [
        f"{name}: {called} {key}: alone {was[key]}, together {now.get(key)}"
        for (called, was), (_, now) in zip(alone, together, strict=True)
        for key in was
        if not same(was[key], now.get(key))
    ]


def same(was: Any, now: Any) -> bool:
    return bool(was == now or (isinstance(was, list) and now and was == pytest.approx(now, abs=0.2)))


def test_each_piece_looks_the_same_whatever_else_is_on_the_page(page: Page, all_pieces: list[Piece]) -> None:
    names = [piece.name for piece in all_pieces]
    alone = {}
    for name in names:
        page.evaluate(PLACE, [name])
        alone[name] = measured(page, name)
    middle = len(names) // 2
    orders = [names, names[::-1], names[middle:] + names[:middle], names[::2] + names[1::2]]
    found = []
    for order in orders:
        page.evaluate(PLACE, order)
        for name in names:
            found += differences(name, alone[name], measured(page, name))
    assert not found, f"{len(found)} differences: " + "\n".join(dict.fromkeys(found[:2000]))[:6000]


# What tells something by being filled: where it is, and how much of its length from the left is filled.
MARKS = """() => [...document.querySelectorAll("progress, .milia-meter, .milia-vote > .milia-fill, .milia-marks span")]
  .filter((node) => node.checkVisibility())
  .map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const whole = node.matches(".milia-fill, [data-shown]");
    const share = node.matches("progress") ? node.value / node.max
      : node.matches(".milia-meter") ? node.firstElementChild.getBoundingClientRect().width / width : whole ? 1 : 0;
    const y = scrollY + top + height / 2;
    return { what: `${node.closest("body > div").id} ${node.className || node.tagName}`, share, width,
             filled: [left + (width * share) / 2, y], empty: [left + (width * (1 + share)) / 2, y] };
  })"""
CANVAS = """() => {
  document.body.style.background = "Canvas";
  return getComputedStyle(document.body).backgroundColor;
}"""
PIXELS = """async ([png, places]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  return places.map(([x, y]) => [...pen.getImageData(Math.floor(x), Math.floor(y), 1, 1).data].slice(0, 3));
}"""


def pixels(page: Page, places: list[Any]) -> list[tuple[float, ...]]:
    png = base64.b64encode(page.screenshot(full_page=True)).decode()
    return [tuple(rgb) for rgb in page.evaluate(PIXELS, [png, places])]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """WCAG's ratio of two colours."""

    def light(rgb: tuple[float, ...]) -> float:
        lines = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * lines[0] + 0.7152 * lines[1] + 0.0722 * lines[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_contrast_theme_every_bar_tells_what_it_is_filled_with(
    scheme: Literal["light", "dark"], browser: Browser, all_pieces: list[Piece]
) -> None:
    page = opened(browser, all_pieces, "forced", scheme=scheme)
    marks = page.evaluate(MARKS)
    assert {mark["what"].split()[0] for mark in marks} == {"start", "live", "stepper", "explorer", "wall", "report"}
    filled = pixels(page, [mark["filled"] for mark in marks])
    empty = pixels(page, [mark["empty"] for mark in marks])
    ground = page.evaluate(CANVAS)
    canvas = tuple(int(part) for part in re.findall(r"\d+", ground)[:3])
    for mark, full, hollow in zip(marks, filled, empty, strict=True):
        if mark["width"] * mark["share"] > 6:
            assert contrast(full, canvas) >= 3, f"{mark['what']}: {full} on {canvas}"
        if mark["width"] * (1 - mark["share"]) > 6:
            assert contrast(hollow, canvas) < 1.2, f"{mark['what']}: its empty part is {hollow}, the page {canvas}"
    page.close()


def test_in_a_contrast_theme_nothing_is_laid_under_the_words_of_a_filled_button(
    browser: Browser, all_pieces: list[Piece]
) -> None:
    page = opened(browser, all_pieces, "forced")
    first = page.locator(".milia-first:visible, [data-move=play]:visible").all()
    assert len(first) > 4
    for button in first:
        painted = button.evaluate("(node) => [getComputedStyle(node).forcedColorAdjust, getComputedStyle(node).color]")
        assert painted[0] == "none", button.text_content()
    page.close()


@pytest.mark.parametrize("together", [False, True])
def test_printing_hides_only_what_a_piece_itself_hides(together: bool, page: Page, all_pieces: list[Piece]) -> None:
    page.emulate_media(media="print")
    names = [piece.name for piece in all_pieces]
    hidden = "(name) => [...document.getElementById(name).querySelectorAll('*')].map((n) => n.checkVisibility())"
    alone = {}
    for name in names:
        page.evaluate(PLACE, [name])
        alone[name] = page.evaluate(hidden, name)
    page.evaluate(PLACE, names if together else names[::-1])
    assert {name: page.evaluate(hidden, name) for name in names} == alone


@pytest.mark.parametrize("name", ["card-hotspot", "practice", "stepper"])
def test_a_drawing_is_painted_though_the_same_one_lies_hidden_on_the_page(
    name: str, browser: Browser, all_pieces: list[Piece]
) -> None:
    """As in JupyterLab, where a page that is not in front is hidden and stays in the document."""
    (piece,) = (piece for piece in all_pieces if piece.name == name)
    alone = opened(browser, [piece], "light")
    both = opened(browser, [piece, piece._replace(name="second")], "light")
    both.evaluate("name => { document.getElementById(name).style.display = 'none' }", name)
    shown = alone.locator(f"#{name} svg:visible").first.screenshot()
    assert both.locator("#second svg:visible").first.screenshot() == shown
    names = both.evaluate("() => [...document.querySelectorAll('svg [id]')].map((node) => node.id)")
    assert len(names) == len(set(names)) > 0
    alone.close()
    both.close()
