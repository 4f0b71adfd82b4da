"""`docgen verify`, also `docgen register verify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import json_option, profile_option
from docgen.cli.registering import register_option, register_path
from docgen.register.database import Database
from docgen.usecases.fingerprint import CODE
from docgen.usecases.register_desk import verified

if TYPE_CHECKING:
    from docgen.usecases.register_desk import Verified

_SAID = {
    "terdaftar": "sama dengan yang terdaftar",
    "versi lama": "versi lama; sesudahnya terdaftar versi baru",
    "batal": "nomornya sudah dibatalkan",
    "tidak dikenal": "tidak ada di register: berubah sejak didaftarkan, atau tidak pernah didaftarkan",
    "register lain": "kode dari register lain",
}


@click.command("verify")
@click.argument("berkas", nargs=-1, required=True, metavar="BERKAS|KODE…")
@register_option
@profile_option
@json_option
def command(berkas: tuple[str, ...], register: Path | None, profile: Path | None, as_json: bool) -> int:
    """Memeriksa apakah berkas, atau kode berkas yang tercetak di kakinya, sama dengan yang terdaftar."""
    files = [None if CODE in text.upper() and not Path(text).is_file() else Path(text) for text in berkas]
    with Database(register_path(register, profile)) as database:
        found = verified(database, berkas, files)
    if as_json:
        click.echo(json.dumps([_record(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(f"{one.asked}: {_told(one)}")
    return 0 if all(one.verdict == "terdaftar" for one in found) else 1


def _told(one: Verified) -> str:
    named = "; ".join(
        f"{known.entry.series.seri} {known.entry.shown}, versi {known.versi} dari {known.entry.versi}"
        for known in one.known
    )
    return f"{_SAID[one.verdict]}{f' – {named}' if named else ''}"


def _record(one: Verified) -> dict[str, object]:
    known = [
        {"seri": each.entry.series.seri, "nomor": each.entry.nomor, "versi": each.versi, "terbaru": each.is_latest}
        for each in one.known
    ]
    return {"berkas": one.asked, "hasil": one.verdict, "nomor": known}
