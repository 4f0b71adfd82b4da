"""`docgen sign`."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.errors import WrongUse
from docgen.output import write_files
from docgen.usecases.sign import examine, field_to_sign, in_words, load_pdf, sign

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "DOCGEN_SANDI_PFX"  # noqa: S105 - the name of the variable, not the password
_FAULTY = 1


@click.command("sign")
@click.argument("berkas", type=EXISTING, metavar="BERKAS.pdf")
@click.option("--pfx", type=EXISTING, metavar="KUNCI.p12", help="Berkas kunci dengan sertifikat (.p12 atau .pfx).")
@click.option("--bidang", "field", metavar="NAMA", help="Kotak yang ditandatangani; bila tidak disebut, yang pertama.")
@click.option("-o", "--keluaran", "target", type=EXISTING, metavar="BERKAS", help="Berkas hasil; tanpa ini BERKAS.pdf.")
@click.option(
    "--sandi-berkas", "password_file", type=EXISTING, metavar="BERKAS",
    help=f"Berkas berisi kata sandi kunci; tanpa ini variabel {PASSWORD}, atau ditanyakan.",
)  # fmt: skip
@click.option("--periksa", "only_examine", is_flag=True, help="Periksa tanda tangan yang ada; tidak menulis apa pun.")
@click.option(
    "--akar", "roots", type=EXISTING, multiple=True, metavar="SERTIFIKAT",
    help="Dengan --periksa: sertifikat penerbit yang dipercaya (boleh beberapa).",
)  # fmt: skip
@force_option
def command(
    berkas: Path,
    pfx: Path | None,
    field: str | None,
    target: Path | None,
    password_file: Path | None,
    only_examine: bool,
    roots: tuple[Path, ...],
    force: bool,
) -> int:
    """Menandatangani PDF secara elektronik dengan kunci sendiri, atau memeriksa tanda tangan di dalamnya.

    Tanda tangan ditambahkan di belakang isi berkas; isi dan tanda tangan yang sudah ada tidak berubah. PDF dengan
    kotak tanda tangan dibuat dengan: docgen generate BERKAS --pdf --ttd
    """
    if only_examine:
        if pfx or field or target or password_file:
            raise WrongUse("--periksa hanya membaca; jalankan tanpa --pfx, --bidang, --sandi-berkas dan -o.")
        return _tell(berkas, roots)
    if pfx is None:
        raise WrongUse(f"Tulis: docgen sign {berkas} --pfx KUNCI.p12, atau: docgen sign {berkas} --periksa")
    if roots:
        raise WrongUse("--akar dipakai bersama --periksa.")
    field_to_sign(load_pdf(berkas), str(berkas), field)
    done = sign(berkas, pfx, _password(pfx, password_file), datetime.now().astimezone(), field)
    goal = target or berkas
    write_files([(goal, done.content)], force=force or goal.resolve() == berkas.resolve())
    click.echo(str(goal))
    click.echo(f"{done.field.name} ditandatangani oleh {done.owner}; kotak yang masih kosong: {done.left}.", err=True)
    return 0


def _password(key: Path, file: Path | None) -> str:
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, ValueError) as error:
            raise WrongUse(f"Berkas kata sandi {file} tidak dapat dibaca.") from error
    known = os.environ.get(PASSWORD)
    if known is not None:
        return known
    return str(click.prompt(f"Kata sandi {key.name}", hide_input=True, default="", show_default=False, err=True))


def _tell(file: Path, roots: tuple[Path, ...]) -> int:
    found = examine(file, roots)
    for signature in found.signatures:
        click.echo(in_words(signature))
    for field in found.empty:
        click.echo(f"{field.name}: belum ditandatangani (halaman {field.page})")
    if not found.signatures:
        click.echo(f"{file} belum ditandatangani secara elektronik.", err=True)
    return 0 if found.sound else _FAULTY
