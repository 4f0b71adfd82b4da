"""The command line: reads words, calls the use cases, prints. The only place that exits.

Commands are loaded when they are called, so that `docgen --help` imports nothing heavy.
"""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.indonesian import speak_indonesian, translate_command
from docgen.errors import DocgenError, InvalidData

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "list": "Daftar jenis dokumen",
    "show": "Isian satu jenis dokumen",
    "new": "Membuat berkas isian baru",
    "validate": "Memeriksa berkas isian",
    "generate": "Membuat dokumen dari berkas isian",
    "check": "Memeriksa apakah dokumen siap ditandatangani",
    "extract": "Membaca kembali isian dari dokumen buatan docgen",
    "batch": "Membuat dokumen dari setiap baris sebuah tabel",
    "aggregate": "Menghimpun banyak formulir menjadi satu",
    "fill": "Mengisi formulir PDF",
    "sign": "Menandatangani PDF secara elektronik, atau memeriksanya",
    "calendar": "Tenggat perencanaan dan pelaporan bantuan teknis",
    "register": "Register nomor naskah dan buku administrasi desa",
    "verify": "Memeriksa berkas atau kodenya terhadap register",
    "template": "Memeriksa dan menyalin templat",
    "serve": "Membuka docgen sebagai halaman di peramban",
    "doctor": "Memeriksa kelengkapan komputer ini",
}


speak_indonesian()  # before anything is declared: click takes the words of --version then


class _LateGroup(click.Group):
    """A group whose commands live in modules of their own, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"docgen.cli.{name}_command").command
        translate_command(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Bantuan tiap perintah: docgen PERINTAH --help. Dengan --debug rincian teknis kesalahan ditampilkan.",
)
@click.version_option(metadata.version("docgen"), prog_name="docgen")
def cli() -> None:
    """Membuat dokumen resmi desa (SK, berita acara, daftar hadir) siap tanda tangan dari satu berkas isian."""


translate_command(cli)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 data not valid, 2 wrong use, 3 could not be produced."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    _forgiving_streams()
    sys.exit(_run([word for word in words if word != "--debug"], debug=debug))


def serve() -> None:
    """Run `docgen serve` as a program to be double-clicked: its window stays when something is wrong."""
    words = sys.argv[1:]
    _forgiving_streams()
    code = _run(["serve", *words], debug=False)
    if code and sys.stdin is not None and sys.stdin.isatty():
        click.echo("Tekan Enter untuk menutup jendela ini.", err=True)
        sys.stdin.readline()
    sys.exit(code)


def _run(words: list[str], *, debug: bool) -> int:
    try:
        result: Any = cli.main(words, prog_name="docgen", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        return 3
    except DocgenError as error:
        if debug:
            raise
        _tell(error)
        return error.exit_code
    except Exception as error:
        if debug:
            raise
        click.echo(
            f"Kesalahan di dalam docgen ({type(error).__name__}). Tidak ada berkas yang diubah. "
            "Ulangi dengan --debug lalu kirimkan hasilnya kepada pembuat docgen.",
            err=True,
        )
        return 3


def _tell(error: DocgenError) -> None:
    if isinstance(error, InvalidData):
        from docgen.cli.printing import print_problems

        print_problems(error.problems)
    else:
        click.echo(f"Galat: {error}", err=True)


def _forgiving_streams() -> None:
    """Never fail on a console that can't show a character: an old Windows code page prints `?` instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
