"""A batch over a table: what a user asks for, as a plan that can be run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib import metadata
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.errors import WrongUse
from docgen.inputs.tables import files_of, open_table
from docgen.usecases.batch.run import run
from docgen.usecases.batch.table_job import TableJob
from docgen.usecases.generate import ALL, no_document
from docgen.usecases.orders import profile_problems, refuse_faults
from docgen.usecases.table_shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.documents.registry import DocumentType
    from docgen.errors import Problem
    from docgen.inputs.source import Source
    from docgen.inputs.tables.record import Record, Table
    from docgen.usecases.batch.engines import Engine
    from docgen.usecases.batch.folders import Folders
    from docgen.usecases.batch.journal import Resume
    from docgen.usecases.batch.run import Outcome, Progress
    from docgen.usecases.batch.targets import Target

_PIECE = 48
_PIECE_OF_PAGES = 96


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user asks for: what to make, from which table, where to, and how."""

    document_type: DocumentType
    table: Path
    target: Target
    folders: Folders
    profile: Source | None = None
    form: str | None = None
    mark: str | None = None
    pdf: bool = False
    templates: Path | None = None
    resume: bool = False
    skip_invalid: bool = False


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The plan of what is wanted, over the opened table."""

    wanted: Wanted
    table: Table
    job: TableJob

    @property
    def resume(self) -> Resume:
        """An unfinished run is taken up where the user asks for it, and must be the same then."""
        return "demanded" if self.wanted.resume else "never"

    @property
    def skip_invalid(self) -> bool:
        """Whether rows that are not sound are left out."""
        return self.wanted.skip_invalid

    @property
    def checked_piece(self) -> int:
        """How many rows are checked at a time."""
        return _PIECE

    @property
    def piece(self) -> int:
        """How many rows are made at a time: more where LibreOffice has to start for them."""
        files = max(1, len(self.wanted.document_type.members))
        return max(1, (_PIECE_OF_PAGES if self.wanted.pdf else _PIECE) // files)

    def fingerprint(self) -> str:
        """Give a checksum of all that decides what is made."""
        wanted = self.wanted
        told: list[Any] = [
            metadata.version("docgen"), wanted.document_type.id, wanted.folders.pattern, wanted.form, wanted.mark,
            wanted.pdf,
            wanted.profile.data if wanted.profile else None, wanted.skip_invalid, wanted.target.address,
        ]  # fmt: skip
        digest = hashlib.sha256(repr(told).encode(errors="surrogatepass"))
        for path in files_of(wanted.table, shapes_of(wanted.document_type)):
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        for content in templates_of(wanted.document_type, wanted.templates):
            digest.update(content)
        return digest.hexdigest()

    def expected(self) -> int:
        """Give about how many rows there are."""
        return self.table.expected()

    def records(self) -> Iterator[Record]:
        """Give the rows."""
        return self.table.records()

    def problems(self) -> list[Problem]:
        """Give what is wrong outside of the rows."""
        return self.table.problems()


def templates_of(document_type: DocumentType, folder: Path | None) -> Iterator[bytes]:
    """Give the templates that a type, or the papers of a packet, are made with."""
    for one in (document_type, *(shipped().get(member.jenis) for member in document_type.members)):
        for suffix in one.suffixes:
            yield one.template(suffix, folder).read_bytes()


def run_batch(wanted: Wanted, engine: Engine, progress: Progress) -> Outcome:
    """Make a document or packet of each row of a table. Raises what `run` does."""
    _refuse_form(wanted)
    refuse_faults(profile_problems(wanted.profile, shipped()))
    with open_table(wanted.table, shapes_of(wanted.document_type)) as table:
        return run(TablePlan(wanted, table, _job(wanted, table)), engine, progress)


def _refuse_form(wanted: Wanted) -> None:
    known = wanted.document_type.suffixes
    if not known and not wanted.document_type.members:
        raise WrongUse(no_document(wanted.document_type))
    if known and wanted.form not in {None, ALL, *known}:
        raise WrongUse(
            f"{wanted.document_type.id} tidak ada dalam bentuk {wanted.form}; bentuknya: {', '.join(known)}."
        )


def _job(wanted: Wanted, table: Table) -> TableJob:
    profile = wanted.profile
    if profile is not None:
        known = wanted.document_type.schema["properties"]
        data = {name: value for name, value in profile.data.items() if name in known and name != "jenis"}
        profile = replace(profile, data=data)
    return TableJob(
        wanted.document_type.id, table.layout, wanted.target, wanted.folders, profile, wanted.form, wanted.mark,
        wanted.pdf, wanted.templates.absolute() if wanted.templates else None,
    )  # fmt: skip
