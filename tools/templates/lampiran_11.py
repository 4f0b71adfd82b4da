"""Lampiran 11, the report of progress in six months, which may be gathered from forms of monitoring visits.

Parts and words: Panduan Strategi Lini Depan, which has running sections with instructions; the tables in them, and what
a gathered report adds (who has to act, the files it comes from, what it leaves out), are our own.
"""

from __future__ import annotations

from dataclasses import replace

from tools import formulir as f
from tools.formulir import SECTION, SMALL, hint, line
from tools.naskah import CENTER, end_mark
from tools.wordml import TEXT_WIDTH, Look, cell, control, package, paragraph, row, run, table, tag

TITLE = "Lampiran 11. Formulir Pelaporan Kemajuan Enam Bulanan Kegiatan Ujicoba Strategi Lini Depan"
OPENING = (
    "Informasi dari kunjungan pemantauan triwulan (bagi Tim Teknis Kabupaten dan Tim Teknis Provinsi) dan kunjungan "
    "pemantauan bersama (joint monitoring untuk Pemerintah Pusat dan/atau Tim Teknis Nasional) menjadi basis data "
    "penyusunan laporan kemajuan enam bulanan."
)
PROGRESS = (
    "Mohon menjelaskan kemajuan dalam pencapaian target indikator setiap kegiatan terutama terkait dengan komponen "
    "implementasi kegiatan sebagai berikut:",
    "• Proses atau langkah-langkah penting yang berkorelasi dengan capaian indikator atau temuan negatif",
    "• Tantangan dalam mencapai sasaran dan bagaimana tantangan tersebut diatasi",
)
STAKEHOLDERS = (
    "Mohon menuliskan hasil analisis Anda mengenai keterlibatan dan pengaruh dari pemangku kepentingan kunci terhadap "
    "implementasi kegiatan",
)
LEARNING = (
    "Mohon menjelaskan pembelajaran yang didapat berdasarkan kemajuan dan tantangan dalam implementasi kegiatan seperti "
    "yang telah disebutkan di atas. Selain itu, silakan tuliskan juga rekomendasi untuk perbaikan pelaksanaan kegiatan "
    "selanjutnya.",
)
ENCLOSED = (
    "Mohon melampirkan dokumen pendukung berikut ketika mengajukan laporan:",
    "• Formulir pemantauan triwulan, dan/atau",
    "• Formulir pemantauan bersama enam bulanan",
)
NUMBER = paragraph("{{ loop.index }}", replace(SMALL, align="center"))
BODY = Look(align="left", size=20, line=252, before=60)


def told(*sentences: str) -> str:
    """Give the instructions of a section."""
    last = len(sentences) - 1
    return "".join(
        line(hint(text), look=replace(SMALL, keep=True, after=60 if index == last else 0))
        for index, text in enumerate(sentences)
    )


def text(path: str) -> str:
    """Give a cell with one text that is always there."""
    return line(control(path, f"{{{{ {path} }}}}", SMALL))


def may(path: str) -> str:
    """Give a cell with one text that may be missing."""
    return line(f.optional(path))


def region() -> str:
    """Give the row Kabupaten and Kecamatan."""
    half = TEXT_WIDTH // 2
    name = [
        control("jenis_kabupaten", "{{ jenis_kabupaten }}", SMALL), run(": ", SMALL),
        control("nama_kabupaten", "{{ nama_kabupaten }}", SMALL), run("{% if nama_provinsi %}, Provinsi ", SMALL),
        control("nama_provinsi", "{{ nama_provinsi }}", SMALL), run("{% endif %}", SMALL),
    ]  # fmt: skip
    place = line(run("{{ sebutan_kecamatan }}: ", SMALL), f.optional("nama_kecamatan"))
    return table(row(cell(line(*name), half), cell(place, TEXT_WIDTH - half)), (half, TEXT_WIDTH - half))


def progress() -> str:
    """Give section 1: a row for each indicator."""
    subject = "".join([
        f.package_line(),
        tag("{%p if butir.kegiatan %}"),
        line(control("butir.kegiatan", "{{ butir.kegiatan }}", SMALL), run(f.ACTIVITY_TEXT, SMALL)),
        tag("{%p endif %}"),
        line(control("butir.indikator", "{{ butir.indikator }}", SMALL), run(f.INDICATOR_TEXT, SMALL)),
        _where_filled("Lokasi: ", "butir.lokasi"),
        _where_filled("Sumber: ", "butir.sumber"),
    ])  # fmt: skip
    numbers = "".join([
        line(run("Sasaran: ", SMALL), f.amount("butir.sasaran"), run(f.PERCENT, SMALL)),
        line(run("Capaian: ", SMALL), f.amount("butir.capaian"), run(f.PERCENT, SMALL)),
        f.split_amount("butir.capaian"),
    ])  # fmt: skip
    challenge = "".join([
        line(f.for_pen("butir.tantangan")),
        line(run("Penanganan: ", SMALL), f.for_pen("butir.penanganan"), look=replace(SMALL, before=60)),
    ])  # fmt: skip
    heads = ("No.", "Kegiatan dan indikator", "Sasaran dan capaian", "Proses atau langkah penting",
             "Tantangan dan cara mengatasinya")  # fmt: skip
    contents = (NUMBER, subject, numbers, line(f.for_pen("butir.proses")), challenge)
    texts = ("butir.proses", "butir.tantangan", "butir.penanganan")
    return f.repeated("kemajuan", heads, contents, (560, 2560, 1360, 2375, 2500), texts)


