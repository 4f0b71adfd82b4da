"""What the sheets for monitoring in a kecamatan share: the facts above the table, and shades that follow the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from tools.excel import Page

COLON = '": "@'
COUNT = '": "0'
REGION = (
    ("{{ sebutan_kecamatan }}", "nama_kecamatan"),
    ("{{ jenis_kabupaten }}", "nama_kabupaten"),
    ("Provinsi", "nama_provinsi"),
)
SHADE = PatternFill("solid", bgColor="FFE699")


def fact(page: Page, column: int, label: str, path: str, form: str = COLON, *, until: int = 0) -> str:
    """Write a line `label : value`, the value in a bound cell merged up to the column `until`; give the cell's place."""
    place = f"${get_column_letter(column)}${page.row}"
    page.write(1, label)
    page.write(column, "", form=form)
    page.name(f"data.{path}", place)
    if until:
        page.sheet.merge_cells(start_row=page.row, end_row=page.row, start_column=column, end_column=until)
    page.row += 1
    return place


def region(page: Page, column: int) -> None:
    """Write where the paper is from."""
    for label, path in REGION:
        fact(page, column, label, path)


def shaded(page: Page, place: str, condition: str) -> None:
    """Shade cells while a formula holds; it is written as for the first of them, and its references do not move."""
    page.sheet.conditional_formatting.add(place, FormulaRule(formula=[condition], fill=SHADE))
