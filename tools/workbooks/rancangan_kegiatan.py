"""The list of planned activities for the livelihoods of a village: goals, their steps, the activities of each step."""

from __future__ import annotations

from tools import koordinasi
from tools.excel import TEXT, Column, Page

GROUP = "kelompok_tujuan"
GOAL = f"{GROUP}.baris"
STEP = f"{GOAL}.sasaran"
ACTIVITY = f"{STEP}.kegiatan"
COLUMNS = (
    Column("NO", 5, align="center"),
    Column("TUJUAN KEGIATAN", 24),
    Column("TARGET TUJUAN", 19),
    Column("Sasaran - Sasaran yang perlu di-capai", 26),
    Column("TARGET SASARAN", 20),
    Column("KEGIATAN - KEGIATAN yang perlu di-lakukan", 34),
    Column("KETERANGAN", 28),
    Column("SUMBER PEMBIAYAAN", 18),
)


def build() -> bytes:
    """Give the template."""
    page = Page("Rancangan Kegiatan", COLUMNS)
    page.heading("DAFTAR RANCANGAN KEGIATAN")
    koordinasi.facts(page, 3, (
        ("{{ sebutan_desa }}", "nama_desa", TEXT),
        ("{{ sebutan_kecamatan }}", "nama_kecamatan", TEXT),
        ("{{ jenis_kabupaten }}", "nama_kabupaten", TEXT),
    ))  # fmt: skip
    page.head(numbers=False)
    row = koordinasi.row(page, bold=(2,), forms={1: koordinasi.NUMBER_WITH_DOT})
    koordinasi.repeat(page, row, row, GROUP, GOAL, STEP, ACTIVITY)
    koordinasi.merge_down(page, GROUP, {1: "nomor"}, row, row)
    koordinasi.merge_down(page, GOAL, {2: "tujuan", 3: "target_tujuan"}, row, row)
    koordinasi.merge_down(page, STEP, {4: "sasaran", 5: "target_sasaran"}, row, row)
    for letter, field in (("F", "kegiatan"), ("G", "keterangan"), ("H", "sumber_pembiayaan")):
        page.name(f"data.{ACTIVITY}.{field}", f"${letter}${row}")
    return page.finished("Daftar Rancangan Kegiatan")
