"""The Renja of a kecamatan, Tabel T-C.33: urusan down to sub kegiatan by their codes, with live sums of both years.

The columns are those of T-C.33 as the e-planning systems print them; its title and signature are reconstructed, as the
annex of Permendagri 86/2017 was not read. The groups of the people served, which Pasal 13 asks for and T-C.33 has no
column for, stand under Catatan Penting.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from tools.excel import MONEY, NUMBER, Column, Page, dress
from tools.kecamatan import CAMAT_KAPITAL
from tools.naskah import acting

URUSAN, BIDANG = "urusan", "urusan.anak"
PROGRAM = f"{BIDANG}.anak"
KEGIATAN = f"{PROGRAM}.anak"
SUB_KEGIATAN = f"{KEGIATAN}.anak"
PLAN, NEXT = "Rencana Tahun {{ tahun }}", "Prakiraan Maju Rencana Tahun {{ tahun + 1 }}"
TARGET, MONEY_HEAD = "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif"
GROUP = '"Sasaran: "@'
COLUMNS = (
    Column("Kode", 16, "kode"),
    Column("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", 31, "nomenklatur"),
    Column("Indikator Kinerja Program/Kegiatan", 33, "indikator"),
    Column("Lokasi", 14, "lokasi", over=PLAN),
    Column(TARGET, 7, "target", over=PLAN, form=NUMBER, align="right"),
    Column("", 11, "satuan", over=PLAN),
    Column(MONEY_HEAD, 16.5, "pagu", over=PLAN, form=MONEY, align="right"),
    Column("Sumber Dana", 8.5, "sumber_dana", over=PLAN, align="center"),
    Column("Catatan Penting", 19, "kelompok_sasaran", form=GROUP),
    Column("", 16, "catatan"),
    Column(TARGET, 7, "target_n1", over=NEXT, form=NUMBER, align="right"),
    Column("", 11, text="{{ butir.satuan|default('', true) }}", over=NEXT),
    Column(MONEY_HEAD, 16.5, "pagu_n1", over=NEXT, form=MONEY, align="right"),
)
JOINED = ((5, 6), (9, 10), (11, 12))
PLAN_MONEY, NEXT_MONEY = 7, 13
# What the rows above a sub kegiatan have: its own columns stay empty there.
ABOVE = {"kode", "nomenklatur", "indikator", "target", "satuan", "target_n1", "catatan"}


def build() -> bytes:
    """Give the template."""
    page = Page("Renja", COLUMNS)
    page.heading(
        "RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH TAHUN {{ tahun }}",
        "DAN PRAKIRAAN MAJU TAHUN {{ tahun + 1 }}",
        "{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}",
    )
    page.write(1, "Perangkat Daerah")
    page.write(2, ": {{ perangkat_daerah }}")
    page.row += 2
    _head(page)
    first = page.row
    last = first + 6
    _level(page, URUSAN, last, bold=True, bound=False)
    _level(page, BIDANG, last, bold=True, bound=False)
    _level(page, PROGRAM, last, bold=True)
    _further(page, f"{PROGRAM}.lanjutan", bold=True)
    _level(page, KEGIATAN, last)
    _further(page, f"{KEGIATAN}.lanjutan")
    sub_kegiatan = page.items(SUB_KEGIATAN)
    for region, row in ((KEGIATAN, first + 4), (PROGRAM, first + 2), (BIDANG, first + 1), (URUSAN, first)):
        page.name(f"baris.{region}", f"$A${row}:${page.last}${sub_kegiatan}")
    page.line("JUMLAH", {column: _sum(column, first, last) for column in (PLAN_MONEY, NEXT_MONEY)})
    _signature(page)
    return page.finished("Renja Kecamatan")


def _head(page: Page) -> None:
    """Write the head, the amounts and units of a target under one head, with the numbers that T-C.33 gives its columns."""
    top = page.row
    page.head(numbers=False)
    for first, last in JOINED:
        letters = get_column_letter(first), get_column_letter(last)
        row = top + 1 if COLUMNS[first - 1].over else top
        if row == top:
            for letter in letters:
                page.sheet.unmerge_cells(f"{letter}{top}:{letter}{top + 1}")
        page.sheet.merge_cells(f"{letters[0]}{row}:{letters[1]}{top + 1}")
    joined = {last for _, last in JOINED}
    number = 0
    for index in range(1, len(COLUMNS) + 1):
        number += index not in joined
        text = "" if index in joined else f"({number})"
        page.write(index, text, align="center", box=True, grey=True, size=8)
    for first, last in JOINED:
        page.sheet.merge_cells(f"{get_column_letter(first)}{page.row}:{get_column_letter(last)}{page.row}")
    page.sheet.print_title_rows = f"{top}:{page.row}"
    page.row += 1


def _level(page: Page, region: str, last: int, *, bold: bool = False, bound: bool = True) -> None:
    """Write the row of a level above the sub kegiatan: its sums are those of the rows below it down to `last`."""
    for index, column in enumerate(COLUMNS, start=1):
        shown = column.path in ABOVE and (bound or column.path in {"kode", "nomenklatur"})
        text = column.text if bound else ""
        if shown and bound:
            page.name(f"data.{region}.{column.path}", f"${get_column_letter(index)}${page.row}")
        elif shown:
            text = f"{{{{ butir.{column.path} }}}}"
        if index in {PLAN_MONEY, NEXT_MONEY}:
            text = _sum(index, page.row + 1, last)
        page.write(index, text, form=column.form, align=column.align, box=True, size=9, bold=bold, grey=not bound)
    page.row += 1


def _further(page: Page, region: str, *, bold: bool = False) -> None:
    """Write the row of a further indicator of the level before it."""
    for index, column in enumerate(COLUMNS, start=1):
        cell = page.sheet.cell(page.row, index, column.text or None)
        dress(cell, form=column.form, align=column.align, box=True, size=9, bold=bold)
        if column.path in ABOVE:
            page.name(f"data.{region}.{column.path}", f"${get_column_letter(index)}${page.row}")
    page.name(f"baris.{region}", f"$A${page.row}:${page.last}${page.row}")
    page.row += 1


def _sum(column: int, first: int, last: int) -> str:
    letter = get_column_letter(column)
    return f"=SUBTOTAL(9,{letter}{first}:{letter}{last})"


def _signature(page: Page) -> None:
    page.signatures((
        10, len(COLUMNS), "Camat",
        ("{{ tempat }}, {{ tanggal|tanggal_panjang|pena(20) }}",
         f"{acting('camat')}{CAMAT_KAPITAL},",
         "", "", "", "_{{ camat|nama_lengkap }}", "{{ camat.pangkat|default('', true) }}",
         "{% if camat.nip %}NIP. {{ camat.nip|nip }}{% endif %}"),
    ))  # fmt: skip
