"""Sertifikat of a training, landscape in a frame, with its subjects on the next page. Our own form."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells
from tools.pelatihan import kop_instansi, office_signature
from tools.wordml import WIDE_TEXT_WIDTH, package, paragraph, section, table, tag, tag_row

DAYS = (
    "{{ tanggal_mulai|tanggal_panjang }}{% if tanggal_selesai and tanggal_selesai != tanggal_mulai %} sampai dengan "
    "{{ tanggal_selesai|tanggal_panjang }}{% endif %}"
)
FROM = (
    "{% if peserta.jabatan %}{{ peserta.jabatan }}{% if peserta.nama_desa %}, {% endif %}{% endif %}"
    "{% if peserta.nama_desa %}{{ sebutan_desa }} {{ peserta.nama_desa }}{% endif %}"
    "{% if peserta.nama_kecamatan %}, {{ sebutan_kecamatan }} {{ peserta.nama_kecamatan }}{% endif %}"
)
SUBJECTS = (900, 13141, 2400)


def subjects() -> str:
    """Give the page of subjects with their hours and the total."""
    rows = [
        head_cells(("No.", "Materi", "Jam Pelajaran"), SUBJECTS),
        tag_row("{%tr for m in materi %}", SUBJECTS),
        data_cells(("{{ loop.index }}", "{{ m.judul }}", "{{ m.jam|angka }}"), SUBJECTS, centred=(0, 2)),
        tag_row("{%tr endfor %}", SUBJECTS),
        data_cells(("", "Jumlah", "{{ jumlah_jam|angka }}"), SUBJECTS, centred=(0, 2), bold=True),
    ]
    heading = paragraph(
        "MATERI {{ kegiatan|kapital }}", replace(CENTER, bold=True, keep=True, before=240, after=200, new_page=True)
    )
    return heading + table("".join(rows), SUBJECTS)


def build() -> bytes:
    """Give the template."""
    line = replace(CENTER, after=80)
    hours = "{% if jumlah_jam %} selama {{ jumlah_jam|angka_terbilang }} jam pelajaran{% endif %}"
    body = [
        kop_instansi(WIDE_TEXT_WIDTH),
        paragraph("SERTIFIKAT", replace(CENTER, bold=True, size=52, before=120)),
        paragraph("Nomor: {{ nomor|pena(30) }}", replace(line, after=200)),
        paragraph("diberikan kepada", line),
        paragraph("{{ (peserta.nama if peserta else none)|pena(50) }}", replace(CENTER, bold=True, size=40, after=80)),
        tag("{%p if peserta and (peserta.jabatan or peserta.nama_desa) %}"), paragraph(FROM, line), tag("{%p endif %}"),
        paragraph("yang telah mengikuti {{ kegiatan }} di {{ tempat }} pada tanggal " + DAYS + hours + ".",
                  replace(line, before=160)),
        office_signature("{{ tempat_surat }}, {{ tanggal_surat|tanggal_panjang|pena(24) }}", WIDE_TEXT_WIDTH),
        tag("{%p if materi %}"), subjects(), tag("{%p endif %}"), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Sertifikat {{ kegiatan }}", ("logo_kabupaten",),
                   last_section=section(wide=True, framed=True))  # fmt: skip
