"""A whole run: every record is checked, the documents are made, and it is told what became of them.

What the records are and what becomes of each is a plan's: the rows of a table, the participants of a training.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from docgen.errors import Problem, WriteFailed, WrongUse
from docgen.usecases.batch import report
from docgen.usecases.batch.journal import BAD, DONE, SOUND, Journal
from docgen.usecases.batch.work import check, make
from docgen.usecases.orders import refuse_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docgen.inputs.tables.record import Record
    from docgen.usecases.batch.engines import Engine
    from docgen.usecases.batch.items import Job
    from docgen.usecases.batch.journal import Resume

_NAMED = 5


class Plan(Protocol):
    """What a run is to make."""

    @property
    def job(self) -> Job:
        """What the workers must know."""

    @property
    def resume(self) -> Resume:
        """Whether an unfinished run before is taken up."""

    @property
    def skip_invalid(self) -> bool:
        """Whether records that are not sound are left out and reported."""

    @property
    def checked_piece(self) -> int:
        """How many records are checked at a time."""

    @property
    def piece(self) -> int:
        """How many records are made at a time."""

    def fingerprint(self) -> str:
        """Give a checksum of all that decides what is made."""

    def expected(self) -> int:
        """Give about how many records there are; 0 when nobody knows."""

    def records(self) -> Iterator[Record]:
        """Give the records, one after the other."""

    def problems(self) -> Sequence[Problem]:
        """Give what is wrong outside of the records, after all of them were given."""


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


def run(plan: Plan, engine: Engine, progress: Progress) -> Outcome:
    """Make all that a plan asks for.

    Raises InvalidData with every problem of every record, and nothing was written then; with `skip_invalid` such
    records are left out and reported. Raises Unreadable, WrongUse, TemplateFault, WriteFailed; a run that ends so, or
    is killed, goes on when it is resumed.
    """
    journal = _checked(plan, engine, progress)
    try:
        return _make_all(plan, journal, engine, progress)
    except BaseException:
        journal.close()
        raise


def _checked(plan: Plan, engine: Engine, progress: Progress) -> Journal:
    """Give the journal with all records read and checked. Raises InvalidData, and then leaves nothing behind."""
    path = plan.job.target.journal()
    made_folders = _make_folder(path.parent)
    journal = Journal(path, plan.fingerprint(), resume=plan.resume)
    try:
        if not journal.checked:
            _check_all(plan, journal, engine, progress)
        if not plan.skip_invalid:
            refuse_faults([problem for _, problem in journal.problems(of_check=True)])
    except BaseException:
        journal.remove()  # nothing was made yet
        _drop_folders(made_folders)
        raise
    return journal


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


def _check_all(plan: Plan, journal: Journal, engine: Engine, progress: Progress) -> None:
    """Read the records into the journal and check them meanwhile."""
    journal.start_over()
    progress.phase("Memeriksa", plan.expected())

    def noted() -> Iterator[list[Record]]:
        for piece in _pieces(plan.records(), plan.checked_piece):
            journal.add(piece)
            yield piece

    for verdicts in engine.map(check, plan.job, noted()):
        journal.judge(verdicts)
        progress.step(len(verdicts))
    journal.note(plan.problems())
    if not journal.count():
        raise WrongUse(f"{plan.job.file} tidak berisi satu baris pun.")
    _judge_names(journal, plan.job)
    journal.set_checked()


def _judge_names(journal: Journal, job: Job) -> None:
    """Refuse rows of which a file would have the name of another one's."""
    for group in journal.namesakes():
        rows = list(dict.fromkeys(number for number, _ in group))
        named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
        message = f"berkasnya akan bernama sama dengan milik baris lain: {group[0][1]} (baris data ke-{named})"
        hint = "Bedakan isian yang dipakai untuk nama berkas, atau bagi ke folder dengan --layout."
        for number, record in zip(rows, journal.some(rows), strict=True):
            journal.refuse(number, Problem("nama_ganda", message, hint=hint, place=job.place(record)))


def _make_all(plan: Plan, journal: Journal, engine: Engine, progress: Progress) -> Outcome:
    """Make what is not finished yet, and end the journal when nothing is left."""
    target = plan.job.target
    target.prepare(resumed=journal.resumed, after_another=journal.found)
    outcome = Outcome(rows=journal.count(), left_out=journal.count(BAD))
    for number in journal.numbers(DONE):
        if not all(target.has(path, digest) for path, digest in journal.files(number)):
            journal.undo(number)
    outcome.finished_before = journal.count(DONE)
    journal.commit()
    progress.phase("Membuat", journal.count(SOUND))
    for made in engine.map(make, plan.job, journal.records(SOUND, plan.piece)):
        products = [product for one in made for product in one.products]
        target.accept(products)
        journal.done(made)
        journal.commit()
        outcome.files += len(products)
        outcome.new_files += sum(product.is_new for product in products)
        outcome.failures += [failure for one in made for failure in one.failures]
        progress.step(len(made))
    target.finish()
    _tell(plan, journal, outcome)
    if outcome.failures:
        journal.close()
    else:
        journal.remove()
    return outcome


def _tell(plan: Plan, journal: Journal, outcome: Outcome) -> None:
    outcome.warnings = [problem for _, problem in journal.problems() if problem.severity == "peringatan"]
    if plan.skip_invalid and (outcome.left_out or any(number == 0 for number, _ in journal.problems())):
        for suffix, write in (("xlsx", report.as_workbook), ("json", report.as_json)):
            outcome.reports.append(plan.job.target.report(f"{report.NAME}.{suffix}", write(journal.problems())))


def _pieces(records: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while piece := list(islice(records, size)):
        yield piece
