"""`docgen generate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, files, force_option, profile_option, type_option
from docgen.cli.printing import print_problems
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, WrongUse
from docgen.inputs import read
from docgen.output import write_files
from docgen.usecases.generate import ALL, produce, suffixes_for, take_orders
from docgen.usecases.portable import Made, Wish, refuse_to_replace_signed, with_pdfs

if TYPE_CHECKING:
    from docgen.errors import Problem
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
@click.option("--templates", type=EXISTING, metavar="FOLDER", help="Folder templat sendiri, dipakai lebih dahulu.")
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
    templates: Path | None,
    force: bool,
) -> None:
    """Membuat dokumen dari berkas isian. Setiap berkas yang ditulis disebut namanya."""
    if (ttd or pdfa) and not (pdf or bundle):
        raise WrongUse("--ttd dan --pdfa berlaku untuk PDF; tambahkan --pdf atau --bundle BERKAS.pdf.")
    orders = _take_all(berkas, type_id, profile)
    made = [
        Made(order, produce(order, suffix=suffix, mark=mark, templates=templates))
        for order in orders
        for suffix in suffixes_for(order, form)
    ]
    artifacts = [one.artifact for one in made]
    if pdf or bundle:
        artifacts = with_pdfs(made, Wish(pdf, bundle or "", pdfa, ttd, mark, templates))
    for order in orders:
        print_problems(order.warnings)
    files = [(folder / artifact.folder / artifact.name, artifact.content) for artifact in artifacts]
    refuse_to_replace_signed(path for path, _ in files)
    for written in write_files(files, force=force):
        click.echo(str(written.path))
        if written.state == "sama":
            click.echo(f"{written.path}: sudah ada dengan isi yang sama, tidak ditulis ulang.", err=True)


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
