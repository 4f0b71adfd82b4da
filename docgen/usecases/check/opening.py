"""Files to papers: what a Word file, a workbook or a PDF says, and its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import ConversionFailed, TemplateFault, Unreadable
from docgen.inputs.cells import quoted, read_workbook
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, load_bytes
from docgen.rendering.controls import properties
from docgen.rendering.package import read_package
from docgen.rendering.pdf import Converter
from docgen.rendering.sheets.references import letters
from docgen.rendering.sheets.template import MAIN
from docgen.rendering.sheets.trace import SHEET, SIGN, told_by
from docgen.rendering.texts.pages import pages_of
from docgen.rendering.texts.word import Line, field_codes, lines_of
from docgen.usecases.check.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from docgen.inputs.cells import Workbook

_DOCUMENT = "word/document.xml"
_STORIES = {
    "header": "kepala halaman",
    "tanda_": "kepala halaman",
    "kode_": "kaki halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_STORY = re.compile(r"word/(header|tanda_|kode_|footer|footnotes|endnotes)\w*\.xml\Z")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def opened(path: Path) -> Paper:
    """Read one document. Raises Unreadable, with the reason."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(_READERS))
        raise Unreadable(f"{path}: yang dapat diperiksa hanya dokumen {known}.")
    return reader(str(path), load_bytes(str(path), MAX_WORKBOOK_BYTES))


def _word(file: str, content: bytes) -> Paper:
    try:
        parts = read_package(content, file)
        root = etree.fromstring(parts[_DOCUMENT], _PARSER)
        stories = [(name, match[1]) for name in sorted(parts) if (match := _STORY.match(name))]
        margins = [(_STORIES[kind], etree.fromstring(parts[name], _PARSER)) for name, kind in stories]
    except TemplateFault as error:
        raise Unreadable(str(error)) from error
    except (KeyError, etree.LxmlError) as error:
        raise Unreadable(f"{file} bukan dokumen Word (.docx) yang utuh.") from error
    codes = [code for tree in (root, *(tree for _, tree in margins)) for code in field_codes(tree)]
    read = [(name, [_placed(line, name) for line in lines_of(tree)]) for name, tree in margins]
    return Paper(file, "docx", content, lines_of(root), read, _word_record(parts), parts, codes)


def _placed(line: Line, name: str) -> Line:
    return Line(line.text, line.number, line.table, line.row, line.column, name, line.field)


def _word_record(parts: Mapping[str, bytes]) -> dict[str, Any] | None:
    """Give what docgen kept in the file; a damaged record is that of a document of others."""
    try:
        return properties.told_by(parts.get(properties.PART))
    except (ValueError, etree.LxmlError):
        return None


def _workbook(file: str, content: bytes) -> Paper:
    book = read_workbook(content, file)
    parts = read_package(content, file)
    lines = [line for title in book.cells if title != SHEET for line in sheet_lines(book, title)]
    lines += [
        Line(
            fault.message.rpartition(" ")[2] if "galat" in fault.message else "",
            place=f"{quoted(fault.sheet)}!{fault.cell}",
        )
        for fault in book.faults
        if fault.sheet != SHEET
    ]
    return Paper(file, "xlsx", content, lines, list(_sheet_margins(parts)), _sheet_record(book), parts)


def sheet_lines(book: Workbook, title: str) -> list[Line]:
    """Give the cells of a sheet row by row, without docgen's own keys."""
    cells = book.cells[title]
    return [
        Line(text, table=0, row=row, column=column, place=f"{quoted(title)}!{letters(column)}{row}")
        for (row, column), text in sorted(cells.items())
        if not text.startswith(SIGN)
    ]


def _sheet_margins(parts: Mapping[str, bytes]) -> Iterable[tuple[str, list[Line]]]:
    for name in sorted(parts):
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for holder in etree.fromstring(parts[name], _PARSER).iter(f"{MAIN}headerFooter"):
                for margin in holder:
                    kind = "kepala halaman" if "Header" in str(margin.tag) else "kaki halaman"
                    yield kind, [Line(margin.text or "", place=kind)]


def _sheet_record(book: Workbook) -> dict[str, Any] | None:
    try:
        return told_by(book.cells[SHEET]) if SHEET in book.cells else None
    except ValueError:
        return None


def _pdf(file: str, content: bytes) -> Paper:
    try:
        pages = pages_of(content)
    except PermissionError as error:
        raise Unreadable(f"{file}: PDF ini bersandi; simpan dahulu tanpa sandi.") from error
    except ValueError as error:
        raise Unreadable(f"{file} bukan PDF yang utuh.") from error
    lines = [Line(line.text) for page in pages for line in page.lines]
    return Paper(file, "pdf", content, lines, pages=pages)


_READERS: Mapping[str, Callable[[str, bytes], Paper]] = {".docx": _word, ".xlsx": _workbook, ".pdf": _pdf}
SUFFIXES = tuple(_READERS)


def with_pages(papers: Iterable[Paper], converter: Callable[[], Converter] = Converter) -> None:
    """Give the papers that are no PDF their pages, all in one call of LibreOffice; or the reason why they have none."""
    waiting = {f"{number:05}.{paper.kind}": paper for number, paper in enumerate(papers) if not paper.is_pdf}
    if not waiting:
        return
    try:
        with converter() as program:
            made = program.convert({name: paper.content for name, paper in waiting.items()})
    except ConversionFailed:
        for paper in waiting.values():
            paper.no_pages = "LibreOffice tidak ada di komputer ini"
        return
    for name, paper in waiting.items():
        if name in made.pages:
            paper.pages = pages_of(made.pages[name])
        else:
            paper.no_pages = "LibreOffice tidak dapat membuka berkas ini"
