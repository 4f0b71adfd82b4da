"""Data back out of a workbook that docgen made, as it stands after a person worked in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.documents.amendment import Added, Amendment
from docgen.documents.schema import at as schema_at
from docgen.errors import Place, Problem, Unreadable
from docgen.inputs.cells import quoted, read_workbook
from docgen.inputs.workbook import split
from docgen.paths import value_at
from docgen.rendering.sheets.cells import text_of
from docgen.rendering.sheets.reading import SheetRead, holds_keys
from docgen.rendering.sheets.references import area
from docgen.rendering.sheets.trace import SHEET, VERSION, told_by
from docgen.usecases.extracted import amended_by, damaged, not_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath
    from docgen.inputs.cells import CellFault, Workbook
    from docgen.rendering.sheets.reading import Bound, Line
    from docgen.usecases.extracted import Extracted

_DECIMAL = re.compile(r"[0-9]+\.[0-9]+\Z")


def from_workbook(file: str, content: bytes, registry: Registry) -> Extracted:
    """Read a workbook that docgen made, as it stands now. Raises Unreadable for any other."""
    workbook = read_workbook(content, file)
    try:
        told = told_by(workbook.cells[SHEET]) if SHEET in workbook.cells else None
    except ValueError as error:
        raise damaged(file) from error
    if told is None or told.get("versi") != VERSION:
        raise not_ours(file)
    sheets = [_sheet(one, workbook, file) for one in told["lembar"]]
    return amended(registry.get(told["jenis"]), told["data"], sheets, file, workbook.faults)


def _sheet(told: Mapping[str, Any], workbook: Workbook, file: str) -> SheetRead:
    """Give a sheet by its title, or by its keys where a person gave it another one."""
    title = str(told["judul"])
    if title not in workbook.cells:
        title = next((name for name, cells in workbook.cells.items() if holds_keys(cells)), "")
    if not title:
        raise Unreadable(f"{file}: lembar “{told['judul']}” tidak ada lagi.")
    merged = [area(place) for place in workbook.merged[title]]
    return SheetRead({**told, "judul": title}, workbook.cells[title], workbook.names, merged)


def amended(
    document_type: DocumentType,
    data: Mapping[str, Any],
    sheets: Iterable[SheetRead],
    file: str,
    faults: Iterable[CellFault] = (),
) -> Extracted:
    """Lay what the sheets say now over the data that they were made from, and check the result.

    `faults` are cells that can't be read; they are problems where they show data.
    """
    before = document_type.checker.check(dict(data)).context
    reader = _Reader(document_type, before, file, {(fault.sheet, fault.cell): fault for fault in faults})
    for sheet in sheets:
        reader.take(sheet)
    return amended_by(reader.amendment, document_type, data, file, reader.problems)


class _Reader:
    """Gathers what sheets say into an amendment of the data."""

    def __init__(
        self,
        document_type: DocumentType,
        before: Mapping[str, Any],
        file: str,
        faults: Mapping[tuple[str, str], CellFault],
    ) -> None:
        self._schema: Schema = document_type.schema
        self._declared: dict[str, Any] = document_type.declaration.get("baris", {})
        self._before, self._file, self._faults = before, file, faults
        self.amendment = Amendment()
        self.problems: list[Problem] = []

    def take(self, sheet: SheetRead) -> None:
        """Take one sheet: first the values of its rows, then which rows there are."""
        entries: dict[DataPath, list[int | Added]] = {}
        counted: set[DataPath] = set()
        last: tuple[Line, Added] | None = None
        for number, line in enumerate(sheet.lines):
            if line.added:
                last = self._added(sheet, number, entries, last)
                continue
            for depth, bound in line.bound:
                self._note(self._path(line, depth), bound, sheet)
            for path in line.paths:
                if path is not None and path not in counted:
                    counted.add(path)
                    entries.setdefault(path[:-1], []).append(int(path[-1]))
            self._regroup(sheet, number, line)
            last = None
        self._order(sheet, entries)

    def _path(self, line: Line, depth: int) -> DataPath | None:
        return () if depth < 0 else line.paths[depth]

    def _note(self, item: DataPath | None, bound: Bound, sheet: SheetRead) -> None:
        """Note one value that may have been changed, where it is one of the data's own."""
        names = None if item is None else self._entered((*item, *bound.names), bound.nth)
        field = None if names is None else schema_at(self._schema, names)
        if names is None or field is None:
            return
        self.amendment.places.setdefault(names, self._place(sheet, bound))
        now = _told(bound, field, value_at(self._before, names))
        if now is not _SAME:
            self.amendment.values[names] = now

    def _entered(self, path: DataPath, nth: int) -> DataPath:
        """Give a path through a list that is spread over columns with the number of its item."""
        for length in range(1, len(path)):
            whole = path[:length]
            if isinstance(path[length], str) and (schema_at(self._schema, whole) or {}).get("type") == "array":
                return (*whole, nth, *path[length:])
        return path

    def _place(self, sheet: SheetRead, bound: Bound) -> Place:
        place = Place(self._file, cell=f"{quoted(sheet.title)}!{bound.cell}")
        fault = self._faults.get((sheet.title, bound.cell))
        if fault is not None:
            self.problems.append(Problem("sel", fault.message, hint=fault.hint, place=place))
        return place

    def _added(
        self,
        sheet: SheetRead,
        number: int,
        entries: dict[DataPath, list[int | Added]],
        last: tuple[Line, Added] | None,
    ) -> tuple[Line, Added] | None:
        """Take a row that a person added: a new item of its list, or a further row of the item begun above it."""
        line = sheet.lines[number]
        listed = self._list_of(line)
        if listed is None or schema_at(self._schema, (*listed, 0)) is None:
            return None
        copied = int(line.item[-1]) if line.item else None
        goes_on = last is not None and last[0].item == line.item is not None and int(last[0].row) < int(line.row)
        new = last[1] if last is not None and goes_on else Added({}, copied)
        for depth, bound in line.bound:
            if depth == len(line.lists) - 1:
                self._note_new(new, listed, bound, sheet)
        group = self._group_field(line)
        if group is not None and copied is None:
            new.values[(group,)] = (str(self._group(sheet, number) + 1), Place(self._file))
        if not goes_on:
            entries.setdefault(listed, []).append(new)
        return line, new

    def _note_new(self, new: Added, listed: DataPath, bound: Bound, sheet: SheetRead) -> None:
        at = 0 if new.copy_of is None else new.copy_of
        path = self._entered((*listed, at, *bound.names), bound.nth)
        field = schema_at(self._schema, path)
        original = value_at(self._before, path) if new.copy_of is not None else None
        now = _SAME if field is None else _told(bound, field, original)
        if now is not _SAME:
            new.values[path[len(listed) + 1 :]] = (now, self._place(sheet, bound))

    def _list_of(self, line: Line) -> DataPath | None:
        """Give the path of the list that an added row is a new item of."""
        known = line.item or line.beside
        if known is not None:
            return known[:-1]
        region = line.lists[-1]
        declared = self._declared.get(".".join(map(str, region)), {}).get("dari")
        if declared:
            return tuple(declared.split("."))
        outer = next((depth for depth in range(len(line.lists) - 2, -1, -1) if line.paths[depth]), None)
        above = () if outer is None else (line.paths[outer] or ())
        return (*above, *region[len(line.lists[outer]) if outer is not None else 0 :])

    def _group_field(self, line: Line) -> str | None:
        region = ".".join(map(str, line.lists[-1])) if line.lists else ""
        field = self._declared.get(region, {}).get("nomor_kelompok")
        return str(field) if field else None

    def _regroup(self, sheet: SheetRead, number: int, line: Line) -> None:
        """Note the group of a row that was moved to another one."""
        field = self._group_field(line)
        if field is None or line.item is None or line.bound == []:
            return
        group = self._group(sheet, number)
        if line.scope[:-1] and group != line.scope[-2]:
            self.amendment.values[(*line.item, field)] = str(group + 1)

    def _group(self, sheet: SheetRead, number: int) -> int:
        """Give the number, from 0, of the group that a row stands in: by the foot below it, or the head above it."""
        line = sheet.lines[number]
        outer = line.lists[:-1]
        rows = [(at, one) for at, one in enumerate(sheet.lines) if one.lists == outer and not one.added and one.scope]
        below = next((one for at, one in rows if at > number and int(one.row) > int(line.row)), None)
        above = next((one for at, one in reversed(rows) if at < number and int(one.row) < int(line.row)), None)
        known = below or above or line
        return known.scope[len(outer) - 1] if len(known.scope) >= len(outer) > 0 else 0

    def _order(self, sheet: SheetRead, entries: dict[DataPath, list[int | Added]]) -> None:
        """Note which items each list has now; one whose rows only stand elsewhere keeps the order that it had."""
        written: dict[DataPath, list[int]] = {}
        for line in sheet.written:
            for path in line.paths:
                if path is not None and int(path[-1]) not in written.setdefault(path[:-1], []):
                    written[path[:-1]].append(int(path[-1]))
        for listed in {**written, **entries}:
            shown, now = written.get(listed, []), entries.get(listed, [])
            kept = [entry for entry in now if isinstance(entry, int)]
            if now == shown:
                continue
            total = len(value_at(self._before, listed) or ())
            in_place = kept == [index for index in shown if index in kept]
            hidden = [index for index in range(total) if index not in shown]
            base: list[int | Added] = [*sorted([*kept, *hidden])] if in_place else [*kept, *hidden]
            self.amendment.orders[listed] = _with_added(base, now)


