"""Keputusan Kepala Desa tentang Pembentukan Tim Penyusun RKP Desa, with the Lampiran that names the team.

Form as of the team for the RPJM Desa; the duties are those of Permendagri 114/2014 as remembered, not read.
"""

from __future__ import annotations

from tools import keputusan, tim

RKP = "Rencana Kerja Pemerintah {{ sebutan_desa }}"
SK = keputusan.Keputusan(
    judul=(
        "PEMBENTUKAN TIM PENYUSUN RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }} "
        "TAHUN {{ tahun_rkp }}"
    ),
    hal=f"Pembentukan Tim Penyusun {RKP} {{{{ nama_desa }}}} Tahun {{{{ tahun_rkp }}}}",
    pertimbangan=(
        f"bahwa {RKP} disusun setiap tahun sebagai penjabaran {{{{ sebutan_rpjm }}}} dan menjadi dasar penyusunan "
        "{{ sebutan_apb }};",
        f"bahwa untuk menyusun {RKP} {{{{ nama_desa }}}} Tahun {{{{ tahun_rkp }}}} perlu dibentuk tim penyusun yang melibatkan "
        "perangkat {{ sebutan_desa|kecil }} dan unsur masyarakat;",
    ),
)
DUTIES = (
    "pencermatan pagu indikatif dan penyelarasan program yang masuk ke {{ sebutan_desa|kecil }};",
    "pencermatan ulang {{ sebutan_rpjm }};",
    "penyusunan rancangan {{ sebutan_rkp }}; dan",
    "penyusunan rancangan daftar usulan {{ sebutan_rkp }}.",
)


def build() -> bytes:
    """Give the template."""
    kepala = (
        "RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }}",
        "TAHUN {{ tahun_rkp }}",
    )
    return tim.decree(SK, f"{RKP} {{{{ nama_desa }}}} Tahun {{{{ tahun_rkp }}}}", kepala, "sebutan_rkp", DUTIES)
