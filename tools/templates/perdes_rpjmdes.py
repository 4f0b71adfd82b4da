"""Peraturan Desa tentang RPJM Desa, with Lampiran I (the text of the plan) and Lampiran II (the matrix, landscape).

Form: Permendagri 111/2014 Lampiran A.I; chapters and considerations as villages write them, in our own words.
"""

from __future__ import annotations

from dataclasses import replace

from tools import matriks, naskah_rencana
from tools import peraturan_desa as perdes
from tools.naskah import CENTER, SIGNATURE, data_cells, head_cells, item, title
from tools.naskah_rencana import BabNaskah, Bagian
from tools.peraturan_desa import Bab, Pasal
from tools.wordml import (
    TEXT_WIDTH,
    WIDE_TEXT_WIDTH,
    Look,
    cell,
    package,
    paragraph,
    row,
    section,
    section_end,
    table,
    tag,
    tag_row,
)

DESA = "{{ sebutan_desa }}"
RPJM = f"Rencana Pembangunan Jangka Menengah {DESA}"
TAHUN = "{{ tahun_awal|periode(tahun_akhir) }}"
MASA = "{{ lama_periode|angka_terbilang }} tahun"
CONSIDERATIONS = (
    f"bahwa perencanaan pembangunan {DESA} disusun sesuai dengan kewenangannya dengan mengacu pada perencanaan pembangunan "
    "{{ jenis_kabupaten|kecil }};",
    f"bahwa perencanaan pembangunan {DESA} disusun secara berjangka dalam {RPJM} untuk jangka waktu {MASA};",
    f"bahwa {RPJM} merupakan dokumen perencanaan di {DESA} dan pedoman penyusunan Rencana Kerja Pemerintah {DESA} serta "
    f"Anggaran Pendapatan dan Belanja {DESA}, yang ditetapkan dengan {{{{ sebutan_perdes }}}};",
)
DEFINITIONS = (
    (DESA, "kesatuan masyarakat hukum yang memiliki batas wilayah yang berwenang untuk mengatur dan mengurus urusan "
     "pemerintahan dan kepentingan masyarakat setempat berdasarkan prakarsa masyarakat, hak asal usul, dan/atau hak "
     "tradisional yang diakui dan dihormati"),
    (f"Pemerintah {DESA}", f"{{{{ sebutan_kepala_desa }}}} dibantu perangkat {DESA} sebagai unsur penyelenggara pemerintahan {DESA}"),
    ("{{ sebutan_bpd }}", "lembaga yang melaksanakan fungsi pemerintahan yang anggotanya merupakan wakil penduduk berdasarkan "
     "keterwakilan wilayah dan ditetapkan secara demokratis"),
    (f"Musyawarah {DESA}", f"musyawarah antara {{{{ sebutan_bpd }}}}, Pemerintah {DESA}, dan unsur masyarakat untuk menyepakati "
     "hal yang bersifat strategis"),
    (f"{RPJM}, yang selanjutnya disebut {{{{ sebutan_rpjm }}}},",
     f"rencana kegiatan pembangunan {DESA} untuk jangka waktu {MASA}"),
    (f"Rencana Kerja Pemerintah {DESA}, yang selanjutnya disebut {{{{ sebutan_rkp }}}},",
     "penjabaran dari {{ sebutan_rpjm }} untuk jangka waktu 1 (satu) tahun"),
    (f"Anggaran Pendapatan dan Belanja {DESA}, yang selanjutnya disebut {{{{ sebutan_apb }}}},",
     f"rencana keuangan tahunan Pemerintahan {DESA}"),
)  # fmt: skip


def _vision() -> str:
    return paragraph(
        f"Visi pembangunan {DESA} {{{{ nama_desa }}}} Tahun {TAHUN} adalah “{{{{ visi|akhiri('') }}}}”.", perdes.TEXT
    )


def _list(intro: str, rows: str) -> str:
    return paragraph(intro, replace(perdes.TEXT, keep=True)) + perdes.letters(rows)


