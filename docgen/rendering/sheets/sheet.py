"""One sheet of a template, compiled: its rows as recipes, the XML around them, and what must move when rows grow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.sheets.around import adjusted, hidden_column, merge_cells, merged, moved, stamp
from docgen.rendering.sheets.body import Body
from docgen.rendering.sheets.columns import Widening, spanning, widened, widening
from docgen.rendering.sheets.heights import Room, widths
from docgen.rendering.sheets.layout import Layout, walk
from docgen.rendering.sheets.looks import Looks
from docgen.rendering.sheets.recipes import Recipe, recipes
from docgen.rendering.sheets.references import Area, area
from docgen.rendering.sheets.template import MAIN, Sheet
from docgen.rendering.sheets.trace import Keys, bindings
from docgen.rendering.word_values import is_forbidden, refuse_forbidden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.sheets.styles import Styles
    from docgen.rendering.sheets.template import Path, Row
    from docgen.rendering.sheets.trace import RowItems
    from docgen.template_language import Language

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACE = f' xmlns="{MAIN[1:-1]}"'
_BEFORE_MERGES = ("sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
                  "sortState", "dataConsolidate", "customSheetViews")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet filled with data: its part, and where the defined names that point into it point now.

    `trace` tells how it can be read back, None for a sheet without keys.
    """

    content: bytes
    names: dict[str, str]
    trace: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """A template for so many repeated columns: where they stand, its rows and how their cells are written."""

    wide: Widening
    rows: list[Row]
    recipes: dict[int, list[Recipe]]
    last_column: int


class CompiledSheet:
    """One sheet ready to be filled many times; `mark` is printed in the middle of every page's head."""

    def __init__(self, sheet: Sheet, styles: Styles, language: Language, mark: str | None) -> None:
        self.title, self.part, self.sheet = sheet.name, sheet.part, sheet
        self._looks = Looks(sheet, styles, language)
        if mark is not None:
            stamp(sheet.root, mark)
        self._merges = _taken_merges(sheet.root)
        if sheet.root.find(f"{MAIN}cols") is None:
            sheet.root.find(f"{MAIN}sheetData").addprevious(etree.Element(f"{MAIN}cols"))
        self._widths = [
            (int(one.get("min", "1")), int(one.get("max", "1")), float(one.get("width", "8.43")))
            for one in sheet.root.iter(f"{MAIN}col")
        ]
        self._start = etree.tostring(sheet.root, encoding="unicode").partition(">")[0]
        self._form = lru_cache(maxsize=16)(self._for_counts)

    def _for_counts(self, counts: tuple[tuple[Path, int], ...]) -> _Form:
        wide = widening(self.sheet.columns, dict(counts))
        rows = widened(self.sheet.rows, wide)
        spans = [Area(first, row, last, row) for row, first, last in spanning(rows)]
        merges = (one for place in self._merges for one in wide.merges(place))
        room = Room(widths(self._widths, wide), [*merges, *spans])
        last = max((cell.column for row in rows for cell in row.cells), default=0)
        return _Form(wide, rows, {row.number: recipes(row, self._looks, room) for row in rows}, last)

    def fill(self, context: Mapping[str, Any], items: RowItems | None = None) -> Filled:
        """Fill the sheet, with keys beside its rows where `items` are given.

        Raises what the template language raises for a faulty tag, FormulaError for a formula, and InvalidData for a
        character that no document can hold.
        """
        lists = {path: list(walk(context, path) or ()) for path in self.sheet.columns}
        form = self._form(tuple((path, len(items)) for path, items in lists.items()))
        layout = Layout(form.rows, context)
        body = Body(self._looks, layout, context, lists, form.recipes)
        keys = Keys(items, form.last_column + 1) if items else None
        rows = body.rows(keys)
        xml = self._around(rows, [*self._merged(layout, form), *body.merged], layout, form.wide, keys)
        content = (_DECLARATION + xml).encode("utf-8", "surrogatepass")
        if is_forbidden(content):
            refuse_forbidden(dict(context))
        names = {name: _moved_name(text, layout, form.wide) for name, text in self.sheet.pointers.items()}
        trace = keys.trace(self.title, bindings(form.rows, lists), names) if keys else None
        return Filled(content, names, trace)

    def _merged(self, layout: Layout, form: _Form) -> list[Area]:
        heads = ((layout.span(row), first, last) for row, first, last in spanning(form.rows))
        found = [Area(first, at[0], last, at[0]) for at, first, last in heads if at]
        return [*merged(self._merges, layout, form.wide), *found]

    def _around(self, rows: str, merges: list[Area], layout: Layout, wide: Widening, keys: Keys | None) -> str:
        parts = []
        for child in self.sheet.root:
            if child.tag == f"{MAIN}cols" and keys is not None:
                parts.append(_serialized(hidden_column(adjusted(child, layout, wide), keys.column)))
            elif child.tag == f"{MAIN}sheetData":
                parts.append(f"<sheetData>{rows}</sheetData>")
            elif child.tag == f"{MAIN}mergeCells":
                parts.append(merge_cells(merges))
            elif child.tag == f"{MAIN}cols" and not len(child):
                continue
            else:
                parts.append(_serialized(adjusted(child, layout, wide)))
        return f"{self._start}>{''.join(parts)}</worksheet>"


def _taken_merges(root: Any) -> list[Area]:
    """Give the merged areas of a template's sheet and leave a place where those of a filled one will stand."""
    node = root.find(f"{MAIN}mergeCells")
    found = [area(one.get("ref", "A1")) for one in node] if node is not None else []
    if node is None:
        before = [child for tag in _BEFORE_MERGES if (child := root.find(f"{MAIN}{tag}")) is not None]
        before[-1].addnext(etree.Element(f"{MAIN}mergeCells"))
    return found


def _moved_name(text: str, layout: Layout, wide: Widening) -> str:
    pieces = []
    for piece in re.split(r",(?=(?:[^']*'[^']*')*[^']*\Z)", text):
        sheet, _, target = piece.rpartition("!")
        pieces.append(f"{sheet}!{moved(area(target), layout, wide)}")
    return ",".join(pieces)


def _serialized(child: Any) -> str:
    return etree.tostring(child, encoding="unicode").replace(_NAMESPACE, "", 1)
