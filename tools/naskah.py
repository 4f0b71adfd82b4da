"""Pieces that several papers share: kop, emblem, numbered items, signature blocks. Their wording is template text."""

from __future__ import annotations

from dataclasses import replace

from tools.wordml import (
    TEXT_WIDTH,
    Look,
    cell,
    paragraph,
    picture_place,
    row,
    table,
    tag,
)

CENTER = Look(align="center", line=252)
SIGNATURE_LEFT = 4400
SIGNATURE = Look(align="center", left=SIGNATURE_LEFT, keep=True, line=252)

WILAYAH = (
    "{{ sebutan_desa }} {{ nama_desa }} {{ sebutan_kecamatan }} {{ nama_kecamatan }} "
    "{{ jenis_kabupaten }} {{ nama_kabupaten }}"
)


def kop() -> str:
    """Give the kop of a village: logo left, government, kecamatan, village and address centred, a double rule below."""
    widths = (1500, TEXT_WIDTH - 1500)
    lines = [
        paragraph(
            "PEMERINTAH {{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}",
            replace(CENTER, bold=True),
        ),
        paragraph(
            "{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}",
            replace(CENTER, bold=True),
        ),
        paragraph(
            "{{ sebutan_desa|kapital }} {{ nama_desa|kapital }}",
            replace(CENTER, bold=True, size=30),
        ),
        tag("{%p if alamat_kantor %}"),
        paragraph(
            "{{ alamat_kantor }}{% if kode_pos %} Kode Pos {{ kode_pos }}{% endif %}"
            "{% if telepon %} Telepon {{ telepon }}{% endif %}",
            replace(CENTER, size=20),
        ),
        tag("{%p endif %}"),
        tag("{%p if surel or situs %}"),
        paragraph(
            "{% if surel %}Surel {{ surel }}{% endif %}{% if surel and situs %}, {% endif %}"
            "{% if situs %}Situs {{ situs }}{% endif %}",
            replace(CENTER, size=20),
        ),
        tag("{%p endif %}"),
    ]
    logo = paragraph(look=CENTER, runs=picture_place("logo_kabupaten", 2.1, 2.4))
    head = table(
        row(cell(logo, widths[0]), cell("".join(lines), widths[1])),
        widths,
        borders=False,
    )
    return head + double_rule()


def double_rule() -> str:
    """Give the double line under a kop."""
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:p>'
    )


def emblem() -> str:
    """Give the place of the national emblem, centred."""
    return paragraph(look=replace(CENTER, after=60), runs=picture_place("lambang_negara", 2.4, 2.5))


def labelled(
    label: str,
    text: str,
    *,
    first: str,
    left: int = 2400,
    keep: bool = False,
    mark: str = "",
) -> str:
    """Give a hanging paragraph `Label : mark text`; label and colon only where `first` (an expression) holds.

    `mark` is the letter or number before the text, with its own tab.
    """
    head = f"{{% if {first} %}}{label}{{% endif %}}\t{{% if {first} %}}:{{% endif %}}\t"
    colon, start = left - 700, left - 430
    tabs = (colon, start, left) if mark else (colon, start)
    look = Look(
        left=left if mark else start,
        hanging=left if mark else start,
        tabs=tabs,
        after=60,
        keep=keep,
    )
    return paragraph(head + (f"{mark}\t" if mark else "") + text, look)


def item(mark: str, text: str, *, left: int = 425, start: int = 0, keep: bool = False) -> str:
    """Give a numbered item with hanging indent, `start` twips from the margin."""
    return paragraph(
        f"{mark}\t{text}",
        Look(left=start + left, hanging=left, tabs=(start + left,), after=60, keep=keep),
    )


def fact(label: str, value: str, *, colon: int = 2300, start: int = 0, keep: bool = False) -> str:
    """Give a line `Label : value` of a block, its colons under each other."""
    left = start + colon + 250
    return paragraph(
        f"{label}\t:\t{value}",
        Look(
            align="left",
            left=left,
            hanging=left - start,
            tabs=(start + colon, left),
            keep=keep,
        ),
    )


# An acting official's short form stands before the office and keeps its letters (Plt., Plh., Pj.).
_ACTING = "{% if kepala_desa.status_jabatan != 'definitif' %}{{ kepala_desa.status_jabatan }} {% endif %}"
_ACTING_OTHER = (
    "{% if penanda_tangan_lain.status_jabatan != 'definitif' %}{{ penanda_tangan_lain.status_jabatan }} {% endif %}"
)


