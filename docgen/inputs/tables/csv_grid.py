"""CSV files as sheets: read line by line, with the separator and encoding that Excel here writes or any other."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.tables.grid import Row, Where
from docgen.inputs.text_file import cannot_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class CsvGrid:
    """One CSV file."""

    def __init__(self, path: Path, title: str = "") -> None:
        self.title = title
        self.where = Where(str(path))
        self._path = path

    def expected(self) -> int:
        """Give how many lines there are below the first."""
        with self._path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(2**20), b""))

    def rows(self) -> Iterator[Row]:
        """Give the rows by the number of their first line. Raises Unreadable."""
        file = self.where.file
        try:
            with self._path.open(encoding=self._encoding(), newline="") as stream:
                yield from _rows(stream)
        except OSError as error:
            raise Unreadable(cannot_open(file, error)) from error
        except UnicodeError as error:
            raise Unreadable(f"{file}: teksnya bukan UTF-8. Di Excel simpan sebagai “CSV UTF-8”.") from error
        except csv.Error as error:
            raise Unreadable(f"{file}: bukan CSV yang utuh; periksa tanda kutipnya ({error}).") from error

    def _encoding(self) -> str:
        with self._path.open("rb") as stream:
            return "utf-16" if stream.read(2) in _UTF16 else "utf-8-sig"


def _rows(stream: TextIO) -> Iterator[Row]:
    separator = _separator(stream)
    skipped = 1 if stream.tell() else 0
    reader = csv.reader(stream, delimiter=separator, strict=True)
    line = 0
    for fields in reader:
        number, line = line + 1 + skipped, reader.line_num
        texts = {column: text for column, text in enumerate(fields, start=1) if text.strip()}
        if texts:
            yield Row(number, texts)


def _separator(stream: TextIO) -> str:
    """Give the sign that separates the headers; a line `sep=;`, which Excel understands, is passed over."""
    first = stream.readline()
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4]
    stream.seek(0)
    return max(";,\t", key=first.count)
