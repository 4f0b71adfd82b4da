"""`docgen batch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.long_work import carried_out
from docgen.cli.options import EXISTING, force_option, jobs_option, profile_option
from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.usecases.batch.engines import engine_of
from docgen.usecases.batch.folders import folders
from docgen.usecases.batch.table import Wanted, run_batch
from docgen.usecases.batch.targets import target_of
from docgen.usecases.generate import ALL

if TYPE_CHECKING:
    from pathlib import Path


@click.command("batch")
@click.argument("jenis", metavar="JENIS")
@click.argument("table", type=EXISTING, metavar="TABEL")
@click.option(
    "-o", "--keluaran", "address", required=True, metavar="TUJUAN",
    help="Folder, satu berkas .zip, atau alamat seperti s3://ember/2027.",
)  # fmt: skip
@profile_option
@jobs_option
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
    with engine_of(engine, workers=jobs, scheduler=scheduler) as workers:
        outcome = carried_out(lambda shown: run_batch(wanted, workers, shown), "baris", "--resume")
    click.echo(wanted.target.address)
    for path in outcome.reports:
        click.echo(path)
    if outcome.failures:
        raise SystemExit(3)
