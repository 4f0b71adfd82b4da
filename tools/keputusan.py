"""The parts of a keputusan, in their order: head, Menimbang, Mengingat, MEMUTUSKAN with its diktum, Tembusan, Lampiran.

Order: Permendagri 111/2014 as printed by villages (its Lampiran B was not read); technique: UU 12/2011 Lampiran II.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools import salinan
from tools.naskah import CENTER, emblem, item, kop, labelled, title
from tools.wordml import Look, paragraph, tag

LEFT = 2700
DIKTUM = 2300
NOMOR = "NOMOR {{ nomor|pena(10) }}{% if not nomor_berkode %} TAHUN {{ tahun }}{% endif %}"
KEPALA_DESA = "{{ sebutan_kepala_desa|kapital }} {{ nama_desa|kapital }}"
PERATURAN = (
    "{{ p.jenis }} Nomor {{ p.nomor }} Tahun {{ p.tahun }} tentang {{ p.tentang }}"
    "{% if p.lembaran %} ({{ p.lembaran }}){% endif %}{% if p.perubahan %} {{ p.perubahan|akhiri('') }}{% endif %};"
)


@dataclass(frozen=True)
class Keputusan:
    """What tells one keputusan from another; all of it is template text.

    `pejabat` is the office that decides, in capitals; `sebutan` the paper's name in small letters ("Keputusan Kepala
    Desa"); `judul` its title in capitals, `hal` the same in small letters; `pertimbangan` the standing considerations.
    """

    judul: str
    hal: str
    pertimbangan: tuple[str, ...]
    pejabat: str = KEPALA_DESA
    sebutan: str = "Keputusan {{ sebutan_kepala_desa }}"

    @property
    def nama(self) -> str:
        """The paper's name in capitals, with its office."""
        return f"KEPUTUSAN {self.pejabat}"


def heading(keputusan: Keputusan) -> str:
    """Give the head of a keputusan of the Kepala Desa down to the office that decides."""
    return "".join([
        salinan.mark(),
        tag("{%p if kepala_naskah == 'garuda' %}"),
        emblem(),
        paragraph(keputusan.pejabat, replace(CENTER, bold=True)),
        tag("{%p if tampilkan_kecamatan %}"),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", replace(CENTER, bold=True)),
        tag("{%p endif %}"),
        paragraph("{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(CENTER, bold=True, after=180)),
        tag("{%p else %}"),
        kop(),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p endif %}"),
        title(keputusan.nama, NOMOR),
        about(keputusan.judul),
        paragraph(keputusan.pejabat + ",", replace(CENTER, bold=True, after=180)),
    ])  # fmt: skip


def about(judul: str) -> str:
    """Give TENTANG and the title."""
    return paragraph("TENTANG", replace(CENTER, bold=True, before=120, after=120)) + paragraph(
        judul, replace(CENTER, bold=True, after=180)
    )


def menimbang(keputusan: Keputusan) -> str:
    """Give the considerations: the user's or the standing ones, and the closing letter that names all before it."""
    own = labelled(
        "Menimbang", "{{ butir|awali('bahwa ')|akhiri(';') }}", first="loop.first", left=LEFT,
        mark="{% if menimbang|length > 1 or not menimbang_berpenutup %}{{ loop.index|huruf }}.{% endif %}",
    )  # fmt: skip
    closing = (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {{ banyak|rujukan_huruf }}, perlu menetapkan "
        f"{keputusan.sebutan} tentang {keputusan.hal};"
    )
    standing = [
        labelled("Menimbang", text, first="true" if index == 0 else "false", left=LEFT, mark=f"{'abcdef'[index]}.")
        for index, text in enumerate(keputusan.pertimbangan)
    ]
    blank = list(range(1, len(standing) + 1))
    return "".join([
        tag(f"{{%p set banyak = (menimbang or {blank})|length %}}"),
        tag("{%p if menimbang %}"),
        tag("{%p for butir in menimbang %}"),
        own,
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        *standing,
        tag("{%p endif %}"),
        tag("{%p if not menimbang_berpenutup %}"),
        labelled("Menimbang", closing, first="false", left=LEFT, mark="{{ (banyak + 1)|huruf }}."),
        tag("{%p endif %}"),
    ])  # fmt: skip


