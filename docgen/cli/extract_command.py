"""`docgen extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.cli.printing import print_problems
from docgen.documents.registry import shipped
from docgen.errors import InvalidData
from docgen.output import write_files
from docgen.usecases.extract import extract
from docgen.usecases.starter import written

if TYPE_CHECKING:
    from pathlib import Path


@click.command("extract")
@click.argument("berkas", type=EXISTING, metavar="BERKAS")
@click.option("-o", "--keluaran", "target", type=EXISTING, metavar="ISIAN", help="Berkas .yaml, .json, .xlsx.")
@force_option
def command(berkas: Path, target: Path | None, force: bool) -> None:
    """Membaca kembali isian dari berkas buatan docgen, juga sesudah diisi atau diubah: buku kerja Excel, formulir Word,
    formulir PDF.

    Baris yang ditambah, dihapus, disalin, atau dipindah ikut terbaca. Tanpa -o isian ditampilkan sebagai YAML.
    """
    found = extract(berkas, shipped())
    if any(problem.severity == "galat" for problem in found.problems):
        raise InvalidData(found.problems)
    print_problems(found.problems)
    suffix = target.suffix.lstrip(".").lower() if target else "yaml"
    content = written(found.document_type, found.source.data, suffix)
    if target is None:
        click.echo(content.decode(), nl=False)
        return
    write_files([(target, content)], force=force)
    click.echo(str(target))
