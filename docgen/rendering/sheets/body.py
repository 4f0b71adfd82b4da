"""The rows of a sheet written for one set of data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.rendering.sheets.cells import escaped, like_a_formula, number_of, text_of, written
from docgen.rendering.sheets.formulas import Values
from docgen.rendering.sheets.heights import height, lines, stretched, tall
from docgen.rendering.sheets.layout import nearest, walk
from docgen.rendering.sheets.references import Area, letters, moved_formula

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from docgen.rendering.sheets.layout import Layout, Placed
    from docgen.rendering.sheets.looks import Looks
    from docgen.rendering.sheets.recipes import Recipe
    from docgen.rendering.sheets.template import Path
    from docgen.rendering.sheets.trace import Keys

TICK = "√"
# What a text may have that must be escaped, kept from Excel's reading, or counted in lines.
_UNUSUAL = re.compile(r"[&<>\r\n\t_]|^[=+\-@]|^\s|\s\Z|  |^\Z")
_WHOLE = re.compile(r"[1-9][0-9]{0,14}\Z")
_Formula = tuple[int, int, int]


class Body:
    """Writes the rows of one sheet; `merged` gathers the areas whose size only the data decides."""

    def __init__(
        self,
        looks: Looks,
        layout: Layout,
        context: Mapping[str, Any],
        lists: Mapping[Path, list[Any]],
        recipes: Mapping[int, list[Recipe]],
    ) -> None:
        self._looks, self._layout, self._context, self._lists = looks, layout, context, lists
        self._recipes = recipes
        self._numbers: dict[tuple[int, int], int | Decimal] = {}
        self._formulas: dict[tuple[int, int], str] = {}
        self._height = 0.0
        self._shared: list[tuple[int, int, float]] = []
        self._variables: dict[str, Any] = dict(context)
        self.merged: list[Area] = []

    def rows(self, keys: Keys | None = None) -> str:
        """Give all rows as XML, each with its key where `keys` has them."""
        written_rows = [(placed, self._cells(placed), self._height) for placed in self._layout.rows]
        values = Values(self._numbers, self._formulas)
        free = ((placed.number, needed) for placed, _, needed in written_rows if "ht" not in placed.row.attributes)
        heights = stretched(dict(free), self._shared)
        made = []
        for placed, cells, _ in written_rows:
            texts = [cell if type(cell) is str else self._total(cell, values) for cell in cells]  # type: ignore[arg-type]
            attributes = "".join(f' {key}="{value}"' for key, value in placed.row.attributes.items())
            if needed := heights.get(placed.number):
                attributes += f' ht="{needed}"'
            if keys is not None:
                texts.append(keys.cell(placed))
            made.append(f'<row r="{placed.number}"{attributes}>{"".join(texts)}</row>')
        return "".join(made)

    def _cells(self, placed: Placed) -> list[str | _Formula]:
        self._height = 0.0
        self._name_items(placed)
        number = str(placed.number)
        return [
            recipe.head + number + recipe.blank
            if recipe.blank
            else (self._simple(recipe, placed, number) if recipe.simple else None) or self._cell(recipe, placed)
            for recipe in self._recipes[placed.row.number]
        ]

    def _simple(self, recipe: Recipe, placed: Placed, number: str) -> str | None:
        """Write what most cells hold, a short text or a number of the row's own item; None for anything else."""
        value = placed.items[recipe.depth].get(recipe.steps[0])
        if value is None:
            return f"{recipe.head}{number}{recipe.tail}/>"
        if recipe.cell.ticked is not None:
            if self._item(recipe) not in (value if type(value) is list else (value,)):
                return f"{recipe.head}{number}{recipe.tail}/>"
            value = TICK
        elif type(value) is list:
            value = text_of(value)
        elif recipe.kind != "teks":
            if type(value) is str and recipe.kind == "bilangan" and _WHOLE.match(value):
                value = int(value)
            if type(value) is not int:
                return None
            self._numbers[recipe.cell.column, placed.number] = value
            return f"{recipe.head}{number}{recipe.tail}><v>{value}</v></c>"
        return self._plain_text(recipe, number, value)

    def _plain_text(self, recipe: Recipe, number: str, value: Any) -> str | None:
        """Write a text that needs no care, None for one that does and for what is no text."""
        if type(value) is not str or _UNUSUAL.search(value):
            return None
        if len(value) > recipe.short:
            self._height = max(self._height, height(lines(value, recipe.short), recipe.size))
        elif recipe.line > self._height:
            self._height = recipe.line
        return f'{recipe.head}{number}{recipe.tail} t="inlineStr"><is><t>{value}</t></is></c>'

    def _name_items(self, placed: Placed) -> None:
        """Set the names under which the texts of a row find its items."""
        for depth, (item, number) in enumerate((("butir", "nomor"), ("induk", "nomor_induk")), start=1):
            if len(placed.items) >= depth:
                self._variables[item], self._variables[number] = placed.items[-depth], placed.scope[-depth] + 1
            else:
                self._variables.pop(item, None)
                self._variables.pop(number, None)

    def _need(self, text: str, recipe: Recipe, placed: Placed, last: int = 0) -> None:
        """Note how high the row must be for a text that wraps, or the rows down to `last` together."""
        if not recipe.line or not text:
            return
        shown = recipe.label + text
        count = lines(shown, recipe.short) if len(shown) > recipe.short or "\n" in text else 1
        if recipe.down and not last:
            last = (self._layout.span(recipe.down, placed.scope) or (0, 0))[1]
        if last > placed.number:
            self._shared.append((placed.number, last, tall(count, recipe.size)))
        else:
            self._height = max(self._height, height(count, recipe.size))

    def _cell(self, recipe: Recipe, placed: Placed) -> str | _Formula:
        """Give a cell as XML; a formula only as its place and style, as its value may hang on later rows."""
        cell = recipe.cell
        if cell.formula is not None:
            key = (cell.column, placed.number)
            self._formulas[key] = moved_formula(cell.formula, lambda place: self._layout.area(place, placed))
            return (*key, cell.style)
        where = f"{recipe.head}{placed.number}{recipe.tail}"
        if cell.path is None and cell.ticked is None and not cell.runs:
            kind = f' t="{cell.kind}"' if cell.kind else ""
            self._need(cell.shown, recipe, placed)
            return f"{where}{kind}>{cell.inner}</c>" if cell.inner else f"{where}/>"
        if cell.down:
            return self._merged_down(where, recipe, placed)
        return self._valued(where, recipe, placed, self._value(recipe, placed))

    def _merged_down(self, where: str, recipe: Recipe, placed: Placed) -> str:
        """Write a cell that reaches over all rows of an item: its value in the first of them."""
        cell = recipe.cell
        own = nearest(cell.path or (), placed.row.repeats) or 0
        scope, here = placed.scope[: own + 1], (placed.number, placed.number)
        first, _ = self._layout.span(placed.row.number, scope) or here
        _, last = self._layout.span(cell.down, scope) or here
        if placed.number != first:
            return f"{where}/>"
        if last > first:
            self.merged.append(Area(cell.column, first, cell.column, last))
        return self._valued(where, recipe, placed, self._value(recipe, placed), last)

    def _value(self, recipe: Recipe, placed: Placed) -> Any:
        cell = recipe.cell
        if cell.runs:
            return self._text(recipe)
        item = self._context if recipe.depth < 0 else placed.items[recipe.depth]
        value = walk(item, recipe.steps, cell.nth)
        if cell.ticked is not None:
            return TICK if self._item(recipe) in (value if isinstance(value, list) else (value,)) else None
        return value

    def _item(self, recipe: Recipe) -> Any:
        """Give the item of the column that a cell stands in."""
        items, nth = self._lists.get(recipe.cell.columns_of or (), []), recipe.cell.nth
        return items[nth] if 0 <= nth < len(items) else None

    def _text(self, recipe: Recipe) -> Any:
        cell, variables = recipe.cell, self._variables
        variables["urutan_kolom"] = cell.column
        if cell.nth >= 0:
            variables["kolom"], variables["nomor_kolom"] = self._item(recipe), cell.nth + 1
        else:
            variables.pop("kolom", None)
            variables.pop("nomor_kolom", None)
        if len(cell.runs) > 1:
            return tuple((look, text_of(self._looks.expression(text)(variables))) for look, text in cell.runs)
        return self._looks.expression(cell.runs[0][1])(variables)

    def _valued(self, where: str, recipe: Recipe, placed: Placed, value: Any, last: int = 0) -> str:
        cell = recipe.cell
        if value is None and not cell.runs:
            return f"{where}/>"
        number = number_of(value, recipe.kind)
        if number is not None:
            self._numbers[cell.column, placed.number] = number
            return f"{where}><v>{written(number)}</v></c>"
        runs = value if type(value) is tuple else (("", text_of(value)),)
        text = runs[0][1] if len(runs) == 1 else "".join(run for _, run in runs)
        self._need(text, recipe, placed, last)
        if like_a_formula(text):
            where = f'{recipe.head}{placed.number}" s="{recipe.quoted}"'
        return f'{where} t="inlineStr"><is>{_runs(runs)}</is></c>'

    def _total(self, cell: _Formula, values: Values) -> str:
        column, row, style = cell
        formula = escaped(self._formulas[column, row])
        value = written(values.at((column, row)))
        return f'<c r="{letters(column)}{row}" s="{style}"><f>{formula}</f><v>{value}</v></c>'


def _runs(runs: tuple[tuple[str, str], ...]) -> str:
    if len(runs) == 1:
        return f'<t xml:space="preserve">{escaped(runs[0][1])}</t>'
    return "".join(f'<r>{look}<t xml:space="preserve">{escaped(text)}</t></r>' for look, text in runs)
