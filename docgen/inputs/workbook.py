"""Input workbooks: what a person typed into the cells that `docgen new … -o isian.xlsx` prepared, each with its place.

A sheet tells by its hidden first row and column what its cells are: `docgen:isian:<path>` in A1 is a sheet of fields,
whose keys stand in column A; `docgen:daftar:<path>` is a list, whose keys stand in row 1. So sheets may be renamed, and
rows and columns moved. A `!` behind a step of a key marks a group that must be there even when it is left empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.errors import Place, Problem, Unreadable
from docgen.inputs.cells import quoted, read_workbook
from docgen.inputs.source import Source
from docgen.rendering.sheets.references import letters

if TYPE_CHECKING:
    from docgen.errors import DataPath
    from docgen.inputs.cells import Cells, Workbook

FIELDS, LIST, TYPE, TABLE = "docgen:isian:", "docgen:daftar:", "docgen:jenis:", "docgen:tabel:"
VALUE_COLUMN, FIRST_ROW = 3, 5
NUMBER, PARENT, ITSELF = "#", "#induk", "."
_SPLIT = re.compile(r"\s*;\s*")


@dataclass(slots=True)
class _Row:
    """One filled row of a list: the number that rows of other lists call it by, that of its own parent, its cells."""

    number: str
    parent: str
    texts: dict[str, tuple[str, Place]]

    @property
    def place(self) -> Place:
        """The place of its first cell."""
        return next(iter(self.texts.values()))[1]


@dataclass(slots=True)
class _List:
    """One list: its path, its sheet, the place of its first row, and the rows that were filled."""

    path: tuple[str, ...]
    place: Place
    rows: list[_Row] = field(default_factory=list)


def read_input_workbook(content: bytes, file: str) -> Source:
    """Read an input workbook to data with places.

    Raises Unreadable for what is no such workbook, InvalidData with every cell that can't be read or placed.
    """
    workbook = read_workbook(content, file)
    type_id = next((cells[1, 1].removeprefix(TYPE) for cells in workbook.cells.values() if _is(cells, TYPE)), None)
    table_of = next((cells[1, 1].removeprefix(TABLE) for cells in workbook.cells.values() if _is(cells, TABLE)), None)
    if table_of is not None:
        raise Unreadable(f"{file} adalah tabel. Pakailah: docgen batch {table_of} {file} -o hasil.")
    if type_id is None:
        raise Unreadable(
            f"{file} bukan buku isian docgen. Buatlah dengan: docgen new JENIS -o isian.xlsx. "
            "Dokumen Excel buatan docgen dibaca dengan: docgen extract."
        )
    return _Reader(workbook, file, type_id).source()


def _is(cells: Cells, sign: str) -> bool:
    return cells.get((1, 1), "").startswith(sign)


class _Reader:
    """Gathers the sheets of one workbook into one Source."""

    def __init__(self, workbook: Workbook, file: str, type_id: str) -> None:
        self._workbook, self._file = workbook, file
        self._data: dict[str, Any] = {"jenis": type_id}
        self._made: dict[tuple[str, ...], list[tuple[dict[str, Any], DataPath, str]]] = {}
        self._places: dict[DataPath, Place] = {(): Place(file)}
        self._problems = [
            self._problem("sel", fault.message, fault.hint, f"{quoted(fault.sheet)}!{fault.cell}")
            for fault in workbook.faults
        ]

    def source(self) -> Source:
        """Give the data, with the problems of cells that can't be read."""
        lists = []
        for title, cells in self._workbook.cells.items():
            if _is(cells, FIELDS):
                self._fields(title, cells)
            elif _is(cells, LIST):
                lists.append(self._list(title, cells))
        for one in sorted(lists, key=lambda one: len(one.path)):
            self._fill(one, lists)
        return Source(self._file, self._data, self._places, {}, tuple(self._problems))

    def _place(self, title: str, row: int, column: int) -> Place:
        return Place(self._file, cell=f"{quoted(title)}!{letters(column)}{row}")

    def _problem(self, code: str, message: str, hint: str, cell: str) -> Problem:
        return Problem(code, message, hint=hint, place=Place(self._file, cell=cell))

    def _fields(self, title: str, cells: Cells) -> None:
        """Read a sheet of fields: a key in the hidden first column, its value in the third."""
        prefix = cells[1, 1].removeprefix(FIELDS)
        seen: set[str] = set()
        for row, key in sorted((row, text) for (row, column), text in cells.items() if column == 1 and row > 1):
            text = cells.get((row, VALUE_COLUMN), "")
            place = self._place(title, row, VALUE_COLUMN)
            if key in seen:
                if text.strip():
                    message, hint = "isian ini sudah ada di baris lain", "Hapus salah satu barisnya."
                    self._problems.append(Problem("kunci_ganda", message, hint=hint, place=place))
                continue
            seen.add(key)
            self._put(self._data, (), f"{prefix}.{key}" if prefix else key, text, place)

    def _put(self, into: dict[str, Any], above: DataPath, key: str, text: str, place: Place) -> None:
        """Put a value where its key says; a group is made when something stands in it or it must be there."""
        node, path = into, above
        *groups, name = key.split(".")
        for position, step in enumerate(groups):
            bare = step.removesuffix("!")
            path = (*path, bare)
            if bare not in node:
                needed = step.endswith("!") and all(one.endswith("!") for one in groups[:position])
                if not (text.strip() or needed):
                    self._places.setdefault(path, place)
                    return
                node[bare] = {}
            self._places.setdefault(path, place)
            node = node[bare]
        self._places[*path, name] = place
        if text.strip():
            node[name] = text

    def _list(self, title: str, cells: Cells) -> _List:
        """Read a sheet of rows; empty ones in between are left out."""
        keys = {column: text for (row, column), text in cells.items() if row == 1 and column > 1}
        first = min((column for column, key in keys.items() if key[0] != NUMBER), default=2)
        path = tuple(cells[1, 1].removeprefix(LIST).split("."))
        found = _List(path, self._place(title, FIRST_ROW, first))
        for row in sorted({row for row, _ in cells if row >= FIRST_ROW}):
            texts = {
                key: (cells.get((row, column), ""), self._place(title, row, column)) for column, key in keys.items()
            }
            number, parent = (texts.pop(key, ("", None))[0].strip() for key in (NUMBER, PARENT))
            if parent or any(text.strip() for text, _ in texts.values()):
                found.rows.append(_Row(number, parent, texts))
        self._refuse_strangers(title, cells, keys)
        return found

    def _refuse_strangers(self, title: str, cells: Cells, keys: dict[int, str]) -> None:
        """Tell of a column within the table that docgen does not know."""
        known = sorted(keys)
        for column in range(2, known[-1] if known else 2):
            typed = [row for (row, at), text in cells.items() if at == column and row >= FIRST_ROW and text.strip()]
            if column not in keys and typed:
                hint = "Hapus kolom itu, atau pindahkan isinya ke kolom yang tersedia."
                cell = f"{quoted(title)}!{letters(column)}{min(typed)}"
                self._problems.append(self._problem("tak_dikenal", "kolom ini tidak dikenal", hint, cell))

    def _fill(self, one: _List, lists: list[_List]) -> None:
        """Put the items of a list into the data: beside its fields, or into the rows of the list above it."""
        above = max((other for other in lists if other.path == one.path[: len(other.path)] and other is not one),
                    key=lambda other: len(other.path), default=None)  # fmt: skip
        if above is None:
            self._places.setdefault(one.path, one.place)
            self._items(one, self._data, (), one.path, one.rows)
            return
        rest = one.path[len(above.path) :]
        groups: dict[str, list[_Row]] = {}
        for row in one.rows:
            groups.setdefault(row.parent, []).append(row)
        for item, path, number in self._made.get(above.path, []):
            self._places.setdefault((*path, *rest), one.place)
            self._items(one, item, path, rest, groups.pop(number, []))
        for parent, rows in groups.items():
            message = f"tidak ada baris nomor “{parent}” untuk induknya" if parent else "nomor induknya belum diisi"
            hint = "Isi nomor baris induk seperti pada kolom No. di lembarnya."
            self._problems.append(Problem("induk", message, hint=hint, place=rows[0].place))

    def _items(
        self, one: _List, into: dict[str, Any], above: DataPath, path: tuple[str, ...], rows: list[_Row]
    ) -> None:
        """Put rows into the data as the items of a list at a path within one of its groups."""
        if not rows:
            return
        node, here = into, above
        for step in path[:-1]:
            node, here = node.setdefault(step, {}), (*here, step)
        here = (*here, path[-1])
        items = node.setdefault(path[-1], [])
        self._places[here] = rows[0].place
        for row in rows:
            place = (*here, len(items))
            items.append(self._item(row, place))
            self._places.setdefault(place, row.place)
            self._made.setdefault(one.path, []).append((items[-1], place, row.number))

    def _item(self, row: _Row, path: DataPath) -> Any:
        if ITSELF in row.texts:
            text, self._places[path] = row.texts[ITSELF]
            return text
        item: dict[str, Any] = {}
        for key, (text, place) in row.texts.items():
            if key.endswith("[]"):
                self._places[*path, *key.removesuffix("[]").split(".")] = place
                if text.strip():
                    _nested(item, key.removesuffix("[]"), split(text))
            else:
                self._put(item, path, key, text, place)
        return item


def split(text: str) -> list[str]:
    """Give the items of a list that stands in one cell: one a line, or on one line with `;` between them."""
    lines = text.replace("\r\n", "\n").split("\n")
    items = _SPLIT.split(text.strip()) if len(lines) == 1 else lines
    return [item.strip() for item in items if item.strip()]


def _nested(item: dict[str, Any], key: str, value: Any) -> None:
    *groups, name = key.split(".")
    for step in groups:
        item = item.setdefault(step.removesuffix("!"), {})
    item[name] = value
