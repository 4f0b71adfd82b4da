"""`docgen calendar`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option, json_option
from docgen.errors import WrongUse
from docgen.output import write_files
from docgen.spelling import hari_tanggal, tanggal_panjang
from docgen.usecases.schedule import duties, icalendar_of, steps

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.usecases.schedule import Duty


@click.command("calendar")
@click.option("--tahun", required=True, type=int, metavar="TAHUN", help="Tahun anggaran, mis. 2027.")
@click.option("-o", "--keluaran", "target", type=EXISTING, metavar="BERKAS", help="Berkas kalender .ics.")
@json_option
@force_option
def command(tahun: int, target: Path | None, as_json: bool, force: bool) -> None:
    """Menampilkan tenggat perencanaan, pemantauan, dan pelaporan bantuan teknis: siapa harus menyerahkan apa, kapan.

    Dengan -o tenggatnya ditulis juga sebagai berkas .ics untuk kalender telepon atau komputer.
    """
    found = duties(tahun)
    if target is not None:
        if target.suffix.lower() != ".ics":
            raise WrongUse(f"{target}: kalender ditulis sebagai berkas .ics.")
        write_files([(target, icalendar_of(tahun, found))], force=force)
    if as_json:
        click.echo(json.dumps([_record(duty) for duty in found], ensure_ascii=False, indent=2))
        return
    for duty in found:
        _print(duty)
    click.echo("Tanpa tanggal:")
    for step in steps():
        click.echo(f"  Langkah {step.number}: {step.what}\n    {step.who} ({step.source})")
    if target is not None:
        click.echo(str(target))


def _print(duty: Duty) -> None:
    span = f"{tanggal_panjang(duty.since)} sampai " if duty.since else ""
    click.echo(f"{span}{hari_tanggal(duty.until)}: {duty.what}")
    to = f" kepada {duty.to}" if duty.to else ""
    click.echo(f"    {duty.who}{to} ({duty.source})")
    if duty.note:
        click.echo(f"    {duty.note}")


def _record(duty: Duty) -> dict[str, str | None]:
    return {
        "sejak": duty.since.isoformat() if duty.since else None,
        "sampai": duty.until.isoformat(),
        "apa": duty.what,
        "siapa": duty.who,
        "kepada": duty.to,
        "sumber": duty.source,
        "catatan": duty.note,
    }
