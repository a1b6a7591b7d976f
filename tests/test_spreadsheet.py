"""Tables that leave the lesson: no cell is run, spreadsheets know the signs, and a teacher chooses the separator."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up_records import planted
from widgets import cli
from widgets.spreadsheet import SEPARATORS, guarded, like_formula
from widgets.ui.browse import browse_view
from widgets.ui.csv_text import csv_text

SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹦", "﹣", "﹫"]
HIDDEN = ["", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u200e", "\u2028", "\x00", " \ufeff\t"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", HIDDEN, ids=ascii)
def test_a_formula_in_any_width_and_behind_any_blank_is_found(sign: str, before: str) -> None:
    assert like_formula(f"{before}{sign}1+1")
    assert guarded(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "milia", "a=1", "5 - 2", "“quoted”", "é", "日本", "(x)", "1", "•"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5), st.sampled_from(sorted(SEPARATORS)))
def test_rows_and_cells_come_back_whatever_stands_in_them(rows: list[list[str]], separator: str) -> None:
    text = io.StringIO(csv_text(["a", "b"], rows, separator), newline="")
    read = list(csv.reader(text, delimiter=SEPARATORS[separator]))
    assert [len(row) for row in read] == [2] * (len(rows) + 1)
    assert read[1:] == [[guarded(cell) for cell in row] for row in rows]
    assert not any(like_formula(cell) for row in read for cell in row)


@pytest.mark.parametrize("separator", ["", "comma", "semicolon", "tab"])
def test_the_tables_of_a_report_open_in_a_spreadsheet(
    separator: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--separator", separator] if separator else []
    folder, tables = planted(tmp_path / "class", 12), tmp_path / "tables"
    assert cli.main(["report", str(folder), "--out", str(tmp_path / "r.html"), "--csv", str(tables), *asked]) == 0
    between = SEPARATORS[separator or "comma"]
    files = sorted(tables.glob("*.csv"))
    assert len(files) > 9
    for path in files:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), f"{path.name}: no mark of UTF-8"
        assert data.endswith(b"\r\n")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=between))
        assert len({len(row) for row in rows}) == 1
        assert len(rows[0]) > 1


def test_a_table_in_a_notebook_is_parted_as_asked() -> None:
    table = pd.DataFrame({"name": ["Ä; b", "c"], "cost": [1.5, None]})
    view: dict[str, Any] = browse_view(table, "t", "semicolon")
    assert view["csv"] == 'name;cost\r\n"Ä; b";1.5\r\nc;\r\n'


def test_a_separator_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main(["report", str(tmp_path), "--out", str(tmp_path / "r.html"), "--separator", "pipe"])
