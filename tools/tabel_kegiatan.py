"""Upright tables of activities with their sums, for a berita acara: by funding group, or by bidang."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, head_cells, item
from tools.wordml import Look, cell, paragraph, row, table, tag, tag_row

SIZE = 18
BOLD = Look(align="left", size=SIZE, line=240, bold=True)


def sum_row(label: str, amount: str, widths: tuple[int, ...], at: int) -> str:
    """Give a row of a sum: its label before the column `at`, the amount in it, the rest empty."""
    after = widths[at + 1 :]
    cells = [
        cell(paragraph(label, BOLD), sum(widths[:at]), span=at),
        cell(paragraph(amount, replace(BOLD, align="right")), widths[at]),
    ]
    if after:
        cells.append(cell(paragraph("", BOLD), sum(after), span=len(after)))
    return row(*cells)


def rows_of(
    heads: tuple[str, ...], widths: tuple[int, ...], loop: str, texts: tuple[str, ...], right: int
) -> list[str]:
    """Give the head and the looped rows of a table, whose column `right` holds amounts; Nihil where there is no row."""
    nil = row(
        cell(paragraph("", Look(size=SIZE, line=240)), widths[0]),
        cell(paragraph("Nihil", Look(align="left", size=SIZE, line=240)), sum(widths[1:]), span=len(widths) - 1),
    )
    return [
        head_cells(heads, widths, size=SIZE),
        tag_row("{%tr for k in " + loop + " %}", widths),
        data_cells(texts, widths, right=(right,), size=SIZE, height=0),
        tag_row("{%tr else %}", widths),
        nil,
        tag_row("{%tr endfor %}", widths),
    ]


GROUP_WIDTHS = (520, 2285, 1500, 1150, 1700, 1400, 800)
GROUP_HEADS = ("No.", "Jenis Kegiatan", "Lokasi", "Volume", "Sasaran/ Manfaat", "Perkiraan Biaya (Rp)", "Ket.")


def by_funding() -> str:
    """Give one table a funding group of `kelompok_dana`, each with its sum, then the whole.

    An activity stands in the group that names its first source (`sumber_biaya`); in the last group stands what no
    other one names.
    """
    of_group = "kegiatan|selectattr('sumber_biaya.0', 'in', kelompok.sumber)|list"
    texts = (
        "{{ loop.index }}",
        "{{ k.jenis_kegiatan }}",
        "{{ k.lokasi }}",
        "{{ k.volume|angka }} {{ k.satuan }}",
        "{{ k.sasaran_manfaat }}",
        "{{ k.jumlah_biaya|angka }}",
        "{{ k.sumber_biaya|join(', ') }}{% if k.keterangan %}; {{ k.keterangan }}{% endif %}",
    )
    rows = rows_of(GROUP_HEADS, GROUP_WIDTHS, "usulan", texts, 5)
    rows.append(sum_row("Jumlah", "{{ usulan|sum(attribute='jumlah_biaya')|angka }}", GROUP_WIDTHS, 5))
    return "".join([
        tag("{%p for kelompok in kelompok_dana %}"),
        tag("{%p set usulan = " + of_group + " %}"),
        item("{{ loop.index|huruf }}.", "{{ kelompok.judul|akhiri(':') }}", start=425, keep=True),
        table("".join(rows), GROUP_WIDTHS, padding=50),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p endfor %}"),
        paragraph("Jumlah seluruhnya {{ kegiatan|length|angka_terbilang }} usulan kegiatan dengan perkiraan biaya "
                  "{{ jumlah_biaya|rupiah }} ({{ jumlah_biaya|terbilang_rupiah }}).", Look(after=120)),
    ])  # fmt: skip


BIDANG_WIDTHS = (520, 3435, 2100, 1500, 1800)
BIDANG_HEADS = ("No.", "Jenis Kegiatan", "Lokasi", "Tahun Pelaksanaan", "Perkiraan Biaya (Rp)")


def by_bidang() -> str:
    """Give one table of the activities of an RPJM over all bidang, with sums."""
    of_bidang = "kegiatan|selectattr('bidang', 'eq', nomor_bidang)"
    texts = (
        "{{ loop.index }}",
        "{{ k.jenis_kegiatan }}",
        "{{ k.lokasi }}",
        "{{ k.tahun_pelaksanaan|rentang_tahun }}",
        "{{ k.jumlah_biaya|angka }}",
    )
    head, *rows = rows_of(BIDANG_HEADS, BIDANG_WIDTHS, of_bidang, texts, 4)
    named = row(
        cell(paragraph("{{ nomor_bidang|romawi }}. {{ bidang }}", replace(BOLD, keep=True)), sum(BIDANG_WIDTHS), span=5)
    )
    parts = [
        head,
        tag_row("{%tr for bidang in daftar_bidang %}", BIDANG_WIDTHS),
        tag_row("{%tr set nomor_bidang = loop.index %}", BIDANG_WIDTHS),
        named,
        *rows,
        sum_row(
            "Jumlah Per Bidang {{ nomor_bidang }}",
            f"{{{{ {of_bidang}|sum(attribute='jumlah_biaya')|angka }}}}",
            BIDANG_WIDTHS,
            4,
        ),
        tag_row("{%tr endfor %}", BIDANG_WIDTHS),
        sum_row("Jumlah Total", "{{ jumlah_biaya|angka }}", BIDANG_WIDTHS, 4),
    ]
    return table("".join(parts), BIDANG_WIDTHS, padding=50)