def _where_filled(label: str, path: str) -> str:
    return "".join([
        tag(f"{{%p if {path} %}}"), line(run(label, SMALL), control(path, f"{{{{ {path} }}}}", SMALL)), tag("{%p endif %}"),
    ])  # fmt: skip


def follow_up() -> str:
    """Give who has to do what, gathered from the forms; only where something is."""
    heads = ("No.", "Unit/pihak yang bertanggung jawab", "Tindak lanjut", "Sumber")
    contents = (NUMBER, text("butir.penanggung_jawab"), text("butir.tindak_lanjut"), may("butir.sumber"))
    rows = f.repeated("tindak_lanjut", heads, contents, (560, 2600, 3895, 2300), ("butir.tindak_lanjut",))
    return only_if("tindak_lanjut", "Tindak lanjut menurut unit penanggung jawab", rows)


def only_if(name: str, heading: str, rows: str) -> str:
    """Give a heading and a table, both only where a list is given and not empty."""
    return "".join([tag(f"{{%p if {name} %}}"), paragraph(heading, SECTION), rows, tag("{%p endif %}")])


def stakeholders() -> str:
    """Give the table of section 2."""
    fields = ("butir.nama", "butir.keterlibatan", "butir.pengaruh")
    heads = ("No.", "Pemangku kepentingan", "Keterlibatan", "Pengaruh")
    contents = (NUMBER, *(text(field) for field in fields))
    return f.repeated("pemangku_kepentingan", heads, contents, (560, 2295, 3400, 3100), fields[1:])


def enclosed() -> str:
    """Give the table of section 4."""
    heads = ("No.", "Jenis dokumen", "Periode", "Berkas")
    contents = (NUMBER, text("butir.jenis"), text("butir.periode"), may("butir.berkas"))
    return f.repeated("dokumen_pendukung", heads, contents, (560, 3100, 1500, 4195))


def origin() -> str:
    """Give what a gathered report says of its own making: the files in it, and what is not in it."""
    tiny = replace(SMALL, size=11)
    file = "".join([
        text("butir.berkas"),
        tag("{%p if butir.sidik %}"), line(control("butir.sidik", "{{ butir.sidik }}", tiny), look=tiny), tag("{%p endif %}"),
    ])  # fmt: skip
    date = line(control("butir.tanggal", "{{ (butir.tanggal|tanggal_panjang) or '' }}", SMALL))
    sources = f.repeated(
        "keterangan_sumber", ("No.", "Berkas dan sidiknya", "Unit", "Tanggal", "Keterangan"),
        (NUMBER, file, may("butir.unit"), date, may("butir.keterangan")),
        (560, 4700, 1650, 1095, 1350),
    )  # fmt: skip
    missing = f.repeated(
        "belum_lengkap", ("No.", "Berkas", "Unit", "Alasan"),
        (NUMBER, may("butir.berkas"), may("butir.unit"), text("butir.alasan")),
        (560, 3400, 2195, 3200),
    )  # fmt: skip
    return only_if("keterangan_sumber", "Sumber data", sources) + only_if(
        "belum_lengkap", "Tidak dimuat dalam laporan ini", missing
    )


def learning() -> str:
    """Give section 3: what was learnt, then what is recommended."""
    parts = []
    for label, path in (("Pembelajaran:", "pembelajaran"), ("Rekomendasi:", "rekomendasi")):
        parts += [
            paragraph(label, replace(BODY, bold=True, keep=True)),
            line(control(path, f"{{{{ {path} }}}}", BODY), look=BODY),
        ]
    return "".join(parts)


def people() -> str:
    """Give the two blocks at the end; the date stands there only where it is given, as the source has none."""
    look = replace(SMALL, before=50)
    date = control("tanggal_penyerahan", "{{ tanggal_penyerahan|tanggal_panjang }}", look)
    dated = line(run("Tanggal penyerahan laporan: ", look), date, look=look)
    last = "".join([tag("{%p if tanggal_penyerahan %}"), dated, tag("{%p endif %}")])
    return f.person("Informasi Pelaporan", "Dibuat oleh", "pembuat", first=True) + f.person(
        "Informasi Penyerahan Laporan", "Diserahkan ke", "penerima", last=last
    )


def build() -> bytes:
    """Give the template."""
    body = [
        paragraph(TITLE, replace(CENTER, bold=True, after=120, keep=True)),
        paragraph(OPENING, replace(BODY, align="both", after=120)),
        f.periods(
            TEXT_WIDTH, "Periode pelaporan: Centang Triwulan dan tahun fiskal periode pelaporan", (0, 1), between="dan", look=replace(SMALL, size=16)
        ),
        f.gap(), region(),
        paragraph("1. Kemajuan dan Tantangan dalam Periode Pelaporan", SECTION), told(*PROGRESS), progress(), follow_up(),
        paragraph("2. Pemetaan Pemangku Kepentingan", SECTION), told(*STAKEHOLDERS), stakeholders(),
        paragraph("3. Pembelajaran dan Rekomendasi", SECTION), told(*LEARNING), learning(),
        paragraph("4. Dokumen Pendukung", SECTION), told(*ENCLOSED), enclosed(),
        people(), origin(), end_mark(),
    ]  # fmt: skip
    return package("".join(body), TITLE)
