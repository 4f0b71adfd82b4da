"""The matrix of the RKP Desa as a workbook: columns a to m of the annex of Permendagri 114/2014."""

from __future__ import annotations

from tools.excel import Column, Page
from tools.matriks_excel import KIND, NUMBER_IN_GROUP, Signers, cost, matrix, pattern, volume

COST = "Perkiraan Biaya dan Sumber Pembiayaan"
COLUMNS = (
    NUMBER_IN_GROUP,
    Column("Bidang", 17, text="{{ induk.judul }}", over=KIND),
    Column("", 15, "sub_bidang", over=KIND),
    Column("Jenis Kegiatan", 27, "jenis_kegiatan", over=KIND),
    Column("Lokasi", 17, "lokasi"),
    *volume("Volume"),
    Column("Sasaran/Manfaat", 20, "sasaran_manfaat"),
    Column("Waktu Pelaksanaan", 15, "waktu_pelaksanaan"),
    cost("Jumlah (Rp)", over=COST, width=17),
    Column("Sumber", 9, "sumber_biaya", over=COST),
    pattern("{{ kolom|replace('Desa', sebutan_desa) }}"),
    Column("Rencana Pelaksana Kegiatan", 17, "pelaksana"),
)


def build() -> bytes:
    """Give the template."""
    page = Page("Matriks RKP", COLUMNS)
    matrix(
        page,
        (
            "{{ 'RANCANGAN ' if status in ['rancangan', 'kesepakatan'] else '' }}RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }} "
            "({{ sebutan_rkp|kapital }})",
            "TAHUN {{ tahun_rkp }}",
        ),
        Signers((2, 4), (10, 13), "{{ sebutan_rkp }}"),
        lettered=True,
        empty={2: "{{ butir.judul }}", 4: "Nihil"},
    )
    return page.finished("Matriks RKP Desa")
