"""Pages of a PDF as PNG pictures, to be looked at on a screen. Needs pypdfium2; knows nothing of what is printed."""

from __future__ import annotations

import struct
import threading
import zlib
from typing import Any

from docgen.errors import CannotProduce

MOST_PAGES = 60
_LOCK = threading.Lock()  # PDFium is not safe for threads
_MISSING = "Gambar halaman memerlukan pypdfium2. Pasang dengan: pip install docgen[layar]"


def page_count(pdf: bytes) -> int:
    """Give how many pages a PDF has. Raises CannotProduce without pypdfium2."""
    with _LOCK:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_picture(pdf: bytes, number: int, width: int) -> bytes:
    """Give a page (from 0) as a PNG of so many pixels across. Raises CannotProduce, IndexError for no such page."""
    with _LOCK:
        document = _opened(pdf)
        try:
            if not 0 <= number < len(document):
                raise IndexError(number)
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
            return _png(bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer))
        finally:
            document.close()


def _opened(pdf: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise CannotProduce(_MISSING) from error
    return pypdfium2.PdfDocument(pdf)


def _png(width: int, height: int, stride: int, channels: int, pixels: bytes) -> bytes:
    """Write red, green and blue (and what else there is per pixel) as a PNG without transparency."""
    kinds = {1: 0, 3: 2, 4: 6}
    rows = b"".join(b"\0" + pixels[at * stride : at * stride + width * channels] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, kinds[channels], 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
