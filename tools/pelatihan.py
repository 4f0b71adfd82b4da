"""Pieces of the papers of a training: kop of the office, its signature, who an exercise is for."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, double_rule, fact, two_signatures
from tools.signing_room import room
from tools.wordml import TEXT_WIDTH, Look, cell, paragraph, picture_place, row, table, tag


def kop_instansi(width: int = TEXT_WIDTH) -> str:
    """Give the kop of the office that trains: logo left, government and office centred, a double rule below."""
    widths = (1500, width - 1500)
    lines = [
        paragraph("PEMERINTAH {{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(CENTER, bold=True)),
        paragraph("{{ nama_instansi|kapital }}", replace(CENTER, bold=True, size=28)),
        tag("{%p if alamat_instansi %}"),
        paragraph("{{ alamat_instansi }}", replace(CENTER, size=20)),
        tag("{%p endif %}"),
    ]
    logo = paragraph(look=CENTER, runs=picture_place("logo_kabupaten", 2.1, 2.4))
    head = table(row(cell(logo, widths[0]), cell("".join(lines), widths[1])), widths, borders=False)
    return head + double_rule()


def office_signature(date: str, width: int = TEXT_WIDTH) -> str:
    """Give the signature of the office at the right; `date` is the template text of its day."""
    left = width // 2
    look = Look(align="center", left=left, before=160, after=0, keep=True)
    empty = cell(paragraph("", replace(CENTER, keep=True)), left, middle=False)
    signature = _signing_cell(width - left)
    if width != TEXT_WIDTH:
        return paragraph(date, look) + table(row(empty, signature), (left, width - left), borders=False)
    return paragraph(date, look) + two_signatures(empty, signature)


def _signing_cell(width: int) -> str:
    """Give the cell of the office's signature: office, room, underlined name, rank, NIP."""
    look = replace(CENTER, keep=True)
    parts = [
        paragraph("{{ penyelenggara.jabatan }},", look),
        room("Penyelenggara", look),
        paragraph("{{ penyelenggara|nama_lengkap }}", replace(look, underline=True)),
        tag("{%p if penyelenggara.pangkat %}"), paragraph("{{ penyelenggara.pangkat }}", look), tag("{%p endif %}"),
        tag("{%p if penyelenggara.nip %}"), paragraph("NIP. {{ penyelenggara.nip|nip }}", look), tag("{%p endif %}"),
    ]  # fmt: skip
    return cell("".join(parts), width, middle=False, bare=True)


def trainee() -> str:
    """Give whom an exercise is for, and of which village it tells."""
    place = (
        "{{ sebutan_desa }} {{ nama_desa }}, {{ sebutan_kecamatan }} {{ nama_kecamatan }}, "
        "{{ jenis_kabupaten }} {{ nama_kabupaten }}{% if nama_provinsi %}, Provinsi {{ nama_provinsi }}{% endif %}"
    )
    return "".join(
        [
            fact("Peserta", "{{ nama_peserta }}", colon=1900),
            fact("Wilayah contoh", place, colon=1900),
            fact("Naskah", "{{ judul }}", colon=1900),
        ]
    )
