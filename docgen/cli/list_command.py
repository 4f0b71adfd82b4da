"""`docgen list`."""

from __future__ import annotations

import json

import click

from docgen.cli.options import json_option
from docgen.documents.registry import shipped
from docgen.usecases.describe import summary


@click.command("list")
@json_option
def command(as_json: bool) -> None:
    """Menampilkan semua jenis dokumen dan paket yang dapat dibuat."""
    registry = shipped()
    told = [summary(registry.get(name)) for name in registry.all_ids]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    width = max(len(entry["id"]) for entry in told)
    for entry in told:
        form = ", ".join(entry["bentuk"]) or (
            f"paket {len(entry['naskah'])} naskah" if entry["naskah"] else "paket pelatihan"
        )
        click.echo(f"{entry['id']:<{width}}  {entry['judul']} ({form})")
        click.echo(f"{'':<{width}}  untuk: {', '.join(entry['pengguna'])}")
        if entry["dasar_hukum"]:
            click.echo(f"{'':<{width}}  dasar: {'; '.join(entry['dasar_hukum'])}")
