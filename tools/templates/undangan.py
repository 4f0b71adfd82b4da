"""Invitation letter to a musyawarah, musrenbang or coordination meeting, of a village or of a kecamatan.

No annex with its form was seen: the layout is that of an ordinary official letter, and the two things that the source
asks for are in the body (what the meeting is for, and what each village brings along).
"""

from __future__ import annotations

from dataclasses import replace

from tools.keputusan import tembusan
from tools.naskah import CENTER, SIGNATURE, acting, double_rule, end_mark, fact, item, kop, title
from tools.signing_room import room
from tools.wordml import TEXT_WIDTH, Look, cell, package, paragraph, picture_place, row, table, tag

BODY = Look(after=120)
LEFT = Look(align="left")
OF_VILLAGE = "{%p if penyelenggara == 'desa' %}"
MOST_ON_LETTER = 3  # recipients; more of them are listed on a page of their own
JAM = (
    "{{ jam_mulai }}{% if jam_selesai %} s.d. {{ jam_selesai }} {{ zona_waktu }}"
    "{% else %} {{ zona_waktu }} s.d. selesai{% endif %}"
)


def kecamatan_kop() -> str:
    """Give the kop of a kecamatan: as that of a village, but the kecamatan is the office that writes."""
    widths = (1500, TEXT_WIDTH - 1500)
    small = replace(CENTER, size=20)
    lines = [
        paragraph("PEMERINTAH {{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(CENTER, bold=True)),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", replace(CENTER, bold=True, size=30)),
        tag("{%p if alamat_kantor %}"),
        paragraph("{{ alamat_kantor }}{% if kode_pos %} Kode Pos {{ kode_pos }}{% endif %}"
                  "{% if telepon %} Telepon {{ telepon }}{% endif %}", small),
        tag("{%p endif %}"),
        tag("{%p if surel %}"), paragraph("Surel {{ surel }}", small), tag("{%p endif %}"),
        tag("{%p if situs %}"), paragraph("Situs {{ situs }}", small), tag("{%p endif %}"),
    ]  # fmt: skip
    logo = paragraph(look=CENTER, runs=picture_place("logo_kabupaten", 2.1, 2.4))
    return table(row(cell(logo, widths[0]), cell("".join(lines), widths[1])), widths, borders=False) + double_rule()


def heading() -> str:
    """Give the kop, place and date at the right, and number, kind, enclosures and subject at the left."""
    return "".join([
        tag(OF_VILLAGE), kop(), tag("{%p else %}"), kecamatan_kop(), tag("{%p endif %}"),
        paragraph("{{ tempat_surat }}, {{ tanggal_surat|tanggal_panjang|pena(30) }}",
                  Look(align="right", before=60, after=120)),
        fact("Nomor", "{{ nomor|pena(30) }}", colon=1300),
        fact("Sifat", "{{ sifat }}", colon=1300),
        fact("Lampiran", "{{ lampiran }}", colon=1300),
        fact("Hal", "{{ hal }}", colon=1300),
    ])  # fmt: skip


def address() -> str:
    """Give to whom the letter goes: one, a few by number, or the list on its own page."""
    one, several = 700, 1125
    return "".join([
        paragraph("Kepada", replace(LEFT, before=240)),
        tag(f"{{%p if penerima|length > {MOST_ON_LETTER} %}}"),
        paragraph("Yth.\tDaftar terlampir", replace(LEFT, left=one, hanging=one, tabs=(one,))),
        tag("{%p elif penerima|length == 1 %}"),
        paragraph("Yth.\t{{ penerima|first }}", replace(LEFT, left=one, hanging=one, tabs=(one,))),
        tag("{%p else %}"),
        tag("{%p for orang in penerima %}"),
        paragraph("{% if loop.first %}Yth.{% endif %}\t{{ loop.index }}.\t{{ orang }}",
                  replace(LEFT, left=several, hanging=several, tabs=(one, several))),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
        paragraph("di", LEFT),
        paragraph("{{ tempat_tujuan }}", replace(LEFT, left=one, after=240)),
    ])  # fmt: skip


