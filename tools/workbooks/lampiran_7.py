"""Lampiran 7, what a province asks for: one row for itself and one for each of its kabupaten."""

from __future__ import annotations

from tools.bantuan_teknis import SIGNED, boxed, foot, form_head, formulas, merged, table_head
from tools.excel import MONEY, Column, Page
from tools.sumber import sources

ROWS = "baris"
COLUMNS = (
    Column("Nama Pemda yang mengajukan", 25, "pemda"),
    Column("", 8),
    Column("", 11),
    Column("Jumlah kegiatan", 20, "jumlah_kegiatan", form=MONEY, align="right"),
    Column("Jumlah penerima manfaat langsung", 20, "penerima_manfaat", form=MONEY, align="right"),
    Column("Jumlah kontribusi Pemda lokal (a)", 34, "kontribusi", form=MONEY, align="right"),
    Column("Jumlah yang diminta (b)", 22, "diminta", form=MONEY, align="right"),
    Column("Total perkiraan untuk kegiatan (a + b = c)", 24, form=MONEY, align="right"),
)
AMOUNTS = {"D": 4, "E": 5, "F": 6, "G": 7}


def build() -> bytes:
    """Give the template."""
    page = Page("Lampiran 7", COLUMNS)
    page.heading("Lampiran 7. Format Tim Teknis Provinsi untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan")
    agreed = "{{ tanggal_pengesahan|tanggal_panjang|pena(20) }}"
    form_head(
        page,
        (
            (("Rencana Bantuan Teknis untuk Tahun Anggaran:", 1, 1), ("", 2, 2)),
            (("Provinsi:", 3, 3), ("", 4, 4)),
            (("Ringkasan Provinsi", 5, 5), ("", 6, 6)),
            (("Disahkan Tim Teknis Provinsi pada tanggal:", 7, 7), (agreed, 8, 8)),
        ),
        {2: "tahun_anggaran", 4: "nama_provinsi", 6: "ringkasan_provinsi"},
    )
    _table(page)
    foot(
        page,
        "Ketua Tim Teknis Provinsi",
        (1, 4, (
            "Tanggal: {{ tempat ~ ', ' if tempat else '' }}{{ tanggal|tanggal_panjang|pena(20) }}",
            "Nama Ketua Tim Teknis Provinsi: {{ (ketua_ttp|nama_lengkap)|pena(30) }}",
            "", "", "", f"Tanda tangan: {SIGNED}",
        )),
        (6, 8, ("Lampiran:", "Lampiran 1: Pengajuan Provinsi", "Lampiran 2: Salinan pengajuan Kabupaten")),
    )  # fmt: skip
    sources(page, (1, 3), (4, 5), (6, 6), (7, 8))
    return page.finished("Lampiran 7 Pengajuan Bantuan Teknis Provinsi")


def _table(page: Page) -> None:
    first = page.row
    heads = [(column.head, number, number) for number, column in enumerate(COLUMNS, start=1)]
    table_head(
        page,
        (
            ("", [(COLUMNS[0].head, 1, 3)]),
            ("Ringkasan Kegiatan", heads[3:5]),
            ("Ringkasan Pembiayaan", heads[5:]),
        ),
    )
    page.sheet.print_title_rows = f"{first}:{page.row - 1}"
    merged(page, 1, 3)
    row = page.items(ROWS)
    formulas(page, row, {8: "=F#+G#"})
    added = [(f"=SUM({letter}{row}:{letter}{row})", number, number) for letter, number in AMOUNTS.items()]
    total = boxed(page, [("Jumlah", 1, 3), *added, (f"=F{page.row}+G{page.row}", 8, 8)], bold=True)
    page.name("kosong.tanpa_jumlah", f"$A${total}:${page.last}${total}")
