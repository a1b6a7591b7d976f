"""The pieces on a plain page: real widgets in this process, a stand-in model in the page, no kernel, no JupyterLab."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ipywidgets import Widget

HERE = Path(__file__).parent
SKIP = {"layout", "comm", "keys", "log", "tabbable", "tooltip"}

Make = Callable[[], Widget]


class Stage:
    """The widgets of one page, and what they did since the page last heard of it."""

    def __init__(self, top: Widget) -> None:
        self.models: dict[str, Widget] = {}
        self.news: list[dict[str, Any]] = []
        self.top = self._add(top)

    def _add(self, widget: Widget) -> list[str]:
        """The ids of a widget, or of what a box holds, in order."""
        if hasattr(widget, "children"):
            return [id for child in widget.children for id in self._add(child)]
        id = str(widget.model_id or f"m{len(self.models)}")
        self.models[id] = widget
        widget.send = lambda message, *_: self.news.append({"id": id, "message": message})
        names = [name for name in widget.traits(sync=True) if not name.startswith("_") and name not in SKIP]
        widget.observe(lambda change: self.news.append({"id": id, "name": change.name, "value": change.new}), names)
        return [id]

    def shown(self) -> list[dict[str, Any]]:
        """Each model with its module, its styles and its state."""
        return [
            {
                "id": id,
                "esm": self.models[id]._esm,
                "css": self.models[id]._css,
                "state": {
                    name: getattr(self.models[id], name)
                    for name in self.models[id].traits(sync=True)
                    if not name.startswith("_") and name not in SKIP
                },
            }
            for id in self.top
        ]

    def send(self, id: str, message: Any) -> list[dict[str, Any]]:
        """Give a widget a message, as ipywidgets would; what came of it. An error stays the kernel's."""
        try:
            self.models[id].answer(message)
        except Exception as e:
            self.news.append({"id": id, "error": repr(e)})
        news, self.news = self.news, []
        return news

    def set(self, id: str, state: dict[str, Any]) -> list[dict[str, Any]]:
        """Set what the page set."""
        for name, value in state.items():
            setattr(self.models[id], name, value)
        self.news = []
        return []


class Stand:
    """A server of one page a piece, made anew each time it is opened."""

    def __init__(self, pieces: dict[str, Make], stamp: str = "") -> None:
        self.pieces, self.stamp = pieces, stamp
        self.stages: dict[str, Stage] = {}
        self.lock = threading.Lock()

    def page(self, name: str) -> str:
        """The page of a piece, or of all of them by their names."""
        if name and name not in self.pieces:
            return ""
        body = "" if name else "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in self.pieces)
        return (
            (HERE / "page.html").read_text(encoding="utf-8").replace("<!-- list -->", f"<ul>{body}</ul>" * (not name))
        )

    def opened(self, name: str) -> dict[str, Any]:
        """A new stage of a piece."""
        stage = Stage(self.pieces[name]())
        key = str(len(self.stages))
        self.stages[key] = stage
        return {"stage": key, "models": stage.shown()}


def _handler(stand: Stand) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def _reply(self, text: str, kind: str, code: int = 200) -> None:
            body = text.encode()
            self.send_response(code)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            name = unquote(self.path.split("?")[0]).strip("/")
            if name == "page.js":
                return self._reply((HERE / "page.js").read_text(encoding="utf-8"), "text/javascript")
            if name == "stamp":
                return self._reply(stand.stamp, "text/plain")
            page = stand.page(name)
            self._reply(page or "no such piece", "text/html" if page else "text/plain", 200 if page else 404)

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with stand.lock:
                if "open" in asked:
                    told: Any = stand.opened(asked["open"])
                elif "set" in asked:
                    told = stand.stages[asked["stage"]].set(asked["id"], asked["set"])
                else:
                    told = stand.stages[asked["stage"]].send(asked["id"], asked["message"])
            self._reply(json.dumps(told), "application/json")

    return Handler


@contextmanager
def serve(stand: Stand, port: int = 0) -> Iterator[str]:
    """Serve until left; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(stand))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
