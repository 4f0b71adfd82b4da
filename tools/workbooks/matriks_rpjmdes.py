"""The matrix of the RPJM Desa as a workbook: the columns of Permendagri 114/2014 with as many years as the plan has."""

from __future__ import annotations

from tools.excel import Column, Page
from tools.matriks_excel import KIND, NUMBER_IN_GROUP, Signers, cost, matrix, pattern, volume

COST = "Prakiraan Biaya dan Sumber Pembiayaan"
COLUMNS = (
    NUMBER_IN_GROUP,
    Column("Bidang", 16, text="{{ induk.judul }}", over=KIND),
    Column("Sub Bidang", 15, "sub_bidang", over=KIND),
    Column("Jenis Kegiatan", 25, "jenis_kegiatan", over=KIND),
    Column("Lokasi (RT/RW/{{ sebutan_dusun }})", 15, "lokasi"),
    *volume("Volume", "Satuan", over="Prakiraan Volume"),
    Column("Sasaran/Manfaat", 18, "sasaran_manfaat"),
    Column(
        "Thn {{ nomor_kolom }}",
        4.5,
        over="Waktu Pelaksanaan",
        align="center",
        ticked="tahun_pelaksanaan",
        repeated="tahun_ke",
    ),
    cost("Jumlah (Rp)", over=COST),
    Column("Sumber", 9, "sumber_biaya", over=COST),
    pattern(),
    Column("Keterangan", 12, "keterangan"),
)


def build() -> bytes:
    """Give the template."""
    page = Page("Matriks RPJM", COLUMNS)
    matrix(
        page,
        ("MATRIKS {{ sebutan_rpjm|kapital }}", "TAHUN {{ tahun_awal|periode(tahun_akhir) }}"),
        Signers((2, 4), (10, 13), "{{ sebutan_rpjm }}"),
    )
    return page.finished("Matriks RPJM Desa")
