"""What a Word file said when it was made, kept in it: so that each word changed since then can be told.

It holds nothing but what the paper itself says. Programs change runs, ids and styles when they save a file; its words
row by row and paragraph by paragraph they leave alone.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.rendering.texts.word import bones, lines_of, parsed_bones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docgen.rendering.texts.word import Line

_STORIES = re.compile(r"word/(?:header|footer|footnotes|endnotes|tanda_)\w*\.xml\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared as one: a paragraph, or a row of a table with the text of each cell; and its lines."""

    texts: tuple[str, ...]
    is_row: bool = False
    field: bool = False
    lines: tuple[Line, ...] = ()

    @property
    def said(self) -> bool:
        """Tell whether it says anything."""
        return any(self.texts)


def plain(text: str) -> str:
    """Give a text as it is compared: any white space is one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def units(lines: Iterable[Line]) -> list[Unit]:
    """Give the paragraphs and rows of a story that say something."""
    found = []
    for (table, _), group in itertools.groupby(lines, key=lambda line: (line.table, line.row)):
        together = tuple(group)
        if not table:
            found += [Unit((plain(line.text),), field=line.field, lines=(line,)) for line in together]
            continue
        cells = itertools.groupby(together, key=lambda line: line.column)
        texts = tuple(plain(" ".join(line.text for line in cell)) for _, cell in cells)
        found.append(Unit(texts, True, any(line.field for line in together), together))
    return [unit for unit in found if unit.said]


def is_margin(part: str) -> bool:
    """Tell whether a part holds heads or feet of pages, or notes."""
    return _STORIES.match(part) is not None


def margins(stories: Iterable[Sequence[Line]]) -> list[str]:
    """Give what heads and feet of pages and notes say, once each: programs make several out of one."""
    return sorted(
        {unit_text for lines in stories for unit in units(lines) if (unit_text := " ".join(unit.texts).strip())}
    )


def told(document: bytes, stories: Iterable[bytes]) -> dict[str, Any]:
    """Give what is kept of a document: the bones of its main part, and of the heads and feet of its pages."""
    return {"naskah": bones(document).decode(), "tepi": [bones(story).decode() for story in stories]}


def lines_told(record: Mapping[str, Any]) -> list[Line]:
    """Give the lines of a document as it was made. Raises ValueError where they are damaged."""
    return lines_of(parsed_bones(record["naskah"]))


def margins_told(record: Mapping[str, Any]) -> list[str]:
    """Give what the heads and feet of its pages said when it was made."""
    return margins(lines_of(parsed_bones(story)) for story in record["tepi"])
