"""From the XML of a Word part to a Jinja source that can be compiled once.

docxtpl knows how its tags lie scattered over runs, rows and cells, and turns the XML into one text with plain Jinja
tags. Here its result gets what docxtpl leaves to chance or to a pass over every document: the order of cell
properties, unique drawing ids, and values escaped for the place where they stand. The only home of docxtpl.
"""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.template_language import Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# CT_TcPr of ECMA-376: docxtpl puts gridSpan and shd first and vMerge last, which Word's schema does not allow.
_CELL_ORDER = [
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
]
_CELL_PROPERTIES = re.compile(r"(<w:tcPr(?: [^>]*)?>)(.*?)(</w:tcPr>)", re.DOTALL)
_CELL_PROPERTY = re.compile(r'<w:(\w+)(?:\s[^<>]*?(?:"[^"]*"[^<>]*?)*)?/>|<w:(\w+)(?:\s[^<>]*)?>.*?</w:\2>', re.DOTALL)
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
_RAW_DRAWING_ID = re.compile(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
_LEFT_OVER = re.compile(r"(\{%|\{\{)(p|tr|tc|r) ((?:(?!%\}).)*?)(%\}|\}\})", re.DOTALL)
_HIDDEN = {"%": "\ue000", "}": "\ue001"}
_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_TEXT_ELEMENTS = ("a:t", "m:t", "w:instrText", "w:delText", "dc:", "cp:", "dcterms:", "vt:", "Company", "Manager")


@dataclass
class Source:
    """A part as Jinja source, and what could not be proved of it beforehand.

    `columns_vary`: a table may get more or fewer columns than its grid; `structure_varies`: runs or marks are made
    from data or repeated, so every document made from it needs the full set of Word rules; `raw`: the tags that print
    ready-made runs or paragraphs.
    """

    text: str
    columns_vary: bool = False
    structure_varies: bool = False
    raw: set[str] = field(default_factory=set)


def numbered_drawings(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts of a template with its drawings numbered through, as no two of a Word file may share an id."""
    numbers = itertools.count(1)

    def number(match: re.Match[bytes]) -> bytes:
        return match[1] + str(next(numbers)).encode() + match[2]

    return {
        name: _RAW_DRAWING_ID.sub(number, content) if b"docPr" in content else content
        for name, content in parts.items()
    }


@lru_cache(maxsize=1)
def _patcher() -> Any:
    return DocxTemplate(io.BytesIO())


def jinja_source(xml: str, language: Language) -> Source:
    """Turn the XML of a part (no white space between elements) into a Source; syntax is checked when it is compiled."""
    text = _patched(xml)
    for written, meant in _BRACES.items():
        text = text.replace(written, "{{ '" + meant + "' }}")
    text = _CELL_PROPERTIES.sub(_ordered, text)
    if "{%" in text:
        text = _DRAWING_ID.sub(r"\1{{ _docpr_id() }}\2", text)
    source = Source(text)
    source.columns_vary = "<w:tbl>" in xml and _columns_vary(xml)
    _fit_values(source, language)
    flows = "{%" in text
    source.structure_varies = source.structure_varies or (
        flows and any(mark in text for mark in ("<w:bookmarkStart", "<w:sdt>", "<w:fldChar", "<w:commentRange"))
    )
    return source


def _patched(xml: str) -> str:
    """Let docxtpl patch the XML; help it over `%` and `}` inside its paragraph, row, cell and run tags (its #644)."""
    text: str = _patcher().patch_xml(xml)
    if not _LEFT_OVER.search(text):
        return text
    hidden = _LEFT_OVER.sub(lambda tag: f"{tag[1]}{tag[2]} {_hide(tag[3])}{tag[4]}", text)
    text = _patcher().patch_xml(hidden)
    for character, stand_in in _HIDDEN.items():
        text = text.replace(stand_in, character)
    return text


def _hide(text: str) -> str:
    for character, stand_in in _HIDDEN.items():
        text = text.replace(character, stand_in)
    return text


def _ordered(match: re.Match[str]) -> str:
    inner = match[2]
    children = list(_CELL_PROPERTY.finditer(inner))
    if "".join(child[0] for child in children) != inner:
        return match[0]
    children.sort(key=lambda child: _rank(child[1] or child[2]))
    return match[1] + "".join(child[0] for child in children) + match[3]


def _rank(name: str) -> int:
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def _columns_vary(xml: str) -> bool:
    """Tell whether docxtpl would have to mend a table grid: cells made in a loop, or rows that don't fill the grid."""
    if re.search(r"\{%\s*(?:tc|hm|colspan)\b", re.sub(r"<[^>]*>", "", xml)):
        return True
    root = etree.fromstring(xml.encode())
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = [row for row in table.iter(f"{W}tr") if not _is_tag_row(row)]
        if not rows or any(_width(row) != columns for row in rows):
            return True
    return False


def _is_tag_row(row: Any) -> bool:
    return re.search(r"\{[%{#]\s*tr\s", "".join(row.itertext())) is not None


def _width(row: Any) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def _fit_values(source: Source, language: Language) -> None:
    """Send every printed value that does not stand in running text through the filter of its place."""
    pieces: list[str] = []
    place = _Place()
    wrap, begun = "", 0
    for _, kind, value in language.lex(source.text):
        if kind == "data":
            place.read(value)
        elif kind == "variable_begin":
            wrap, begun = place.filter, len(pieces) + 1
            pieces.append(value + " (" if wrap else value)
            continue
        elif kind == "variable_end":
            if wrap in {"_run", "_paragraf"}:
                source.structure_varies = True
                source.raw.add("{{ " + "".join(pieces[begun:]).strip() + " }}")
            pieces.append(f")|{wrap} {value}" if wrap else value)
            continue
        elif kind == "name" and value == "safe":
            source.structure_varies = True
        pieces.append(value)
    source.text = "".join(pieces)


class _Place:
    """Where in the XML the reader stands: inside a tag, or after which tag."""

    def __init__(self) -> None:
        self._in_tag = False
        self._tag = ""

    def read(self, data: str) -> None:
        start, end = data.rfind("<"), data.rfind(">")
        if start >= 0:
            self._tag = data[start:]
        self._in_tag = start > end or (self._in_tag and end < 0)

    @property
    def filter(self) -> str:
        if self._in_tag:
            return "_atribut"
        if self._tag.startswith(("<w:t>", "<w:t ")):
            return ""
        if self._tag[1:].startswith(_TEXT_ELEMENTS):
            return "_atribut"
        return "_run" if self._tag.startswith(("</w:r>", "<w:p>", "<w:p ", "</w:pPr>", "<w:pPr/>")) else "_paragraf"


def mended_tables(xml: str) -> bytes:
    """Let docxtpl fit the grids of the tables of a rendered body to their cells."""
    tree = DocxTemplate(io.BytesIO()).fix_tables(xml)
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True))


def by_docxtpl(template: bytes, context: Mapping[str, Any], language: Language) -> bytes:
    """Render with docxtpl itself, for values that it must place: its pictures, sub-documents and listings."""
    document = DocxTemplate(io.BytesIO(template))
    document.render_init()
    _rebind(context, document)
    document.render(dict(context), language)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rebind(value: Any, document: Any) -> None:
    if isinstance(value, dict):
        for child in value.values():
            _rebind(child, document)
    elif isinstance(value, list | tuple):
        for child in value:
            _rebind(child, document)
    elif hasattr(value, "tpl"):
        value.tpl = document
