"""`milia-lesson setup`, and the command's other ends."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
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


def database(folder: Path) -> Path:
    (folder / "data").mkdir(exist_ok=True)
    return folder / "data" / "nbsignatures.db"


def one_true_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What setup says where nothing can be trusted; and nothing is."""
    assert cli.main(["setup"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("\n") == 1
    assert "no notebook trusted" in said.out
    assert "▶ Start the lesson in the bar above it" in said.out
    return said.out


def test_a_locked_list_is_told_and_left_alone(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another JupyterLab writes, or a home on NFS: the lock is a real one, held by another connection."""
    assert cli.main(["setup"]) == 0
    capsys.readouterr()
    holder = sqlite3.connect(database(prefix), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "locked by another program" in one_true_line(capsys)
    holder.close()
    assert sorted(path.name for path in (prefix / "data").glob("nb*")) == ["nbsignatures.db"], "nothing put aside"
    assert cli.main(["setup"]) == 0
    assert "12 notebooks trusted" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "words"),
    [("SQLITE_BUSY", "locked"), ("SQLITE_PROTOCOL", "locked"), ("SQLITE_IOERR_LOCK", "locked"), ("SQLITE_FULL", "full"),
     ("SQLITE_READONLY", "may not be written"), ("SQLITE_IOERR_WRITE", "it cannot be used: ")],
)  # fmt: skip
def test_what_keeps_trust_from_being_kept_is_told(
    prefix: Path, code: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A home on NFS, a full disk, a read-only one: imitated where SQLite tells of them, while a notebook is signed."""

    def refuse(self: NotebookNotary, book: object) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorname = code
        raise error

    monkeypatch.setattr(NotebookNotary, "sign", refuse)
    assert words in one_true_line(capsys)


def test_what_is_not_kept_is_not_called_trusted(
    prefix: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(NotebookNotary, "sign", lambda self, book: None)
    assert "not kept" in one_true_line(capsys)


def test_a_broken_list_is_put_aside_and_a_new_one_made(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database(prefix).write_bytes(b"no database" * 500)
    assert cli.main(["setup"]) == 0
    said = capsys.readouterr()
    assert "12 notebooks trusted" in said.out
    assert said.err == ""


def test_a_folder_in_the_lists_place_is_told(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database(prefix).mkdir()
    assert str(database(prefix)) in one_true_line(capsys)


def test_a_file_in_the_data_folders_place_is_told(prefix: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (prefix / "data").write_text("in the way")
    one_true_line(capsys)


def test_an_account_without_a_home_is_told(
    prefix: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless() -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(jupyter_setup, "jupyter_data_dir", homeless)
    monkeypatch.setattr(jupyter_setup, "jupyter_config_dir", homeless)
    assert "there is no home folder" in one_true_line(capsys)


@pytest.mark.parametrize("held", ["[]", "5", '{"@jupyterlab/notebook-extension:tracker": 5}', "\ufeff{}", ""])
def test_settings_of_any_shape_are_no_traceback(prefix: Path, held: str) -> None:
    file = prefix / "python/etc/jupyter/labconfig/default_setting_overrides.json"
    file.parent.mkdir(parents=True)
    file.write_text(held, encoding="utf-8")
    assert cli.main(["setup"]) == 0


def test_a_full_disk_leaves_no_half_file(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", full)
    with pytest.raises(SetupError, match="No space left"):
        install_settings()
    assert [path for path in prefix.rglob("*") if path.is_file()] == []


def test_the_workspace_is_named_as_jupyterlab_names_it_and_made_once(prefix: Path) -> None:
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    jupyter_setup.prepare_workspace()
    manager = WorkspacesManager(str(prefix / "user/lab/workspaces"))
    assert manager.load(jupyter_setup.WORKSPACE)["data"]["layout-restorer:data"]["left"]["collapsed"] is True
    (path,) = (prefix / "user/lab/workspaces").iterdir()
    path.write_text("as its user left it")
    jupyter_setup.prepare_workspace()
    assert path.read_text() == "as its user left it"


def test_files_beside_a_notebook_do_not_stand_in_for_packages(prefix: Path) -> None:
    jupyter_setup.prepare_kernel()
    config = json.loads((prefix / "python/etc/ipython/ipython_kernel_config.json").read_text())
    from ipykernel.kernelapp import IPKernelApp

    assert config == {"IPKernelApp": {"ignore_cwd": True}}
    assert IPKernelApp.class_traits()["ignore_cwd"].metadata.get("config")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp850"])
def test_a_terminals_code_page_stops_no_command(tmp_path: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "JUPYTER_DATA_DIR": str(tmp_path / "Übung – 皮")}
    environment |= {"JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    (tmp_path / "Übung – 皮").write_text("in the way")
    command = [sys.executable, "-m", "widgets.cli", "setup"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"no notebook trusted" in done.stdout
