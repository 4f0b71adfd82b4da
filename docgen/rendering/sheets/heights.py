"""How high a row must be for its wrapped texts: LibreOffice and phones do not reckon it when they open a file."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.rendering.sheets.columns import Widening
    from docgen.rendering.sheets.references import Area

# A column's width counts digits of an 11 point face; a wide face such as Bookman needs more room for its letters.
_FACE = 1.12
_LEADING = 1.32
_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_MOST = 409.0
_PADDING = 0.7


def widths(columns: Iterable[tuple[int, int, float]], wide: Widening) -> dict[int, float]:
    """Give the width of every column in characters; `columns` are (first, last, width) of the template."""
    return {
        new: width
        for first, last, width in columns
        for column in range(first, min(last, first + 200) + 1)
        for new, _, _ in wide.copies(column)
    }


class Room:
    """How much room the cells of a sheet have: merged cells that of all their columns and rows.

    `merged` are the merged areas with the rows of the template and the columns of the result.
    """

    def __init__(self, column_widths: Mapping[int, float], merged: Iterable[Area]) -> None:
        self._widths = column_widths
        self._merged = {(place.first_column, place.first_row): place for place in merged}

    def characters(self, column: int, row: int, size: float) -> float:
        """Give how many characters of so many points fit on a line of a cell; `row` is the template's."""
        place = self._merged.get((column, row))
        last = place.last_column if place else column
        width = sum(self._widths.get(one, _DEFAULT_WIDTH) for one in range(column, last + 1))
        return max(1.0, width - _PADDING) * 11 / (size * _FACE)

    def down_to(self, column: int, row: int) -> int:
        """Give the last row of a merged cell that reaches over several rows, 0 for another; all rows the template's."""
        place = self._merged.get((column, row))
        return place.last_row if place and place.last_row > row else 0


@lru_cache(maxsize=8192)
def lines(text: str, room: float) -> int:
    """Give how many lines a text takes where so many characters fit on one; words stay whole."""
    return sum(1 if len(line) <= room else _broken(line, room) for line in text.split("\n"))


def _broken(line: str, room: float) -> int:
    count, used = 1, 0.0
    for word in line.split(" "):
        length = len(word)
        if used and used + 1 + length > room:
            count, used = count + 1, 0.0
        if length > room:
            count += math.ceil(length / room) - 1
            length %= max(1, math.floor(room))
        used += length + (1 if used else 0)
    return count


def height(line_count: int, size: float) -> float:
    """Give the height in points of a row of so many lines."""
    return min(_MOST, tall(line_count, size))


def tall(line_count: int, size: float) -> float:
    """Give the height in points of so many lines, which may be more than one row can have."""
    return round(line_count * size * _LEADING + 3, 1)


def stretched(rows: Mapping[int, float], shared: Iterable[tuple[int, int, float]]) -> dict[int, float]:
    """Give the heights of rows, higher where a text over several of them needs more than they have together.

    `shared` are (first row, last row, height needed); a row that is not among `rows` keeps its own height.
    """
    heights = dict(rows)
    for first, last, needed in shared:
        free = [row for row in range(first, last + 1) if row in heights]
        lacking = needed - sum(heights.get(row, 0) or _DEFAULT_HEIGHT for row in range(first, last + 1))
        for row in free if lacking > 0 else ():
            heights[row] = min(_MOST, round((heights[row] or _DEFAULT_HEIGHT) + lacking / len(free), 1))
    return heights
