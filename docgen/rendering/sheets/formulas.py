"""The values of a sheet's own formulas: sums and arithmetic, reckoned exactly, so that a total carries its value.

What it understands is what templates may use: numbers, references, `+ - * /`, brackets, SUM and SUBTOTAL(9; …).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.rendering.sheets.references import area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.sheets.references import Area

Cell = tuple[int, int]
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<range>\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![A-Za-z0-9(])"
    r"|(?P<name>[A-Z]+)\(|(?P<sign>[-+*/(),;]))"
)
_SUMS = {"SUM", "SUBTOTAL"}


class FormulaError(ValueError):
    """A formula that this module can't reckon."""


class Values:
    """The numbers of a sheet by (column, row), with formulas that are reckoned when somebody asks for them."""

    def __init__(self, numbers: Mapping[Cell, int | Decimal], formulas: Mapping[Cell, str]) -> None:
        self._numbers = dict(numbers)
        self._formulas = formulas
        self._subtotals = {cell for cell, formula in formulas.items() if formula.upper().startswith("SUBTOTAL")}
        self._open: set[Cell] = set()

    def at(self, cell: Cell) -> int | Decimal:
        """Give the number in a cell, 0 for an empty one. Raises FormulaError for a circle or an unknown formula."""
        if cell not in self._numbers:
            if cell not in self._formulas:
                return 0
            if cell in self._open:
                raise FormulaError("rumus berputar pada dirinya sendiri")
            self._open.add(cell)
            self._numbers[cell] = _Reckoner(self._formulas[cell], self).result()
            self._open.discard(cell)
        return self._numbers[cell]

    def sum(self, place: Area, *, subtotals: bool) -> int | Decimal:
        """Add up an area; without `subtotals` the cells that are SUBTOTALs themselves are left out, as Excel does."""
        cells = (
            (column, row)
            for column in range(place.first_column, place.last_column + 1)
            for row in range(place.first_row, place.last_row + 1)
        )
        return sum(self.at(cell) for cell in cells if subtotals or cell not in self._subtotals)


class _Reckoner:
    """Reads one formula from left to right."""

    def __init__(self, formula: str, values: Values) -> None:
        self._formula, self._values, self._at = formula, values, 0
        self._next()

    def _next(self) -> None:
        rest = self._formula[self._at :]
        if not rest.strip():
            self._kind, self._text = "end", ""
            return
        found = _TOKEN.match(rest)
        if found is None:
            raise FormulaError(f"rumus “{self._formula}” memuat hal yang tidak dikenal: “{rest.strip()[:20]}”")
        self._at += found.end()
        self._kind = str(found.lastgroup)
        self._text = found[self._kind]

    def result(self) -> int | Decimal:
        value = self._terms()
        if self._kind != "end":
            raise FormulaError(f"rumus “{self._formula}” tidak lengkap")
        return value

    def _terms(self) -> int | Decimal:
        value = self._factors()
        while self._text in {"+", "-"} and self._kind == "sign":
            sign = self._text
            self._next()
            other = self._factors()
            value = value + other if sign == "+" else value - other
        return value

    def _factors(self) -> int | Decimal:
        value = self._one()
        while self._text in {"*", "/"} and self._kind == "sign":
            sign = self._text
            self._next()
            other = self._one()
            value = value * other if sign == "*" else Decimal(value) / other
        return value

    def _one(self) -> int | Decimal:
        kind, text = self._kind, self._text
        self._next()
        if kind == "number":
            return Decimal(text) if "." in text else int(text)
        if kind == "range":
            place = area(text)
            return self._values.at((place.first_column, place.first_row))
        if kind == "name":
            return self._sum(text)
        if text == "-":
            return -self._one()
        if text == "(":
            value = self._terms()
            self._closed()
            return value
        raise FormulaError(f"rumus “{self._formula}” tidak dapat dihitung")

    def _sum(self, name: str) -> int | Decimal:
        if name not in _SUMS:
            raise FormulaError(f"fungsi {name} tidak dikenal; yang dikenal: SUM, SUBTOTAL(9;…)")
        if name == "SUBTOTAL":
            if self._text not in {"9", "109"}:
                raise FormulaError("SUBTOTAL hanya dengan 9 (jumlah)")
            self._next()
        total: int | Decimal = 0
        while self._kind != "sign" or self._text != ")":
            if self._text in {",", ";"}:
                self._next()
                continue
            if self._kind == "end":
                raise FormulaError(f"rumus “{self._formula}” tidak lengkap")
            if self._kind == "range":
                total += self._values.sum(area(self._text), subtotals=name == "SUM")
                self._next()
            else:
                total += self._terms()
        self._next()
        return total

    def _closed(self) -> None:
        if self._text != ")":
            raise FormulaError(f"rumus “{self._formula}”: kurung tidak ditutup")
        self._next()
