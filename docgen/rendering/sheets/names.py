"""Which names an Excel template reads: by its bound cells, its repeated rows and columns, and the tags in its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.names import ITEM, names_read
from docgen.rendering.sheets.layout import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.errors import DataPath
    from docgen.rendering.names import Scope
    from docgen.rendering.sheets.template import Path, Row, Sheet
    from docgen.template_language import Language

_COUNTED = ("nomor", "nomor_induk", "nomor_kolom", "urutan_kolom")


def names_in(sheets: Iterable[Sheet], language: Language) -> set[DataPath]:
    """Give the path of every value that the sheets of a template show; 0 stands for any item of repeated rows.

    A path through a list whose items are columns has no 0 there: the template does not tell it from a group.
    """
    found: set[DataPath] = set()
    for sheet in sheets:
        found.update(sheet.columns)
        for row in sheet.rows:
            found.update(_of_row(row, sheet, language))
    return found


def _of_row(row: Row, sheet: Sheet, language: Language) -> Iterator[DataPath]:
    items = _items(row.repeats)
    yield from items
    yield from (path[:-1] for path in items)
    scope: Scope = dict.fromkeys(_COUNTED)
    scope |= dict(zip(("butir", "induk"), reversed(items), strict=False))
    for cell in row.cells:
        for path in (cell.path, cell.ticked):
            if path is not None:
                depth = nearest(path, row.repeats)
                yield path if depth is None else (*items[depth], *path[len(row.repeats[depth]) :])
        column_of = next((path for path, place in sheet.columns.items() if place.holds(cell.column, row.number)), None)
        own: Scope = {} if column_of is None else {"kolom": (*column_of, ITEM)}
        yield from names_read((text for _, text in cell.runs), language, {**scope, **own})


def _items(repeats: Sequence[Path]) -> list[DataPath]:
    """Give the path of an item of each list that a row repeats for, from the outermost."""
    items: list[DataPath] = []
    for depth, path in enumerate(repeats):
        above = nearest(path, repeats[:depth])
        items.append((*path, ITEM) if above is None else (*items[above], *path[len(repeats[above]) :], ITEM))
    return items
