"""The report of the rows that were left out: one line a problem, by row and column, for people and for programs."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from docgen.paths import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.errors import Problem

NAME = "laporan masalah"
HEADS = ("Baris ke-", "Tempat", "Isian", "Kolom", "Tertulis", "Masalah", "Seharusnya", "Saran", "Tingkat")
_WIDTHS = (10, 26, 34, 34, 26, 44, 44, 34, 12)


def as_json(problems: Iterable[tuple[int, Problem]]) -> bytes:
    """Give the report for programs: a list of objects."""
    entries = (json.dumps(_entry(number, problem), ensure_ascii=False) for number, problem in problems)
    return ("[\n" + ",\n".join(entries) + "\n]\n").encode(errors="replace")


def as_workbook(problems: Iterable[tuple[int, Problem]]) -> bytes:
    """Give the report for people: a workbook with one sheet, its texts texts."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from docgen.rendering.settled import settled
    from docgen.usecases.input_looks import FOLIO

    book: Any = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Masalah")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", FOLIO
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"

    def cell(value: Any, *, bold: bool = False) -> Any:
        made = WriteOnlyCell(sheet, _shown(value) if isinstance(value, str) else value)
        made.font, made.alignment = Font(bold=bold), Alignment(vertical="top", wrap_text=True)
        if isinstance(value, str) and value:
            made.data_type = "s"
        return made

    sheet.append([cell(head, bold=True) for head in HEADS])
    for number, problem in problems:
        sheet.append([cell(value) for value in _entry(number, problem).values()])
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _shown(text: str) -> str:
    """Give a text with signs for what a cell can't hold, and what looks like one of Excel's escapes as typed."""
    kept = "".join(sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return kept.replace("_x", "_x005F_x")


def _entry(number: int, problem: Problem) -> dict[str, Any]:
    column = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    return {
        "baris": number or None,
        "tempat": str(problem.place or ""),
        "isian": problem.label,
        "kolom": written(problem.path) or column,
        "tertulis": problem.found or "",
        "masalah": problem.message,
        "seharusnya": problem.expected or "",
        "saran": problem.hint or "",
        "tingkat": problem.severity,
    }
