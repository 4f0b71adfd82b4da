"""One view of a document, whatever its format: its lines in order, margins, pages, and what it tells of itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.usecases.check.finding import Where, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.rendering.texts.pages import Page
    from docgen.rendering.texts.word import Line

_ENOUGH = 8  # letters that lead to a page; fewer stand on many


@dataclass(eq=False)
class Paper:
    """A document that was read.

    `lines` are those of its text, `margins` those of the heads and feet of its pages by what they are called. `record`
    is what docgen kept in it, None for a document of others; `parts` are those of its package, `codes` the codes of its
    Word fields. `pages` is None where they could not be made, and `no_pages` says why.
    """

    file: str
    kind: str
    content: bytes
    lines: list[Line] = field(default_factory=list)
    margins: list[tuple[str, list[Line]]] = field(default_factory=list)
    record: Mapping[str, Any] | None = None
    parts: Mapping[str, bytes] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    pages: list[Page] | None = None
    no_pages: str = ""

    @property
    def is_pdf(self) -> bool:
        """Tell a PDF from a document that can be edited."""
        return self.kind == "pdf"

    @cached_property
    def _places(self) -> dict[int, int]:
        """The pages of the lines, by the identity of the line."""
        pages = self.pages or ()
        if self.is_pdf:
            numbers = [page.number for page in pages for _ in page.lines]
            return {id(line): number for line, number in zip(self.lines, numbers, strict=True)}
        return _located(self.lines, pages)

    def page_of(self, line: Line) -> int | None:
        """Give the page that a line begins on, None where it can't be known."""
        return self._places.get(id(line))

    def where(self, line: Line, text: str | None = None) -> Where:
        """Give the place of a line in words."""
        return Where(self.page_of(line), place_of(line), shortened(line.text if text is None else text))


def place_of(line: Line) -> str:
    """Give where a line stands in its file."""
    if line.place:
        return line.place
    if line.table:
        return f"tabel {line.table} baris {line.row} kolom {line.column}"
    return f"paragraf {line.number}" if line.number else ""


def bare(text: str) -> str:
    """Give a text without white space, as the lines of a page are broken anywhere."""
    return re.sub(r"[\s\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _located(lines: Sequence[Line], pages: Sequence[Page]) -> dict[int, int]:
    """Find the page of each line: the pages are read once from front to back, and long lines lead the way."""
    whole, starts = "", []
    for page in pages:
        starts.append(len(whole))
        whole += bare("".join(line.text for line in page.lines))
    found: dict[int, int] = {}
    cursor = 0
    for line in lines:
        wanted = bare(line.text.replace("#", ""))
        if not wanted:
            continue
        at = _find(whole, wanted, cursor)
        if at < 0:
            continue
        if len(wanted) >= _ENOUGH and at >= cursor:
            cursor = at + (len(wanted) if whole.startswith(wanted, at) else 1)
        found[id(line)] = sum(1 for start in starts if start <= at)
    return found


def _find(whole: str, wanted: str, cursor: int) -> int:
    """Give where a line begins: whole or by its beginning, behind the cursor or else anywhere if only once."""
    for words in (wanted, wanted[:40]):
        at = whole.find(words, cursor)
        if at >= 0:
            return at
        if len(words) >= _ENOUGH and whole.count(words) == 1:
            return whole.find(words)
    return -1
