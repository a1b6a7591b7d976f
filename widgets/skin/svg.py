"""Small helpers that write SVG text: numbers, elements, gradients, a picture with title and description."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

Value = str | float
"""An attribute's value: text, or a number in user units."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, sans-serif"
"""Fonts that every system has; nothing is fetched."""


def num(value: float) -> str:
    """A number as short as one decimal place allows: 3.0 is "3", -0.04 is "0"."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def el(tag: str, *children: str, **attributes: Value) -> str:
    """One element. `stroke_width=2` becomes `stroke-width="2"`; children are SVG text already."""
    parts = [tag]
    for name, value in attributes.items():
        shown = value if isinstance(value, str) else num(value)
        parts.append(f"{name.rstrip('_').replace('_', '-')}={quoteattr(shown)}")
    head = " ".join(parts)
    return f"<{head}>{''.join(children)}</{tag}>" if children else f"<{head}/>"


def fine(value: float) -> str:
    """A number between 0 and 1 (opacity, offset) with two decimals, which `num` would round too far."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def path(d: str, **attributes: Value) -> str:
    """A path; `d` is path data."""
    return el("path", d=d, **attributes)


def circle(x: float, y: float, r: float, **attributes: Value) -> str:
    """A circle around (x, y)."""
    return el("circle", cx=x, cy=y, r=r, **attributes)


def ellipse(x: float, y: float, rx: float, ry: float, **attributes: Value) -> str:
    """An ellipse around (x, y)."""
    return el("ellipse", cx=x, cy=y, rx=rx, ry=ry, **attributes)


def text(x: float, y: float, words: str, size: float, **attributes: Value) -> str:
    """One line of text, its baseline at y, `size` in user units."""
    return el("text", escape(words), x=x, y=y, font_size=size, **attributes)


@dataclass
class Picture:
    """A drawing under way. Every id begins with the picture's name, so two pictures may share a page."""

    name: str
    title: str
    desc: str
    width: float
    height: float
    defs: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)

    def add(self, *pieces: str) -> None:
        """Put pieces on top of what is drawn so far."""
        self.body.extend(pieces)

    def id(self, part: str) -> str:
        """The picture's own id for a part."""
        return f"{self.name}-{part}"

    def define(self, part: str, tag: str, *children: str, **attributes: Value) -> str:
        """Keep a definition (once for each part) and return `url(#id)`, the way to point at it."""
        name = self.id(part)
        self.defs.setdefault(part, el(tag, *children, id=name, **attributes))
        return f"url(#{name})"

    def radial(
        self,
        part: str,
        *stops: tuple[float, str, float],
        focus: tuple[float, float] = (0.5, 0.5),
        reach: float | None = None,
    ) -> str:
        """A radial gradient of stops (offset, colour, opacity), its light at `focus` in the shape's box.

        With `reach` (a share of the box) the whole gradient sits around `focus`; without, it fills the box.
        """
        at = {"fx": fine(focus[0]), "fy": fine(focus[1])}
        if reach is not None:
            at = {"cx": at["fx"], "cy": at["fy"], "r": fine(reach)}
        return self.define(part, "radialGradient", *_stops(stops), **at)

    def vertical(self, part: str, *stops: tuple[float, str, float]) -> str:
        """A linear gradient from top to bottom."""
        return self.define(part, "linearGradient", *_stops(stops), x1="0", y1="0", x2="0", y2="1")

    def use(self, part: str, x: float, y: float, draw: Callable[[], str]) -> str:
        """A piece that is drawn once around (0, 0), kept under the name `part`, and shown at (x, y)."""
        if part not in self.defs:
            self.define(part, "g", draw())
        return el("use", href=f"#{self.id(part)}", x=x, y=y)

    def clip(self, part: str, d: str) -> str:
        """A clip path with the outline `d`."""
        return self.define(part, "clipPath", path(d))

    def svg(self) -> str:
        """The finished text, ending with a line break."""
        names = self.id("title"), self.id("desc")
        return (
            el(
                "svg",
                el("title", escape(self.title), id=names[0]),
                el("desc", escape(self.desc), id=names[1]),
                el("defs", *self.defs.values()) if self.defs else "",
                "\n".join(self.body),
                xmlns="http://www.w3.org/2000/svg",
                width=num(self.width),  # as wide as a card, no wider; JupyterLab shrinks it on a narrow screen
                height=num(self.height),
                viewBox=f"0 0 {num(self.width)} {num(self.height)}",
                role="img",
                aria_labelledby=" ".join(names),
                font_family=FONT,
            )
            + "\n"
        )


def _stops(stops: tuple[tuple[float, str, float], ...]) -> list[str]:
    return [
        el("stop", offset=fine(offset), stop_color=colour, stop_opacity=fine(opacity))
        for offset, colour, opacity in stops
    ]
