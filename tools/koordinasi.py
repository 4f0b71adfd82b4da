"""What the workbooks of livelihood plans and their coordination share: bound heads, rows of lists within lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from tools.excel import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.excel import Page

BULLET = '"•  "@'
NUMBER_WITH_DOT = '0"."'
DATE, NUMBER = "[$-421]d mmmm yyyy", "0"


def facts(page: Page, column: int, facts: Sequence[tuple[str, str, str]]) -> None:
    """Write lines of a label and, in `column`, the value bound at a path with a number format; leave one row.

    A date that is not there yet leaves a dotted line.
    """
    for label, path, form in facts:
        line = f" {{{{ '' if {path} else {path}|pena(30) }}}}" if form == DATE else ""
        page.write(1, f"{label}:{line}")
        page.write(column, "", form=form)
        page.name(f"data.{path}", f"${get_column_letter(column)}${page.row}")
        page.row += 1
    page.row += 1


def repeat(page: Page, first: int, last: int, *regions: str) -> None:
    """Let rows repeat for lists, the outermost first."""
    for region in regions:
        page.name(f"baris.{region}", f"$A${first}:${page.last}${last}")


def merge_down(page: Page, region: str, fields: Mapping[int, str], first: int, last: int) -> None:
    """Let cells show fields of an item of a list, each over all rows of the item; `fields` are by column."""
    for column, field in fields.items():
        letter = get_column_letter(column)
        page.name(f"gabung.{region}.{field}", f"${letter}${first}:${letter}${last}")


def row(page: Page, bold: Sequence[int] = (), forms: Mapping[int, str] | None = None) -> int:
    """Write one empty row of the table with its number formats, by column; give its number.

    Its texts stand at the top of their cells: where a cell reaches over several pages, it is read on the first.
    """
    for index, column in enumerate(page.columns, start=1):
        form = (forms or {}).get(index, TEXT)
        cell = page.write(index, "", box=True, size=9, bold=index in bold, form=form, align=column.align)
        cell.alignment = Alignment(horizontal=column.align, vertical="top", wrap_text=True)
    page.row += 1
    return page.row - 1
