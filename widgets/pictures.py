"""Draws what the lesson shows: the pictures of its Markdown, and one page of all drawings to look them through.

python -m widgets.pictures
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import get_args

from widgets.content import Content, shipped
from widgets.look import shared
from widgets.skin.extraction import Way, frame
from widgets.skin.pictures import PICTURES, alt, write
from widgets.skin.sheet import sheet

ROOT = Path(__file__).resolve().parents[1]

_STYLE = """
.milia { margin: 0 auto; padding: clamp(16px, 4vw, 56px); max-width: 96rem; background: var(--milia-paper); }
h1 { margin: 0 0 4px; font-size: clamp(28px, 4vw, 44px); line-height: 1.15; letter-spacing: -0.01em; }
h2 { margin: 64px 0 20px; padding-top: 16px; border-top: 2px solid var(--milia-line); font-size: 26px; }
h3 { margin: 36px 0 12px; font-size: 19px; }
h3::first-letter { text-transform: uppercase; }
p { margin: 0 0 8px; max-width: 44rem; }
nav { display: flex; flex-wrap: wrap; gap: 6px 20px; margin-top: 16px; }
label { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; cursor: pointer; }
figure { margin: 0; min-width: 0; }
figcaption { margin-top: 8px; color: var(--milia-quiet); font-size: 14px; line-height: 1.45; }
svg { display: block; width: 100%; height: auto; }
.diagrams { columns: 26rem; column-gap: 40px; }
.diagrams figure { break-inside: avoid; padding-bottom: 40px; }
.ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 21rem)); gap: 20px 24px; }
.ways b { color: var(--milia-ink); }
main:has(#grey:checked) section { filter: grayscale(1); }
@media (max-width: 40rem) { #lesions div { grid-template-columns: repeat(2, 1fr) !important; } }
@media print { nav, label { display: none; } figure { break-inside: avoid; } }
"""

_HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)


def page(content: Content) -> str:
    """HTML of one page that asks no server anything: diagrams, the extraction's steps, every lesion on every tone."""
    sections = {
        "diagrams": ("Diagrams", f'<div class="diagrams">{"".join(_diagrams())}</div>'),
        "extraction": ("Opening and squeezing, step by step", "".join(_steps(content))),
        "lesions": ("Lesions on ten skin tones", sheet(content.lesions.values())),
    }
    links = "".join(f'<a href="#{id}">{escape(name)}</a>' for id, (name, _) in sections.items())
    body = "\n".join(
        f'<section id="{id}"><h2>{escape(name)}</h2>\n{html}</section>' for id, (name, html) in sections.items()
    )
    return (
        f'<!doctype html>\n<html lang="en"><head>{_HEAD}<title>All pictures: Milia or acne?</title>'
        f'<style>{shared()}{_STYLE}</style></head>\n<body class="milia milia-page"><main><h1>All pictures</h1>'
        "<p>Drawings, not photographs. They follow the colours of the system, light or dark.</p>"
        '<label><input type="checkbox" id="grey"> In greyscale</label>'
        f"<nav>{links}</nav>\n{body}</main></body></html>\n"
    )


def _diagrams() -> Iterator[str]:
    for name, draw in PICTURES.items():
        yield f"<figure>{draw()}<figcaption>{escape(alt(name))}</figcaption></figure>\n"


def _steps(content: Content) -> Iterator[str]:
    for number, step in enumerate(content.extraction, 1):
        yield f'<h3>Step {number}</h3><div class="ways">'
        for way in get_args(Way):
            side = getattr(step, way)
            words = f"<b>{escape(side.name)}</b> {escape(side.text)}"
            yield f"<figure>{frame(step.id, way)}<figcaption>{words}</figcaption></figure>"
        yield "</div>\n"


def main() -> None:
    """Write both."""
    write(ROOT / "notebooks" / "pictures")
    built = ROOT / "build" / "pictures.html"
    built.parent.mkdir(exist_ok=True)
    built.write_text(page(shipped()), encoding="utf-8")
    print(f"notebooks/pictures is fresh; open {built} to see every drawing")


if __name__ == "__main__":
    main()
