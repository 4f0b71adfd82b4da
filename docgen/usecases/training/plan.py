"""A training as a plan that can be run: a record for what is for all, for each session, and for each participant."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.inputs.tables.record import Record
from docgen.usecases.batch.run import run
from docgen.usecases.batch.table import templates_of
from docgen.usecases.orders import file_name
from docgen.usecases.training.admission import Trainee, seats
from docgen.usecases.training.course import Course, given
from docgen.usecases.training.lessons import lesson
from docgen.usecases.training.material import data_of
from docgen.usecases.training.pages import common_pages, participant_pages, practised_type, session_pages
from docgen.usecases.training.planting import Exercise, plant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.errors import Place, Problem
    from docgen.usecases.batch.engines import Engine
    from docgen.usecases.batch.items import Item
    from docgen.usecases.batch.journal import Resume
    from docgen.usecases.batch.run import Outcome, Progress
    from docgen.usecases.batch.targets import Target
    from docgen.usecases.orders import Order

_ALL, _SESSION, _PARTICIPANT = "umum", "sesi", "peserta"


@dataclass(frozen=True, slots=True)
class TrainingJob:
    """What the workers must know of a training: its packet without the participants, who come with the records."""

    type_id: str
    data: Mapping[str, Any]
    seed: int
    mistakes: int
    target: Target
    file: str
    pdf: bool = False
    templates: Path | None = None

    @property
    def course(self) -> Course:
        """The training itself."""
        return Course(shipped().get(self.type_id), self.data, self.seed, self.mistakes)

    def place(self, record: Record) -> Place | None:
        """A record is made by docgen, and stands nowhere."""
        return None

    def items(self, record: Record, *, rehearsal: bool) -> list[Item]:
        """Give the files of a record. Raises WrongUse, TemplateFault."""
        told = json.loads(record.text)
        trainees = [Trainee(**one) for one in told["peserta"]]
        if told["bagian"] == _ALL:
            return list(common_pages(self.course, trainees))
        if told["bagian"] == _SESSION:
            return list(session_pages(self.course, told["sesi"], trainees))
        return list(participant_pages(self.course, trainees[0], rehearsal=rehearsal))


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The plan of a training; a run that was stopped is taken up by itself."""

    job: TrainingJob
    trainees: list[Trainee]
    resume: Resume = "if_same"
    skip_invalid: bool = False
    checked_piece: int = 4
    piece: int = 2

    def fingerprint(self) -> str:
        """Give a checksum of all that decides what is made."""
        job = self.job
        told = [
            metadata.version("docgen"), job.type_id, job.data, [asdict(one) for one in self.trainees], job.seed,
            job.mistakes, job.pdf, job.target.address,
        ]  # fmt: skip
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
        pages = [entry["jenis"] for entry in job.course.document_type.training.values()]
        for name in (*pages, *job.data["contoh"]):
            for content in templates_of(shipped().get(name), job.templates):
                digest.update(content)
        return digest.hexdigest()

    def expected(self) -> int:
        """Give how many records there are."""
        return 1 + len(self.job.data["sesi"]) + len(self.trainees)

    def records(self) -> Iterator[Record]:
        """Give the records: what is for all first, as it shows that the folder is that of another training."""
        yield self._record(1, _ALL, self.trainees)
        sessions = len(self.job.data["sesi"])
        for number in range(1, sessions + 1):
            here = [one for one in self.trainees if one.session == number]
            yield self._record(1 + number, _SESSION, here, sesi=number)
        for one in self.trainees:
            yield self._record(1 + sessions + one.number, _PARTICIPANT, [one])

    @staticmethod
    def _record(number: int, part: str, trainees: list[Trainee], **more: Any) -> Record:
        told = {"bagian": part, "peserta": [asdict(one) for one in trainees], **more}
        return Record(number, json.dumps(told), {})

    def problems(self) -> list[Problem]:
        """Give nothing: all that a person wrote was checked before."""
        return []


@dataclass(frozen=True, slots=True)
class Options:
    """How a training is made: the seed and the number of mistakes where the command says them, PDF, own templates."""

    seed: int | None = None
    mistakes: int | None = None
    pdf: bool = False
    templates: Path | None = None


def training_folder(order: Order) -> str:
    """Give the name of the folder that a training's files lie in."""
    return file_name(order, "x").removesuffix(".x")


def run_training(order: Order, target: Target, options: Options, engine: Engine, progress: Progress) -> Outcome:
    """Make all files of a checked training.

    Raises WrongUse for more mistakes than an exercise can hold, and what `run` does.
    """
    context = order.context
    seed = context["benih"] if options.seed is None else options.seed
    mistakes = context["kesalahan"] if options.mistakes is None else options.mistakes
    trainees = seats(context, seed)
    data = given(order.data, context)
    folder = Path(order.file).parent.absolute()
    data |= {name: str(folder / data[name]) for name in order.document_type.picture_fields if name in data}
    job = TrainingJob(
        order.document_type.id, {**data, "peserta": [], "daftar_desa": []}, seed, mistakes, target, order.file,
        options.pdf, options.templates,
    )  # fmt: skip
    _rehearse_mistakes(job.course, trainees[0])
    return run(TrainingPlan(job, trainees), engine, progress)


def _rehearse_mistakes(course: Course, trainee: Trainee) -> None:
    """Refuse more mistakes than an exercise can hold before anything is made."""
    document_type, village = practised_type(course), course.village_of(trainee)
    data = data_of(document_type, village, shipped())
    candidates = lesson(document_type, data, village).mistakes
    plant(Exercise(document_type, data, candidates, course.mistakes, (course.seed,)), shipped())
