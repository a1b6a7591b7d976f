"""Tables that spreadsheets open right and do not run: a guard against formulas, and the ways to part cells."""

from __future__ import annotations

from unicodedata import category, normalize

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""What may stand between cells. Where numbers have a decimal comma, spreadsheets expect a semicolon."""


def like_formula(text: str) -> bool:
    """Whether a spreadsheet may run a cell: its first sign that shows is one of ``=+-@``, in whatever width.

    A cell that begins with a control sign, such as a tab, counts too: what is cut off there is not known.
    """
    if text and category(text[0]) == "Cc":
        return True
    first = next((sign for sign in text if not sign.isspace() and category(sign) != "Cf"), "")
    return normalize("NFKC", first) in ("=", "+", "-", "@")


def guarded(text: str) -> str:
    """Text as a cell that no spreadsheet runs: a ' before what looks like a formula.

    Control signs, which break rows and hide what follows them, become spaces.
    """
    plain = "".join(" " if category(sign) == "Cc" else sign for sign in text)
    return f"'{plain}" if like_formula(text) else plain
