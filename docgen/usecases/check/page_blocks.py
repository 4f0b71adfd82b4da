"""Signature blocks on pages of which only the lines and their places are known."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docgen.rendering.texts.signing import LEAD, OFFICE
from docgen.usecases.check.finding import Finding, Where, shortened
from docgen.usecases.check.paper import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.texts.pages import Page, PageLine

_NUMBER = re.compile(r"[-–—\s]*(?:halaman\s*)?\d+(?:\s*(?:dari|/)\s*\d+)?[-–—\s]*\Z", re.IGNORECASE)
_ROOM = 24  # points between office and name, so that a hand can sign
_STAFF = re.compile(r"NI[PK]\b", re.IGNORECASE)
_CURE = "Satukan di satu halaman bersama sedikitnya satu baris naskah, lalu buat ulang PDF-nya."


def body_lines(pages: Sequence[Page]) -> list[list[PageLine]]:
    """Give the lines of each page from top to bottom, without page numbers and what is repeated at its edges."""
    return [sorted(lines, key=lambda line: -line.box.top) for lines in _without_margins(pages)]


def running_text(pages: Sequence[Page]) -> str:
    """Give the text of the pages in the order of the file, so that what is broken over pages is whole."""
    return " ".join(line.text for lines in _without_margins(pages) for line in lines)


def _without_margins(pages: Sequence[Page]) -> list[list[PageLine]]:
    repeated: Counter[str] = Counter()
    for page in pages:
        repeated.update({bare(line.text) for line in page.lines if _at_the_edge(line, page)})
    return [
        [line for line in page.lines if not line.slanted and not _is_margin(line, page, repeated, len(pages))]
        for page in pages
    ]


def _at_the_edge(line: PageLine, page: Page) -> bool:
    return line.box.bottom > page.height * 0.9 or line.box.top < page.height * 0.1


def _is_margin(line: PageLine, page: Page, repeated: Counter[str], pages: int) -> bool:
    if not _at_the_edge(line, page):
        return False
    return _NUMBER.match(line.text) is not None or (pages > 2 and repeated[bare(line.text)] >= pages - 1)


def alone_or_split(pages: Sequence[Page]) -> Iterator[Finding]:
    """Find signature blocks that begin a page without text before them, or whose name is on the next page."""
    read = body_lines(pages)
    for number, lines in enumerate(read[1:], start=2):
        above = read[number - 2]
        if not lines:
            continue
        where = Where(number, text=shortened(lines[0].text))
        if above and _waits_for_name(above) and _begins_with_name(lines):
            office = shortened(above[-1].text, 40)
            message = f"blok tanda tangan “{office}” terbelah: halaman {number - 1} dan {number}"
            yield Finding("ttd_terbelah", "galat", message, where, _CURE)
        elif _begins_with_block(lines):
            message = f"blok tanda tangan “{shortened(lines[0].text, 40)}” sendirian di halamannya"
            yield Finding("ttd_sendirian", "galat", message, where, _CURE)


def _waits_for_name(lines: Sequence[PageLine]) -> bool:
    """Tell whether a page ends with an office, or with place and date, below which nothing is signed."""
    last = lines[-1].text.strip()
    return LEAD.match(last) is not None or (last.endswith(",") and OFFICE.search(last) is not None)


def _begins_with_name(lines: Sequence[PageLine]) -> bool:
    first = lines[0].text.strip()
    if len(first) > 60 or LEAD.match(first):
        return False
    below = lines[1].text.strip() if len(lines) > 1 else ""
    return _STAFF.match(below) is not None or len(lines) <= 6 or first.isupper()


def _begins_with_block(lines: Sequence[PageLine]) -> bool:
    """Tell whether a page begins with place, date or office, with room for a hand and a name below them."""
    heads = 0
    while heads < min(6, len(lines)) and _is_head(lines[heads].text):
        heads += 1
    if heads == 0 or heads == len(lines):
        return False
    last = lines[heads - 1]
    return last.box.bottom - lines[heads].box.top >= _ROOM and LEAD.match(lines[heads].text) is None


def _is_head(text: str) -> bool:
    words = text.strip()
    return LEAD.match(words) is not None or (
        len(words) <= 80 and (words.endswith(",") and OFFICE.search(words) is not None)
    )
