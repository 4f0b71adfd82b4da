"""What the columns of a table may hold: the part of a document type's form that reading needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.errors import DataPath

ListPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a row: its key as in input workbooks, and whether several texts stand in one cell.

    `key` names the groups and the value with dots; a `!` behind a group says that it must be there (`desa!.nama`). It
    is `.` where the row itself is the value.
    """

    key: str
    several: bool = False

    @property
    def steps(self) -> DataPath:
        """The path of the value within its row."""
        return () if self.key == "." else tuple(step.removesuffix("!") for step in self.key.split("."))


@dataclass(frozen=True, slots=True)
class Shape:
    """The values that a row of one list may have, by dotted name; `path` () is the table itself."""

    path: ListPath
    columns: dict[str, Column] = field(default_factory=dict)
    parent: ListPath | None = None


Shapes = dict[ListPath, Shape]


def written_list(path: ListPath) -> str:
    """Write a list as the headers of its columns begin: ('anggota_tim',) -> 'anggota_tim[]'."""
    return f"{'.'.join(path)}[]"
