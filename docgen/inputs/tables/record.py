"""One row of a table as it travels from the reader to the workers: its data as JSON, and where its parts stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.errors import Problem
    from docgen.inputs.source import Source

Spots = dict[str, list[int]]
"""The rows that the data came from: `""` the row of the record, "anggota_tim" those of a list's items in order."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document's data: its `number` in the table from 1, the data as JSON `text`, and the rows that it stood in.

    `faults` are cells that can't be read: (sheet, row, column, what is wrong, cure).
    """

    number: int
    text: str
    spots: Spots
    faults: list[tuple[int, int, int, str, str]] = field(default_factory=list)


class Layout(Protocol):
    """How to understand the records of one table; small, and sent to other processes."""

    @property
    def file(self) -> str:
        """The name of the table as the user gave it."""

    def data(self, record: Record) -> dict[str, Any]:
        """Give the data of a record. Raises ValueError where it is not sound; `source` then says what is wrong."""

    def source(self, record: Record) -> Source:
        """Give the data with the place of each value. Raises InvalidData."""


class Table(Protocol):
    """A table that was opened: its layout, and its records one after the other."""

    @property
    def layout(self) -> Layout:
        """How its records are understood."""

    def expected(self) -> int:
        """Give about how many records there are, for showing progress; 0 when that is not known."""

    def records(self) -> Iterator[Record]:
        """Give the records. Raises Unreadable where the file breaks off."""

    def problems(self) -> list[Problem]:
        """Give what is wrong outside of the records, after all of them were read."""
