"""Reading Word files in tests with readers that are not docgen's: zipfile, lxml and python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    """Give the members of a docx by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes, part: str = "word/document.xml") -> Any:
    """Give the parsed XML of one part."""
    return etree.fromstring(parts(content)[part])


def paragraph_text(paragraph: Any) -> str:
    """Give a paragraph's text with line breaks and tabs as characters."""
    words = []
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            words.append("\n" if node.tag == f"{W}br" else "\t")
    return "".join(words)


def lines(content: bytes, part: str = "word/document.xml") -> list[str]:
    """Give the text of every paragraph of a part, in order, those in tables too."""
    return [paragraph_text(paragraph) for paragraph in tree(content, part).iter(f"{W}p")]


def text(content: bytes) -> str:
    """Give all text of the document, headers, footers and footnotes, a paragraph a line."""
    stories = [
        name
        for name in parts(content)
        if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes", "word/tanda"))
    ]
    return "\n".join("\n".join(lines(content, name)) for name in sorted(stories))


def tables(content: bytes) -> list[list[list[str]]]:
    """Give the tables of the body as python-docx sees them: rows of cell texts."""
    document = Document(io.BytesIO(content))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
