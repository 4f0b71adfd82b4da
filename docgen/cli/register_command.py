"""`docgen register …`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.options import EXISTING, force_option, json_option, profile_option
from docgen.cli.printing import print_problems
from docgen.cli.registering import now, register_option, register_path
from docgen.cli.verify_command import command as verify_command
from docgen.documents.registry import REGISTER_ENTRY, shipped
from docgen.errors import WrongUse
from docgen.inputs import read
from docgen.output import write_files
from docgen.register.database import Database
from docgen.register.reading import entries, files_of, gaps
from docgen.usecases.register_book import book_data, book_document, book_of
from docgen.usecases.register_desk import amended, annulled, chosen
from docgen.usecases.register_table import imported, rows_in
from docgen.usecases.starter import starter_table

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.register.entries import Entry

_WIDTHS = (18, 6, 26, 9)

series_option = click.option("--seri", metavar="SERI", help="Macam nomor, mis. keputusan, peraturan, surat.")
year_option = click.option("--tahun", type=click.IntRange(1900, 2999), metavar="TAHUN", help="Tahun nomor.")


@click.group("register")
def command() -> None:
    """Register nomor naskah: daftar, pembatalan, pemeriksaan berkas, dan buku administrasi desa.

    Nomor diberikan saat docgen generate, untuk naskah yang nomornya diisi “otomatis”.
    """


@command.command("daftar")
@register_option
@profile_option
@series_option
@year_option
@json_option
def list_command(
    register: Path | None, profile: Path | None, seri: str | None, tahun: int | None, as_json: bool
) -> None:
    """Menampilkan nomor yang sudah diberikan, dan nomor yang terlompat."""
    with Database(register_path(register, profile)) as database:
        found = entries(database.base, seri=seri, tahun=tahun)
        if as_json:
            told = [_record(one, files_of(database.base, one.id)) for one in found]
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
            return
    for one in found:
        words = (one.series.seri, str(one.series.tahun), one.nomor, one.keadaan)
        lead = " ".join(word.ljust(width) for word, width in zip(words, _WIDTHS, strict=True))
        about = one.paper.tentang or one.paper.judul
        click.echo(f"{lead} {about}{f' ({one.alasan})' if one.alasan else ''}".rstrip())
    for series, numbers in gaps(found).items():
        shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
        click.echo(
            f"{series.seri} {series.tahun}: urutan {shown} tidak ada di register. "
            "Jelaskan dengan docgen register impor, keadaan: batal.",
            err=True,
        )
    waiting = sum(one.keadaan == "dipesan" for one in found)
    if waiting:
        click.echo(f"{waiting} nomor dipesan tetapi berkasnya belum ada; buat lagi dari data yang sama.", err=True)


@command.command("batal")
@click.argument("nomor", metavar="NOMOR")
@click.option("--alasan", required=True, metavar="ALASAN", help="Mengapa nomor ini tidak jadi dipakai.")
@register_option
@profile_option
@series_option
@year_option
def annul_command(
    nomor: str, alasan: str, register: Path | None, profile: Path | None, seri: str | None, tahun: int | None
) -> None:
    """Membatalkan satu nomor. Nomor itu tidak diberikan lagi; alasannya tercatat dan tercetak dalam buku."""
    with Database(register_path(register, profile)) as database:
        done = annulled(database, chosen(database, nomor, seri, tahun), alasan)
    click.echo(f"{done.series.seri} {done.series.tahun}: {done.nomor} batal")


@command.command("ubah")
@click.argument("nomor", metavar="NOMOR")
@click.argument("isian", nargs=-1, required=True, metavar="KOLOM=ISI…")
@register_option
@profile_option
@series_option
@year_option
def amend_command(
    nomor: str, isian: tuple[str, ...], register: Path | None, profile: Path | None, seri: str | None,
    tahun: int | None,
) -> None:  # fmt: skip
    """Mengetik kolom buku yang tidak ada pada naskah, mis. nomor_dilaporkan=005/31/Pmr/XI/2026."""
    typed: dict[str, str] = {}
    for text in isian:
        name, sign, value = text.partition("=")
        if not sign:
            raise WrongUse(f'“{text}” tidak dikenal; tulislah KOLOM=ISI, mis. keterangan="Dicabut".')
        typed[name.strip()] = value
    with Database(register_path(register, profile)) as database:
        done = amended(database, chosen(database, nomor, seri, tahun), typed, shipped())
    click.echo(f"{done.series.seri} {done.series.tahun}: {done.nomor} diubah")


@command.command("tabel")
@click.option("-o", "--keluaran", "target", required=True, type=EXISTING, metavar="TABEL", help="Berkas .xlsx, .csv.")
@force_option
def table_command(target: Path, force: bool) -> None:
    """Membuat tabel kosong untuk nomor yang sudah diberikan sebelum memakai docgen."""
    made = starter_table(shipped().get(REGISTER_ENTRY), target.suffix.lstrip(".").lower())
    files = [(target.with_name(f"{target.stem}{ending}"), content) for ending, content in made.items()]
    for written in write_files(files, force=force):
        click.echo(str(written.path))


@command.command("impor")
@click.argument("table", type=EXISTING, metavar="TABEL")
@register_option
@profile_option
def import_command(table: Path, register: Path | None, profile: Path | None) -> None:
    """Mencatat nomor yang sudah diberikan dari TABEL (.xlsx, .csv). Bila satu baris salah, tidak ada yang dicatat.

    Tabel kosongnya dibuat dengan: docgen register tabel -o tabel.xlsx. Nama desa boleh dari profil (-p).
    """
    shared = read(profile) if profile else None
    rows = rows_in(table, shipped(), shared)
    with Database(register_path(register, profile), create=True) as database:
        done = imported(rows, database, shared, now())
    click.echo(f"{len(done)} nomor dicatat")


@command.command("ekspor")
@click.argument("buku", metavar="BUKU")
@click.option("--tahun", required=True, type=click.IntRange(1900, 2999), metavar="TAHUN", help="Tahun buku.")
@click.option(
    "-o", "--keluaran", "target", required=True, type=EXISTING, metavar="HASIL",
    help="Dokumen .xlsx, .docx, .pdf, atau data .yaml, .json untuk dilengkapi.",
)  # fmt: skip
@register_option
@profile_option
@force_option
def export_command(
    buku: str, tahun: int, target: Path, register: Path | None, profile: Path | None, force: bool
) -> None:
    """Membuat buku administrasi desa dari register: peraturan (A.1), keputusan (A.2), agenda (A.7)."""
    shared = read(profile) if profile else None
    book = book_of(shipped(), buku)
    with Database(register_path(register, profile)) as database:
        data = book_data(book, tahun, database, shared)
    content, warnings = book_document(book, data, target.suffix.lstrip(".").lower(), shipped(), shared)
    print_problems(warnings)
    write_files([(target, content)], force=force)
    click.echo(str(target))


command.add_command(verify_command)


def _record(entry: Entry, files: list[tuple[int, str, str]]) -> dict[str, Any]:
    paper = entry.paper
    return {
        "penerbit": entry.series.penerbit, "seri": entry.series.seri, "tahun": entry.series.tahun,
        "urut": entry.urut, "nomor": entry.nomor, "keadaan": entry.keadaan, "asal": entry.asal,
        "alasan": entry.alasan or None, "jenis": paper.jenis or None, "judul": paper.judul or None,
        "tanggal": paper.tanggal, "tentang": paper.tentang or None, "versi": entry.versi, "dicatat": entry.dicatat,
        "isi": dict(paper.isi),
        "berkas": [{"versi": versi, "sha256": sha, "nama": name} for versi, sha, name in files],
    }  # fmt: skip
