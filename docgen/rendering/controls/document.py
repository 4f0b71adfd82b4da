"""The controls of a finished document: each gets its kind, and a bookmark with its number; rows of lists can grow."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.paths import path_in
from docgen.rendering.controls.source import W14, W15
from docgen.rendering.docx_source import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.errors import DataPath
    from docgen.rendering.origin import Field, Origin

BOOKMARK = "_docgen_"
TICKED, UNTICKED = "☒", "☐"
_SYMBOLS = "MS Gothic"  # has both boxes on every Windows machine
_DOTS = {"paragraf": 60, "teks": 24, "tanggal": 20, "pilihan": 16, "bilangan": 10}
_NOTHING = " .…\n\t"
_FIRST_ID = 1_000_000
_SECTION_ID = 2_000_000
_FIRST_BOOKMARK = 50_000


@dataclass(frozen=True, slots=True)
class _Control:
    element: Any
    tag: str
    path: DataPath
    choice: str | None
    field: Field


def finished(content: bytes, origin: Origin) -> tuple[Any, list[list[str]]]:
    """Give the main part of a document with its controls made ready, and (tag, text) of each as written.

    In a blank form a control without a value holds dots, which go when a person types; its text is written as "".
    """
    root = etree.fromstring(content)
    controls = list(_controls(root, origin))
    written = []
    for number, control in enumerate(controls):
        empty = origin.blank and control.choice is None and not _text(control.element).strip(_NOTHING)
        _set_kind(control, number, empty=empty)
        _mark(control.element, number)
        written.append([control.tag, "" if empty else _text(control.element)])
    _let_rows_grow(root, controls, origin)
    return root, written


def _controls(root: Any, origin: Origin) -> Iterator[_Control]:
    for element in root.iter(f"{W}sdt"):
        tag = element.find(f"{W}sdtPr/{W}tag")
        if tag is None:
            continue
        told = tag.get(f"{W}val", "")
        name, _, choice = told.partition("=")
        path = path_in(name)
        field = origin.field_at(path)
        if field is not None:
            yield _Control(element, told, path, choice or None, field)


def _set_kind(control: _Control, number: int, *, empty: bool) -> None:
    """Write what kind of control it is, in the order that the schema of Word files wants.

    A text stays rich text: LibreOffice gives plain text controls the look of the paragraph in place of their own.
    """
    field = control.field
    properties = control.element.find(f"{W}sdtPr")
    tag = properties.find(f"{W}tag")
    for child in list(properties):
        properties.remove(child)
    label = field.label if control.choice is None else f"{field.label}: {control.choice}"
    _add(properties, "alias", val=label[:64])
    properties.append(tag)
    _add(properties, "id", val=str(_FIRST_ID + number))
    if control.choice is not None:
        _make_box(control, properties)
        return
    if empty:
        _add(properties, "showingPlcHdr")
        _fill_with_dots(control.element, _DOTS[field.kind])
    if field.kind == "pilihan":
        choices = _add(properties, "dropDownList")
        for value, shown in field.choices:
            _add(choices, "listItem", displayText=shown, value=value)
    elif field.kind == "tanggal":
        date = _add(properties, "date")
        for name, value in (("dateFormat", "d MMMM yyyy"), ("lid", "id-ID"), ("storeMappedDataAs", "dateTime"),
                            ("calendar", "gregorian")):  # fmt: skip
            _add(date, name, val=value)


def _make_box(control: _Control, properties: Any) -> None:
    box = etree.SubElement(properties, f"{{{W14}}}checkbox")
    ticked = TICKED in _text(control.element)
    etree.SubElement(box, f"{{{W14}}}checked").set(f"{{{W14}}}val", str(int(ticked)))
    for name, character in (("checkedState", TICKED), ("uncheckedState", UNTICKED)):
        state = etree.SubElement(box, f"{{{W14}}}{name}")
        state.set(f"{{{W14}}}val", f"{ord(character):04X}")
        state.set(f"{{{W14}}}font", _SYMBOLS)
    for run in control.element.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        fonts = etree.Element(f"{W}rFonts")
        for name in ("ascii", "eastAsia", "hAnsi"):
            fonts.set(f"{W}{name}", _SYMBOLS)
        fonts.set(f"{W}hint", "eastAsia")
        look.insert(0, fonts)


def _fill_with_dots(element: Any, count: int) -> None:
    """Leave one run of dots in a control, in the look of its first run."""
    content = element.find(f"{W}sdtContent")
    runs = list(content.iter(f"{W}r"))
    for run in runs[1:]:
        run.getparent().remove(run)
    for run in runs[:1]:
        for child in list(run):
            if child.tag != f"{W}rPr":
                run.remove(child)
        etree.SubElement(run, f"{W}t").text = "." * count


def _mark(element: Any, number: int) -> None:
    parent = element.getparent()
    start, end = etree.Element(f"{W}bookmarkStart"), etree.Element(f"{W}bookmarkEnd")
    for mark in (start, end):
        mark.set(f"{W}id", str(_FIRST_BOOKMARK + number))
    start.set(f"{W}name", f"{BOOKMARK}{number}")
    at = parent.index(element)
    parent.insert(at, start)
    parent.insert(at + 2, end)


def _let_rows_grow(root: Any, controls: Iterable[_Control], origin: Origin) -> None:
    """Make the rows of each list a repeating section of Word, to which a person adds rows with a click."""
    items: dict[Any, DataPath] = {}
    for control in controls:
        row = next(control.element.iterancestors(f"{W}tr"), None)
        depth = next((at for at, step in enumerate(control.path) if isinstance(step, int)), None)
        if row is not None and depth is not None and control.path[0] not in origin.fixed:
            items.setdefault(row, control.path[: depth + 1])
    numbers = itertools.count(_SECTION_ID)
    for table in root.iter(f"{W}tbl"):
        listed = itertools.groupby(list(table), key=lambda row: items.get(row, ())[:-1])
        for path, rows in [(path, list(rows)) for path, rows in listed]:
            if path:
                _wrap(rows, items, numbers)


def _wrap(rows: list[Any], items: dict[Any, DataPath], numbers: Iterator[int]) -> None:
    section, inside = _section("repeatingSection", next(numbers))
    rows[0].getparent().insert(rows[0].getparent().index(rows[0]), section)
    for _, of_item in itertools.groupby(rows, key=items.__getitem__):
        entry, content = _section("repeatingSectionItem", next(numbers))
        content.extend(list(of_item))
        inside.append(entry)


def _section(kind: str, number: int) -> tuple[Any, Any]:
    element = etree.Element(f"{W}sdt")
    properties = _add(element, "sdtPr")
    _add(properties, "id", val=str(number))
    etree.SubElement(properties, f"{{{W15}}}{kind}")
    return element, _add(element, "sdtContent")


def _add(parent: Any, name: str, **attributes: str) -> Any:
    child = etree.SubElement(parent, f"{W}{name}")
    for key, value in attributes.items():
        child.set(f"{W}{key}", value)
    return child


def _text(element: Any) -> str:
    """Give the text of a control, breaks as new lines."""
    pieces = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = element.find(f"{W}sdtContent").iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(pieces.get(one.tag) or one.text or "" for one in found)
