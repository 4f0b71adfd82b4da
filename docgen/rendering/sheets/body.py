"""The rows of a sheet written for one set of data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.rendering.sheets.cells import escaped, like_a_formula, number_of, text_of, written
from docgen.rendering.sheets.formulas import Values
from docgen.rendering.sheets.layout import inner, walk
from docgen.rendering.sheets.references import Area, letters, moved_formula

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from docgen.rendering.sheets.heights import Room
    from docgen.rendering.sheets.layout import Layout, Placed
    from docgen.rendering.sheets.looks import Looks
    from docgen.rendering.sheets.template import Cell, Path

TICK = "√"
_Formula = tuple[int, int, int]


class Body:
    """Writes the rows of one sheet; `merged` gathers the areas whose size only the data decides."""

    def __init__(
        self, looks: Looks, layout: Layout, context: Mapping[str, Any], lists: Mapping[Path, list[Any]], room: Room
    ) -> None:
        self._looks, self._layout, self._context, self._lists, self._room = looks, layout, context, lists, room
        self._numbers: dict[tuple[int, int], int | Decimal] = {}
        self._formulas: dict[tuple[int, int], str] = {}
        self._height = 0.0
        self.merged: list[Area] = []

    def rows(self) -> str:
        """Give all rows as XML."""
        written_rows = []
        for placed in self._layout.rows:
            self._height = 0.0
            cells = [self._cell(cell, placed) for cell in placed.row.cells]
            written_rows.append((placed, cells, self._height))
        values = Values(self._numbers, self._formulas)
        made = []
        for placed, cells, needed in written_rows:
            texts = [cell if isinstance(cell, str) else self._total(cell, values) for cell in cells]
            attributes = "".join(f' {key}="{value}"' for key, value in placed.row.attributes.items())
            if needed and "ht" not in placed.row.attributes:
                attributes += f' ht="{needed}"'
            made.append(f'<row r="{placed.number}"{attributes}>{"".join(texts)}</row>')
        return "".join(made)

    def _need(self, text: str, cell: Cell, placed: Placed, rows: int = 1) -> None:
        """Note how high the row must be for a text that wraps."""
        size = self._looks.wrapped(cell.style)
        if size and text:
            needed = self._room.needed(text, cell.column, placed.row.number, size, rows)
            self._height = max(self._height, needed)

    def _cell(self, cell: Cell, placed: Placed) -> str | _Formula:
        """Give a cell as XML; a formula only as its place and style, as its value may hang on later rows."""
        where = f'<c r="{letters(cell.column)}{placed.number}" s="{cell.style}"'
        if cell.formula is not None:
            key = (cell.column, placed.number)
            self._formulas[key] = moved_formula(cell.formula, lambda place: self._layout.area(place, placed.scope))
            return (*key, cell.style)
        if cell.path is None and cell.ticked is None and not cell.runs:
            kind = f' t="{cell.kind}"' if cell.kind else ""
            self._need(cell.shown, cell, placed)
            return f"{where}{kind}>{cell.inner}</c>" if cell.inner else f"{where}/>"
        if cell.down:
            return self._merged_down(where, cell, placed)
        return self._valued(where, cell, placed, self._value(cell, placed))

    def _merged_down(self, where: str, cell: Cell, placed: Placed) -> str:
        """Write a cell that reaches over all rows of an item: its value in the first of them."""
        own = max(
            (depth for depth, path in enumerate(placed.row.repeats) if (cell.path or ())[: len(path)] == path),
            default=0,
        )
        scope, here = placed.scope[: own + 1], (placed.number, placed.number)
        first, _ = self._layout.span(placed.row.number, scope) or here
        _, last = self._layout.span(cell.down, scope) or here
        if placed.number != first:
            return f"{where}/>"
        if last > first:
            self.merged.append(Area(cell.column, first, cell.column, last))
        return self._valued(where, cell, placed, self._value(cell, placed), last - first + 1)

    def _value(self, cell: Cell, placed: Placed) -> Any:
        if cell.runs:
            variables = self._variables(cell, placed)
            if len(cell.runs) > 1:
                return tuple((look, text_of(self._looks.expression(text)(variables))) for look, text in cell.runs)
            return self._looks.expression(cell.runs[0][1])(variables)
        path = cell.path or cell.ticked or ()
        value = walk(*inner(path, placed.row.repeats, placed.items, self._context), cell.nth)
        if cell.ticked is not None:
            return TICK if self._column_item(cell) in (value if isinstance(value, list) else (value,)) else None
        return value

    def _variables(self, cell: Cell, placed: Placed) -> dict[str, Any]:
        variables = dict(self._context)
        variables["urutan_kolom"] = cell.column
        for names, depth in ((("butir", "nomor"), 1), (("induk", "nomor_induk"), 2)):
            if len(placed.items) >= depth:
                variables[names[0]], variables[names[1]] = placed.items[-depth], placed.scope[-depth] + 1
        if cell.nth >= 0:
            variables["kolom"], variables["nomor_kolom"] = self._column_item(cell), cell.nth + 1
        return variables

    def _column_item(self, cell: Cell) -> Any:
        items = self._lists[cell.columns_of] if cell.columns_of else []
        return items[cell.nth] if 0 <= cell.nth < len(items) else None

    def _valued(self, where: str, cell: Cell, placed: Placed, value: Any, rows: int = 1) -> str:
        if value is None and not cell.runs:
            return f"{where}/>"
        number = number_of(value, self._looks.kind(cell.style))
        if number is not None:
            self._numbers[cell.column, placed.number] = number
            return f"{where}><v>{written(number)}</v></c>"
        runs = value if type(value) is tuple else (("", text_of(value)),)
        text = "".join(run for _, run in runs)
        self._need(text, cell, placed, rows)
        if like_a_formula(text):
            where = where.replace(f' s="{cell.style}"', f' s="{self._looks.quoted(cell.style)}"')
        return f'{where} t="inlineStr"><is>{_runs(runs)}</is></c>'

    def _total(self, cell: _Formula, values: Values) -> str:
        column, row, style = cell
        formula = escaped(self._formulas[column, row])
        value = written(values.at((column, row)))
        return f'<c r="{letters(column)}{row}" s="{style}"><f>{formula}</f><v>{value}</v></c>'


def _runs(runs: tuple[tuple[str, str], ...]) -> str:
    texts = [(look, f'<t xml:space="preserve">{escaped(text)}</t>') for look, text in runs]
    return texts[0][1] if len(texts) == 1 else "".join(f"<r>{look}{text}</r>" for look, text in texts)
