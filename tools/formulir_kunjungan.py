"""What the two forms of monitoring visits (Lampiran 9 and 10) share: everything but the columns of what was found.

Words and order: Panduan Strategi Lini Depan.
"""

from __future__ import annotations

from dataclasses import replace

from tools.formulir import (
    BOLD,
    HEAD,
    SECTION,
    SMALL,
    cells,
    for_pen,
    gap,
    hint,
    line,
    periods,
    person,
    rows_for,
    sexes,
)
from tools.naskah import CENTER, end_mark
from tools.wordml import WIDE_TEXT_WIDTH, Look, cell, control, package, paragraph, row, run, section, table, tag

WHEN = (
    "Triwulan (T) dan Tahun Fiskal (FY): Centang triwulan dan tahun fiskal di mana kegiatan yang dipantau "
    "diimplementasikan"
)
RECOMMENDATION = (
    "Dengan mensintesis informasi pemantauan di atas, mohon tuliskan rekomendasi yang menurut Anda perlu dilakukan untuk "
    "menghadapi tantangan yang disebutkan di atas."
)
CHALLENGE = (
    "Sebutkan tantangan yang dihadapi terkait pencapaian sasaran indikator yang ditentukan serta tantangan terkait proses "
    "implementasi kegiatan"
)
FOLLOW_UP = (
    "Sebutkan tindakan yang perlu dilakukan untuk menindaklanjuti tantangan, seperti yang disebutkan oleh responden"
)
RESPONSIBLE = (
    "Untuk setiap langkah tindak lanjut, mohon tanyakan dan catat unit atau pihak yang harus bertanggung jawab untuk "
    "melakukan tindakan tersebut (sesuai informasi dari orang yang diwawancarai). Mohon memberikan informasi dengan "
    "lengkap. Sebagai contoh, menulis “Dinas Kesehatan” masih belum spesifik. Tanyakan lebih lanjut unit mana di Dinas "
    "Kesehatan yang harus bertanggung jawab."
)
LAST_HEADS = (
    "Tantangan",
    "Tindak lanjut yang perlu dilakukan (berdasarkan informasi dari responden)",
    "Unit/pihak yang bertanggung jawab untuk melakukan tindak lanjut",
)
LAST_HINTS = (CHALLENGE, FOLLOW_UP, RESPONSIBLE)
LAST_TEXTS = ("butir.tantangan", "butir.tindak_lanjut")
PACKAGE_NUMBER = "Masukkan nomor Paket Kegiatan, silakan merujuk informasi “Nama Kegiatan” di atas"


def _visit(width: int, observer: str) -> str:
    """Give the table Rincian Kunjungan; `observer` are the runs of who monitored."""
    left = 3000
    place = [
        "{% if lokasi %}", control("lokasi", "{{ lokasi }}", SMALL), ", {% endif %}{% if nama_desa %}{{ sebutan_desa }} ",
        control("nama_desa", "{{ nama_desa }}", SMALL), ", {% endif %}{% if nama_kecamatan %}{{ sebutan_kecamatan }} ",
        control("nama_kecamatan", "{{ nama_kecamatan }}", SMALL), ", {% endif %}",
        control("jenis_kabupaten", "{{ jenis_kabupaten }}", SMALL), " ",
        control("nama_kabupaten", "{{ nama_kabupaten }}", SMALL), ", Provinsi ",
        control("nama_provinsi", "{{ nama_provinsi }}", SMALL),
    ]  # fmt: skip
    facts = (
        ("Dipantau oleh", observer),
        ("Tanggal Kunjungan", control("tanggal_kunjungan", "{{ tanggal_kunjungan|tanggal_panjang }}", SMALL)),
        ("Lokasi", "".join(piece if piece.startswith("<") else run(piece, SMALL) for piece in place)),
    )
    rows = [row(cell(paragraph("Rincian Kunjungan", BOLD), width, span=2, shade=True))]
    rows += [
        row(cell(paragraph(label, replace(SMALL, keep=True)), left), cell(line(runs), width - left))
        for label, runs in facts
    ]
    return table("".join(rows), (left, width - left))