def chapters() -> tuple[tuple[Bab, ...], Bab]:
    """Give the standing bab, and the last one, before which the user's own stand."""
    first = (
        Bab("KETENTUAN UMUM", (Pasal("ketentuan_umum", perdes.definitions(DEFINITIONS)),)),
        Bab("VISI DAN MISI", (
            Pasal("visi", _vision()),
            Pasal("misi", _list(f"Untuk mewujudkan visi sebagaimana dimaksud dalam Pasal {{{{ nomor_pasal.visi }}}}, misi "
                                f"pembangunan {DESA} adalah:", "misi")),
        )),
        Bab("ARAH KEBIJAKAN", (
            Pasal("arah_pembangunan", _list(f"Arah kebijakan pembangunan {DESA} meliputi:", "arah_kebijakan_pembangunan")),
            Pasal("arah_keuangan", _list(f"Arah kebijakan keuangan {DESA} meliputi:", "arah_kebijakan_keuangan"),
                  "arah_kebijakan_keuangan"),
        )),
    )  # fmt: skip
    last = Bab("KETENTUAN PENUTUP", (
        Pasal("lampiran", "".join([
            perdes.ayat("(1)", f"Naskah {{{{ sebutan_rpjm }}}} Tahun {TAHUN} tercantum dalam Lampiran I dan matriks program dan "
                        "kegiatan tercantum dalam Lampiran II."),
            perdes.ayat("(2)", "Lampiran I dan Lampiran II sebagaimana dimaksud pada ayat (1) merupakan bagian yang tidak "
                        "terpisahkan dari {{ sebutan_perdes }} ini."),
            perdes.ayat("(3)", "{{ sebutan_rpjm }} sebagaimana dimaksud pada ayat (1) menjadi pedoman penyusunan "
                        "{{ sebutan_rkp }} setiap tahun."),
        ])),
        Pasal("berlaku", paragraph("{{ sebutan_perdes }} ini mulai berlaku pada tanggal diundangkan.", replace(perdes.TEXT, keep=True))),
    ))  # fmt: skip
    return first, last


def plan_text() -> str:
    """Give Lampiran I."""
    standing = Look(after=120)
    background = paragraph(
        f"Pembangunan {DESA} direncanakan secara partisipatif agar sesuai dengan kebutuhan masyarakat, kewenangan {DESA}, dan arah "
        "pembangunan {{ jenis_kabupaten|kecil }}. Karena itu disusun {{ sebutan_rpjm }} {{ nama_desa }} "
        f"untuk jangka waktu {MASA}, yaitu Tahun {TAHUN}.", standing)  # fmt: skip
    purpose = paragraph(
        f"{{{{ sebutan_rpjm }}}} disusun sebagai pedoman bagi Pemerintah {DESA} dan masyarakat dalam menyusun {{{{ sebutan_rkp }}}} dan "
        f"{{{{ sebutan_apb }}}}, serta sebagai ukuran keberhasilan pembangunan {DESA} Tahun {TAHUN}.", standing)  # fmt: skip
    regulations = "".join([
        tag("{%p for p in mengingat %}"),
        item("{{ loop.index }}.", "{{ p.jenis }} Nomor {{ p.nomor }} Tahun {{ p.tahun }} tentang {{ p.tentang }}"
             "{% if loop.last %}.{% else %};{% endif %}"),
        tag("{%p endfor %}"),
    ])  # fmt: skip
    vision = (
        paragraph("Visi: “{{ visi|akhiri('') }}”.", standing)
        + paragraph("Misi:", replace(standing, keep=True))
        + _items("misi")
    )
    profile = (
        ("Kondisi Umum", "kondisi_umum"), (f"Sejarah {DESA}", "sejarah"), ("Letak dan Keadaan Geografis", "geografis"),
        ("Sosial Budaya", "sosial_budaya"), ("Ekonomi", "ekonomi"), ("Infrastruktur", "infrastruktur"),
        (f"Pemerintahan {DESA}", "pemerintahan"), ("Pembagian Wilayah", "pembagian_wilayah"),
        ("Susunan Organisasi dan Tata Kerja", "sotk"),
    )  # fmt: skip
    closing = paragraph(
        "{{ sebutan_rpjm }} ini menjadi acuan bersama. Pelaksanaannya dijabarkan setiap tahun dalam {{ sebutan_rkp }} dan dibiayai "
        "melalui {{ sebutan_apb }} serta sumber lain yang sah.", replace(standing, keep=True))  # fmt: skip
    return naskah_rencana.chapters((
        BabNaskah("PENDAHULUAN", (
            Bagian("Latar Belakang", "latar_belakang", baku=background), Bagian("Maksud dan Tujuan", "maksud_tujuan", baku=purpose),
            Bagian("Dasar Hukum", selalu=regulations), Bagian("Tahapan Penyusunan", "tahapan", butir=True))),
        BabNaskah("PROFIL {{ sebutan_desa|kapital }}", tuple(Bagian(judul, isian) for judul, isian in profile)),
        BabNaskah("VISI DAN MISI", (Bagian("Visi dan Misi", selalu=vision), Bagian("Nilai-Nilai", "nilai", butir=True))),
        BabNaskah("RUMUSAN PRIORITAS", (Bagian("Masalah", "masalah", butir=True), Bagian("Potensi", "potensi", butir=True))),
        BabNaskah("ARAH KEBIJAKAN", (
            Bagian(f"Arah Kebijakan Pembangunan {DESA}", selalu=_items("arah_kebijakan_pembangunan")),
            Bagian(f"Arah Kebijakan Keuangan {DESA}", selalu=_items("arah_kebijakan_keuangan or []"), jika="arah_kebijakan_keuangan"))),
        BabNaskah("PROGRAM DAN KEGIATAN PEMBANGUNAN", (Bagian("Ringkasan", selalu=_summary()),), tunggal=True),
        BabNaskah("PENUTUP", (Bagian("Penutup", "penutup", baku=closing, akhir=True),), tunggal=True),
    ))  # fmt: skip


