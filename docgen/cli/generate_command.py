"""`docgen generate`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from docgen.cli.options import EXISTING, files, force_option, profile_option, type_option
from docgen.cli.printing import print_problems
from docgen.cli.registering import now, register_option, register_path
from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.output import write_files
from docgen.usecases.copies import copies_of
from docgen.usecases.generate import ALL, produce, suffixes_for, take, with_pdf
from docgen.usecases.orders import COPY
from docgen.usecases.registration import Desk


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
@click.option("--salinan", is_flag=True, help="Buat salinan dari naskah final, untuk disahkan sekretaris desa.")
@click.option("--templates", type=EXISTING, metavar="FOLDER", help="Folder templat sendiri, dipakai lebih dahulu.")
@register_option
@click.option("--nomor-baru", "another", is_flag=True, help="Beri nomor baru walaupun ada naskah yang mirip.")
@click.option("--qr", is_flag=True, help="Cetak kode berkas (QR) di kaki setiap halaman Word naskah bernomor.")
@force_option
def command(
    berkas: tuple[Path, ...],
    type_id: str | None,
    profile: Path | None,
    folder: Path,
    pdf: bool,
    mark: str | None,
    form: str | None,
    salinan: bool,
    templates: Path | None,
    register: Path | None,
    another: bool,
    qr: bool,
    force: bool,
) -> None:
    """Membuat dokumen dari berkas isian. Setiap berkas yang ditulis disebut namanya.

    Nomor yang diisi “otomatis” diberikan dari register menurut pola_nomor di profil, setelah semua isian benar.
    """
    shared = read(profile) if profile else None
    unregistered = mark or (COPY if salinan else None)  # a copy takes no number of its own
    desk = Desk(register_path(register, profile), now(), register is not None, another, qr, unregistered, shared)
    orders = desk.orders([partial(take, path, shipped(), type_id, shared) for path in berkas], shipped())
    if salinan:
        orders = copies_of(orders, shipped())
    artifacts = [
        produce(order, suffix=suffix, mark=mark, templates=templates, code=desk.code(order))
        for order in orders
        for suffix in suffixes_for(order, form)
    ]
    if pdf:
        artifacts = with_pdf(artifacts)
    for order in orders:
        print_problems(order.warnings)
    desk.refuse_changed(orders, artifacts, force=force)
    files = [(folder / artifact.folder / artifact.name, artifact.content) for artifact in artifacts]
    for written in write_files(files, force=force):
        click.echo(str(written.path))
        if written.state == "sama":
            click.echo(f"{written.path}: sudah ada dengan isi yang sama, tidak ditulis ulang.", err=True)
    desk.bind(orders, artifacts)
    for note in desk.notes:
        click.echo(note, err=True)
