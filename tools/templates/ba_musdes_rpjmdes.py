"""Berita acara of the Musyawarah Desa on the RPJM Desa; for its parts see `tools/berita_acara.py`."""

from __future__ import annotations

from tools import berita_acara as ba
from tools.naskah import end_mark
from tools.wordml import package

KEGIATAN = (
    "Penyusunan Rencana Pembangunan Jangka Menengah {{ sebutan_desa }} Tahun {{ tahun_awal|periode(tahun_akhir) }}"
)


def build() -> bytes:
    """Give the template."""
    heading = ba.heading(
        "PENYUSUNAN RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }}",
        "TAHUN {{ tahun_awal|periode(tahun_akhir) }}",
    )
    body = heading + ba.opening(KEGIATAN) + ba.agenda() + ba.agreements() + ba.signatures() + end_mark()
    return package(
        body,
        "Berita Acara {{ nama_forum }} {{ sebutan_rpjm }} {{ nama_desa }}",
        ("logo_kabupaten",),
    )
