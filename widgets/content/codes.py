"""Internal codes in running text: ids of claims, tensions and sources, which learners must never read."""

from __future__ import annotations

import re
from collections.abc import Container

_CODE = re.compile(r"\b[CT]\d\d\b")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]{3,}\b")


def codes_in(text: str, sources: Container[str]) -> list[str]:
    """The codes that stand in ``text``: ids of claims or tensions by their form, ids of ``sources`` by name."""
    return _CODE.findall(text) + [word for word in _CAPITALS.findall(text) if word in sources]
