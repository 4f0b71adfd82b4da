"""Keputusan Kepala Desa tentang Penetapan RKP Desa, with the matrix as its landscape Lampiran.

The paper of the guide of 2010 (BAB II D 3 f, BAB III C 3 b), which rests on the berita acara of the Musrenbang Desa;
since UU 6/2014 the RKP Desa is set by Peraturan Desa. The wording of the diktum is ours: no old sample was found.
"""

from __future__ import annotations

from dataclasses import replace

from tools import keputusan, matriks, naskah
from tools.keputusan import diktum
from tools.naskah import CENTER, labelled, title
from tools.wordml import WIDE_TEXT_WIDTH, package, paragraph, section, section_end, tag

RKP = "Rencana Kerja Pemerintah {{ sebutan_desa }}"
TAHUN = "{{ tahun_rkp }}"
SK = keputusan.Keputusan(
    judul=f"PENETAPAN RENCANA KERJA PEMERINTAH {{{{ sebutan_desa|kapital }}}} {{{{ nama_desa|kapital }}}} TAHUN {TAHUN}",
    hal=f"Penetapan {RKP} {{{{ nama_desa }}}} Tahun {TAHUN}",
    pertimbangan=(
        f"bahwa {RKP} merupakan penjabaran {{{{ sebutan_rpjm }}}} untuk jangka waktu 1 (satu) tahun dan menjadi dasar penyusunan "
        "{{ sebutan_apb }};",
        f"bahwa rancangan {RKP} {{{{ nama_desa }}}} Tahun {TAHUN} telah dibahas dan disepakati dalam Musyawarah Perencanaan "
        "Pembangunan {{ sebutan_desa }};",
    ),
)


def minutes_noted() -> str:
    """Give the berita acara on which the keputusan rests, the first item of Memperhatikan."""
    return labelled(
        "Memperhatikan",
        "Berita Acara Musyawarah Perencanaan Pembangunan {{ sebutan_desa }} {{ nama_desa }} Nomor {{ nomor_ba|pena(20) }} tanggal "
        "{{ tanggal_ba|tanggal_panjang }};",
        first="true",
        left=keputusan.LEFT,
        mark="{% if memperhatikan %}1.{% endif %}",
    ) + "".join([
        tag("{%p for butir in memperhatikan or [] %}"),
        labelled("Memperhatikan", "{{ butir|akhiri(';') }}", first="false", left=keputusan.LEFT, mark="{{ loop.index + 1 }}."),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def decisions() -> str:
    """Give Menetapkan and the numbered decisions."""
    return "".join([
        keputusan.menetapkan(SK),
        diktum("1", f"Menetapkan {RKP} {{{{ nama_desa }}}} Tahun {TAHUN} sebagaimana tercantum dalam Lampiran yang merupakan bagian "
               "tidak terpisahkan dari Keputusan {{ sebutan_kepala_desa }} ini."),
        diktum("2", f"{RKP} sebagaimana dimaksud dalam Diktum KESATU menjadi dasar penyusunan {{{{ sebutan_apb }}}} Tahun Anggaran "
               f"{TAHUN}."),
        diktum("3", "Biaya pelaksanaan {{ sebutan_rkp }} sebesar {{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}) "
               "dibebankan pada {% if sumber_biaya %}{{ sumber_biaya|akhiri('') }}{% else %}sumber biaya sebagaimana tercantum dalam "
               "Lampiran{% endif %}."),
        keputusan.own_decisions(3),
        keputusan.last_decision(SK, 3),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = [
        keputusan.heading(SK), keputusan.menimbang(SK), keputusan.mengingat(memperhatikan=False), minutes_noted(), decisions(),
        naskah.decree_signature(), keputusan.tembusan(), section_end(),
        keputusan.annex_head(SK, "", left=WIDE_TEXT_WIDTH - 5000, new_page=False),
        title("RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }}", f"TAHUN {TAHUN}"),
        paragraph("", replace(CENTER, keep=True, line=200)), matriks.place_facts(), matriks.rkp(), matriks.in_words(),
        naskah.decree_signature(place_and_date=False, left=WIDE_TEXT_WIDTH - 5000),
    ]  # fmt: skip
    return package(
        "".join(body),
        "Keputusan {{ sebutan_kepala_desa }} {{ nama_desa }} tentang {{ sebutan_rkp }}",
        ("lambang_negara", "logo_kabupaten"),
        last_section=section(wide=True, first=False),
    )
