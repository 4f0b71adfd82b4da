"""The pages of a PDF as an eye sees them: lines with their places, big shapes, what lies outside.

The home of pypdfium2. Lengths are points, from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY_SEGMENTS = 40  # more than frames, rules and arrows have: letters drawn as shapes
_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at the end of a line, which it takes for a broken word's
_WIDE, _HIGH = 0.35, 0.2  # of the page, what a mark across it covers at least


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text: where it stands, how large it is written, and its angle in degrees."""

    text: str
    box: Box
    size: float
    angle: float

    @property
    def slanted(self) -> bool:
        """Tell whether it runs across the page, neither along a line nor up a margin."""
        return 15 < abs((self.angle + 90) % 180 - 90) < 75


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size as it is shown, its lines in the order of the file.

    `shape` tells of a large shape of letters drawn across its middle, `bare` that nothing at all is on it.
    """

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]
    shape: bool = False
    bare: bool = False


def pages_of(content: bytes) -> list[Page]:
    """Give the pages of a PDF. Raises ValueError for what can't be opened, PermissionError for a locked one."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise PermissionError(str(error)) from error
        raise ValueError(str(error)) from error
    try:
        return [_page(document[number], number + 1) for number in range(len(document))]
    finally:
        document.close()


def _page(page: Any, number: int) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    lines = tuple(_lines(text))
    objects = list(page.get_objects(max_depth=4))
    shape = any(_is_mark(one, width, height) for one in objects)
    read = Page(number, width, height, lines, shape, bare=not objects)
    text.close()
    page.close()
    return read


def _lines(text: Any) -> Iterator[PageLine]:
    """Give the lines of a page; pdfium ends each with a carriage return and a line feed of its own."""
    whole = text.get_text_range()
    start = 0
    characters = text.count_chars()
    if len(whole) != characters:  # a character beyond the first plane counts twice for pdfium, or one was left out
        whole = "".join(text.get_text_range(at, 1) or " " for at in range(characters))
    whole = whole.replace(_HYPHEN, "-")
    for line in whole.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield _line(text, line, start)
        start += len(line) + 1


def _line(text: Any, line: str, start: int) -> PageLine:
    from pypdfium2 import raw

    seen = [start + at for at, character in enumerate(line) if not character.isspace()]
    first, last = text.get_charbox(seen[0]), text.get_charbox(seen[-1])
    middle = text.get_charbox(seen[len(seen) // 2])
    boxes = (first, middle, last)
    box = Box(
        min(one[0] for one in boxes), min(one[1] for one in boxes),
        max(one[2] for one in boxes), max(one[3] for one in boxes),
    )  # fmt: skip
    size = float(raw.FPDFText_GetFontSize(text.raw, seen[0]))
    angle = math.degrees(float(raw.FPDFText_GetCharAngle(text.raw, seen[0])))
    return PageLine(" ".join(line.split()), box, size, angle)


def _is_mark(one: Any, width: float, height: float) -> bool:
    """Tell whether an object is a word drawn as one grey shape over much of the page, as LibreOffice draws word art."""
    from pypdfium2 import raw

    if one.type != raw.FPDF_PAGEOBJ_PATH or raw.FPDFPath_CountSegments(one.raw) < _MANY_SEGMENTS:
        return False
    left, bottom, right, top = one.get_bounds()
    if right - left < _WIDE * width or top - bottom < _HIGH * height:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(one.raw, red, green, blue, alpha)
    return alpha.value < 255 or min(red.value, green.value, blue.value) > 90
