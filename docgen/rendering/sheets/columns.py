"""Columns that repeat: a sheet of a template with as many copies of them as a list has items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.rendering.sheets.references import Area, moved_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.rendering.sheets.template import Cell, Path, Row


@dataclass(frozen=True)
class Widening:
    """Where the columns of a template come to stand when some of them repeat.

    `regions` are (path, first column, width, count), from left to right.
    """

    regions: tuple[tuple[Path, int, int, int], ...] = ()

    def copies(self, column: int) -> list[tuple[int, Path | None, int]]:
        """Give the new columns of a column, each with the list that it repeats for and the number of the item."""
        shift = 0
        for path, first, width, count in self.regions:
            if column < first:
                break
            if column < first + width:
                return [(column + shift + nth * width, path, nth) for nth in range(count)]
            shift += (count - 1) * width
        return [(column + shift, None, -1)]

    def area(self, place: Area) -> Area:
        """Give an area as wide as its columns have become; one of whole rows stays."""
        if not place.first_column or not self.regions:
            return place
        first, last = self.copies(place.first_column)[0][0], self.copies(place.last_column)[-1][0]
        return replace(place, first_column=first, last_column=last)

    def merges(self, place: Area) -> list[Area]:
        """Give a merged area as the columns are now: one within repeated columns stands in each copy of them."""
        for _, first, width, _ in self.regions:
            if first <= place.first_column and place.last_column < first + width:
                ends = zip(self.copies(place.first_column), self.copies(place.last_column), strict=True)
                return [replace(place, first_column=start[0], last_column=end[0]) for start, end in ends]
        return [self.area(place)]


def widening(columns: Mapping[Path, Area], counts: Mapping[Path, int]) -> Widening:
    """Give the widening for so many items of each list; a list without items keeps one copy of its columns."""
    regions = [
        (path, place.first_column, place.last_column - place.first_column + 1, max(1, counts[path]))
        for path, place in columns.items()
    ]
    return Widening(tuple(sorted(regions, key=lambda region: region[1])))


def widened(rows: Iterable[Row], wide: Widening) -> list[Row]:
    """Give the rows with the cells of repeated columns copied and those to their right moved."""
    return [replace(row, cells=_in_order(copy for cell in row.cells for copy in _copies(cell, wide))) for row in rows]


def _in_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Give cells from left to right: the copies of several columns that repeat together alternate."""
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _copies(cell: Cell, wide: Widening) -> list[Cell]:
    made = []
    for column, path, nth in wide.copies(cell.column):
        formula = cell.formula
        if formula is not None:
            step = column - cell.column if path else 0
            formula = moved_formula(formula, lambda place, step=step: _own(place, wide, step))  # type: ignore[misc]
        copy = replace(cell, column=column, nth=nth, columns_of=path, formula=formula)
        made.append(replace(copy, runs=(), inner="", shown="", kind=None) if cell.spans and nth > 0 else copy)
    return made


def spanning(rows: Iterable[Row]) -> list[tuple[int, int, int]]:
    """Give (row, first column, last column) of each head that reaches over the copies of its column."""
    found: dict[tuple[int, Path | None], list[int]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.spans:
                found.setdefault((row.number, cell.columns_of), []).append(cell.column)
    return [(row, columns[0], columns[-1]) for (row, _), columns in found.items() if len(columns) > 1]


def _own(place: Area, wide: Widening, step: int) -> Area:
    """Move a reference: within a repeated column to the copy's own columns, elsewhere to where the columns are now."""
    if step and any(first <= place.first_column < first + width for _, first, width, _ in wide.regions):
        return replace(place, first_column=place.first_column + step, last_column=place.last_column + step)
    return wide.area(place)
