"""`docgen generate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.long_work import carried_out
from docgen.cli.options import EXISTING, files, force_option, jobs_option, profile_option, type_option
from docgen.cli.printing import print_problems
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, WrongUse
from docgen.inputs import read
from docgen.output import write_files
from docgen.usecases.batch.engines import engine_of
from docgen.usecases.batch.targets import target_of
from docgen.usecases.generate import ALL, produce, suffixes_for, take_orders, with_pdf
from docgen.usecases.training.plan import Options, run_training, training_folder

if TYPE_CHECKING:
    from docgen.errors import Problem
    from docgen.usecases.orders import Order


@click.command("generate")
@files
@type_option
@profile_option
@click.option("-o", "--keluaran", "folder", type=EXISTING, default=Path(), metavar="FOLDER", help="Folder hasil.")
@click.option("--pdf", is_flag=True, help="Buat juga PDF (memerlukan LibreOffice).")
@click.option(
    "--mark", type=click.Choice(["draf", "contoh"]), help="Cetak DRAF atau CONTOH melintang di setiap halaman."
)
@click.option(
    "--format", "form", type=click.Choice(["docx", "xlsx", ALL]),
    help="Bentuk dokumen, bila jenisnya punya lebih dari satu.",
)  # fmt: skip
@click.option("--templates", type=EXISTING, metavar="FOLDER", help="Folder templat sendiri, dipakai lebih dahulu.")
@click.option("--seed", type=click.IntRange(0, 999_999_999), metavar="N", help="Benih data contoh (paket pelatihan).")
@click.option(
    "--kesalahan", "mistakes", type=click.IntRange(0, 100), metavar="N",
    help="Banyak kesalahan yang ditanam pada setiap latihan (paket pelatihan).",
)  # fmt: skip
@jobs_option
@force_option
def command(
    berkas: tuple[Path, ...],
    type_id: str | None,
    profile: Path | None,
    folder: Path,
    pdf: bool,
    mark: str | None,
    form: str | None,
    templates: Path | None,
    seed: int | None,
    mistakes: int | None,
    jobs: int | None,
    force: bool,
) -> None:
    """Membuat dokumen dari berkas isian. Setiap berkas yang ditulis disebut namanya.

    Paket pelatihan dibuat per peserta; yang terhenti dilanjutkan dengan perintah yang sama.
    """
    taken = _take_all(berkas, type_id, profile)
    orders = [order for order in taken if not order.document_type.training]
    trainings = [order for order in taken if order.document_type.training]
    if not trainings and {seed, mistakes, jobs} != {None}:
        raise WrongUse("--seed, --kesalahan, dan -j hanya untuk paket pelatihan, mis. paket_bimtek.")
    artifacts = [
        produce(order, suffix=suffix, mark=mark, templates=templates)
        for order in orders
        for suffix in suffixes_for(order, form)
    ]
    if pdf:
        artifacts = with_pdf(artifacts)
    for order in orders:
        print_problems(order.warnings)
    files = [(folder / artifact.folder / artifact.name, artifact.content) for artifact in artifacts]
    for written in write_files(files, force=force):
        click.echo(str(written.path))
        if written.state == "sama":
            click.echo(f"{written.path}: sudah ada dengan isi yang sama, tidak ditulis ulang.", err=True)
    for order in trainings:
        _train(order, folder, Options(seed, mistakes, pdf, templates), jobs, force=force)


def _train(order: Order, folder: Path, options: Options, jobs: int | None, *, force: bool) -> None:
    """Make a training: a folder with one for each session and participant."""
    print_problems(order.warnings)
    target = target_of(str(folder / training_folder(order)), force=force)
    with engine_of("local", workers=jobs, scheduler=None) as workers:
        outcome = carried_out(
            lambda shown: run_training(order, target, options, workers, shown), "bagian", "perintah yang sama"
        )
    click.echo(target.address)
    if outcome.failures:
        raise SystemExit(3)


def _take_all(paths: tuple[Path, ...], type_id: str | None, profile: Path | None) -> list[Order]:
    """Read and check every file before anything is made. Raises InvalidData with the problems of all of them."""
    shared = read(profile) if profile else None
    orders: list[Order] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            orders += take_orders(path, shipped(), type_id, shared)
        except InvalidData as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise InvalidData(problems)
    return orders
