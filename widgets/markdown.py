"""Markdown of the content as HTML; raw HTML, links and pictures in it stay text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # loading it takes time; not before there is something to draw

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


def inline(text: str) -> str:
    """HTML of one paragraph without its ``<p>``."""
    return str(_parser().renderInline(text))


def block(text: str) -> str:
    """HTML of paragraphs and lists."""
    return str(_parser().render(text))
