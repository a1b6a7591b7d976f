"""Numbers as people write them: a comma or a point, grouped thousands, a unit behind. What is ambiguous is refused."""

from __future__ import annotations

import re
import unicodedata
from typing import NoReturn

UNITS: dict[str, tuple[str, ...]] = {
    "percent": ("%", "per cent", "pct"),
    "times": ("x", "×", "time", "fold", "-fold"),
    "US dollars": ("$", "us$", "usd", "dollar", "dollars", "us dollar"),
}
"""Other ways to write a unit; the unit itself may always stand there."""

_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a"
_AS_WRITTEN = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("’ʼ‘`´＇", "'")
    | dict.fromkeys("−‐‑–", "-")
    | {"٫": ",", "％": "%", "٪": "%"}
)
_NUMBER = re.compile(r"[+-]?[\d.,' ]*\d[\d.,' ]*")


class NumberRefused(ValueError):
    """What was written is not one number beyond doubt; the message says what to write instead."""


def read_number(text: str, unit: str = "") -> float:
    """The number that ``text`` says, in ``unit``; that unit may stand before or behind it.

    The last sign of two kinds marks the decimals (``1.234,5`` and ``1,234.5``), a sign that stands twice groups
    thousands (``1,234,567``), and so do spaces and apostrophes. A single comma or point marks the decimals, unless it
    could as well group thousands: ``1,234`` and ``1.234`` mean different numbers to different people.

    Raises :class:`NumberRefused` with a sentence for whoever wrote it.
    """
    written = "".join(_plain(sign) for sign in text.translate(_AS_WRITTEN)).strip()
    if not written:
        _refuse("Write a number first, then check it.")
    bare = _without_unit(written, unit)
    if not _NUMBER.fullmatch(bare):
        unit_words = f" in {unit}" if unit else ""
        _refuse(
            f"“{text.strip()}” was not read as a number. Write one number{unit_words}, in digits: for example 3 or 0.5."
        )
    sign = -1.0 if bare.startswith("-") else 1.0
    return sign * float(_decimal(bare.lstrip("+-").strip(), text.strip()))


def _plain(sign: str) -> str:
    """A digit of any script as one of ours."""
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _without_unit(written: str, unit: str) -> str:
    """What is left once the unit, in any of its ways, is taken off one end."""
    low = written.lower()
    for name in sorted({unit.lower(), *UNITS.get(unit, ())}, key=len, reverse=True):
        if name and low.endswith(name):
            return written[: len(written) - len(name)].strip()
        if name and low.startswith(name):
            return written[len(name) :].strip()
    return written


def _decimal(bare: str, text: str) -> str:
    """The number with a point for its decimals and nothing else."""
    marks = [sign for sign in bare if sign in ".,"]
    last = marks[-1] if marks else ""
    if len(set(marks)) == 2 and marks.count(last) == 1:
        whole, decimals = bare.split(last)
        return _whole(whole, text) + _decimals(decimals, text)
    if len(set(marks)) == 2 or len(marks) > 1 or not marks:
        return _whole(bare, text)
    whole, decimals = bare.split(last)
    grouped = any(sign in whole for sign in " '")
    if not grouped and re.fullmatch(r"[1-9]\d{0,2}", whole) and re.fullmatch(r"\d{3}", decimals):
        _refuse(
            f"“{text}” can mean two numbers: write {whole}{decimals} if {last} only groups the thousands, "
            f"or {whole}.{decimals}0 if it marks the decimals."
        )
    return (_whole(whole, text) if whole else "0") + _decimals(decimals, text)


def _decimals(digits: str, text: str) -> str:
    return f".{digits}" if re.fullmatch(r"\d+", digits) else _refuse(_groups(text))


def _whole(digits: str, text: str) -> str:
    """Digits, grouped by one sign as in 12 345 678 or, as in India, 1,23,45,678."""
    if re.fullmatch(r"\d+", digits):
        return digits
    (sign, *others) = dict.fromkeys(re.sub(r"\d", "", digits))
    one = re.escape(sign)
    if others or not re.fullmatch(rf"[1-9]\d{{0,2}}(?:{one}\d{{3}})+|[1-9]\d?(?:{one}\d\d)+{one}\d{{3}}", digits):
        _refuse(_groups(text))
    return digits.replace(sign, "")


def _groups(text: str) -> str:
    return f"“{text}” was not read as one number. Write it without spaces or signs between its thousands."


def _refuse(words: str) -> NoReturn:
    raise NumberRefused(words)
