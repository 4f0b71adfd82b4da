"""What a sheet of a template holds: its rows and cells, and the defined names that bind them to the data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import TemplateFault
from docgen.rendering.sheets.references import area, split_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.sheets.references import Area

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"(data|gabung|baris|kosong|kolom|centang|bentang)\.([A-Za-z0-9_.]+)\Z")
_TARGET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)\Z")

Path = tuple[str, ...]
Runs = tuple[tuple[str, str], ...]
Binding = tuple[str, Path, int]


@dataclass(frozen=True)
class Cell:
    """One cell of a template: where it stands, its style, and its text, formula or ready inner XML.

    `runs` are the pieces of a text with tags, each with the XML of its look ("" where the cell has one look); `path`
    is the data that it shows (`data.…`), `ticked` the list whose items tick it (`centang.…`); `nth` is the number of
    the item of repeated columns that it stands for, -1 outside of them. A cell with `down` reaches over all rows of
    its item, in the last of them to that row of the template; a `spans` cell reaches over all copies of its column.
    `shown` is the text of one that is not filled.
    """

    column: int
    style: int
    runs: Runs = ()
    formula: str | None = None
    kind: str | None = None
    inner: str = ""
    path: Path | None = None
    ticked: Path | None = None
    nth: int = -1
    columns_of: Path | None = None
    spans: bool = False
    down: int = 0
    shown: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a template: its number, attributes, cells, and the lists that it repeats for, outermost first.

    `empty_of` is the list for whose emptiness the row stands.
    """

    number: int
    attributes: Mapping[str, str]
    cells: tuple[Cell, ...]
    repeats: tuple[Path, ...] = ()
    empty_of: Path | None = None


@dataclass
class Sheet:
    """One sheet of a template, with what is bound in it; `head` and `tail` are its XML around the rows."""

    name: str
    part: str
    rows: list[Row]
    root: Any
    pointers: dict[str, str] = field(default_factory=dict)
    regions: dict[Path, Area] = field(default_factory=dict)
    columns: dict[Path, Area] = field(default_factory=dict)


def places(workbook: Any, sheets: list[str], name: str) -> dict[str, dict[str, Area]]:
    """Give the bound names of a workbook by sheet: {'Sheet1': {'data.nama_desa': Area}}.

    Raises TemplateFault for a bound name that points to no block of cells.
    """
    found: dict[str, dict[str, Area]] = {sheet: {} for sheet in sheets}
    for defined in workbook.iter(f"{MAIN}definedName"):
        bound = defined.get("name", "")
        if not _PLACE.match(bound):
            continue
        target = _TARGET.match((defined.text or "").strip())
        sheet = (target[1] or target[2]).replace("''", "'") if target else ""
        try:
            found[sheet][bound] = area(target[3] if target else "")
        except (KeyError, ValueError) as error:
            raise TemplateFault(f"Templat {name}: nama “{bound}” tidak menunjuk sel ({defined.text}).") from error
    return found


