"""Peraturan Desa tentang RKP Desa, with Lampiran I (the text of the plan) and Lampiran II (the matrix, landscape).

Form: Permendagri 111/2014 Lampiran A.I; RKP Desa by Peraturan Desa: UU 6/2014 Pasal 79 ayat (3).
"""

from __future__ import annotations

from dataclasses import replace

from tools import matriks, naskah_rencana
from tools import peraturan_desa as perdes
from tools.naskah import CENTER, title
from tools.naskah_rencana import BabNaskah, Bagian
from tools.peraturan_desa import Bab, Pasal
from tools.wordml import WIDE_TEXT_WIDTH, Look, package, paragraph, section, section_end

DESA = "{{ sebutan_desa }}"
RKP = f"Rencana Kerja Pemerintah {DESA}"
TAHUN = "{{ tahun_rkp }}"
CONSIDERATIONS = (
    f"bahwa {RKP} merupakan penjabaran {{{{ sebutan_rpjm }}}} untuk jangka waktu 1 (satu) tahun dan ditetapkan dengan "
    "{{ sebutan_perdes }};",
    f"bahwa {RKP} menjadi dasar penyusunan Anggaran Pendapatan dan Belanja {DESA} Tahun Anggaran {TAHUN};",
)
DEFINITIONS = (
    (f"Pemerintah {DESA}", f"{{{{ sebutan_kepala_desa }}}} dibantu perangkat {DESA} sebagai unsur penyelenggara pemerintahan {DESA}"),
    (f"Rencana Pembangunan Jangka Menengah {DESA}, yang selanjutnya disebut {{{{ sebutan_rpjm }}}},",
     f"dokumen perencanaan pembangunan {DESA} yang disusun secara berjangka sesuai dengan ketentuan peraturan perundang-undangan"),
    (f"{RKP}, yang selanjutnya disebut {{{{ sebutan_rkp }}}},", "penjabaran dari {{ sebutan_rpjm }} untuk jangka waktu 1 (satu) tahun"),
    (f"Anggaran Pendapatan dan Belanja {DESA}, yang selanjutnya disebut {{{{ sebutan_apb }}}},",
     f"rencana keuangan tahunan Pemerintahan {DESA}"),
)  # fmt: skip


def _text(text: str) -> str:
    return paragraph(text, perdes.TEXT)


def chapters() -> tuple[tuple[Bab, ...], Bab]:
    """Give the standing bab, and the last one, before which the user's own stand."""
    first = (
        Bab("KETENTUAN UMUM", (Pasal("ketentuan_umum", perdes.definitions(DEFINITIONS)),)),
        Bab("RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }}", (
            Pasal("rkp", _text(f"Dengan {{{{ sebutan_perdes }}}} ini ditetapkan {{{{ sebutan_rkp }}}} {{{{ nama_desa }}}} Tahun {TAHUN}.")),
            Pasal("kedudukan", "".join([
                perdes.ayat("(1)", "{{ sebutan_rkp }} sebagaimana dimaksud dalam Pasal {{ nomor_pasal.rkp }} merupakan penjabaran "
                            "{{ sebutan_rpjm }}{% if perdes_rpjm %} Tahun {{ perdes_rpjm.tahun_awal|periode(perdes_rpjm.tahun_akhir) }}"
                            "{% endif %}."),
                perdes.ayat("(2)", "{{ sebutan_rkp }} sebagaimana dimaksud pada ayat (1) menjadi dasar penyusunan "
                            f"{{{{ sebutan_apb }}}} Tahun Anggaran {TAHUN}."),
            ])),
        )),
        Bab("PELAKSANAAN", (
            Pasal("pelaksanaan", _text("Program dan kegiatan dalam {{ sebutan_rkp }} berjumlah {{ kegiatan|length|angka_terbilang }} "
                                       "kegiatan dengan perkiraan biaya {{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}).")),
        )),
    )  # fmt: skip
    last = Bab("KETENTUAN PENUTUP", (
        Pasal("lampiran", "".join([
            perdes.ayat("(1)", f"Naskah {{{{ sebutan_rkp }}}} Tahun {TAHUN} tercantum dalam Lampiran I dan matriks program dan kegiatan "
                        "tercantum dalam Lampiran II."),
            perdes.ayat("(2)", "Lampiran I dan Lampiran II sebagaimana dimaksud pada ayat (1) merupakan bagian yang tidak terpisahkan "
                        "dari {{ sebutan_perdes }} ini."),
        ])),
        Pasal("berlaku", paragraph("{{ sebutan_perdes }} ini mulai berlaku pada tanggal diundangkan.", replace(perdes.TEXT, keep=True))),
    ))  # fmt: skip
    return first, last


