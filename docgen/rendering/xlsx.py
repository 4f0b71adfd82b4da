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
from docgen.rendering.word_values import refuse_forbidden
from docgen.template_language import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.images import Picture

WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_CALCULATION = "xl/calcChain.xml"


class CompiledXlsx:
    """An Excel template ready to be filled many times."""

    def __init__(self, content: bytes, name: str, mark: str | None = None) -> None:
        self.name = name
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

    def render(self, context: dict[str, Any], pictures: Mapping[str, Picture] | None = None) -> bytes:
        """Fill the template and give the workbook's bytes.

        `pictures` is not used: workbooks have no picture places. Raises InvalidData for characters that no document can
        hold, TemplateFault when the template asks for something that the context does not have.
        """
        values = dict(context)
        refuse_forbidden(values)
        changed: dict[str, bytes] = {}
        names: dict[str, str] = {}
        for sheet in self.sheets:
            try:
                filled = sheet.fill(values)
            except (UndefinedError, TemplateError, TypeError, ArithmeticError, ValueError, AttributeError) as error:
                raise render_fault(self.name, f"lembar {sheet.title}", error) from error
            changed[sheet.part] = filled.content
            names |= filled.names
        changed[WORKBOOK] = _named(self._package[WORKBOOK], names)
        return self._archive.assemble(changed)


def _named(workbook: bytes, names: Mapping[str, str]) -> bytes:
    """Give the workbook part with its defined names pointing to where their places have gone."""
    root = etree.fromstring(workbook)
    for defined in root.iter(f"{MAIN}definedName"):
        key = f"{defined.get('name')}@{defined.get('localSheetId', '')}"
        if key in names:
            defined.text = names[key]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
