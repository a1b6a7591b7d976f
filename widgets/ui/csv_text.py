"""Tables as CSV text that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from widgets.spreadsheet import SEPARATORS, guarded


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]], separator: str = "comma") -> str:
    """Lines of cells; ``None`` is an empty cell, and text that looks like a formula gets a ' before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[separator], lineterminator="\r\n")
    writer.writerow([_safe(name) for name in head])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else cell
