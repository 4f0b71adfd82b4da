"""Tables of sheets: a row of the first is a document, rows of the others are the items of its lists.

`#kunci` of the first sheet names a row (without it, 1, 2, 3 and on do); `#induk` of another sheet says whose item a
row is. Items are sorted into a temporary database first, so that memory does not grow with them.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import InvalidData, Place, Problem, Unreadable
from docgen.inputs.source import Source
from docgen.inputs.tables.headers import OWN_KEY, PARENT_KEY, Sheet, is_ignored, understand
from docgen.inputs.tables.record import Record
from docgen.inputs.workbook import split
from docgen.paths import path_in, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.errors import DataPath
    from docgen.inputs.tables.grid import Grid, Row
    from docgen.inputs.tables.record import Spots
    from docgen.inputs.tables.shape import Column, ListPath, Shapes

Fault = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class TabularLayout:
    """How the sheets of a table are laid out."""

    file: str
    sheets: tuple[Sheet, ...]

    def data(self, record: Record) -> dict[str, Any]:
        """Give the data of a record. Raises ValueError for one with cells that can't be read."""
        if record.faults:
            raise ValueError("cells that can't be read")
        found: dict[str, Any] = json.loads(record.text)
        return found

    def source(self, record: Record) -> Source:
        """Give the data of a record with the cell of each value."""
        places: dict[DataPath, Place] = {}
        by_path = {sheet.path: sheet for sheet in self.sheets}
        for spot, rows in record.spots.items():
            base = path_in(spot)
            sheet = by_path[tuple(step for step in base if isinstance(step, str))]
            for index, row in enumerate(rows):
                here = (*base, index) if base else ()
                places.setdefault(base, sheet.row(row))
                places[here] = sheet.row(row)
                for column, meant in sorted(sheet.columns.items()):
                    path = (*here, *meant.steps)
                    for length in range(len(here) + 1, len(path) + 1):
                        places.setdefault(path[:length], sheet.where.cell(row, column))
        problems = tuple(
            Problem("sel", message, hint=hint, place=self.sheets[sheet].where.cell(row, column))
            for sheet, row, column, message, hint in record.faults
        )
        return Source(self.file, json.loads(record.text), places, {}, problems)


class TabularTable:
    """The sheets of one table.

    Raises InvalidData with every problem of the headers when it is made.
    """

    def __init__(self, file: str, grids: Sequence[Grid], shapes: Shapes) -> None:
        used = [grid for grid in grids if not is_ignored(grid.title)]
        if not used:
            raise Unreadable(f"{file} tidak berisi tabel.")
        heads = [next(iter(grid.rows()), None) for grid in used]
        understood = [
            understand(grid, head, shapes, first=index == 0)
            for index, (grid, head) in enumerate(zip(used, heads, strict=True))
        ]
        problems = [problem for _, found in understood for problem in found]
        sheets = [sheet for sheet, _ in understood if sheet]
        problems += _twice(sheets)
        if problems:
            raise InvalidData(problems)
        self.layout = TabularLayout(file, tuple(sheets))
        self._grids = used
        self._items = _Items(sheets) if len(sheets) > 1 else None

    def close(self) -> None:
        """Forget the rows of lists."""
        if self._items:
            self._items.close()

    def expected(self) -> int:
        """Give about how many rows the first sheet has."""
        return self._grids[0].expected()

    def records(self) -> Iterator[Record]:
        """Give a record for each row of the first sheet that is not empty. Raises Unreadable."""
        if self._items:
            for index, grid in enumerate(self._grids[1:], start=1):
                self._items.take(index, _body(grid))
        root = self.layout.sheets[0]
        for number, row in enumerate(_body(self._grids[0]), start=1):
            item = _item(row, root)
            faults: list[Fault] = [(0, row.number, *fault) for fault in row.faults]
            spots: Spots = {"": [row.number]}
            if self._items:
                key = row.texts.get(root.own_key, "").strip() if root.own_key else str(number)
                fault = self._items.name(key)
                if fault:
                    faults.append((0, row.number, root.own_key or 1, *fault))
                else:
                    self._items.join(item, key, spots, faults)
            yield Record(number, json.dumps(item, ensure_ascii=False), spots, faults)

    def problems(self) -> list[Problem]:
        """Give the items that belong to no row."""
        return self._items.orphans() if self._items else []


