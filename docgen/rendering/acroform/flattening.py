"""Fields made part of their pages: what a reader shows stays, what can be typed in goes. Signature fields remain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from docgen.rendering.acroform.fields import kind_of
from docgen.rendering.acroform.tree import at, dictionary, direct, listed, number, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.rendering.acroform.tree import Node, Widget

_PRINTED = 0b100


def flatten(root: DictionaryObject, pages: Sequence[Any], fields: Sequence[Node], add: Callable[[Any], Any]) -> None:
    """Draw every visible widget on its page and take the fields away, except those for signatures.

    `add` puts an object into the file and gives the reference to it.
    """
    gone = [node for node in fields if kind_of(node) != "signature"]
    for number_, page in enumerate(pages):
        widgets = [(node, widget) for node in gone for widget in node.widgets if widget.page == number_]
        if widgets:
            _flatten_page(page, [widget for node, widget in widgets if _visible(node, widget)], add)
            removed = [widget.entries for _, widget in widgets]
            _keep_annotations(page, removed)
    form = dictionary(root, "/AcroForm")
    kept = [one for node in fields if kind_of(node) == "signature" for one in node.entries]
    form[NameObject("/Fields")] = _pruned(at(form, "/Fields"), kept)
    form.pop("/CO", None)
    if not kept:
        del root["/AcroForm"]


def _visible(node: Node, widget: Widget) -> bool:
    printed = bool(number(widget.entries, "/F") & _PRINTED)
    return not widget.hidden and (printed or kind_of(node) != "button")


def _flatten_page(page: Any, widgets: Sequence[Widget], add: Callable[[Any], Any]) -> None:
    resources = DictionaryObject(_inherited(page, "/Resources"))
    objects = DictionaryObject(dictionary(resources, "/XObject"))
    drawn = ""
    for widget in widgets:
        look = _look(widget)
        matrix = None if look is None else _placed(look, widget)
        if look is None or matrix is None:
            continue
        name = next(f"/Isian{place}" for place in range(len(objects) + 1) if f"/Isian{place}" not in objects)
        look[NameObject("/Type")], look[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        objects[NameObject(name)] = look.indirect_reference or add(look)
        drawn += f"q {' '.join(f'{part:.5f}' for part in matrix)} cm {name} Do Q\n"
    resources[NameObject("/XObject")] = objects
    page[NameObject("/Resources")] = resources
    contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    old = list(direct(contents) or ()) if isinstance(direct(contents), list) else [contents]
    # What the page draws may leave its space turned or scaled: it is set apart, so that the widgets stay in place.
    page[NameObject("/Contents")] = ArrayObject([add(_stream("q\n")), *old, add(_stream(f"\nQ\n{drawn}"))])


def _stream(content: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(content.encode())
    return made


def _inherited(page: Any, key: str) -> DictionaryObject:
    one = page
    while isinstance(one, DictionaryObject):
        found = at(one, key)
        if isinstance(found, DictionaryObject):
            return found
        one = at(one, "/Parent")
    return DictionaryObject()


def _look(widget: Widget) -> StreamObject | None:
    look = at(dictionary(widget.entries, "/AP"), "/N")
    if not isinstance(look, StreamObject):
        look = at(look, f"/{text_of(at(widget.entries, '/AS'))}")
    return look if isinstance(look, StreamObject) else None


def _placed(look: StreamObject, widget: Widget) -> tuple[float, ...] | None:
    """Give the matrix that brings a look into the rectangle of its widget (ISO 32000-2, 12.5.5)."""
    box = [float(edge) for edge in listed(look, "/BBox") if isinstance(edge, int | float)]
    a, b, c, d, e, f = [float(part) for part in listed(look, "/Matrix")] or (1, 0, 0, 1, 0, 0)
    if len(box) != 4:
        return None
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    width, height = max(across) - min(across), max(up) - min(up)
    if not width or not height:
        return None
    left, bottom, right, top = widget.rectangle
    wide, high = (right - left) / width, (top - bottom) / height
    return wide, 0, 0, high, left - min(across) * wide, bottom - min(up) * high


def _keep_annotations(page: Any, removed: Sequence[DictionaryObject]) -> None:
    kept = [one for one in at(page, "/Annots", ()) if not any(direct(one) is gone for gone in removed)]
    if kept:
        page[NameObject("/Annots")] = ArrayObject(kept)
    else:
        del page["/Annots"]


def _pruned(entries: Any, kept: Sequence[DictionaryObject], depth: int = 0) -> ArrayObject:
    """Give the entries of a field tree that are, or lead to, one of the fields to keep."""
    found = ArrayObject()
    for one in entries if isinstance(entries, list) and depth < 50 else ():
        entry = direct(one)
        if any(entry is field for field in kept):
            found.append(one)
        elif isinstance(at(entry, "/Kids"), list):
            below = _pruned(at(entry, "/Kids"), kept, depth + 1)
            if below:
                entry[NameObject("/Kids")] = below
                found.append(one)
    return found
