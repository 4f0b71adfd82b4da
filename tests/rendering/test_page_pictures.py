"""Pages as pictures, and the text of a document where there are none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from pypdf import PdfWriter
from pypdf.annotations import Rectangle

import docgen
from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.rendering.page_pictures import page_count, page_picture
from docgen.rendering.plain_text import word_text


def two_pages() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    writer.add_blank_page(200, 100)
    writer.add_annotation(1, Rectangle(rect=(0, 0, 200, 100), interior_color="ff0000"))
    store = io.BytesIO()
    writer.write(store)
    return store.getvalue()


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Read a picture without filters by its own chunks."""
    width, height = struct.unpack(">II", png[16:24])
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        data += content if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, zlib.decompress(data)


def test_a_page_is_a_whole_picture_of_the_width_asked_for() -> None:
    width, height, data = pixels(page_picture(two_pages(), 0, 400))
    assert (width, height) == (400, 200)
    assert set(data[1:-1]) <= {0, 255}


def test_the_pages_are_counted_and_no_other_is_shown() -> None:
    assert page_count(two_pages()) == 2
    with pytest.raises(IndexError):
        page_picture(two_pages(), 2, 100)


def test_the_text_has_every_paragraph_and_each_row_in_a_line() -> None:
    data = read(shipped().get("daftar_hadir").sample).data
    lines = word_text(docgen.generate("daftar_hadir", data).content)
    assert any(data["acara"] in line for line in lines if "acara" in data) or "acara" not in data
    assert any(" | " in line for line in lines)