def _twice(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    seen: set[ListPath] = set()
    for sheet in sheets:
        if sheet.path in seen:
            yield Problem("kunci_ganda", "daftar ini sudah ada di lembar lain", place=sheet.where.cell(1, 1),
                          hint="Gabungkan kedua lembar itu.")  # fmt: skip
        seen.add(sheet.path)
    root, *others = sheets
    single = {column.steps: number for number, column in root.columns.items() if column.several}
    for sheet in others:
        if sheet.path in single:
            yield Problem("kunci_ganda", "daftar ini juga ada di lembar sendiri", hint="Hapus salah satunya.",
                          place=root.where.cell(1, single[sheet.path]))  # fmt: skip


def _body(grid: Grid) -> Iterator[Row]:
    """Give the rows below the headers."""
    rows = iter(grid.rows())
    next(rows, None)
    return rows


def _item(row: Row, sheet: Sheet) -> Any:
    """Give what a row says: a group of values, or its one value."""
    item: dict[str, Any] = {}
    for number, column in sheet.columns.items():
        text = row.texts.get(number, "")
        if column.key == ".":
            return text
        _put(item, column, text)
    return item


def _put(item: dict[str, Any], column: Column, text: str) -> None:
    """Put a text where its column says; a group is made when something stands in it or it must be there."""
    *groups, name = column.key.split(".")
    for position, step in enumerate(groups):
        bare = step.removesuffix("!")
        if bare not in item:
            if not (text or all(one.endswith("!") for one in groups[: position + 1])):
                return
            item[bare] = {}
        item = item[bare]
    if text:
        item[name] = split(text) if column.several else text


class _Items:
    """The rows of all sheets but the first, found by the row that they belong to."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._at = {sheet.path: index for index, sheet in enumerate(sheets)}
        self._base = sqlite3.connect("")  # a file of its own that goes when it is closed
        self._base.executescript(
            "CREATE TABLE item (sheet INT, parent TEXT, key TEXT, row INT, text TEXT, faults TEXT);"
            "CREATE INDEX of_parent ON item (sheet, parent, row);"
            "CREATE TABLE known (sheet INT, key TEXT, PRIMARY KEY (sheet, key)) WITHOUT ROWID;"
        )
        # A list of lists is joined from the outside in; a list whose own parent has no sheet hangs on the row itself.
        self._children: dict[int, list[int]] = {}
        for index, sheet in enumerate(sheets[1:], start=1):
            parent = sheet.parent or ()
            self._children.setdefault(self._at.get(parent, 0), []).append(index)

    def close(self) -> None:
        """Close the database; its file goes with it."""
        self._base.close()

    def take(self, index: int, rows: Iterable[Row]) -> None:
        """Sort the rows of a sheet in."""
        sheet = self._sheets[index]

        def entries() -> Iterator[tuple[Any, ...]]:
            for row in rows:
                parent = row.texts.get(sheet.parent_key or 0, "").strip()
                key = row.texts.get(sheet.own_key or 0, "").strip()
                item = json.dumps(_item(row, sheet), ensure_ascii=False)
                faults = [(index, row.number, *fault) for fault in row.faults]
                yield index, parent, key, row.number, item, json.dumps(faults)

        self._base.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", entries())
        if index in self._children:
            self._base.execute("INSERT OR IGNORE INTO known SELECT sheet, key FROM item WHERE sheet = ?", (index,))

    def name(self, key: str) -> tuple[str, str] | None:
        """Note the key of a row of the first sheet; give what is wrong with it and the cure."""
        if not key:
            return f"{OWN_KEY} belum diisi", "Isi dengan tanda yang berbeda untuk setiap baris, mis. kode desa."
        added = self._base.execute("INSERT OR IGNORE INTO known VALUES (0, ?)", (key,)).rowcount
        return None if added else (f"{OWN_KEY} “{key}” sudah dipakai baris lain", "Beri setiap baris kunci sendiri.")

    def join(self, item: dict[str, Any], key: str, spots: Spots, faults: list[Fault]) -> None:
        """Put the items of a row of the first sheet into its data."""
        self._join(0, item, key, (), spots, faults)

    def _join(
        self, index: int, item: dict[str, Any], key: str, above: DataPath, spots: Spots, faults: list[Fault]
    ) -> None:
        start = len(self._sheets[index].path)
        for child in self._children.get(index, ()):
            steps = self._sheets[child].path[start:]
            found = self._base.execute(
                "SELECT key, row, text, faults FROM item WHERE sheet = ? AND parent = ? ORDER BY row", (child, key)
            ).fetchall()
            if not found:
                continue
            group = item
            for step in steps[:-1]:
                group = group.setdefault(step, {})
            items = group[steps[-1]] = [json.loads(text) for _, _, text, _ in found]
            here = (*above, *steps)
            spots[written(here)] = [row for _, row, _, _ in found]
            for position, (own, _, _, told) in enumerate(found):
                faults += [
                    (sheet, row, column, message, hint) for sheet, row, column, message, hint in json.loads(told)
                ]
                if child in self._children and own:
                    self._join(child, items[position], own, (*here, position), spots, faults)

    def orphans(self) -> list[Problem]:
        """Give the items whose parent is not there."""
        problems = []
        for child, parent in ((child, parent) for parent, children in self._children.items() for child in children):
            lost = self._base.execute(
                "SELECT row, parent FROM item WHERE sheet = ? AND parent NOT IN (SELECT key FROM known WHERE sheet = ?)"
                " ORDER BY row",
                (child, parent),
            )
            sheet = self._sheets[child]
            for row, key in lost:
                message = f"tidak ada baris dengan kunci “{key}”" if key else f"{PARENT_KEY} belum diisi"
                place = sheet.where.cell(row, sheet.parent_key or 1)
                hint = "Isi kunci baris yang memiliki butir ini."
                problems.append(Problem("induk", message, hint=hint, place=place))
        return problems
