"""`docgen fill`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.cli.printing import print_problems
from docgen.errors import WrongUse
from docgen.output import write_files
from docgen.usecases.fill import fields_of, fill_form
from docgen.usecases.form_fields import form_starter, listing

if TYPE_CHECKING:
    from pathlib import Path


@click.command("fill")
@click.argument("formulir", type=EXISTING, metavar="FORMULIR")
@click.argument("data", type=EXISTING, required=False, metavar="[DATA]")
@click.option("-o", "--keluaran", "target", type=EXISTING, metavar="BERKAS", help="Berkas hasil.")
@click.option("--fields", "only_fields", is_flag=True, help="Tampilkan isian formulir; dengan -o menjadi berkas data.")
@click.option("--flatten", is_flag=True, help="Jadikan isian bagian halaman, tak dapat diubah.")
@force_option
def command(
    formulir: Path, data: Path | None, target: Path | None, only_fields: bool, flatten: bool, force: bool
) -> None:
    """Mengisi formulir PDF buatan siapa pun dari berkas DATA (.yaml atau .json).

    DATA memuat pasangan nama isian dan nilainya. Nama isian formulir dilihat dengan --fields; dengan -o isian.yaml
    dibuatkan berkas yang tinggal diisi.
    """
    if only_fields:
        if data is not None or flatten:
            raise WrongUse("--fields hanya membaca formulir; jalankan tanpa DATA dan tanpa --flatten.")
        _tell_fields(formulir, target, force=force)
        return
    if data is None or target is None:
        raise WrongUse(
            f"Tulis: docgen fill {formulir} DATA -o HASIL.pdf. Isian formulir dilihat dengan: "
            f"docgen fill {formulir} --fields"
        )
    if target.resolve() in {formulir.resolve(), data.resolve()}:
        raise WrongUse(f"{target} adalah formulir atau datanya sendiri. Pilih nama lain dengan -o.")
    filled = fill_form(formulir, data, flatten=flatten)
    write_files([(target, filled.content)], force=force)
    print_problems(filled.warnings)
    click.echo(str(target))


def _tell_fields(form: Path, target: Path | None, *, force: bool) -> None:
    fields = fields_of(form)
    if target is None:
        for line in listing(fields):
            click.echo(line)
        return
    content = form_starter(fields, form.name, target.suffix.lstrip(".").lower())
    write_files([(target, content)], force=force)
    click.echo(str(target))