def decree_signature(*, place_and_date: bool = True, left: int = SIGNATURE_LEFT) -> str:
    """Give the signature of a keputusan at the right: capitals, no title, no NIP, not underlined.

    The Kepala Desa signs himself, or another one a.n. (on behalf of) or u.b. (for his superior who signs a.n.).
    Source: UU 12/2011 Lampiran II, applied to villages by Permendagri 111/2014 Pasal 32.
    """
    look = replace(SIGNATURE, left=left)
    office = "{{ sebutan_kepala_desa|kapital }} {{ nama_desa|kapital }}"
    lines = []
    if place_and_date:
        where = replace(look, align="left", left=left + 500)
        lines += [
            paragraph("Ditetapkan di {{ tempat_penetapan }}", replace(where, before=240)),
            paragraph(
                "pada tanggal {{ tanggal_penetapan|tanggal_panjang|pena(24) }}",
                replace(where, after=120),
            ),
        ]
    else:
        lines.append(paragraph("", replace(look, before=120)))
    lines += [
        tag_kept("{%p if penanda_tangan_lain %}"),
        paragraph("a.n. " + office, look),
        tag_kept("{%p if penanda_tangan_lain.cara == 'u.b.' %}"),
        paragraph("{{ penanda_tangan_lain.jabatan_perantara|kapital }}", look),
        paragraph("u.b.", look),
        tag_kept("{%p endif %}"),
        paragraph(_ACTING_OTHER + "{{ penanda_tangan_lain.jabatan|kapital }},", look),
        tag_kept("{%p else %}"),
        paragraph(_ACTING + office + ",", look),
        tag_kept("{%p endif %}"),
        paragraph("\n\n", replace(look, size=28)),
        paragraph(
            "{% if penanda_tangan_lain %}{{ penanda_tangan_lain.nama|tanpa_gelar|kapital }}"
            "{% else %}{{ kepala_desa.nama|tanpa_gelar|kapital }}{% endif %}",
            replace(look, keep=False, together=True),
        ),
    ]
    return "".join(lines)


def tag_kept(text: str) -> str:
    """Give a tag paragraph; it disappears, and its neighbours keep together."""
    return tag(text)


def signing_cell(office: str, person: str, width: int, *, staff_numbers: bool = True, span: int = 1) -> str:
    """Give the cell of one signature of a letter: office, room, underlined name, NIP where there is one.

    `office` is template text, `person` the name of the person's object in the context.
    """
    look = replace(CENTER, keep=True)
    parts = [
        paragraph(office, look),
        paragraph("\n\n", replace(look, size=28)),
        paragraph("{{ " + person + "|nama_lengkap }}", replace(look, underline=True)),
    ]
    if staff_numbers:
        parts += [
            tag("{%p if " + person + ".nip %}"),
            paragraph("NIP. {{ " + person + ".nip|nip }}", look),
            tag("{%p endif %}"),
        ]
    return cell("".join(parts), width, middle=False, span=span, bare=True)


def two_signatures(left: str, right: str) -> str:
    """Give two signatures side by side, which never split."""
    width = TEXT_WIDTH // 2
    return table(row(left, right), (width, TEXT_WIDTH - width), borders=False)


def acting(person: str) -> str:
    """Give template text for an acting official's short form before the office."""
    return f"{{% if {person}.status_jabatan != 'definitif' %}}{{{{ {person}.status_jabatan }}}} {{% endif %}}"


def title(*lines: str) -> str:
    """Give the centred bold lines of a heading."""
    return "".join(paragraph(line, replace(CENTER, bold=True, keep=True)) for line in lines)


def head_cells(labels: tuple[str, ...], widths: tuple[int, ...], *, repeated: bool = True, size: int = 22) -> str:
    """Give the head row of a table, repeated on each page."""
    look = replace(CENTER, bold=True, size=size, keep=True, line=240)
    cells = (cell(paragraph(label, look), width, shade=True) for label, width in zip(labels, widths, strict=True))
    return row(*cells, head=repeated, height=480)


def data_cells(
    texts: tuple[str, ...],
    widths: tuple[int, ...],
    *,
    centred: tuple[int, ...] = (0,),
    right: tuple[int, ...] = (),
    keep: bool = False,
    bold: bool = False,
    height: int = 400,
    size: int = 22,
) -> str:
    """Give a data row of a table; `centred` and `right` are columns set so, `keep` binds it to what follows."""
    cells = []
    for index, (text, width) in enumerate(zip(texts, widths, strict=True)):
        align = "center" if index in centred else "right" if index in right else "left"
        look = Look(align=align, size=size, line=240, keep=keep, bold=bold)
        cells.append(cell(paragraph(text, look), width))
    return row(*cells, height=height)


def unsplit(content: str, width: int = TEXT_WIDTH) -> str:
    """Give paragraphs and tables that stay on one page: the cell of a row that does not split.

    LibreOffice forgets on a third page that a row is to be kept with what follows; a row itself it never splits.
    """
    return table(row(cell(content + end_mark(), width, middle=False, bare=True)), (width,), borders=False)


def end_mark() -> str:
    """Give the paragraph that a document needs after its last table, too low to reach a page of its own."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{spacing}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
