"""A document as it will look: pictures of its pages, or its text where this computer makes no pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from docgen.errors import CannotProduce
from docgen.inputs.cells import read_workbook
from docgen.rendering.page_pictures import MOST_PAGES, page_count
from docgen.rendering.plain_text import word_text

if TYPE_CHECKING:
    from docgen.usecases.orders import Artifact
    from docgen.web.studio import Studio

_WITHOUT_PAGES = "Gambar halaman memerlukan LibreOffice di komputer ini. Inilah teksnya:"


def shown(studio: Studio, artifact: Artifact) -> dict[str, Any]:
    """Give how a document is shown: the key and number of its pages, or its lines of text."""
    if studio.can_print:
        try:
            pdf = studio.pdf_of(artifact.name, artifact.content)
            count = page_count(pdf)
        except CannotProduce as error:
            return {"teks": _lines(artifact), "catatan": f"{error} Inilah teksnya:"}
        key = hashlib.sha256(artifact.content).hexdigest()
        return {"kunci": key, "halaman": min(count, MOST_PAGES)}
    return {"teks": _lines(artifact), "catatan": _WITHOUT_PAGES}


def _lines(artifact: Artifact) -> list[str]:
    if artifact.name.endswith(".docx"):
        return word_text(artifact.content)
    lines: list[str] = []
    for title, cells in read_workbook(artifact.content, artifact.name).cells.items():
        if title.startswith("docgen"):
            continue
        lines.append(title)
        for row in sorted({row for row, _ in cells}):
            texts = [text for (at, _), text in sorted(cells.items()) if at == row and text.strip()]
            lines.append(" | ".join(texts))
    return [line for line in lines if line.strip()]
