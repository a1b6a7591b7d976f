"""How each form of bump is drawn: what lies under the skin's fine lines, and what covers them."""

from collections.abc import Callable
from math import cos, pi, sin

from widgets.model import Form
from widgets.skin.bump_signs import crust, dimple, gleam, tip, vessels
from widgets.skin.curves import ring
from widgets.skin.palette import PLUG_DARK, mix
from widgets.skin.pen import Pen
from widgets.skin.svg import el, ellipse, fine, num, path

Layers = tuple[str, str]
"""SVG text of what lies under the skin's lines, and of what covers them."""

PLUG_SHARE = 0.46
"""Diameter of a dark plug as a share of its ring's; the artist's choice."""


def dome(pen: Pen) -> Layers:
    """A round bump."""
    tone = pen.tone
    if pen.look.roof:
        return pearl(pen)
    signs = vessels(pen) + dimple(pen) + crust(pen) + tip(pen) + gleam(pen)
    if pen.look.colour_on(tone.number) in ("skin", "whitish"):
        return pen.shadow() + pen.body(0.3, 0.95) + pen.relief(tone.lit, tone.shade), signs
    if pen.look.halo != "none":  # inflamed: it passes into the skin around it
        light, dark = mix(pen.colour, tone.lit if tone.deep else "#ffffff", 0.5), mix(tone.halo, tone.shade, 0.4)
        under = pen.halo() + pen.shadow(0.25) + pen.body(0.4, 0.95, 1.2)
        k = pen.steep
        return under, pen.body(0.4, 0.95, 1.2, veil=0.5) + pen.clouds(light, dark, k, k) + signs
    light, dark = mix(pen.colour, tone.lit if tone.deep else "#ffffff", 0.55), mix(pen.colour, tone.shade, 0.75)
    edge, cover, veil = (0.7, 1.0, 0.8) if pen.steep > 0.95 else (0.4, 0.8, 0.5)  # a low dome rises gently
    return pen.shadow() + pen.body(edge, cover), pen.body(edge, cover, veil=veil) + pen.relief(light, dark) + signs


def pearl(pen: Pen) -> Layers:
    """A pale ball under a thin, stretched roof: skin runs over its rim, and the light falls on the roof."""
    tone, skin = pen.tone, pen.tone.skin
    c = tone.of(pen.look.colour_on(tone.number), 0.76 if tone.deep else 0.86)
    near = mix(c, skin, 0.45)
    ball = pen.picture.radial(
        "pearl", (0, mix(c, "#ffffff", 0.45), 1), (0.35, c, 1), (0.62, mix(c, skin, 0.14), 0.96),
        (0.8, near, 0.6), (1, near, 0), focus=(0.44, 0.43),
    )  # fmt: skip
    roof = pen.picture.radial("roof", (0.55, skin, 0.95), (1, skin, 0))
    return pen.shadow(0.4) + pen.relief(tone.lit, tone.shade, 0.8), (
        pen.shape(roof)
        + pen.shape(ball, 0.94)
        + pen.crescent("under", mix(tone.shade, c, 0.2), 0.55, 0.94)
        + gleam(pen, (-0.26, -0.3), 0.9)
    )


def flat_top(pen: Pen) -> Layers:
    """A low bump with a level top."""
    lit, dark = pen.tone.lit, pen.tone.shade
    top = pen.picture.radial("top", (0, lit, 0.2), (0.8, lit, 0.16), (1, lit, 0))
    share = 0.5 if pen.tone.deep else 0.75
    walls = pen.crescent("wall", dark, 0.7, 1.02) + pen.crescent("wall-lit", lit, 0.8, 1.0, lower=False)
    return pen.shadow(0.6) + pen.body(0.6, share) + pen.shape(top) + walls, (
        pen.body(0.6, share, veil=0.45) + gleam(pen, (-0.42, -0.46), 0.6)
    )


