"""The cells of an Excel workbook as texts, as a person would have typed them; formulas by the value that they carry.

A number becomes "1250000" or "120,5", a date "2026-10-12", a time "09.00", a truth "ya" or "tidak": what
`docgen.formats` reads. Nothing is run and nothing is fetched; what the guard of packages refuses is not read.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from lxml import etree

from docgen.errors import TemplateFault, Unreadable
from docgen.rendering.package import read_package
from docgen.rendering.sheets.references import letters, split_cell
from docgen.rendering.sheets.styles import Styles
from docgen.rendering.sheets.template import MAIN, RELATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_CELLS = 1_000_000
_DIGITS = 15  # what Excel keeps and shows of a number
_EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGIT_SIGNS = "0123456789"
_TEXT = f"{MAIN}t"
_MINUTE = dt.timedelta(minutes=1)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

Cells = dict[tuple[int, int], str]  # (row, column), both from 1


class Strings(Protocol):
    """The shared texts of a workbook by number; a number that there is none of raises IndexError."""

    def __getitem__(self, number: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that can't be read: its sheet, its address ("D7"), what is wrong and the cure."""

    sheet: str
    cell: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds: the texts of each sheet, its merged areas ("A1:C1"), the defined names, and faults."""

    cells: dict[str, Cells]
    merged: dict[str, list[str]]
    names: dict[str, str]
    faults: list[CellFault] = field(default_factory=list)


def read_workbook(content: bytes, file: str) -> Workbook:
    """Read a workbook. Raises Unreadable for what is none, is damaged or unsafe; `file` is its name in messages."""
    try:
        package = read_package(content, file)
        return _Reader(package, file).workbook
    except TemplateFault as error:
        raise Unreadable(str(error).replace("Templat ", "Berkas ", 1)) from error
    except (KeyError, IndexError, ValueError, etree.LxmlError, InvalidOperation, OverflowError) as error:
        raise Unreadable(f"Berkas {file} bukan buku kerja Excel (.xlsx) yang utuh.") from error


def quoted(title: str) -> str:
    """Give the name of a sheet as Excel writes it before a cell: in quotes unless it is one plain word."""
    return title if title.isidentifier() else "'" + title.replace("'", "''") + "'"


class CellError(Exception):
    """A cell that can't be read: what is wrong, and the cure."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class CellTexts:
    """Gives the text of any cell of one workbook.

    `strings` are its shared texts by number, `styles` its part of styles, if it has one; `old` counts days from 1904.
    """

    def __init__(self, strings: Strings, styles: bytes | None, *, old: bool) -> None:
        self._strings = strings
        self._styles = Styles(styles) if styles else None
        self._epoch = _EPOCHS[old]
        self._kinds: dict[int, str] = {}

    def of(self, cell: Any) -> str:
        """Give the text of a cell, "" for an empty one. Raises CellError."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
        if kind == "inlineStr":
            holder = cell.find(f"{MAIN}is")
            return "" if holder is None else text_of(holder)
        if value is None or value == "":
            if cell.find(f"{MAIN}f") is not None and kind != "str":
                raise CellError("rumus di sel ini belum dihitung", "Buka berkas di Excel lalu simpan.")
            return ""
        if kind == "s":
            return self._strings[int(value)]
        if kind == "e":
            raise CellError(f"sel ini berisi galat Excel {value}", "Perbaiki rumusnya atau ketik nilainya.")
        if kind == "b":
            return "ya" if value == "1" else "tidak"
        return _decoded(value) if kind in {"str", "d"} else self._number(value, int(cell.get("s", "0")))

    def _number(self, value: str, style: int) -> str:
        if style not in self._kinds:
            self._kinds[style] = self._styles.kind(style) if self._styles else "umum"
        number = Decimal(value)
        if self._kinds[style] == "tanggal" and number >= 0:
            return _moment(number, self._epoch)
        digits = number.adjusted() + 1
        rounded = round(number, max(0, _DIGITS - digits)) if digits <= _DIGITS else number
        text = f"{rounded:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class _Reader:
    """Reads the parts of one workbook."""

    def __init__(self, package: Mapping[str, bytes], file: str) -> None:
        root = etree.fromstring(package["xl/workbook.xml"], _PARSER)
        settings = root.find(f"{MAIN}workbookPr")
        strings = package.get("xl/sharedStrings.xml")
        items = etree.fromstring(strings, _PARSER).iter(f"{MAIN}si") if strings else ()
        self._texts = CellTexts(
            [text_of(item) for item in items],
            package.get("xl/styles.xml"),
            old=settings is not None and settings.get("date1904") in {"1", "true"},
        )
        self.workbook = Workbook({}, {}, _names(root))
        targets = targets_of(package["xl/_rels/workbook.xml.rels"])
        left = MOST_CELLS
        for sheet in root.iter(f"{MAIN}sheet"):
            content = package.get(targets[sheet.get(RELATION, "")])
            if content is not None:
                title = sheet.get("name", "")
                self._read(title, etree.fromstring(content, _PARSER))
                left -= len(self.workbook.cells[title])
            if left < 0:
                raise Unreadable(f"Berkas {file} memuat lebih dari {MOST_CELLS:,} sel.".replace(",", "."))

    def _read(self, title: str, root: Any) -> None:
        cells = self.workbook.cells[title] = {}
        for row, column, cell in _cells(root):
            try:
                text = self._texts.of(cell)
            except CellError as error:
                fault = CellFault(title, f"{letters(column)}{row}", error.message, error.hint)
                self.workbook.faults.append(fault)
                continue
            if text:
                cells[row, column] = text
        self.workbook.merged[title] = [merge.get("ref", "") for merge in root.iter(f"{MAIN}mergeCell")]


def _cells(root: Any) -> Iterator[tuple[int, int, Any]]:
    """Give (row, column, element) of each cell; places that the file leaves out follow the one before."""
    row_number = 0
    for row in root.iter(f"{MAIN}row"):
        row_number = int(row.get("r") or row_number + 1)
        for column, cell in cells_of_row(row):
            yield row_number, column, cell


def cells_of_row(row: Any) -> Iterator[tuple[int, Any]]:
    """Give (column, element) of each cell of a row; columns that the file leaves out follow the one before."""
    column = 0
    for cell in row.iterchildren(f"{MAIN}c"):
        reference = cell.get("r")
        column = _column(reference.rstrip(_DIGIT_SIGNS)) if reference else column + 1
        yield column, cell


@lru_cache(maxsize=1024)
def _column(letters_of_it: str) -> int:
    """Give the number of a column; the same few come again in every row."""
    return split_cell(f"{letters_of_it}1")[0]


def _moment(serial: Decimal, epoch: dt.datetime) -> str:
    """Give a date, a time, or both, to the minute."""
    minutes = round(serial * 24 * 60)
    moment = epoch + minutes * _MINUTE
    if serial < 1:
        return f"{moment:%H.%M}"
    return f"{moment:%Y-%m-%d}" if serial == int(serial) else f"{moment:%Y-%m-%d %H:%M}"


def text_of(holder: Any) -> str:
    """Give the text of a string, plain or of several looks; what is only for pronouncing it is left out."""
    if len(holder) == 1 and holder[0].tag == _TEXT:
        return _decoded(holder[0].text or "")
    texts = [child for child in holder.iter(f"{MAIN}t") if child.getparent().tag != f"{MAIN}rPh"]
    return _decoded("".join(text.text or "" for text in texts))


def _decoded(text: str) -> str:
    """Undo Excel's escapes: `_x000D_` is a carriage return, `_x005F_` an underscore."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _names(root: Any) -> dict[str, str]:
    return {name.get("name", ""): (name.text or "").strip() for name in root.iter(f"{MAIN}definedName")}


def targets_of(relations: bytes) -> dict[str, str]:
    """Give the parts of a workbook by the ids that it calls them by."""
    root = etree.fromstring(relations, _PARSER)
    found = {}
    for relation in root:
        target = relation.get("Target", "")
        found[relation.get("Id", "")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return found
