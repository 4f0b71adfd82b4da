"""`docgen calendar`."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.errors import WrongUse
from docgen.output import write_files
from docgen.spelling import hari_tanggal, tanggal_panjang
from docgen.usecases.calendar import timetable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.usecases.calendar import Duty, Timetable

_WIDTH, _LABEL = 100, 8


@click.command("calendar")
@click.option(
    "--tahun",
    "year",
    required=True,
    type=int,
    metavar="TAHUN",
    help="Tahun anggaran (N), mis. 2027.",
)
@click.option("-o", "--keluaran", "target", type=EXISTING, metavar="BERKAS", help="Berkas kalender .ics.")
@force_option
def command(year: int, target: Path | None, force: bool) -> None:
    """Menampilkan jadwal perencanaan, pemantauan, dan pelaporan bantuan teknis satu tahun anggaran.

    Jadwalnya bermula setahun sebelum tahun anggaran itu dan berakhir setahun sesudahnya. Dengan -o yang bertanggal
    ditulis juga sebagai kalender (.ics) untuk Outlook, Google Calendar, atau telepon, dengan pengingat seminggu
    sebelumnya.
    """
    if target is not None and target.suffix.lower() != ".ics":
        raise WrongUse(f"{target}: kalender ditulis sebagai berkas .ics, mis. -o {target.stem or 'jadwal'}.ics")
    found = timetable(year)
    if target is not None:
        write_files([(target, found.as_file())], force=force)
    click.echo("\n".join(_page(found)))
    if target is not None:
        click.echo(f"\n{target}")


def _page(found: Timetable) -> Iterator[str]:
    yield found.title
    for duty in found.dated:
        since = f" (sejak {tanggal_panjang(duty.since)})" if duty.since else ""
        yield f"\n{hari_tanggal(duty.day)}{since}"
        yield from _facts(duty)
    yield "\nTanpa tanggal"
    for duty in found.undated:
        yield ""
        yield from _facts(duty)
    yield "\n" + textwrap.fill(found.note, _WIDTH)


def _facts(duty: Duty) -> Iterator[str]:
    for label, fact in duty.facts:
        head = f"  {label:<{_LABEL}}: "
        yield textwrap.fill(fact, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
