"""What this computer has and lacks for docgen, what that costs the user, and how to mend it.

Looks only: it installs nothing and loads none of the libraries that it asks about.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.rendering.soffice import find_soffice, soffice_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OLDEST_PYTHON = (3, 11)
_LEAST_FREE_BYTES = 50_000_000

LIBRARIES = {
    "click": "perintah docgen tidak berjalan",
    "docxtpl": "dokumen Word tidak dapat dibuat",
    "icalendar": "kalender (.ics) tidak dapat ditulis",
    "jinja2": "tidak ada dokumen yang dapat dibuat",
    "jsonschema-rs": "isian tidak dapat diperiksa",
    "lxml": "dokumen Word tidak dapat dibuat",
    "openpyxl": "berkas Excel tidak dapat dibaca atau dibuat",
    "pypdf": "PDF tidak dapat dibuat atau diisi",
    "pypdfium2": "halaman PDF tidak dapat diperiksa",
    "python-docx": "dokumen Word tidak dapat dibuat",
    "PyYAML": "berkas isian .yaml tidak dapat dibaca",
    "segno": "kode berkas (--qr) tidak dapat dicetak",
}
"""The distributions that docgen needs, and what does not work without them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `consequence` says what it costs and the cure, when it is not `ok`."""

    name: str
    ok: bool
    detail: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class _Font:
    """A font of the templates, the families with the same widths, and the name of its file where it differs."""

    family: str
    alike: tuple[str, ...]
    file: str
    cure: str


_FONTS = (
    _Font(
        "Bookman Old Style",
        ("URW Bookman", "URW Bookman L", "Bookman URW", "TeX Gyre Bonum"),
        "bookos",
        "Pasang Bookman Old Style (ada dalam Microsoft Office); di Linux cukup paket fonts-urw-base35.",
    ),
    _Font(
        "Arial",
        ("Liberation Sans", "Arimo", "Nimbus Sans"),
        "arial",
        "Pasang Arial (ada dalam Windows); di Linux cukup paket fonts-liberation.",
    ),
    _Font(
        "Times New Roman",
        ("Liberation Serif", "Tinos", "Nimbus Roman"),
        "times",
        "Pasang Times New Roman (ada dalam Windows); di Linux cukup paket fonts-liberation.",
    ),
)


def examine(
    folder: Path | None = None, data_files: Iterable[Path] | Callable[[], Iterable[Path]] | None = None
) -> list[Finding]:
    """Look at everything that docgen needs here; give one finding for each, in the order a reader expects.

    `folder` is where documents would be written (the current folder when not given). `data_files` are the files that
    ship with docgen, or a function that lists them; without them they are not looked at. Never raises.
    """
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("Python", _python),
        ("docgen", _docgen),
        ("Pustaka", _libraries),
        ("Tanda tangan elektronik", _signing),
        ("LibreOffice", lambda: _libreoffice(find_soffice())),
        *((f"Huruf {font.family}", lambda font=font: _font(font)) for font in _FONTS),
        ("Folder hasil", lambda: _folder(folder or Path())),
    ]
    if data_files is not None:
        checks.append(("Berkas bawaan", lambda: _data_files(data_files() if callable(data_files) else data_files)))
    return [_safely(name, check) for name, check in checks]


def _safely(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        finding = check()
    except Exception as error:  # an examiner that falls over must not hide what the others found
        reason = str(error) if isinstance(error, DocgenError) else type(error).__name__
        return Finding(
            name, False, f"tidak dapat diperiksa: {reason}", "Kirimkan baris ini kepada pembuat docgen bila berulang."
        )
    return replace(finding, consequence="") if finding.ok else finding


def _python() -> Finding:
    bits = 64 if sys.maxsize > 2**32 else 32
    return Finding(
        "Python",
        sys.version_info >= _OLDEST_PYTHON,
        f"{platform.python_version()} ({bits} bit, {platform.system()} {platform.release()})",
        "docgen memerlukan Python 3.11 atau yang lebih baru; tanpa itu sebagian perintah gagal. "
        "Pasang dari python.org, lalu pasang docgen lagi.",
    )


def _docgen() -> Finding:
    place = Path(__file__).resolve().parent.parent
    try:
        version = metadata.version("docgen")
    except metadata.PackageNotFoundError:
        version = "dari kode sumber, belum dipasang"
    return Finding("docgen", True, f"{version} di {place}")


def _libraries() -> Finding:
    versions: dict[str, str] = {}
    missing: list[str] = []
    for name in LIBRARIES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    present = ", ".join(f"{name} {version}" for name, version in versions.items())
    costs = "; ".join(f"tanpa {name} {LIBRARIES[name]}" for name in missing)
    detail = f"tidak ada: {', '.join(missing)}. Ada: {present}" if missing else present
    return Finding("Pustaka", not missing, detail, f"Akibatnya: {costs}. Pasang docgen lagi.")


def _signing() -> Finding:
    """Tell whether `docgen sign` works; whoever does not sign himself needs nothing for it."""
    try:
        detail = f"pyHanko {metadata.version('pyhanko')}"
    except metadata.PackageNotFoundError:
        detail = "docgen sign belum dapat dipakai; bila perlu: pip install 'docgen[ttd]'"
    return Finding("Tanda tangan elektronik", True, detail)


def _libreoffice(program: Path | None) -> Finding:
    cost = "PDF (pilihan --pdf) tidak dapat dibuat; dokumen Word dan Excel tetap dibuat."
    if program is None:
        return Finding(
            "LibreOffice", False, "tidak ditemukan", f"{cost} Pasang LibreOffice (gratis, dari libreoffice.org)."
        )
    version = soffice_version(program)
    if version is None:
        return Finding("LibreOffice", False, f"{program} tidak menjawab", f"{cost} Pasang ulang LibreOffice.")
    return Finding("LibreOffice", True, f"{version} di {program}")


def _font(font: _Font) -> Finding:
    matcher = shutil.which("fc-match")
    found = _matched(font, matcher) if matcher else _installed(font)
    texts = {font.family: "ada", None: "tidak ada, dan tidak ada pengganti yang lebarnya sama"}
    return Finding(
        f"Huruf {font.family}",
        found is not None,
        texts.get(found, f"diganti {found}, yang lebarnya sama"),
        f"PDF memakai huruf lain sehingga baris dan halaman dapat bergeser; dokumen Word tidak berubah. {font.cure}",
    )


def _matched(font: _Font, matcher: str) -> str | None:
    """Ask fontconfig which family a document gets for this one; None when that has other widths."""
    command = [matcher, "--format=%{family[0]}", font.family]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)  # noqa: S603 - fontconfig
    return answer.stdout if answer.stdout in {font.family, *font.alike} else None


def _installed(font: _Font) -> str | None:
    """Look for the font where Windows and macOS keep theirs, which have no fontconfig."""
    names = {name.casefold() for name in (*_registered_fonts(), *_font_files())}
    if names & {font.family.casefold(), font.file}:
        return font.family
    return next((family for family in font.alike if family.casefold() in names), None)


def _font_files() -> set[str]:
    home = Path.home()
    folders = [
        Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),
        home / "AppData/Local/Microsoft/Windows/Fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
    ]
    endings = {".ttf", ".otf", ".ttc"}
    return {path.stem for folder in folders for path in folder.rglob("*") if path.suffix.lower() in endings}


if sys.platform == "win32":

    def _registered_fonts() -> set[str]:
        """Give the names of the fonts that Windows knows: `Arial` of `Arial (TrueType)`."""
        import winreg

        names: set[str] = set()
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with suppress(OSError), winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                for number in range(winreg.QueryInfoKey(key)[1]):
                    names.update(re.sub(r" \(.*", "", winreg.EnumValue(key, number)[0]).split(" & "))
        return names

else:

    def _registered_fonts() -> set[str]:
        """Only Windows has a register of fonts."""
        return set()


def _folder(folder: Path) -> Finding:
    """Try to write where the documents would go, or where that folder would be made."""
    absolute = folder.absolute()
    nearest = next(path for path in (absolute, *absolute.parents) if path.exists())
    cure = "Dokumen tidak dapat ditulis di sini. Pilih folder lain dengan -o."
    try:
        with NamedTemporaryFile(dir=nearest, prefix=".docgen-", suffix=".tmp") as file:
            file.write(b"docgen")
        free = shutil.disk_usage(nearest).free
    except OSError:
        return Finding("Folder hasil", False, f"{absolute} tidak dapat ditulisi", cure)
    made = "dapat ditulisi" if nearest == absolute else "belum ada, dapat dibuat"
    return Finding(
        "Folder hasil",
        free >= _LEAST_FREE_BYTES,
        f"{absolute} {made}, sisa tempat {free // 1_000_000} MB",
        "Tempat penyimpanan hampir penuh sehingga dokumen bisa gagal ditulis. Kosongkan sebagian.",
    )


def _data_files(paths: Iterable[Path]) -> Finding:
    whole: list[Path] = []
    broken: list[Path] = []
    for path in paths:
        (whole if _is_readable(path) else broken).append(path)
    detail = f"tidak terbaca: {', '.join(map(str, broken))}" if broken else f"{len(whole)} berkas terbaca"
    return Finding(
        "Berkas bawaan",
        bool(whole) and not broken,
        detail,
        "Jenis dokumen yang memakai berkas itu tidak dapat dibuat. Pasang docgen lagi.",
    )


def _is_readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return bool(file.read(1))
    except OSError:
        return False
