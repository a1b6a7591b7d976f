"""Which room may import which. Read from the source, since what is loaded says little about what is needed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "widgets"
FILES = sorted(PACKAGE.rglob("*.py"))

# Each room and the rooms it may import from. A file's room is its first folder or its name.
ARROWS: dict[str, set[str]] = {
    "model": set(),
    "collector": set(),
    "content": {"model", "collector", "reading_grade", "spreadsheet"},
    "reading_grade": set(),
    "claims": {"model"},
    "grading": {"model"},
    "sitting": {"model", "grading"},
    "record": {"model", "collector"},
    "skin": {"model"},
    "practice": {"model", "skin"},
    "practice_record": {"practice", "record"},
    "practice_tables": {"model", "wilson", "content", "practice", "practice_record"},
    "progress": {"model", "content", "claims", "notebooks", "pieces", "record"},
    "notebooks": {"pieces"},
    "pictures": {"content", "look", "skin"},
    "signs": {"model", "content"},
    "treatments": {"model", "content"},
    "scoreboard": {"content"},
    "trace": {"content", "notebooks"},
    "markdown": set(),
    "classroom": {"model", "content", "claims", "record", "progress", "markdown", "skin", "sitting"}
    | {"practice", "practice_record", "look", "spreadsheet", "in_words", "wilson"},
    "look": set(),
    "spreadsheet": set(),
    "numbers": set(),
    "jupyter_setup": {"notebooks"},
    "cli": {"content", "notebooks", "trace", "jupyter_setup", "classroom", "record"},
    "ui": {"model", "content", "claims", "grading", "sitting", "notebooks", "skin", "record", "progress"}
    | {"practice", "practice_record", "practice_tables", "treatments", "markdown", "look", "spreadsheet", "numbers"}
    | {"pieces", "in_words"},
    "__init__": {"pieces"},
    "pieces": {"content"},
    "wilson": set(),
    "in_words": {"model", "sitting", "skin"},
}
WIDGETS = {"ipywidgets", "anywidget", "traitlets"}
PANDAS = {"pandas", "numpy"}
LIGHT = {
    "model",
    "grading",
    "sitting",
    "in_words",
    "wilson",
    "claims",
    "skin",
    "content",
    "notebooks",
    "pieces",
    "record",
    "progress",
    "markdown",
    "numbers",
    "practice",
}
"""Rooms that load neither pandas nor numpy."""


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports out in full"
            if node.module == "widgets":
                yield from (f"widgets.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def offences(found: dict[Path, set[str]]) -> list[str]:
    """All of them at once, a line each: who mends one sees the rest."""
    return [f"{path.relative_to(ROOT)}: {', '.join(sorted(what))}" for path, what in found.items() if what]


def test_there_is_something_to_look_at() -> None:
    assert {room(path) for path in FILES} == set(ARROWS)


def test_a_room_imports_only_where_its_arrows_point() -> None:
    ours = {path: {name.split(".")[1] for name in imported(path) if name.startswith("widgets.")} for path in FILES}
    assert offences({path: rooms - ARROWS[room(path)] - {room(path)} for path, rooms in ours.items()}) == []


def test_libraries_stay_in_their_rooms() -> None:
    assert offences({path: forbidden(path) for path in FILES}) == []


def forbidden(path: Path) -> set[str]:
    """The libraries that a file may not load, or not at once."""
    tops = {name.split(".")[0] for name in imported(path)}
    if room(path) == "ui":  # pandas is loaded later
        runtime = ast.parse(path.read_text(encoding="utf-8")).body
        return {n.names[0].name for n in runtime if isinstance(n, ast.Import)} & PANDAS
    return tops & (WIDGETS | {"IPython"} | (PANDAS if room(path) in LIGHT else set()))


READERS = {
    "content",
    "notebooks",
    "jupyter_setup",
    "record",
    "classroom",
    "cli",
    "look",
}  # a command writes what its user names
READING = {"open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes"}


def test_only_the_door_opens_content() -> None:
    own = {"assets.py", "pictures.py", "view_types.py", "view_script_types.py"}
    others = [path for path in FILES if room(path) not in READERS and path.name not in own]
    assert offences({path: opened_by(path) for path in others}) == []


def opened_by(path: Path) -> set[str]:
    """What a file opens files with."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    used = {n.attr for n in nodes if isinstance(n, ast.Attribute)} | {n.id for n in nodes if isinstance(n, ast.Name)}
    return used & READING


def test_no_lazy_name_is_hidden_by_a_module_of_the_same_name() -> None:
    import widgets

    modules = {path.stem for path in PACKAGE.iterdir()}
    assert not set(widgets.__all__) & modules
    assert all(callable(getattr(widgets, name)) for name in widgets.__all__)
    with pytest.raises(AttributeError, match="it offers"):
        _ = widgets.no_such_name
