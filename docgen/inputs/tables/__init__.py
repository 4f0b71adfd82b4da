"""Tables: files of which every row is the data of one document. They are read in a stream, whatever their length."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.text_file import refuse_no_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.inputs.tables.record import Table
    from docgen.inputs.tables.shape import Shapes

SUFFIXES = (".xlsx", ".csv", ".jsonl", ".ndjson")


def files_of(path: Path, shapes: Shapes) -> list[Path]:
    """Give the files that a table is made of: itself, and beside a CSV those of its lists (`desa.anggota_tim.csv`)."""
    if path.suffix.lower() != ".csv":
        return [path]
    lists = [path.with_name(f"{path.stem}.{'.'.join(one)}{path.suffix}") for one in shapes if one]
    return [path, *(one for one in lists if one.is_file())]


@contextmanager
def open_table(path: Path, shapes: Shapes) -> Iterator[Table]:
    """Open a table for a `with`; its suffix says how it is read, `shapes` which columns it may have.

    Raises Unreadable for what is no such file, InvalidData with every problem of its headers.
    """
    refuse_no_file(str(path))
    suffix = path.suffix.lower()
    if suffix == ".csv":
        from docgen.inputs.tables.csv_grid import CsvGrid
        from docgen.inputs.tables.tabular import TabularTable

        first, *others = files_of(path, shapes)
        titles = [one.name[len(path.stem) + 1 : -len(path.suffix)] for one in others]
        lists = [CsvGrid(one, title) for one, title in zip(others, titles, strict=True)]
        with closing(TabularTable(str(path), [CsvGrid(first), *lists], shapes)) as table:
            yield table
    elif suffix == ".xlsx":
        from docgen.inputs.tables.tabular import TabularTable
        from docgen.inputs.tables.xlsx_grid import Workbook

        with closing(Workbook(path)) as book, closing(TabularTable(str(path), book.grids, shapes)) as table:
            yield table
    elif suffix in SUFFIXES:
        from docgen.inputs.tables.lines import LinesTable

        yield LinesTable(path)
    else:
        raise Unreadable(f"{path}: jenis berkas ini bukan tabel. Tabel berakhiran {', '.join(SUFFIXES)}.")
