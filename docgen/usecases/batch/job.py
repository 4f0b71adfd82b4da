"""What one batch is to make, and how a row becomes checked orders: the same in every process that takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.documents.schema import dotted
from docgen.errors import InvalidData, Place, Problem
from docgen.inputs.source import Source, merge, overlaid
from docgen.paths import value_at
from docgen.usecases.generate import orders, suffixes_for
from docgen.usecases.number_places import automatic
from docgen.usecases.orders import file_name

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.documents.registry import DocumentType
    from docgen.inputs.tables.record import Layout, Record
    from docgen.usecases.batch.folders import Folders
    from docgen.usecases.batch.targets import Target
    from docgen.usecases.orders import Order


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker must know beside the rows; small, as it travels with every piece of work.

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


@dataclass(frozen=True, slots=True)
class Paper:
    """One file that a row becomes, not made yet: its order, its format, its place below the target."""

    order: Order
    suffix: str
    path: str

    @property
    def pdf_path(self) -> str:
        """Where its PDF lies."""
        return f"{self.path.rpartition('.')[0]}.pdf"


def papers(job: Job, record: Record) -> list[Paper]:
    """Check a row and give the files that it becomes. Raises InvalidData with every problem, placed; WrongUse."""
    made = _orders(job, record)
    folder = job.folders.of(record.number, lambda name: _value(made, name))
    found = []
    for wanted in made:
        for suffix in suffixes_for(wanted, job.form):
            parts = (folder, wanted.folder, file_name(wanted, suffix, job.mark))
            found.append(Paper(wanted, suffix, "/".join(part for part in parts if part)))
    return found


def _orders(job: Job, record: Record) -> list[Order]:
    """Check a row: without the places of its values, and again with them where there is something to say."""
    registry, document_type = shipped(), job.document_type
    try:
        data = overlaid(job.profile.data if job.profile else {}, job.layout.data(record))
        data["jenis"] = data.get("jenis") or job.type_id
        source = Source(job.layout.file, data, _picture_places(job, document_type, data), {})
        _refuse_automatic(job, source)
        made = orders(document_type, source, registry)
        if not made[0].warnings:
            return made
    except (InvalidData, ValueError):
        pass
    placed = job.layout.source(record)
    placed = merge(job.profile, placed) if job.profile else placed
    placed.data["jenis"] = placed.data.get("jenis") or job.type_id
    _refuse_automatic(job, placed)
    return orders(document_type, placed, registry)


def _refuse_automatic(job: Job, source: Source) -> None:
    """Refuse numbers that the register is to give: rows are made by many processes, in any order, and made again."""
    wanted = [] if job.mark else automatic(job.document_type, source, shipped())
    if wanted:
        message = "“otomatis” tidak dapat dipakai dalam batch: nomor diberikan satu per satu"
        hint = "Tulis nomornya, kosongkan untuk diisi pena, atau buat naskah ini dengan docgen generate"
        raise InvalidData(
            [Problem("nomor", message, path, dotted(path), hint=hint, place=source.places.get(path)) for path in wanted]
        )


def _picture_places(job: Job, document_type: DocumentType, data: dict[str, Any]) -> dict[Any, Place]:
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
