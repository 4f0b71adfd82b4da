"""Berita acara of a meeting of the BPD that agrees to a draft Peraturan Desa; the form follows that of the Musyawarah Desa."""

from __future__ import annotations

from dataclasses import replace

from tools import berita_acara as ba
from tools.naskah import CENTER, acting, data_cells, end_mark, head_cells, signing_cell
from tools.wordml import TEXT_WIDTH, Look, cell, package, paragraph, row, table, tag_row

RANCANGAN = "Rancangan {{ sebutan_perdes }} {{ nama_desa }} tentang {{ judul_perdes|akhiri('') }}"
UNSUR = "{% if unsur_hadir %}{{ unsur_hadir|daftar }}{% else %}anggota {{ singkatan_bpd }} dan Pemerintah {{ sebutan_desa }}{% endif %}"
WIDTHS = (640, 4038, 2277, 2400)


def members() -> str:
    """Give the rows that the members sign, bound to one page."""
    mark = "{% if loop.index is even %}\t{% endif %}{{ loop.index }}. .........."
    last = ("{{ anggota_bpd|length }}", "{{ (anggota_bpd|last).nama }}", "{{ (anggota_bpd|last).jabatan }}",
            "{% if anggota_bpd|length is even %}\t{% endif %}{{ anggota_bpd|length }}. ..........")  # fmt: skip
    return "".join([
        head_cells(("No.", "Nama", "Jabatan", "Tanda Tangan"), WIDTHS, repeated=False),
        tag_row("{%tr for a in anggota_bpd[:-1] %}", WIDTHS),
        data_cells(("{{ loop.index }}", "{{ a.nama }}", "{{ a.jabatan }}", mark), WIDTHS, height=560, keep=True,
                   signer="Anggota BPD"),
        tag_row("{%tr endfor %}", WIDTHS),
        data_cells(last, WIDTHS, height=560, signer="Anggota BPD"),
    ])  # fmt: skip


def signatures() -> str:
    """Give place and date, the chair of the BPD and the Kepala Desa, then the members, as one table."""
    left, right = sum(WIDTHS[:2]), sum(WIDTHS[2:])
    label = paragraph("Anggota {{ singkatan_bpd }},", replace(CENTER, before=200, after=120, keep=True))
    chair = signing_cell("Ketua {{ singkatan_bpd }},", "ketua_bpd", left, staff_numbers=False, span=2)
    office = acting("kepala_desa") + "{{ sebutan_kepala_desa }} {{ nama_desa }},"
    head = signing_cell(office, "kepala_desa", right, span=2)
    return paragraph(
        "{{ nama_desa }}, {{ tanggal|tanggal_panjang }}",
        Look(align="center", left=left, before=120, after=120, keep=True),
    ) + table(row(chair, head) + row(cell(label, TEXT_WIDTH, span=4, bare=True)) + members(), WIDTHS)


def build() -> bytes:
    """Give the template."""
    heading = ba.heading(
        "PEMBAHASAN DAN KESEPAKATAN RANCANGAN {{ sebutan_perdes|kapital }}",
        "TENTANG {{ judul_perdes|akhiri('')|kapital }}",
    )
    agreed = paragraph(
        f"Dengan demikian {{{{ sebutan_bpd }}}} dan {{{{ sebutan_kepala_desa }}}} {{{{ nama_desa }}}} menyepakati {RANCANGAN} untuk ditetapkan "
        "menjadi {{ sebutan_perdes }}.",
        replace(ba.BODY, before=120),
    )
    body = [
        heading, ba.opening(f"pembahasan {RANCANGAN}", UNSUR), ba.agenda(), ba.agreements(agreed), signatures(), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Berita Acara {{ nama_forum }} {{ nama_desa }}", ("logo_kabupaten",))
