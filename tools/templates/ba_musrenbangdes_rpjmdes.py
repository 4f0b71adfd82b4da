"""Berita acara of the Musrenbang Desa on the draft of the RPJM Desa; its lampiran lists the activities agreed on."""

from __future__ import annotations

from dataclasses import replace

from tools import berita_acara as ba
from tools import tabel_kegiatan
from tools.naskah import CENTER, end_mark, title
from tools.wordml import Look, package, paragraph, tag

TAHUN = "{{ tahun_awal|periode(tahun_akhir) }}"
KEGIATAN = "Pembahasan Rancangan Rencana Pembangunan Jangka Menengah {{ sebutan_desa }} Tahun {{ tahun_awal|periode(tahun_akhir) }}"
LISTED = (
    "Kegiatan yang disepakati berjumlah {{ kegiatan|length|angka_terbilang }} kegiatan dengan perkiraan biaya {{ jumlah_biaya|rupiah }} "
    "({{ jumlah_biaya|terbilang_rupiah }}), sebagaimana tercantum dalam lampiran berita acara ini."
)


def annex() -> str:
    """Give the lampiran with the list of activities."""
    head = Look(align="left", left=4400, line=252, keep=True)
    return "".join([
        tag("{%p if kegiatan %}"),
        paragraph("LAMPIRAN", replace(head, new_page=True)),
        paragraph("BERITA ACARA {{ nama_forum|kapital }}", head),
        paragraph("NOMOR {{ nomor|pena(20) }}", head),
        paragraph("TANGGAL {{ tanggal|tanggal_panjang|kapital }}", replace(head, after=200)),
        title("DAFTAR KEGIATAN {{ sebutan_rpjm|kapital }} {{ nama_desa|kapital }} YANG DISEPAKATI", f"TAHUN {TAHUN}"),
        paragraph("", replace(CENTER, keep=True, line=200)),
        tabel_kegiatan.by_bidang(),
        end_mark(),
        tag("{%p endif %}"),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    heading = ba.heading(
        "PEMBAHASAN RANCANGAN RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }}", f"TAHUN {TAHUN}"
    )
    listed = tag("{%p if kegiatan %}") + paragraph(LISTED, replace(ba.BODY, before=120)) + tag("{%p endif %}")
    body = [heading, ba.opening(KEGIATAN), ba.agenda(), ba.agreements(listed), ba.signatures(), end_mark(), annex()]
    return package(
        "".join(body), "Berita Acara {{ nama_forum }} {{ sebutan_rpjm }} {{ nama_desa }}", ("logo_kabupaten",)
    )
