"""A training made as long work: one zip in the drafts' folder, as it is too large for the drafts' own file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from docgen.errors import CannotProduce
from docgen.usecases.judging import PICTURES
from docgen.usecases.orders import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.usecases.drafts import Draft
    from docgen.usecases.orders import Order
    from docgen.web.jobs import Job
    from docgen.web.studio import Studio

ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class _Shown:
    """Tells a job how far a run is; a cancelled job stops the run there."""

    job: Job

    def phase(self, title: str, total: int) -> None:
        """A new part of the work begins."""
        self.job.phase(title, total)

    def step(self, count: int) -> None:
        """So many more are finished."""
        for _ in range(count):
            self.job.step()


def bundle(studio: Studio, result_id: str) -> Path:
    """Give where the zip of a result lies, if it has one of its own. The id is one that we made."""
    return studio.drafts.folder / "pelatihan" / f"{result_id}.zip"


def training_work(studio: Studio, draft: Draft, order: Order, *, pdf: bool) -> Callable[[Job], Any]:
    """Give the work that makes all files of a training and keeps them as one zip."""

    def work(job: Job) -> dict[str, Any]:
        from docgen.usecases.batch.engines import engine_of
        from docgen.usecases.batch.targets import target_of
        from docgen.usecases.training.plan import Options, run_training, training_folder

        title = training_folder(order)
        place = studio.drafts.folder / "pelatihan"
        place.mkdir(mode=0o700, exist_ok=True)
        pictures = studio.drafts.folder / PICTURES / "isian"  # pictures are looked for beside the data
        with TemporaryDirectory(prefix=".kerja-", dir=place, ignore_cleanup_errors=True) as folder:
            made = Path(folder, f"{title}.zip")
            with engine_of("local", workers=None, scheduler=None) as workers:
                outcome = run_training(
                    replace(order, file=str(pictures)), target_of(str(made)), Options(pdf=pdf), workers, _Shown(job)
                )
            if outcome.failures:
                raise CannotProduce(" ".join(problem.message for problem in outcome.failures[:5]))
            job.phase("Menyimpan")
            result = studio.drafts.keep(draft, [Artifact(made.name, ZIP, b"")], "contoh", studio.now(), title)
            made.replace(bundle(studio, result))
        return {"alamat": f"/hasil/{result}"}

    return work
