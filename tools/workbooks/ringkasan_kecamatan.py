"""The summary of a kecamatan for the meeting of the kabupaten: what each village does, meets with, and needs."""

from __future__ import annotations

from tools import koordinasi
from tools.excel import TEXT, Column, Page
from tools.sumber import sources

GROUP = "kelompok_desa"
VILLAGE = f"{GROUP}.baris"
CHALLENGE = f"{VILLAGE}.tantangan"
SUPPORT = f"{CHALLENGE}.dukungan"
COLUMNS = (
    Column("No.", 5, align="center"),
    Column("{{ sebutan_desa }}", 18),
    Column("Tujuan dan Upaya yang dilakukan {{ sebutan_desa|kecil }}", 42),
    Column("Tantangan yang dihadapi {{ sebutan_desa|kecil }} dan penyebabnya", 46),
    Column("Tindak lanjut atau dukungan yang dibutuhkan", 46),
)


def build() -> bytes:
    """Give the template."""
    page = Page("Ringkasan", COLUMNS)
    page.heading(
        "MATRIKS RINGKASAN PELAPORAN {{ sebutan_kecamatan|kapital }}",
        "DALAM RAPAT PERTEMUAN TINGKAT {{ jenis_kabupaten|kapital }}",
    )
    koordinasi.facts(page, 3, (
        ("{{ sebutan_kecamatan }}", "nama_kecamatan", TEXT),
        ("{{ jenis_kabupaten }}", "nama_kabupaten", TEXT),
        ("Tanggal koordinasi", "tanggal", koordinasi.DATE),
    ))  # fmt: skip
    page.head(numbers=False)
    forms = {1: koordinasi.NUMBER_WITH_DOT, 4: koordinasi.BULLET, 5: koordinasi.BULLET}
    row = koordinasi.row(page, bold=(2,), forms=forms)
    koordinasi.repeat(page, row, row, GROUP, VILLAGE, CHALLENGE, SUPPORT)
    koordinasi.merge_down(page, GROUP, {1: "nomor"}, row, row)
    koordinasi.merge_down(page, VILLAGE, {2: "desa", 3: "tujuan_upaya"}, row, row)
    koordinasi.merge_down(page, CHALLENGE, {4: "uraian"}, row, row)
    page.name(f"data.{SUPPORT}", f"$E${row}")
    page.row += 1
    sources(page, (1, 2), (3, 3), (4, 4), (5, 5))
    return page.finished("Matriks Ringkasan Pelaporan Kecamatan")