def _with_added(base: list[int | Added], now: list[int | Added]) -> list[int | Added]:
    """Give the old items with the added ones behind the item that they stand behind on the sheet."""
    result = list(base)
    for position, entry in enumerate(now):
        if isinstance(entry, Added):
            before = now[position - 1] if position else None
            after = next((one for one in now[position:] if isinstance(one, int)), None)
            if before is not None:
                result.insert(result.index(before) + 1, entry)
            else:
                result.insert(result.index(after) if after is not None else 0, entry)
    return result


_SAME: Any = object()


def _told(bound: Bound, field: Schema, original: Any) -> Any:
    """Give what a cell says now, `_SAME` where it says what it said when it was written."""
    if bound.ticks is not None:
        return _ticked(bound.ticks, field, original)
    text = bound.text.replace("\r\n", "\n")
    if text.strip() in {form.strip() for form in _forms(original)}:
        return _SAME
    if not text.strip():
        return None
    if field.get("type") == "array":
        return split(text)
    return text


def _ticked(ticks: tuple[tuple[Any, bool], ...], field: Schema, original: Any) -> Any:
    chosen = [str(item) for item, ticked in ticks if ticked]
    before = {str(one) for one in (original if isinstance(original, list) else (original,))}
    if set(chosen) == before & {str(item) for item, _ in ticks}:
        return _SAME
    if field.get("type") == "array":
        return chosen
    return "; ".join(chosen) or None


def _forms(value: Any) -> list[str]:
    """Give the ways in which a cell may show a value."""
    if value is None:
        return [""]
    if isinstance(value, bool):
        return ["ya" if value else "tidak"]
    text = text_of(value)
    return [text, text.replace(".", ",")] if _DECIMAL.match(text) else [text]
