"""Where a PDF shows the grounds that were painted in the rooms for signatures; they are taken out of its pages.

Paths are followed only as far as LibreOffice writes them: filled areas with straight edges, in points of the page.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pypdf.generic import ContentStream, NameObject

from docgen.rendering.signing.rooms import RED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.rendering.signing.rooms import Room

_WIDEST, _HIGHEST = 200.0, 75.0  # of a signature, in points
_RED = f"{RED / 255:.3f}"[1:].encode()  # as it begins in a PDF, whoever rounds it
_CORNERS = {b"m": 2, b"l": 2, b"re": 4}
_FILLS = {b"f", b"F", b"f*"}
_STARTS = {b"m", b"re"}
_ENDS = {b"S", b"s", b"B", b"B*", b"b", b"b*", b"n", *_FILLS}


@dataclass(slots=True)
class Area:
    """A rectangle on a page (from 0), in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    def grow(self, other: Area) -> None:
        """Take in another rectangle of the same page."""
        self.left, self.bottom = min(self.left, other.left), min(self.bottom, other.bottom)
        self.right, self.top = max(self.right, other.right), max(self.top, other.top)


@dataclass(slots=True)
class _Page:
    """What one page shows: the grounds by number, and where lines of text stand."""

    grounds: dict[int, Area] = field(default_factory=dict)
    texts: list[tuple[float, float]] = field(default_factory=list)


def take_places(writer: Any, rooms: list[Room]) -> dict[int, Area]:
    """Take the grounds out of the pages and give where each room (by its number) is; the last page of several."""
    found: dict[int, Area] = {}
    for number, page in enumerate(writer.pages):
        seen = _Page()
        drawn = page.get_contents()
        if drawn is None or _RED not in drawn.get_data():
            continue
        content = ContentStream(drawn, writer)
        kept = list(_without_grounds(content.operations, number, seen, len(rooms)))
        if not seen.grounds:
            continue
        content.operations = kept
        content.get_data()  # writes the operations; pypdf 7.1 compresses only what is written
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
        for index, ground in seen.grounds.items():
            lines = [line for left, line in seen.texts if ground.left <= left <= ground.right]
            area = _between_lines(ground, lines) if rooms[index].among_lines else ground
            found[index] = _fitted(area, rooms[index].align)
    return found


def _between_lines(area: Area, lines: Iterable[float]) -> Area:
    """Give the widest gap between the lines of text within an area; the area itself where there are no two lines."""
    inside = sorted({round(line, 1) for line in lines if area.bottom <= line <= area.top}, reverse=True)
    gaps = [(upper - lower, upper, lower) for upper, lower in itertools.pairwise(inside)]
    if not gaps:
        return area
    leading = min(gap for gap, _, _ in gaps)
    _, upper, lower = max(gaps)
    return Area(area.page, area.left, lower + 0.9 * leading, area.right, upper - 0.4 * leading)


def _fitted(area: Area, align: str) -> Area:
    """Give the part of a room that a signature takes: not wider than a signature is, where the name stands."""
    spare = max(0.0, area.right - area.left - _WIDEST)
    left = area.left + {"center": spare / 2, "right": spare}.get(align, 0.0)
    high = max(0.0, area.top - area.bottom - _HIGHEST) / 2
    return Area(area.page, left, area.bottom + high, left + min(_WIDEST, area.right - area.left), area.top - high)


def _without_grounds(operations: Iterable[Any], page: int, seen: _Page, count: int) -> Iterator[Any]:
    """Give the operations without those that paint grounds, which are noted."""
    state = _State()
    path: list[Any] = []
    for operands, operator in operations:
        state.follow(operands, operator)
        if state.line is not None:
            seen.texts.append(state.line)
        if operator in _STARTS or path:
            path.append((operands, operator))
            if operator not in _ENDS:
                continue
            if operator in _FILLS and state.number is not None and state.number < count:
                _note(path, page, state.number, seen)
            else:
                yield from path
            path = []
        else:
            yield operands, operator
    yield from path


def _note(path: list[Any], page: int, number: int, seen: _Page) -> None:
    for operands, operator in path:
        if operator in _CORNERS:
            left, bottom, *size = (float(one) for one in operands)
            width, height = size or (0.0, 0.0)
            corner = Area(page, left, bottom, left + width, bottom + height)
            seen.grounds.setdefault(number, corner).grow(corner)


class _State:
    """What the operations so far have set: the colour of a room, and where text stands."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.line: tuple[float, float] | None = None
        self._outer: list[tuple[int | None, tuple[float, ...]]] = []
        self._scale: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
        self._at = (0.0, 0.0)

    def follow(self, operands: Any, operator: bytes) -> None:
        """Take note of one operation; `line` is where it shows text, None where it shows none."""
        self.line = None
        if operator == b"q":
            self._outer.append((self.number, self._scale))
        elif operator == b"Q" and self._outer:
            self.number, self._scale = self._outer.pop()
        elif operator == b"cm":
            self._scale = _times([float(one) for one in operands], self._scale)
        elif operator == b"rg":
            red, green, blue = (round(float(part) * 255) for part in operands)
            self.number = green * 256 + blue if red == RED else None
        elif operator in {b"g", b"k", b"sc", b"scn"}:
            self.number = None
        elif operator == b"BT":
            self._at = (0.0, 0.0)
        elif operator in {b"Tm", b"Td", b"TD"}:
            moved = [float(one) for one in operands[-2:]]
            start = (0.0, 0.0) if operator == b"Tm" else self._at
            self._at = (start[0] + moved[0], start[1] + moved[1])
        elif operator in {b"Tj", b"TJ"}:
            a, b, c, d, e, f = self._scale
            self.line = (a * self._at[0] + c * self._at[1] + e, b * self._at[0] + d * self._at[1] + f)


def _times(inner: list[float], outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