def _items(rows: str) -> str:
    return (
        tag(f"{{%p for butir in {rows} %}}")
        + item("{{ loop.index }}.", "{{ butir|akhiri('.') }}")
        + tag("{%p endfor %}")
    )


SUMMARY_WIDTHS = (640, 4715, 1700, 2300)


def _summary() -> str:
    """Give how many activities and how much money each bidang has; the rows are those of the matrix."""
    of_bidang = "kegiatan|selectattr('bidang', 'eq', loop.index)"
    bold = Look(align="left", size=22, line=240, bold=True)
    rows = [
        head_cells(("No.", "Bidang", "Jumlah Kegiatan", "Jumlah Biaya (Rp)"), SUMMARY_WIDTHS),
        tag_row("{%tr for bidang in daftar_bidang %}", SUMMARY_WIDTHS),
        data_cells(("{{ loop.index }}", "{{ bidang }}", f"{{{{ {of_bidang}|list|length }}}}",
                    f"{{{{ {of_bidang}|sum(attribute='jumlah_biaya')|angka }}}}"), SUMMARY_WIDTHS, centred=(0, 2), right=(3,)),
        tag_row("{%tr endfor %}", SUMMARY_WIDTHS),
        row(cell(paragraph("Jumlah", bold), sum(SUMMARY_WIDTHS[:2]), span=2),
            cell(paragraph("{{ kegiatan|length }}", replace(bold, align="center")), SUMMARY_WIDTHS[2]),
            cell(paragraph("{{ jumlah_biaya|angka }}", replace(bold, align="right")), SUMMARY_WIDTHS[3])),
    ]  # fmt: skip
    return "".join([
        paragraph(f"Program dan kegiatan pembangunan {DESA} Tahun {TAHUN} dirinci dalam Lampiran II, dengan ringkasan sebagai "
                  "berikut:", Look(after=120, keep=True)),
        table("".join(rows), SUMMARY_WIDTHS),
        paragraph("Jumlah seluruhnya {{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}).", Look(before=120, after=120)),
    ])  # fmt: skip


def matrix() -> str:
    """Give Lampiran II: the matrix of as many years as the plan has."""
    right = WIDE_TEXT_WIDTH - TEXT_WIDTH + SIGNATURE.left
    choices = "".join(
        tag(f"{{%p {word} lama_periode == {years} %}}") + matriks.rpjm(years)
        for word, years in (("if", 8), ("elif", 6), ("elif", 5))
    )
    return "".join([
        perdes.annex_head("II", left=WIDE_TEXT_WIDTH - 5000, new_page=False),
        title("MATRIKS {{ sebutan_rpjm|kapital }}", f"TAHUN {TAHUN}"),
        paragraph("", replace(CENTER, keep=True, line=200)),
        matriks.place_facts(),
        choices, tag("{%p endif %}"),
        matriks.in_words(),
        perdes.annex_signature(left=right),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    first, last = chapters()
    body = [
        perdes.heading(), perdes.considerations(CONSIDERATIONS), perdes.agreement(), perdes.body(first, last), perdes.closing(),
        perdes.annex_head("I"),
        title(f"NASKAH {RPJM.upper()}".replace("{{ SEBUTAN_DESA }}", "{{ sebutan_desa|kapital }}"), f"TAHUN {TAHUN}"),
        plan_text(), perdes.annex_signature(), section_end(),
        matrix(),
    ]  # fmt: skip
    return package(
        "".join(body),
        "{{ sebutan_perdes }} {{ nama_desa }} tentang {{ sebutan_rpjm }}",
        ("lambang_negara",),
        last_section=section(wide=True, first=False),
    )
