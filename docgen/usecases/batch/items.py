"""What one record becomes: papers that are rendered, files that are ready otherwise, and zips of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from docgen.usecases.generate import produce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from docgen.errors import Place
    from docgen.inputs.tables.record import Record
    from docgen.usecases.batch.targets import Target
    from docgen.usecases.orders import Order


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, not made yet: its order, format and mark, and its place below the target."""

    order: Order
    suffix: str
    path: str
    mark: str | None = None

    def content(self, templates: Path | None) -> bytes:
        """Render it. Raises TemplateFault, CannotProduce."""
        return produce(self.order, suffix=self.suffix, mark=self.mark, templates=templates).content

    @property
    def pdf_path(self) -> str:
        """Where its PDF lies."""
        return f"{self.path.rpartition('.')[0]}.pdf"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is no rendered paper: an input workbook, a blank form. `make` gives its content."""

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Pack:
    """A zip of all files of its record that lie in a folder."""

    path: str
    folder: str


Item = Paper | Prepared | Pack


class Job(Protocol):
    """All that a worker must know beside the records; small, as it travels with every piece of work."""

    @property
    def target(self) -> Target:
        """Where the files go."""

    @property
    def file(self) -> str:
        """The name of the file that the records came from."""

    @property
    def pdf(self) -> bool:
        """Whether each paper becomes a PDF too."""

    @property
    def templates(self) -> Path | None:
        """The user's own templates."""

    def place(self, record: Record) -> Place | None:
        """Give where a record stands in that file."""

    def items(self, record: Record, *, rehearsal: bool) -> Sequence[Item]:
        """Check a record and give what it becomes. Raises InvalidData with every problem, placed; WrongUse.

        In a `rehearsal` only the checks and the paths count, not what the files say.
        """
