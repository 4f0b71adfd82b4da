"""Lembar latihan of a training: the task, the facts of a village that might be, and room for the faults found."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells, item, title
from tools.pelatihan import trainee
from tools.wordml import Look, package, paragraph, table, tag, tag_row

FILES = (640, 5000, 3715)
FAULTS = (640, 2300, 3400, 3015)
HEADING = Look(align="left", bold=True, before=200, after=80, keep=True)


def files() -> str:
    """Give the table of the files that belong to the exercise."""
    rows = [
        head_cells(("No.", "Berkas", "Guna"), FILES),
        tag_row("{%tr for b in berkas %}", FILES),
        data_cells(("{{ loop.index }}", "{{ b.nama }}", "{{ b.guna }}"), FILES),
        tag_row("{%tr endfor %}", FILES),
    ]
    return table("".join(rows), FILES)


def faults() -> str:
    """Give the table in which the faults that were found are written."""
    blank = ("{{ loop.index }}", "", "", "")
    rows = [
        head_cells(("No.", "Tempat (lembar dan sel)", "Apa yang keliru", "Perbaikan"), FAULTS),
        tag_row("{%tr for n in range(banyak_kesalahan) %}", FAULTS),
        data_cells(blank, FAULTS, height=620),
        tag_row("{%tr endfor %}", FAULTS),
    ]
    return table("".join(rows), FAULTS)


def build() -> bytes:
    """Give the template."""
    body = [
        title("LEMBAR LATIHAN", "{{ kegiatan|kapital }}"), paragraph("", replace(CENTER, line=200)), trainee(),
        paragraph("A. Fakta", HEADING),
        tag("{%p for f in fakta %}"), paragraph("{{ f }}", Look(after=100)), tag("{%p endfor %}"),
        paragraph("B. Tugas", HEADING),
        tag("{%p for t in tugas %}"), item("{{ loop.index }}.", "{{ t }}"), tag("{%p endfor %}"),
        tag("{%p if berkas %}"), paragraph("C. Berkas", HEADING), files(), tag("{%p endif %}"),
        tag("{%p if banyak_kesalahan %}"),
        paragraph("{% if berkas %}D{% else %}C{% endif %}. Temukan kesalahan", HEADING),
        paragraph("Berkas isian berkesalahan memuat {{ banyak_kesalahan|angka_terbilang }} kesalahan. Temukan semuanya, "
                  "tulis di bawah ini, lalu cocokkan dengan hasil docgen validate.", Look(after=100, keep=True)),
        faults(), tag("{%p endif %}"), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Lembar Latihan {{ kegiatan }}")
