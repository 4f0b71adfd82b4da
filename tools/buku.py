"""The official register books of a village (Permendagri 47/2016 Lampiran A) as Word documents and as workbooks.

Both are made from the same columns: a head, a row of numbers under it, a row for each entry, the signatures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from tools import excel
from tools.signing_room import room, signer_of
from tools.wordml import WIDE_TEXT_WIDTH, Look, cell, package, paragraph, row, section, table, tag_row

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = Look(align="center", bold=True, size=24, line=240, keep=True)
PART = Look(align="left", bold=True, size=20, line=240, before=160, after=60, keep=True)
CELL = Look(align="left", size=17, line=240)
LINES = (
    "{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }} {{ jenis_kabupaten|kapital }} "
    "{{ nama_kabupaten|kapital }}",
    "TAHUN {{ tahun }}",
)
DATE = "{{ tempat }}, {{ tanggal|tanggal_panjang|pena(20) }}"
HEAD = "{{ sebutan_kepala_desa|kapital }} {{ nama_desa|kapital }},"
SECRETARY = "{{ sebutan_sekretaris_desa|kapital }} {{ nama_desa|kapital }},"
NUMBER = "{{ nomor }}"
DESA = "{{ sebutan_desa|kapital }}"


@dataclass(frozen=True)
class Column:
    """One column of a book: its head as the annex has it, its share of the width, and what stands in it.

    `field` is a field of the entry; `text` a text with tags in its place, `{0}` being the entry there.
    """

    head: str
    share: int
    field: str = ""
    text: str = ""
    align: str = "left"
    date: bool = False

    @property
    def written(self) -> str:
        """The text with tags for a Word document."""
        shown = "|tanggal_panjang" if self.date else ""
        return self.text or f"{{{{ butir.{self.field}{shown} or '' }}}}"


def number_and_date(number: str, date: str) -> str:
    """Give a cell that says a number and a date, each where it is known."""
    return (
        f"{{{{ butir.{number} or '' }}}}{{% if butir.{number} and butir.{date} %}}, {{% endif %}}"
        f"{{{{ 'tanggal ' ~ butir.{date}|tanggal_panjang if butir.{date} else '' }}}}"
    )


def person(name: str) -> str:
    """Give the name of who signs, or a dotted line."""
    return f"{{{{ {name}|nama_lengkap if {name} else '{'.' * 34}' }}}}"


@dataclass(frozen=True)
class Book:
    """A book: its name in capitals, and its tables by list: (list, a title above it or "", columns)."""

    name: str
    title: str
    tables: Sequence[tuple[str, str, Sequence[Column]]]

    def as_word(self) -> bytes:
        """Give the Word template."""
        head = "".join(
            paragraph(line, replace(TITLE, after=160 if last else 0))
            for line, last in ((f"{self.name} {DESA} {{{{ nama_desa|kapital }}}}", False),
                               (LINES[0], False), (LINES[1], True))
        )  # fmt: skip
        body = "".join(_word_table(*one) for one in self.tables)
        return package(head + body + _signatures(), self.title, last_section=section(wide=True))

    def as_workbook(self) -> bytes:
        """Give the Excel template."""
        columns_of = [columns for _, _, columns in self.tables]
        widths = [sum(column.share for column in beside) / len(beside) for beside in zip(*columns_of, strict=True)]
        widest = [replace(column, share=round(width)) for column, width in zip(columns_of[0], widths, strict=True)]
        page = excel.Page("Buku", [_excel_column(column) for column in widest])
        page.heading(f"{self.name} {DESA} {{{{ nama_desa|kapital }}}}", *LINES)
        for list_name, title, columns in self.tables:
            page.columns = [_excel_column(column) for column in columns]
            if title:
                page.write(1, title, bold=True)
                page.row += 1
            page.sheet.row_dimensions[page.row].height = _head_height(columns, widths)
            page.head()
            page.items(list_name)
            page.empty(list_name)
            page.row += 1
        if len(self.tables) > 1:
            page.sheet.print_title_rows = "1:3"  # the head of one table must not stand over the rows of another
        half = len(widest) // 2
        room = ("",) * 5
        page.signatures(
            (1, half, "Kepala Desa", ["MENGETAHUI", HEAD, *room, f"_{person('kepala_desa')}"]),
            (half + 1, len(widest), "Sekretaris Desa", [DATE, SECRETARY, *room, f"_{person('sekretaris_desa')}"]),
        )
        return page.finished(self.title)


def _word_table(list_name: str, title: str, columns: Sequence[Column]) -> str:
    total = sum(column.share for column in columns)
    widths = [WIDE_TEXT_WIDTH * column.share // total for column in columns]
    widths[-1] += WIDE_TEXT_WIDTH - sum(widths)
    grid = tuple(widths)
    bold = replace(CELL, align="center", bold=True, keep=True)
    small = replace(bold, bold=False, size=15)
    paired = list(zip(columns, grid, strict=True))
    heads = row(*(cell(paragraph(column.head, bold), width, shade=True) for column, width in paired), head=True)
    numbers = row(
        *(cell(paragraph(str(at), small), width, shade=True) for at, width in enumerate(grid, start=1)), head=True
    )
    item = row(*(
        cell(paragraph(column.written.replace(NUMBER, "{{ loop.index }}"), replace(CELL, align=column.align)), width)
        for column, width in paired
    ))  # fmt: skip
    nothing = row(*(cell(paragraph("Nihil" if at == 1 else "", CELL), width) for at, width in enumerate(grid)))
    rows = (
        heads, numbers, tag_row(f"{{%tr for butir in {list_name} or [] %}}", grid), item,
        tag_row("{%tr endfor %}", grid), tag_row(f"{{%tr if not {list_name} %}}", grid), nothing,
        tag_row("{%tr endif %}", grid),
    )  # fmt: skip
    return (paragraph(title, PART) if title else "") + table("".join(rows), grid, padding=60)


def _signatures() -> str:
    look = Look(align="center", size=20, line=240, keep=True)
    name = replace(look, underline=True)
    half = WIDE_TEXT_WIDTH // 2
    both = (
        cell(
            paragraph(above, look) + paragraph(office, look) + room(signer_of(who), look) + paragraph(person(who), name),
            half, bare=True, middle=False,
        )
        for above, office, who in (("MENGETAHUI", HEAD, "kepala_desa"), (DATE, SECRETARY, "sekretaris_desa"))
    )  # fmt: skip
    return paragraph("", replace(look, line=200)) + table(row(*both), (half, half), borders=False)


def _head_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """Give the height of a head in points: its words, broken into lines as wide as their columns."""
    lines = max(
        len(wrap(column.head.replace(DESA, "KAMPUNG"), max(6, int(width * 0.72)), break_long_words=False))
        for column, width in zip(columns, widths, strict=True)
    )
    return 13.5 * lines + 6


def _excel_column(column: Column) -> excel.Column:
    form = excel.DATE if column.date else "General" if column.text else excel.TEXT
    return excel.Column(
        column.head, column.share, "" if column.text else column.field, column.text, form=form, align=column.align
    )
