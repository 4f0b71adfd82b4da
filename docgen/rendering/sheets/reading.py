"""Reading a filled workbook back by the binding that filled it, whatever a person has since done to its rows.

Rows are known by their keys (see `docgen.rendering.sheets.trace`): a key that is gone is a row deleted, one that stands
twice a row copied, a row without a key among keyed ones a row added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from docgen.rendering.sheets.references import area, letters
from docgen.rendering.sheets.trace import SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docgen.errors import DataPath
    from docgen.rendering.sheets.references import Area

NOTHING = "nihil"
_NO_TICK = frozenset(("", "-", "–", "0", "tidak"))
Cells = dict[tuple[int, int], str]  # (row, column) -> text
_KEY = re.compile(rf"{SIGN}(?P<row>\d+)\|(?P<scope>[\d.]*)\|(?P<paths>.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bound:
    """What one cell, or the ticks of one row, say now: the path of the data, and where they stand.

    `names` is the path within the row's item; `nth` the number of the item of its column, which a list on the path is
    entered at, -1 for none; `ticks` are the items of the columns, each with whether it is ticked, None for a text.
    """

    names: DataPath
    cell: str
    text: str
    nth: int = -1
    ticks: tuple[tuple[Any, bool], ...] | None = None

    @property
    def said(self) -> bool:
        """Tell whether something stands there."""
        return bool(self.text.strip()) or any(ticked for _, ticked in self.ticks or ())


@dataclass(slots=True)
class Line:
    """One row of a sheet: the key that it bears (the template's row, numbers and paths of its items) and its cells.

    `paths` has None for an item that is not in the data itself; `added` is a row that a person made, new or by copying;
    `empty_of` is the list for whose emptiness the row stands, `beside` the item that a row without a key was added to.
    """

    number: int
    row: str
    scope: tuple[int, ...]
    paths: tuple[DataPath | None, ...]
    lists: tuple[DataPath, ...]
    empty_of: DataPath | None
    bound: list[tuple[int, Bound]] = field(default_factory=list)
    added: bool = False
    beside: DataPath | None = None

    @property
    def item(self) -> DataPath | None:
        """The path of the innermost item that the row stands for."""
        return self.paths[-1] if self.paths else None


class SheetRead:
    """One sheet as it stands now: `lines` are its rows from the top, `written` those that docgen wrote.

    `told` is what the workbook tells of the sheet, `names` its defined names now, `merged` its merged areas: an empty
    cell that another one covers says nothing, as programs drop what stood in it.
    """

    def __init__(
        self, told: Mapping[str, Any], cells: Cells, names: Mapping[str, str], merged: Iterable[Area] = ()
    ) -> None:
        self.title = str(told["judul"])
        self._covered = {
            (row, column)
            for place in merged
            for row in range(place.first_row, place.last_row + 1)
            for column in range(place.first_column, place.last_column + 1)
            if (row, column) != (place.first_row, place.first_column)
        }
        self._rows = {str(row): spec for row, spec in told["baris"].items()}
        self._cells = cells
        self._shifts = _shifts(told["nama"], names)
        self._key_column = _key_column(cells)
        self.lines = self._read()
        self.written = [self._keyed(key) for key in told["kunci"]]

    def _keyed(self, key: str, number: int = 0) -> Line:
        match = _KEY.match(key if key.startswith(SIGN) else SIGN + key)
        if match is None or match["row"] not in self._rows:
            raise ValueError(key)
        spec = self._rows[match["row"]]
        scope = tuple(int(one) for one in match["scope"].split(".") if one)
        paths = tuple(_path(one) for one in match["paths"].split(";") if one)
        empty_of = tuple(spec["kosong"].split(".")) if spec["kosong"] else None
        return Line(number, match["row"], scope, paths, _lists(spec), empty_of)

    def _read(self) -> list[Line]:
        lines: list[Line] = []
        seen: set[tuple[str, tuple[int, ...]]] = set()
        numbers = sorted({row for row, _ in self._cells})
        for number in numbers:
            key = self._cells.get((number, self._key_column), "")
            if key.startswith(SIGN):
                line = self._keyed(key, number)
                line.added = (line.row, line.scope) in seen
                seen.add((line.row, line.scope))
            else:
                model = self._model(number, lines, numbers)
                if model is None:
                    continue
                paths = (*model.paths[:-1], None)
                line = replace(model, number=number, paths=paths, added=True, beside=model.item or model.beside)
            line = self._typed_over(line) if line.empty_of else line
            line.bound = list(self._bound(line, number))
            if line.item is not None or not line.added or any(one.said for _, one in line.bound):
                lines.append(line)
        return lines

    def _typed_over(self, line: Line) -> Line:
        """Give the row that stands for an empty list as an item added to it, where a person typed one there."""
        listed = line.empty_of
        row = next((row for row, one in self._rows.items() if _lists(one)[-1:] == (listed,) and one["sel"]), None)
        if row is None:
            return line
        item = Line(line.number, row, line.scope, (*line.paths, None), _lists(self._rows[row]), None, added=True)
        said = [one.text.strip().casefold() for _, one in self._bound(item, line.number)]
        return item if any(text not in {"", NOTHING} for text in said) else line

    def _model(self, number: int, lines: Sequence[Line], numbers: Sequence[int]) -> Line | None:
        """Give the row that one without a key was added to: the item's row right above it, or right below."""
        if lines and lines[-1].number == number - 1 and self._holds_items(lines[-1]):
            return lines[-1]
        below = next((row for row in numbers if row > number and self._is_keyed(row)), None)
        if below is not None and all((row in numbers) for row in range(number, below)):
            line = self._keyed(self._cells[below, self._key_column], below)
            return line if self._holds_items(line) else None
        return None

    def _is_keyed(self, number: int) -> bool:
        return self._cells.get((number, self._key_column), "").startswith(SIGN)

    def _holds_items(self, line: Line) -> bool:
        return bool(line.lists) and any(
            tuple(cell[1].split("."))[: len(line.lists[-1])] == line.lists[-1] for cell in self._rows[line.row]["sel"]
        )

    def _bound(self, line: Line, number: int) -> Iterator[tuple[int, Bound]]:
        """Give what the bound cells of a row say, each with the depth of the item that it belongs to, -1 for none."""
        ticked: dict[tuple[int, DataPath], list[tuple[str, Any, bool]]] = {}
        for column, dotted, nth, ticks in self._rows[line.row]["sel"]:
            place = self._shifts(column)
            if place is None:
                continue
            path: DataPath = tuple(dotted.split("."))
            depth = max((at for at, one in enumerate(line.lists) if path[: len(one)] == one), default=-1)
            names = path[len(line.lists[depth]) :] if depth >= 0 else path
            text, cell = self._cells.get((number, place), ""), f"{letters(place)}{number}"
            if not text and (number, place) in self._covered:
                continue
            if text.strip().casefold() == NOTHING and line.added and line.item is None and line.beside is None:
                text = ""
            if ticks is not None:
                ticked.setdefault((depth, names), []).append((cell, ticks, text.strip().casefold() not in _NO_TICK))
            else:
                yield depth, Bound(names, cell, text, nth)
        for (depth, names), marks in ticked.items():
            yield depth, Bound(names, marks[0][0], "", -1, tuple((item, ticked) for _, item, ticked in marks))


def _lists(spec: Mapping[str, Any]) -> tuple[DataPath, ...]:
    return tuple(tuple(one.split(".")) for one in spec["daftar"])


def _path(text: str) -> DataPath | None:
    return None if text == "-" else tuple(int(step) if step.isdigit() else step for step in text.split("/"))


def holds_keys(cells: Cells) -> bool:
    """Tell whether a sheet bears keys."""
    return _key_column(cells) > 0


def _key_column(cells: Cells) -> int:
    """Give the column that holds the keys now, 0 for none."""
    counts: dict[int, int] = {}
    for (_, column), text in cells.items():
        if text.startswith(SIGN) and _KEY.match(text):
            counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: counts[column], default=0)


def _shifts(before: Mapping[str, str], now: Mapping[str, str]) -> Any:
    """Give a function that tells where a column has gone, None for one that was deleted: by the names in it."""
    moves: dict[int, int | None] = {}
    for name, reference in before.items():
        column = area(reference.rpartition("!")[2]).first_column
        try:
            moves[column] = area(now[name].rpartition("!")[2]).first_column - column
        except (KeyError, ValueError):
            moves[column] = None
    known = sorted(moves)

    def place(column: int) -> int | None:
        nearest = max((one for one in known if one <= column), default=None)
        shift = 0 if nearest is None else moves[nearest]
        return None if shift is None else column + shift

    return place
