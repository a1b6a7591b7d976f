"""What a notebook may call stands in one table, and nothing a page shows lacks its sources."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from widgets.content import Content, shipped
from widgets.notebooks import Notebook, all_notebooks, own_files
from widgets.pieces import DRAWN, PIECES
from widgets.practice.stages import stages
from widgets.progress.outline import set_of
from widgets.skin.pictures import PICTURES
from widgets.ui import lists
from widgets.ui.lists import used_in

each = pytest.mark.parametrize("page", all_notebooks(), ids=lambda page: page.name)
TABLES = {"signs", "side_by_side", "kinds", "scoreboard", "claims_table", "treatments", "suitable", "products"}


def imported(notebook: Notebook) -> dict[str, str]:
    """What a notebook imports of the lesson: name → module."""
    nodes = chain.from_iterable(ast.walk(ast.parse(source)) for source in notebook.code)
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in froms for alias in node.names}


def of_rows(content: Content, table: pd.DataFrame, maker: str) -> set[str]:
    """Ids of the sources behind the rows of a table that a cell shows, found by the rows' names alone."""
    tables: dict[str, dict[Any, Any]] = {
        "signs": dict(enumerate(content.signs)),
        "kinds": {kind.name: kind for kind in content.milia_types},
        "claims_table": {key: claim for claim in content.claims.values() for key in (claim.id, claim.claim)},
        "treatments": {row.id: row for row in content.treatments},
        "products": dict(enumerate(content.products)),
        "suitable": {row.id: row for row in content.treatments},
    }
    return {id for key in table.index for id in tables[maker][key].sources}


@pytest.mark.parametrize("path", own_files(), ids=lambda path: path.stem)
def test_every_function_that_a_notebook_calls_is_in_the_table(path: Path) -> None:
    notebook = Notebook(path)
    for name, module in imported(notebook).items():
        assert name in PIECES, f"{path.name}: widgets/pieces.py has no line for {name}()"
        assert module in ("widgets", PIECES[name].home)
        assert callable(getattr(import_module(module), name))
    assert {call.function for call in notebook.called} - {"len", "print"} <= set(PIECES)


def test_each_line_of_the_table_names_a_function_that_is_there() -> None:
    for name, piece in PIECES.items():
        assert callable(getattr(import_module(piece.home), name))


@each
def test_a_page_lists_the_sources_of_every_table_it_shows(page: Notebook) -> None:
    """The cells are run, and the rows that they show looked up in the content."""
    content, listed = shipped(), set(used_in(shipped(), page))
    space: dict[str, Any] = {}
    for source in page.code:
        tree = ast.parse(source)
        makers = [name for name in TABLES if re.search(rf"\b{name}\(", source)]
        if not makers or isinstance(tree.body[-1], ast.Assign):
            exec(source, space) if makers else None
            continue
        *before, last = tree.body
        assert isinstance(last, ast.Expr)
        exec(compile(ast.Module(before, []), page.name, "exec"), space)
        shown = eval(compile(ast.Expression(last.value), page.name, "eval"), space)
        maker = makers[0]
        if maker == "side_by_side":
            found = {id for s in content.signs if s.lesion in shown.columns for id in s.sources}
        elif maker == "scoreboard":
            found = {id for claim in content.claims.values() for id in claim.sources}
        else:
            found = of_rows(content, shown, maker)
        assert found <= listed, f"{page.name}: {source} shows what rests on {sorted(found - listed)}"
    assert not page.calls("treatments") or {id for row in content.treatments for id in row.sources} <= listed


@each
def test_a_page_lists_the_sources_of_every_card_and_list_it_shows(page: Notebook) -> None:
    content, listed = shipped(), set(used_in(shipped(), page))
    shown = {id for question in page.asked("question") for id in content.question(question).sources}
    shown |= {id for claim in page.asked("fact_check") for id in content.claims[claim].sources}
    shown |= {id for term in page.asked("words") for id in content.glossary[term].sources}
    for name, phase in (("before_questions", "pre"), ("after_questions", "post")):
        for first in "AB" if page.calls(name) else "":
            shown |= {id for question in set_of(content, phase, first) for id in question.sources}
    for name in ("red_flags", "key_points"):
        if page.calls(name):
            shown |= set(re.findall(r'href="#([A-Z]\w+)"', str(getattr(lists, name)(content).data)))
    if page.calls("practise") or page.calls("review_cases"):
        in_play = {id for stage in stages(content.lesions) for id in stage.lesions}
        shown |= {id for telling in content.tellings for id in telling.sources}
        shown |= {id for twist in content.twists for id in twist.sources}
        shown |= {id for sign in content.signs if sign.lesion in in_play for id in sign.sources}
    if page.calls("scoreboard_picture"):
        shown |= {id for claim in content.claims.values() for id in claim.sources}
    assert shown <= listed, f"{page.name} shows what rests on {sorted(shown - listed)}"


@each
def test_a_page_lists_the_sources_of_every_picture_it_shows(page: Notebook) -> None:
    listed = set(used_in(shipped(), page))
    assert set(DRAWN) == set(PICTURES)
    for name in page.pictures:
        assert set() < set(DRAWN[name](shipped())) <= listed, name


def test_a_query_narrows_the_sources_to_the_rows_it_keeps(tmp_path: Path) -> None:
    def used(code: str) -> set[str]:
        path = tmp_path / "made_up.ipynb"
        path.write_text(json.dumps({"cells": [{"id": "a", "cell_type": "code", "source": code}]}))
        return set(used_in(shipped(), Notebook(path)))

    kept = {id for sign in shipped().signs if sign.sign == "contents" for id in sign.sources}
    every = {id for sign in shipped().signs for id in sign.sources}
    assert used("signs().query(\"sign == 'contents'\")[['value']]") == kept < every
    assert used("signs().query(\"sign != 'contents'\")") == used("signs()") == every


def test_reading_the_table_loads_neither_widgets_nor_pandas() -> None:
    heavy = ("pandas", "numpy", "ipywidgets", "msgspec")
    code = f"import sys, widgets.pieces; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
