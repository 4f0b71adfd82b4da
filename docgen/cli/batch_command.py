"""`docgen batch`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from docgen.cli.options import EXISTING, force_option, profile_option
from docgen.cli.printing import print_problems
from docgen.cli.progress import in_words, progress
from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.usecases.batch.engines import engine_of
from docgen.usecases.batch.folders import folders
from docgen.usecases.batch.run import Wanted, run_batch
from docgen.usecases.batch.targets import target_of
from docgen.usecases.generate import ALL

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.usecases.batch.run import Outcome

_SHOWN = 20


@click.command("batch")
@click.argument("jenis", metavar="JENIS")
@click.argument("table", type=EXISTING, metavar="TABEL")
@click.option(
    "-o", "--keluaran", "address", required=True, metavar="TUJUAN",
    help="Folder, satu berkas .zip, atau alamat seperti s3://ember/2027.",
)  # fmt: skip
@profile_option
@click.option(
    "-j",
    "--pekerja",
    "jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Banyak proses; biasanya sebanyak inti prosesor.",
)
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", help="Proses di komputer ini, atau klaster Dask."
)
@click.option("--scheduler", metavar="ALAMAT", help="Alamat penjadwal Dask, mis. tcp://10.0.0.5:8786.")
@click.option("--resume", is_flag=True, help="Lanjutkan yang terhenti; yang sudah jadi tidak dibuat lagi.")
@click.option("--skip-invalid", is_flag=True, help="Lewati baris yang salah dan laporkan, alih-alih berhenti.")
@click.option(
    "--layout", "pattern", metavar="POLA",
    help="Susunan folder, mis. {nama_kabupaten}/{nama_kecamatan}; {baris}, {ribuan}; titik berarti satu folder. "
    "Biasanya satu folder per kecamatan.",
)  # fmt: skip
@click.option("--pdf", is_flag=True, help="Buat juga PDF (memerlukan LibreOffice).")
@click.option(
    "--mark", type=click.Choice(["draf", "contoh"]), help="Cetak DRAF atau CONTOH melintang di setiap halaman."
)
@click.option(
    "--format", "form", type=click.Choice(["docx", "xlsx", ALL]),
    help="Bentuk dokumen, bila jenisnya punya lebih dari satu.",
)  # fmt: skip
@click.option("--templates", type=EXISTING, metavar="FOLDER", help="Folder templat sendiri, dipakai lebih dahulu.")
@force_option
def command(
    jenis: str,
    table: Path,
    address: str,
    profile: Path | None,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    resume: bool,
    skip_invalid: bool,
    pattern: str | None,
    pdf: bool,
    mark: str | None,
    form: str | None,
    templates: Path | None,
    force: bool,
) -> None:
    """Membuat satu dokumen atau paket JENIS dari setiap baris TABEL (.xlsx, .csv) atau setiap baris .jsonl.

    Tabelnya dibuat dengan: docgen new JENIS -o tabel.xlsx --table. Data yang sama untuk semua baris ditulis sekali
    di profil. Semua baris diperiksa dahulu; bila ada yang salah, tidak ada yang dibuat.
    """
    document_type = shipped().get(jenis)
    wanted = Wanted(
        document_type, table, target_of(address, force=force), folders(pattern, document_type),
        read(profile) if profile else None, form, mark, pdf, templates, resume, skip_invalid,
    )  # fmt: skip
    started = time.monotonic()
    try:
        with engine_of(engine, workers=jobs, scheduler=scheduler) as workers, progress("baris") as shown:
            outcome = run_batch(wanted, workers, shown)
    except KeyboardInterrupt:
        click.echo("Dihentikan. Yang sudah jadi tetap ada; lanjutkan dengan --resume.", err=True)
        raise SystemExit(3) from None
    _tell(outcome, time.monotonic() - started)
    click.echo(wanted.target.address)
    for path in outcome.reports:
        click.echo(path)
    if outcome.failures:
        raise SystemExit(3)


def _tell(outcome: Outcome, seconds: float) -> None:
    print_problems(outcome.warnings[:_SHOWN])
    if len(outcome.warnings) > _SHOWN:
        click.echo(f"… dan {len(outcome.warnings) - _SHOWN} peringatan lagi.", err=True)
    for failure in outcome.failures[:_SHOWN]:
        click.echo(f"Gagal: {failure.message}", err=True)
    said = [f"{outcome.rows} baris", f"{outcome.files} berkas ({outcome.new_files} baru)", f"dalam {in_words(seconds)}"]
    if outcome.finished_before:
        said.insert(1, f"{outcome.finished_before} baris sudah selesai sebelumnya")
    if outcome.left_out:
        said.insert(1, f"{outcome.left_out} baris dilewati karena salah")
    if outcome.failures:
        said.append(f"{len(outcome.failures)} gagal; lanjutkan dengan --resume setelah diperbaiki")
    click.echo(f"{', '.join(said)}.", err=True)
