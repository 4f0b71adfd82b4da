"""Lampiran 9, the form of a monitoring visit for the technical teams of kabupaten and province, on landscape pages.

Parts, columns and words: Panduan Strategi Lini Depan. The source has six cells of column numbers over seven columns.
"""

from __future__ import annotations

from tools import formulir as f
from tools import formulir_kunjungan as visit
from tools.formulir import SMALL, line
from tools.wordml import Look, control, paragraph, run, tick

TITLE = "Lampiran 9. Formulir Pemantauan Kegiatan Ujicoba Strategi Lini Depan untuk Tim Teknis Kabupaten dan Provinsi"
BASIS = (
    "Formulir pemantauan ini dikembangkan sesuai PP No. 39/2006 tentang Tata Cara Pengendalian dan Evaluasi Pelaksanaan "
    "Rencana Pembangunan."
)
HEADS = ("Paket Kegiatan", "Sasaran Indikator", "Pencapaian Indikator sampai saat ini", "Orang yang diwawancara",
         *visit.LAST_HEADS)  # fmt: skip
HINTS = (
    visit.PACKAGE_NUMBER,
    "Silakan merujuk Lampiran 8 untuk rincian lebih lanjut mengenai indikator untuk paket kegiatan tertentu",
    "Masukkan kemajuan indikator yang telah dicapai saat ini terhadap sasarannya",
    "",
    *visit.LAST_HINTS,
)
WIDTHS = (1900, 2500, 1500, 2641, 2450, 2450, 3000)
NUMBERS = ((0, 1), (2,), (3,), (4,), (5, 6))


def observer() -> str:
    """Give the runs of who monitored, and boxes for which of the two teams."""
    return "".join([
        control("dipantau_oleh", "{{ dipantau_oleh }}", SMALL), run("     ", SMALL),
        tick("tim", "TTK", SMALL), run(" TTK   ", SMALL), tick("tim", "TTP", SMALL), run(" TTP", SMALL),
    ])  # fmt: skip


def cells() -> tuple[str, ...]:
    """Give the cells of one row of `hasil`."""
    target = "".join([
        line(control("butir.indikator", "{{ butir.indikator }}", SMALL), run(f.INDICATOR_TEXT, SMALL)),
        line(run("Sasaran: ", SMALL), f.amount("butir.sasaran"), run(f.PERCENT, SMALL)),
    ])  # fmt: skip
    reached = line(f.amount("butir.pencapaian"), run(f.PERCENT, SMALL)) + f.split_amount("butir.pencapaian")
    return f.package_line(), target, reached, visit.respondent(), *visit.follow_up()


def build() -> bytes:
    """Give the template."""
    basis = paragraph(BASIS, Look(align="left", size=20, line=240, after=120, keep=True))
    return visit.form(TITLE, basis, observer(), visit.results(HEADS, HINTS, cells(), WIDTHS, NUMBERS))
