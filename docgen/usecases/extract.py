"""Data back out of a document that docgen made: a workbook, a Word form or a fillable PDF, as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, load_bytes
from docgen.usecases.extract_form import from_pdf, from_word
from docgen.usecases.extract_sheet import from_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docgen.documents.registry import Registry
    from docgen.usecases.extracted import Extracted

READERS: Mapping[str, Callable[[str, bytes, Registry], Extracted]] = {
    ".xlsx": from_workbook,
    ".docx": from_word,
    ".pdf": from_pdf,
}


def extract(path: Path, registry: Registry) -> Extracted:
    """Read a document that docgen made, as it stands now.

    Raises Unreadable for a file that is no such document, WrongUse for one of a type that is not known here. What is
    wrong with the data is given with it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"{path}: yang dapat dibaca kembali hanya {', '.join(READERS)} buatan docgen.")
    return reader(str(path), load_bytes(str(path), MAX_WORKBOOK_BYTES), registry)
