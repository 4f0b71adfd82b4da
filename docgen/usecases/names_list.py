"""A list of names that somebody keeps in a file: the first column of a sheet, or a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.cells import read_workbook
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, load_bytes

if TYPE_CHECKING:
    from pathlib import Path

_HEADS = frozenset(("nama", "unit", "kabupaten", "kabupaten/kota", "desa", "kecamatan", "nama unit", "pemda"))


def names_in(path: Path) -> tuple[str, ...]:
    """Give the names in a workbook's first column, or in a text file a line each (up to a comma or semicolon).

    A head such as “Kabupaten” is left out. Raises Unreadable.
    """
    file = str(path)
    content = load_bytes(file, MAX_WORKBOOK_BYTES)
    if path.suffix.lower() == ".xlsx":
        sheet = next(iter(read_workbook(content, file).cells.values()), {})
        first = min((column for _, column in sheet), default=1)
        lines = [text for (_, column), text in sorted(sheet.items()) if column == first]
    else:
        try:
            lines = [line.replace(";", ",").partition(",")[0] for line in content.decode("utf-8-sig").splitlines()]
        except UnicodeDecodeError as error:
            raise Unreadable(f"{file} bukan teks UTF-8; simpan daftar unit sebagai .xlsx atau .csv UTF-8.") from error
    names = [" ".join(line.strip(' "').split()) for line in lines]
    return tuple(dict.fromkeys(name for name in names if name and name.casefold() not in _HEADS))