def swelling(pen: Pen) -> Layers:
    """A broad swelling without an edge: light and shade are two soft clouds, as on a bell-shaped hill."""
    c, k = pen.colour, pen.steep / 0.65
    dark, lit = mix(pen.tone.shade, pen.tone.halo, 0.5), mix(pen.tone.lit, c, 0.15)
    body = pen.picture.radial("body", (0, c, 0.95), (0.45, c, 0.85), (0.75, c, 0.45), (1, c, 0))
    return pen.halo() + pen.shape(body, 1.15, 0.06), (
        pen.shape(body, 1.15, 0.06, opacity=0.5)
        + pen.clouds(lit, dark, (0.5 if pen.tone.deep else 0.8) * k, 0.6 * k)
        + gleam(pen, (-0.36, -0.4), 0.5)
        + tip(pen)
    )


def rim(pen: Pen) -> Layers:
    """A wide opening in a low ring of skin; what fills it is dark on top."""
    lit, dark = pen.tone.lit, pen.tone.shade
    raised = pen.picture.radial("rim", (0.42, lit, 0.8), (0.6, lit, 0.5), (1, lit, 0), focus=(0.42, 0.41))
    around = pen.crescent("slope", dark, 0.42, 1.06) + pen.shape(raised)
    if pen.look.opening == "none":
        return around, ""
    plug, brown = ("#0a0504", 0.14) if pen.tone.deep else (PLUG_DARK, 0.42)
    pore = pen.picture.radial(
        "pore", (0.6, plug, 0.9), (0.8, mix(dark, plug, 0.4), 0.75), (1, dark, 0), focus=(0.47, 0.47)
    )
    fill = pen.picture.radial(
        "plug", (0, mix(plug, "#9a7048", brown), 1), (0.5, mix(plug, "#6b4630", brown / 2), 1), (0.85, plug, 1),
        (1, plug, 0.7), focus=(0.57, 0.58),
    )  # fmt: skip
    return around, (
        pen.shape(pore, PLUG_SHARE * 1.45)
        + pen.crescent("glint", lit, 0.8, PLUG_SHARE * 1.5)
        + pen.shape(fill, PLUG_SHARE, 0.12)
    )


def patch(pen: Pen) -> Layers:
    """A flat patch with an irregular edge, in which the colour lies in clouds."""
    c, dark, lit, rng = pen.colour, pen.tone.shade, pen.tone.lit, pen.rng
    edge, raised = _blot(pen), pen.look.rise / 0.05
    turned = f"rotate({rng.uniform(-30, 30):.0f} {num(pen.x)} {num(pen.y)})"
    cloud = pen.picture.radial("cloud", (0, mix(c, "#fff2c0", 0.35), 0.75), (1, c, 0))
    clouds = "".join(
        ellipse(
            pen.x + pen.r * rng.uniform(-0.55, 0.55), pen.y + pen.r * rng.uniform(-0.2, 0.2),
            pen.r * rng.uniform(0.15, 0.34), pen.r * rng.uniform(0.1, 0.22), fill=cloud,
        )
        for _ in range(9)
    )  # fmt: skip
    melt = pen.picture.define(
        "melt", "filter", el("feGaussianBlur", stdDeviation="2.6"),
        x="-.1", y="-.2", width="1.2", height="1.4", color_interpolation_filters="sRGB",
    )  # fmt: skip
    under = (
        path(edge, fill=dark, fill_opacity=fine(0.2 + 0.4 * raised), transform="translate(2 2.4)")
        + path(edge, fill=lit, fill_opacity=fine(0.25 + 0.5 * raised), transform="translate(-1.8 -2)")
        + path(edge, fill=c, fill_opacity="0.88")
        + clouds
    )
    veil = path(edge, fill=c, fill_opacity="0.35", filter=melt)
    return el("g", under, filter=melt, transform=turned), el("g", veil, transform=turned)


def _blot(pen: Pen) -> str:
    """Path data of an irregular outline that is as long as the bump is wide and half as high."""
    lobes = [(pen.rng.uniform(0.05, 0.11), n, pen.rng.uniform(0, 2 * pi)) for n in (2, 3, 5, 7)]
    points = []
    for i in range(24):
        t = 2 * pi * i / 24
        far = pen.r * (0.86 + 0.6 * sum(size * sin(n * t + start) for size, n, start in lobes))
        points.append((pen.x + far * cos(t), pen.y + 0.52 * far * sin(t)))
    return ring(points)


FORMS: dict[Form, Callable[[Pen], Layers]] = {
    "dome": dome,
    "flat top": flat_top,
    "swelling": swelling,
    "rim": rim,
    "patch": patch,
}
"""Who draws each form."""
