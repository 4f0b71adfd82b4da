"""Check boxes and radio buttons: the looks that a file lacks, and fonts that its own looks forgot to bring."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject, NameObject, StreamObject

from docgen.rendering.acroform.appearance import style_of
from docgen.rendering.acroform.boxes import Box, border, box_of, circle, fill, form_object
from docgen.rendering.acroform.fields import OFF
from docgen.rendering.acroform.tree import at, dictionary, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.rendering.acroform.tree import Node, Widget

_FONT = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+-?[\d.]+\s+Tf")
# What the letters of ZapfDingbats show, as lines: points in a square of 1, joined; closed ones are filled.
_CHECK = ((0.18, 0.52), (0.4, 0.26), (0.82, 0.8))
_CROSS = ((0.2, 0.2), (0.8, 0.8)), ((0.2, 0.8), (0.8, 0.2))
_SQUARE = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
_DIAMOND = ((0.5, 0.15), (0.85, 0.5), (0.5, 0.85), (0.15, 0.5))
_STAR = (
    (0.5, 0.9), (0.59, 0.62), (0.88, 0.62), (0.65, 0.45), (0.74, 0.17),
    (0.5, 0.34), (0.26, 0.17), (0.35, 0.45), (0.12, 0.62), (0.41, 0.62),
)  # fmt: skip
_FILLED = {"n": _SQUARE, "u": _DIAMOND, "H": _STAR}


def prepare(node: Node, widget: Widget, state: str, add: Callable[[Any], Any], *, radio: bool) -> None:
    """See to it that a button has a look for its state and that every reader can show the looks it has."""
    looks = dictionary(widget.entries, "/AP")
    normal = dictionary(looks, "/N")
    if isinstance(normal, StreamObject):
        normal = DictionaryObject()
    if at(normal, f"/{state}") is None:
        normal = DictionaryObject(normal)
        box = box_of(node, widget)
        round_one = _sign(node, widget, radio=radio) == "l"
        ground = fill(node, widget, box, round_one=round_one) + border(node, widget, box, round_one=round_one)
        mark = _mark(node, widget, box, radio=radio)
        for name, content in ((state, ground + mark), (OFF, ground)):
            if at(normal, f"/{name}") is None:
                normal[NameObject(f"/{name}")] = add(form_object(node, widget, content, DictionaryObject()))
        widget.entries[NameObject("/AP")] = DictionaryObject({NameObject("/N"): normal})
    for look in list(normal):
        _complete(at(normal, look), node)


def _complete(look: Any, node: Node) -> None:
    """Give a look the fonts that it draws with but does not bring along: some readers then show nothing."""
    if not isinstance(look, StreamObject):
        return
    used = {name.decode("latin-1") for name in _FONT.findall(look.get_data())}
    fonts = dictionary(dictionary(look, "/Resources"), "/Font")
    missing = sorted(name for name in used if at(fonts, f"/{name}") is None)
    if not missing:
        return
    known = dictionary(dictionary(node.form, "/DR"), "/Font")
    resources, fonts = DictionaryObject(dictionary(look, "/Resources")), DictionaryObject(fonts)
    for name in missing:
        fonts[NameObject(f"/{name}")] = known.raw_get(f"/{name}") if f"/{name}" in known else _dingbats()
    resources[NameObject("/Font")] = fonts
    look[NameObject("/Resources")] = resources


def _dingbats() -> DictionaryObject:
    told = {"Type": "Font", "Subtype": "Type1", "BaseFont": "ZapfDingbats"}
    return DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in told.items()})


def _sign(node: Node, widget: Widget, *, radio: bool) -> str:
    """Give the sign of a button that is on, a letter of ZapfDingbats; a dot has a round ground."""
    return text_of(at(node.get("/MK", widget), "/CA")) or ("l" if radio else "4")


def _mark(node: Node, widget: Widget, box: Box, *, radio: bool) -> bytes:
    """Draw the sign of a button that is on: the one that the form names, else a tick or a dot."""
    sign = _sign(node, widget, radio=radio)
    ink = style_of(node, widget).colour
    stroke = ink.upper()
    side = max(min(box.width, box.height) - 2 * box.border, 1)
    left, bottom = (box.width - side) / 2, (box.height - side) / 2

    def path(points: tuple[tuple[float, float], ...]) -> str:
        places = [f"{left + side * x:.3f} {bottom + side * y:.3f}" for x, y in points]
        return f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:])

    if sign == "l":
        drawn = f"{ink}\n{circle(box, box.border, 0.5)}\nf"
    elif sign in _FILLED:
        drawn = f"{ink}\n{path(_FILLED[sign])} h\nf"
    else:
        lines = _CROSS if sign == "8" else (_CHECK,)
        drawn = f"{stroke}\n{side * 0.12:.3f} w 1 J 1 j\n" + " ".join(map(path, lines)) + "\nS"
    return f"q\n{drawn}\nQ\n".encode()
