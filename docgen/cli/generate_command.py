"""`docgen generate`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.long_work import carried_out
from docgen.cli.options import EXISTING, files, force_option, jobs_option, profile_option, type_option
from docgen.cli.printing import print_problems
from docgen.cli.registering import now, register_option, register_path
from docgen.documents.registry import shipped
from docgen.errors import WrongUse
from docgen.inputs import read
from docgen.output import write_files
from docgen.usecases.batch.engines import engine_of
from docgen.usecases.batch.targets import target_of
from docgen.usecases.copies import copies_of
from docgen.usecases.generate import ALL, produce, suffixes_for, take
from docgen.usecases.orders import COPY
from docgen.usecases.portable import Made, Wish, refuse_to_replace_signed, with_pdfs
from docgen.usecases.registration import Desk
from docgen.usecases.training.plan import Options, run_training, training_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.usecases.orders import Order


@click.command("generate")
@files
@type_option
@profile_option
@click.option("-o", "--keluaran", "folder", type=EXISTING, default=Path(), metavar="FOLDER", help="Folder hasil.")
@click.option("--pdf", is_flag=True, help="Buat juga PDF (memerlukan LibreOffice).")
@click.option("--bundle", metavar="BERKAS.pdf", help="Gabungkan semua menjadi satu PDF dengan sampul dan penanda bab.")
@click.option("--ttd", is_flag=True, help="Beri PDF kotak tanda tangan elektronik di tiap ruang tanda tangan.")
@click.option("--pdfa", is_flag=True, help="Buat PDF untuk disimpan lama (PDF/A-2b); berkasnya lebih besar.")
@click.option(
    "--mark", type=click.Choice(["draf", "contoh"]), help="Cetak DRAF atau CONTOH melintang di setiap halaman."
)
@click.option(
    "--format", "form", type=click.Choice(["docx", "xlsx", ALL]),
    help="Bentuk dokumen, bila jenisnya punya lebih dari satu.",
)  # fmt: skip
@click.option("--salinan", is_flag=True, help="Buat salinan dari naskah final, untuk disahkan sekretaris desa.")
@click.option("--templates", type=EXISTING, metavar="FOLDER", help="Folder templat sendiri, dipakai lebih dahulu.")
@register_option
@click.option("--nomor-baru", "another", is_flag=True, help="Beri nomor baru walaupun ada naskah yang mirip.")
@click.option("--qr", is_flag=True, help="Cetak kode berkas (QR) di kaki setiap halaman Word naskah bernomor.")
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
    bundle: str | None,
    ttd: bool,
    pdfa: bool,
    mark: str | None,
    form: str | None,
    salinan: bool,
    templates: Path | None,
    register: Path | None,
    another: bool,
    qr: bool,
    seed: int | None,
    mistakes: int | None,
    jobs: int | None,
    force: bool,
) -> None:
    """Membuat dokumen dari berkas isian. Setiap berkas yang ditulis disebut namanya.

    Nomor yang diisi “otomatis” diberikan dari register menurut pola_nomor di profil, setelah semua isian benar.
    Paket pelatihan dibuat per peserta; yang terhenti dilanjutkan dengan perintah yang sama.
    """
    if (ttd or pdfa) and not (pdf or bundle):
        raise WrongUse("--ttd dan --pdfa berlaku untuk PDF; tambahkan --pdf atau --bundle BERKAS.pdf.")
    shared = read(profile) if profile else None
    unregistered = mark or (COPY if salinan else None)  # a copy takes no number of its own
    desk = Desk(register_path(register, profile), now(), register is not None, another, qr, unregistered, shared)
    taken = desk.orders([partial(take, path, shipped(), type_id, shared) for path in berkas], shipped())
    orders = [order for order in taken if not order.document_type.training]
    trainings = [order for order in taken if order.document_type.training]
    _refuse_options(trainings, {seed, mistakes, jobs} != {None}, any((bundle, ttd, pdfa, mark, form, salinan, qr)))
    if salinan:
        orders = copies_of(orders, shipped())
    made = [
        Made(order, produce(order, suffix=suffix, mark=mark, templates=templates, code=desk.code(order)))
        for order in orders
        for suffix in suffixes_for(order, form)
    ]
    artifacts = [one.artifact for one in made]
    if made and (pdf or bundle):
        artifacts = with_pdfs(made, Wish(pdf, bundle or "", pdfa, ttd, mark, templates))
    for order in orders:
        print_problems(order.warnings)
    desk.refuse_changed(orders, artifacts, force=force)
    files = [(folder / artifact.folder / artifact.name, artifact.content) for artifact in artifacts]
    refuse_to_replace_signed(path for path, _ in files)
    _write(files, force=force)
    desk.bind(orders, artifacts)
    for note in desk.notes:
        click.echo(note, err=True)
    for order in trainings:
        _train(order, folder, Options(seed, mistakes, pdf, templates), jobs, force=force)


def _refuse_options(trainings: Sequence[Order], of_trainings: bool, of_papers: bool) -> None:
    """Raise WrongUse for options that nothing in the data has a use for."""
    if not trainings and of_trainings:
        raise WrongUse("--seed, --kesalahan, dan -j hanya untuk paket pelatihan, mis. paket_bimtek.")
    if trainings and of_papers:
        raise WrongUse("Paket pelatihan hanya mengenal --pdf, --templates, --seed, --kesalahan, -j, dan --force.")


def _write(files: Sequence[tuple[Path, bytes]], *, force: bool) -> None:
    for written in write_files(files, force=force):
        click.echo(str(written.path))
        if written.state == "sama":
            click.echo(f"{written.path}: sudah ada dengan isi yang sama, tidak ditulis ulang.", err=True)


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
