"""The matrices of the village plans as workbooks: rows grouped by bidang, with live subtotals and a total.

A column with an empty head is joined with the one before it: they stand under one head, and have one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tools.excel import MONEY, NUMBER, Column, Page, dress

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP, ROWS = "kelompok_bidang", "kelompok_bidang.baris"
KIND = "Bidang/Jenis Kegiatan"
PATTERN = "Prakiraan Pola Pelaksanaan"
NUMBER_IN_GROUP = Column("No.", 4.5, text="{{ nomor }}", align="center", form="General")
FREE_LINES = ("",) * 5


@dataclass(frozen=True)
class Signers:
    """Where the signatures stand, as (first, last) column, and the plan whose team signs at right."""

    left: tuple[int, int]
    right: tuple[int, int]
    plan: str


def volume(head: str = "", unit: str = "", over: str = "", width: float = 8) -> tuple[Column, Column]:
    """Give the columns of an amount and its unit."""
    return (
        Column(head, width, "volume", over=over, form=NUMBER, align="right"),
        Column(unit, 9, "satuan", over=over, align="center"),
    )


def cost(head: str, over: str = "", width: float = 15.5) -> Column:
    """Give the column of the money, which the sums are of."""
    return Column(head, width, "jumlah_biaya", over=over, form=MONEY, align="right")


def pattern(head: str = "{{ kolom }}", over: str = PATTERN) -> Column:
    """Give the columns of how an activity is carried out, one ticked."""
    return Column(head, 10.5, over=over, align="center", ticked="pola_pelaksanaan", repeated="pola_ke")


def matrix(
    page: Page, lines: Sequence[str], signers: Signers, *, lettered: bool = False, empty: dict[int, str] | None = None
) -> None:
    """Write the whole sheet: heading, place, table with its sums, signatures.

    `lettered` numbers the columns by letters; `empty` are the texts of the row of a group without rows, by column.
    """
    page.heading(*lines)
    page.facts((
        ("{{ sebutan_desa|kapital }}", "{{ nama_desa|kapital }}"),
        ("{{ sebutan_kecamatan|kapital }}", "{{ nama_kecamatan|kapital }}"),
        ("{{ jenis_kabupaten|kapital }}", "{{ nama_kabupaten|kapital }}"),
        ("PROVINSI", "{{ nama_provinsi|kapital }}"),
    ))  # fmt: skip
    _head(page, lettered=lettered)
    amount = next(index for index, column in enumerate(page.columns, start=1) if column.path == "jumlah_biaya")
    letter = get_column_letter(amount)
    first = page.items(ROWS)
    nil = page.empty(ROWS)
    for column, text in (empty or {}).items():
        dress(cell := page.sheet.cell(nil, column), align=page.columns[column - 1].align, box=True, size=9)
        cell.value = text
    last = page.line("Jumlah Per Bidang {{ butir.nomor }}", {amount: f"=SUBTOTAL(9,{letter}{first}:{letter}{first})"})
    page.name(f"baris.{GROUP}", f"$A${first}:${page.last}${last}")
    page.line("Jumlah Total", {amount: f"=SUBTOTAL(9,{letter}{first}:{letter}{last})"})
    _signatures(page, signers)


def _head(page: Page, *, lettered: bool) -> None:
    first = page.row
    page.head(numbers=not lettered)
    last = page.row - 1
    joined = [index for index, column in enumerate(page.columns, start=1) if not column.head]
    for index in joined:
        pair = get_column_letter(index - 1), get_column_letter(index)
        top = last if page.columns[index - 1].over else first
        if last > top:
            for letter in pair:
                page.sheet.unmerge_cells(f"{letter}{top}:{letter}{last}")
        page.sheet.merge_cells(f"{pair[0]}{top}:{pair[1]}{last}")
    if lettered:
        _letters(page, joined)
        page.sheet.print_title_rows = f"{first}:{page.row - 1}"


def _letters(page: Page, joined: Sequence[int]) -> None:
    """Write the row with a letter for each column, joined columns with one."""
    for index in range(1, len(page.columns) + 1):
        before = sum(1 for one in joined if one <= index)
        text = f"{{{{ (urutan_kolom - {before})|huruf }}}}" if before else "{{ urutan_kolom|huruf }}"
        page.write(index, "" if index in joined else text, align="center", box=True, grey=True, size=8)
        if index in joined:
            page.sheet.merge_cells(f"{get_column_letter(index - 1)}{page.row}:{get_column_letter(index)}{page.row}")
    page.row += 1


def _signatures(page: Page, signers: Signers) -> None:
    page.signatures(
        (*signers.left, "Kepala Desa", ("", "Mengetahui:", "{{ sebutan_kepala_desa }} {{ nama_desa }},", *FREE_LINES,
                         "_{{ kepala_desa|nama_lengkap }}")),
        (*signers.right, "Ketua Tim Penyusun", ("{{ tempat }}, {{ tanggal|tanggal_panjang|pena(20) }}", "Disusun oleh:",
                          f"Ketua Tim Penyusun {signers.plan},", *FREE_LINES,
                          "_{{ ketua_tim|nama_lengkap if ketua_tim else ''|pena(30) }}")),
    )  # fmt: skip
