"""A whole batch: read the table, check every row, make the documents, and tell what became of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from docgen.documents.registry import shipped
from docgen.errors import Problem, WriteFailed, WrongUse
from docgen.inputs.tables import files_of, open_table
from docgen.usecases.batch import report
from docgen.usecases.batch.job import Job
from docgen.usecases.batch.journal import BAD, DONE, SOUND, Journal
from docgen.usecases.batch.work import check, make
from docgen.usecases.generate import ALL
from docgen.usecases.orders import profile_problems, refuse_faults
from docgen.usecases.table_shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docgen.documents.registry import DocumentType
    from docgen.inputs.source import Source
    from docgen.inputs.tables.record import Record, Table
    from docgen.usecases.batch.engines import Engine
    from docgen.usecases.batch.folders import Folders
    from docgen.usecases.batch.targets import Target

_PIECE = 48
_PIECE_OF_PAGES = 96
_NAMED = 5


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


@dataclass(slots=True)
class Outcome:
    """What became of a batch: rows and files by what happened to them, warnings, what could not be made."""

    rows: int = 0
    left_out: int = 0
    files: int = 0
    new_files: int = 0
    finished_before: int = 0
    warnings: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)


class Progress(Protocol):
    """Somebody who shows how far the work is."""

    def phase(self, title: str, total: int) -> None:
        """A new part of the work begins, of about so many rows (0: nobody knows)."""

    def step(self, count: int) -> None:
        """So many more rows are finished."""


def run_batch(wanted: Wanted, engine: Engine, progress: Progress) -> Outcome:
    """Make a document or packet of each row of a table.

    Raises InvalidData with every problem of every row, and nothing was written then; with `skip_invalid` such rows are
    left out and reported. Raises Unreadable, WrongUse, TemplateFault, WriteFailed; a run that ends so, or is killed,
    goes on with `resume`.
    """
    _refuse_form(wanted)
    refuse_faults(profile_problems(wanted.profile, shipped()))
    with open_table(wanted.table, shapes_of(wanted.document_type)) as table:
        job = _job(wanted, table)
        journal = _checked(wanted, job, table, engine, progress)
    try:
        return _make_all(wanted, job, journal, engine, progress)
    except BaseException:
        journal.close()
        raise


def _checked(wanted: Wanted, job: Job, table: Table, engine: Engine, progress: Progress) -> Journal:
    """Give the journal with all rows read and checked. Raises InvalidData, and then leaves nothing behind."""
    path = wanted.target.journal()
    made_folders = _make_folder(path.parent)
    journal = Journal(path, _identity(wanted), resume=wanted.resume)
    try:
        if not journal.checked:
            _check_all(job, table, journal, engine, progress)
        if not wanted.skip_invalid:
            refuse_faults([problem for _, problem in journal.problems(of_check=True)])
    except BaseException:
        journal.remove()  # nothing was made yet
        _drop_folders(made_folders)
        raise
    return journal


def _refuse_form(wanted: Wanted) -> None:
    known = wanted.document_type.suffixes
    if not known and not wanted.document_type.members:
        raise WrongUse(f"“{wanted.document_type.id}” bukan dokumen; pakailah sebagai profil dengan pilihan -p.")
    if known and wanted.form not in {None, ALL, *known}:
        raise WrongUse(
            f"{wanted.document_type.id} tidak ada dalam bentuk {wanted.form}; bentuknya: {', '.join(known)}."
        )


def _job(wanted: Wanted, table: Table) -> Job:
    profile = wanted.profile
    if profile is not None:
        known = wanted.document_type.schema["properties"]
        data = {name: value for name, value in profile.data.items() if name in known and name != "jenis"}
        profile = replace(profile, data=data)
    return Job(
        wanted.document_type.id, table.layout, wanted.target, wanted.folders, profile, wanted.form, wanted.mark,
        wanted.pdf, wanted.templates.absolute() if wanted.templates else None,
    )  # fmt: skip


def _identity(wanted: Wanted) -> str:
    """Give a checksum of all that decides what is made."""
    told: list[Any] = [
        metadata.version("docgen"), wanted.document_type.id, wanted.folders.pattern, wanted.form, wanted.mark,
        wanted.pdf,
        wanted.profile.data if wanted.profile else None, wanted.skip_invalid, wanted.target.address,
    ]  # fmt: skip
    digest = hashlib.sha256(repr(told).encode(errors="surrogatepass"))
    for path in files_of(wanted.table, shapes_of(wanted.document_type)):
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    for one in (wanted.document_type, *(shipped().get(member.jenis) for member in wanted.document_type.members)):
        for suffix in one.suffixes:
            digest.update(one.template(suffix, wanted.templates).read_bytes())
    return digest.hexdigest()


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder; give those that were not there, the innermost first."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(f"Folder {folder} tidak dapat dibuat. Pilih folder lain dengan -o.") from error
    return made


def _drop_folders(folders: Sequence[Path]) -> None:
    for folder in folders:
        if any(folder.iterdir()):
            return
        folder.rmdir()


def _check_all(job: Job, table: Table, journal: Journal, engine: Engine, progress: Progress) -> None:
    """Read the table into the journal and check it meanwhile."""
    journal.start_over()
    progress.phase("Memeriksa", table.expected())

    def noted() -> Iterator[list[Record]]:
        for piece in _pieces(table.records(), _PIECE):
            journal.add(piece)
            yield piece

    for verdicts in engine.map(check, job, noted()):
        journal.judge(verdicts)
        progress.step(len(verdicts))
    journal.note(table.problems())
    if not journal.count():
        raise WrongUse(f"{job.layout.file} tidak berisi satu baris pun.")
    _judge_names(journal, job)
    journal.set_checked()


def _judge_names(journal: Journal, job: Job) -> None:
    """Refuse rows of which a file would have the name of another one's."""
    for group in journal.namesakes():
        rows = list(dict.fromkeys(number for number, _ in group))
        named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
        message = f"berkasnya akan bernama sama dengan milik baris lain: {group[0][1]} (baris data ke-{named})"
        hint = "Bedakan isian yang dipakai untuk nama berkas, atau bagi ke folder dengan --layout."
        for number, record in zip(rows, journal.some(rows), strict=True):
            place = job.layout.source(record).places.get(())
            journal.refuse(number, Problem("nama_ganda", message, hint=hint, place=place))


