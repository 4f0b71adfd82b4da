"""The box of a widget: its size as its content sees it, its ground and border, and the object that a reader shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

from docgen.rendering.acroform.tree import at, dictionary, listed, number, text_of

if TYPE_CHECKING:
    from docgen.rendering.acroform.tree import Node, Widget

_FILL = {1: "g", 3: "rg", 4: "k"}
_CURVE = 0.5523
"""How far the handles of a quarter circle are from its ends, in parts of the radius."""


@dataclass(frozen=True, slots=True)
class Box:
    """The space of a widget, upright: its width and height, its border's width, the margin beside text."""

    width: float
    height: float
    border: float

    @property
    def margin(self) -> float:
        """Give the space left and right of the text."""
        return max(2.0, 2 * self.border)

    @property
    def inner(self) -> tuple[float, float]:
        """Give width and height of the space for text."""
        return max(self.width - 2 * self.margin, 1.0), max(self.height - 2 * self.border, 1.0)


def box_of(node: Node, widget: Widget) -> Box:
    """Give the space of a widget as its text sees it: turned with the widget."""
    width, height = widget.size
    if turn(node, widget) in {90, 270}:
        width, height = height, width
    drawn = colour(node, widget, "/BC") is not None
    older = listed(widget.entries, "/Border")
    told = at(dictionary(widget.entries, "/BS"), "/W", older[2] if len(older) > 2 else 1)
    return Box(width, height, float(told) if drawn and isinstance(told, int | float) else 0.0)


def turn(node: Node, widget: Widget) -> int:
    """Give how far a widget is turned, counterclockwise: 0, 90, 180 or 270 degrees.

    One that does not say stands upright for who looks at its page, also where that is shown turned.
    """
    told = number(node.get("/MK", widget), "/R", widget.upright)
    return told % 360 // 90 * 90


def form_object(node: Node, widget: Widget, content: bytes, resources: DictionaryObject) -> DecodedStreamObject:
    """Make the object that shows a widget from what is drawn in its upright box."""
    box, (width, height) = box_of(node, widget), widget.size
    matrix = {
        90: (0, 1, -1, 0, width, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, height),
    }.get(turn(node, widget))  # fmt: skip
    made = DecodedStreamObject()
    made.set_data(content)
    made[NameObject("/Type")], made[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(FloatObject(round(edge, 3)) for edge in (0, 0, box.width, box.height))
    if matrix:
        made[NameObject("/Matrix")] = ArrayObject(FloatObject(round(part, 3)) for part in matrix)
    made[NameObject("/Resources")] = resources
    return made


def colour(node: Node, widget: Widget, key: str) -> str | None:
    """Give a colour of a widget (`/BC` border, `/BG` ground) as the operator that fills with it; None for none."""
    parts = [part for part in listed(node.get("/MK", widget), key) if isinstance(part, int | float)]
    return f"{' '.join(f'{float(part):g}' for part in parts)} {_FILL[len(parts)]}" if len(parts) in _FILL else None


def fill(node: Node, widget: Widget, box: Box, *, round_one: bool = False) -> bytes:
    """Draw the ground of a widget, where it has one."""
    ground = colour(node, widget, "/BG")
    if ground is None:
        return b""
    shape = circle(box, 0) if round_one else f"0 0 {box.width:.3f} {box.height:.3f} re"
    return f"q\n{ground}\n{shape}\nf\nQ\n".encode()


def border(node: Node, widget: Widget, box: Box, count: int | None = None, *, round_one: bool = False) -> bytes:
    """Draw the border of a widget, where it has one; `count` parts it into that many cells."""
    line = colour(node, widget, "/BC")
    if line is None or box.border <= 0:
        return b""
    kind = text_of(at(dictionary(widget.entries, "/BS"), "/S", NameObject("/S")))
    half = box.border / 2
    dash = "[3] 0 d\n" if kind == "D" else ""
    if round_one:
        shape = circle(box, half)
    elif kind == "U":
        shape = f"0 {half:.3f} m {box.width:.3f} {half:.3f} l"
    else:
        shape = f"{half:.3f} {half:.3f} {box.width - box.border:.3f} {box.height - box.border:.3f} re"
    for place in range(1, count or 1):
        left = box.width * place / (count or 1)
        shape += f"\n{left:.3f} {half:.3f} m {left:.3f} {box.height - half:.3f} l"
    return f"q\n{line.upper()}\n{box.border:g} w\n{dash}{shape}\nS\nQ\n".encode()


def circle(box: Box, inset: float, part: float = 1) -> str:
    """Draw a circle in the middle of a box, so far inside of it, or a part of that size."""
    middle, line = box.width / 2, box.height / 2
    radius = max(min(box.width, box.height) / 2 - inset, 0.1) * part
    handle = radius * _CURVE
    corners = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    path = f"{middle + radius:.3f} {line:.3f} m"
    for (x, y), (to_x, to_y) in pairwise(corners):
        points = [
            (x * radius - y * handle, y * radius + x * handle),
            (to_x * radius + to_y * handle, to_y * radius - to_x * handle),
            (to_x * radius, to_y * radius),
        ]
        path += "".join(f" {middle + across:.3f} {line + up:.3f}" for across, up in points) + " c"
    return path
