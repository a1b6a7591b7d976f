"""Drawn skin as Chromium paints it: each sign stands where the parameters put it, on all ten tones.

ΔE is CIE 1976: about 2 can just be seen side by side. ΔL is what is left of it without colour.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pixels import Lab, Pixels, Place, apart, disc, lab, side
from widgets.content import shipped
from widgets.skin.bump_forms import PLUG_SHARE
from widgets.skin.bump_signs import TIP_SHARE
from widgets.skin.layout import SIDE_MM, Bump, layout
from widgets.skin.look import Look, draw_look
from widgets.skin.palette import MONK
from widgets.skin.patch import patch
from widgets.skin.pen import halo_reach

pytestmark = pytest.mark.slow

TONES = range(1, len(MONK) + 1)
LESIONS = shipped().lesions
RAISED = [id for id, lesion in LESIONS.items() if set(lesion.look.form.choices) & {"dome", "flat top", "swelling"}]
LIT, SHADED = 225, 45  # degrees: up left, down right


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


class Painted:
    """A drawing, painted; and the colour of its plain skin."""

    def __init__(self, page: Page, look: Look, tone: int, seed: int) -> None:
        self.bumps = layout(look, seed)
        self.pixels = Pixels(page, patch(look, tone, seed))
        places = disc(SIDE_MM / 2, SIDE_MM / 2, 14, step=0.25)
        self.plain = [p for p in places if all(b.beyond(p) > halo_reach(look, b) - b.radius + 0.5 for b in self.bumps)]
        self.skin = self.pixels.mean(self.plain)

    def inside(self, bump: Bump, share: float, inner: float = 0.0) -> Lab:
        """The mean colour of a disc or ring around a bump's middle; 1 is its radius."""
        return self.pixels.mean(disc(bump.x, bump.y, share * bump.radius, inner * bump.radius))

    def at(self, bump: Bump, share: float, degrees: float) -> Lab:
        """The mean colour of a small disc on one side of the middle."""
        return self.pixels.mean(side(bump.x, bump.y, share * bump.radius, degrees, 0.2 * bump.radius))


@cache
def paint(page: Page, id: str, tone: int, **other: object) -> Painted:
    """A lesion's drawing with some parameters set; kept, since several laws look at the same one."""
    look = replace(one_look(id, tone), **other)  # type: ignore[arg-type]
    return Painted(page, look, tone, seed=tone)


@cache
def one_look(id: str, tone: int) -> Look:
    return draw_look(LESIONS[id], random.Random(f"{id} {tone}"))


@pytest.mark.parametrize("id", LESIONS)
def test_the_skins_mean_colour_is_the_swatch(page: Page, id: str) -> None:
    for tone in TONES:
        swatch = lab(*bytes.fromhex(MONK[tone - 1][1:]))
        assert apart(paint(page, id, tone).skin, swatch) < 2


@pytest.mark.parametrize("tone", TONES)
def test_a_dark_plug_is_dark_at_its_place(page: Page, tone: int) -> None:
    drawn, without = (paint(page, "blackhead", tone, opening=opening) for opening in ("plug", "none"))
    for bump in drawn.bumps:
        assert drawn.inside(bump, PLUG_SHARE * 0.8)[0] < drawn.skin[0] / 2
        assert without.inside(bump, PLUG_SHARE * 0.8)[0] > without.skin[0] * 0.8
        assert drawn.inside(bump, 1.0, 0.8)[0] > drawn.skin[0] * 0.8
        rim = max(drawn.at(bump, far / 20, LIT)[0] for far in range(8, 17))
        assert rim > drawn.skin[0] - 2, "its rim stays as light as the skin"


@pytest.mark.parametrize("halo", ["slight", "strong"])
@pytest.mark.parametrize("id", ["pustule", "nodule", "fungal-folliculitis"])
def test_a_halo_differs_from_the_skin_around_it(page: Page, id: str, halo: str) -> None:
    for tone in TONES:
        drawn, without = paint(page, id, tone, halo=halo), paint(page, "pustule", tone, halo="none")
        for bump in drawn.bumps[:4]:
            ring = 1 + 0.5 * (halo_reach(one(id, tone, halo), bump) / bump.radius - 1)
            assert apart(drawn.inside(bump, ring, 1.02), drawn.skin) > 6
            assert abs(drawn.inside(bump, ring, 1.02)[0] - drawn.skin[0]) > 2, "without colour too"
        assert all(apart(without.inside(bump, 1.8, 1.5), without.skin) < 4 for bump in without.bumps)


