"""How high a row must be for its wrapped texts: LibreOffice and phones do not reckon it when they open a file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.rendering.sheets.columns import Widening
    from docgen.rendering.sheets.references import Area

# A column's width counts digits of an 11 point face; a wide face such as Bookman needs more room for its letters.
_FACE = 1.06
_LEADING = 1.32
_DEFAULT_WIDTH = 8.43
_MOST = 409.0


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

    def needed(self, text: str, column: int, row: int, size: float, rows: int = 1) -> float:
        """Give the height in points that a row needs for a text set in so many points.

        `row` is the template's; `rows` is how many rows of the result share the text.
        """
        place = self._merged.get((column, row))
        last = place.last_column if place else column
        rows *= place.last_row - place.first_row + 1 if place else 1
        width = sum(self._widths.get(one, _DEFAULT_WIDTH) for one in range(column, last + 1))
        return height(math.ceil(lines(text, width, size) / rows), size)


def lines(text: str, width: float, size: float) -> int:
    """Give how many lines a text takes in so many characters' width, set in so many points; words stay whole."""
    room = max(1.0, width - 0.7) * 11 / (size * _FACE)
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
    return min(_MOST, round(line_count * size * _LEADING + 3, 1))
