"""A sheet of a table as rows of texts, whatever file it comes from: what CSV files and worksheets have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from docgen.errors import Place
from docgen.inputs.cells import quoted
from docgen.rendering.sheets.references import letters

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the text of each cell that has one by column from 1, and cells not readable."""

    number: int
    texts: dict[int, str]
    faults: list[tuple[int, str, str]] = field(default_factory=list)


class Grid(Protocol):
    """One sheet that can be read from its first row to its last, as often as needed."""

    title: str
    where: Where

    def expected(self) -> int:
        """Give about how many rows there are."""

    def rows(self) -> Iterator[Row]:
        """Give the rows that have any text, in order."""


@dataclass(frozen=True, slots=True)
class Where:
    """How cells are called: `kegiatan!D7` on a sheet, line and field in a text file."""

    file: str
    sheet: str | None = None

    def cell(self, row: int, column: int) -> Place:
        """Give the place of a cell."""
        if self.sheet is None:
            return Place(self.file, row, column)
        return Place(self.file, cell=f"{quoted(self.sheet)}!{letters(column)}{row}")
