"""Data back out of a form that docgen made, as it stands after a person filled it in or changed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.documents.amendment import Added, Amendment
from docgen.documents.choices import choices
from docgen.documents.schema import at as schema_at
from docgen.errors import Place, Problem, TemplateFault, Unreadable
from docgen.inputs.workbook import split
from docgen.paths import path_in, value_at
from docgen.rendering.controls.document import TICKED, UNTICKED
from docgen.rendering.controls.properties import PART, VERSION, told_by
from docgen.rendering.controls.reading import controls_of
from docgen.rendering.package import read_package
from docgen.usecases.extracted import amended_by, damaged, not_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docgen.documents.registry import Registry
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath
    from docgen.rendering.controls.reading import Read
    from docgen.usecases.extracted import Extracted

_DOTS = re.compile(r"^[.…_\s]{3,}|[.…_\s]{3,}$")
_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?\Z")
_MAIN = "word/document.xml"
_SAME: Any = object()
_List = list["int | Added"]


def from_word(file: str, content: bytes, registry: Registry) -> Extracted:
    """Read a Word form that docgen made, as it stands now. Raises Unreadable for any other."""
    try:
        parts = read_package(content, file)
        told = told_by(parts.get(PART))
        root = etree.fromstring(parts[_MAIN])
    except (ValueError, etree.LxmlError) as error:
        raise damaged(file) from error
    except (TemplateFault, KeyError) as error:
        raise not_ours(file) from error
    if told is None or told.get("versi") != VERSION:
        raise not_ours(file)
    if "isian" not in told:
        raise Unreadable(f"{file} dibuat docgen, tetapi bukan formulir: datanya tidak disimpan di dalamnya.")
    fields, unread = controls_of(root, [str(tag) for tag, _ in told["isian"]], told["baris"])
    return filled(told, fields, [_unread(file, place) for place in unread], file, registry)


def from_pdf(file: str, content: bytes, registry: Registry) -> Extracted:
    """Read a fillable PDF that docgen made, as it stands now. Raises Unreadable for any other."""
    from docgen.rendering.pdf_form import fields_of

    try:
        told, fields = fields_of(content, file)
    except ValueError as error:
        raise damaged(file) from error
    if told is None or told.get("versi") != VERSION:
        raise not_ours(file)
    return filled(told, fields, [], file, registry)


def filled(
    told: Mapping[str, Any], fields: Iterable[Read], problems: Iterable[Problem], file: str, registry: Registry
) -> Extracted:
    """Lay what the fields of a form say over the data that it was made from; `told` is its own record."""
    document_type = registry.get(told["jenis"])
    reader = FormReader(document_type.schema, told["data"], file, told["isian"], told["disiapkan"])
    reader.take(fields)
    return amended_by(reader.amendment, document_type, told["data"], file, [*problems, *reader.problems])


def _unread(file: str, place: str) -> Problem:
    return Problem(
        "baris",
        "baris ini tidak memuat isian yang dikenal",
        hint="Salin baris yang ada lalu ubah isinya, atau kosongkan baris ini.",
        place=Place(file, cell=place),
    )


class FormReader:
    """Gathers what the fields of a form say into an amendment of the data that it was made from.

    `told` are the fields as they were written: (tag, text). An item of a list that was only `prepared` for filling in
    is none while nothing was written into it.
    """

    def __init__(
        self,
        schema: Schema,
        data: Mapping[str, Any],
        file: str,
        told: Iterable[Sequence[str]],
        prepared: Iterable[str] = (),
    ) -> None:
        self._schema, self._data, self._file = schema, data, file
        self._prepared = frozenset(prepared)
        self._before = {str(tag): str(text) for tag, text in told}
        self.amendment = Amendment()
        self.problems: list[Problem] = []

    def take(self, fields: Iterable[Read]) -> None:
        """Take all fields of a form, in their order."""
        entries: dict[DataPath, _List] = {}
        for item, group in _occurrences(fields, self._before):
            if item is None or self._is_first(item, entries):
                self._note(group)
                if item is not None:
                    entries.setdefault(item[:-1], []).append(int(item[-1]))
            else:
                self._add(item, group, entries)
        self._order(entries)

    def _is_first(self, item: DataPath, entries: Mapping[DataPath, _List]) -> bool:
        return item[-1] not in entries.get(item[:-1], [])

    def _note(self, group: Mapping[str, Read]) -> None:
        for path, reads in _by_path(group).items():
            field = schema_at(self._schema, path)
            if field is None:
                continue
            self.amendment.places[path] = self._place(reads[0])
            value = self._said(reads, field, path)
            if value is not _SAME:
                self.amendment.values[path] = value

    def _add(self, item: DataPath, group: Mapping[str, Read], entries: dict[DataPath, _List]) -> None:
        """Take a row that a person added: all that it shows is its own."""
        new = Added({})
        for path, reads in _by_path(group).items():
            field = schema_at(self._schema, path)
            value = None if field is None else self._said(reads, field, None)
            if value is not None and value is not _SAME:
                new.values[path[len(item) :]] = (value, self._place(reads[0]))
        if new.values:
            entries.setdefault(item[:-1], []).append(new)

    def _said(self, reads: Sequence[Read], field: Schema, path: DataPath | None) -> Any:
        """Give what a field says now, `_SAME` where it says what it said; without a path it said nothing before."""
        if "=" in reads[0].tag:
            return self._ticked(reads, field, path)
        read = reads[0]
        before = self._before.get(read.tag, "") if path is not None else ""
        text = read.text.strip()
        if path is not None and text == before.strip():
            return _SAME
        text = _DOTS.sub("", text).strip()
        if not text:
            return None if _DOTS.sub("", before).strip() else _SAME
        return _meant(text, read, field)

    def _ticked(self, reads: Sequence[Read], field: Schema, path: DataPath | None) -> Any:
        state = {read.tag.partition("=")[2]: self._box(read, known=path is not None) for read in reads}
        chosen = [choice for choice, (_, now) in state.items() if now]
        if path is not None and all(was == now for was, now in state.values()):
            return _SAME
        if field.get("type") == "array":
            return chosen
        if len(chosen) > 1:
            self.problems.append(
                Problem(
                    "pilihan_ganda",
                    f"beberapa kotak dicentang: {', '.join(chosen)}",
                    path=path or (),
                    label=str(field.get("title", "")),
                    expected="satu kotak saja",
                    place=self._place(reads[0]),
                )
            )
        return chosen[0] if chosen else None

    def _box(self, read: Read, *, known: bool) -> tuple[bool, bool]:
        """Tell whether a box was ticked, and is: a program may change its state, its sign, or both."""
        was = known and TICKED in self._before.get(read.tag, "")
        drawn = TICKED in read.text if TICKED in read.text or UNTICKED in read.text else None
        told = [now for now in (read.ticked, drawn) if now is not None]
        return was, next((now for now in told if now != was), was)

    def _place(self, read: Read) -> Place:
        return Place(self._file, cell=read.place or None)

    def _order(self, entries: Mapping[DataPath, _List]) -> None:
        """Note which items each list has now; an item that nothing was filled into is none."""
        shown: dict[DataPath, list[int]] = {}
        for tag in self._before:
            item = _item_of(path_in(tag.partition("=")[0]))
            if item is not None and item[-1] not in shown.setdefault(item[:-1], []):
                shown[item[:-1]].append(int(item[-1]))
        for listed, written in shown.items():
            now = entries.get(listed, [])
            hidden = [at for at in range(len(value_at(self._data, listed) or ())) if at not in written]
            kept = [one for one in now if isinstance(one, Added) or self._says(listed, one)]
            if listed[0] in self._prepared and not kept:
                self.amendment.values[listed] = None
            elif kept != written or hidden:
                self.amendment.orders[listed] = [*kept, *hidden]
        for name in self._prepared - {listed[0] for listed in shown}:
            self.amendment.values[name,] = None  # the form has no place for it

    def _says(self, listed: DataPath, index: int) -> bool:
        item = (*listed, index)
        now = {path: value for path, value in self.amendment.values.items() if path[: len(item)] == item}
        if any(value is not None for value in now.values()):
            return True
        return listed[0] not in self._prepared and any(
            (*item, *path) not in now for path in _leaves(value_at(self._data, item))
        )


def _leaves(value: Any, path: DataPath = ()) -> Iterator[DataPath]:
    if isinstance(value, dict):
        for name, child in value.items():
            yield from _leaves(child, (*path, name))
    elif value is not None:
        yield path


def _meant(text: str, read: Read, field: Schema) -> Any:
    """Give what a person means by a text in a field."""
    offered = read.choices or {shown: value for value, shown in choices(field)}
    if field.get("type") == "array":
        return split(text)
    if field.get("format") == "desimal" and _GROUPED.match(text):
        return text.replace(".", "")  # as the form itself writes it
    if read.date and _is_numeric_date(text):
        return read.date
    return offered.get(text, text)


def _occurrences(fields: Iterable[Read], known: Mapping[str, str]) -> list[tuple[DataPath | None, dict[str, Read]]]:
    """Give the fields by the items that they belong to; fields that come again begin a further item."""
    found: list[tuple[DataPath | None, dict[str, Read]]] = [(None, {})]
    current: dict[DataPath, dict[str, Read]] = {}
    for read in fields:
        if read.tag not in known:
            continue
        item = _item_of(path_in(read.tag.partition("=")[0]))
        if item is None:
            found[0][1].setdefault(read.tag, read)
            continue
        if item not in current or read.tag in current[item]:
            current[item] = {}
            found.append((item, current[item]))
        current[item][read.tag] = read
    return found


def _item_of(path: DataPath) -> DataPath | None:
    """Give the path of the outermost item of a list that a value lies in."""
    depth = next((at for at, step in enumerate(path) if isinstance(step, int)), None)
    return None if depth is None else path[: depth + 1]


def _by_path(group: Mapping[str, Read]) -> dict[DataPath, list[Read]]:
    found: dict[DataPath, list[Read]] = {}
    for tag, read in group.items():
        found.setdefault(path_in(tag.partition("=")[0]), []).append(read)
    return found


def _is_numeric_date(text: str) -> bool:
    """Tell whether a date is written in numbers, where a file says better than its text which is the month."""
    return not any(character.isalpha() for character in text)
