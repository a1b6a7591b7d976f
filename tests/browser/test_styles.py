"""Pieces share one page with each other: none changes how another looks, whatever was loaded before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
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
  return [...host.querySelectorAll("*")].map((node) => {
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
  window.styles ??= Object.fromEntries([...document.querySelectorAll("style[data-piece]")].map((s) => [s.dataset.piece, s]));
  for (const style of Object.values(window.styles)) style.remove();
  for (const name of names) document.head.append(window.styles[name]);
}"""
"""Loads these pieces' styles, in this order, and no others."""


@pytest.fixture(scope="module")
def all_pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Piece]:
    return pieces(tmp_path_factory.mktemp("records"))


def opened(browser: Browser, all_pieces: list[Piece], look: Look, width: int = 900) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
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
