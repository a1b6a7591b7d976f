"""`milia-lesson setup`, and the command's other ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from tests.conftest import ROOT
from widgets import cli, jupyter_setup
from widgets.jupyter_setup import SETTINGS, SetupError, install_settings, trust
from widgets.notebooks import own_files


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python and a user's Jupyter of their own."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "python"))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "user"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def test_settings_are_put_beside_those_that_are_there(prefix: Path) -> None:
    file = prefix / "python/etc/jupyter/labconfig/default_setting_overrides.json"
    file.parent.mkdir(parents=True)
    tracker = "@jupyterlab/notebook-extension:tracker"
    file.write_text(json.dumps({"other:plugin": {"a": 1}, tracker: {"scrollPastEnd": False}}))
    assert install_settings() == file
    held = json.loads(file.read_text())
    assert held["other:plugin"] == {"a": 1}
    assert held[tracker] == {"scrollPastEnd": False, **SETTINGS[tracker]}
    assert {k: held[k] for k in SETTINGS if k != tracker} == {k: v for k, v in SETTINGS.items() if k != tracker}
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_where_python_may_not_be_written_settings_go_to_the_user(prefix: Path) -> None:
    (prefix / "python").write_text("a file in the way")
    assert install_settings() == prefix / "user/labconfig/default_setting_overrides.json"


def test_where_nothing_may_be_written_one_line_says_so(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (prefix / "python").write_text("a file in the way")
    (prefix / "user").write_text("another")
    assert cli.main(["setup"]) == 0, "a page can be started all the same"
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "make one of these folders writable" in line
    assert "Run ▸ Run All Cells" in line


def test_broken_settings_are_not_overwritten(prefix: Path) -> None:
    file = prefix / "python/etc/jupyter/labconfig/default_setting_overrides.json"
    file.parent.mkdir(parents=True)
    file.write_text("{ broken")
    with pytest.raises(SetupError, match="not valid JSON"):
        install_settings()
    assert file.read_text() == "{ broken"


def test_trusted_notebooks_are_trusted_and_others_are_not(prefix: Path) -> None:
    paths = own_files()
    notary = NotebookNotary()
    assert not any(notary.check_signature(nbformat.read(p, as_version=4)) for p in paths)
    assert trust(paths[:1]) == (1, [], "")
    assert [notary.check_signature(nbformat.read(p, as_version=4)) for p in paths] == [True] + [False] * (
        len(paths) - 1
    )
    notary.store.close()


def test_setup_says_what_it_did(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["setup"]) == 0
    assert capsys.readouterr().out.startswith("Ready: ")
    assert cli.main(["setup"]) == 0


def test_every_setting_is_one_that_jupyterlab_knows() -> None:
    schemas = Path(sys.prefix, "share/jupyter/lab/schemas")
    for plugin, values in SETTINGS.items():
        package, name = plugin.split(":")
        known = json.loads((schemas / package / f"{name}.json").read_text())["properties"]
        assert set(values) <= set(known), plugin


def test_the_schema_command_writes_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.main(["schema"]) == 0
    made = {p.name: p.read_text() for p in (tmp_path / "content/schema").iterdir()}
    assert made == {p.name: p.read_text() for p in (ROOT / "content/schema").iterdir()}


def test_no_command_shows_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([])
    assert stop.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_module_under_test_is_the_lessons_own() -> None:
    assert Path(jupyter_setup.__file__).is_relative_to(ROOT)
