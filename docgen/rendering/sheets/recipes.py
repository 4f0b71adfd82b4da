"""How each cell of a template's row is written, worked out once: where its value is found, how much room it has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.rendering.sheets.heights import height
from docgen.rendering.sheets.layout import nearest
from docgen.rendering.sheets.references import letters

if TYPE_CHECKING:
    from docgen.rendering.sheets.heights import Room
    from docgen.rendering.sheets.looks import Looks
    from docgen.rendering.sheets.styles import Kind
    from docgen.rendering.sheets.template import Cell, Path, Row


@dataclass(frozen=True, slots=True)
class Recipe:
    """One cell of a row: `head` and `tail` are its XML before and after the number of its row and its content.

    `depth` is the number of the list whose item holds its value, -1 for none, `steps` the path from there. `short` is
    the most characters that take one line, `line` that line's height and `size` that of the letters in points, 0 for a
    cell that does not wrap. A `simple` cell shows a field of an item of its row. `label` is what its style shows before
    its text, `down` the last row of the template that it is merged down to, 0 for a cell of one row. `blank` is the
    rest of a cell that never holds anything, "" for any other.
    """

    cell: Cell
    head: str
    tail: str
    kind: Kind
    quoted: int
    depth: int
    steps: Path
    short: float
    line: float
    size: float
    simple: bool
    label: str
    down: int
    blank: str


def recipes(row: Row, looks: Looks, room: Room) -> list[Recipe]:
    """Give the recipes of a row's cells."""
    made = []
    for cell in row.cells:
        path = cell.path or cell.ticked or ()
        depth = nearest(path, row.repeats)
        size, label = looks.wrapped(cell.style), looks.label(cell.style)
        down = cell.down or room.down_to(cell.column, row.number)
        short = room.characters(cell.column, row.number, size) if size else math.inf
        made.append(
            Recipe(
                cell,
                f'<c r="{letters(cell.column)}',
                f'" s="{cell.style}"',
                looks.kind(cell.style),
                looks.quoted(cell.style),
                -1 if depth is None else depth,
                path[0 if depth is None else len(row.repeats[depth]) :],
                short,
                height(1, size) if size else 0.0,
                size,
                depth is not None and len(path) == len(row.repeats[depth]) + 1 and not (down or label or cell.runs),
                label,
                down,
                f'" s="{cell.style}"/>' if _says_nothing(cell) else "",
            )
        )
    return made


def _says_nothing(cell: Cell) -> bool:
    return not (cell.path or cell.ticked or cell.runs or cell.inner or cell.shown or cell.formula is not None)
