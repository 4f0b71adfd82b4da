"""PDF by LibreOffice: many documents in one call, in a private folder with a private profile, without the network.

The only module that starts LibreOffice. It trusts nothing that LibreOffice says: exit code 0 comes with no PDF at all
when a document can't be loaded or the disk is full, so every PDF is opened and its pages counted.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docgen.errors import ConversionFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}

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

_WITHOUT = "atau jalankan lagi tanpa --pdf: dokumen Word dan Excel tetap dibuat."
_MISSING = (
    "LibreOffice tidak ditemukan, jadi PDF tidak dapat dibuat. Pasang LibreOffice (gratis, dari libreoffice.org), "
    f"{_WITHOUT}"
)


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
        if _run([str(program), _profile(folder), "--headless", "--version"], folder, timeout) == 0:
            said = re.match(r"LibreOffice\w* [\w.]+", (folder / "keluaran.txt").read_text(errors="replace"))
            return said and said[0]
    return None


def to_pdf(documents: Mapping[str, bytes], *, timeout: float = 120, program: Path | None = None) -> dict[str, bytes]:
    """Convert Word and Excel documents (name -> content) to PDF in one call of LibreOffice; give name -> PDF.

    The names tell the kind by their extension, docx or xlsx, and come back unchanged. `timeout` is for all together,
    in seconds; `program` is the LibreOffice to use, searched for when not given. The same documents give the same
    bytes: dates are taken out of the PDF, its identifier is a checksum of its content. Raises ConversionFailed.
    """
    for name, content in documents.items():
        _refuse_other_files(name, content)
    program = program or find_soffice()
    if program is None:
        raise ConversionFailed(_MISSING)
    if not documents:
        return {}
    try:
        with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
            made = _convert(documents, Path(folder), program, timeout)
    except FileNotFoundError as error:
        raise ConversionFailed(_MISSING) from error
    except OSError as error:
        raise ConversionFailed(
            f"LibreOffice di {program} tidak dapat dijalankan. Periksa izinnya dan tempat penyimpanan, {_WITHOUT}"
        ) from error
    broken = [name for name in documents if not _has_pages(made.get(name, b""))]
    if broken:
        raise ConversionFailed(
            f"LibreOffice tidak menghasilkan PDF dari {', '.join(broken)}. Coba sekali lagi, {_WITHOUT}"
        )
    return {name: made[name] for name in documents}


def _refuse_other_files(name: str, content: bytes) -> None:
    """LibreOffice makes a PDF of anything, random bytes too: only whole Word and Excel files may pass."""
    part = _MAIN_PARTS.get(name.rpartition(".")[2].lower())
    try:
        whole = part is not None and part in zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        whole = False
    if not whole:
        raise ConversionFailed(f"{name} bukan dokumen Word atau Excel yang utuh, jadi tidak dapat dijadikan PDF.")


def _convert(documents: Mapping[str, bytes], folder: Path, program: Path, timeout: float) -> dict[str, bytes]:
    """Run LibreOffice over all documents; give the PDFs that came out. Raises ConversionFailed (time), OSError."""
    sources = {f"{number:05}.{name.rpartition('.')[2].lower()}": name for number, name in enumerate(documents)}
    for source, name in sources.items():
        (folder / source).write_bytes(documents[name])
    # Short names relative to the folder: a Windows command line ends at 32,767 characters.
    command = [
        str(program), _profile(folder), "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--nofirststartwizard", "--convert-to", "pdf", "--outdir", "pdf", *sources,
    ]  # fmt: skip
    if _run(command, folder, timeout) is None:
        raise ConversionFailed(
            f"LibreOffice belum selesai setelah {timeout:g} detik dan dihentikan. Tutup program lain lalu ulangi, "
            f"{_WITHOUT}"
        )
    made = ((name, (folder / "pdf" / source).with_suffix(".pdf")) for source, name in sources.items())
    return {name: _normalised(path.read_bytes()) for name, path in made if path.is_file()}


def _profile(folder: Path) -> str:
    """Make a fresh, strict profile in the folder; give the argument that names it.

    A profile of its own for each call: of two LibreOffices on one profile, one silently makes nothing.
    """
    user = folder / "profil" / "user"
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


def _run(command: Sequence[str], folder: Path, timeout: float) -> int | None:
    """Run a command in the folder; give its exit code, or None when it was killed, with all it started, for time."""
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
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
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


def _normalised(pdf: bytes) -> bytes:
    """Take out of a PDF what differs from run to run, without moving a byte.

    LibreOffice 7.4 writes /CreationDate, a random /ID and its own /DocChecksum. Dates are optional in PDF and are
    blanked, as is the checksum; the identifier becomes a checksum of the rest. A PDF of another build is left as it is.
    """
    head, mark, trailer = pdf.rpartition(b"\ntrailer")
    number = re.search(rb"/Info (\d+) 0 R", trailer)
    info = number and re.search(rb"\n%s 0 obj\b.*?endobj" % number[1], head, re.DOTALL)
    if not mark or info is None:
        return pdf

    def blank(found: re.Match[bytes]) -> bytes:
        return b" " * len(found[0])

    undated = re.sub(rb"/(?:CreationDate|ModDate)\s*\([^)]*\)", blank, info[0])
    head = head[: info.start()] + undated + head[info.end() :]
    trailer = re.sub(rb"/DocChecksum\s*/\w+", blank, trailer)
    checksum = hashlib.sha256(head).hexdigest().upper().encode()
    trailer = re.sub(rb"<[0-9A-Fa-f]{32}>", b"<%s>" % checksum[:32], trailer)
    return head + mark + trailer


def _has_pages(pdf: bytes) -> bool:
    from pypdf import PdfReader

    try:
        return len(PdfReader(io.BytesIO(pdf)).pages) > 0
    except Exception:  # pypdf raises many kinds for a damaged file; each means that there is no PDF
        return False
