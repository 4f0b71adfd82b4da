"""`docgen template lint` and `docgen template export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.documents.registry import shipped
from docgen.errors import Unreadable, WrongUse
from docgen.output import write_files
from docgen.usecases.lint import lint_folder, lint_shipped

if TYPE_CHECKING:
    from pathlib import Path


@click.group("template")
def command() -> None:
    """Untuk penyusun templat: memeriksa dan menyalin templat Word dan Excel."""


@command.command("lint")
@click.argument("folder", required=False, type=EXISTING, metavar="[FOLDER]")
def lint_command(folder: Path | None) -> int:
    """Memeriksa templat: tag rusak, isian yang tidak dikenal atau tidak dipakai, kaidah Word, huruf."""
    if folder is not None and not folder.exists():
        raise Unreadable(f"{folder} tidak ada.")
    found = lint_folder(folder, shipped()) if folder else lint_shipped(shipped())
    faults = 0
    for finding in found:
        faults += finding.severity == "galat"
        click.echo(f"{finding.template}: {finding.severity}: {finding.message}")
    click.echo(f"{faults} galat." if faults else "Semua templat dapat dipakai.", err=True)
    return 3 if faults else 0


@command.command("export")
@click.argument("jenis", metavar="JENIS")
@click.option("-o", "--keluaran", "target", required=True, type=EXISTING, metavar="BERKAS", help="Berkas templat.")
@force_option
def export_command(jenis: str, target: Path, force: bool) -> None:
    """Menyalin templat satu jenis dokumen untuk disesuaikan di Word atau Excel, lalu dipakai dengan --templates."""
    document_type = shipped().get(jenis)
    if not document_type.suffixes:
        raise WrongUse(f"“{jenis}” tidak mempunyai templat sendiri; sebutlah jenis dokumen (docgen list).")
    suffix = target.suffix.lstrip(".").lower() or document_type.suffixes[0]
    write_files([(target, document_type.template(suffix).read_bytes())], force=force)
    click.echo(str(target))
