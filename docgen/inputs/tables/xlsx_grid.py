"""Worksheets as tables, read cell by cell: memory does not grow with their rows.

The texts of a workbook stand in one part, apart from the cells that show them: they are laid out in a temporary file,
with only their positions kept in memory.
"""

from __future__ import annotations

import tempfile
from array import array
from contextlib import ExitStack, closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import TemplateFault, Unreadable
from docgen.inputs.cells import CellError, CellTexts, cells_of_row, targets_of, text_of
from docgen.inputs.tables.grid import Row, Where
from docgen.rendering.large_package import LargePackage
from docgen.rendering.sheets.template import MAIN, RELATION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_COLUMNS = 16_384
_KEPT = 20_000


class Workbook:
    """An Excel file opened as tables; `grids` are its sheets in their order, those that are hidden left out."""

    def __init__(self, path: Path) -> None:
        self._file = str(path)
        try:
            with ExitStack() as opened:
                package = opened.enter_context(closing(LargePackage(path, self._file)))
                strings = opened.enter_context(closing(_Strings(package)))
                self.grids = list(self._sheets(package, strings))
                self._opened = opened.pop_all()
        except TemplateFault as error:
            raise Unreadable(str(error).replace("Templat ", "Berkas ", 1)) from error
        except (KeyError, ValueError, etree.LxmlError) as error:
            raise Unreadable(f"Berkas {self._file} bukan buku kerja Excel (.xlsx) yang utuh.") from error

    def _sheets(self, package: LargePackage, strings: _Strings) -> Iterator[XlsxGrid]:
        root = package.xml("xl/workbook.xml")
        targets = targets_of(package.part("xl/_rels/workbook.xml.rels"))
        styles = package.part("xl/styles.xml") if package.has("xl/styles.xml") else None
        texts = CellTexts(strings, styles, old=_counts_from_1904(root))
        for sheet in root.iter(f"{MAIN}sheet"):
            if sheet.get("state", "visible") == "visible":
                yield XlsxGrid(self._file, sheet.get("name", ""), package, targets[sheet.get(RELATION, "")], texts)

    def close(self) -> None:
        """Close the file and the temporary one."""
        self._opened.close()


def _counts_from_1904(root: Any) -> bool:
    settings = root.find(f"{MAIN}workbookPr")
    return settings is not None and settings.get("date1904") in {"1", "true"}


class XlsxGrid:
    """One worksheet."""

    def __init__(self, file: str, title: str, package: LargePackage, part: str, texts: CellTexts) -> None:
        self.title = title
        self.where = Where(file, title)
        self._package, self._part, self._texts = package, part, texts

    def expected(self) -> int:
        """Give the rows that the sheet says it has."""
        for _, element in self._elements(f"{MAIN}dimension", f"{MAIN}row"):
            last = element.get("ref", "").rpartition(":")[2]
            return max(0, int("".join(sign for sign in last if sign.isdigit()) or 0) - 1)
        return 0

    def rows(self) -> Iterator[Row]:
        """Give the rows that have any text. Raises Unreadable for a sheet that is damaged."""
        last = 0
        for _, element in self._elements(f"{MAIN}row"):
            last = int(element.get("r") or last + 1)
            row = self._row(last, element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if row.texts or row.faults:
                yield row

    def _row(self, number: int, element: Any) -> Row:
        row = Row(number, {})
        for column, cell in cells_of_row(element):
            if column > _MOST_COLUMNS:
                raise Unreadable(f"Berkas {self.where.file} bukan buku kerja Excel (.xlsx) yang utuh.")
            try:
                text = self._texts.of(cell)
            except CellError as error:
                row.faults.append((column, error.message, error.hint))
            else:
                if text.strip():
                    row.texts[column] = text
        return row

    def _elements(self, *tags: str) -> Iterator[tuple[str, Any]]:
        try:
            with self._package.stream(self._part) as stream:
                yield from etree.iterparse(
                    stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
                )
        except TemplateFault as error:
            raise Unreadable(str(error).replace("Templat ", "Berkas ", 1)) from error
        except (KeyError, IndexError, ValueError, OverflowError, etree.LxmlError) as error:
            raise Unreadable(f"Berkas {self.where.file} bukan buku kerja Excel (.xlsx) yang utuh.") from error


class _Strings:
    """The shared texts of a workbook by number, in a temporary file."""

    def __init__(self, package: LargePackage) -> None:
        self._ends = array("Q")
        self._file = tempfile.TemporaryFile(prefix="docgen-")  # noqa: SIM115 - it lives as long as the workbook
        if package.has("xl/sharedStrings.xml"):
            with package.stream("xl/sharedStrings.xml") as stream:
                events = etree.iterparse(stream, tag=f"{MAIN}si", resolve_entities=False, no_network=True)
                for _, item in events:
                    self._file.write(text_of(item).encode(errors="surrogatepass"))
                    self._ends.append(self._file.tell())
                    item.clear()
                    while item.getprevious() is not None:
                        del item.getparent()[0]
        self._recent = lru_cache(maxsize=_KEPT)(self._read)

    def close(self) -> None:
        """Let the temporary file go."""
        self._file.close()

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends):
            raise IndexError(number)
        return self._recent(number)

    def _read(self, number: int) -> str:
        start = self._ends[number - 1] if number else 0
        self._file.seek(start)
        return self._file.read(self._ends[number] - start).decode(errors="surrogatepass")