def invitation() -> str:
    """Give what the meeting is for, when and where it is, and what to bring."""
    return "".join([
        paragraph("Dengan hormat,", BODY),
        paragraph("Dalam rangka {{ maksud|akhiri('') }}, kami mengundang Bapak/Ibu/Saudara untuk menghadiri "
                  "{{ nama_forum }} yang akan diselenggarakan pada:", replace(BODY, keep=True)),
        fact("Hari, tanggal", "{{ tanggal|hari_tanggal }}", start=425, colon=1900, keep=True),
        fact("Pukul", JAM, start=425, colon=1900, keep=True),
        fact("Tempat", "{{ tempat }}", start=425, colon=1900, keep=True),
        fact("Acara", "{{ acara }}", start=425, colon=1900),
        tag("{%p if hal_yang_dibawa and hal_yang_dibawa|length == 1 %}"),
        paragraph("Setiap undangan diharapkan membawa {{ (hal_yang_dibawa|first)|akhiri('') }}.",
                  replace(BODY, before=120, after=0)),
        tag("{%p elif hal_yang_dibawa %}"),
        paragraph("Setiap undangan diharapkan membawa:", replace(BODY, before=120, after=60, keep=True)),
        tag("{%p for butir in hal_yang_dibawa %}"),
        item("{{ loop.index }}.", "{{ butir|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}"),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
        paragraph("Demikian undangan ini kami sampaikan. Atas perhatian dan kehadiran Bapak/Ibu/Saudara, kami ucapkan "
                  "terima kasih.", replace(BODY, before=120, keep=True)),
    ])  # fmt: skip


def signature() -> str:
    """Give who signs at the right: the head of the village or kecamatan, or another one a.n. or u.b."""
    return "".join([
        paragraph("", replace(SIGNATURE, line=200)),
        tag("{%p if penanda_tangan_lain %}"),
        paragraph("a.n. {{ jabatan_penanggung_jawab }}", SIGNATURE),
        tag("{%p if penanda_tangan_lain.cara == 'u.b.' %}"),
        paragraph("{{ penanda_tangan_lain.jabatan_perantara }}", SIGNATURE),
        paragraph("u.b.", SIGNATURE),
        tag("{%p endif %}"),
        paragraph(acting("penanda_tangan_lain") + "{{ penanda_tangan_lain.jabatan }},", SIGNATURE),
        room("Atas Nama", SIGNATURE),
        tag("{%p else %}"),
        paragraph(acting("penanda_tangan") + "{{ jabatan_penanggung_jawab }},", SIGNATURE),
        tag("{%p if penyelenggara == 'desa' %}"),
        room("Kepala Desa", SIGNATURE),
        tag("{%p else %}"),
        room("Camat", SIGNATURE),
        tag("{%p endif %}"),
        tag("{%p endif %}"),
        paragraph("{{ penanda_tangan|nama_lengkap }}", replace(SIGNATURE, underline=True)),
        tag("{%p if penanda_tangan.pangkat %}"),
        paragraph("{{ penanda_tangan.pangkat }}", SIGNATURE),
        tag("{%p endif %}"),
        tag("{%p if penanda_tangan.nip %}"),
        paragraph("NIP. {{ penanda_tangan.nip|nip }}", SIGNATURE),
        tag("{%p elif penanda_tangan.nipd %}"),
        paragraph("NIPD. {{ penanda_tangan.nipd }}", SIGNATURE),
        tag("{%p endif %}"),
        end_mark(),
    ])  # fmt: skip


def recipients() -> str:
    """Give the page that lists the recipients when they are too many for the letter."""
    start = 4600
    return "".join([
        tag(f"{{%p if penerima|length > {MOST_ON_LETTER} %}}"),
        paragraph("LAMPIRAN SURAT UNDANGAN", replace(LEFT, left=start, keep=True, new_page=True)),
        fact("Nomor", "{{ nomor|pena(24) }}", start=start, colon=1100, keep=True),
        fact("Tanggal", "{{ tanggal_surat|tanggal_panjang|pena(24) }}", start=start, colon=1100, keep=True),
        paragraph("", replace(CENTER, keep=True)),
        title("DAFTAR PENERIMA UNDANGAN"),
        paragraph("", replace(CENTER, line=200, keep=True)),
        tag("{%p for orang in penerima %}"),
        paragraph("{{ loop.index }}.\t{{ orang }}",
                  replace(LEFT, left=567, hanging=567, tabs=(567,), after=60, together=True)),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = heading() + address() + invitation() + signature() + tembusan() + recipients()
    return package(body, "Undangan {{ nama_forum }}", ("logo_kabupaten",))
