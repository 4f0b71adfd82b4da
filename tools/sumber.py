"""Where the lines of a gathered document come from, and what is not in it: two tables at its end, if there is any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bantuan_teknis import boxed

if TYPE_CHECKING:
    from tools.excel import Page

Place = tuple[int, int]


def sources(page: Page, *places: Place) -> None:
    """Write both tables; `places` are the (first, last) columns that their four columns take."""
    _table(
        page, "sumber_terisi", "Sumber data", places,
        ("Unit", "Berkas", "Sidik (SHA-256)", "Tanggal dan keterangan"),
        ("{{ butir.unit or '' }}", "{{ butir.berkas }}", "{{ butir.sidik or '' }}",
         "{{ butir.tanggal|tanggal_panjang or '' }}{% if butir.keterangan %} {{ butir.keterangan }}{% endif %}"),
    )  # fmt: skip
    _table(
        page, "kekurangan_terisi", "Tidak dimuat dalam dokumen ini", places, ("Unit", "Berkas", "Alasan", ""),
        ("{{ butir.unit or '' }}", "{{ butir.berkas or '' }}", "{{ butir.alasan }}", ""),
    )  # fmt: skip


def _table(
    page: Page, region: str, title: str, places: tuple[Place, ...], heads: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    whole = (places[0][0], places[-1][1])
    if not heads[-1]:
        places = (*places[:-2], (places[-2][0], places[-1][1]))
    page.row += 1
    first = boxed(page, [(title, *whole)], bold=True)
    boxed(page, [(head, *place) for head, place in zip(heads, places, strict=False)], bold=True)
    row = boxed(page, [(text, *place) for text, place in zip(texts, places, strict=False)])
    page.name(f"baris.{region}", f"$A${first}:${page.last}${row}")
    page.name(f"baris.{region}.baris", f"$A${row}:${page.last}${row}")
