"""What the forms for monitoring and reporting (Lampiran 9, 10 and 11) share: boxes, rows and blocks of persons.

Words and order: Panduan Strategi Lini Depan. Every value stands in a content control of its own, labels and units
outside of it, so that a form which was filled in or corrected in Word can be read back.
"""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape

from tools.wordml import Look, cell, control, paragraph, row, run, table, tag, tag_row, tick

SMALL = Look(align="left", size=18, line=240)
BOLD = replace(SMALL, bold=True, keep=True)
HEAD = replace(BOLD, align="center")
SECTION = Look(align="left", size=20, line=240, bold=True, before=200, after=60, keep=True)
HINT_SIZE = 15
LONG = 600  # characters that fill half a landscape page in a column of these forms
FULL_LINE = "." * 25  # stands for what a line break takes of that

QUARTERS = {"T1": "Jan – Mar", "T2": "April – Juni", "T3": "Juli – Sept", "T4": "Okt – Des"}
BETWEEN, QUARTER, YEAR = 500, 3, 2  # a width, and shares of the rest
LEVELS = {
    "Nasional": "Nasional",
    "Provinsi": "Provinsi",
    "Kabupaten": "{{ jenis_kabupaten }}",
    "Kecamatan": "{{ sebutan_kecamatan }}",
    "Desa": "{{ sebutan_desa }}",
}
INDICATOR_TEXT = (
    "{% if butir.indikator in kode_indikator %} {{ bunyi_indikator[kode_indikator.index(butir.indikator)] }}{% endif %}"
)
ACTIVITY_TEXT = (
    "{% if butir.kegiatan in kode_kegiatan_menu %} "
    "{{ nama_kegiatan_menu[kode_kegiatan_menu.index(butir.kegiatan)] }}{% endif %}"
)
PERCENT = "{% if butir.indikator in indikator_persen %}%{% endif %}"


def hint(text: str) -> str:
    """Give the run of an instruction of the form: small, slanted and grey."""
    size = f'<w:sz w:val="{HINT_SIZE}"/><w:szCs w:val="{HINT_SIZE}"/>'
    style = f'<w:rPr><w:i/><w:color w:val="595959"/>{size}</w:rPr>'
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def open_box() -> str:
    """Give the run of a box for the pen, in the type that the boxes of controls have."""
    fonts = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="{SMALL.size}"/><w:szCs w:val="{SMALL.size}"/></w:rPr><w:t>☐</w:t></w:r>'


def line(*runs: str, look: Look = SMALL) -> str:
    """Give a paragraph of ready runs."""
    return paragraph(look=look, runs="".join(runs))


def optional(path: str, look: Look = SMALL) -> str:
    """Give the control of a value that may be missing: then nothing stands there."""
    return control(path, f"{{{{ {path} or '' }}}}", look)


def for_pen(path: str, look: Look = SMALL, dots: int = 24) -> str:
    """Give the control of a value that may be left for the pen: then there is a dotted line."""
    return control(path, f"{{{{ {path}|pena({dots}) }}}}", look)


def amount(path: str, look: Look = SMALL) -> str:
    """Give the control of a number."""
    return control(path, f"{{{{ {path}|angka }}}}", look)


def split_amount(path: str) -> str:
    """Give a paragraph with the number of men and of women, where they are told apart."""
    numbers = line(
        run("L: ", SMALL), control(f"{path}_l", f"{{{{ {path}_l|angka }}}}", SMALL),
        run(", P: ", SMALL), control(f"{path}_p", f"{{{{ {path}_p|angka }}}}", SMALL),
    )  # fmt: skip
    return "".join([
        tag(f"{{%p if {path}_l is not none and {path}_p is not none %}}"), numbers, tag("{%p endif %}"),
    ])  # fmt: skip


def package_line() -> str:
    """Give the paragraph with number and name of the package of a row."""
    return line(control("butir.paket", "{{ butir.paket }}", SMALL), run(". {{ nama_paket[butir.paket - 1] }}", SMALL))


def cells(contents: tuple[str, ...], widths: tuple[int, ...], *, shade: bool = False) -> tuple[str, ...]:
    """Give the cells of a row from their paragraphs."""
    return tuple(
        cell(content, width, middle=shade, shade=shade) for content, width in zip(contents, widths, strict=True)
    )


def repeated(
    source: str,
    heads: tuple[str, ...],
    contents: tuple[str, ...],
    widths: tuple[int, ...],
    texts: tuple[str, ...] = (),
) -> str:
    """Give a table with a row for each `butir` of a list, its head repeated on every page."""
    head = row(*cells(tuple(paragraph(head, HEAD) for head in heads), widths, shade=True), head=True)
    return table(head + rows_for(source, contents, widths, texts), widths, padding=60)


