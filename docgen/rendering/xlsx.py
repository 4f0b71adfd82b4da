"""Excel workbooks from a template that is read once; bytes and a context in, bytes out.

Places are defined names (see `docgen.rendering.sheets`); a cell's text may also hold tags of the template language,
with `butir` and `nomor` for the item of its row, `induk` and `nomor_induk` for the one around it, `kolom` and
`nomor_kolom` for the item of its column. Rows take their styles, heights, merges and formulas along, and a formula
carries its value.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from docgen.errors import TemplateFault
from docgen.rendering.archive import Archive
from docgen.rendering.faults import render_fault, syntax_fault
from docgen.rendering.package import read_package
from docgen.rendering.sheets.sheet import CompiledSheet
from docgen.rendering.sheets.styles import Styles
from docgen.rendering.sheets.template import MAIN, RELATION, places, pointers, read_sheet, shared_strings
from docgen.rendering.sheets.trace import SHEET, RowItems, checksum, sheet_xml
from docgen.template_language import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.images import Picture
    from docgen.rendering.origin import Origin

WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_CALCULATION = "xl/calcChain.xml"
TRACE = "xl/worksheets/docgen.xml"
_TRACE_ID = "rIdDocgen"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


class CompiledXlsx:
    """An Excel template ready to be filled many times."""

    def __init__(self, content: bytes, name: str, mark: str | None = None) -> None:
        self.name, self._mark = name, mark
        self._package = _without_calculation_chain(read_package(content, name))
        self._workbook = etree.fromstring(self._package[WORKBOOK])
        self._styles = Styles(self._package[_STYLES])
        try:
            self.sheets = self._read(mark)
        except TemplateSyntaxError as error:
            raise syntax_fault(name, WORKBOOK, error, "") from error
        self._package[_STYLES] = self._styles.content
        changing = {WORKBOOK, *(sheet.part for sheet in self.sheets)}
        self._archive = Archive(self._package, frozenset(changing))
        self._traced = Archive(_with_trace_part(self._package), frozenset((*changing, TRACE)))

    def _read(self, mark: str | None) -> list[CompiledSheet]:
        relations = _relations(self._package)
        titles = [sheet.get("name", "") for sheet in self._workbook.iter(f"{MAIN}sheet")]
        bound = places(self._workbook, titles, self.name)
        strings = shared_strings(self._package.get(_STRINGS))
        made = []
        for sheet in self._workbook.iter(f"{MAIN}sheet"):
            title, part = sheet.get("name", ""), f"xl/{relations[sheet.get(RELATION, '')].removeprefix('/xl/')}"
            read = read_sheet(self._package[part], title, part, bound[title], strings)
            read.pointers = pointers(self._workbook, title)
            made.append(CompiledSheet(read, self._styles, language(), mark))
        return made

    def contents(self) -> list[bytes]:
        """Give the parts that say how the cells look."""
        return [self._package[_STYLES]]

    def render(
        self,
        context: dict[str, Any],
        pictures: Mapping[str, Picture] | None = None,
        origin: Origin | None = None,
    ) -> bytes:
        """Fill the template and give the workbook's bytes; with an `origin` they can be read back.

        `pictures` is not used: workbooks have no picture places. Raises InvalidData for characters that no document can
        hold, TemplateFault when the template asks for something that the context does not have.
        """
        values = dict(context)
        changed: dict[str, bytes] = {}
        names: dict[str, str] = {}
        traces = []
        items = RowItems(values, list(origin.data)) if origin else None
        for sheet in self.sheets:
            try:
                filled = sheet.fill(values, items)
            except (UndefinedError, TemplateError, TypeError, ArithmeticError, ValueError, AttributeError) as error:
                raise render_fault(self.name, f"lembar {sheet.title}", error) from error
            changed[sheet.part] = filled.content
            names |= filled.names
            traces.append(filled.trace)
        changed[WORKBOOK] = _named(self._package[WORKBOOK], names, traced=origin is not None)
        if origin is None:
            return self._archive.assemble(changed)
        told = [trace for trace in traces if trace]
        changed[TRACE] = sheet_xml(origin, told, checksum(changed[sheet.part] for sheet in self.sheets), self._mark)
        return self._traced.assemble(changed)


def _named(workbook: bytes, names: Mapping[str, str], *, traced: bool) -> bytes:
    """Give the workbook part with its defined names pointing to where their places have gone.

    `traced` adds the hidden sheet to its sheets.
    """
    root = etree.fromstring(workbook)
    for defined in root.iter(f"{MAIN}definedName"):
        key = f"{defined.get('name')}@{defined.get('localSheetId', '')}"
        if key in names:
            defined.text = names[key]
    if traced:
        sheets: Any = root.find(f"{MAIN}sheets")
        number = max(int(sheet.get("sheetId", "0")) for sheet in sheets) + 1
        entry = etree.SubElement(sheets, f"{MAIN}sheet", name=SHEET, sheetId=str(number), state="veryHidden")
        entry.set(RELATION, _TRACE_ID)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_trace_part(package: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts with the hidden sheet among them, which each document writes anew."""
    more = dict(package)
    override = f'<Override PartName="/{TRACE}" ContentType="{_SHEET_TYPE}"/></Types>'
    relation = f'<Relationship Id="{_TRACE_ID}" Type="{_SHEET_RELATION}" Target="/{TRACE}"/></Relationships>'
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    more[types] = more[types].replace(b"</Types>", override.encode())
    more[relations] = more[relations].replace(b"</Relationships>", relation.encode())
    more[TRACE] = b""
    return more


def _relations(package: Mapping[str, bytes]) -> dict[str, str]:
    root = etree.fromstring(package["xl/_rels/workbook.xml.rels"])
    return {relation.get("Id", ""): relation.get("Target", "") for relation in root}


def _without_calculation_chain(package: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the order in which Excel last calculated: rows move, and Excel makes a new one."""
    if _CALCULATION not in package:
        return package
    kept = {name: content for name, content in package.items() if name != _CALCULATION}
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        kept[part] = re.sub(rb"<[^<>]*calcChain[^<>]*/>", b"", kept[part])
    return kept


@lru_cache(maxsize=32)
def compiled(content: bytes, name: str, mark: str | None = None) -> CompiledXlsx:
    """Compile a template, or give the one that the process compiled before. Raises TemplateFault."""
    try:
        return CompiledXlsx(content, name, mark)
    except (KeyError, IndexError, etree.LxmlError) as error:
        raise TemplateFault(f"Templat {name} bukan buku kerja Excel yang utuh: {error}.") from error
