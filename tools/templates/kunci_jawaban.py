"""Kunci jawaban of an exercise, for the trainer: the answers, and the faults that were planted."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells, title
from tools.pelatihan import trainee
from tools.wordml import Look, package, paragraph, table, tag, tag_row

ANSWERS = (640, 3900, 4815)
FAULTS = (520, 2035, 1300, 3400, 2100)
HEADING = Look(align="left", bold=True, before=200, after=80, keep=True)


def answers() -> str:
    """Give the table of answers."""
    rows = [
        head_cells(("No.", "Isian", "Jawaban"), ANSWERS),
        tag_row("{%tr for j in jawaban %}", ANSWERS),
        data_cells(("{{ loop.index }}", "{{ j.isian }}", "{{ j.jawaban }}"), ANSWERS),
        tag_row("{%tr endfor %}", ANSWERS),
    ]
    return table("".join(rows), ANSWERS)


def faults() -> str:
    """Give the table of faults: where, what stands there, what is wrong with it, how it is mended."""
    wrong = "{{ k.uraian }}{% if k.pesan %} (docgen validate: {{ k.pesan }}){% endif %}"
    texts = ("{{ loop.index }}", "{{ k.tempat }}, {{ k.isian }}", "{% if k.tertulis %}{{ k.tertulis }}{% else %}(kosong){% endif %}",
             wrong, "{{ k.perbaikan }}")  # fmt: skip
    rows = [
        head_cells(("No.", "Tempat dan isian", "Tertulis", "Kesalahan", "Perbaikan"), FAULTS, size=20),
        tag_row("{%tr for k in kesalahan %}", FAULTS),
        data_cells(texts, FAULTS, size=20),
        tag_row("{%tr endfor %}", FAULTS),
    ]
    return table("".join(rows), FAULTS)


def build() -> bytes:
    """Give the template."""
    body = [
        title("KUNCI JAWABAN", "{{ kegiatan|kapital }}"), paragraph("", replace(CENTER, line=200)), trainee(),
        tag("{%p if jawaban %}"), paragraph("Jawaban isian", HEADING), answers(), tag("{%p endif %}"),
        tag("{%p if kesalahan %}"), paragraph("Kesalahan yang ditanam", HEADING), faults(), tag("{%p endif %}"),
        end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Kunci Jawaban {{ kegiatan }}")
