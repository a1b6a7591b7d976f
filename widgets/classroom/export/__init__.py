"""Questions for the systems a school has already: GIFT, Moodle XML, a QTI 2.1 package. Text and bytes, no files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from widgets.classroom.export.gift import gift
from widgets.classroom.export.moodle import moodle
from widgets.classroom.export.parts import Export, Lost
from widgets.classroom.export.qti import qti
from widgets.content import Content
from widgets.model import Question

FORMATS: dict[str, Callable[[Sequence[Question], Content], Export]] = {"gift": gift, "moodle": moodle, "qti": qti}
"""What ``milia-lesson export --format`` offers."""

__all__ = ["FORMATS", "Export", "Lost", "gift", "moodle", "qti"]
