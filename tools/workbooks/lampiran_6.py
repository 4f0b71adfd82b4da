"""Lampiran 6, what a kabupaten asks for: its sums by the unit that asks, then its activities one by one.

The source prints only the form's title. Its body is a mirror of Lampiran 7, which adds the kabupaten up, with the rows
that Lampiran 4 and 5 and the menu call for. The activities stand last, as their head is repeated on all later pages.
"""

from __future__ import annotations

from tools.bantuan_teknis import SIGNED, boxed, foot, form_head, formulas, table_head, title
from tools.excel import MONEY, Column, Page

ROWS, UNITS, LEGEND = "kelompok_unit", "ringkasan_unit", "keterangan_indikator"
PACKAGE = (
    "{% for kegiatan in menu_per_kode[butir.kode_kegiatan]|default([]) %}Paket {{ kegiatan.paket }}: "
    "{{ kegiatan.nama_paket|default(none) or paket_per_nomor[kegiatan.paket][0].nama }}{% endfor %}"
)
ACTIVITY = "{{ menu_per_kode[butir.kode_kegiatan]|default([])|map(attribute='nama')|join }}"
COLUMNS = (
    Column("No", 4, text="{{ induk.sebelum + nomor }}", align="center", form="General"),
    Column("Paket Kegiatan", 18.5, text=PACKAGE),
    Column("Kode", 5.5, "kode_kegiatan", align="center"),
    Column("Uraian", 20.5, text=ACTIVITY),
    Column("Jenis", 10.5, "unit_pengusul.jenis"),
    Column("Nama", 11, "unit_pengusul.nama"),
    Column("{{ sebutan_kecamatan }}", 10.5, "kecamatan"),
    Column("{{ sebutan_desa }}", 11, "desa"),
    Column("Unit sasaran", 14, "unit_sasaran"),
    Column("Waktu pelaksanaan (triwulan)", 11.5, "triwulan", align="center"),
    Column("L", 5, "penerima_l", form=MONEY, align="right"),
    Column("P", 5, "penerima_p", form=MONEY, align="right"),
    Column("Jumlah penerima manfaat langsung", 8.5, form=MONEY, align="right"),
    Column("Kontribusi APBD {{ jenis_kabupaten }} (a1)", 14, "kontribusi_apbd", form=MONEY, align="right"),
    Column("Kontribusi anggaran {{ sebutan_desa }} (a2)", 14, "kontribusi_desa", form=MONEY, align="right"),
    Column("Jumlah kontribusi Pemda lokal (a1 + a2 = a)", 14, form=MONEY, align="right"),
    Column("Jumlah yang diminta (b)", 14, "jumlah_diminta", form=MONEY, align="right"),
    Column("Total perkiraan untuk kegiatan (a + b = c)", 14.5, form=MONEY, align="right"),
    Column("Dasar usulan", 16, "dasar_usulan"),
    Column("Indikator", 8.5, "indikator", align="center"),
)
LAST = len(COLUMNS)
SUMMED = ((10, 10), (11, 13), (14, 16), (17, 17), (18, 18))


def build() -> bytes:
    """Give the template."""
    page = Page("Lampiran 6", COLUMNS)
    page.heading(
        "Lampiran 6. Format Tim Teknis {{ jenis_kabupaten }} untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan"
    )
    _form_head(page)
    unit = _summary(page)
    item = _details(page)
    # A row of the summary stands for the same group as rows of the details: its sums are those of that group's rows.
    formulas(page, unit, {11: f"=SUM(M{item}:M{item})", 14: f"=SUM(P{item}:P{item})",
                          17: f"=SUM(Q{item}:Q{item})", 18: "=N#+Q#"})  # fmt: skip
    _legend(page)
    foot(
        page,
        "Ketua Tim Teknis Kabupaten",
        (1, 8, (
            "Tanggal: {{ tempat ~ ', ' if tempat else '' }}{{ tanggal|tanggal_panjang|pena(20) }}",
            "Nama Ketua Tim Teknis {{ jenis_kabupaten }}: {{ ketua_ttk|nama_lengkap }}",
            "", "", "", f"Tanda tangan: {SIGNED}",
        )),
        (10, LAST, (
            "Lampiran:", "Lampiran 1: Daftar Analisis Situasi (Lampiran 4)", "Lampiran 2: Rincian anggaran kegiatan",
        )),
    )  # fmt: skip
    return page.finished("Lampiran 6 Pengajuan Bantuan Teknis Kabupaten")


