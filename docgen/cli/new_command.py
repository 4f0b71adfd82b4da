"""`docgen new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option
from docgen.documents.registry import shipped
from docgen.output import write_files
from docgen.usecases.given import known_before
from docgen.usecases.starter import starter, starter_table

if TYPE_CHECKING:
    from pathlib import Path


@click.command("new")
@click.argument("jenis", metavar="JENIS")
@click.option(
    "-o",
    "--keluaran",
    "target",
    required=True,
    type=EXISTING,
    metavar="BERKAS",
    help="Berkas .yaml, .json, .xlsx, atau formulir .docx dan .pdf.",
)
@click.option("--sample", is_flag=True, help="Isi dengan contoh yang lengkap.")
@click.option("--daerah", metavar="DAERAH", help="Contoh dari daerah lain, mis. papua (untuk paket).")
@click.option("-d", "--data", "given", type=EXISTING, metavar="ISIAN", help="Isian yang sudah diketahui.")
@click.option("--baris", "rows", type=click.IntRange(1, 200), help="Banyak baris kosong pada formulir.")
@click.option(
    "--table", "as_table", is_flag=True, help="Tabel untuk docgen batch: satu baris satu dokumen (.xlsx, .csv, .jsonl)."
)
@force_option
def command(
    jenis: str,
    target: Path,
    sample: bool,
    daerah: str | None,
    given: Path | None,
    rows: int | None,
    as_table: bool,
    force: bool,
) -> None:
    """Membuat berkas isian baru, dengan keterangan pada setiap isian. JENIS “profil” membuat profil desa.

    Untuk jenis yang berupa formulir, berkas .docx dan .pdf adalah formulir kosong yang dapat diisi di Word,
    LibreOffice, atau pembaca PDF, lalu dibaca dengan: docgen extract.
    """
    suffix = target.suffix.lstrip(".").lower()
    document_type = shipped().get(jenis)
    known = known_before(given, document_type)
    filled = sample or daerah is not None
    if as_table:
        made = starter_table(document_type, suffix, sample=filled, region=daerah, given=known)
    else:
        content = starter(document_type, suffix, sample=filled, region=daerah, given=known, rows=rows)
        made = {target.suffix: content}
    files = [(target.with_name(f"{target.stem}{ending}"), content) for ending, content in made.items()]
    write_files(files, force=force)
    for path, _ in files:
        click.echo(str(path))
