"""`python -m tools.build_docs [--check]`: writes docs/perintah.md and docs/jenis-dokumen.md from the program itself.

`--check` writes nothing and exits 1 when a committed page is not what the program says now.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import cli
from docgen.cli.indonesian import speak_indonesian
from docgen.documents.registry import shipped
from docgen.usecases.describe import field_list

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[1] / "docs"


def commands_page() -> str:
    """Give the page of all commands: the help text of each, as a user sees it."""
    speak_indonesian()
    text = "# Perintah\n\nHalaman ini dibuat dari program (`python -m tools.build_docs`).\n"
    for name, command, context in _walk(cli, click.Context(cli, info_name="docgen", max_content_width=100)):
        text += f"\n## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    return text


def _walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                inner = click.Context(child, info_name=name, parent=context, max_content_width=100)
                yield from _walk(child, inner)


def types_page() -> str:
    """Give the page of all document types with their fields."""
    text = "# Jenis dokumen\n\nHalaman ini dibuat dari skema (`python -m tools.build_docs`).\n"
    for document_type in shipped().types():
        declared = document_type.declaration
        text += f"\n## {document_type.title} (`{document_type.id}`)\n\n{document_type.description}\n"
        if declared["dasar_hukum"]:
            text += f"\nDasar: {'; '.join(declared['dasar_hukum'])}.\n"
        text += "".join(f"\n> {note}\n" for note in declared["catatan"])
        text += "\n| isian | sifat | arti | bentuk | contoh |\n| --- | --- | --- | --- | --- |\n"
        for field in field_list(document_type):
            cells = (f"`{field.name}`", field.need, f"{field.label}: {field.meaning}", field.form, field.example or "")
            text += "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
    return text


def main() -> None:
    """Write the pages, or compare them."""
    pages = {DOCS / "perintah.md": commands_page(), DOCS / "jenis-dokumen.md": types_page()}
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            print(f"{path} is not what the program says now; run python -m tools.build_docs", file=sys.stderr)
        else:
            path.write_text(pages[path], encoding="utf-8")
            print(path)
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
