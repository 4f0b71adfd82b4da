"""Pieces of the papers of a kecamatan: its kop, the head of a lampiran, the signature of the camat.

Kop and signature (name underlined, pangkat, NIP): as offices print them. No form of a ministry was read for either.
"""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, SIGNATURE, SIGNATURE_LEFT, acting, double_rule
from tools.signing_room import room
from tools.wordml import TEXT_WIDTH, Look, cell, paragraph, picture_place, row, run, table, tag

CAMAT = acting("camat") + "{{ sebutan_camat }} {{ nama_kecamatan }},"
CAMAT_KAPITAL = "{{ sebutan_camat|kapital }} {{ nama_kecamatan|kapital }}"


def kop() -> str:
    """Give the kop of a kecamatan: logo left, government, kecamatan and address centred, a double rule below."""
    widths = (1500, TEXT_WIDTH - 1500)
    bold, small = replace(CENTER, bold=True), replace(CENTER, size=20)
    lines = [
        paragraph("PEMERINTAH {{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", bold),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", replace(bold, size=30)),
        tag("{%p if alamat_kantor %}"),
        paragraph(
            "{{ alamat_kantor }}{% if kode_pos %} Kode Pos {{ kode_pos }}{% endif %}"
            "{% if telepon %} Telepon {{ telepon }}{% endif %}", small),
        tag("{%p endif %}"),
        tag("{%p if surel or situs %}"),
        paragraph(
            "{% if surel %}Surel {{ surel }}{% endif %}{% if surel and situs %}, {% endif %}"
            "{% if situs %}Situs {{ situs }}{% endif %}", small),
        tag("{%p endif %}"),
    ]  # fmt: skip
    logo = paragraph(look=CENTER, runs=picture_place("logo_kabupaten", 2.1, 2.4))
    head = row(cell(logo, widths[0]), cell("".join(lines), widths[1]))
    return table(head, widths, borders=False) + double_rule()


def annex_head(number: str, subject: str, nomor: str, tanggal: str) -> str:
    """Give the block at the top right of a lampiran on a new page: what it belongs to, number, date, and a rule."""
    left, start, text = 4000, 5700, 5950
    look = Look(align="left", left=text, hanging=text - left, tabs=(start, text), size=20, line=240, keep=True)
    rule = (
        '<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="0" w:after="240" w:line="120" w:lineRule="exact"/><w:ind w:left="{left}"/></w:pPr></w:p>'
    )
    return "".join([
        paragraph(f"LAMPIRAN{number}\t:\t{subject}", replace(look, new_page=True)),
        paragraph(f"Nomor\t:\t{nomor}", look),
        paragraph(f"Tanggal\t:\t{tanggal}", look),
        rule,
    ])  # fmt: skip


def person(look: Look) -> str:
    """Give the paragraph under the camat's signature: underlined name, pangkat, NIP on lines that never split."""
    more = (
        "{% if camat.pangkat %}\n{{ camat.pangkat }}{% endif %}{% if camat.nip %}\nNIP. {{ camat.nip|nip }}{% endif %}"
    )
    name = run("{{ camat|nama_lengkap }}", replace(look, underline=True))
    return paragraph(look=replace(look, together=True), runs=name + run(more, look))


def signing_cell(width: int, *, span: int = 1) -> str:
    """Give the cell of the camat's signature in a row of signatures."""
    look = replace(CENTER, keep=True)
    return cell(paragraph(CAMAT, look) + room("Camat", look) + person(look), width, middle=False, span=span, bare=True)


def signature(*, place_and_date: bool = True, left: int = SIGNATURE_LEFT) -> str:
    """Give the camat's signature at the right of a paper that he alone signs."""
    look = replace(SIGNATURE, left=left)
    where = replace(look, align="left", left=left + 500)
    lines = [paragraph("", replace(look, before=120))]
    if place_and_date:
        lines = [
            paragraph("Ditetapkan di {{ tempat_penetapan }}", replace(where, before=240)),
            paragraph("pada tanggal {{ tanggal_penetapan|tanggal_panjang|pena(24) }}", replace(where, after=120)),
        ]
    lines += [
        paragraph(acting("camat") + CAMAT_KAPITAL + ",", look),
        room("Camat", look),
        person(replace(look, keep=False)),
    ]
    return "".join(lines)
