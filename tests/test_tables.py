"""The signs table, and how tables and lists look."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from tests import made_up_content
from widgets.content import Content, ContentError, shipped
from widgets.model import SURE_MARKS
from widgets.signs import kinds, side_by_side, signs
from widgets.ui import tables
from widgets.ui.lesson import sources_used, start, words


def test_signs_has_a_row_for_each_lesion_and_sign_and_says_how_sure() -> None:
    table = signs()
    assert list(table.columns) == ["lesion", "sign", "value", "sure", "sources"]
    assert not table.duplicated(["lesion", "sign"]).any()
    assert len(table) == table["lesion"].nunique() * table["sign"].nunique()
    unknown = table["sure"] == "none"
    assert (table["value"].isna() == unknown).all()
    assert (table["sources"].isna() == unknown).all()
    assert list(table["sure"].cat.categories) == ["none", "low", "medium", "high"]
    assert {"milium", "whitehead", "blackhead", "pustule", "nodule"} <= set(table["lesion"])


def test_side_by_side_holds_what_signs_holds() -> None:
    wide, long = side_by_side("pustule", "milium"), signs()
    assert list(wide.columns) == ["pustule", "milium"]
    for row in long[long["lesion"].isin(["pustule", "milium"])].itertuples():
        cell = wide.at[str(row.sign), str(row.lesion)]
        if row.sure == "none":
            assert wide.isna().at[str(row.sign), str(row.lesion)]
        else:
            assert cell == f"{row.value} {SURE_MARKS[str(row.sure)]}"


def test_side_by_side_without_names_shows_all_and_an_unknown_name_says_which_there_are() -> None:
    assert list(side_by_side().columns) == list(signs()["lesion"].cat.categories)
    with pytest.raises(KeyError, match="no lesion wart; there are milium, whitehead"):
        side_by_side("wart")


def test_signs_of_other_content(tmp_path: Path) -> None:
    table = signs(Content(made_up_content.write(tmp_path)))
    assert table["value"].tolist()[0] == "firm"
    assert len(table) == 2


class Headers(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.headers: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "th":
            self.inside = True
            self.headers.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "th"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.headers[-1] += data


@pytest.mark.parametrize(
    "table",
    [
        signs(),
        side_by_side("milium"),
        signs().groupby("sure", observed=True)[["sign"]].count(),
        signs().pivot_table(index=["lesion", "sign"], columns="sure", values="value", aggfunc="count", observed=True),
        pd.DataFrame({"a": [1]}),
        pd.DataFrame({"a": [1]}, index=["x"]),
        pd.DataFrame(),
    ],
)
def test_no_header_cell_of_a_table_is_empty(table: pd.DataFrame) -> None:
    html = tables.html(table)
    assert all(text.strip() for text in Headers(html).headers)
    assert 'role="region"' in html


def test_a_gap_says_so_and_markup_in_a_cell_stays_text() -> None:
    html = tables.html(pd.DataFrame({"a": ["<b>x</b>", None]}))
    assert "no source found" in html
    assert "&lt;b&gt;" in html


def test_words_explains_and_an_unknown_word_says_where_to_add_it() -> None:
    assert "keratin" in words("milium").data
    with pytest.raises(ContentError, match=r"glossary\.yml: no term snark"):
        words("snark")


def test_the_list_of_sources_says_how_much_of_each_was_read() -> None:
    html = sources_used("02_what_milia_are").data
    items = re.findall(r'<li id="([A-Z0-9_]+)">(.*?)</li>', html, re.S)
    assert len(items) > 20
    assert f"<details><summary>{len(items)} sources, " in html
    assert all("How much was read:" in text for _, text in items)
    for id, text in items:
        assert ("<a href" in text) == bool(shipped().sources[id].link)


def test_kinds_of_milia_have_a_course_and_say_how_sure() -> None:
    table = kinds()
    assert len(table) == len(shipped().milia_types)
    assert table.index.name == "kind"
    assert table[["fact", "course", "sure", "sources"]].notna().all(axis=None)


def test_start_says_that_it_runs() -> None:
    assert start().view["who"] == ""
    head = start("08_review")
    assert head.view["who"]
    assert head.fresh
