"""Which value stands in which column: the headers of a sheet matched with what the document type knows."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.errors import Problem
from docgen.inputs.tables.shape import Column, ListPath, Shape, Shapes, written_list

if TYPE_CHECKING:
    from docgen.errors import Place
    from docgen.inputs.tables.grid import Grid, Row, Where

COMMENT = "#"
OWN_KEY, PARENT_KEY = "#kunci", "#induk"
_IGNORED = frozenset(("petunjuk",))


@dataclass(slots=True)
class Sheet:
    """One sheet understood: the list that its rows belong to, and its columns by number."""

    path: ListPath
    where: Where
    parent: ListPath | None = None
    columns: dict[int, Column] = field(default_factory=dict)
    own_key: int | None = None
    parent_key: int | None = None

    @property
    def first(self) -> int:
        """The first column with a value: where a whole row is pointed at."""
        return min(self.columns, default=1)

    def row(self, number: int) -> Place:
        """Give the place of a row."""
        return self.where.cell(number, self.first)


def is_ignored(title: str) -> bool:
    """Tell whether a sheet is for people only: the instructions, and those whose name begins with a sign for it."""
    return title.casefold() in _IGNORED or title.startswith((COMMENT, "_"))


def understand(grid: Grid, head: Row | None, shapes: Shapes, *, first: bool) -> tuple[Sheet | None, list[Problem]]:
    """Give a sheet by its headers, and what is wrong with them; no sheet where it is not known which list it holds."""
    path = () if first else _list_of(grid, head, shapes)
    if path is None:
        known = ", ".join(written_list(one) for one in shapes if one)
        message = f"tidak diketahui daftar apa yang ada di {grid.title or grid.where.file}"
        hint = f"Awali judul kolomnya dengan salah satu dari: {known}; atau hapus lembarnya." if known else None
        return None, [Problem("tak_dikenal", message, hint=hint, place=grid.where.cell(1, 1))]
    shape = shapes[path]
    sheet, problems = Sheet(path, grid.where, shape.parent), list[Problem]()
    seen: dict[str, int] = {}
    for column, text in sorted((head.texts if head else {}).items()):
        name = _relative(text.strip(), path)
        if name.casefold() in {OWN_KEY, PARENT_KEY}:
            setattr(sheet, "own_key" if name.casefold() == OWN_KEY else "parent_key", column)
            continue
        if name.startswith(COMMENT):
            continue
        place = grid.where.cell(head.number if head else 1, column)
        known_name = _known(name, shape)
        if known_name is None:
            problems.append(_unknown(text, name, shape, shapes, place))
        elif known_name in seen:
            message = f"judul kolom “{text}” ada dua kali"
            problems.append(Problem("kunci_ganda", message, hint="Hapus salah satunya.", place=place))
        else:
            seen[known_name] = column
            sheet.columns[column] = shape.columns[known_name]
    if not first and sheet.parent_key is None:
        sheet.parent_key, sheet.own_key = sheet.own_key, None
    if not first and sheet.parent_key is None:
        message, hint = f"kolom {PARENT_KEY} tidak ada", "Kolom itu berisi kunci baris yang memiliki butir ini."
        problems.append(Problem("wajib", message, hint=hint, place=grid.where.cell(1, 1)))
    return sheet, problems


def _list_of(grid: Grid, head: Row | None, shapes: Shapes) -> ListPath | None:
    """Tell which list a further sheet holds: by its headers (`anggota_tim[].nama`), else by its name."""
    texts = [text.strip() for text in head.texts.values()] if head else []
    by_length = sorted((path for path in shapes if path), key=len, reverse=True)
    for path in by_length:
        start = written_list(path)
        if any(text == start or text.startswith(f"{start}.") for text in texts):
            return path
    return next((path for path in by_length if ".".join(path) == grid.title.strip().casefold()), None)


def _relative(header: str, path: ListPath) -> str:
    start = written_list(path) if path else ""
    if path and header == start:
        return "."
    return header.removeprefix(f"{start}.") if path else header


def _known(name: str, shape: Shape) -> str | None:
    folded = name.casefold()
    return next((one for one in (folded, f"{folded}[]", folded.removesuffix("[]")) if one in shape.columns), None)


def _unknown(text: str, name: str, shape: Shape, shapes: Shapes, place: Place) -> Problem:
    if any(".".join(path) == name.removesuffix("[]").partition("[]")[0] for path in shapes if path):
        message = f"kolom “{text}”: daftar ini ditulis di lembar sendiri"
        hint = f"Judul kolomnya {PARENT_KEY} dan {name.removesuffix('[]').partition('[]')[0]}[].…"
        return Problem("tak_dikenal", message, hint=hint, place=place)
    near = difflib.get_close_matches(name.casefold(), shape.columns, n=1, cutoff=0.6)
    hint = (
        f"Maksudnya “{near[0]}”?" if near else f"Hapus kolom itu, atau awali judulnya dengan {COMMENT} agar dilewati."
    )
    return Problem("tak_dikenal", f"kolom “{text}” tidak dikenal", found=text, hint=hint, place=place)
