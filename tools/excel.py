"""Small pieces for the scripts that build the Excel templates: pages, heads, rows that repeat, sums, signatures.

A script says what stands where; this module gives it its look (F4 on its side, fitted to the width, repeated heads, page
x of y) and names its places. The same script gives the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from docgen.rendering.settled import settled

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = "Bookman Old Style"
FOLIO = 14  # Excel's number of 8.5 x 13 inch, the nearest that it has to F4
# Room behind an amount comes with its format: LibreOffice leaves out the indent of a cell that wraps.
MONEY, TEXT, DATE, NUMBER = "[$-421]#,##0_)", "@", "[$-421]d mmmm yyyy", "[$-421]#,##0.##_)"
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="E7E6E6")


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, its width in characters, the data that it shows and how.

    `over` is the head above it that it shares with its neighbours; `path` is the field of the row's item; `text` is a
    cell text with tags in place of a path; `form` the number format; `ticked` the list whose items tick the column;
    `repeated` the list that the column, with its neighbours of the same list, repeats for.
    """

    head: str
    width: float
    path: str = ""
    text: str = ""
    over: str = ""
    form: str = TEXT
    align: str = "left"
    ticked: str = ""
    repeated: str = ""


@dataclass
class Page:
    """One sheet under construction; `row` is the next free row."""

    title: str
    columns: Sequence[Column]
    portrait: bool = False
    row: int = 1
    book: Any = field(init=False)
    sheet: Any = field(init=False)

    def __post_init__(self) -> None:
        self.book = openpyxl.Workbook()
        self.sheet = self.book.active
        self.sheet.title = self.title
        for index, column in enumerate(self.columns, start=1):
            letter = get_column_letter(index)
            self.sheet.column_dimensions[letter].width = column.width
            if column.repeated:
                block = [number for number, one in enumerate(self.columns, 1) if one.repeated == column.repeated]
                first, last = get_column_letter(block[0]), get_column_letter(block[-1])
                self.name(f"kolom.{column.repeated}", f"${first}:${last}")

    @property
    def last(self) -> str:
        """The letter of the last column."""
        return str(get_column_letter(len(self.columns)))

    def name(self, name: str, place: str) -> None:
        """Give a place a name that binds it to data (see `docgen.rendering.sheets`)."""
        self.book.defined_names[name] = DefinedName(name, attr_text=f"'{self.title}'!{place}")

    def write(self, column: int, value: str, **look: Any) -> Any:
        """Write one cell of the current row; `look` as of `dress`."""
        cell = self.sheet.cell(self.row, column, value or None)
        dress(cell, **look)
        return cell

    def heading(self, *lines: str) -> None:
        """Write centred bold lines over the whole width, then leave one row."""
        for line in lines:
            self.write(1, line, bold=True, align="center", size=12)
            self.sheet.merge_cells(f"A{self.row}:{self.last}{self.row}")
            self.row += 1
        self.row += 1

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Write lines `label : value`, the values as texts with tags, then leave one row."""
        for label, value in facts:
            self.write(1, label)
            self.write(3, f": {value}")
            self.row += 1
        self.row += 1

    def head(self, *, numbers: bool = True) -> None:
        """Write the head of the table (two rows where columns share a head) and repeat it on every page."""
        first = self.row
        grouped = any(column.over for column in self.columns)
        self._upper(grouped=grouped)
        if grouped:
            self.row += 1
            for index, column in enumerate(self.columns, start=1):
                self.write(index, column.head if column.over else "", bold=True, align="center", box=True, grey=True)
        if numbers:
            self.row += 1
            for index in range(1, len(self.columns) + 1):
                self.write(index, "{{ urutan_kolom }}", align="center", box=True, grey=True, size=8)
        self.sheet.print_title_rows = f"{first}:{self.row}"
        self.row += 1

    def _upper(self, *, grouped: bool) -> None:
        index = 1
        while index <= len(self.columns):
            column = self.columns[index - 1]
            width = 1
            while (
                column.over
                and index + width <= len(self.columns)
                and self.columns[index + width - 1].over == column.over
            ):
                width += 1
            if column.repeated and width == 1:
                self.name(f"bentang.{column.repeated}", f"${get_column_letter(index)}${self.row}")
            for offset in range(width):
                text = (column.over or column.head) if offset == 0 else ""
                self.write(index + offset, text, bold=True, align="center", box=True, grey=True)
            letters = get_column_letter(index), get_column_letter(index + width - 1)
            if width > 1:
                self.sheet.merge_cells(f"{letters[0]}{self.row}:{letters[1]}{self.row}")
            elif grouped and not column.over:
                self.sheet.merge_cells(f"{letters[0]}{self.row}:{letters[0]}{self.row + 1}")
            index += width

    def items(self, region: str, *, height: float | None = None) -> int:
        """Write the row that repeats for the items of a list, with its bound cells; give its number."""
        for index, column in enumerate(self.columns, start=1):
            self.write(index, column.text, form=column.form, align=column.align, box=True, size=9)
            place = f"${get_column_letter(index)}${self.row}"
            if column.path:
                self.name(f"data.{region}.{column.path}", place)
            if column.ticked:
                self.name(f"centang.{region}.{column.ticked}", place)
        if height is not None:
            self.sheet.row_dimensions[self.row].height = height
        self.name(f"baris.{region}", f"$A${self.row}:${self.last}${self.row}")
        self.row += 1
        return self.row - 1

    def empty(self, region: str, text: str = "Nihil") -> int:
        """Write the row that stands there when a list is empty; give its number."""
        for index in range(1, len(self.columns) + 1):
            self.write(index, text if index == 2 else "", box=True, size=9)
        self.name(f"kosong.{region}", f"$A${self.row}:${self.last}${self.row}")
        self.row += 1
        return self.row - 1

    def line(self, text: str, sums: dict[int, str] | None = None, *, bold: bool = True, grey: bool = True) -> int:
        """Write a row over the whole width: a text up to the first sum, and formulas by column; give its number."""
        sums = sums or {}
        until = min(sums, default=len(self.columns) + 1) - 1
        for index in range(1, len(self.columns) + 1):
            form = MONEY if index in sums else "General"
            value = sums.get(index, text if index == 1 else "")
            self.write(
                index,
                value,
                bold=bold,
                grey=grey,
                box=True,
                size=9,
                form=form,
                align="right" if index in sums else "left",
            )
        if until > 1:
            self.sheet.merge_cells(f"A{self.row}:{get_column_letter(until)}{self.row}")
        self.row += 1
        return self.row - 1

    def signatures(self, *blocks: tuple[int, int, str, Sequence[str]]) -> None:
        """Write blocks of lines side by side in one row, which no page break can split; an empty text is a free line.

        A block is (first column, last column, who signs, lines); a line that begins with `_` is underlined.
        """
        self.row += 1
        for first, last, signer, lines in blocks:
            self.name(f"ttd.{signer.replace(' ', '_')}", f"${get_column_letter(first)}${self.row}")
            pieces = [_line(line, first=index == 0) for index, line in enumerate(lines)]
            cell = self.write(first, "")
            cell.value = CellRichText(*pieces)
            cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
        self.row += 1

    def finished(self, properties_title: str) -> bytes:
        """Set up the page and give the workbook's bytes."""
        sheet = self.sheet
        sheet.page_setup.orientation = "portrait" if self.portrait else "landscape"
        sheet.page_setup.paperSize = FOLIO
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.45
        sheet.page_margins.top = sheet.page_margins.bottom = 0.75
        sheet.oddFooter.center.text = "Halaman &P dari &N"
        sheet.print_area = f"A1:{self.last}{max(self.row - 1, 1)}"
        sheet.sheet_view.showGridLines = False
        self.book.properties.title, self.book.properties.creator = properties_title, "docgen"
        out = io.BytesIO()
        self.book.save(out)
        return settled(out.getvalue())


def _line(text: str, *, first: bool) -> TextBlock:
    look = InlineFont(rFont=FONT, sz=10, u="single" if text.startswith("_") else None)
    return TextBlock(look, f"{'' if first else chr(10)}{text.removeprefix('_')}")


def dress(
    cell: Any,
    *,
    bold: bool = False,
    align: str = "left",
    box: bool = False,
    grey: bool = False,
    size: float = 10,
    form: str = "General",
    underline: bool = False,
) -> None:
    """Give a cell its look."""
    cell.font = Font(name=FONT, size=size, bold=bold, underline="single" if underline else None)
    cell.alignment = Alignment(
        horizontal=align, vertical="center" if box else "top", wrap_text=box, indent=int(box and align == "right")
    )
    cell.number_format = form
    if box:
        cell.border = _BOX
    if grey:
        cell.fill = _GREY
