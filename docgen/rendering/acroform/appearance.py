"""How a filled field looks: the drawing that every reader shows, made from the field's font, colours and box.

Only draws. What may stand in a field is decided elsewhere; what does not fit is told as a fault, never cut off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from docgen.rendering.acroform.boxes import Box, border, box_of, fill, form_object
from docgen.rendering.acroform.fields import top_index
from docgen.rendering.acroform.layout import LEADING, Fit, cells, many_lines, one_line, room
from docgen.rendering.acroform.tree import at, dictionary, text_of
from docgen.rendering.acroform.typefaces import Typeface, typeface_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.rendering.acroform.embedding import EmbeddedFonts
    from docgen.rendering.acroform.fields import Field
    from docgen.rendering.acroform.tree import Node, Widget

_FONT = re.compile(r"/(\S+)\s+(-?[\d.]+)\s+Tf")
_COLOUR = re.compile(r"((?:-?[\d.]+\s+){1,4})(g|rg|k)\b")
_SELECTED = "0.6 0.757 0.855 rg"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a field can't show its value: characters that no font has, or no room for more than some characters."""

    field: str
    kind: Literal["characters", "room"]
    characters: tuple[str, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a field says about its text: the font by name and dictionary, the size (0: as fits), the colour."""

    font: str
    own: Any
    size: float
    colour: str


def style_of(node: Node, widget: Widget) -> Style:
    """Read the default appearance of a widget; Helvetica in black where it says nothing."""
    told = text_of(node.get("/DA", widget))
    fonts = list(_FONT.finditer(told))
    name = fonts[-1][1] if fonts else "Helv"
    colours = list(_COLOUR.finditer(told))
    resources = [node.get("/DR", widget), at(node.form, "/DR")]
    own = next((font for one in resources if (font := at(dictionary(one, "/Font"), f"/{name}")) is not None), None)
    size = abs(float(fonts[-1][2])) if fonts and fonts[-1][2].strip("-.") else 0.0
    return Style(name, own, size, " ".join(colours[-1][0].split()) if colours else "0 g")


def draw_text(
    node: Node, field: Field, widget: Widget, text: str, fonts: EmbeddedFonts
) -> tuple[DecodedStreamObject, Fault | None]:
    """Draw a text field or a drop-down with a text; the fault says why it can't be shown whole."""
    style, box = style_of(node, widget), box_of(node, widget)
    face, lost = typeface_for(text, style.own, style.font, fonts.typefaces())
    told = node.get("/Q", widget)
    alignment = int(told) if isinstance(told, int) else 0
    ground = fill(node, widget, box) + border(node, widget, box, field.max_length if field.comb else None)
    fault = Fault(field.name, "characters", tuple(lost)) if lost else None
    width, height = box.inner
    if field.comb and field.max_length:
        cell = box.width / field.max_length
        fit = cells(text, face, cell, height, style.size)
        places = _in_cells(text, face, box, fit or Fit(5, (text,)), field.max_length, alignment)
    else:
        fit = (many_lines if field.multiline else one_line)(text, face, width, height, style.size)
        places = _in_lines(face, box, fit or Fit(5, tuple(text.split("\n"))), alignment, top=field.multiline)
    if fit is None and fault is None:
        fault = Fault(field.name, "room", room=room(text, face, width, height, lines=field.multiline))
    fonts.used(face, text)
    words = _shown(face, style, fit.size if fit else 5, places, box)
    return form_object(node, widget, ground + words, _resources(face)), fault


def draw_list(
    node: Node, field: Field, widget: Widget, chosen: Sequence[str], fonts: EmbeddedFonts
) -> tuple[DecodedStreamObject, int, Fault | None]:
    """Draw a list with its choices, those chosen (by export value) marked; give also the number of the first shown."""
    style, box = style_of(node, widget), box_of(node, widget)
    shown = [choice.shown for choice in field.choices]
    face, lost = typeface_for("\n".join(shown), style.own, style.font, fonts.typefaces())
    marked = [place for place, choice in enumerate(field.choices) if choice.export in chosen]
    span = marked[-1] - marked[0] + 1 if marked else 1
    size = style.size or 12.0
    while size > 5 and box.inner[1] / (size * LEADING) < span:
        size -= 0.5
    rows = max(1, int(box.inner[1] / (size * LEADING)))
    first = min(top_index(node), max(0, len(shown) - rows))
    if marked and not first <= marked[0] <= marked[-1] < first + rows:
        first = marked[0]
    line = size * LEADING
    top = box.height - box.border
    back = b"".join(
        f"{_SELECTED} {box.border:.3f} {top - line * (row - first + 1):.3f} {box.width - 2 * box.border:.3f} "
        f"{line:.3f} re f\n".encode()
        for row in marked
        if first <= row < first + rows
    )
    places = [
        (text, box.margin, top - line * row - size * (face.ascent + (LEADING - face.ascent + face.descent) / 2))
        for row, text in enumerate(shown[first : first + rows])
    ]
    fonts.used(face, "".join(shown))
    ground = fill(node, widget, box) + border(node, widget, box)
    words = _shown(face, style, size, places, box, back)
    fault = None
    if lost:
        fault = Fault(field.name, "characters", tuple(lost))
    elif rows < span:
        fault = Fault(field.name, "room", room=rows)
    return form_object(node, widget, ground + words, _resources(face)), first, fault


Place = tuple[str, float, float]
"""A text, and where its baseline begins."""


def _in_lines(face: Typeface, box: Box, fit: Fit, alignment: int, *, top: bool) -> list[Place]:
    if top:
        first = box.height - box.border - face.ascent * fit.size - min(2.0, fit.size / 6)
        spare = box.inner[1] - fit.size * (face.ascent - face.descent + LEADING * (len(fit.lines) - 1))
        first = max(first, box.height - box.border - face.ascent * fit.size - max(spare, 0))
    else:
        first = box.height / 2 - (face.ascent + face.descent) / 2 * fit.size
    places = []
    for row, line in enumerate(fit.lines):
        spare = box.width - 2 * box.margin - face.width(line, fit.size)
        left = box.margin + {1: spare / 2, 2: spare}.get(alignment, 0)
        places.append((line, left, first - row * LEADING * fit.size))
    return places


def _in_cells(text: str, face: Typeface, box: Box, fit: Fit, count: int, alignment: int) -> list[Place]:
    cell = box.width / count
    start = {1: (count - len(text)) // 2, 2: count - len(text)}.get(alignment, 0)
    line = box.height / 2 - (face.ascent + face.descent) / 2 * fit.size
    return [
        (sign, cell * (start + place) + (cell - face.width(sign, fit.size)) / 2, line)
        for place, sign in enumerate(text)
    ]


def _shown(face: Typeface, style: Style, size: float, places: Sequence[Place], box: Box, back: bytes = b"") -> bytes:
    """Write the drawing of texts, kept within the box; `back` is drawn behind them."""
    inset = box.border
    clip = f"{inset:.3f} {inset:.3f} {box.width - 2 * inset:.3f} {box.height - 2 * inset:.3f} re W n\n"
    words = b"".join(
        f"1 0 0 1 {left:.3f} {line:.3f} Tm <{face.encode(text).hex()}> Tj\n".encode()
        for text, left, line in places
        if text
    )
    start = f"BT\n/F0 {size:g} Tf {style.colour}\n".encode()
    return b"/Tx BMC\nq\n" + clip.encode() + back + (start + words + b"ET\n" if words else b"") + b"Q\nEMC\n"


def _resources(face: Typeface) -> DictionaryObject:
    return DictionaryObject({
        NameObject("/Font"): DictionaryObject({NameObject("/F0"): face.resource()}),
    })  # fmt: skip
