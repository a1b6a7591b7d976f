"""Loading, checking and one card, at 64 and at 6,400 questions."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests import made_up_content
from tests.bench.table import Row, alternating, milliseconds
from widgets.content import Content
from widgets.content.check import check

FEW, HALF, MANY = 64, 3200, 6400


def _load(root: Path, count: int) -> float:
    return milliseconds(lambda: Content(root).questions) / count


def _check(root: Path, count: int) -> float:
    return milliseconds(lambda: check(Content(root))) / count


def _card(root: Path, count: int) -> float:
    from widgets.sitting import Sitting
    from widgets.ui.views import question_view

    def one() -> None:
        content = Content(root)
        question_view(content.question(f"question-{count // 2}"), Sitting(), content)

    return milliseconds(one)


def rows() -> list[Row]:
    with TemporaryDirectory() as folder:
        few, half, many = (made_up_content.write(Path(folder, str(n)), n) for n in (FEW, HALF, MANY))
        _check(few, FEW)  # imports are measured elsewhere
        load = alternating(5, lambda: _load(many, MANY), lambda: _load(few, FEW), lambda: _load(half, HALF))
        checked = alternating(3, lambda: _check(many, MANY), lambda: _check(few, FEW), lambda: _check(half, HALF))
        card = alternating(15, lambda: _card(many, MANY), lambda: _card(few, FEW))
    return [
        Row("load, a question of 6,400", load[0], "a question of 64", load[1], "ms", 1.3),
        Row("load, a question of 6,400", load[0], "a question of 3,200", load[2], "ms", 1.1),
        Row("check, a question of 6,400", checked[0], "a question of 64", checked[1], "ms", 1.3),
        Row("check, a question of 6,400", checked[0], "a question of 3,200", checked[2], "ms", 1.1),
        Row("one card, a bank of 6,400 never read before", card[0], "a bank of 64", card[1], "ms", 1.3),
    ]
