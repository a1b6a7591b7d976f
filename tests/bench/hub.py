"""Memory that a learner on a JupyterHub takes: the server, and the kernel of each notebook, one after the other."""

from __future__ import annotations

import shutil

import psutil
import pytest
from playwright.sync_api import sync_playwright

from tests.bench.table import Row
from tests.browsers import CHROMIUM_FLAGS
from tests.hub import Account, hub
from widgets.notebooks import all_notebooks


def _megabytes(*processes: int) -> float:
    """Their resident memory; what two of them share counts twice, so that this is rather too much than too little."""
    return sum(psutil.Process(process).memory_info().rss for process in processes) / 1e6


def _server(account: Account) -> int:
    (server,) = (p for p in account.processes() if "jupyterhub-singleuser" in " ".join(psutil.Process(p).cmdline()))
    return server


def rows() -> list[Row]:
    try:
        return _rows()
    except pytest.skip.Exception as e:
        print(e)
        return []


def _rows() -> list[Row]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    names = [notebook.name for notebook in all_notebooks()]
    before: dict[str, float] = {}
    after: dict[str, float] = {}
    with hub(1) as running, sync_playwright() as playwright:
        (learner,) = running.learners
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        page = running.page(browser, learner)
        page.log_in()
        page.wait_until_open()
        server = _server(learner)
        known = {server}
        for name in names:
            page.open(name)
            (kernel,) = set(learner.processes()) - known
            before[name] = _megabytes(server, kernel)
            page.start()
            after[name] = _megabytes(server, kernel)
            known.add(kernel)
        everything, empty = _megabytes(*known), _megabytes(server)
        browser.close()
        shared = _megabytes(*(p.pid for p in _of_the_hub(running.address)))
    idle = "server + a kernel that ran nothing"
    return [
        Row("hub and its proxy", shared, "a learner's server alone", empty, "MB", None),
        *(Row(f"{name}: server + kernel", after[name], idle, before[name], "MB", None) for name in names),
        Row(f"all {len(names)} notebooks left open", everything, idle, max(before.values()), "MB", None),
    ]


def _of_the_hub(address: str) -> list[psutil.Process]:
    port = address.rpartition(":")[2]
    (main,) = (p for p in psutil.process_iter() if _is_the_hub(p, f"--port={port}"))
    return [main, *(child for child in main.children() if "configurable-http-proxy" in " ".join(child.cmdline()))]


def _is_the_hub(process: psutil.Process, port: str) -> bool:
    try:
        line = process.cmdline()
    except psutil.Error:
        return False
    return port in line and any(part.endswith("/jupyterhub") for part in line)
