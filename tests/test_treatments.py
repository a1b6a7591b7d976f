"""The treatment table and the scoreboard: types, order, and nothing unknown turned into a number."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests import made_up_content
from widgets.content import Content, shipped
from widgets.markdown import inline
from widgets.notebooks import all_notebooks
from widgets.scoreboard import claims_table, scoreboard
from widgets.treatments import ORDERED, products, treatments
from widgets.ui import tables
from widgets.ui.lesson import after_questions, before_questions, red_flags, scoreboard_picture
from widgets.ui.lists import used_in


def test_all_treatments_are_there_with_leaving_alone_first_and_squeezing_as_nobodys() -> None:
    table = treatments()
    assert len(table) == 18
    assert table.index.name == "id"
    assert table.index[0] == "leave-alone"
    assert table.loc["squeeze", "who"] == "nobody at home"
    assert table.loc["squeeze", ["potency"]].isna().all()


def test_types_and_order() -> None:
    table = treatments()
    for column, order in ORDERED.items():
        assert list(table[column].cat.categories) == list(order)
        assert table[column].cat.ordered
        assert table[column].notna().all()
    for column in ("potency", "cost_low_usd", "cost_high_usd"):
        assert table[column].dtype == "float64"
    assert table["sources"].str.len().gt(0).all()


def test_no_figure_without_unit_kind_basis_and_sureness() -> None:
    table = treatments()
    priced = table[table["cost_high_usd"].notna()]
    assert priced[["cost_unit", "cost_kind"]].notna().all(axis=None)
    assert (priced["cost_sure"] != "none").all()
    assert (priced["cost_low_usd"] <= priced["cost_high_usd"]).all()
    assert table["potency_basis"].str.len().gt(0).all()


def test_what_is_unknown_is_missing_and_is_shown_as_unknown(tmp_path: Path) -> None:
    table = treatments(Content(made_up_content.write(tmp_path)))
    assert table.loc[["acid"], ["cost_low_usd", "cost_kind"]].isna().all(axis=None)
    assert "unknown" in tables.html(table[["cost_low_usd"]])
    assert not (treatments()["cost_low_usd"] == 0).drop(["leave-alone", "squeeze"]).any()


def test_products_keep_the_prices_that_the_article_does_not_give_missing() -> None:
    table = products()
    assert table["price_usd"].notna().sum() == 2
    assert "not given" in tables.html(table[["product", "price_usd"]])


def test_the_scoreboard_counts_every_claim_once() -> None:
    board = scoreboard()
    assert board["all"].sum() == len(shipped().claims) == len(claims_table())
    assert board.loc["contradicted", "all"] == (claims_table()["verdict"] == "contradicted").sum()
    assert list(board.index) == list(shipped().verdicts)


def test_the_picture_says_its_numbers_in_words() -> None:
    html = scoreboard_picture().data
    for verdict, row in scoreboard().iterrows():
        assert f"{shipped().verdicts[str(verdict)].name}: {row['all']} (" in html
    assert 'role="img"' in html


def test_the_sets_before_and_after_have_a_card_for_each_question() -> None:
    asked = [[c.view["id"] for c in put().children] for put in (before_questions, after_questions)]
    forms = [[q.id for q in shipped().questions_in(file)] for file in ("00_before", "07_after")]
    assert asked in (forms, forms[::-1])
    card = before_questions().children[0]
    card.receive({"move": "check", "turn": card.view["turn"], "response": [card.question.options[0].id]})
    assert "Saved." in card.view["status"]["html"]


def test_red_flags_say_what_to_do_how_sure_and_who_says_so() -> None:
    full, short = red_flags().data, red_flags(short=True).data
    assert full.count("How sure:") == short.count("How sure:") == len(shipped().red_flags)
    for flag in shipped().red_flags:
        assert inline(flag.flag) in full
        assert inline(flag.flag) in short
        assert f"</strong> {inline(flag.act)}." in full
        assert f"</strong> {inline(flag.act)}." not in short
        for id in flag.sources:
            assert f'<a href="#{id}">{escape(shipped().sources[id].short)}</a>' in short
    assert {flag.about for flag in shipped().red_flags} == {"anywhere", "at an eyelid", "on a baby or child"}


def test_a_red_flag_brings_its_sources_to_the_notebook_that_shows_it() -> None:
    ids = {id for flag in shipped().red_flags for id in flag.sources}
    for notebook in all_notebooks():
        if notebook.calls("red_flags"):
            assert ids <= set(used_in(shipped(), notebook))