def read_sheet(content: bytes, title: str, part: str, bound: dict[str, Area], strings: list[Runs]) -> Sheet:
    """Read one sheet: its rows, each with the cells that are bound to data."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    sheet = Sheet(title, part, [], root)
    by_path = {(kind, path): place for kind, path, place in _split(bound)}
    sheet.regions = {path: place for (kind, path), place in by_path.items() if kind == "baris"}
    sheet.columns = {path: place for (kind, path), place in by_path.items() if kind == "kolom"}
    empty = {path: place for (kind, path), place in by_path.items() if kind == "kosong"}
    values = {
        (place.first_column, place.first_row): (kind, path, place.last_row)
        for (kind, path), place in by_path.items()
        if kind in {"data", "gabung", "centang", "bentang"}
    }
    for row in root.iter(f"{MAIN}row"):
        number = int(row.get("r", "0"))
        cells = _cells(row, number, values, strings)
        repeats = sorted((path for path, place in sheet.regions.items() if _rows_hold(place, number)), key=len)
        standing = next((path for path, place in empty.items() if _rows_hold(place, number)), None)
        attributes = {str(key): str(value) for key, value in row.attrib.items() if key not in {"r", "spans"}}
        sheet.rows.append(Row(number, attributes, cells, tuple(repeats), standing))
    return sheet


def _rows_hold(place: Area, number: int) -> bool:
    return place.first_row <= number <= place.last_row


def _split(bound: dict[str, Area]) -> list[tuple[str, Path, Area]]:
    return [
        (match[1], tuple(match[2].split(".")), place)
        for name, place in bound.items()
        if (match := _PLACE.match(name)) is not None
    ]


def _cells(row: Any, number: int, values: Mapping[tuple[int, int], Binding], strings: list[Runs]) -> tuple[Cell, ...]:
    """Give the cells of a row, those among them that are bound but were never written to the file."""
    cells = {split_cell(cell.get("r", "A1"))[0]: _cell(cell, number, values, strings) for cell in row.iter(f"{MAIN}c")}
    for (column, at), binding in values.items():
        if at == number and column not in cells:
            cells[column] = _bound(Cell(column, 0), *binding)
    return tuple(cells[column] for column in sorted(cells))


def _cell(cell: Any, row: int, values: Mapping[tuple[int, int], Binding], strings: list[Runs]) -> Cell:
    column, _ = split_cell(cell.get("r", "A1"))
    made = Cell(column, int(cell.get("s", "0")), kind=cell.get("t"))
    binding = values.get((column, row))
    if binding is not None:
        made = _bound(made, *binding)
    formula = cell.find(f"{MAIN}f")
    if formula is not None:
        return replace(made, formula=formula.text or "")
    runs = _text(cell, strings)
    text = "".join(run for _, run in runs)
    if "{{" in text or "{%" in text:
        whole = any(run.count("{%") or run.count("{{") != run.count("}}") for _, run in runs)
        return replace(made, runs=(("", text),) if whole or len(runs) == 1 else runs, kind=None)
    made = replace(made, shown=text)
    inner = "".join(etree.tostring(child, encoding="unicode") for child in cell)
    return replace(made, inner=inner.replace(f' xmlns="{MAIN[1:-1]}"', ""))


def _bound(cell: Cell, kind: str, path: Path, last_row: int) -> Cell:
    if kind == "bentang":
        return replace(cell, spans=True)
    return (
        replace(cell, ticked=path)
        if kind == "centang"
        else replace(cell, path=path, down=last_row if kind == "gabung" else 0)
    )


def _text(cell: Any, strings: list[Runs]) -> Runs:
    value = cell.find(f"{MAIN}v")
    if cell.get("t") == "s" and value is not None:
        return strings[int(value.text or "0")]
    inline = cell.find(f"{MAIN}is")
    return _runs(inline) if inline is not None else ()


def shared_strings(content: bytes | None) -> list[Runs]:
    """Give the shared strings in their order, each as its pieces with the XML of their looks."""
    if content is None:
        return []
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    return [_runs(one) for one in root.iter(f"{MAIN}si")]


def _runs(holder: Any) -> Runs:
    pieces = []
    for run in holder.findall(f"{MAIN}r"):
        look = run.find(f"{MAIN}rPr")
        xml = "" if look is None else etree.tostring(look, encoding="unicode", with_tail=False)
        pieces.append((xml.replace(f' xmlns="{MAIN[1:-1]}"', ""), run.findtext(f"{MAIN}t") or ""))
    return tuple(pieces) if pieces else (("", holder.findtext(f"{MAIN}t") or ""),)


def pointers(workbook: Any, title: str) -> dict[str, str]:
    """Give the defined names that point into a sheet, as `name@number of their sheet`, with what they point to."""
    found = {}
    for defined in workbook.iter(f"{MAIN}definedName"):
        target = _TARGET.match((defined.text or "").strip())
        if target and (target[1] or target[2]).replace("''", "'") == title and "#REF!" not in (defined.text or ""):
            found[f"{defined.get('name')}@{defined.get('localSheetId', '')}"] = (defined.text or "").strip()
    return found