def one(id: str, tone: int, halo: str) -> Look:
    return replace(one_look(id, tone), halo=halo)  # type: ignore[arg-type]


@pytest.mark.parametrize("id", RAISED)
def test_height_shows_by_light_and_shade_on_every_tone(page: Page, id: str) -> None:
    for tone in TONES:
        drawn = paint(page, id, tone)
        for bump in drawn.bumps[:4]:
            assert relief(drawn, bump) > 5
        flat = [Bump(x, y, 2.0, 0.0) for x, y in ((3.0, 3.0), (17.0, 3.0), (3.0, 17.0), (17.0, 17.0))]
        bare = [spot for spot in flat if all(b.beyond((spot.x, spot.y)) > 4 for b in drawn.bumps)]
        assert all(abs(relief(drawn, spot)) < 5 for spot in bare), "plain skin has none"


def relief(drawn: Painted, bump: Bump) -> float:
    """How much lighter the side is that faces the light; a crust or tip in the middle does not count."""
    return drawn.at(bump, 0.55, LIT)[0] - min(drawn.at(bump, far, SHADED)[0] for far in (0.55, 0.7, 0.85))


@pytest.mark.parametrize("tone", TONES)
def test_a_roof_lets_a_pale_ball_shine_through_and_skin_runs_over_its_rim(page: Page, tone: int) -> None:
    drawn = paint(page, "milium", tone)
    for bump in drawn.bumps:
        middle, rim = drawn.inside(bump, 0.5), drawn.inside(bump, 1.1, 0.95)
        assert apart(rim, drawn.skin) < 12
        assert middle[0] > rim[0] + 4
        if tone > 3:  # on the lightest skin a pale ball shows by its edge alone
            assert middle[0] > drawn.skin[0] + 4


@pytest.mark.parametrize("tone", TONES)
def test_a_tip_is_lighter_than_the_dome_under_it(page: Page, tone: int) -> None:
    drawn, without = (paint(page, "pustule", tone, tip=tip) for tip in (True, False))
    for bump in drawn.bumps:
        assert drawn.inside(bump, TIP_SHARE * 0.7)[0] > drawn.inside(bump, 0.85, 0.7)[0] + 8
        assert without.inside(bump, TIP_SHARE * 0.7)[0] < without.inside(bump, 0.85, 0.7)[0] + 8


@pytest.mark.parametrize("id", ["sebaceous-hyperplasia", "molluscum"])
def test_a_dimple_is_shaded_where_a_dome_is_lit(page: Page, id: str) -> None:
    for tone in TONES:
        drawn, without = (paint(page, id, tone, dimple=dimple, vessels=False) for dimple in (True, False))
        for bump in drawn.bumps:
            assert dip(drawn, bump) < dip(without, bump) - 2


def dip(drawn: Painted, bump: Bump) -> float:
    return drawn.at(bump, 0.2, LIT)[0] - drawn.at(bump, 0.25, SHADED)[0]


def test_the_scale_has_a_tick_at_every_millimetre(page: Page) -> None:
    pixels = paint(page, "milium", 3).pixels
    for mm in range(1, int(SIDE_MM)):
        below = SIDE_MM + 0.2
        assert lab(*pixels.rgb(mm, below))[0] < 60 < 90 < lab(*pixels.rgb(mm + 0.5, below))[0]


def test_what_sources_call_alike_looks_alike(page: Page) -> None:
    """An atlas says that milia look like closed comedones, texts on oil glands that this cancer looks like them."""
    for tone in TONES:
        milium, pustule, blackhead = (averaged(page, id, tone) for id in ("milium", "pustule", "blackhead"))
        whitehead = averaged(page, "whitehead", tone, colour="whitish", colour_deep="whitish")
        assert apart(milium, whitehead) < min(apart(milium, pustule), apart(milium, blackhead))


def averaged(page: Page, id: str, tone: int, **other: object) -> Lab:
    drawn = paint(page, id, tone, **other)
    places: list[Place] = [place for bump in drawn.bumps for place in disc(bump.x, bump.y, bump.radius)]
    return drawn.pixels.mean(places)
