"""One sheet of a template, compiled: its rows as recipes, the XML around them, and what must move when rows grow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.sheets.cells import escaped, like_a_formula, number_of, text_of, written
from docgen.rendering.sheets.columns import Widening, widened, widening
from docgen.rendering.sheets.formulas import Values
from docgen.rendering.sheets.layout import Layout, Placed, inner, walk
from docgen.rendering.sheets.references import area, letters, moved_formula
from docgen.rendering.sheets.template import MAIN, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from docgen.rendering.sheets.references import Area
    from docgen.rendering.sheets.styles import Styles
    from docgen.rendering.sheets.template import Cell, Path, Row
    from docgen.template_language import Language

TICK = "√"
_ONE_EXPRESSION = re.compile(r"\s*\{\{((?:(?!\}\}).)+)\}\}\s*\Z", re.DOTALL)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACE = f' xmlns="{MAIN[1:-1]}"'


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet filled with data: its part, and where the defined names that point into it point now."""

    content: bytes
    names: dict[str, str]


class CompiledSheet:
    """One sheet ready to be filled many times; `mark` is printed in the middle of every page's head."""

    def __init__(self, sheet: Sheet, styles: Styles, language: Language, mark: str | None) -> None:
        self.title, self.part, self.sheet = sheet.name, sheet.part, sheet
        self._styles, self._language = styles, language
        self._kinds = {cell.style: styles.kind(cell.style) for row in sheet.rows for cell in row.cells}
        self._quoted = {style: styles.quoted(style) for style in self._kinds if self._may_hold_text(style)}
        if mark is not None:
            _stamp(sheet.root, mark)
        self._expressions: dict[str, Any] = {}
        self._template_names = sheet.pointers
        self._compiled = lru_cache(maxsize=16)(self._for_counts)

    def _may_hold_text(self, style: int) -> bool:
        rows = self.sheet.rows
        return any(cell.style == style and (cell.path or cell.text) for row in rows for cell in row.cells)

    def _for_counts(self, counts: tuple[tuple[Path, int], ...]) -> tuple[Widening, list[Row]]:
        wide = widening(self.sheet.columns, dict(counts))
        return wide, widened(self.sheet.rows, wide)

    def fill(self, context: Mapping[str, Any]) -> Filled:
        """Fill the sheet. Raises what the template language raises for a faulty tag, FormulaError for a formula."""
        lists = {path: list(walk(context, path) or ()) for path in self.sheet.columns}
        wide, rows = self._compiled(tuple((path, len(items)) for path, items in lists.items()))
        layout = Layout(rows, context)
        body = _Body(self, layout, context, lists).rows()
        xml = self._around(body, layout, wide)
        names = {name: self._moved_name(text, layout, wide) for name, text in self._template_names.items()}
        return Filled((_DECLARATION + xml).encode(), names)

    def _around(self, body: str, layout: Layout, wide: Widening) -> str:
        parts = []
        for child in self.sheet.root:
            if child.tag == f"{MAIN}sheetData":
                parts.append(f"<sheetData>{body}</sheetData>")
            else:
                parts.append(_serialized(_adjusted(child, layout, wide, self)))
        start = etree.tostring(self.sheet.root, encoding="unicode").partition(">")[0]
        return f"{start}>{''.join(parts)}</worksheet>"

    def moved(self, place: Area, layout: Layout, wide: Widening) -> Area:
        """Give where an area of the template has gone."""
        return layout.area(wide.area(place))

    def _moved_name(self, text: str, layout: Layout, wide: Widening) -> str:
        pieces = []
        for piece in re.split(r",(?=(?:[^']*'[^']*')*[^']*\Z)", text):
            sheet, _, target = piece.rpartition("!")
            pieces.append(f"{sheet}!{self.moved(area(target), layout, wide)}")
        return ",".join(pieces)

    def expression(self, text: str) -> Any:
        """Give a compiled cell text: a single tag gives its value as it is, anything else gives a text."""
        if text not in self._expressions:
            single = _ONE_EXPRESSION.match(text)
            if single:
                self._expressions[text] = self._language.compile_expression(single[1], undefined_to_none=False)
            else:
                self._expressions[text] = self._language.from_string(text).render
        return self._expressions[text]

    def kind(self, style: int) -> Any:
        """Tell which kind of value a style shows."""
        return self._kinds[style]

    def quoted(self, style: int) -> int:
        """Give the style for a text that looks like a formula."""
        return self._quoted.get(style, style)


