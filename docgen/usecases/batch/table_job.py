"""How a row of a table becomes checked orders: the same in every process that takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.errors import InvalidData, Place
from docgen.inputs.source import Source, merge, overlaid
from docgen.paths import value_at
from docgen.usecases.batch.items import Paper
from docgen.usecases.generate import orders, suffixes_for
from docgen.usecases.orders import file_name

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.documents.registry import DocumentType
    from docgen.inputs.tables.record import Layout, Record
    from docgen.usecases.batch.folders import Folders
    from docgen.usecases.batch.targets import Target
    from docgen.usecases.orders import Order


@dataclass(frozen=True, slots=True)
class TableJob:
    """All that a worker must know beside the rows of a table.

    `profile` holds what the type takes from it. `form` is a suffix or "semua", `mark` "draf" or "contoh".
    """

    type_id: str
    layout: Layout
    target: Target
    folders: Folders
    profile: Source | None = None
    form: str | None = None
    mark: str | None = None
    pdf: bool = False
    templates: Path | None = None

    @property
    def document_type(self) -> DocumentType:
        """The type or packet that is made."""
        return shipped().get(self.type_id)

    @property
    def file(self) -> str:
        """The name of the table."""
        return self.layout.file

    def place(self, record: Record) -> Place | None:
        """Give where a row stands."""
        return self.layout.source(record).places.get(())

    def items(self, record: Record, *, rehearsal: bool) -> list[Paper]:
        """Check a row and give the files that it becomes. Raises InvalidData with every problem, placed; WrongUse."""
        made = _orders(self, record)
        folder = self.folders.of(record.number, lambda name: _value(made, name))
        found = []
        for wanted in made:
            for suffix in suffixes_for(wanted, self.form):
                parts = (folder, wanted.folder, file_name(wanted, suffix, self.mark))
                found.append(Paper(wanted, suffix, "/".join(part for part in parts if part), self.mark))
        return found


def _orders(job: TableJob, record: Record) -> list[Order]:
    """Check a row: without the places of its values, and again with them where there is something to say."""
    registry, document_type = shipped(), job.document_type
    try:
        data = overlaid(job.profile.data if job.profile else {}, job.layout.data(record))
        data["jenis"] = data.get("jenis") or job.type_id
        source = Source(job.layout.file, data, _picture_places(job, document_type, data), {})
        made = orders(document_type, source, registry)
        if not made[0].warnings:
            return made
    except (InvalidData, ValueError):
        pass
    placed = job.layout.source(record)
    placed = merge(job.profile, placed) if job.profile else placed
    placed.data["jenis"] = placed.data.get("jenis") or job.type_id
    return orders(document_type, placed, registry)


def _picture_places(job: TableJob, document_type: DocumentType, data: dict[str, Any]) -> dict[Any, Place]:
    """Give the files that pictures are named in: their paths count from there."""
    places = {}
    for name in document_type.picture_fields:
        if data.get(name) is not None:
            shared = job.profile is not None and job.profile.data.get(name) == data[name]
            places[name,] = Place(job.profile.file if shared and job.profile else job.layout.file)
    return places


def _value(made: list[Order], name: str) -> Any:
    path = tuple(name.split("."))
    return next((value for one in made if (value := value_at(one.context, path)) is not None), None)
