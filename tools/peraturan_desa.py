"""The parts of a peraturan desa in their order, down to the Lembaran Desa, and the head of its lampiran.

Order and wording of the fixed formulae: Permendagri 111/2014 Lampiran A.I; technique: UU 12/2011 Lampiran II.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools import keputusan, salinan
from tools.naskah import CENTER, SIGNATURE, acting, emblem, item, title
from tools.signing_room import room, signer_of
from tools.wordml import Look, paragraph, tag

PERDES = "{{ sebutan_perdes|kapital }} {{ nama_desa|kapital }}"
NOMOR = "NOMOR {{ nomor|pena(10) }} TAHUN {{ tahun }}"
JUDUL = "{{ judul|akhiri('')|kapital }}"
TEXT = Look(after=120)
CENTRED = replace(CENTER, bold=False, keep=True)


@dataclass(frozen=True)
class Pasal:
    """A pasal that stands in the template: its name for references, and its ready paragraphs."""

    kunci: str
    isi: str
    jika: str = ""


@dataclass(frozen=True)
class Bab:
    """A bab that stands in the template: its title and its pasal."""

    judul: str
    pasal: tuple[Pasal, ...]


def heading() -> str:
    """Give the head down to the office that decides; a draft says RANCANGAN."""
    bold = replace(CENTER, bold=True)
    return "".join([
        salinan.mark(),
        emblem(),
        paragraph(keputusan.KEPALA_DESA, bold),
        tag("{%p if tampilkan_kecamatan %}"),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", bold),
        tag("{%p endif %}"),
        paragraph("{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(bold, after=180)),
        tag("{%p if status == 'rancangan' %}"),
        paragraph("RANCANGAN", bold),
        tag("{%p endif %}"),
        title(PERDES, NOMOR),
        keputusan.about(JUDUL),
        paragraph("DENGAN RAHMAT TUHAN YANG MAHA ESA", replace(bold, after=120)),
        paragraph(keputusan.KEPALA_DESA + ",", replace(bold, after=180)),
    ])  # fmt: skip


def considerations(standing: tuple[str, ...]) -> str:
    """Give Menimbang with the standing texts of a paper, and Mengingat."""
    paper = keputusan.Keputusan(
        judul=JUDUL, hal="{{ judul|akhiri('') }}", pertimbangan=standing, sebutan="{{ sebutan_perdes }}"
    )
    return keputusan.menimbang(paper) + keputusan.mengingat(memperhatikan=False)


def agreement() -> str:
    """Give the agreement with the BPD, MEMUTUSKAN and what is set."""
    return "".join([
        paragraph("Dengan Kesepakatan Bersama", replace(CENTRED, before=180)),
        paragraph("{{ sebutan_bpd|kapital }} {{ nama_desa|kapital }}", replace(CENTRED, before=60)),
        paragraph("dan", replace(CENTRED, before=60)),
        paragraph(keputusan.KEPALA_DESA, replace(CENTRED, before=60)),
        paragraph("MEMUTUSKAN:", replace(CENTER, bold=True, before=180, after=120, keep=True)),
        paragraph(f"Menetapkan\t:\t{{{{ sebutan_perdes|kapital }}}} TENTANG {JUDUL}.",
                  Look(left=keputusan.DIKTUM, hanging=keputusan.DIKTUM,
                       tabs=(keputusan.DIKTUM - 270, keputusan.DIKTUM), after=60)),
    ])  # fmt: skip


def bab_title(number: str, judul: str) -> str:
    """Give the two centred lines of a bab."""
    look = replace(CENTER, keep=True)
    return paragraph(f"BAB {number}", replace(look, before=180)) + paragraph(judul, replace(look, after=60))


def pasal_title(number: str) -> str:
    """Give the centred line of a pasal."""
    return paragraph(f"Pasal {number}", replace(CENTER, keep=True, before=120, after=60))


def ayat(mark: str, text: str) -> str:
    """Give an ayat with its number in brackets."""
    return item(mark, text, left=567)


def letters(rows: str, *, start: int = 0) -> str:
    """Give a list of the data as lettered items, `; dan` before the last and a full stop at the end."""
    ending = "{% if loop.last %}.{% elif loop.revindex == 2 %}; dan{% else %};{% endif %}"
    return "".join([
        tag(f"{{%p for butir in {rows} %}}"),
        item("{{ loop.index|huruf }}.", "{{ butir|akhiri('') }}" + ending, start=start),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def definitions(standing: tuple[tuple[str, str], ...]) -> str:
    """Give the terms of Pasal 1: the user's, or the standing ones of a paper."""
    return "".join([
        paragraph("Dalam {{ sebutan_perdes }} ini yang dimaksud dengan:", replace(TEXT, keep=True)),
        tag("{%p if definisi %}"),
        tag("{%p for d in definisi %}"),
        item("{{ loop.index }}.", "{{ d.istilah }} adalah {{ d.arti|akhiri('.') }}"),
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        *(item(f"{number}.", f"{term} adalah {meaning}.") for number, (term, meaning) in enumerate(standing, start=1)),
        tag("{%p endif %}"),
    ])  # fmt: skip