def rows_for(source: str, contents: tuple[str, ...], widths: tuple[int, ...], texts: tuple[str, ...] = ()) -> str:
    """Give the rows that repeat for each `butir` of a list; each stays on one page.

    `texts` are the paths of its long texts: a row with one that would fill half a page may break.
    """
    kept = row(*cells(contents, widths))
    if texts:
        lengths = ", ".join(f"({path} or '')|replace('\\n', '{FULL_LINE}')|length" for path in texts)
        broken = kept.replace("<w:cantSplit/>", "", 1)
        kept = "".join([
            tag_row(f"{{%tr if [{lengths}]|max > {LONG} %}}", widths), broken,
            tag_row("{%tr else %}", widths), kept, tag_row("{%tr endif %}", widths),
        ])  # fmt: skip
    return tag_row(f"{{%tr for butir in {source} %}}", widths) + kept + tag_row("{%tr endfor %}", widths)


def periods(width: int, heading: str, years: tuple[int, ...], *, between: str = "", look: Look = SMALL) -> str:
    """Give the table of boxes of quarters and years; `years` are counted from the year of the data.

    `between` is a word in a column of its own between quarters and years.
    """
    boxes = [
        tick("triwulan", quarter, look) + run(f" {quarter}: {months}", look) for quarter, months in QUARTERS.items()
    ]
    boxes += [run(between, look)] if between else []
    for offset in years:
        year = "tahun_fiskal" + (f" {'+' if offset > 0 else '-'} {abs(offset)}" if offset else "")
        box = control(f"tahun_fiskal={{{{ {year} }}}}", f"{{{{ tahun_fiskal|kotak({year}) }}}}", look)
        # Which year it is, a blank form does not know yet: there it is written in the first of these places.
        open_year = (
            run(" FY ", look) + control("tahun_fiskal", "{{ tahun_fiskal }}", look) if offset == years[0] else ""
        )
        boxes.append(
            run("{%r if tahun_fiskal is number %}", look) + box + run(f" FY {{{{ {year} }}}}", look)
            + run("{%r else %}", look) + open_year + run("{%r endif %}", look)
        )  # fmt: skip
    share = (width - (BETWEEN if between else 0)) // (4 * QUARTER + len(years) * YEAR)
    widths = [QUARTER * share] * 4 + ([BETWEEN] if between else []) + [YEAR * share] * len(years)
    widths[0] += width - sum(widths)
    head = row(cell(paragraph(heading, BOLD), width, span=len(boxes), shade=True))
    body = row(*(cell(line(box, look=look), one) for box, one in zip(boxes, widths, strict=True)))
    return table(head + body, tuple(widths))


def gap() -> str:
    """Give the narrow space between two tables."""
    return (
        '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    )


def sexes(path: str, value: str, look: Look) -> list[str]:
    """Give the runs of the boxes L and P."""
    pieces = []
    for choice in ("L", "P"):
        box = control(f"{path}={choice}", f"{{{{ {value}|kotak('{choice}') }}}}", look)
        pieces += [box, run(f" {choice}   " if choice == "L" else f" {choice}", look)]
    return pieces


def _levels(path: str, value: str, look: Look, *, first: bool) -> list[str]:
    """Give the runs of the boxes of the level; the `first` block holds the words of the region as values."""
    pieces = []
    for level, shown in LEVELS.items():
        word = shown.strip("{} ")
        named = first and word in {"sebutan_kecamatan", "sebutan_desa"}
        pieces += [
            control(f"{path}={level}", f"{{{{ {value}|kotak('{level}') }}}}", look),
            run(" ", look),
            control(word, shown, look) if named else run(shown, look),
            run("   ", look),
        ]
    return pieces


def person(heading: str, label: str, name: str, *, first: bool = False, last: str = "") -> str:
    """Give the paragraphs of a block on who filled in or received the form, kept on one page.

    `label` stands before the name, `name` is the field (an object that may be missing), `last` a ready paragraph.
    """
    look = replace(SMALL, keep=True, before=50)

    def value(field: str) -> str:
        return f"({name} and {name}.{field})"

    def fact(words: str, field: str, dots: int = 30) -> str:
        return run(words, look) + control(f"{name}.{field}", f"{{{{ {value(field)}|pena({dots}) }}}}", look)

    box = hint(" — Centang Kotak")
    levels = replace(look, keep=bool(last))
    return "".join([
        paragraph(heading, SECTION),
        line(fact(f"{label}: ", "nama"), look=look),
        line(run("Jenis kelamin: ", look), *sexes(f"{name}.jenis_kelamin", value("jenis_kelamin"), look), box, look=look),
        line(fact("Informasi kontak: E-mail ", "surel", 26), fact("  Nomor telepon ", "telepon", 20), look=look),
        line(fact("Jabatan: ", "jabatan"), look=look),
        line(fact("Lembaga/Unit Kerja: ", "lembaga"), look=look),
        line(*_levels(f"{name}.tingkat", value("tingkat"), look, first=first), box, look=levels),
        last,
    ])  # fmt: skip
