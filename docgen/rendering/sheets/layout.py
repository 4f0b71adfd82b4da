"""The rows of a sheet laid out for some data: which row of the template stands where, and for which item."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.rendering.sheets.references import Area
    from docgen.rendering.sheets.template import Path, Row

Scope = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of the result: its number, the row of the template, the item numbers and the items it stands for."""

    number: int
    row: Row
    scope: Scope
    items: tuple[Any, ...]


class Layout:
    """All rows of a sheet for some data, and where the rows of the template have gone."""

    def __init__(self, rows: Sequence[Row], context: Mapping[str, Any]) -> None:
        self.rows: list[Placed] = []
        self._context = context
        self._shift = 0
        self._last = 0
        self._spans: dict[tuple[int, Scope], tuple[int, int]] = {}
        self._stand_ins = _stand_ins(rows)
        self._repeats = {row.number: row.repeats for row in rows}
        self._lay(rows, (), ())
        self.end = self.rows[-1].number if self.rows else 0

    def _lay(self, rows: Sequence[Row], scope: Scope, items: tuple[Any, ...]) -> None:
        depth, index = len(scope), 0
        while index < len(rows):
            row = rows[index]
            if len(row.repeats) <= depth:
                self._place(row, scope, items)
                index += 1
                continue
            path = row.repeats[depth]
            block = [one for one in rows[index:] if len(one.repeats) > depth and one.repeats[depth] == path]
            for number, item in enumerate(self.list_at(path, row.repeats[:depth], items)):
                self._lay(block, (*scope, number), (*items, item))
            self._forget(block)
            index += len(block)

    def list_at(self, path: Path, above: Sequence[Path], items: tuple[Any, ...]) -> list[Any]:
        """Give the list of a path, sought in the item of the nearest list above that it begins with."""
        value = walk(*inner(path, above, items, self._context))
        return list(value or ())

    def _place(self, row: Row, scope: Scope, items: tuple[Any, ...]) -> None:
        if row.empty_of is not None and self.list_at(row.empty_of, row.repeats[: len(scope)], items):
            self._forget([row])
            return
        # A row keeps its distance from the one before it in the template: what is left empty there stays empty.
        number = max(self._last + 1, row.number + self._shift)
        self._shift = number - row.number
        self._last = number
        self.rows.append(Placed(number, row, scope, items))
        for length in range(len(scope) + 1):
            key = (row.number, scope[:length])
            first, _ = self._spans.get(key, (number, number))
            self._spans[key] = (first, number)

    def _forget(self, rows: Sequence[Row]) -> None:
        """Go on as if the last of these rows stood where the last placed row is."""
        self._shift = self._last - rows[-1].number

    def span(self, row: int, scope: Scope = ()) -> tuple[int, int] | None:
        """Give the first and last place of a row of the template as an item sees it, None for nowhere."""
        for length in range(len(scope), -1, -1):
            for candidate in (row, self._stand_ins.get(row, 0)):
                found = self._spans.get((candidate, scope[:length]))
                if found:
                    return found
        return None

    def area(self, place: Area, seen_from: Placed | None = None) -> Area:
        """Give where an area of the template has gone, as seen from a row that stands for some items."""
        if not place.first_row:
            return place
        first, last = self._end(place.first_row, seen_from, 0), self._end(place.last_row, seen_from, 1)
        return replace(place, first_row=first, last_row=max(first, last))

    def _end(self, row: int, seen_from: Placed | None, end: int) -> int:
        shared = self._shared(row, seen_from) if seen_from else ()
        span = self._own(row, shared, end) if shared else self.span(row, seen_from.scope if seen_from else ())
        return span[end] if span is not None else max(1, row + self._after(row))

    def _shared(self, row: int, seen_from: Placed) -> Scope:
        """Give the items that a row of the template has in common with the one that it is seen from."""
        lists = zip(self._repeats.get(row, ()), seen_from.row.repeats, strict=False)
        depth = next((depth for depth, (one, other) in enumerate(lists) if one != other), None)
        most = min(len(self._repeats.get(row, ())), len(seen_from.scope))
        return seen_from.scope[: most if depth is None else depth]

    def _own(self, row: int, scope: Scope, end: int) -> tuple[int, int] | None:
        """Give the places of a row within an item; where it has none there, those of the nearest row inside an area."""
        beside = sorted((one for one in self._repeats if (one < row if end else one > row)), reverse=bool(end))
        candidates = (row, self._stand_ins.get(row, 0), *beside)
        return next((self._spans[one, scope] for one in candidates if (one, scope) in self._spans), None)

    def _after(self, row: int) -> int:
        """Give how far the rows of the template around one that has no cells of its own have moved."""
        before = [placed for placed in self.rows if placed.row.number <= row]
        return before[-1].number - before[-1].row.number if before else 0


def _stand_ins(rows: Sequence[Row]) -> dict[int, int]:
    """Give for each row of a list the row that stands for the list's emptiness."""
    empty = {row.empty_of: row.number for row in rows if row.empty_of is not None}
    return {row.number: empty[path] for row in rows for path in row.repeats if path in empty}


def inner(path: Path, above: Sequence[Path], items: tuple[Any, ...], context: Mapping[str, Any]) -> tuple[Any, Path]:
    """Give where to look for a path, and what is left of it there: the deepest item whose list it begins with."""
    depth = nearest(path, above[: len(items)])
    return (context, path) if depth is None else (items[depth], path[len(above[depth]) :])


def nearest(path: Path, lists: Sequence[Path]) -> int | None:
    """Give the number of the deepest of nested lists that a path begins with, None for none."""
    return next((depth for depth in range(len(lists) - 1, -1, -1) if path[: len(lists[depth])] == lists[depth]), None)


def walk(value: Any, path: Path, nth: int = -1) -> Any:
    """Give the value at a path of nested data; a list on the way is entered at its item number `nth`."""
    for step in path:
        if isinstance(value, list):
            value = value[nth] if 0 <= nth < len(value) else None
        value = value.get(step) if isinstance(value, dict) else None
    return value
