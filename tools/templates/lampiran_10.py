"""Lampiran 10, the form of a joint monitoring visit for the central government, on landscape pages.

Parts, columns and words: Panduan Strategi Lini Depan, but for a heading that stands there in English.
"""

from __future__ import annotations

from tools import formulir as f
from tools import formulir_kunjungan as visit
from tools.formulir import SMALL, line
from tools.wordml import control, run, tag

TITLE = (
    "Lampiran 10. Formulir Pemantauan Bersama (Joint Monitoring) Kegiatan Ujicoba Strategi Lini Depan untuk "
    "Pemerintah Pusat"
)
HEADS = ("Kegiatan yang dipantau", "Orang yang diwawancarai", "Hasil Pengamatan", *visit.LAST_HEADS)
HINTS = (visit.PACKAGE_NUMBER, "", "", *visit.LAST_HINTS)
WIDTHS = (2400, 2741, 2900, 2700, 2700, 3000)
NUMBERS = tuple((column,) for column in range(len(HEADS)))


def cells() -> tuple[str, ...]:
    """Give the cells of one row of `hasil`."""
    activity = "".join([
        f.package_line(),
        tag("{%p if butir.kegiatan %}"),
        line(control("butir.kegiatan", "{{ butir.kegiatan }}", SMALL), run(f.ACTIVITY_TEXT, SMALL)),
        tag("{%p endif %}"),
    ])  # fmt: skip
    observed = line(control("butir.hasil_pengamatan", "{{ butir.hasil_pengamatan }}", SMALL))
    return activity, visit.respondent(), observed, *visit.follow_up()


def build() -> bytes:
    """Give the template."""
    observer = control("dipantau_oleh", "{{ dipantau_oleh }}", SMALL)
    texts = ("butir.hasil_pengamatan", *visit.LAST_TEXTS)
    return visit.form(TITLE, "", observer, visit.results(HEADS, HINTS, cells(), WIDTHS, NUMBERS, texts))