def mengingat(*, memperhatikan: bool = True, also: str = "") -> str:
    """Give the regulations and what is taken note of.

    `also` is what the paper itself adds to Memperhatikan before the user's own (ready paragraphs).
    """
    noted = [
        also,
        tag("{%p if memperhatikan %}"),
        tag("{%p for butir in memperhatikan %}"),
        labelled("Memperhatikan", "{{ butir|akhiri(';') }}", first="loop.first", left=LEFT,
                 mark="{% if memperhatikan|length > 1 %}{{ loop.index }}.{% endif %}"),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ]  # fmt: skip
    return "".join([
        tag("{%p for p in mengingat %}"),
        labelled("Mengingat", PERATURAN, first="loop.first", left=LEFT,
                 mark="{% if mengingat|length > 1 %}{{ loop.index }}.{% endif %}"),
        tag("{%p endfor %}"),
        *(noted if memperhatikan else []),
    ])  # fmt: skip


def diktum(number: str, text: str, *, keep: bool = False) -> str:
    """Give one decision: its word (KESATU …) made from a number expression."""
    look = Look(left=DIKTUM, hanging=DIKTUM, tabs=(DIKTUM - 270, DIKTUM), after=60, keep=keep)
    return paragraph("{{ (" + number + ")|diktum }}\t:\t" + text, look)


def menetapkan(keputusan: Keputusan) -> str:
    """Give MEMUTUSKAN and what is set."""
    return paragraph("MEMUTUSKAN:", replace(CENTER, bold=True, before=120, after=120, keep=True)) + paragraph(
        f"Menetapkan\t:\tKEPUTUSAN {keputusan.pejabat.split(' {{ nama_desa')[0]} TENTANG {keputusan.judul}.",
        Look(left=DIKTUM, hanging=DIKTUM, tabs=(DIKTUM - 270, DIKTUM), after=60),
    )


def own_decisions(standing: int) -> str:
    """Give the user's further decisions, numbered on from the standing ones."""
    return "".join([
        tag("{%p for butir in diktum_tambahan or [] %}"),
        diktum(f"loop.index + {standing}", "{{ butir|akhiri('.') }}"),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def last_decision(keputusan: Keputusan, standing: int) -> str:
    """Give the decision on when the keputusan takes effect; it goes with the signature."""
    return diktum(
        f"{standing + 1} + (diktum_tambahan or [])|length",
        f"{keputusan.sebutan} ini mulai berlaku pada tanggal ditetapkan.",
        keep=True,
    )


def duties(standing: tuple[str, ...]) -> str:
    """Give the lettered duties under a decision: the user's `tugas_tim`, or the standing ones."""
    joined = "{% if loop.last %}.{% elif loop.revindex == 2 %}; dan{% else %};{% endif %}"
    return "".join([
        tag("{%p if tugas_tim %}"),
        tag("{%p for tugas in tugas_tim %}"),
        item("{{ loop.index|huruf }}.", "{{ tugas|akhiri('') }}" + joined, start=DIKTUM),
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        *(item(f"{letter}.", text, start=DIKTUM) for letter, text in zip("abcdefgh", standing, strict=False)),
        tag("{%p endif %}"),
    ])  # fmt: skip


def tembusan() -> str:
    """Give the list of those who receive a copy."""
    return "".join([
        tag("{%p if tembusan %}"),
        paragraph("Tembusan:", Look(align="left", before=240, keep=True, size=22, underline=True)),
        tag("{%p for penerima in tembusan %}"),
        paragraph("{{ loop.index }}.\t{{ penerima|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}",
                  Look(align="left", left=425, hanging=425, tabs=(425,), size=22, line=252, together=True)),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ])  # fmt: skip


def annex_head(keputusan: Keputusan, number: str, *, left: int = 4400, new_page: bool = True) -> str:
    """Give the block at the top right of a lampiran, on a new page."""
    look = Look(align="left", left=left, line=252, keep=True)
    return "".join([
        paragraph("LAMPIRAN" + number, replace(look, new_page=new_page)),
        paragraph(keputusan.nama, look),
        paragraph(NOMOR, look),
        paragraph("TENTANG", look),
        paragraph(keputusan.judul, replace(look, after=240)),
    ])  # fmt: skip
