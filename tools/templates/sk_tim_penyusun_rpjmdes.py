"""Keputusan Kepala Desa tentang Pembentukan Tim Penyusun RPJM Desa, with the Lampiran that names the team.

Order of the parts: Permendagri 111/2014 as printed by villages (its Lampiran B was not read); technique: UU 12/2011
Lampiran II. Composition: Permendagri 114/2014 Pasal 8 or Permendesa PDTT 21/2020.
"""

from __future__ import annotations

from tools import keputusan, tim

RPJM = "Rencana Pembangunan Jangka Menengah {{ sebutan_desa }}"
TAHUN = "{{ tahun_awal|periode(tahun_akhir) }}"
SK = keputusan.Keputusan(
    judul=(
        "PEMBENTUKAN TIM PENYUSUN RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }} "
        f"TAHUN {TAHUN}"
    ),
    hal=f"Pembentukan Tim Penyusun {RPJM} {{{{ nama_desa }}}} Tahun {TAHUN}",
    pertimbangan=(
        "bahwa setiap {{ sebutan_desa|kecil }} menyusun perencanaan pembangunan sesuai dengan kewenangannya dengan mengacu pada "
        "perencanaan pembangunan {{ jenis_kabupaten|kecil }};",
        f"bahwa untuk menyusun {RPJM} {{{{ nama_desa }}}} Tahun {TAHUN} perlu dibentuk "
        "tim penyusun yang melibatkan perangkat {{ sebutan_desa|kecil }} dan unsur masyarakat;",
    ),
)
DUTIES = (
    "penyelarasan arah kebijakan pembangunan {{ jenis_kabupaten|kecil }};",
    "pengkajian keadaan {{ sebutan_desa|kecil }};",
    "penyusunan rancangan {{ sebutan_rpjm }}; dan",
    "penyempurnaan rancangan {{ sebutan_rpjm }}.",
)


def build() -> bytes:
    """Give the template."""
    kepala = (
        "RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }}",
        f"TAHUN {TAHUN}",
    )
    return tim.decree(SK, f"{RPJM} {{{{ nama_desa }}}} Tahun {TAHUN}", kepala, "sebutan_rpjm", DUTIES)
