"""Three engines behind one small set of words: go, evaluate, press, drag. Each is a browser that speaks German.

Chromium is driven by Playwright, Firefox by WebDriver BiDi over a plain websocket, WebKit by plain W3C WebDriver: both
protocols take the same lists of actions, so neither Selenium nor a driver of Firefox's is needed.
"""

from __future__ import annotations

import base64
import ctypes
import json
import os
import re
import select
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import websocket
from playwright.sync_api import Browser, Page

from tests.conftest import missing

Point = tuple[float, float]

WIDTH, HEIGHT = 1000, 900
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
KEYS = {
    "Tab": "\ue004", "Enter": "\ue007", "Space": " ", "ArrowLeft": "\ue012", "ArrowUp": "\ue013",
    "ArrowRight": "\ue014", "ArrowDown": "\ue015",
}  # fmt: skip


class Engine(Protocol):
    """What a test may ask of a browser."""

    name: str
    downloads: Path

    def go(self, address: str) -> None:
        """Open a page and wait until it is loaded."""

    def evaluate(self, expression: str) -> Any:
        """What an expression of the page gives, a promise's end included; plain data only."""

    def press(self, key: str) -> None:
        """A key by its name, or a sign."""

    def drag(self, *way: Point) -> None:
        """Press the mouse at the first point, let it go at the last; one point is a click."""

    def screenshot(self) -> bytes:
        """What is seen, as PNG."""


def _asked(expression: str) -> str:
    return f"(async () => JSON.stringify((await ({expression})) ?? null))()"


class Chromium:
    """Debian's Chromium by Playwright."""

    name = "chromium"

    def __init__(self, page: Page, downloads: Path) -> None:
        self.page, self.downloads = page, downloads
        page.on("download", lambda file: file.save_as(downloads / file.suggested_filename))

    def go(self, address: str) -> None:
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        return json.loads(self.page.evaluate(_asked(expression)))

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def drag(self, *way: Point) -> None:
        mouse = self.page.mouse
        mouse.move(*way[0])
        mouse.down()
        for point in way[1:]:
            mouse.move(*point)
        mouse.up()

    def screenshot(self) -> bytes:
        return self.page.screenshot()


class Screen:
    """A screen that nobody sees, with a real pointer: dragging is the desktop's work, not the page's."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.x11, self.test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.line = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))

    def move(self, x: float, y: float) -> None:
        self.test.XTestFakeMotionEvent(self.line, -1, round(x), round(y), 0)
        self.x11.XSync(self.line, 0)

    def button(self, down: bool) -> None:
        self.test.XTestFakeButtonEvent(self.line, 1, int(down), 0)
        self.x11.XSync(self.line, 0)


class Acting:
    """Keys and clicks as W3C's actions, which BiDi and classic WebDriver share; dragging with a real pointer."""

    screen: Screen
    corner: str
    """Where the page's corner lies on the screen, as the page knows it."""

    def evaluate(self, expression: str) -> Any:
        raise NotImplementedError

    def act(self, actions: list[dict[str, Any]]) -> None:
        raise NotImplementedError

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        steps = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.act([{"type": "key", "id": "keys", "actions": steps}])

    def drag(self, *way: Point) -> None:
        if len(way) == 1:
            return self._click(*way[0])
        left, top = self.evaluate(self.corner)
        for number, (x, y) in enumerate(way):
            self.screen.move(left + x, top + y)
            self.evaluate(DRAWN)
            if not number:
                self.screen.button(True)
                self.evaluate(DRAWN)
        self.screen.button(False)

    def _click(self, x: float, y: float) -> None:
        steps: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.act([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}])


class Firefox(Acting):
    """Firefox by WebDriver BiDi."""

    name = "firefox"

    corner = "[mozInnerScreenX, mozInnerScreenY]"

    def __init__(self, address: str, screen: Screen, downloads: Path) -> None:
        self.screen, self.downloads, self.asked = screen, downloads, 0
        self.line = websocket.create_connection(f"{address}/session", timeout=60, suppress_origin=True)
        self.ask("session.new", capabilities={})
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.activate", context=self.tab)

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        self.line.send(json.dumps({"id": self.asked, "method": method, "params": params}))
        while (told := json.loads(self.line.recv())).get("id") != self.asked:
            pass  # an event nobody asked for
        if told["type"] == "error":
            raise RuntimeError(f"{method}: {told['message']}")
        return told["result"]

    def go(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self._click(1, 1)  # out of the address field, which a new window begins in

    def evaluate(self, expression: str) -> Any:
        told = self.ask(
            "script.evaluate", expression=_asked(expression), target={"context": self.tab}, awaitPromise=True
        )
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def act(self, actions: list[dict[str, Any]]) -> None:
        self.ask("input.performActions", context=self.tab, actions=actions)

    def screenshot(self) -> bytes:
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.tab)["data"])


