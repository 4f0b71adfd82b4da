"""The list of proposals of the RKP Desa as a workbook: what lies beyond the village's own authority or money."""

from __future__ import annotations

from dataclasses import replace

from tools.excel import Column, Page
from tools.matriks_excel import NUMBER_IN_GROUP, Signers, cost, matrix, volume

COLUMNS = (
    replace(NUMBER_IN_GROUP, text="{{ induk.nomor }}"),
    Column("Bidang", 29, text="{{ induk.judul }}"),
    NUMBER_IN_GROUP,
    Column("Jenis Kegiatan", 38, "jenis_kegiatan"),
    Column("Lokasi", 26, "lokasi"),
    *volume("Volume"),
    Column("Perkiraan Waktu Pelaksanaan", 20, "waktu_pelaksanaan"),
    cost("Prakiraan Biaya Jumlah (Rp)", width=19),
    Column("Sumber Pembiayaan", 15, "sumber_biaya"),
)


def build() -> bytes:
    """Give the template."""
    page = Page("DU-RKP", COLUMNS)
    matrix(
        page,
        ("DAFTAR USULAN {{ sebutan_rkp|kapital }} (DU-{{ sebutan_rkp|kapital }})", "TAHUN {{ tahun_rkp }}"),
        Signers((2, 4), (7, 10), "{{ sebutan_rkp }}"),
        lettered=True,
        empty={1: "{{ butir.nomor }}", 2: "{{ butir.judul }}", 4: "Nihil"},
    )
    return page.finished("Daftar Usulan RKP Desa")
