"""A certified copy (salinan) of a regulation or decision: its mark, `ttd` for the signature, and the foot that certifies it.

UNCONFIRMED for villages: formats.md 8.5, reconstructed from regional and ministerial copies.
"""

from __future__ import annotations

from dataclasses import replace

from tools import signing_room
from tools.wordml import Look, paragraph, tag

_FOOT = Look(align="left", keep=True, line=252)
_OFFICE = (
    "{% if sekretaris_desa.status_jabatan != 'definitif' %}{{ sekretaris_desa.status_jabatan }} {% endif %}"
    "{{ sebutan_sekretaris_desa|kapital }} {{ nama_desa|kapital }},"
)


def mark() -> str:
    """Give SALINAN at the top left of the first page."""
    return (
        tag("{%p if salinan %}") + paragraph("SALINAN", Look(align="left", bold=True, line=252)) + tag("{%p endif %}")
    )


def room(original: str, look: Look) -> str:
    """Give the room for a signature as the original has it; on a copy `ttd` stands there."""
    return "".join([
        tag("{%p if salinan %}"),
        paragraph("ttd", replace(look, before=240, after=240)),
        tag("{%p else %}"),
        original,
        tag("{%p endif %}"),
    ])  # fmt: skip


def last_name(text: str, look: Look) -> str:
    """Give the name that ends a block of signatures; on a copy it keeps to the foot, which follows."""
    return "".join([
        tag("{%p if salinan %}"),
        paragraph(text, replace(look, keep=True)),
        foot(),
        tag("{%p else %}"),
        paragraph(text, replace(look, keep=False, together=True)),
        tag("{%p endif %}"),
    ])  # fmt: skip


def foot() -> str:
    """Give who certifies that the copy is as the original."""
    return "".join([
        paragraph("Salinan sesuai dengan aslinya", replace(_FOOT, before=360)),
        paragraph(_OFFICE, _FOOT),
        signing_room.room("Sekretaris Desa", _FOOT),
        paragraph("{{ sekretaris_desa.nama|tanpa_gelar|kapital }}", replace(_FOOT, keep=False, together=True)),
    ])  # fmt: skip
