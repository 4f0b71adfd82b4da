"""The door for Word and Excel packages: sound ones come in whole, dangerous ones stay out with a reason."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import TemplateFault
from docgen.rendering.package import read_package, write_package
from tests.support import sound_docx

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND = sound_docx.parts()
TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def refusal(content: bytes) -> str:
    """Give the sentence with which a file is refused; it must take no more than 0.2 seconds."""
    start = time.process_time()
    with pytest.raises(TemplateFault) as refused:
        read_package(content, "surat.docx")
    assert time.process_time() - start < 0.2
    sentence = str(refused.value)
    assert sentence.startswith("Berkas surat.docx ditolak: ")
    assert sentence.endswith(".")
    return sentence


def related(kind: str, target: str = "lain.bin", mode: str = "") -> dict[str, bytes]:
    """The sound file with one more relationship from the document."""
    link = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return {**SOUND, LINKS: SOUND[LINKS].replace(b"</Relationships>", link.encode())}


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OUTSIDE = ' TargetMode="External"'


# Sound files


def test_a_sound_file_comes_in_whole_and_in_order() -> None:
    read = read_package(zipped(SOUND), "surat.docx")
    assert read == SOUND
    assert list(read) == list(SOUND)


def test_a_stored_zip_with_folders_comes_in_without_them() -> None:
    content = zipped({"word/": b"", **SOUND}, zipfile.ZIP_STORED)
    assert read_package(content, "surat.docx") == SOUND


def test_files_of_python_docx_and_openpyxl_come_in() -> None:
    word, book = io.BytesIO(), io.BytesIO()
    docx.Document().save(word)
    openpyxl.Workbook().save(book)
    assert "word/document.xml" in read_package(word.getvalue(), "surat.docx")
    assert "xl/workbook.xml" in read_package(book.getvalue(), "tabel.xlsx")


@pytest.mark.parametrize("target", ["https://desa.go.id/a?b=c#d", "HTTP://x.id", "mailto:desa@x.id", "#judul"])
def test_links_to_the_web_and_to_mail_come_in(target: str) -> None:
    parts = related(OFFICE + "hyperlink", target, OUTSIDE)
    assert read_package(zipped(parts), "surat.docx") == parts


def test_the_workbook_behind_a_chart_comes_in() -> None:
    link = f'<Relationships><Relationship Id="r" Type="{OFFICE}package" Target="../embeddings/a.xlsx"/></Relationships>'
    parts = {**SOUND, "word/charts/_rels/chart1.xml.rels": link.encode()}
    assert read_package(zipped(parts), "surat.docx") == parts


def test_the_old_drawings_of_excel_need_not_be_well_formed() -> None:
    parts = {**SOUND, "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"}
    assert read_package(zipped(parts), "tabel.xlsx") == parts


# Not a package


def test_what_is_no_zip_is_refused() -> None:
    for content in (b"", b"PK", b"halo", os.urandom(5000), b"%PDF-1.7", zipped(SOUND)[:-30], b"x" + zipped(SOUND)):
        assert "bukan zip yang utuh" in refusal(content)


def test_a_file_with_a_password_or_of_the_old_kind_is_refused_with_the_cure() -> None:
    assert "simpan tanpa sandi sebagai .docx" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(zipped(SOUND))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert "bersandi" in refusal(bytes(content))


def test_a_zip_of_something_else_is_refused() -> None:
    assert "[Content_Types].xml tidak ada" in refusal(zipped({"catatan.txt": b"halo"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/styles.xml", "WORD/Styles.xml"])
def test_a_part_that_is_there_twice_is_refused(name: str) -> None:
    target = io.BytesIO(zipped(SOUND))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, b"<x/>")
    assert "ada dua kali" in refusal(target.getvalue())


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "word/../../x.xml", "/etc/passwd", "C:\\x.xml", "word\\x.xml", "a/./b", "word//x.xml", "a\x01b", ".."],
)
def test_a_part_that_points_out_of_the_file_is_refused(name: str) -> None:
    assert "menunjuk ke luar berkas" in refusal(zipped({**SOUND, name: b"<x/>"}))


def test_an_unknown_compression_is_refused() -> None:
    assert "cara yang tidak dikenal" in refusal(zipped(SOUND, zipfile.ZIP_BZIP2))


@given(st.integers(0, len(zipped(SOUND)) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_zip_is_read_or_refused_but_never_raises_otherwise(start: int, damage: bytes) -> None:
    content = zipped(SOUND)
    damaged = content[:start] + damage + content[start + len(damage) :]
    with contextlib.suppress(TemplateFault):
        read_package(damaged, "surat.docx")


# Bombs


def lying(parts: dict[str, bytes], sizes: dict[str, int]) -> bytes:
    """A zip that tells false sizes of some parts, in its directory and before the parts."""
    content = bytearray(zipped(parts))
    for name, size in sizes.items():
        raw = name.encode()
        for signature, name_at, size_at in ((b"PK\x01\x02", 46, 24), (b"PK\x03\x04", 30, 22)):
            at = content.find(signature)
            while content[at + name_at : at + name_at + len(raw)] != raw:
                at = content.index(signature, at + 4)
            struct.pack_into("<L", content, at + size_at, size)
    return bytes(content)


def crowded(count: int) -> dict[str, bytes]:
    return {**SOUND, **{f"word/{number}.xml": b"<x/>" for number in range(count)}}


def hidden_crowd() -> bytes:
    """A zip of 4,000 parts whose last record speaks of 16."""
    content = bytearray(zipped(crowded(4000)))
    struct.pack_into("<HH", content, len(content) - 14, 16, 16)
    return bytes(content)


def heavy() -> bytes:
    noise = os.urandom(400_000)
    return lying(
        {**SOUND, "a.bin": noise, "b.bin": noise, "c.bin": noise}, dict.fromkeys(("a.bin", "b.bin", "c.bin"), 4 * 10**7)
    )


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part of zeros": (lambda: zipped({**SOUND, "a.bin": bytes(2**21)}), "bom zip"),
    "a body of spaces": (lambda: zipped({**SOUND, "word/document.xml": b" " * 20_000_000}), "bom zip"),
    "a part over 50 MB": (lambda: lying(SOUND, {"word/styles.xml": 51 * 2**20}), "lebih dari 50 MB"),
    "a part over 4 GB": (lambda: lying(SOUND, {"word/styles.xml": 2**32 - 2}), "lebih dari 50 MB"),
    "parts over 100 MB in all": (heavy, "lebih dari 100 MB"),
    "more than 400 parts": (lambda: zipped(crowded(400)), "lebih dari 400 bagian"),
    "more than 400 parts, hidden": (hidden_crowd, "lebih dari 400 bagian"),
    "a part larger than it says": (lambda: lying({**SOUND, "a.bin": bytes(5000)}, {"a.bin": 100}), "zip-nya rusak"),
    "a part smaller than it says": (lambda: lying({**SOUND, "a.bin": bytes(100)}, {"a.bin": 5000}), "zip-nya rusak"),
    "a billion laughs": (
        lambda: zipped({**SOUND, "word/styles.xml": laughs()}),
        "memuat DOCTYPE",
    ),
}


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e29;</x>'.encode()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_no_time(name: str) -> None:
    make, reason = BOMBS[name]
    assert reason in refusal(make())


# What runs, fetches or points outside

XML_PARTS = [name for name in SOUND if name.endswith((".xml", ".rels"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("part", XML_PARTS)
def test_a_document_type_is_refused_in_every_part_and_encoding(part: str, encoding: str) -> None:
    text = SOUND[part].decode().partition("?>")[2]
    declared = "UTF-16" if "16" in encoding else "UTF-8"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    content = f'{mark}<?xml version="1.0" encoding="{declared}"?><!DOCTYPE x SYSTEM "file:///etc/passwd">{text}'
    assert "memuat DOCTYPE" in refusal(zipped({**SOUND, part: content.encode(encoding)}))


@pytest.mark.parametrize("name", ["word/data.bin", "xl/drawings/vmlDrawing1.vml", "customXml/item1.XML"])
def test_a_document_type_is_refused_under_another_name_too(name: str) -> None:
    assert "memuat DOCTYPE" in refusal(zipped({**SOUND, name: b'<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'}))


@pytest.mark.parametrize("part", XML_PARTS)
def test_xml_that_is_not_well_formed_is_refused(part: str) -> None:
    assert f"XML pada bagian {part} rusak" in refusal(zipped({**SOUND, part: SOUND[part][:-3]}))


CONTENT_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "makro",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": "makro",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "makro",
    "application/vnd.ms-office.vbaProject": "makro",
    "application/vnd.ms-office.vbaProjectSignature": "makro",
    "application/vnd.ms-word.vbaData+xml": "makro",
    "application/vnd.ms-excel.macrosheet+xml": "makro",
    "application/vnd.ms-office.activeX+xml": "ActiveX",
    "application/vnd.ms-office.activeX": "ActiveX",
    "application/vnd.openxmlformats-officedocument.oleObject": "OLE",
}


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
def test_content_that_runs_is_refused(content_type: str) -> None:
    entry = f'<Override PartName="/word/x.bin" ContentType="{content_type}"/></Types>'.encode()
    parts = {**SOUND, TYPES: SOUND[TYPES].replace(b"</Types>", entry), "word/x.bin": b"x"}
    assert CONTENT_TYPES[content_type] in refusal(zipped(parts))


MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
RELATIONS = {
    MICROSOFT + "vbaProject": "makro",
    MICROSOFT + "wordVbaData": "makro",
    MICROSOFT + "xlMacrosheet": "makro",
    MICROSOFT + "activeXControlBinary": "ActiveX",
    OFFICE + "control": "ActiveX",
    OFFICE + "oleObject": "OLE",
    STRICT + "oleObject": "OLE",
    OFFICE + "package": "ditanam",
    OFFICE + "aFChunk": "altChunk",
    STRICT + "aFChunk": "altChunk",
    OFFICE + "attachedTemplate": "dilampirkan",
    OFFICE + "subDocument": "subdokumen",
    OFFICE + "connections": "data luar",
    OFFICE + "externalLink": "buku kerja lain",
}


@pytest.mark.parametrize("kind", RELATIONS)
@pytest.mark.parametrize("mode", ["", OUTSIDE])
def test_relationships_to_what_runs_or_is_embedded_are_refused(kind: str, mode: str) -> None:
    assert RELATIONS[kind] in refusal(zipped(related(kind, "x.bin", mode)))


@pytest.mark.parametrize("kind", ["image", "styles", "theme", "frame", "video", "customXml", "apaSaja"])
@pytest.mark.parametrize(
    "target", ["https://x.id/a.png", "http://127.0.0.1/a", "file:///etc/passwd", "\\\\server\\a.png", "a.png"]
)
def test_what_is_fetched_from_outside_is_refused(kind: str, target: str) -> None:
    assert "dari luar" in refusal(zipped(related(OFFICE + kind, target, OUTSIDE)))


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "javascript:alert(1)",
        "ftp://x.id/a",
        "ms-word:ofe|u|https://x.id",
        "data:text/html,x",
        " file:///etc/passwd",
        "fi&#9;le:///etc/passwd",
        "\\\\server\\bagi\\a.docx",
        "lain.docx",
        "//x.id/a",
    ],
)
def test_links_to_anything_else_are_refused(target: str) -> None:
    assert "yang boleh hanya http, https dan mailto" in refusal(zipped(related(OFFICE + "hyperlink", target, OUTSIDE)))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "https://x.id/a.png", "//x.id/a.png", "\\\\server\\a.png"])
def test_an_inside_target_that_lies_outside_is_refused(target: str) -> None:
    assert "menunjuk ke luar berkas" in refusal(zipped(related(OFFICE + "image", target)))


def test_an_unknown_target_mode_counts_as_outside() -> None:
    assert "mengambil gambar dari luar" in refusal(zipped(related(OFFICE + "image", "a.png", ' TargetMode="external"')))


# The way back


def test_the_same_parts_give_the_same_bytes() -> None:
    assert write_package(SOUND) == write_package(dict(SOUND))


def test_a_written_package_bears_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(SOUND))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.extra, entry.comment) for entry in entries} == {
        (0, 0, b"", b"")
    }
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


def test_content_types_stand_first_and_the_rest_as_given() -> None:
    shuffled = {name: SOUND[name] for name in reversed(SOUND)}
    with zipfile.ZipFile(io.BytesIO(write_package(shuffled))) as archive:
        names = archive.namelist()
    assert names == [TYPES, *(name for name in shuffled if name != TYPES)]


@given(st.dictionaries(st.from_regex(r"[a-zé]{1,8}\.bin", fullmatch=True), st.binary(max_size=2000), max_size=8))
def test_what_is_written_is_read_back(parts: dict[str, bytes]) -> None:
    package = {
        TYPES: SOUND[TYPES],
        **{f"x/{name}": content for name, content in parts.items() if not content.startswith(b"<")},
    }
    assert read_package(write_package(package), "surat.docx") == package
