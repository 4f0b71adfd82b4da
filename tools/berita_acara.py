"""The parts of a berita acara of a meeting in the village: head, opening, agenda, agreements, signatures.

Order of the parts and labels as villages print them; who signs: Panduan Teknis Integrasi PNPM-MPd BAB II D (2010),
Permendagri 114/2014 or Permendesa PDTT 21/2020, chosen by `gaya_ttd`. The layout of the 2010 signatures is our own.
"""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import (
    CENTER,
    WILAYAH,
    acting,
    data_cells,
    fact,
    head_cells,
    item,
    kop,
    signing_cell,
    title,
)
from tools.wordml import TEXT_WIDTH, Look, cell, paragraph, row, table, tag, tag_row

BODY = Look(after=120)
WAKTU = (
    "pukul {{ jam_mulai }}{% if jam_selesai %} s.d. {{ jam_selesai }} {{ zona_waktu }}"
    "{% else %} {{ zona_waktu }} s.d. selesai{% endif %}"
)
HADIR = (
    "{% if jumlah_hadir_l is not none and jumlah_hadir_p is not none %}, terdiri atas {{ jumlah_hadir_l|angka_terbilang }} "
    "laki-laki dan {{ jumlah_hadir_p|angka_terbilang }} perempuan{% endif %}"
)
UNSUR = (
    "{% if unsur_hadir %}{{ unsur_hadir|daftar }}{% else %}wakil kelompok masyarakat, {{ sebutan_dusun|kecil }}, "
    "tokoh masyarakat, serta unsur lain yang terkait{% endif %}"
)
WIDTHS = (640, 4038, 2277, 2400)
KEEP_TOGETHER = 6


def heading(*lines: str) -> str:
    """Give kop, title (BERITA ACARA, the forum and some more lines) and number."""
    return "".join([
        tag("{%p if tampilkan_kop %}"),
        kop(),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p endif %}"),
        title("BERITA ACARA", "{{ nama_forum|kapital }}", *lines),
        paragraph("Nomor: {{ nomor|pena(30) }}", replace(CENTER, before=60, after=240)),
    ])  # fmt: skip


def opening(kegiatan: str, unsur: str = UNSUR) -> str:
    """Give what for (`kegiatan`), when and where the forum met, and who was there (`unsur`)."""
    return "".join([
        paragraph(
            f"Berkaitan dengan pelaksanaan {kegiatan} di {WILAYAH} Provinsi {{{{ nama_provinsi }}}}, pada hari ini, "
            "{{ tanggal|tanggal_terbilang }} ({{ tanggal|tanggal_angka }}), kami yang bertanda tangan di bawah ini "
            "menerangkan bahwa pada:", BODY),
        fact("Hari dan Tanggal", "{{ tanggal|hari_tanggal }}", start=425),
        fact("Jam", WAKTU, start=425),
        fact("Tempat", "{{ tempat }}", start=425),
        paragraph(
            "telah diselenggarakan {{ nama_forum }} yang dihadiri oleh {{ jumlah_hadir|angka_terbilang }} orang" + HADIR
            + f", dari {unsur}, sebagaimana tercantum dalam daftar hadir terlampir.", replace(BODY, before=120)),
    ])  # fmt: skip


