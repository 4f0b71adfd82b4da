"""Jadwal bimbingan teknis: background, aims, and the table of days, kecamatan, place and participants.

The table is that of the schedule of Kabupaten Buleleng, 2015; kop and signature are our own, as it has none.
"""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, end_mark, head_cells, item, title
from tools.pelatihan import kop_instansi, office_signature
from tools.wordml import Look, cell, package, paragraph, row, table, tag, tag_row

WIDTHS = (640, 2500, 3115, 3100)
DAY = (
    "{{ s.tanggal|hari_tanggal }}{% if s.tanggal_selesai and s.tanggal_selesai != s.tanggal %} s.d. "
    "{{ s.tanggal_selesai|hari_tanggal }}{% endif %}"
)


def session() -> str:
    """Give the row of a session; each kecamatan has a line of its own."""
    left = Look(align="left", size=22, line=240)
    districts = "".join(
        [
            tag("{%p for k in s.kecamatan %}"),
            paragraph("{{ sebutan_kecamatan }} {{ k }}", left),
            tag("{%p endfor %}"),
        ]
    )
    place = paragraph("{{ s.tempat }}", left) + paragraph("Jumlah peserta {{ s.jumlah_peserta|angka }} orang", left)
    return row(
        cell(paragraph("{{ loop.index }}.", replace(CENTER, size=22, line=240)), WIDTHS[0]),
        cell(paragraph(DAY, left), WIDTHS[1]),
        cell(districts, WIDTHS[2]),
        cell(place, WIDTHS[3]),
        height=560,
    )


def timetable() -> str:
    """Give the table with its second row of column numbers, and the total."""
    numbers = tuple(str(number) for number in range(1, len(WIDTHS) + 1))
    look = replace(CENTER, size=18, line=240, keep=True)
    numbered = row(*(cell(paragraph(n, look), w) for n, w in zip(numbers, WIDTHS, strict=True)), head=True)
    total = row(
        cell(paragraph("Jumlah", replace(CENTER, bold=True, size=22, line=240, keep=True)), sum(WIDTHS[:3]), span=3),
        cell(
            paragraph("{{ total_peserta|angka }} orang", Look(align="left", bold=True, size=22, keep=True)), WIDTHS[3]
        ),
        height=400,
    )
    rows = [
        head_cells(("No.", "Hari/Tanggal", "{{ sebutan_kecamatan }}", "Tempat/Jumlah Peserta"), WIDTHS),
        numbered,
        tag_row("{%tr for s in jadwal %}", WIDTHS),
        session(),
        tag_row("{%tr endfor %}", WIDTHS),
        total,
    ]
    return table("".join(rows), WIDTHS)


def build() -> bytes:
    """Give the template."""
    text = Look(after=100, line=264)
    body = [
        kop_instansi(), paragraph("", replace(CENTER, line=200)),
        title("JADWAL", "{{ kegiatan|kapital }}", "{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}"),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p for p in latar_belakang or [] %}"), paragraph("{{ p }}", text), tag("{%p endfor %}"),
        paragraph("Tujuan {{ kegiatan }} adalah:", replace(text, keep=True, after=60)),
        tag("{%p for t in tujuan %}"), item("{{ loop.index }}.", "{{ t }}"), tag("{%p endfor %}"),
        paragraph("Kegiatan diikuti {% if sasaran_peserta %}{{ sasaran_peserta }} {% endif %}dengan waktu, tempat, dan "
                  "jumlah peserta sebagai berikut:", replace(text, before=120, keep=True)),
        timetable(),
        office_signature("{{ tempat_surat }}, {{ tanggal_surat|tanggal_panjang|pena(24) }}"), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Jadwal {{ kegiatan }}", ("logo_kabupaten",))
