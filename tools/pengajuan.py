"""What Lampiran 6 and 7 share as Word documents: the head of the form, heads of tables in two rows, sums, the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tools.formulir import hint, optional
from tools.wordml import WIDE_TEXT_WIDTH, Look, cell, control, paragraph, row, run, table, tag, tag_row

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNED = "_" * 30
TITLE = Look(align="center", bold=True, size=24, line=240, after=160, keep=True)
PART = Look(align="left", bold=True, size=20, line=240, before=200, after=60, keep=True)
TEXT = Look(align="left", size=18, line=240)


def form_head(pairs: Sequence[tuple[str, str]], widths: tuple[int, ...], look: Look) -> str:
    """Give the head of the form: labels and ready runs side by side in one row."""
    cells = []
    for index, (label, value) in enumerate(pairs):
        cells.append(cell(paragraph(label, replace(look, bold=True)), widths[2 * index], shade=True))
        cells.append(cell(paragraph(look=look, runs=value), widths[2 * index + 1]))
    return table(row(*cells), widths, padding=60)


def heads(groups: Sequence[tuple[str, Sequence[str]]], widths: tuple[int, ...], look: Look, height: int = 0) -> str:
    """Give the two rows of a head: a common head over its columns, or none and columns that take both rows."""
    bold = replace(look, align="center", bold=True, keep=True)
    upper, lower, at = [], [], 0
    for over, columns in groups:
        own = widths[at : at + len(columns)]
        if over:
            upper.append(cell(paragraph(over, bold), sum(own), span=len(own), shade=True))
            lower += [cell(paragraph(head, bold), width, shade=True) for head, width in zip(columns, own, strict=True)]
        else:
            for head, width in zip(columns, own, strict=True):
                upper.append(cell(paragraph(head, bold), width, shade=True, merge="restart"))
                lower.append(cell(paragraph("", bold), width, shade=True, merge="continue"))
        at += len(columns)
    return row(*upper, head=True) + row(*lower, head=True, height=height)


def cells(contents: Sequence[tuple[str, str]], widths: tuple[int, ...], look: Look) -> str:
    """Give the cells of a row from (alignment, ready runs)."""
    return row(*(
        cell(paragraph(look=replace(look, align=align), runs=runs), width)
        for (align, runs), width in zip(contents, widths, strict=True)
    ))  # fmt: skip


def sums(label: str, over: int, amounts: Sequence[str], widths: tuple[int, ...], look: Look, after: int = 0) -> str:
    """Give a row of sums, kept with what follows: a label over so many columns, amounts, empty columns after them."""
    bold = replace(look, bold=True, keep=True)
    right = replace(bold, align="right")
    made = [cell(paragraph(label, bold), sum(widths[:over]), span=over, shade=True)]
    made += [
        cell(paragraph(f"{{{{ ({amount})|angka }}}}", right), width, shade=True)
        for amount, width in zip(amounts, widths[over:], strict=False)
    ]
    if after:
        made.append(cell(paragraph("", bold), sum(widths[-after:]), span=after, shade=True))
    return row(*made)


def signing(team: str, chair: str) -> tuple[str, ...]:
    """Give the lines of date, chair and signature, each value in its control; `chair` is the path of the person."""
    look = replace(TEXT, keep=True)
    place = run("{%r if tempat %}", look) + optional("tempat", look) + run(", ", look) + run("{%r endif %}", look)
    date = control("tanggal", "{{ tanggal|tanggal_panjang|pena(20) }}", look)
    front, back = f"{chair}.gelar_depan", f"{chair}.gelar_belakang"
    name = "".join((
        run(f"{{%r if {chair} %}}", look), *_if_given(front, "gelar depan", look, after=" "),
        control(f"{chair}.nama", f"{{{{ {chair}.nama or '' }}}}", look),
        *_if_given(back, "gelar belakang", look, before=", "),
        run("{%r else %}", look), run("." * 30, look), run("{%r endif %}", look),
    ))  # fmt: skip
    return (run("Tanggal: ", look) + place + date, run(f"Nama Ketua Tim Teknis {team}: ", look) + name, "", "",
            run(f"Tanda tangan: {SIGNED}", look))  # fmt: skip


def _if_given(path: str, told: str, look: Look, *, before: str = "", after: str = "") -> tuple[str, ...]:
    """Give a value and what stands around it, only where it is given; a blank form tells what goes there."""
    hinted = hint(f"{{% if {path} is not string %}} ({told}){{% endif %}}")
    return (
        run(f"{{%r if {path} %}}", look), run(before, look), optional(path, look), hinted, run(after, look),
        run("{%r endif %}", look),
    )  # fmt: skip


def foot(left: Sequence[str], right: Sequence[str], signer: str) -> str:
    """Give the foot: lines of ready runs side by side, on one page with the last row above.

    Empty lines are the room where the `signer` signs.
    """
    look = replace(TEXT, keep=True)
    room = paragraph(" ", replace(look, signer=signer))
    half = WIDE_TEXT_WIDTH // 2
    both = (
        cell(
            "".join(paragraph(look=look, runs=line) if line else room for line in lines), half, bare=True, middle=False
        )
        for lines in (left, right)
    )
    gap = paragraph("", replace(look, line=120))
    return gap + table(row(*both), (half, half), borders=False)


def sources() -> str:
    """Give the tables of where a gathered document comes from and what is not in it, if there is any."""
    width = WIDE_TEXT_WIDTH
    first = (3600, 4000, 5700, 1600, width - 14900)
    second = (4000, 4400, width - 8400)
    return _only_if("keterangan_sumber", "Sumber data", _rows(
        "keterangan_sumber", ("Unit", "Berkas", "Sidik (SHA-256)", "Tanggal", "Keterangan"),
        (optional("butir.unit"), optional("butir.berkas"), optional("butir.sidik"),
         "{{ butir.tanggal|tanggal_panjang or '' }}", optional("butir.keterangan")), first,
    )) + _only_if("belum_lengkap", "Tidak dimuat dalam dokumen ini", _rows(
        "belum_lengkap", ("Unit", "Berkas", "Alasan"),
        (optional("butir.unit"), optional("butir.berkas"), optional("butir.alasan")), second,
    ))  # fmt: skip


def _rows(source: str, names: Sequence[str], contents: Sequence[str], widths: tuple[int, ...]) -> str:
    look = replace(TEXT, size=16)
    bold = replace(look, bold=True, align="center", keep=True)
    head = row(*(cell(paragraph(name, bold), width, shade=True) for name, width in zip(names, widths, strict=True)),
               head=True)  # fmt: skip
    texts = (paragraph(look=look, runs=one if one.startswith("<") else run(one, look)) for one in contents)
    item = row(*(cell(text, width) for text, width in zip(texts, widths, strict=True)))
    loop = tag_row(f"{{%tr for butir in {source} %}}", widths), item, tag_row("{%tr endfor %}", widths)
    return table(head + "".join(loop), widths, padding=60)


def _only_if(name: str, title: str, content: str) -> str:
    return tag(f"{{%p if {name} %}}") + paragraph(title, PART) + content + tag("{%p endif %}")
