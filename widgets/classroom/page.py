"""The report as a page that stands alone: what to teach again first, then what that rests on."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from widgets.classroom.findings import Findings
from widgets.classroom.html import page_style
from widgets.classroom.parts.again import teach_again
from widgets.classroom.parts.beliefs import beliefs, confidence
from widgets.classroom.parts.change import before_and_after
from widgets.classroom.parts.files import files
from widgets.classroom.parts.method import method
from widgets.classroom.parts.people import every_learner, who
from widgets.classroom.parts.practice import practice
from widgets.classroom.parts.questions import alphas, every_question, look_at
from widgets.classroom.parts.top import top
from widgets.model import NOT_REVIEWED

PARTS: tuple[Callable[[Findings], str], ...] = (
    teach_again, before_and_after, beliefs, confidence, look_at, practice, who, files, alphas, method, every_question,
    every_learner,
)  # fmt: skip
"""The parts in order."""


def page(found: Findings, title: str) -> str:
    """The page; it asks no server."""
    parts = "".join(part(found) for part in PARTS)
    heads = re.findall(r'<section id="([a-z]+)"[^>]*><h2[^>]*>([^<]+)</h2>', parts)
    links = "".join(f'<li><a href="#{id}">{text}</a></li>' for id, text in heads)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} – Milia or acne?</title><style>{page_style()}</style></head>"
        f'<body class="milia milia-page milia-report"><main>{top(found, title)}<nav aria-label="Parts of the '
        f'report"><ul>{links}</ul></nav>'
        f"{parts}<footer><p>The lesson teaches; it diagnoses nobody. {NOT_REVIEWED}</p></footer></main></body></html>\n"
    )
