"""`docgen show`."""

from __future__ import annotations

import click

from docgen.documents.registry import shipped
from docgen.usecases.describe import Field, field_list


@click.command("show")
@click.argument("jenis", metavar="JENIS")
def command(jenis: str) -> None:
    """Menampilkan isian satu jenis dokumen: wajib atau tidak, bentuk, arti, dan contohnya."""
    document_type = shipped().get(jenis)
    click.echo(f"{document_type.id}: {document_type.title}")
    click.echo(document_type.description)
    declared = document_type.declaration
    if declared.get("dasar_hukum"):
        click.echo(f"Dasar: {'; '.join(declared['dasar_hukum'])}")
    for note in declared.get("catatan", ()):
        click.echo(f"Catatan: {note}")
    click.echo()
    for field in field_list(document_type):
        _print(field)


def _print(field: Field) -> None:
    indent = "  " * field.name.count(".")
    click.echo(f"{indent}{field.name}  [{field.need}]  {field.label}")
    words = [field.meaning]
    if field.form:
        words.append(f"Bentuk: {field.form}.")
    if field.default is not None:
        words.append(f"Bila kosong: {field.default}.")
    if field.example is not None:
        words.append(f"Contoh: {field.example}")
    click.echo(f"{indent}    {' '.join(words)}")
    for choice in field.choices:
        click.echo(f"{indent}      {choice}")
