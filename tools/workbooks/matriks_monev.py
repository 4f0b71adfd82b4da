"""The matrix of monitoring and evaluation: a problem over its activities, an activity over the three lines of a round."""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tools.excel import FONT, TEXT, Column, Page
from tools.pemantauan import COUNT, fact, region, shaded

PROBLEM, ACTIVITY = "masalah", "masalah.kegiatan"
LINES = (("kemajuan", "Kemajuan"), ("kendala", "Kendala"), ("tindak_lanjut", "Tindak Lanjut"))
DOER = '"– "@'
RESULT = "Hasil Monitoring Kemajuan Output"
COLUMNS = (
    Column("Permasalahan (kondisi awal)", 4, "", "{{ nomor_induk }}.", form="General", align="right"),
    Column("", 21, "uraian"),
    Column("Kegiatan & Pelaksana", 20, "nama"),
    Column("", 16, "pelaksana", form=DOER),
    Column("Target Output Kegiatan", 18, "target_output"),
    Column("{{ nomor_kolom|romawi }}", 28, over=RESULT, repeated="putaran_ke"),
    Column("Target Outcome", 18, "target_outcome"),
    Column("Capaian Outcome", 18, "capaian_outcome"),
)
OF_PROBLEM = ("uraian", "target_outcome", "capaian_outcome")
ROUND, ROUND_LETTER, REACHED_LETTER = 6, "F", "H"
JOINED = (("A", "B"), ("C", "D"))
ENGLISH = ("Output", "Outcome")


def build() -> bytes:
    """Give the template."""
    page = Page("Matriks Monev", COLUMNS)
    page.heading(
        "{{ 'MATRIKS KERANGKA MONITORING & EVALUASI SEDERHANA' if tahap == 'kerangka' else 'MATRIKS MONITORING & EVALUASI' }}",
        "SINERGI PERENCANAAN {{ sebutan_desa|kapital }} DAN UNIT LAYANAN"
        "{{ ' TAHUN ANGGARAN ' ~ tahun_anggaran if tahun_anggaran else '' }}",
    )
    region(page, 3)
    stage = fact(page, 3, "Tahap", "tahap")
    fact(page, 3, "Jumlah Monitoring", "putaran", COUNT + '" kali"')
    now = fact(page, 3, "{{ 'Monitoring Ke' if tahap == 'monitoring' else '' }}", "putaran_berjalan", COUNT)
    choice = DataValidation("list", formula1='"kerangka,monitoring,evaluasi"', allow_blank=False)
    choice.add(stage.replace("$", ""))
    page.sheet.add_data_validation(choice)
    page.row += 1
    head = _head(page)
    first = _activity(page)
    last = page.row - 1
    is_now = f'AND({stage}="monitoring",{ROUND_LETTER}${head}=ROMAN({now}))'
    shaded(page, f"{ROUND_LETTER}{first}:{ROUND_LETTER}{last}", f'OR({stage}="evaluasi",{is_now})')
    shaded(page, f"{REACHED_LETTER}{first}:{REACHED_LETTER}{last}", f'{stage}="evaluasi"')
    _legend(page, stage)
    return page.finished("Matriks Monitoring dan Evaluasi")


def _head(page: Page) -> int:
    """Write the head, English words slanted and two columns under one head joined; give the row of the rounds."""
    top = page.row
    page.head(numbers=False)
    for first, last in JOINED:
        for letter in (first, last):
            page.sheet.unmerge_cells(f"{letter}{top}:{letter}{top + 1}")
        page.sheet.merge_cells(f"{first}{top}:{last}{top + 1}")
    for index in range(1, len(COLUMNS) + 1):
        cell = page.sheet.cell(top, index)
        before, english, after = next(
            (str(cell.value).partition(word) for word in ENGLISH if word in str(cell.value)), ("", "", "")
        )
        if english:
            pieces = ((before, False), (english, True), (after, False))
            cell.value = CellRichText(*(_piece(text, slanted=slanted) for text, slanted in pieces if text))
    return top + 1


def _piece(text: str, *, slanted: bool) -> TextBlock:
    return TextBlock(InlineFont(rFont=FONT, sz=10, b=True, i=True if slanted else None), text)


def _activity(page: Page) -> int:
    """Write the three rows of an activity; give the number of the first."""
    first, last = page.row, page.row + len(LINES) - 1
    for number, (field, label) in enumerate(LINES):
        for index, column in enumerate(COLUMNS, start=1):
            form = f'"{label}: "@' if index == ROUND else column.form
            text = column.text if number == 0 else ""
            cell = page.write(index, text, form=form, align=column.align, box=True, size=9)
            cell.alignment = _with(cell.alignment, vertical="top", indent=0)
            cell.border = _border(index, top=number == 0, bottom=page.row == last)
        page.name(f"data.{ACTIVITY}.monitoring.{field}", f"${ROUND_LETTER}${page.row}")
        page.row += 1
    for index, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(index)
        block = f"${letter}${first}:${letter}${last}"
        if column.text or column.path in OF_PROBLEM:
            page.name(f"gabung.{PROBLEM}.{column.path}".rstrip("."), block)
        elif column.path:
            page.name(f"data.{ACTIVITY}.{column.path}", f"${letter}${first}")
            page.sheet.merge_cells(block.replace("$", ""))
    for region_name in (PROBLEM, ACTIVITY):
        page.name(f"baris.{region_name}", f"$A${first}:${page.last}${last}")
    return first


def _with(style: Any, **changes: Any) -> Any:
    changed = copy(style)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed


def _border(index: int, *, top: bool, bottom: bool) -> Border:
    """Give the lines around a cell: none between two columns under one head, none between the lines of a round."""
    letter, line = get_column_letter(index), Side(style="thin")
    inner = index == ROUND
    return Border(
        left=None if letter in {right for _, right in JOINED} else line,
        right=None if letter in {left for left, _ in JOINED} else line,
        top=line if top or not inner else None,
        bottom=line if bottom or not inner else None,
    )


def _legend(page: Page, stage: str) -> None:
    page.row += 1
    page.write(1, "", box=True, form=TEXT)
    page.sheet.cell(page.row, 1).border = Border()
    page.write(2, "{{ 'Kolom yang perlu diisi' if tahap != 'kerangka' else '' }}")
    shaded(page, f"A{page.row}", f'{stage}<>"kerangka"')
    page.row += 1
