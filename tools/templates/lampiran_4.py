"""Lampiran 4, the list for analysing the situation, on landscape pages: questions and answers, then what they call for.

Head, note, questions, columns: Panduan Strategi Lini Depan. A row for each question, the boxes and the summary are our
own; the source leaves empty columns.
"""

from __future__ import annotations

from dataclasses import replace

from tools import formulir as f
from tools.formulir import SMALL, line
from tools.naskah import title
from tools.wordml import (
    WIDE_TEXT_WIDTH,
    Look,
    cell,
    control,
    package,
    paragraph,
    row,
    run,
    section,
    table,
    tag_row,
    tick,
)

NOTE = (
    "Catatan: Daftar Analisis Situasi sederhana ini membantu Tim Teknis {{ jenis_kabupaten }} untuk mengkaji paket kegiatan "
    "mana yang paling sesuai bagi pemerintah daerah di lokasi uji coba berdasarkan kondisi masing-masing daerah. Jika "
    "seluruh atau beberapa jawaban dari pertanyaan pemilah di bawah ini adalah 'tidak', silakan lihat kolom \"Kegiatan\" "
    "untuk menentukan paket kegiatan mana yang perlu diimplementasikan oleh mitra pemerintah daerah terkait."
)
OVER = (
    "Jika seluruh atau setidaknya beberapa jawaban dari pertanyaan pemilah di bawah ini adalah 'tidak', mohon mengkaji "
    "paket kegiatan berikut"
)
HEADS = (
    "Siapa yang diwawancarai", "Pertanyaan Pemilah",
    "Jawaban (mohon menjelaskan siapa yang menjawab pertanyaan tersebut)", "Deskripsi Kegiatan", "Paket Kegiatan",
    "Rekomendasi pewawancara (paket kegiatan mana yang dipilih, siapa saja yang perlu diikutsertakan dalam implementasi "
    "paket kegiatan tersebut)",
)  # fmt: skip
WIDTHS = (2000, 4700, 3500, 2000, 1900, 2341)
OWN = "|setempat(istilah, istilah_tetap)"
WHO = "• {{ butir.siapa|map('setempat', istilah, istilah_tetap)|join('\\n• ') }}"
QUESTION = (
    f"{{{{ butir.pertanyaan{OWN} }}}}{{% if butir.lanjutan %}}\n• Jika {{{{ butir.bila }}}}:"
    f"{{% for satu in butir.lanjutan %}}\n   — {{{{ satu{OWN} }}}}{{% endfor %}}{{% endif %}}"
)
ANSWERS = (("ya", "Ya"), ("tidak", "Tidak"), ("tidak tahu", "Tidak tahu"))
DECISIONS = (("ya", "Dipilih"), ("tidak", "Tidak"))
SUMMARY_HEADS = ("No.", "Kegiatan", "Paket Kegiatan", "Dasar: pertanyaan yang menganjurkannya", "Keputusan",
                 "Yang disertakan")  # fmt: skip
SUMMARY_WIDTHS = (700, 3800, 3400, 3700, 1500, 3341)
REASON = (
    "{% for satu in pemicu_per_kode[butir.kode_kegiatan]|default([]) %}{{ '; ' if not loop.first else '' }}"
    "nomor {{ satu.pertanyaan_ke }} ({{ satu.jawab.jawaban }})"
    "{% else %}tidak ada{% endfor %}"
)


def build() -> bytes:
    """Give the template."""
    note = paragraph(look=Look(align="both", line=240, after=120, before=120), runs=f.hint(NOTE))
    body = (
        title("Lampiran 4. Daftar Analisis Situasi dan Panduan Pemilihan Paket Kegiatan"), facts(), note, questions(),
        paragraph("Ringkasan Rekomendasi", f.SECTION), summary(),
    )  # fmt: skip
    return package("".join(body), "Lampiran 4 Daftar Analisis Situasi", last_section=section(wide=True))


def facts() -> str:
    """Give the head of the form."""
    pairs = (
        ("Tanggal", control("tanggal", "{{ tanggal|tanggal_panjang|pena(24) }}", SMALL)),
        ("{{ sebutan_kecamatan }}", control("nama_kecamatan", "{{ nama_kecamatan }}", SMALL)),
        ("{{ jenis_kabupaten }}", control("nama_kabupaten", "{{ nama_kabupaten }}", SMALL)),
        ("Pewawancara", control("pewawancara", "{{ pewawancara }}", SMALL)),
    )
    look = replace(SMALL, tabs=(1900,), keep=True)
    return "".join(paragraph(look=look, runs=run(f"{label}\t: ", look) + value) for label, value in pairs)


def questions() -> str:
    """Give the table of the questions: what belongs to an activity is merged down over all of its questions."""
    rows = (
        tag_row("{%tr for butir in soal %}", WIDTHS),
        tag_row("{%tr if butir.pertanyaan_ke == 1 %}", WIDTHS), question("restart"),
        tag_row("{%tr else %}", WIDTHS), question("continue"),
        tag_row("{%tr endif %}", WIDTHS), tag_row("{%tr endfor %}", WIDTHS),
    )  # fmt: skip
    return table(head() + "".join(rows), WIDTHS, padding=60)


