"""PDF by LibreOffice: many documents in a call, each with a time of its own; what can't be converted is named.

It trusts nothing that LibreOffice says: every PDF is opened and its pages counted.
"""

from __future__ import annotations

import io
import shutil
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from docgen.errors import ConversionFailed
from docgen.rendering.pdf_normal import normalised
from docgen.rendering.soffice import find_soffice, profile, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

__all__ = ["Conversion", "Converter", "to_pdf"]

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}

# PDF/A-2b (ISO 19005-2, level B): fonts and colours are all in the file, nothing in it runs or is fetched.
_ARCHIVE = '{"SelectPdfVersion":{"type":"long","value":"2"}}'
_ARCHIVE_FILTERS = {"docx": f"pdf:writer_pdf_Export:{_ARCHIVE}", "xlsx": f"pdf:calc_pdf_Export:{_ARCHIVE}"}

_WITHOUT = "atau jalankan lagi tanpa --pdf: dokumen Word dan Excel tetap dibuat."
_MISSING = (
    "LibreOffice tidak ditemukan, jadi PDF tidak dapat dibuat. Pasang LibreOffice (gratis, dari libreoffice.org), "
    f"{_WITHOUT}"
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of documents, by their names: the PDFs, and for those without one a sentence that says why."""

    pages: dict[str, bytes] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)


class Converter:
    """LibreOffice for many documents, to be used in a `with`: a private folder and profile, kept from call to call.

    It is started for at most `most` documents at a time, which bounds what it keeps in memory, and ended when a
    document takes longer than `timeout` seconds. `program` is the LibreOffice to use, searched for when not given;
    `archive` asks it for PDF/A-2b.
    """

    def __init__(
        self, *, program: Path | None = None, timeout: float = 60, most: int = 100, archive: bool = False
    ) -> None:
        self._program, self._timeout, self._most, self._archive = program, timeout, most, archive
        self._folder = TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True)
        self._calls = 0
        self._profile: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the private folder."""
        self._folder.cleanup()

    def convert(self, documents: Mapping[str, bytes]) -> Conversion:
        """Convert Word and Excel documents (name -> content) to PDF.

        The names tell the kind by their extension, docx or xlsx. The same document gives the same bytes: dates are
        taken out of the PDF, its identifier is a checksum of its content. A document that fails is tried once more
        alone. Raises ConversionFailed only where there is no LibreOffice that can be started.
        """
        result = Conversion()
        waiting = []
        for name, content in documents.items():
            if _is_whole(name, content):
                waiting.append(name)
            else:
                told = f"{name} bukan dokumen Word atau Excel yang utuh, jadi tidak dapat dijadikan PDF."
                result.broken[name] = told
        while waiting:
            size = self._batch_size(waiting)
            batch, rest = waiting[:size], waiting[size:]
            made, _ = self._call({name: documents[name] for name in batch})
            result.pages.update(made)
            suspects, innocent = _blamed(batch, made)
            for name in suspects:
                again, late = self._call({name: documents[name]})
                if name in again:
                    result.pages[name] = again[name]
                else:
                    result.broken[name] = self._why(name, late=late)
            waiting = [*innocent, *rest]
        return result

    def _batch_size(self, waiting: Sequence[str]) -> int:
        """Give how many documents go in one call; a filter that is named is for one kind of document only."""
        kinds = [_kind(name) for name in waiting[: self._most]]
        return next((at for at, kind in enumerate(kinds) if self._archive and kind != kinds[0]), len(kinds))

    def _why(self, name: str, *, late: bool) -> str:
        if late:
            return (
                f"{name}: LibreOffice belum selesai setelah {self._timeout:g} detik dan dihentikan. Tutup program lain "
                f"lalu ulangi, {_WITHOUT}"
            )
        return f"LibreOffice tidak menghasilkan PDF dari {name}. Coba sekali lagi, {_WITHOUT}"

    def _call(self, documents: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
        """Start LibreOffice over some documents; give the PDFs that came out whole, and whether it had to be ended."""
        program = self._program or find_soffice()
        if program is None:
            raise ConversionFailed(_MISSING)
        self._calls += 1
        folder = Path(self._folder.name, str(self._calls))
        try:
            folder.mkdir()
            if self._profile is None:
                self._profile = profile(folder.with_name(f"profil{self._calls}"))
            goal = _ARCHIVE_FILTERS[_kind(next(iter(documents)))] if self._archive else "pdf"
            made, code = _converted([str(program), self._profile], goal, documents, folder, self._timeout)
        except FileNotFoundError as error:
            raise ConversionFailed(_MISSING) from error
        except OSError as error:
            raise ConversionFailed(
                f"LibreOffice di {program} tidak dapat dijalankan. Periksa izinnya dan tempat penyimpanan, {_WITHOUT}"
            ) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if code != 0:
            self._profile = None  # what was killed or crashed may have left it broken
        return made, code is None


def _blamed(batch: Sequence[str], made: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Give the documents that may be at fault for what is missing, and those that only stood behind them.

    LibreOffice takes documents in order: one that is missing before another that is there could not be loaded; of
    those missing at the end the first was in work when everything ended.
    """
    missing = [name for name in batch if name not in made]
    last = max((at for at, name in enumerate(batch) if name in made), default=-1)
    behind = [name for name in missing if batch.index(name) > last]
    return [name for name in missing if name not in behind[1:]], behind[1:]


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _converted(
    program: Sequence[str], goal: str, documents: Mapping[str, bytes], folder: Path, timeout: float
) -> tuple[dict[str, bytes], int | None]:
    """Run LibreOffice over documents in a folder; give the whole PDFs by name, and its exit code, None if ended."""
    sources = {f"{number:05}.{_kind(name)}": name for number, name in enumerate(documents)}
    for source, name in sources.items():
        (folder / source).write_bytes(documents[name])
    # Short names relative to the folder: a Windows command line ends at 32,767 characters.
    command = [
        *program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--nofirststartwizard", "--convert-to", goal, "--outdir", "pdf", *sources,
    ]  # fmt: skip
    code = run(command, folder, _while_it_goes_on(folder / "pdf", timeout))
    made = ((name, (folder / "pdf" / source).with_suffix(".pdf")) for source, name in sources.items())
    found = {name: path.read_bytes() for name, path in made if path.is_file()}
    return {name: normalised(content) for name, content in found.items() if _has_pages(content)}, code


def _while_it_goes_on(folder: Path, timeout: float) -> Callable[[], bool]:
    """Give a question whether the last PDF of a folder came less than so many seconds ago."""
    count, end = 0, time.monotonic() + timeout

    def may_go_on() -> bool:
        nonlocal count, end
        there = sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0
        if there != count:
            count, end = there, time.monotonic() + timeout
        return time.monotonic() < end

    return may_go_on


def to_pdf(documents: Mapping[str, bytes], *, timeout: float = 120, program: Path | None = None) -> dict[str, bytes]:
    """Convert a few documents, all of them or none; give name -> PDF, the names unchanged.

    `timeout` is for each document, in seconds. Raises ConversionFailed that names every document without a PDF.
    """
    with Converter(program=program, timeout=timeout) as converter:
        return all_converted(converter, documents)


def all_converted(converter: Converter, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Convert documents, all of them or none. Raises ConversionFailed that names every document without a PDF."""
    found = converter.convert(documents)
    if found.broken:
        raise ConversionFailed(" ".join(found.broken.values()))
    return {name: found.pages[name] for name in documents}


def _is_whole(name: str, content: bytes) -> bool:
    """LibreOffice makes a PDF of anything, random bytes too: only whole Word and Excel files may pass."""
    part = _MAIN_PARTS.get(name.rpartition(".")[2].lower())
    try:
        return part is not None and part in zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _has_pages(pdf: bytes) -> bool:
    """Tell whether a PDF is there to its end and has pages; one that a killed program was writing is not."""
    from pypdf import PdfReader

    if not pdf.rstrip().endswith(b"%%EOF"):
        return False
    try:
        return len(PdfReader(io.BytesIO(pdf)).pages) > 0
    except Exception:  # pypdf raises many kinds for a damaged file; each means that there is no PDF
        return False