class WebKit(Acting):
    """WebKitGTK's MiniBrowser by W3C WebDriver: the engine of Safari."""

    name = "webkit"

    corner = "[screenX, screenY + outerHeight - innerHeight]"

    def __init__(self, driver: str, binary: str, screen: Screen, downloads: Path) -> None:
        self.driver, self.screen, self.downloads, self.session = driver, screen, downloads, ""
        wanted = {"webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]}}
        told = self.ask("POST", "/session", capabilities={"alwaysMatch": wanted})
        self.session = f"/session/{told['sessionId']}"
        self.ask("POST", "/window/rect", width=WIDTH, height=HEIGHT)
        self.ask("POST", "/timeouts", script=60_000)

    def ask(self, method: str, path: str, **body: Any) -> Any:
        data = json.dumps(body).encode() if method == "POST" else None
        address = f"{self.driver}{self.session}{path}"
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from None

    def go(self, address: str) -> None:
        self.ask("POST", "/url", url=address)

    def evaluate(self, expression: str) -> Any:
        answer = "(it) => arguments[0]({ it }), (error) => arguments[0]({ no: String(error) })"
        script = f"{_asked(expression)}.then({answer})"
        told = self.ask("POST", "/execute/async", script=script, args=[])
        if "no" in told:
            raise RuntimeError(told["no"])
        return json.loads(told["it"])

    def act(self, actions: list[dict[str, Any]]) -> None:
        self.ask("POST", "/actions", actions=actions)

    def screenshot(self) -> bytes:
        return base64.b64decode(self.ask("GET", "/screenshot"))


@contextmanager
def chromium(browser: Browser, folder: Path) -> Iterator[Engine]:
    """A tab of the Chromium that all tests share."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="de-DE")
    yield Chromium(context.new_page(), folder)
    context.close()


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """A Firefox with a profile of its own."""
    found = shutil.which("firefox-esr") or shutil.which("firefox") or missing("Firefox")
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    wishes = {
        "intl.accept_languages": "de-DE, de",
        "browser.download.folderList": 2,
        "browser.download.dir": str(downloads),
        "browser.download.always_ask_before_handling_new_types": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.disabledForTesting": True,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "services.settings.server": "data:,#nothing-is-asked-for",
    }
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wishes.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    run = [found, "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    size = ["--width", str(WIDTH), "--height", str(HEIGHT)]
    with _screen() as screen, _process([*run, *size], DISPLAY=screen.display, HOME=str(folder)) as process:
        assert process.stderr
        for line in process.stderr:
            if at := re.search(r"BiDi listening on (ws://\S+)", line):
                break
        else:
            raise RuntimeError("Firefox ended before it listened")
        engine = Firefox(at[1], screen, downloads)
        yield engine
        with suppress(Exception):
            engine.ask("browser.close")


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """A MiniBrowser on a screen that nobody sees."""
    binary = next(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"), None)
    if not binary or not shutil.which("WebKitWebDriver"):
        missing("WebKit (webkit2gtk-driver)")
    downloads = folder / "downloads"
    downloads.mkdir()
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    run = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")]
    made = subprocess.run(run, check=False, capture_output=True)
    if made.returncode > 1:  # 1: made, with warnings
        missing("the German locale (Debian's package locales)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    german = {"LOCPATH": str(folder), "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), **german}
    run = ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"]
    with _screen() as screen, _process(run, DISPLAY=screen.display, **own):
        _listening(port)
        engine = WebKit(f"http://127.0.0.1:{port}", str(binary), screen, downloads)
        yield engine
        engine.ask("DELETE", "")


@contextmanager
def _screen() -> Iterator[Screen]:
    if not shutil.which("Xvfb"):
        missing("Xvfb, the screen for Firefox and WebKit,")
    size = f"{WIDTH + 100}x{HEIGHT + 200}x24"
    with _process(["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"]) as process:
        assert process.stdout
        yield Screen(f":{process.stdout.readline().strip()}")


def _listening(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        pause()
    raise RuntimeError("WebKitWebDriver does not listen")


def pause() -> None:
    """A moment between two looks at what no event tells of: a port, a file."""
    select.select([], [], [], 0.05)


@contextmanager
def _process(run: list[str], **more: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **more}
    ) as process:
        yield process
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=10)
            return
        process.kill()
