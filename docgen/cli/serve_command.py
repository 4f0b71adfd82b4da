"""`docgen serve`."""

from __future__ import annotations

import datetime as dt
import webbrowser
from pathlib import Path

import click

from docgen.cli.options import EXISTING
from docgen.errors import CannotProduce

_MISSING = (
    "Halaman docgen memerlukan Flask dan waitress. Pasang dengan: pip install docgen[layar]. "
    "Perintah docgen yang lain tetap dapat dipakai."
)
_WIDE_OPEN = (
    "PERHATIAN: dengan --host {host} halaman ini dapat dibuka dari komputer lain di jaringan yang sama, "
    "tanpa penyandian. "
    "Siapa pun yang mempunyai alamat lengkap di bawah ini, dengan kuncinya, dapat membaca dan mengubah semua isian. "
    "Berikan hanya kepada orang yang Anda percaya, dan hentikan dengan Ctrl+C bila sudah selesai."
)


@click.command("serve")
@click.option("--host", default="127.0.0.1", metavar="ALAMAT", help="Alamat; bawaan hanya untuk komputer ini.")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="NOMOR", help="Nomor pintu; bawaan 8765 atau sesudahnya."
)
@click.option(
    "--data",
    "folder",
    type=EXISTING,
    metavar="FOLDER",
    help="Tempat naskah disimpan; bawaan docgen-data di folder Anda.",
)
@click.option("--kunci", "keyed", is_flag=True, help="Minta kunci juga di komputer ini (dipakai bersama orang lain).")
@click.option("--no-browser", is_flag=True, help="Jangan buka peramban.")
def command(host: str, port: int | None, folder: Path | None, keyed: bool, no_browser: bool) -> None:
    """Membuka docgen sebagai halaman di peramban: semua diisi dan diunduh di sana, tanpa internet."""
    try:
        from docgen.web.server import already_running, open_server
    except ModuleNotFoundError as error:
        if error.name not in {"flask", "waitress", "werkzeug"}:
            raise
        raise CannotProduce(_MISSING) from error
    place = folder or Path.home() / "docgen-data"
    if port is None and (running := already_running(place)):
        click.echo("docgen sudah terbuka; halamannya dibuka lagi.", err=True)
        click.echo(running)
        if not no_browser:
            webbrowser.open(running)
        return
    server = open_server(place, _now, host=host, port=port, keyed=keyed)
    if server.open_to_others:
        click.echo(_WIDE_OPEN.format(host=host), err=True)
    click.echo(server.address)
    click.echo("docgen terbuka di peramban. Biarkan jendela ini; tutup dengan Ctrl+C bila selesai.", err=True)
    if not no_browser:
        webbrowser.open(server.address)
    server.serve()


def _now() -> str:
    return dt.datetime.now().isoformat(timespec="seconds")
