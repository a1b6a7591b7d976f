"""The guide for classes: what it says, the files beside it and the lesson agree."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.conftest import ROOT
from tests.hub import COPY
from widgets.notebooks import all_notebooks
from widgets.record import CLASS_VARIABLE

GUIDE = (ROOT / "docs/many_learners.md").read_text(encoding="utf-8")
CONFIG = (ROOT / "docs/hub/jupyterhub_config.py").read_text(encoding="utf-8")
VALUES = yaml.safe_load((ROOT / "docs/hub/z2jh-values.yml").read_text(encoding="utf-8"))
UNITS = {"M": 1e6, "G": 1e9, "Mi": 2**20, "Gi": 2**30}

# What the chart takes (its schema refuses every other key), as far as the file uses it.
CHART = {
    "singleuser": {
        "image": {"name": str, "tag": str},
        "memory": {"guarantee": str, "limit": str},
        "storage": {"capacity": str},
        "extraEnv": {"PYTHONNOUSERSITE": str, "MILIA_LESSON_RECORDS": str},
        "lifecycleHooks": {"postStart": {"exec": {"command": list}}},
    }
}


def megabytes(amount: str) -> float:
    number, unit = re.fullmatch(r"(\d+)([MG]i?)", amount).groups()  # type: ignore[union-attr]
    return float(number) * UNITS[unit] / 1e6


def measured() -> dict[str, float]:
    """The table of the guide: what was open → megabytes."""
    return {what: float(mb) for what, mb in re.findall(r"(?m)^\| (.+?) \| +(\d+) \|$", GUIDE)}


def test_the_table_has_a_figure_for_each_notebook() -> None:
    unmeasured = {notebook.name for notebook in all_notebooks()} - set(measured())
    assert not unmeasured, "measure with `make bench ARGS=hub` and add their lines to docs/many_learners.md"


def test_the_values_file_gives_the_memory_that_was_measured() -> None:
    memory = VALUES["singleuser"]["memory"]
    each = [mb for what, mb in measured().items() if what in {notebook.name for notebook in all_notebooks()}]
    (everything,) = (mb for what, mb in measured().items() if what.startswith("all "))
    assert max(each) <= megabytes(memory["guarantee"]) <= 1.5 * max(each)
    assert everything <= megabytes(memory["limit"])


def test_as_many_learners_fit_as_it_says() -> None:
    figures = measured()
    alone = next(mb for what, mb in figures.items() if what.startswith("no notebook"))
    each, once, system = (int(re.search(pattern, GUIDE)[1]) for pattern in (  # type: ignore[index]
        r"(\d+) MB each", r"(\d+) MB for the hub", r"(\d+) MB for the system"
    ))  # fmt: skip
    opened = sorted(mb - alone for what, mb in figures.items() if what in {n.name for n in all_notebooks()})
    assert alone + opened[0] + opened[-1] <= each
    fitting = re.findall(r"(\d+)(?: learners)? in (\d+) GB", GUIDE)
    assert len(fitting) == 3
    assert all(int(count) * each + once + system <= int(size) * 1000 for count, size in fitting)


def test_the_values_file_holds_what_the_chart_takes() -> None:
    def compare(found: object, wanted: object, place: str) -> None:
        if isinstance(wanted, type):
            assert isinstance(found, wanted), place
        else:
            assert isinstance(found, dict)
            assert isinstance(wanted, dict)
            assert found.keys() == wanted.keys(), place
            for key, value in found.items():
                compare(value, wanted[key], f"{place}.{key}")

    compare(VALUES, CHART, "values")
    assert VALUES["singleuser"]["image"]["tag"] != "latest"
    assert VALUES["singleuser"]["lifecycleHooks"]["postStart"]["exec"]["command"] == ["milia-lesson", "setup"]
    home = Path("/home/jovyan")  # where the chart mounts a learner's own storage
    assert Path(VALUES["singleuser"]["extraEnv"]["MILIA_LESSON_RECORDS"]).is_relative_to(home)


def test_the_link_opens_the_first_notebook() -> None:
    (link,) = re.findall(r"https://\S+/hub/user-redirect/git-pull\?\S+", GUIDE)
    query = {key: values[0] for key, values in parse_qs(urlsplit(link).query, strict_parsing=True).items()}
    assert set(query) == {"repo", "branch", "targetPath", "urlpath"}
    opened = Path(query["urlpath"]).relative_to(Path("lab/tree") / query["targetPath"])
    assert (ROOT / opened).is_file()
    assert opened.stem == all_notebooks()[0].name


def test_files_the_guide_names_are_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_the_hub_is_told_what_the_guide_says() -> None:
    ast.parse(CONFIG)
    for word in (CLASS_VARIABLE, "/srv/milia-class", "milia-class", f"/{COPY}/", "~/milia-lesson-records"):
        assert word in CONFIG
        assert word.strip("/") in GUIDE
    assert f"$HOME/{COPY}" in (ROOT / "docs/hub/learner-server").read_text()


@pytest.mark.install
def test_repo2docker_takes_the_command_for_the_image(tmp_path: Path) -> None:
    """All but the building, which needs Docker: what it would build is what the values file expects."""
    (line,) = re.findall(r"(?m)^jupyter-repo2docker (.+)$", GUIDE.replace("\\\n", " "))
    given = [word for word in shlex.split(line) if word != "--push"]
    tool = Path(sys.executable).parent / "jupyter-repo2docker"
    done = subprocess.run(
        [tool, "--no-build", "--debug", *given], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "pip install --no-cache-dir nbgitpuller" in said