class _Body:
    """Writes the rows of one sheet for one set of data."""

    def __init__(
        self, sheet: CompiledSheet, layout: Layout, context: Mapping[str, Any], lists: Mapping[Path, list[Any]]
    ) -> None:
        self._sheet, self._layout, self._context, self._lists = sheet, layout, context, lists
        self._numbers: dict[tuple[int, int], int | Decimal] = {}
        self._formulas: dict[tuple[int, int], str] = {}

    def rows(self) -> str:
        """Give all rows as XML."""
        written_rows = [
            (placed, [self._cell(cell, placed) for cell in placed.row.cells]) for placed in self._layout.rows
        ]
        values = Values(self._numbers, self._formulas)
        made = []
        for placed, cells in written_rows:
            texts = [cell if isinstance(cell, str) else self._total(cell, values) for cell in cells]
            attributes = "".join(f' {key}="{value}"' for key, value in placed.row.attributes.items())
            made.append(f'<row r="{placed.number}"{attributes}>{"".join(texts)}</row>')
        return "".join(made)

    def _cell(self, cell: Cell, placed: Placed) -> str | tuple[int, int, int]:
        """Give a cell as XML; a formula only as its place and style, as its value may hang on later rows."""
        where = f'<c r="{letters(cell.column)}{placed.number}"'
        if cell.formula is not None:
            key = (cell.column, placed.number)
            self._formulas[key] = moved_formula(cell.formula, lambda place: self._layout.area(place, placed.scope))
            return (*key, cell.style)
        if cell.path is None and cell.ticked is None and cell.text is None:
            kind = f' t="{cell.kind}"' if cell.kind else ""
            return f'{where} s="{cell.style}"{kind}>{cell.inner}</c>' if cell.inner else f'{where} s="{cell.style}"/>'
        return self._valued(where, cell, placed, self._value(cell, placed))

    def _value(self, cell: Cell, placed: Placed) -> Any:
        if cell.text is not None:
            return self._sheet.expression(cell.text)(self._variables(cell, placed))
        path = cell.path or cell.ticked or ()
        value = walk(*inner(path, placed.row.repeats, placed.items, self._context), cell.nth)
        if cell.ticked is not None:
            return TICK if self._column_item(cell) in (value or ()) else None
        return value

    def _variables(self, cell: Cell, placed: Placed) -> dict[str, Any]:
        variables = dict(self._context)
        for names, depth in ((("butir", "nomor"), 1), (("induk", "nomor_induk"), 2)):
            if len(placed.items) >= depth:
                variables[names[0]], variables[names[1]] = placed.items[-depth], placed.scope[-depth] + 1
        if cell.nth >= 0:
            variables["kolom"], variables["nomor_kolom"] = self._column_item(cell), cell.nth + 1
        return variables

    def _column_item(self, cell: Cell) -> Any:
        items = self._lists[cell.columns_of] if cell.columns_of else []
        return items[cell.nth] if 0 <= cell.nth < len(items) else None

    def _valued(self, where: str, cell: Cell, placed: Placed, value: Any) -> str:
        if value is None and cell.text is None:
            return f'{where} s="{cell.style}"/>'
        number = number_of(value, self._sheet.kind(cell.style))
        if number is not None:
            self._numbers[cell.column, placed.number] = number
            return f'{where} s="{cell.style}"><v>{written(number)}</v></c>'
        text = text_of(value)
        style = self._sheet.quoted(cell.style) if like_a_formula(text) else cell.style
        return f'{where} s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'

    def _total(self, cell: tuple[int, int, int], values: Values) -> str:
        column, row, style = cell
        formula = escaped(self._formulas[column, row])
        value = written(values.at((column, row)))
        return f'<c r="{letters(column)}{row}" s="{style}"><f>{formula}</f><v>{value}</v></c>'


def _serialized(child: Any) -> str:
    return etree.tostring(child, encoding="unicode").replace(_NAMESPACE, "", 1)


def _adjusted(child: Any, layout: Layout, wide: Widening, sheet: CompiledSheet) -> Any:
    """Give a part of the sheet around its rows with its references moved."""
    name = etree.QName(child).localname
    if name == "mergeCells":
        return _merges(child, layout, wide)
    if name == "cols" and wide.regions:
        return _widths(child, wide)
    if name == "dimension":
        copy = etree.fromstring(etree.tostring(child))
        copy.set("ref", str(sheet.moved(area(child.get("ref", "A1")), layout, wide)).replace("$", ""))
        return copy
    if name in {"dataValidations", "conditionalFormatting"}:
        copy = etree.fromstring(etree.tostring(child))
        for one in copy.iter():
            if one.get("sqref"):
                moved = (sheet.moved(area(place), layout, wide) for place in one.get("sqref", "").split())
                one.set("sqref", " ".join(str(place).replace("$", "") for place in moved))
        return copy
    return child


def _merges(child: Any, layout: Layout, wide: Widening) -> Any:
    """Give the merged areas: those of repeated rows once for each of their copies."""
    copy = etree.fromstring(etree.tostring(child))
    for one in list(copy):
        copy.remove(one)
    for one in child:
        place = wide.area(area(one.get("ref", "A1")))
        for placed in layout.rows:
            if placed.row.number == place.first_row:
                height = place.last_row - place.first_row
                last = layout.span(place.last_row, placed.scope) if height else (placed.number, placed.number)
                reference = (
                    f"{letters(place.first_column)}{placed.number}:{letters(place.last_column)}{(last or (0, 0))[1]}"
                )
                etree.SubElement(copy, f"{MAIN}mergeCell").set("ref", reference)
    copy.set("count", str(len(copy)))
    return copy


def _widths(child: Any, wide: Widening) -> Any:
    copy = etree.fromstring(etree.tostring(child))
    for one in list(copy):
        copy.remove(one)
    for one in child:
        for column in range(int(one.get("min", "1")), min(int(one.get("max", "1")), 400) + 1):
            for new, _, _ in wide.copies(column):
                added = etree.SubElement(copy, one.tag, one.attrib)
                added.set("min", str(new))
                added.set("max", str(new))
    return copy


def _stamp(root: Any, mark: str) -> None:
    """Print a mark at the head of every page, large and grey, beside what the head holds already."""
    node = root.find(f"{MAIN}headerFooter")
    if node is None:
        node = etree.Element(f"{MAIN}headerFooter")
        after = ("pageSetup", "pageMargins", "printOptions", "mergeCells", "sheetData")
        anchor = next(found for tag in after if (found := root.find(f"{MAIN}{tag}")) is not None)
        anchor.addnext(node)
    head = node.find(f"{MAIN}oddHeader")
    if head is None:
        head = etree.Element(f"{MAIN}oddHeader")
        node.insert(0, head)
    head.text = f'{(head.text or "").partition("&C")[0]}&C&"-,Bold"&36&K999999{mark.upper()}'
