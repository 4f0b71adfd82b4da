"""Cell references: letters and numbers of columns, areas, and the references inside a formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ROWS = 1_048_576
_AREA = re.compile(r"\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?\Z")
# A text in quotes is left alone, and a name or function is no reference; a sheet's name before it is kept.
_IN_FORMULA = re.compile(
    r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'!|"
    r"(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?::(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7}))?(?![A-Za-z0-9_(.])"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells, rows and columns from 1, both ends included; 0 as a bound means all."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int

    def holds(self, column: int, row: int) -> bool:
        """Tell whether a cell lies in the area."""
        rows = not self.first_row or self.first_row <= row <= self.last_row
        columns = not self.first_column or self.first_column <= column <= self.last_column
        return rows and columns

    def __str__(self) -> str:
        if not self.first_column:
            return f"${self.first_row}:${self.last_row}"
        first = f"${letters(self.first_column)}${self.first_row}"
        last = f"${letters(self.last_column)}${self.last_row}"
        return first if first == last else f"{first}:{last}"


def letters(column: int) -> str:
    """Give the letters of a column: 1 -> 'A', 27 -> 'AA'."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number(column: str) -> int:
    """Give the number of a column's letters: 'AA' -> 27."""
    value = 0
    for letter in column:
        value = value * 26 + ord(letter) - 64
    return value


def area(text: str) -> Area:
    """Read `$A$10:$M$12`, `A10`, `$10:$12` or `$F:$H`. Raises ValueError for anything else."""
    found = _AREA.match(text.strip())
    if found is None or not (found[1] or found[2]):
        raise ValueError(f"“{text}” bukan alamat sel")
    first_column, first_row = number(found[1]), int(found[2] or 0)
    last_column = number(found[3]) if found[3] else first_column
    last_row = int(found[4]) if found[4] else first_row
    return Area(first_column, first_row, last_column, last_row)


def split_cell(reference: str) -> tuple[int, int]:
    """Give column and row of a cell's reference: 'D12' -> (4, 12)."""
    place = area(reference)
    return place.first_column, place.first_row


def moved_formula(formula: str, move: Callable[[Area], Area]) -> str:
    """Give a formula with every reference of its own sheet moved; `$` signs stay."""

    def one(match: re.Match[str]) -> str:
        if match[2] is None or match.string[: match.start()].endswith("!"):
            return match[0]
        single = match[6] is None
        last_column, last_row = (match[2], match[4]) if single else (match[6], match[8])
        place = move(Area(number(match[2]), int(match[4]), number(last_column), int(last_row)))
        first = f"{match[1]}{letters(place.first_column)}{match[3]}{place.first_row}"
        if single and (place.first_column, place.first_row) == (place.last_column, place.last_row):
            return first
        ends = (match[1], match[3]) if single else (match[5], match[7])
        return f"{first}:{ends[0]}{letters(place.last_column)}{ends[1]}{place.last_row}"

    return _IN_FORMULA.sub(one, formula)
