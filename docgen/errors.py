"""What can go wrong, as facts: the exception tree, and the problems found in a user's data.

Nothing here prints. Texts are Indonesian sentences made where the fact is known; only the faces show them.

    DocgenError                 exit_code  what it means to the user
    ├── InvalidData             1          the data breaks the rules of its document; carries every Problem
    ├── WrongUse                2          an unknown type, a wrong option
    │   └── Unreadable          2          a file that is not there, too large, binary, a directory
    └── CannotProduce           3          the document can't be made or written
        ├── TemplateFault       3          the template is damaged or asks for something unknown
        ├── WriteFailed         3          the folder can't be written, the file is there with other content
        └── ConversionFailed    3          LibreOffice is missing or gave no PDF
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

DataPath = tuple[str | int, ...]

Severity = Literal["galat", "peringatan"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file with line and column (both from 1), or a file with a cell."""

    file: str
    line: int | None = None
    column: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.file} {self.cell}"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, or unusual, in the data a user gave.

    `path` is the place in the data (`("anggota_tim", 2, "nama")`), `label` its Indonesian title, `message` a
    sentence without place or label, `expected` and `found` the facts for machines, `hint` the cure. `against` is the
    path of the other value where two of them do not agree, `against_place` its place.
    """

    code: str
    message: str
    path: DataPath = ()
    label: str = ""
    found: str | None = None
    expected: str | None = None
    hint: str | None = None
    place: Place | None = None
    severity: Severity = "galat"
    against: DataPath = ()
    against_place: Place | None = None


class DocgenError(Exception):
    """Everything that docgen raises on purpose; `str()` of it is a sentence for the user."""

    exit_code = 3


class InvalidData(DocgenError):
    """The data is not valid; `problems` holds every breach, in file order."""

    exit_code = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} masalah dalam data.")
        self.problems = tuple(problems)


class WrongUse(DocgenError):
    """The request can't be understood: an unknown type, options that exclude each other."""

    exit_code = 2


class Unreadable(WrongUse):
    """A file can't be read as what it should be."""


class CannotProduce(DocgenError):
    """A document could not be produced or written."""


class TemplateFault(CannotProduce):
    """A template is damaged, unsafe, or names something that the data does not have."""


class WriteFailed(CannotProduce):
    """A file could not be written, or would replace another one."""


class ConversionFailed(CannotProduce):
    """No PDF could be made."""
