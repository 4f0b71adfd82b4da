"""Keputusan of the BPD that agrees to a draft Peraturan Desa, signed by its chair.

The opening parts as two published decisions have them; the rest is our own, with the technique of a keputusan.
"""

from __future__ import annotations

from dataclasses import replace

from tools import keputusan, salinan
from tools.keputusan import diktum
from tools.naskah import CENTER, SIGNATURE, emblem, kop, labelled, title
from tools.peraturan_desa import signed
from tools.wordml import package, paragraph, tag

RANCANGAN = "Rancangan {{ sebutan_perdes }} {{ nama_desa }} tentang {{ judul_perdes|akhiri('') }}"
JUDUL = "KESEPAKATAN RANCANGAN {{ sebutan_perdes|kapital }} {{ nama_desa|kapital }} TENTANG {{ judul_perdes|akhiri('')|kapital }}"
SK = keputusan.Keputusan(
    judul=JUDUL,
    hal=f"Kesepakatan {RANCANGAN}",
    pertimbangan=(
        "bahwa rancangan {{ sebutan_perdes }} dibahas dan disepakati bersama {{ sebutan_bpd }} sebelum ditetapkan oleh "
        "{{ sebutan_kepala_desa }};",
        f"bahwa {RANCANGAN} telah dibahas dan disepakati dalam rapat {{{{ sebutan_bpd }}}};",
    ),
    pejabat="{{ sebutan_bpd|kapital }} {{ nama_desa|kapital }}",
    sebutan="Keputusan {{ sebutan_bpd }}",
)


def heading() -> str:
    """Give kop or the plain head, and the title."""
    return "".join([
        salinan.mark(),
        tag("{%p if kepala_naskah == 'kop' %}"),
        kop(),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p else %}"),
        emblem(),
        title(SK.pejabat),
        tag("{%p if tampilkan_kecamatan %}"),
        title("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}"),
        tag("{%p endif %}"),
        paragraph("{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(CENTER, bold=True, after=240)),
        tag("{%p endif %}"),
        title(SK.nama, keputusan.NOMOR),
        keputusan.about(JUDUL),
        paragraph(SK.pejabat + ",", replace(CENTER, bold=True, after=180)),
    ])  # fmt: skip


def noted() -> str:
    """Give the berita acara of the meeting and what else is taken note of."""
    return "".join([
        labelled("Memperhatikan", "Berita Acara Rapat {{ sebutan_bpd }} {{ nama_desa }} Nomor {{ nomor_ba|pena(20) }} tanggal "
                 "{{ tanggal_ba|tanggal_panjang }};", first="true", left=keputusan.LEFT, mark="{% if memperhatikan %}1.{% endif %}"),
        tag("{%p for butir in memperhatikan or [] %}"),
        labelled("Memperhatikan", "{{ butir|akhiri(';') }}", first="false", left=keputusan.LEFT, mark="{{ loop.index + 1 }}."),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def decisions() -> str:
    """Give Menetapkan and the numbered decisions."""
    return "".join([
        keputusan.menetapkan(SK),
        diktum("1", f"Menyepakati {RANCANGAN} untuk ditetapkan menjadi {{{{ sebutan_perdes }}}}."),
        diktum("2", "Rancangan sebagaimana dimaksud dalam Diktum KESATU disampaikan oleh Ketua {{ singkatan_bpd }} kepada "
               "{{ sebutan_kepala_desa }} paling lambat 7 (tujuh) hari sejak tanggal kesepakatan untuk ditetapkan."),
        keputusan.own_decisions(2),
        keputusan.last_decision(SK, 2),
    ])  # fmt: skip


def signature() -> str:
    """Give place, date and the chair's signature."""
    where = replace(SIGNATURE, align="left", left=SIGNATURE.left + 500)
    return "".join([
        paragraph("Ditetapkan di {{ tempat_penetapan }}", replace(where, before=240)),
        paragraph("pada tanggal {{ tanggal_penetapan|tanggal_panjang|pena(24) }}", replace(where, after=120)),
        paragraph("{{ sebutan_bpd|kapital }}", SIGNATURE),
        signed("{{ nama_desa|kapital }}\nKETUA", "ketua_bpd", SIGNATURE, last=True),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = [
        heading(), keputusan.menimbang(SK), keputusan.mengingat(memperhatikan=False), noted(), decisions(), signature(),
        keputusan.tembusan(),
    ]  # fmt: skip
    return package("".join(body), "Keputusan {{ singkatan_bpd }} {{ nama_desa }}", ("lambang_negara", "logo_kabupaten"))