def head() -> str:
    """Give the two rows of the head: two columns stand under a common one."""
    merged = {0, 1, 2, 5}
    upper, lower = [], []
    for index, (text, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        here = paragraph(text, f.HEAD)
        if index in merged:
            upper.append(cell(here, width, shade=True, merge="restart"))
            lower.append(cell(paragraph("", f.HEAD), width, shade=True, merge="continue"))
        else:
            if index == 3:
                upper.append(cell(paragraph(OVER, f.HEAD), WIDTHS[3] + WIDTHS[4], span=2, shade=True))
            lower.append(cell(here, width, shade=True))
    return row(*upper, head=True) + row(*lower, head=True, height=800)


def question(merge: str) -> str:
    """Give the row of a question: the first of its activity begins the merged cells, the others continue them."""
    first = merge == "restart"
    package_name = f"Paket {{{{ butir.paket }}}}: {{{{ butir.nama_paket{OWN} }}}}"
    shared = (WHO, f"{{{{ butir.judul{OWN} }}}}", package_name) if first else ("", "", "")
    who, activity, package_of = (
        cell(paragraph(text, SMALL), width, middle=False, merge=merge)
        for text, width in zip(shared, (WIDTHS[0], WIDTHS[3], WIDTHS[4]), strict=True)
    )
    advice = cell(decision() if first else paragraph("", SMALL), WIDTHS[5], middle=False, merge=merge)
    asked = cell(paragraph(QUESTION, SMALL), WIDTHS[1], middle=False)
    return row(who, asked, cell(answer(), WIDTHS[2], middle=False), activity, package_of, advice)


def answer() -> str:
    """Give the answer of a question; where there is none, room for the pen."""
    given = "butir.jawab"
    by = control(f"{given}.penjawab.nama", f"{{{{ {given}.penjawab.nama }}}}", SMALL)
    office = control(f"{given}.penjawab.jabatan", f"{{{{ {given}.penjawab.jabatan }}}}", SMALL)
    told = control(f"{given}.penjelasan", f"{{{{ {given}.penjelasan|pena(30) }}}}", SMALL)
    return "".join((
        line(*choice(given, "jawaban", ANSWERS)),
        line(run("Dijawab oleh: ", SMALL), *given_or_dots(given, by + run(", ", SMALL) + office, 40)),
        line(run("Penjelasan: ", SMALL), *given_or_dots(given, told, 30)),
    ))  # fmt: skip


def decision() -> str:
    """Give what the interviewer recommends of an activity."""
    given = "butir.rek"
    people = control(f"{given}.peserta", f"{{{{ {given}.peserta|pena(30) }}}}", SMALL)
    return line(*choice(given, "dipilih", DECISIONS)) + line(
        run("Yang disertakan: ", SMALL), *given_or_dots(given, people, 30)
    )


def choice(given: str, name: str, choices: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Give the boxes of a choice: controls where the data has an item, else boxes for the pen."""
    boxes = "".join(tick(f"{given}.{name}", value, SMALL) + run(f" {shown}  ", SMALL) for value, shown in choices)
    empty = "".join(f.open_box() + run(f" {shown}  ", SMALL) for _, shown in choices)
    return (
        run(f"{{%r if {given} %}}", SMALL),
        boxes,
        run("{%r else %}", SMALL),
        empty,
        run("{%r endif %}", SMALL),
    )


def given_or_dots(given: str, runs: str, dots: int) -> tuple[str, ...]:
    """Give runs where the data has an item, else dots for the pen."""
    return (
        run(f"{{%r if {given} %}}", SMALL), runs, run("{%r else %}", SMALL), run("." * dots, SMALL),
        run("{%r endif %}", SMALL),
    )  # fmt: skip


def summary() -> str:
    """Give the table of the activities that the answers call for, or that were chosen."""
    texts = (
        "{{ loop.index }}", f"{{{{ butir.judul{OWN} }}}}", f"Paket {{{{ butir.paket }}}}: {{{{ butir.nama_paket{OWN} }}}}",
        REASON,
        "{% if butir.rek and butir.rek.dipilih %}{{ 'dipilih' if butir.rek.dipilih == 'ya' else 'tidak dipilih' }}"
        "{% else %}{{ none|pena(16) }}{% endif %}",
        "{% if butir.rek %}{{ butir.rek.peserta or '' }}{% endif %}",
    )  # fmt: skip
    heads = row(*(cell(paragraph(text, f.HEAD), width, shade=True) for text, width in zip(
        SUMMARY_HEADS, SUMMARY_WIDTHS, strict=True)), head=True)  # fmt: skip
    cells = row(*(cell(paragraph(text, SMALL), width, middle=False) for text, width in zip(
        texts, SUMMARY_WIDTHS, strict=True)))  # fmt: skip
    nothing = row(
        cell(paragraph("Tidak ada kegiatan yang dianjurkan oleh jawaban di atas.", SMALL), WIDE_TEXT_WIDTH, span=6)
    )
    rows = (
        tag_row("{%tr for butir in ringkasan %}", SUMMARY_WIDTHS), cells, tag_row("{%tr else %}", SUMMARY_WIDTHS), nothing,
        tag_row("{%tr endfor %}", SUMMARY_WIDTHS),
    )  # fmt: skip
    return table(heads + "".join(rows), SUMMARY_WIDTHS, padding=60)
