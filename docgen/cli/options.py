"""Options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path

import click

EXISTING = click.Path(path_type=Path)

files = click.argument("berkas", nargs=-1, required=True, type=EXISTING, metavar="BERKAS…")
type_option = click.option(
    "-t",
    "--jenis",
    "type_id",
    metavar="JENIS",
    help="Jenis dokumen, bila tidak ada dalam berkas; atau jenis lain yang isiannya sudah ada di sana, mis. matriks.",
)
profile_option = click.option(
    "-p", "--profil", "profile", type=EXISTING, metavar="PROFIL", help="Berkas profil desa yang melengkapi isian."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Hasil dalam bentuk JSON, untuk program lain.")
force_option = click.option("--force", is_flag=True, help="Timpa berkas yang sudah ada dengan isi lain.")
jobs_option = click.option(
    "-j", "--pekerja", "jobs", type=click.IntRange(1, 256), metavar="N",
    help="Banyak proses; biasanya sebanyak inti prosesor.",
)  # fmt: skip
