"""What a template's conditions can leave behind and Word does not open: empty cells, rows, tables and headers.

What can't happen is proved once, from the template: where every end of a cell, row, table or story follows directly on
what must stand before it, no document made from the template can lack it. Only the rest is looked for in each document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PARAGRAPH = "<w:p/>"
_STORIES = "hdr|ftr|footnote|endnote|comment|txbxContent"
_EMPTY_ROW = re.compile(r"<w:tr(?: [^>]*)?>(?:(?!<w:tc[ >]|<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
_EMPTY_CELL = re.compile(r"(</w:tcPr>|<w:tcPr/>|<w:tc(?: [^>]*)?>|</w:tbl>)(</w:tc>)")
_EMPTY_STORY = re.compile(rf"(<w:({_STORIES})(?:\s[^>]*)?>)(</w:\2>)")

_STORY_NAMES = _STORIES.split("|")


@dataclass(frozen=True)
class _Repair:
    """What may be empty: the tags that end it, what soundly stands before them, and how it is made whole."""

    name: str
    ends: tuple[str, ...]
    sound: tuple[str, ...]
    mend: Callable[[str], str]

    def is_due(self, xml: str) -> bool:
        """Tell whether some end does not follow on what must stand before it; plain counting, for it must be fast."""
        return any(xml.count(end) != sum(xml.count(before + end) for before in self.sound) for end in self.ends)


# In this order: a dropped row may empty its table, a dropped table its cell, a dropped table a story.
_REPAIRS = (
    _Repair("rows", ("</w:tr>",), ("</w:tc>",), lambda xml: _EMPTY_ROW.sub("", xml)),
    _Repair("tables", ("</w:tbl>",), ("</w:tr>",), lambda xml: _EMPTY_TABLE.sub("", xml)),
    _Repair("cells", ("</w:tc>",), ("</w:p>", _PARAGRAPH), lambda xml: _EMPTY_CELL.sub(rf"\1{_PARAGRAPH}\2", xml)),
    _Repair(
        "stories",
        tuple(f"</w:{name}>" for name in _STORY_NAMES),
        ("</w:p>", _PARAGRAPH),
        lambda xml: _EMPTY_STORY.sub(rf"\1{_PARAGRAPH}\3", xml),
    ),
)
ALL = [repair.name for repair in _REPAIRS]


def repairs_for(source: str) -> list[str]:
    """Give the names of the repairs that documents from a template's source can need; sound ends need none."""
    needed = [repair.name for repair in _REPAIRS if repair.is_due(source)]
    if "rows" in needed and "tables" not in needed:
        needed.append("tables")
    if "tables" in needed and "cells" not in needed:
        needed.append("cells")
    return needed


def repaired(xml: str, needed: list[str]) -> str:
    """Give the rendered XML of a part with every emptied element made whole or taken out."""
    for repair in _REPAIRS:
        if repair.name in needed and repair.is_due(xml):
            xml = repair.mend(xml)
    return xml
