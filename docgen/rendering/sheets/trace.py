"""What a workbook tells about itself so that it can be read back: the data it was made from, and what each row shows.

Beside the rows stands a hidden column of keys, `§<row of the template>|<item numbers>|<paths of the items>`; keys move,
vanish and are copied with their rows. A hidden sheet holds the rest (`Origin`, and the binding of each row's cells).
"""

from __future__ import annotations

import functools
import zlib
from typing import TYPE_CHECKING, Any

from docgen.rendering.origin import Items, packed, unpacked
from docgen.rendering.sheets.cells import escaped
from docgen.rendering.sheets.layout import nearest
from docgen.rendering.sheets.references import letters
from docgen.rendering.sheets.template import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docgen.errors import DataPath
    from docgen.rendering.origin import Origin
    from docgen.rendering.sheets.layout import Placed
    from docgen.rendering.sheets.template import Path, Row

SHEET = "_docgen"
SIGN = "§"
VERSION = 1
BOUND = ("data.", "gabung.", "centang.")
_CHUNK = 30_000  # a cell holds 32,767 characters
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class RowItems(Items):
    """The paths of the items that the rows of a sheet stand for."""

    def of(self, placed: Placed) -> list[DataPath | None]:
        """Give the path of each item that a row stands for, None for one that is not in the data itself."""
        found: list[DataPath | None] = []
        for depth, item in enumerate(placed.items):
            found.append(self.path_of(item) or self._by_place(placed, depth, found))
        return found

    def _by_place(self, placed: Placed, depth: int, above: list[DataPath | None]) -> DataPath | None:
        """Give the path of an item that is a text or number: the list that holds it and its number there."""
        if type(placed.items[depth]) is dict:
            return None
        repeats = placed.row.repeats
        outer = nearest(repeats[depth], repeats[:depth])
        base: DataPath | None = () if outer is None else above[outer]
        rest = repeats[depth][0 if outer is None else len(repeats[outer]) :]
        return None if base is None else (*base, *rest, placed.scope[depth])


class Keys:
    """The keys of a sheet's rows, in a column of their own; `written` gathers them."""

    def __init__(self, items: RowItems, column: int) -> None:
        self._items, self.column = items, column
        self.written: list[str] = []

    def cell(self, placed: Placed) -> str:
        """Give the cell that holds the key of a row."""
        paths = ";".join("-" if path is None else "/".join(map(str, path)) for path in self._items.of(placed))
        text = f"{placed.row.number}|{'.'.join(map(str, placed.scope))}|{paths}"
        self.written.append(text)
        return f'<c r="{letters(self.column)}{placed.number}" t="inlineStr"><is><t>{escaped(SIGN + text)}</t></is></c>'

    def trace(self, title: str, rows: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
        """Give what is told of the sheet: its keys, what its rows show, and where the names of its cells stood."""
        own = {name.partition("@")[0]: place for name, place in names.items() if name.startswith(BOUND)}
        return {"judul": title, "kolom_kunci": self.column, "baris": rows, "kunci": self.written, "nama": own}


def bindings(rows: Sequence[Row], lists: Mapping[Path, list[Any]]) -> dict[str, Any]:
    """Give what the cells of each row of a template show, its repeated columns spread out: by the row's number.

    A cell is [column, path, number of the item of its column or -1, what ticks it or None]; `daftar` are the lists
    that the row repeats for, `kosong` is the list for whose emptiness it stands.
    """
    found: dict[str, Any] = {}
    for row in rows:
        cells = []
        for cell in row.cells:
            if cell.path is not None and not cell.runs:
                cells.append([cell.column, ".".join(cell.path), cell.nth, None])
            elif cell.ticked is not None:
                items = lists[cell.columns_of] if cell.columns_of else []
                item = items[cell.nth] if 0 <= cell.nth < len(items) else None
                if item is not None:
                    cells.append([cell.column, ".".join(cell.ticked), -1, item])
        found[str(row.number)] = {
            "sel": cells,
            "daftar": [".".join(path) for path in row.repeats],
            "kosong": None if row.empty_of is None else ".".join(row.empty_of),
        }
    return found


def checksum(parts: Iterable[bytes]) -> int:
    """Give a number that tells whether a workbook made again from the same data is the same."""
    return functools.reduce(lambda sum_so_far, part: zlib.crc32(part, sum_so_far), parts, 0)


def sheet_xml(origin: Origin, sheets: Sequence[Mapping[str, Any]], made: int, mark: str | None) -> bytes:
    """Give the hidden sheet: what it tells, packed and cut into the cells of its first column.

    `made` is the checksum of the visible sheets, `mark` the mark at their heads.
    """
    text = packed(origin, VERSION, lembar=sheets, sidik=made, tanda=mark)
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{text[start : start + _CHUNK]}</t></is></c></row>'
        for number, start in enumerate(range(0, len(text), _CHUNK), start=1)
    )
    return f'{_HEAD}<worksheet xmlns="{MAIN[1:-1]}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def told_by(cells: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    """Give what the hidden sheet tells, from its cells. Raises ValueError for a damaged one."""
    return unpacked("".join(piece for _, piece in sorted(cells.items())))