def _form_head(page: Page) -> None:
    agreed = "{{ tanggal_pengesahan|tanggal_panjang|pena(20) }}"
    form_head(
        page,
        (
            (("Rencana Bantuan Teknis untuk Tahun Anggaran:", 1, 2), ("", 3, 3)),
            (("Provinsi:", 4, 4), ("", 5, 6)),
            (("{{ jenis_kabupaten }}:", 7, 7), ("", 8, 9)),
            (("Ringkasan {{ jenis_kabupaten }}", 10, 10), ("", 11, 16)),
            (("Disahkan Tim Teknis {{ jenis_kabupaten }} pada tanggal:", 17, 18), (agreed, 19, 20)),
        ),
        {3: "tahun_anggaran", 5: "nama_provinsi", 8: "nama_kabupaten", 11: "ringkasan"},
    )


def _summary(page: Page) -> int:
    """Write the table with a row for each unit; give the number of that row, whose sums are still to be written."""
    title(page, "Ringkasan per Unit yang Mengajukan")
    table_head(
        page,
        (
            ("", [("Nama unit yang mengajukan", 1, 9)]),
            ("Ringkasan Kegiatan", [("Jumlah kegiatan", 10, 10), ("Jumlah penerima manfaat langsung", 11, 13)]),
            ("Ringkasan Pembiayaan", [
                ("Jumlah kontribusi Pemda lokal (a)", 14, 16), ("Jumlah yang diminta (b)", 17, 17),
                ("Total perkiraan untuk kegiatan (a + b = c)", 18, 18),
            ]),
        ),
    )  # fmt: skip
    count, name = "{{ butir.baris|length }}", "{{ butir.kunci|join(' ') }}"
    row = boxed(page, [(name, 1, 9), *((count if at == 10 else "=", at, last) for at, last in SUMMED)])
    page.name(f"baris.{UNITS}", f"$A${row}:${page.last}${row}")
    total = [(f"=SUM({letter}{row}:{letter}{row})", *place) for letter, place in zip("JKNQR", SUMMED, strict=True)]
    boxed(page, [("Jumlah", 1, 9), *total], bold=True)
    page.row += 1
    return row


def _details(page: Page) -> int:
    """Write the table of the activities; give the number of their row."""
    title(page, "Rincian Kegiatan")
    first = page.row
    heads = [(column.head, number, number) for number, column in enumerate(COLUMNS, start=1)]
    table_head(
        page,
        (
            ("", heads[:2]),
            ("Deskripsi Kegiatan", heads[2:4]),
            ("Unit yang mengajukan", heads[4:6]),
            ("Lokasi ({{ sebutan_kecamatan|kecil }}/{{ sebutan_desa|kecil }})", heads[6:8]),
            ("Ringkasan Kegiatan", heads[8:13]),
            ("Ringkasan Pembiayaan", heads[13:18]),
            ("", heads[18:]),
        ),
    )
    page.sheet.print_title_rows = f"{first}:{page.row - 1}"
    item = page.items(f"{ROWS}.baris")
    formulas(page, item, {13: "=K#+L#", 16: "=N#+O#", 18: "=P#+Q#"})
    page.name(f"baris.{ROWS}", f"$A${item}:${page.last}${item}")
    total = [(f"=SUM({letter}{item}:{letter}{item})", number, number)
             for number, letter in enumerate("KLMNOPQR", start=11)]  # fmt: skip
    boxed(page, [("Jumlah", 1, 10), *total, ("", 19, LAST)], bold=True)
    return item


def _legend(page: Page) -> None:
    """Write what the codes of the indicators stand for; nothing where no activity has one."""
    first = boxed(page, [("Keterangan indikator (Lampiran 8)", 1, LAST)], bold=True)
    text = (
        "{{ butir.kode }}: {{ butir.indikator }}"
        "{% if butir.sumber_data %} (sumber data: {{ butir.sumber_data|join('; ') }}){% endif %}"
    )
    row = boxed(page, [(text, 1, LAST)])
    page.name(f"baris.{LEGEND}", f"$A${first}:${page.last}${row}")
    page.name(f"baris.{LEGEND}.baris", f"$A${row}:${page.last}${row}")
