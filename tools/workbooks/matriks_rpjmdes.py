"""The matrix of the RPJM Desa as a workbook: the columns of Permendagri 114/2014 with as many years as the plan has."""

from __future__ import annotations

from tools.excel import MONEY, NUMBER, Column, Page

KIND = "Bidang/Jenis Kegiatan"
VOLUME = "Prakiraan Volume"
COST = "Prakiraan Biaya dan Sumber Pembiayaan"
GROUP, ROWS = "kelompok_bidang", "kelompok_bidang.baris"
COLUMNS = (
    Column("No.", 4.5, text="{{ nomor }}", align="center", form="General"),
    Column("Bidang", 16, text="{{ induk.judul }}", over=KIND),
    Column("Sub Bidang", 15, "sub_bidang", over=KIND),
    Column("Jenis Kegiatan", 25, "jenis_kegiatan", over=KIND),
    Column("Lokasi (RT/RW/{{ sebutan_dusun }})", 15, "lokasi"),
    Column("Volume", 8, "volume", over=VOLUME, form=NUMBER, align="right"),
    Column("Satuan", 9, "satuan", over=VOLUME, align="center"),
    Column("Sasaran/Manfaat", 18, "sasaran_manfaat"),
    Column(
        "Thn {{ nomor_kolom }}",
        4.5,
        over="Waktu Pelaksanaan",
        align="center",
        ticked="tahun_pelaksanaan",
        repeated="tahun_ke",
    ),
    Column("Jumlah (Rp)", 15.5, "jumlah_biaya", over=COST, form=MONEY, align="right"),
    Column("Sumber", 9, "sumber_biaya", over=COST),
    Column(
        "{{ kolom }}",
        10.5,
        over="Prakiraan Pola Pelaksanaan",
        align="center",
        ticked="pola_pelaksanaan",
        repeated="pola_ke",
    ),
    Column("Keterangan", 12, "keterangan"),
)
AMOUNT, AMOUNT_LETTER = 10, "J"


def build() -> bytes:
    """Give the template."""
    page = Page("Matriks RPJM", COLUMNS)
    page.heading("MATRIKS {{ sebutan_rpjm|kapital }}", "TAHUN {{ tahun_awal|periode(tahun_akhir) }}")
    page.facts((
        ("{{ sebutan_desa|kapital }}", "{{ nama_desa|kapital }}"),
        ("{{ sebutan_kecamatan|kapital }}", "{{ nama_kecamatan|kapital }}"),
        ("{{ jenis_kabupaten|kapital }}", "{{ nama_kabupaten|kapital }}"),
        ("PROVINSI", "{{ nama_provinsi|kapital }}"),
    ))  # fmt: skip
    page.head()
    first = page.items(ROWS)
    page.empty(ROWS)
    last = page.line(
        "Jumlah Per Bidang {{ butir.nomor }}", {AMOUNT: f"=SUBTOTAL(9,{AMOUNT_LETTER}{first}:{AMOUNT_LETTER}{first})"}
    )
    page.name(f"baris.{GROUP}", f"$A${first}:${page.last}${last}")
    page.line("Jumlah Total", {AMOUNT: f"=SUBTOTAL(9,{AMOUNT_LETTER}{first}:{AMOUNT_LETTER}{last})"})
    page.signatures(
        (2, 4, ("", "Mengetahui:", "{{ sebutan_kepala_desa }} {{ nama_desa }},", "", "", "", "", "", "_{{ kepala_desa|nama_lengkap }}")),
        (10, 13, ("{{ tempat }}, {{ tanggal|tanggal_panjang|pena(20) }}", "Disusun oleh:", "Ketua Tim Penyusun {{ sebutan_rpjm }},", "", "", "", "", "", "_{{ ketua_tim|nama_lengkap if ketua_tim else ''|pena(30) }}")),
    )  # fmt: skip
    return page.finished("Matriks RPJM Desa")
