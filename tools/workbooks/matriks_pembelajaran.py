"""The sheet on which a kecamatan notes what a village learnt: made before the meeting, filled during it."""

from __future__ import annotations

from tools import koordinasi
from tools.excel import TEXT, Column, Page

AIM = "Tujuan dan target"
MET = "Kendala/Tantangan yang dihadapi dan pembelajaran"
IDEA = "Gagasan solusi & tindak lanjut (dari hasil diskusi)"
GOAL, STEP, ACTIVITY = "tujuan", "tujuan.tujuan_antara", "tujuan.tujuan_antara.kegiatan"
REVIEW, REVIEWED = "tinjauan", "tinjauan.baris"
FOLLOWED = f"{REVIEWED}.tindak_lanjut_lalu"
COLUMNS = (
    Column("Tujuan", 23, over=AIM),
    Column("Target", 17, over=AIM),
    Column("Kegiatan atau aktivitas", 42),
    Column("Kendala/tantangan", 32, over=MET),
    Column("Pembelajaran", 22, over=MET),
    Column("Gagasan dan tindak lanjut", 34, over=IDEA),
    Column("Pihak", 15, over=IDEA),
)
REVIEW_HEADS = {1: AIM, 3: "Tindak lanjut yang disepakati", 4: "Terlaksana (ya/sebagian/belum)", 5: "Keterangan"}
SPANS = ("A{0}:B{0}", "E{0}:G{0}")


def build() -> bytes:
    """Give the template."""
    page = Page("Pembelajaran", COLUMNS)
    page.heading(
        "{{ 'ALAT BANTU PENCATATAN HASIL KOORDINASI' if tahap == 'persiapan' "
        "else 'MATRIKS PEMANTAUAN DAN PEMBELAJARAN' }}",
        "UNTUK BERBAGI PEMBELAJARAN ANTAR {{ sebutan_desa|kapital }}",
    )
    koordinasi.facts(page, 3, (
        ("{{ sebutan_desa }}", "nama_desa", TEXT),
        ("Tanggal pelaksanaan koordinasi", "tanggal", koordinasi.DATE),
        ("{{ sebutan_kecamatan }}", "nama_kecamatan", TEXT),
        ("{{ jenis_kabupaten }}", "nama_kabupaten", TEXT),
        ("Pertemuan ke", "pertemuan_ke", koordinasi.NUMBER),
    ))  # fmt: skip
    _review(page)
    page.head(numbers=False)
    first = koordinasi.row(page, bold=(1,))
    last = koordinasi.row(page, bold=(1,), forms={3: koordinasi.BULLET})
    koordinasi.repeat(page, first, last, GOAL, STEP)
    koordinasi.repeat(page, last, last, ACTIVITY)
    page.name(f"data.{STEP}.uraian", f"$C${first}")
    page.name(f"data.{ACTIVITY}", f"$C${last}")
    fields = {1: "tujuan", 2: "target_tujuan", 4: "kendala", 5: "pembelajaran", 6: "solusi", 7: "pihak"}
    koordinasi.merge_down(page, GOAL, fields, first, last)
    return page.finished("Matriks Pembelajaran Antar Desa")


def _review(page: Page) -> None:
    """Write the table of what was agreed the last time: it is there only when something was."""
    title = page.row
    page.write(1, "Tinjauan tindak lanjut pertemuan sebelumnya", bold=True)
    page.row += 1
    for index in range(1, len(COLUMNS) + 1):
        page.write(index, REVIEW_HEADS.get(index, ""), bold=True, align="center", box=True, grey=True)
    for span in SPANS:
        page.sheet.merge_cells(span.format(page.row))
    page.row += 1
    row = koordinasi.row(page, bold=(1,))
    page.sheet.merge_cells(SPANS[1].format(row))
    koordinasi.repeat(page, title, row, REVIEW)
    koordinasi.repeat(page, row, row, REVIEWED, FOLLOWED)
    koordinasi.merge_down(page, REVIEWED, {1: "tujuan", 2: "target_tujuan"}, row, row)
    for letter, field in (("C", "uraian"), ("D", "terlaksana"), ("E", "keterangan")):
        page.name(f"data.{FOLLOWED}.{field}", f"${letter}${row}")
    page.row += 1
