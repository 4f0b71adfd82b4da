"""A list of names that somebody keeps in a file: the first column of a sheet, or a line each."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.cells import read_workbook
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, load_bytes, load_text

if TYPE_CHECKING:
    from pathlib import Path

_HEADS = frozenset(("nama", "unit", "kabupaten", "kabupaten/kota", "desa", "kampung", "kecamatan", "distrik", "pemda"))
_SUFFIXES = (".xlsx", ".csv", ".txt")


def names_in(path: Path) -> tuple[str, ...]:
    """Give the names in a workbook's or table's first column that holds words, or in a text file a line each.

    A head such as “Nama Kabupaten” is left out. Raises Unreadable.
    """
    file = str(path)
    if path.suffix.lower() not in _SUFFIXES:
        raise Unreadable(f"{file}: daftar unit berupa berkas {', '.join(_SUFFIXES)}.")
    rows = _sheet(file) if path.suffix.lower() == ".xlsx" else _lines(file, table=path.suffix.lower() == ".csv")
    names = [" ".join(_first_words(row).split()) for row in rows]
    return tuple(dict.fromkeys(name for at, name in enumerate(names) if name and not (at == 0 and _is_head(name))))


def _sheet(file: str) -> list[list[str]]:
    cells = next(
        (cells for cells in read_workbook(load_bytes(file, MAX_WORKBOOK_BYTES), file).cells.values() if cells), {}
    )
    rows: dict[int, list[str]] = {}
    for (row, _), text in sorted(cells.items()):
        rows.setdefault(row, []).append(text)
    return list(rows.values())


def _lines(file: str, *, table: bool) -> list[list[str]]:
    lines = load_text(file).splitlines()
    return (
        list(csv.reader(lines, delimiter=max(";,\t", key="\n".join(lines).count)))
        if table
        else [[one] for one in lines]
    )


def _first_words(row: list[str]) -> str:
    """Give the first text of a row that is more than a number such as “1.”; a head “No” is none either."""
    return next((text for text in row if any(sign.isalpha() for sign in text) and text.strip(" .").lower() != "no"), "")


def _is_head(name: str) -> bool:
    return all(word in _HEADS for word in name.casefold().replace("/kota", "").split())
