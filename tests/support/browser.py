"""A real browser before a real server: Debian's Chromium, and the accessibility checker of .ci/axe."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.web.server import Server, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

_AXE = Path(__file__).parents[2] / ".ci" / "axe"
_SETTINGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
NOW = "2026-11-29T08:05:00"
MOST_MILLISECONDS = 20_000


def chromium(playwright: Playwright) -> Browser:
    """Start Debian's Chromium."""
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_SETTINGS)


def _until_closed(server: Server) -> None:
    with suppress(OSError):  # what the loop meets when its sockets are closed
        server.waiting.run()


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Run a server of one folder in this process for a while."""
    server = open_server(folder, lambda: NOW, port=0)
    threading.Thread(target=_until_closed, args=(server,), daemon=True).start()
    try:
        yield server
    finally:
        server.close()


@contextmanager
def running(folder: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start `docgen serve` as people do, give it and the address it prints, and kill it without warning at the end."""
    command = [sys.executable, "-m", "docgen", "serve", "--no-browser", "--data", str(folder), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
            process.wait()


@contextmanager
def started(folder: Path, *more: str) -> Iterator[str]:
    """Do the same where only the address matters."""
    with running(folder, *more) as (_, address):
        yield address


def faults_for_the_disabled(page: Page) -> list[str]:
    """Give what axe finds serious or worse on a page as it stands."""
    script = _AXE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=_AXE, check=True)
    # The page forbids foreign scripts, so the checker comes in through the browser itself.
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": script.read_text(encoding="utf-8")})
    asked = "axe.run(document, {resultTypes: ['violations']}).then((found) => JSON.stringify(found.violations))"
    answer = session.send("Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True})
    found: list[dict[str, Any]] = json.loads(answer["result"]["value"])
    session.detach()
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:5]
    ]


def paste(page: Page, text: str) -> None:
    """Paste a text as a spreadsheet puts it on the clipboard into the field that has the focus."""
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )
