"""`make preview`: the pieces on a plain page for people at work; a saved file shows at once."""

from __future__ import annotations

import os
import sys
import time
import webbrowser

from tests.conftest import ROOT
from tests.pieces.made import PIECES
from tests.pieces.stand import Stand, serve

PORT = 8765


def saved() -> str:
    """When a file that the pieces are made of was last saved."""
    folders = ("widgets", "content", "tests/pieces")
    files = (
        file
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".py", ".js", ".css", ".yml", ".csv", ".html"}
    )
    return str(max(file.stat().st_mtime_ns for file in files))


before = saved()
with serve(Stand(PIECES, before), PORT) as address:
    if "--again" not in sys.argv:
        print(f"{address} shows the pieces; Ctrl-C ends it", flush=True)
        webbrowser.open(address)
    while saved() == before:
        time.sleep(0.3)
os.execv(sys.executable, [sys.executable, "-m", "tests.pieces", "--again"])  # the page asks until this is back
