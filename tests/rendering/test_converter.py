"""PDF of many documents: whatever one of them does to LibreOffice, the others come out, and it is named."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest

from docgen.errors import ConversionFailed
from docgen.rendering.pdf import Converter

if TYPE_CHECKING:
    from collections.abc import Callable


def paper(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def hollow() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<salah")
    return stream.getvalue()


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).strip()


PAPERS = {f"{number}.docx": paper(f"naskah {number}") for number in range(5)}

# Makes a PDF of each document as LibreOffice does, one after the other, until it comes to one with a mark in it.
FAKE = """#!/usr/bin/env python3
import os, pathlib, shutil, signal, sys, time
pathlib.Path("pdf").mkdir()
for source in sys.argv[sys.argv.index("--outdir") + 2:]:
    content = pathlib.Path(source).read_bytes()
    target = pathlib.Path("pdf", source).with_suffix(".pdf")
    with open({log!r}, "a") as log:
        log.write("x" if b"JAHAT" in content else ".")
    if b"JAHAT" in content:
        {deed}
    else:
        shutil.copy({pdf!r}, target)
"""
HANGS = "target.write_bytes(b'%PDF-1.6 half'); time.sleep(60)"
CRASHES = "os.kill(os.getpid(), signal.SIGKILL)"
PASSES_OVER = "pass"


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], Path]:
    """Make a program that stands in for LibreOffice and does a deed at documents that are marked."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(600, 900)
    writer.write(tmp_path / "satu.pdf")

    def make(deed: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(FAKE.format(deed=deed, pdf=str(tmp_path / "satu.pdf"), log=str(tmp_path / "log")))
        path.chmod(0o755)
        return path

    return make


def marked(*bad: int) -> dict[str, bytes]:
    """Give nine documents of which some bear the mark, uncompressed so that it can be seen."""
    found = {}
    for number in range(9):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("word/document.xml", "JAHAT" if number in bad else "baik")
        found[f"{number}.docx"] = stream.getvalue()
    return found


class TestLibreOffice:
    def test_a_document_that_cannot_be_loaded_is_named_and_the_others_come_out(self) -> None:
        documents = {**PAPERS, "2.docx": hollow(), "teks.docx": b"bukan zip"}
        with Converter() as converter:
            found = converter.convert(documents)
        assert {name: text_of(pdf) for name, pdf in found.pages.items()} == {
            f"{number}.docx": f"naskah {number}" for number in (0, 1, 3, 4)
        }
        assert set(found.broken) == {"2.docx", "teks.docx"}
        assert "tidak menghasilkan PDF dari 2.docx" in found.broken["2.docx"]
        assert "teks.docx bukan dokumen Word atau Excel yang utuh" in found.broken["teks.docx"]

    def test_however_many_are_taken_at_a_time_the_bytes_are_the_same(self) -> None:
        with Converter() as together, Converter(most=2) as by_two:
            whole = together.convert(PAPERS)
            assert by_two.convert(PAPERS) == whole
            assert together.convert(PAPERS) == whole

    def test_two_work_side_by_side_each_with_its_own_profile(self) -> None:
        def convert(number: int) -> str:
            with Converter() as converter:
                name = f"{number}.docx"
                return text_of(converter.convert({name: PAPERS[name]}).pages[name])

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(convert, range(4))) == [f"naskah {number}" for number in range(4)]


class TestTrouble:
    @pytest.mark.parametrize("bad", [(4,), (0,), (8,), (2, 3), (0, 4, 8)], ids=str)
    @pytest.mark.parametrize("deed", [HANGS, CRASHES, PASSES_OVER], ids=["hangs", "crashes", "passes over"])
    @pytest.mark.parametrize("most", [100, 3, 1])
    def test_only_the_documents_at_fault_are_left_out(
        self, fake: Callable[[str], Path], tmp_path: Path, deed: str, bad: tuple[int, ...], most: int
    ) -> None:
        began = time.monotonic()
        with Converter(program=fake(deed), timeout=1.0, most=most) as converter:
            found = converter.convert(marked(*bad))
        assert set(found.broken) == {f"{number}.docx" for number in bad}
        assert set(found.pages) == {f"{number}.docx" for number in range(9)} - set(found.broken)
        assert time.monotonic() - began < 2 * len(bad) * 2 + 5
        # each of them had a second chance, alone
        assert (tmp_path / "log").read_text().count("x") == 2 * len(bad)

    def test_one_that_takes_too_long_is_told_so(self, fake: Callable[[str], Path]) -> None:
        with Converter(program=fake(HANGS), timeout=0.3) as converter:
            found = converter.convert(marked(1))
        assert "1.docx: LibreOffice belum selesai setelah 0.3 detik" in found.broken["1.docx"]

    def test_time_counts_for_each_document_and_not_for_all(self, fake: Callable[[str], Path]) -> None:
        program = fake(PASSES_OVER)
        program.write_text(program.read_text().replace("shutil.copy", "time.sleep(0.2); shutil.copy"))
        with Converter(program=program, timeout=0.8) as converter:
            assert len(converter.convert(marked()).pages) == 9

    def test_nothing_is_left_running_and_nothing_is_left_behind(self, fake: Callable[[str], Path]) -> None:
        program = fake(HANGS)
        with Converter(program=program, timeout=0.3) as converter:
            converter.convert(marked(1))
            folder = Path(converter._folder.name)
            assert folder.exists()
        assert not folder.exists()
        running = subprocess.run(["pgrep", "-f", str(program)], capture_output=True, check=False)
        assert running.stdout == b""

    def test_a_program_that_is_not_there_is_no_fault_of_a_document(self, tmp_path: Path) -> None:
        with (
            Converter(program=tmp_path / "tidak ada") as converter,
            pytest.raises(ConversionFailed, match="Pasang LibreOffice"),
        ):
            converter.convert(PAPERS)