def _make_all(wanted: Wanted, job: Job, journal: Journal, engine: Engine, progress: Progress) -> Outcome:
    """Make what is not finished yet, and end the journal when nothing is left."""
    target = wanted.target
    target.prepare(resumed=journal.resumed, after_another=journal.found)
    outcome = Outcome(rows=journal.count(), left_out=journal.count(BAD))
    for number in journal.numbers(DONE):
        if not all(target.has(path, digest) for path, digest in journal.files(number)):
            journal.undo(number)
    outcome.finished_before = journal.count(DONE)
    journal.commit()
    progress.phase("Membuat", journal.count(SOUND))
    piece = _PIECE_OF_PAGES if wanted.pdf else _PIECE
    size = max(1, piece // max(1, len(wanted.document_type.members)))
    for made in engine.map(make, job, journal.records(SOUND, size)):
        products = [product for one in made for product in one.products]
        target.accept(products)
        journal.done(made)
        journal.commit()
        outcome.files += len(products)
        outcome.new_files += sum(product.is_new for product in products)
        outcome.failures += [failure for one in made for failure in one.failures]
        progress.step(len(made))
    target.finish()
    _tell(wanted, journal, outcome)
    if outcome.failures:
        journal.close()
    else:
        journal.remove()
    return outcome


def _tell(wanted: Wanted, journal: Journal, outcome: Outcome) -> None:
    outcome.warnings = [problem for _, problem in journal.problems() if problem.severity == "peringatan"]
    if wanted.skip_invalid and (outcome.left_out or any(number == 0 for number, _ in journal.problems())):
        for suffix, write in (("xlsx", report.as_workbook), ("json", report.as_json)):
            outcome.reports.append(wanted.target.report(f"{report.NAME}.{suffix}", write(journal.problems())))


def _pieces(records: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while piece := list(islice(records, size)):
        yield piece
