"""LibreOffice as a program: found, started with a private profile and without the network, and ended for good.

The only module that starts it. Nothing that it says is trusted: exit code 0 comes with no result at all when a document
can't be loaded or the disk is full.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PLACES = (
    "%PROGRAMFILES%/LibreOffice*/program/soffice.com",
    "%PROGRAMFILES(X86)%/LibreOffice*/program/soffice.com",
    "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    "/usr/bin/soffice",
    "/usr/lib*/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
)
"""Where installers put LibreOffice when it is not on the PATH."""

# LibreOffice gets these variables and no others: where programs and fonts are, not who the user is on the network.
_KEPT_VARIABLES = (
    "PATH", "HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "PROGRAMFILES", "PROGRAMDATA",
    "USERPROFILE", "APPDATA", "LOCALAPPDATA",
)  # fmt: skip

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),  # linked pictures would be fetched, also local files
    (_SECURITY, "DisableActiveContent", "true"),  # known from LibreOffice 24.2 on, ignored before
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),  # very high
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # never
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "id-ID"),  # 1.500.000,00 in cells, as Excel shows it here
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled",
     "false"),
)  # fmt: skip

_POLL_SECONDS = 0.05


def find_soffice(places: Iterable[str] = PLACES) -> Path | None:
    """Give the LibreOffice program on the PATH, else in one of the places (patterns, with variables), else None."""
    for name in ("soffice.com", "soffice") if os.name == "nt" else ("soffice", "libreoffice"):
        found = shutil.which(name)
        # Windows looks in the current folder first: a program lying beside the user's files is not LibreOffice.
        if found and Path(found).parent.resolve() != Path.cwd():
            return Path(found)
    for place in map(Path, map(os.path.expandvars, places)):
        if place.is_absolute():
            inside = place.relative_to(place.anchor)
            for path in sorted(Path(place.anchor).glob(str(inside))):
                return path
    return None


def soffice_version(program: Path, *, timeout: float = 30) -> str | None:
    """Give what LibreOffice says its version is, as `LibreOffice 7.4.7.2`; None when it does not start or answer."""
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name, suppress(OSError):
        folder = Path(name)
        if run([str(program), profile(folder / "profil"), "--headless", "--version"], folder, _until(timeout)) == 0:
            said = re.match(r"LibreOffice\w* [\w.]+", (folder / "keluaran.txt").read_text(errors="replace"))
            return said and said[0]
    return None


def _until(seconds: float) -> Callable[[], bool]:
    """Give a question whether there is time left, of so many seconds from now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def profile(folder: Path) -> str:
    """Make a fresh, strict profile in a folder that is not there yet; give the argument that names it.

    Each LibreOffice needs one of its own: of two on one profile, one silently makes nothing.
    """
    user = folder / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}'
        "</oor:items>",
        encoding="utf-8",
    )
    return f"-env:UserInstallation={user.parent.as_uri()}"


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    here = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return {**kept, **here, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def run(command: Sequence[str], folder: Path, may_go_on: Callable[[], bool]) -> int | None:
    """Run a command in the folder; give its exit code, or None when it was killed, with all that it started.

    `may_go_on` is asked some twenty times a second. Raises OSError for a program that can't be started.
    """
    with (folder / "keluaran.txt").open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - a program that we looked up, our own arguments, no shell
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            **_OWN_GROUP,
        )
        try:
            while may_go_on():
                with suppress(subprocess.TimeoutExpired):
                    return process.wait(_POLL_SECONDS)
            return process.poll()
        finally:
            _end(process)


if sys.platform == "win32":
    _OWN_GROUP: dict[str, Any] = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}

    def _end(process: subprocess.Popen[bytes]) -> None:
        if process.poll() is None:
            taskkill = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
            tree = [str(taskkill), "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - a program of Windows itself
        process.wait()

else:
    _OWN_GROUP: dict[str, Any] = {"process_group": 0}

    def _end(process: subprocess.Popen[bytes]) -> None:
        """Kill what is left of the group: the program that we start is only the starter of the one that works."""
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
