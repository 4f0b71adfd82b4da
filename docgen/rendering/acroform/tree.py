"""The tree of form fields in a PDF: which fields there are, what they inherit, and the widgets that show them.

Fields that a page shows are found even where the form's own list forgot them. Broken trees (loops, kids without a
parent) give what can be told of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject, TextStringObject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 50
_FORM_WIDE = frozenset({"/DA", "/Q", "/DR"})


def at(entries: Any, key: str, default: Any = None) -> Any:
    """Give what a dictionary holds under a key, references followed; the default where that is nothing or null."""
    if not isinstance(entries, DictionaryObject):
        return default
    found = direct(entries.get(key))
    return default if found is None else found


def direct(value: Any) -> Any:
    """Follow references to an object; None for null and for a reference that leads nowhere."""
    for _ in range(_DEEPEST):
        if not isinstance(value, IndirectObject):
            break
        value = value.get_object()
    return None if value is None or type(value).__name__ == "NullObject" else value


def listed(entries: Any, key: str) -> list[Any]:
    """Give the items of an array in a dictionary, references followed; one that is no array has none."""
    found = at(entries, key)
    return [item for item in map(direct, found) if item is not None] if isinstance(found, list) else []


def number(entries: Any, key: str, default: int = 0) -> int:
    """Give a whole number from a dictionary; the default for all else."""
    found = at(entries, key)
    return int(found) if isinstance(found, int | float) else default


def dictionary(entries: Any, key: str) -> DictionaryObject:
    """Give a dictionary in a dictionary; an empty one, not put there, for all else."""
    found = at(entries, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def text_of(value: Any) -> str:
    r"""Give a text string, name, number or text stream as text with `\n` as its line break."""
    if isinstance(value, StreamObject):
        value = value.get_data()
    if isinstance(value, bytes):
        value = TextStringObject(value.decode("utf-16" if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1"))
    if value is None or isinstance(value, list | dict):
        return ""
    text = str(value)
    if type(value).__name__ == "NameObject":
        text = text.removeprefix("/")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Widget:
    """What shows a field on a page: its dictionary, the page's number from 0 (None where it is on no page).

    `upright` is the turn, in degrees counterclockwise, that makes text upright on the page as it is shown.
    """

    entries: DictionaryObject
    page: int | None
    upright: int = 0

    @property
    def hidden(self) -> bool:
        """Tell whether nobody sees it: hidden, not viewed, or without any size."""
        width, height = self.size
        return bool(number(self.entries, "/F") & 0b100010) or width < 1 or height < 1

    @property
    def size(self) -> tuple[float, float]:
        """Give width and height of its rectangle."""
        left, bottom, right, top = self.rectangle
        return right - left, top - bottom

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Give left, bottom, right, top; all 0 where the rectangle is no rectangle."""
        found = [float(part) for part in listed(self.entries, "/Rect") if isinstance(part, int | float)]
        if len(found) != 4:
            return 0, 0, 0, 0
        (left, right), (bottom, top) = sorted(found[::2]), sorted(found[1::2])
        return left, bottom, right, top


@dataclass(slots=True)
class Node:
    """A field: its full name, every dictionary that has it (one, in a sound file), its widgets in page order."""

    name: str
    form: DictionaryObject
    entries: list[DictionaryObject] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)

    def get(self, key: str, widget: Widget | None = None) -> Any:
        """Give an attribute of the field, or of one of its widgets, inherited where it has to be; None without."""
        starts = [widget.entries, self.entries[0]] if widget else [self.entries[0]]
        for one in (one for start in starts for one in _upwards(start)):
            found = at(one, key)
            if found is not None:
                return found
        return at(self.form, key) if key in _FORM_WIDE else None

    @property
    def flags(self) -> int:
        """Give the field's flags."""
        found = self.get("/Ff")
        return int(found) if isinstance(found, int | float) else 0


def nodes(root: DictionaryObject, pages: Sequence[DictionaryObject]) -> list[Node]:
    """Give every field with a name, in the order of the pages; those that no page shows come last."""
    form = dictionary(root, "/AcroForm")
    found: dict[str, Node] = {}
    on_page: dict[int, tuple[int, int]] = {}
    turns = [next((number(one, "/Rotate") for one in _upwards(page) if "/Rotate" in one), 0) for page in pages]
    shown = [(one, page) for page, owner in enumerate(pages) for one in listed(owner, "/Annots") if _is_widget(one)]
    for widget, page in shown:
        on_page[id(widget)] = page, turns[page]
    for widget, _ in shown:
        _note(found, form, _field_of(widget), widget, on_page)
    for top in listed(form, "/Fields"):
        for terminal, widget in _below(top, 0):
            _note(found, form, terminal, widget, on_page)
    return list(found.values())


def _is_widget(entries: Any) -> bool:
    return isinstance(entries, DictionaryObject) and (at(entries, "/Subtype") == "/Widget" or "/FT" in entries)


def _note(
    found: dict[str, Node],
    form: DictionaryObject,
    terminal: DictionaryObject,
    widget: DictionaryObject | None,
    on_page: dict[int, tuple[int, int]],
) -> None:
    name = _full_name(terminal)
    if not name:
        return
    node = found.setdefault(name, Node(name, form))
    if not any(one is terminal for one in node.entries):
        node.entries.append(terminal)
    if widget is not None and not any(one.entries is widget for one in node.widgets):
        node.widgets.append(Widget(widget, *on_page.get(id(widget), (None, 0))))


def _below(entries: Any, depth: int) -> Iterator[tuple[DictionaryObject, DictionaryObject | None]]:
    """Give the fields at and under an entry of the tree, each with each of its widgets (None for one without)."""
    if not isinstance(entries, DictionaryObject) or depth > _DEEPEST:
        return
    kids = [kid for kid in listed(entries, "/Kids") if isinstance(kid, DictionaryObject)]
    inner = [kid for kid in kids if "/T" in kid or "/Kids" in kid]
    for kid in inner:
        yield from _below(kid, depth + 1)
    widgets = [kid for kid in kids if "/T" not in kid and "/Kids" not in kid]
    for widget in widgets:
        yield _field_of(widget) if "/Parent" in widget else entries, widget
    if not kids:
        yield entries, entries if at(entries, "/Subtype") == "/Widget" else None


def _field_of(widget: DictionaryObject) -> DictionaryObject:
    """Give the field that a widget shows: itself, or the nearest dictionary above it that has a name."""
    return next((one for one in _upwards(widget) if "/T" in one), widget)


def _upwards(entries: DictionaryObject) -> Iterator[DictionaryObject]:
    one: Any = entries
    for _ in range(_DEEPEST):
        if not isinstance(one, DictionaryObject):
            return
        yield one
        one = at(one, "/Parent")


def _full_name(entries: DictionaryObject) -> str:
    names = [text_of(at(one, "/T")) for one in _upwards(entries)]
    return ".".join(name for name in reversed(names) if name)
