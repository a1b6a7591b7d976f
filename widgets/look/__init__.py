"""What all pieces and pages share of their look: colours and measures, and controls drawn with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def tokens() -> str:
    """CSS: colours, type and space as custom properties of whatever bears the class ``milia``."""
    return (_HERE / "tokens.css").read_text(encoding="utf-8")


@cache
def shared() -> str:
    """CSS that comes before each piece's own sheet: the tokens, and the look of text and controls."""
    return tokens() + (_HERE / "controls.css").read_text(encoding="utf-8")
