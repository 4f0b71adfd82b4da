"""Monitoring of plan documents: three columns for each round that was agreed, a row for each village and service unit."""

from __future__ import annotations

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

from tools.excel import DATE, Column, Page
from tools.pemantauan import SHADE, fact, region

ROWS = "unit_berurut"
AS_OF = DATE.replace("]", ']": "')
ROUND = "Monitoring Kemajuan {{ nomor_kolom|romawi }}"
# Done is what the last round that tells of progress calls done: the word alone, or followed by a sign.
_DONE = "('selesai,', 'selesai.', 'selesai;', 'selesai:', 'selesai (', 'selesai –', 'selesai -')"
STATUS = (
    "{% set terakhir = (butir.monitoring or [])|selectattr('kemajuan')|map(attribute='kemajuan')|list|last|default('') %}"
    "{% if (terakhir|lower ~ ',').startswith(" + _DONE + ") %}Selesai"
    "{% elif tanggal_acuan and butir.target < tanggal_acuan %}Terlambat"
    "{% elif terakhir %}Belum selesai{% endif %}"
)
COLUMNS = (
    Column("{{ sebutan_desa }}/Unit Layanan", 24, "nama"),
    Column("Target Waktu Penyelesaian Dokumen", 18, "target", form=DATE, align="center"),
    Column("Tanggal", 18, "monitoring.tanggal", over=ROUND, form=DATE, align="center", repeated="putaran_ke"),
    Column("Kemajuan", 24, "monitoring.kemajuan", over=ROUND, repeated="putaran_ke"),
    Column(
        "Kendala & Tindak Lanjut (bila ada)",
        28,
        "monitoring.kendala_tindak_lanjut",
        over=ROUND,
        repeated="putaran_ke",
    ),
    Column("Status", 12, text=STATUS, form="General", align="center"),
)
STATUS_LETTER = "F"


def build() -> bytes:
    """Give the template."""
    page = Page("Monitoring Dokumen", COLUMNS)
    page.heading("MONITORING KEMAJUAN PENYELESAIAN DOKUMEN RENCANA", "{{ sebutan_desa|kapital }} DAN UNIT LAYANAN")
    region(page, 2)
    fact(page, 2, "{{ 'Keadaan per' if tanggal_acuan else '' }}", "tanggal_acuan", AS_OF, until=3)
    page.row += 1
    page.head(numbers=False)
    row = page.items(ROWS)
    late = CellIsRule(operator="equal", formula=['"Terlambat"'], fill=SHADE, font=Font(bold=True))
    page.sheet.conditional_formatting.add(f"{STATUS_LETTER}{row}", late)
    return page.finished("Monitoring Dokumen Rencana")