def plan_text() -> str:
    """Give Lampiran I."""
    standing = Look(after=120)
    background = paragraph(
        f"{{{{ sebutan_rkp }}}} Tahun {TAHUN} disusun agar pelaksanaan pembangunan {DESA} dalam satu tahun anggaran sesuai dengan "
        "{{ sebutan_rpjm }}, hasil musyawarah, dan kemampuan keuangan.", standing)  # fmt: skip
    purpose = paragraph(
        f"{{{{ sebutan_rkp }}}} menjadi pedoman bagi Pemerintah {DESA} dalam menyusun {{{{ sebutan_apb }}}} Tahun Anggaran {TAHUN} dan bagi "
        "masyarakat dalam mengawasi pelaksanaannya.", standing)  # fmt: skip
    plan = paragraph(
        "Rencana kerja dan pendanaan dirinci dalam Lampiran II, berjumlah {{ kegiatan|length|angka_terbilang }} kegiatan dengan "
        "perkiraan biaya {{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}).", standing)  # fmt: skip
    closing = paragraph(
        "{{ sebutan_rkp }} ini dilaksanakan bersama oleh Pemerintah {{ sebutan_desa }} dan masyarakat, dan dievaluasi pada akhir tahun "
        "sebagai bahan penyusunan rencana tahun berikutnya.", replace(standing, keep=True))  # fmt: skip
    return naskah_rencana.chapters((
        BabNaskah("PENDAHULUAN", (
            Bagian("Latar Belakang", "latar_belakang", baku=background),
            Bagian("Maksud, Tujuan, dan Manfaat", "maksud_tujuan", baku=purpose),
            Bagian("Gambaran Kondisi Umum Terkini", "kondisi_umum"), Bagian("Proses Penyusunan", "proses", butir=True))),
        BabNaskah("GAMBARAN UMUM DAN KEBIJAKAN KEUANGAN {{ sebutan_desa|kapital }}", (Bagian("Keuangan", "keuangan"),), tunggal=True),
        BabNaskah("EVALUASI PROGRAM DAN KEGIATAN PEMBANGUNAN", (Bagian("Evaluasi", "evaluasi"),), tunggal=True),
        BabNaskah("PRIORITAS PROGRAM PEMBANGUNAN {{ sebutan_desa|kapital }}", (Bagian("Prioritas", "prioritas", butir=True),), tunggal=True),
        BabNaskah("RENCANA KERJA DAN PENDANAAN", (Bagian("Rencana", selalu=plan),), tunggal=True),
        BabNaskah("PENUTUP", (Bagian("Penutup", "penutup", baku=closing, akhir=True),), tunggal=True),
    ))  # fmt: skip


def matrix() -> str:
    """Give Lampiran II."""
    return "".join([
        perdes.annex_head("II", left=WIDE_TEXT_WIDTH - 5000, new_page=False),
        title("RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }} ({{ sebutan_rkp|kapital }})", f"TAHUN {TAHUN}"),
        paragraph("", replace(CENTER, keep=True, line=200)), matriks.place_facts(), matriks.rkp(), matriks.in_words(),
        perdes.annex_signature(left=WIDE_TEXT_WIDTH - 5000),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    first, last = chapters()
    body = [
        perdes.heading(), perdes.considerations(CONSIDERATIONS), perdes.agreement(), perdes.body(first, last), perdes.closing(),
        perdes.annex_head("I"), title("NASKAH RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }}", f"TAHUN {TAHUN}"),
        plan_text(), perdes.annex_signature(), section_end(), matrix(),
    ]  # fmt: skip
    return package(
        "".join(body),
        "{{ sebutan_perdes }} {{ nama_desa }} tentang {{ sebutan_rkp }}",
        ("lambang_negara",),
        last_section=section(wide=True, first=False),
    )
