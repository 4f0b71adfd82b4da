"""What the forms for requesting technical assistance (Lampiran 6 and 7) share: their head, their table heads, their foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from tools.excel import MONEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.excel import Page

SIGNED = "_" * 30
SMALL = 9
Place = tuple[str, int, int]


def merged(page: Page, first: int, last: int, rows: int = 1) -> None:
    """Merge cells of the current row, and of the rows below it."""
    if last > first or rows > 1:
        page.sheet.merge_cells(start_row=page.row, end_row=page.row + rows - 1, start_column=first, end_column=last)


def form_head(page: Page, pairs: Sequence[tuple[Place, Place]], bound: Mapping[int, str]) -> None:
    """Write the head of the form: one row of labels and values side by side; then leave one row.

    `bound` are the paths of the values that are bound to data, by their first column.
    """
    for label, value in pairs:
        for (text, first, last), bold in ((label, True), (value, False)):
            for column in range(first, last + 1):
                page.write(column, text if column == first else "", bold=bold, box=True, grey=bold, size=SMALL)
            merged(page, first, last)
            if first in bound:
                page.name(f"data.{bound[first]}", f"${get_column_letter(first)}${page.row}")
    page.row += 2


def title(page: Page, text: str) -> None:
    """Write the title of a table."""
    page.write(1, text, bold=True, size=10)
    page.row += 1


def table_head(page: Page, groups: Sequence[tuple[str, Sequence[Place]]]) -> None:
    """Write a table's head of two rows: a common head over its columns, or none and columns that take both rows."""
    for over, columns in groups:
        first, last = columns[0][1], columns[-1][2]
        for text, begin, end in [(over, first, last)] if over else columns:
            _head_cells(page, text, begin, end)
            merged(page, begin, end, 1 if over else 2)
    page.row += 1
    for over, columns in groups:
        for text, begin, end in columns:
            _head_cells(page, text if over else "", begin, end)
            if over:
                merged(page, begin, end)
    page.row += 1


def _head_cells(page: Page, text: str, first: int, last: int) -> None:
    for column in range(first, last + 1):
        shown = text if column == first else ""
        page.write(column, shown, bold=True, align="center", box=True, grey=True, size=SMALL)


def boxed(page: Page, cells: Sequence[Place], *, bold: bool = False) -> int:
    """Write one row of boxed texts, counts and formulas; give its number. `=` alone keeps the place of a formula."""
    for text, first, last in cells:
        for column in range(first, last + 1):
            page.write(column, text if column == first else "", bold=bold, grey=bold, box=True, size=SMALL)
        if text.startswith("=") or text.endswith("|length }}"):
            _figures(page, page.row, first)
        merged(page, first, last)
    page.row += 1
    return page.row - 1


def formulas(page: Page, row: int, cells: Mapping[int, str]) -> None:
    """Write formulas into a row that repeats, and give all its numbers their look; `#` is the number of the row."""
    for column, formula in cells.items():
        page.sheet.cell(row, column).value = formula.replace("#", str(row))
    for cell in page.sheet[row]:
        if cell.alignment.horizontal == "right":
            _figures(page, row, cell.column)


def _figures(page: Page, row: int, column: int) -> None:
    """Set a cell as an amount, a little off the line at its right; LibreOffice knows no indent in wrapped or merged cells."""
    cell = page.sheet.cell(row, column)
    cell.number_format, cell.alignment = f"{MONEY}_)", Alignment(horizontal="right", vertical="center")


def foot(page: Page, signer: str, *blocks: tuple[int, int, Sequence[str]]) -> None:
    """Write blocks of lines (first column, last column, lines) side by side in one row, which no page break can split.

    In the first block the `signer` signs.
    """
    page.row += 1
    page.name(f"ttd.{signer.replace(' ', '_')}", f"${get_column_letter(blocks[0][0])}${page.row}")
    for first, last, lines in blocks:
        cell = page.write(first, "\n".join(lines))
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        merged(page, first, last)
    page.row += 1
