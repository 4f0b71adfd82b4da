"""The matrices of the village plans, on landscape pages: grouped by bidang, with subtotals and a total.

Columns: the annexes of Permendagri 114/2014 as reproduced; the eight years of UU 3/2024 have no official annex yet, so
that matrix is the one of 2014 with eight columns of years.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tools.naskah import CENTER
from tools.wordml import WIDE_TEXT_WIDTH, Look, cell, paragraph, row, table, tag, tag_row

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = Look(align="left", size=15, line=240)
HEAD = replace(SMALL, align="center", bold=True, keep=True)
WIDE_CENTER = replace(CENTER, keep=True)
TICK = "√"


@dataclass(frozen=True)
class Column:
    """One column: its head, under which common head it stands (or none), its cell as template text, how it is set.

    `k` is the row in the template text. A column with `bidang` is merged over the rows of its group.
    """

    head: str
    text: str
    width: int
    over: str = ""
    align: str = "left"
    bidang: bool = False
    amount: bool = False


def pattern_columns(over: str) -> tuple[Column, ...]:
    """Give the three columns of how an activity is carried out."""
    kinds = ("Swakelola", "Kerja Sama Antar Desa", "Kerja Sama Pihak Ketiga")
    heads = ("Swakelola", "Kerja Sama Antar {{ sebutan_desa }}", "Kerja Sama Pihak Ketiga")
    return tuple(
        Column(head, f"{{% if k.pola_pelaksanaan == '{kind}' %}}{TICK}{{% endif %}}", 870, over, "center")
        for kind, head in zip(kinds, heads, strict=True)
    )


def fitted(columns: Iterable[Column], widening: tuple[int, ...]) -> tuple[Column, ...]:
    """Give the columns with what is left of the page shared among those of the numbers given."""
    columns = tuple(columns)
    spare, share = WIDE_TEXT_WIDTH - sum(column.width for column in columns), len(widening)
    return tuple(
        replace(column, width=column.width + spare // share + (spare % share if index == widening[0] else 0))
        if index in widening
        else column
        for index, column in enumerate(columns)
    )


def matrix(columns: tuple[Column, ...]) -> str:
    """Give the table over `daftar_bidang` and `kegiatan`: two head rows and the column numbers repeat on each page."""
    widths = tuple(column.width for column in columns)
    rows = [
        *_heads(columns),
        tag_row("{%tr for bidang in daftar_bidang %}", widths),
        tag_row("{%tr set nomor_bidang = loop.index %}", widths),
        tag_row("{%tr for k in kegiatan|selectattr('bidang', 'eq', nomor_bidang) %}", widths),
        row(*(_data(column) for column in columns)),
        tag_row("{%tr else %}", widths),
        _nil(columns),
        tag_row("{%tr endfor %}", widths),
        _sum(columns, "Jumlah Per Bidang {{ nomor_bidang }}",
             "{{ kegiatan|selectattr('bidang', 'eq', nomor_bidang)|sum(attribute='jumlah_biaya')|angka }}"),
        tag_row("{%tr endfor %}", widths),
        _sum(columns, "Jumlah Total", "{{ jumlah_biaya|angka }}"),
    ]  # fmt: skip
    return table("".join(rows), widths, padding=45)


def _heads(columns: tuple[Column, ...]) -> list[str]:
    upper, lower, index = [], [], 0
    while index < len(columns):
        column = columns[index]
        if not column.over:
            upper.append(cell(paragraph(column.head, HEAD), column.width, shade=True, merge="restart"))
            lower.append(cell(paragraph("", HEAD), column.width, shade=True, merge="continue"))
            index += 1
            continue
        group = [one for one in columns[index:] if one.over == column.over]
        upper.append(cell(paragraph(column.over, HEAD), sum(one.width for one in group), span=len(group), shade=True))
        lower += [cell(paragraph(one.head, HEAD), one.width, shade=True) for one in group]
        index += len(group)
    numbers = [
        cell(paragraph(str(number), replace(HEAD, bold=False)), column.width, shade=True)
        for number, column in enumerate(columns, start=1)
    ]
    return [row(*upper, head=True), row(*lower, head=True), row(*numbers, head=True)]


def _data(column: Column) -> str:
    text = f"{{% vm %}}{column.text}" if column.bidang else column.text
    return cell(paragraph(text, replace(SMALL, align=column.align)), column.width, middle=False)


def _nil(columns: tuple[Column, ...]) -> str:
    """Give the row of a bidang without activities: its name, then Nihil."""
    named = next(index for index, column in enumerate(columns) if column.bidang)
    before = "".join(cell(paragraph("", SMALL), column.width) for column in columns[:named])
    rest = columns[named + 1 :]
    return row(
        before,
        cell(paragraph(columns[named].text, SMALL), columns[named].width),
        cell(paragraph("Nihil", SMALL), sum(column.width for column in rest), span=len(rest)),
    )


def _sum(columns: tuple[Column, ...], label: str, amount: str) -> str:
    """Give a row of a sum: its label up to the column of amounts."""
    at = next(index for index, column in enumerate(columns) if column.amount)
    before, after = columns[:at], columns[at + 1 :]
    bold = replace(SMALL, bold=True)
    return row(
        cell(paragraph(label, bold), sum(column.width for column in before), span=len(before), shade=True),
        cell(paragraph(amount, replace(bold, align="right")), columns[at].width, shade=True),
        cell(paragraph("", bold), sum(column.width for column in after), span=len(after), shade=True),
    )


def place_facts() -> str:
    """Give the block DESA, KECAMATAN, KABUPATEN, PROVINSI above a matrix."""
    look = Look(align="left", size=20, line=252, left=2500, hanging=2500, tabs=(2250, 2500), keep=True)
    facts = (
        ("{{ sebutan_desa|kapital }}", "{{ nama_desa|kapital }}"),
        ("{{ sebutan_kecamatan|kapital }}", "{{ nama_kecamatan|kapital }}"),
        ("{{ jenis_kabupaten|kapital }}", "{{ nama_kabupaten|kapital }}"),
        ("PROVINSI", "{{ nama_provinsi|kapital }}"),
    )
    return "".join(paragraph(f"{label}\t:\t{value}", look) for label, value in facts) + paragraph(
        "", replace(look, line=200)
    )


def in_words() -> str:
    """Give the total in figures and words, the line that goes with the signature."""
    return paragraph(
        "Jumlah seluruhnya {{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}).",
        Look(align="left", before=120, size=20, keep=True),
    )


def rpjm(years: int) -> str:
    """Give the matrix of an RPJM of so many years, with and without the columns of the pattern."""
    when = tuple(
        Column(f"Thn {number}", f"{{% if tahun_awal + {number - 1} in k.tahun_pelaksanaan %}}{TICK}{{% endif %}}",
               420, "Waktu Pelaksanaan", "center")
        for number in range(1, years + 1)
    )  # fmt: skip
    kind = "Bidang/Jenis Kegiatan"
    common = (
        Column("No.", "{{ loop.index }}", 420, align="center"),
        Column("Bidang", "{{ bidang }}", 1480, kind, bidang=True),
        Column("Sub Bidang", "{% if k.sub_bidang %}{{ k.sub_bidang }}{% endif %}", 1200, kind),
        Column("Jenis Kegiatan", "{{ k.jenis_kegiatan }}", 1600, kind),
        Column("Lokasi (RT/RW/{{ sebutan_dusun }})", "{{ k.lokasi }}", 1250),
        Column("Prakiraan Volume", "{{ k.volume|angka }} {{ k.satuan }}", 850, align="center"),
        Column("Sasaran/ Manfaat", "{{ k.sasaran_manfaat }}", 1300),
        *when,
        Column("Jumlah (Rp)", "{{ k.jumlah_biaya|angka }}", 1330, MONEY, "right", amount=True),
        Column("Sumber", "{{ k.sumber_biaya|join(', ') }}{% if k.keterangan %} ({{ k.keterangan }}){% endif %}", 850, MONEY),
    )  # fmt: skip
    full = fitted((*common, *pattern_columns("Prakiraan Pola Pelaksanaan")), (3, 6, 4))
    return "".join([
        tag("{%p if tampilkan_pola %}"), matrix(full), tag("{%p else %}"), matrix(fitted(common, (3, 6, 4))),
        tag("{%p endif %}"),
    ])  # fmt: skip


MONEY = "Prakiraan Biaya dan Sumber Pembiayaan"


def rkp() -> str:
    """Give the matrix of an RKP: thirteen columns, the last one who carries the activity out."""
    kind = "Bidang/Jenis Kegiatan"
    columns = (
        Column("No.", "{{ loop.index }}", 420, align="center"),
        Column("Bidang", "{{ bidang }}", 1500, kind, bidang=True),
        Column(
            "Jenis Kegiatan", "{{ k.jenis_kegiatan }}{% if k.sub_bidang %} ({{ k.sub_bidang }}){% endif %}", 1900, kind
        ),
        Column("Lokasi", "{{ k.lokasi }}", 1400),
        Column("Volume", "{{ k.volume|angka }} {{ k.satuan }}", 900, align="center"),
        Column("Sasaran/ Manfaat", "{{ k.sasaran_manfaat }}", 1500),
        Column("Waktu Pelaksanaan", "{{ k.waktu_pelaksanaan }}", 1150),
        Column("Jumlah (Rp)", "{{ k.jumlah_biaya|angka }}", 1330, MONEY, "right", amount=True),
        Column(
            "Sumber", "{{ k.sumber_biaya|join(', ') }}{% if k.keterangan %} ({{ k.keterangan }}){% endif %}", 900, MONEY
        ),
        *pattern_columns("Prakiraan Pola Pelaksanaan"),
        Column("Rencana Pelaksana Kegiatan", "{% if k.pelaksana %}{{ k.pelaksana }}{% endif %}", 1200),
    )
    return matrix(fitted(columns, (2, 5, 3)))