def body(first: tuple[Bab, ...], last: Bab) -> str:
    """Give the bab of the template, the user's further ones before the last, or the user's own whole body."""
    written: list[str] = [
        tag("{%p if batang_tubuh %}"),
        numbered("batang_tubuh|bernomor(nomor_pasal)"),
        tag("{%p else %}"),
    ]
    for number, bab in enumerate(first, start=1):
        written += [bab_title(_ROMAN[number], bab.judul), *_pasal(bab)]
    ahead, count = len(first), "(bab_tambahan or [])|length"
    written += [
        numbered(f"bab_tambahan|bernomor(nomor_pasal, {ahead + 1}, pasal_awal|length + 1)"),
        bab_title(f"{{{{ ({ahead + 1} + {count})|romawi }}}}", last.judul),
        *_pasal(last),
        tag("{%p endif %}"),
    ]
    return "".join(written)


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def _pasal(bab: Bab) -> list[str]:
    parts = []
    for pasal in bab.pasal:
        whole = pasal_title(f"{{{{ nomor_pasal.{pasal.kunci} }}}}") + pasal.isi
        parts.append(tag(f"{{%p if {pasal.jika} %}}") + whole + tag("{%p endif %}") if pasal.jika else whole)
    return parts


def numbered(lines: str) -> str:
    """Give the paragraphs of numbered lines, each set by its level."""
    centred = replace(CENTER, keep=True)
    levels = (
        ("bab", paragraph("{{ b.tanda }}", replace(centred, before=180))
         + paragraph("{{ b.teks|kapital }}", replace(centred, after=60))),
        ("bagian", paragraph("{{ b.tanda }}", replace(centred, before=120)) + paragraph("{{ b.teks }}", replace(centred, after=60))),
        ("pasal", paragraph("{{ b.tanda }}", replace(centred, before=120, after=60))),
        ("teks", paragraph("{{ b.teks }}", TEXT)),
        ("ayat", ayat("{{ b.tanda }}", "{{ b.teks }}")),
        ("huruf", item("{{ b.tanda }}", "{{ b.teks }}", start=567)),
    )  # fmt: skip
    written = [tag(f"{{%p for b in {lines} %}}")]
    for index, (level, text) in enumerate(levels):
        written += [tag(f"{{%p {'if' if index == 0 else 'elif'} b.tingkat == '{level}' %}}"), text]
    return "".join([
        *written, tag("{%p else %}"), item("{{ b.tanda }}", "{{ b.teks }}", start=992), tag("{%p endif %}"), tag("{%p endfor %}"),
    ])  # fmt: skip


def closing() -> str:
    """Give the order to promulgate, both signatures and the Lembaran Desa: one block that never splits."""
    left = replace(SIGNATURE, left=0, align="left")
    right = replace(SIGNATURE, align="left", left=SIGNATURE.left + 500)
    below = Look(align="center", keep=True, line=252)
    return "".join([
        paragraph("Agar setiap orang mengetahuinya, memerintahkan pengundangan {{ sebutan_perdes }} ini dengan penempatannya "
                  "dalam Lembaran {{ sebutan_desa }} {{ nama_desa }}.", Look(before=180, keep=True)),
        paragraph("Ditetapkan di {{ tempat_penetapan }}", replace(right, before=180)),
        paragraph("pada tanggal {{ tanggal_penetapan|tanggal_panjang|pena(24) }}", replace(right, after=120)),
        signed(acting("kepala_desa") + keputusan.KEPALA_DESA, "kepala_desa", SIGNATURE),
        paragraph("Diundangkan di {{ tempat_pengundangan }}", replace(left, before=60)),
        paragraph("pada tanggal {{ tanggal_pengundangan|tanggal_panjang|pena(24) }}", replace(left, after=120)),
        signed(acting("sekretaris_desa") + "{{ sebutan_sekretaris_desa|kapital }} {{ nama_desa|kapital }}", "sekretaris_desa",
               replace(below, align="left")),
        salinan.last_name("LEMBARAN {{ sebutan_desa|kapital }} {{ nama_desa|kapital }} TAHUN "
                          "{% if tanggal_pengundangan %}{{ tanggal_pengundangan[:4] }}{% else %}{{ tahun }}{% endif %} "
                          "NOMOR {{ nomor_lembaran|pena(10) }}", Look(align="left", before=240)),
    ])  # fmt: skip


def signed(office: str, person: str, look: Look, *, last: bool = False) -> str:
    """Give office, room and name in capitals without title and NIP, not underlined (UU 12/2011 Lampiran II)."""
    name = f"{{{{ {person}.nama|tanpa_gelar|kapital }}}}"
    return "".join([
        paragraph(office + ",", look),
        salinan.room(room(signer_of(person), look), look),
        salinan.last_name(name, look) if last else paragraph(name, replace(look, together=True)),
    ])  # fmt: skip


def annex_head(number: str, *, left: int = 4400, new_page: bool = True) -> str:
    """Give the block at the top right of a lampiran."""
    look = Look(align="left", left=left, line=252, keep=True)
    return "".join([
        paragraph(f"LAMPIRAN {number}", replace(look, new_page=new_page)),
        paragraph(PERDES, look),
        paragraph(NOMOR, look),
        paragraph("TENTANG", look),
        paragraph(JUDUL, replace(look, after=240)),
    ])  # fmt: skip


def annex_signature(*, left: int = SIGNATURE.left) -> str:
    """Give the signature under a lampiran."""
    look = replace(SIGNATURE, left=left)
    return paragraph("", replace(look, before=120)) + signed(
        acting("kepala_desa") + keputusan.KEPALA_DESA, "kepala_desa", look, last=True
    )
