"""Data that a user knows beforehand: of a form that is handed out, or of a whole that is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.documents.collection import without_nothing
from docgen.errors import WrongUse
from docgen.inputs import read

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.documents.registry import DocumentType


def known_before(path: Path | None, document_type: DocumentType) -> dict[str, Any]:
    """Give the data of a file, without what was left empty in it; nothing without a file.

    Raises Unreadable, and WrongUse where the file says that it is of another type.
    """
    data = read(path).data if path is not None else {}
    if data.get("jenis") not in {None, document_type.id}:
        raise WrongUse(f"{path} berisi jenis {data['jenis']}, seharusnya {document_type.id}.")
    given: dict[str, Any] = without_nothing(data)
    return given