def agenda() -> str:
    """Give what was discussed and who led, wrote and spoke."""
    return "".join([
        paragraph("A.\tMateri Pembahasan", Look(left=425, hanging=425, tabs=(425,), bold=True, before=60, keep=True)),
        tag("{%p for butir in materi %}"),
        item("{{ loop.index }}.", "{{ butir|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}", start=425),
        tag("{%p endfor %}"),
        paragraph("B.\tUnsur Pimpinan Rapat dan Narasumber",
                  Look(left=425, hanging=425, tabs=(425,), bold=True, before=120, keep=True, align="left")),
        fact("Pimpinan Rapat", "{{ pimpinan|nama_lengkap }} dari {{ pimpinan.unsur }}", start=425, keep=True),
        fact("Notulen", "{{ notulis|nama_lengkap }} dari {{ notulis.unsur }}", start=425),
        tag("{%p for orang in narasumber or [] %}"),
        speaker(),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def speaker() -> str:
    """Give one line of the speakers; the label and its colon stand only before the first."""
    text = (
        "{% if loop.first %}Narasumber\t:{% else %}\t{% endif %}\t{% if narasumber|length > 1 %}{{ loop.index }}. "
        "{% endif %}{{ orang|nama_lengkap }} dari {{ orang.unsur }}"
    )
    return paragraph(text, Look(align="left", left=2975, hanging=2550, tabs=(2725, 2975)))


def agreements(more: str = "") -> str:
    """Give what was agreed (`more` are further ready paragraphs and tables) and how it was decided."""
    return "".join([
        paragraph(
            "Setelah dilakukan pembahasan terhadap materi di atas, {{ nama_forum }} menyepakati hal-hal sebagai berikut:",
            replace(BODY, before=180, keep=True)),
        tag("{%p for butir in kesepakatan %}"),
        item("{{ loop.index }}.", "{{ butir|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}"),
        tag("{%p endfor %}"),
        more,
        paragraph(
            "Keputusan diambil secara {{ cara_keputusan }}{% if suara %} dengan hasil {{ suara.setuju|angka_terbilang }} "
            "suara setuju, {{ suara.tidak_setuju|angka_terbilang }} suara tidak setuju, dan "
            "{{ suara.abstain|angka_terbilang }} suara abstain{% endif %}.", replace(BODY, before=120)),
        paragraph(
            "Demikian berita acara ini dibuat dan disahkan dengan penuh tanggung jawab agar dapat dipergunakan sebagaimana "
            "mestinya.", replace(BODY, keep=True)),
    ])  # fmt: skip


def officials(span: int = 1) -> str:
    """Give the rows of the two officials, by the way of signing that was chosen; each cell spans `span` columns."""
    left, right = sum(WIDTHS[:2]), sum(WIDTHS[2:])
    office = acting("kepala_desa") + "{{ sebutan_kepala_desa }} {{ nama_desa }},"

    def village_head(width: int) -> str:
        return signing_cell(office, "kepala_desa", width, span=span)

    def council(width: int) -> str:
        return signing_cell("Ketua {{ singkatan_bpd }},", "ketua_bpd", width, staff_numbers=False, span=span)

    leader = signing_cell("Pimpinan Musyawarah,", "pimpinan", right, span=span)
    widths = WIDTHS if span == 2 else (left, right)
    return "".join([
        tag_row("{%tr if gaya_ttd == 's2_2010' %}", widths), row(village_head(left), leader),
        tag_row("{%tr elif gaya_ttd == '114_2014' %}", widths), row(council(left), village_head(right)),
        tag_row("{%tr else %}", widths), row(village_head(left), council(right)),
        tag_row("{%tr endif %}", widths),
    ])  # fmt: skip


def representatives(*, keep: bool) -> str:
    """Give the rows that the representatives of the people sign; `keep` binds them to one page."""
    texts = ("{{ loop.index }}", "{{ w.nama }}", "{{ w.alamat }}{% if w.unsur %} ({{ w.unsur }}){% endif %}",
             "{% if loop.index is even %}\t{% endif %}{{ loop.index }}. ..........")  # fmt: skip
    last = ("{{ wakil_masyarakat|length }}", *(t.replace("w.", "(wakil_masyarakat|last).") for t in texts[1:3]),
            "{% if wakil_masyarakat|length is even %}\t{% endif %}{{ wakil_masyarakat|length }}. ..........")  # fmt: skip
    return "".join([
        head_cells(("No.", "Nama", "Alamat", "Tanda Tangan"), WIDTHS, repeated=not keep),
        tag_row("{%tr for w in wakil_masyarakat[:-1] %}", WIDTHS),
        data_cells(texts, WIDTHS, height=600, keep=keep, signer="Wakil Masyarakat"),
        tag_row("{%tr endfor %}", WIDTHS),
        data_cells(last, WIDTHS, height=600, signer="Wakil Masyarakat"),
    ])  # fmt: skip


def signatures() -> str:
    """Give place and date, the officials and the representatives; a short list is one table that stays on one page."""
    label = paragraph("Wakil Masyarakat,", replace(CENTER, before=240, after=120, keep=True))
    whole = officials(span=2) + row(cell(label, TEXT_WIDTH, span=4, bare=True)) + representatives(keep=True)
    halves = (sum(WIDTHS[:2]), sum(WIDTHS[2:]))
    return "".join([
        paragraph("{{ nama_desa }}, {{ tanggal|tanggal_panjang }}",
                  Look(align="center", left=halves[0], before=120, after=120, keep=True)),
        tag(f"{{%p if wakil_masyarakat|length <= {KEEP_TOGETHER} %}}"),
        table(whole, WIDTHS),
        tag("{%p else %}"),
        table(officials(), halves, borders=False),
        label,
        table(representatives(keep=False), WIDTHS),
        tag("{%p endif %}"),
    ])  # fmt: skip