def _packages(width: int) -> str:
    """Give the table Nama Kegiatan: the packages of the menu in two columns, five at the left."""
    half = width // 2
    look = replace(SMALL, left=360, hanging=360, tabs=(360,))

    def column(part: str, number: str) -> str:
        return "".join([
            tag("{%p for nama in nama_paket" + part + " %}"),
            paragraph("{{ " + number + " }}.\t{{ nama }}", look),
            tag("{%p endfor %}"),
        ])  # fmt: skip

    head = row(cell(paragraph("Nama Kegiatan", BOLD), width, span=2, shade=True))
    body = row(
        cell(column("[:5]", "loop.index"), half, middle=False),
        cell(column("[5:]", "loop.index + 5"), width - half, middle=False),
    )
    return table(head + body, (half, width - half))


def respondent() -> str:
    """Give the paragraphs of who was interviewed, in the rows of `hasil`."""
    of = "butir.responden."
    return "".join([
        line(run("Nama: ", SMALL), control(f"{of}nama", f"{{{{ {of}nama }}}}", SMALL)),
        line(run("Jabatan: ", SMALL), for_pen(f"{of}jabatan")),
        line(run("Unit Kerja/Lembaga: ", SMALL), for_pen(f"{of}unit_kerja")),
        line(run("Jenis kelamin: ", SMALL), *sexes(f"{of}jenis_kelamin", f"{of}jenis_kelamin", SMALL)),
    ])  # fmt: skip


def follow_up() -> tuple[str, str, str]:
    """Give the last three cells of a row of `hasil`: challenge, what is to be done, and by whom."""
    names = ("tantangan", "tindak_lanjut", "penanggung_jawab")
    tantangan, tindak, unit = (line(control(f"butir.{name}", f"{{{{ butir.{name} }}}}", SMALL)) for name in names)
    return tantangan, tindak, unit


def _recommendation() -> str:
    """Give the part Rekomendasi of the monitoring forms."""
    look = Look(align="left", size=20, line=252, before=60)
    return "".join([
        paragraph("Rekomendasi (oleh pihak yang melakukan pemantauan)", SECTION),
        line(hint(RECOMMENDATION), look=replace(SMALL, keep=True)),
        line(control("rekomendasi", "{{ rekomendasi }}", look), look=look),
    ])  # fmt: skip


def results(
    heads: tuple[str, ...],
    hints: tuple[str, ...],
    contents: tuple[str, ...],
    widths: tuple[int, ...],
    numbers: tuple[tuple[int, ...], ...],
    texts: tuple[str, ...] = LAST_TEXTS,
) -> str:
    """Give the table over `hasil`: numbers and names of the columns on every page, then instructions, then the rows.

    `numbers` has the columns that stand under each number, `texts` the paths of the long texts in a row.
    """
    numbered = [
        cell(paragraph(str(number), HEAD), sum(widths[column] for column in columns), span=len(columns), shade=True)
        for number, columns in enumerate(numbers, start=1)
    ]
    named = cells(tuple(paragraph(head, HEAD) for head in heads), widths, shade=True)
    told = cells(tuple(line(hint(text)) if text else paragraph("", SMALL) for text in hints), widths)
    rows = row(*numbered, head=True) + row(*named, head=True) + row(*told) + rows_for("hasil", contents, widths, texts)
    return table(rows, widths, padding=60)


def form(title: str, introduction: str, observer: str, found: str) -> bytes:
    """Give the template of a form: `observer` are the runs of who monitored, `found` is the table of the results."""
    width = WIDE_TEXT_WIDTH
    received = person(
        "Informasi Penyerahan Formulir Pemantauan", "Diserahkan ke", "penerima",
        last=_handed_over(),
    )  # fmt: skip
    body = [
        paragraph(title, replace(CENTER, bold=True, after=120, keep=True)),
        introduction,
        _visit(width, observer), gap(), _packages(width), gap(), periods(width, WHEN, (-1, 0, 1)), gap(),
        found,
        _recommendation(), gap(),
        _side_by_side(person("Informasi Pemantau", "Diselesaikan oleh", "pemantau", first=True), received, width),
        end_mark(),
    ]  # fmt: skip
    return package("".join(body), title, last_section=section(wide=True))


def _handed_over() -> str:
    look = replace(SMALL, before=50, keep=True)
    date = control("tanggal_penyerahan", "{{ tanggal_penyerahan|tanggal_panjang|pena(24) }}", look)
    return line(run("Tanggal penyerahan formulir: ", look), date, look=look)


def _side_by_side(left: str, right: str, width: int) -> str:
    """Give two blocks of persons beside each other, on one page."""
    half = width // 2
    return table(
        row(cell(left, half, middle=False), cell(right, width - half, middle=False)), (half, width - half), padding=140
    )
