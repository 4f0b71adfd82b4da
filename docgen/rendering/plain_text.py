"""The text of a Word document, paragraph by paragraph, for where its pages can't be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from docgen.rendering.package import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n"}


def word_text(content: bytes) -> list[str]:
    """Give the paragraphs of a Word document; the cells of a row of a table stand in one line. Raises TemplateFault."""
    body = etree.fromstring(read_package(content, "dokumen")["word/document.xml"], _PARSER).find(f"{_W}body")
    return [] if body is None else [line for line in _lines(body) if line.strip()]


def _lines(holder: etree._Element) -> Iterator[str]:
    for element in holder:
        if element.tag == f"{_W}p":
            yield _text(element)
        elif element.tag == f"{_W}tr":
            yield " | ".join(" ".join(_lines(cell)) for cell in element.iter(f"{_W}tc"))
        else:
            yield from _lines(element)


def _text(paragraph: etree._Element) -> str:
    words = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        else:
            words.append(_SIGNS.get(str(element.tag), ""))
    return "".join(words)
