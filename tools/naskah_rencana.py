"""The text of a plan as Lampiran I: chapters and their sections, of which only those with a text are printed.

Sistematika: as villages print it; the national annex was not read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools.naskah import CENTER, item
from tools.wordml import Look, paragraph, tag

TEXT = Look(after=120, left=0)
HEADING = Look(align="left", bold=True, before=120, after=60, keep=True, left=567, hanging=567, tabs=(567,))


@dataclass(frozen=True)
class Bagian:
    """One section of a chapter: its title, the field of `naskah` that holds its text, and how it is printed.

    `baku` are ready paragraphs printed when the user wrote nothing; `butir` prints the texts as a numbered list;
    `selalu` are ready paragraphs of a section that is made from other data and has no field. The last paragraph of the
    section at the end (`akhir`) goes with the signature.
    """

    judul: str
    isian: str = ""
    baku: str = ""
    butir: bool = False
    selalu: str = ""
    jika: str = ""
    akhir: bool = False


@dataclass(frozen=True)
class BabNaskah:
    """One chapter: its title and sections. `tunggal` prints its one section without a number."""

    judul: str
    bagian: tuple[Bagian, ...]
    tunggal: bool = False


def chapters(babs: tuple[BabNaskah, ...]) -> str:
    """Give all chapters; chapters and sections are numbered over those that are printed."""
    written = [tag("{%p set bab_ke = namespace(n=0, bagian=0) %}")]
    for bab in babs:
        shown = " or ".join(_shown(bagian) for bagian in bab.bagian)
        written += [
            tag(f"{{%p if {shown} %}}"),
            tag("{%p set bab_ke.n = bab_ke.n + 1 %}"),
            tag("{%p set bab_ke.bagian = 0 %}"),
            paragraph("BAB {{ bab_ke.n|romawi }}", replace(CENTER, bold=True, keep=True, before=240)),
            paragraph(bab.judul, replace(CENTER, bold=True, keep=True, after=120)),
            *(_section(bagian, numbered=not bab.tunggal) for bagian in bab.bagian),
            tag("{%p endif %}"),
        ]
    return "".join(written)


def _shown(bagian: Bagian) -> str:
    if bagian.selalu or bagian.baku:
        return f"({bagian.jika or 'true'})"
    return f"(naskah and naskah.{bagian.isian})"


def _section(bagian: Bagian, *, numbered: bool) -> str:
    heading = ""
    if numbered:
        heading = tag("{%p set bab_ke.bagian = bab_ke.bagian + 1 %}") + paragraph(
            f"{{{{ bab_ke.n }}}}.{{{{ bab_ke.bagian }}}}\t{bagian.judul}", HEADING
        )
    texts = bagian.selalu
    if bagian.isian:
        own = f"{{%p if naskah and naskah.{bagian.isian} %}}"
        texts = (
            tag(own) + _own(bagian) + (tag("{%p else %}") + bagian.baku if bagian.baku else "") + tag("{%p endif %}")
        )
    return tag(f"{{%p if {_shown(bagian)} %}}") + heading + texts + tag("{%p endif %}")


def _own(bagian: Bagian) -> str:
    one = item("{{ loop.index }}.", "{{ butir }}") if bagian.butir else paragraph("{{ butir }}", TEXT)
    if bagian.akhir:
        last = paragraph("{{ butir }}", replace(TEXT, keep=True))
        one = tag("{%p if loop.last %}") + last + tag("{%p else %}") + one + tag("{%p endif %}")
    return tag(f"{{%p for butir in naskah.{bagian.isian} %}}") + one + tag("{%p endfor %}")
