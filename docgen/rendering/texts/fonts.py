"""Which fonts of a PDF are not in it: another computer shows and prints them by what it has."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 5


def fonts_left_out(content: bytes) -> dict[str, list[int]]:
    """Give the names of the fonts that are not embedded, each with the numbers of the pages that use it.

    Raises ValueError for a damaged file.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    found: dict[str, list[int]] = {}
    try:
        for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
            for name in sorted({_name(font) for font in _fonts(page.get("/Resources"), _DEEPEST) if not _is_in(font)}):
                found.setdefault(name, []).append(number)
    except (PyPdfError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return found


def _fonts(resources: Any, depth: int) -> Iterator[Any]:
    """Give the fonts of a page or a form drawn on it."""
    if resources is None or depth == 0:
        return
    resources = resources.get_object()
    for font in (resources.get("/Font") or {}).values():
        yield font.get_object()
    for drawn in (resources.get("/XObject") or {}).values():
        yield from _fonts(drawn.get_object().get("/Resources"), depth - 1)


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "/tanpa nama")).lstrip("/").partition("+")[2] or str(
        font.get("/BaseFont", "/tanpa nama")
    ).lstrip("/")


def _is_in(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    below = font.get("/DescendantFonts")
    if below is not None:
        return all(_is_in(one.get_object()) for one in below.get_object())
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor.get_object() for name in _FILES)
