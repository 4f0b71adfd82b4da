"""The code at the foot of every page: read by a camera's eye from the printed page, beside all that a footer held."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

import docgen
from docgen.rendering.file_code import WORDS, coded
from docgen.rendering.package import write_package
from docgen.rendering.pdf import to_pdf
from tests.support import paper, word
from tests.support.documents import WORD_TYPES, short_sample
from tests.support.sound_docx import parts as sound_parts

if TYPE_CHECKING:
    from pathlib import Path

CODE = "DOCGEN:4F2A91C0-17-9B1C0D2E3F4A5B6C7D8E"
ADDRESS = "https://desa-pemaron.example/periksa/berkas-desa?kode="


def made(type_id: str) -> bytes:
    return docgen.generate(type_id, short_sample(type_id), form="docx").content


@pytest.mark.parametrize("type_id", WORD_TYPES[::3])
def test_every_footer_of_every_paper_says_what_the_code_is_and_no_rule_is_broken(type_id: str) -> None:
    content = coded(made(type_id), CODE)
    assert paper.faults(content) == []
    footers = [part for name, part in word.parts(content).items() if re.match(r"word/(footer|kode_)\w*\.xml", name)]
    assert footers
    for part in footers:
        assert WORDS.encode() in part
        assert CODE.encode() in part
    assert coded(made(type_id), CODE) == content, "the same file and code, the same bytes"


def test_what_a_footer_holds_stays_and_the_first_and_even_pages_get_a_code_too() -> None:
    parts = sound_parts()
    document = parts["word/document.xml"].replace(b"</w:sectPr>", b"<w:titlePg/></w:sectPr>", 1)
    content = write_package({**parts, "word/document.xml": document})
    before, after = word.parts(content), word.parts(coded(content, CODE))
    kept = word.lines(content, "word/footer1.xml")
    assert [line for line in word.lines(coded(content, CODE), "word/footer1.xml") if line in kept] == kept
    assert after["word/kode_first.xml"].count(WORDS.encode()) == 2, "as text, and for those who do not see the picture"
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/footer1.xml", "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_the_code_is_read_from_every_page_at_150_dots_and_no_line_of_the_paper_moves(tmp_path: Path) -> None:
    plain = docgen.generate("sk_penetapan_rkpdes", short_sample("sk_penetapan_rkpdes")).content
    papers = {"tanpa.docx": plain, "kode.docx": coded(plain, CODE), "alamat.docx": coded(plain, CODE, ADDRESS)}
    printed = to_pdf(papers)
    before = text_of(printed["tanpa.docx"])
    assert len(before) > 2, "the first page, others, and one on its side"
    for name, said in (("kode.docx", CODE), ("alamat.docx", ADDRESS + CODE)):
        after = text_of(printed[name])
        for one, other in zip(before, after, strict=True):
            assert other.replace(WORDS, "").replace(CODE, "").split() == one.split(), "the address is not printed"
        assert [read(page) for page in pages_of(printed[name], tmp_path / name)] == [said] * len(before)


def pages_of(content: bytes, folder: Path) -> list[Path]:
    folder.mkdir()
    pdf = folder / "naskah.pdf"
    pdf.write_bytes(content)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(pdf), str(folder / "halaman")], check=True)
    return sorted(folder.glob("halaman*.png"))


def read(page: Path) -> str:
    told = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(page)], capture_output=True, check=False
    )
    return told.stdout.decode().strip()


def text_of(pdf: bytes) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return told.stdout.decode().rstrip("\f").split("\f")
