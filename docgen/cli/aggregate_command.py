"""`docgen aggregate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.cli.printing import print_problems
from docgen.cli.progress import progress
from docgen.documents.registry import shipped
from docgen.errors import WrongUse
from docgen.output import write_files
from docgen.usecases.aggregate import SUFFIXES, Wanted, collection_of, gathered
from docgen.usecases.given import known_before
from docgen.usecases.names_list import names_in
from docgen.usecases.whole import whole_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command("aggregate")
@click.argument("jenis", metavar="JENIS")
@click.argument("berkas", nargs=-1, required=True, type=EXISTING, metavar="BERKAS...")
@click.option(
    "-o", "--keluaran", "target", required=True, type=EXISTING, metavar="HASIL",
    help="Dokumen .xlsx, .docx, .pdf, atau data .yaml, .json.",
)  # fmt: skip
@click.option("-d", "--data", "base", type=EXISTING, metavar="DASAR", help="Isian hasil yang sudah diketahui.")
@click.option(
    "--expected", type=EXISTING, metavar="DAFTAR", help="Daftar unit yang harus mengirim (.xlsx, .csv, .txt)."
)
@click.option("--partial", is_flag=True, help="Lanjutkan tanpa berkas yang tidak cocok, dan sebutkan di dokumen.")
@force_option
def command(
    jenis: str,
    berkas: tuple[Path, ...],
    target: Path,
    base: Path | None,
    expected: Path | None,
    partial: bool,
    force: bool,
) -> None:
    """Menghimpun banyak formulir menjadi satu dokumen JENIS, mis. pengajuan setiap kabupaten menjadi milik provinsi.

    BERKAS adalah data, dokumen buatan docgen, formulir yang sudah diisi, atau folder berisi berkas demikian.
    """
    document_type = shipped().get(jenis)
    collection_of(document_type)
    wanted = Wanted(known_before(base, document_type), names_in(expected) if expected else (), partial)
    paths = [path for path in _all(berkas) if path.resolve() != target.resolve()]
    with progress("formulir") as shown:
        shown.phase("Membaca", len(paths))
        found = gathered(document_type, paths, shipped(), wanted, shown.step)
    content, warnings = whole_document(found, target.suffix.lstrip(".").lower(), shipped(), str(target))
    for note in found.notes:
        click.echo(f"{note}.", err=True)
    print_problems(warnings)
    write_files([(target, content)], force=force)
    click.echo(str(target))


def _all(given: Sequence[Path]) -> list[Path]:
    """Give the files, those in folders too."""
    found: list[Path] = []
    for path in given:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            raise WrongUse(f"Folder {path} tidak berisi berkas {', '.join(SUFFIXES)}.")
        found += inside
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    """Give the forms in a folder; files that are none are named, those that Office keeps beside an open one are not."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(("~$", ".")))
    for one in files:
        if one.suffix.lower() not in SUFFIXES:
            click.echo(f"{one}: dilewati, bukan {', '.join(SUFFIXES)}.", err=True)
    return [one for one in files if one.suffix.lower() in SUFFIXES]
