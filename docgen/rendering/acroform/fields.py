"""What each field of a form is and holds now, said without PDF: a kind, its choices, its limits, a plain value.

Values written by any program come out the same way: a text, true or false, the choice that a person sees, a list.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from docgen.rendering.acroform.tree import at, dictionary, direct, listed, number, text_of

if TYPE_CHECKING:
    from docgen.rendering.acroform.tree import Node, Widget

Kind = Literal["text", "check", "radio", "choice", "list", "signature", "button", "other"]
"""A check box is ticked or not; of radio buttons (and check boxes that share a name) one is chosen; a choice is a
drop-down; a list shows its choices; other fields are passwords and files."""

Value = str | bool | list[str] | None

OFF = "Off"

READ_ONLY, REQUIRED = 1, 1 << 1
MULTILINE, PASSWORD, RADIO, PUSH_BUTTON = 1 << 12, 1 << 13, 1 << 15, 1 << 16
COMBO, EDITABLE, FILE_SELECT, MULTIPLE, COMB = 1 << 17, 1 << 18, 1 << 20, 1 << 21, 1 << 24

_LANGUAGE = re.compile("\x1b[^\x1b]*\x1b")
_BLOCK_END = re.compile(r"<br\s*/?>|</p>(?=\s*<p)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field can have: as the file keeps it, and as a person sees it."""

    export: str
    shown: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `pages` count from 1; `title` is what a viewer shows when the mouse rests on it.

    A check box has one choice: the name of its state. `value` is a text, or None for an empty one; true or false for
    a check box; the shown text of the choice, or None; a list of them where several may be chosen. `calculated` says
    that a script of the form makes the value.
    """

    name: str
    kind: Kind
    title: str = ""
    choices: tuple[Choice, ...] = ()
    max_length: int | None = None
    required: bool = False
    read_only: bool = False
    multiline: bool = False
    comb: bool = False
    editable: bool = False
    multiple: bool = False
    calculated: bool = False
    hidden: bool = False
    value: Value = None
    pages: tuple[int, ...] = ()


def described(node: Node) -> Field:
    """Tell what a field is and holds."""
    kind, flags = kind_of(node), node.flags
    choices = choices_of(node, kind)
    limit = node.get("/MaxLen")
    multiple = kind == "list" and bool(flags & MULTIPLE)
    multiline = kind == "text" and bool(flags & MULTILINE)
    limited = kind == "text" and isinstance(limit, int) and limit > 0
    return Field(
        node.name,
        kind,
        title=" ".join(text_of(node.get("/TU")).split()),
        choices=choices,
        max_length=int(limit) if limited else None,
        required=bool(flags & REQUIRED),
        read_only=bool(flags & READ_ONLY),
        multiline=multiline,
        comb=limited and not multiline and bool(flags & COMB),
        editable=kind == "choice" and bool(flags & EDITABLE),
        multiple=multiple,
        calculated=at(node.get("/AA"), "/C") is not None,
        hidden=bool(node.widgets) and all(widget.hidden for widget in node.widgets),
        value=_value(node, kind, choices, multiple=multiple),
        pages=tuple(sorted({widget.page + 1 for widget in node.widgets if widget.page is not None})),
    )


def kind_of(node: Node) -> Kind:
    """Tell the kind of a field from its type, flags and, for check boxes, how many states they have together."""
    kind, flags = node.get("/FT"), node.flags
    if kind == "/Tx":
        return "other" if flags & (FILE_SELECT | PASSWORD) else "text"
    if kind == "/Ch":
        return "choice" if flags & COMBO else "list"
    if kind == "/Sig":
        return "signature"
    if kind != "/Btn":
        return "other"
    if flags & PUSH_BUTTON:
        return "button"
    return "radio" if flags & RADIO or len(set(states(node))) > 1 else "check"


def states(node: Node) -> list[str]:
    """Give, widget by widget, the name of the state in which it is on; a name is made up where the file has none."""
    radio = bool(node.flags & RADIO)
    return [_state(widget, str(index) if radio else "Yes") for index, widget in enumerate(node.widgets)]


def _state(widget: Widget, otherwise: str) -> str:
    looks = dictionary(widget.entries, "/AP")
    for look in ("/N", "/D"):
        for name in dictionary(looks, look):
            if name != f"/{OFF}" and at(dictionary(looks, look), name) is not None:
                return text_of(name)
    now = text_of(at(widget.entries, "/AS"))
    return now if now not in {"", OFF} else otherwise


def choices_of(node: Node, kind: Kind) -> tuple[Choice, ...]:
    """Give the choices of a field, each once, in its order; for buttons `export` is the name of the state."""
    if kind in {"radio", "check"}:
        told = [text_of(one) for one in _options(node)]
        pairs = [(state, told[at_] if at_ < len(told) else state) for at_, state in enumerate(states(node))]
    elif kind in {"choice", "list"}:
        pairs = [_pair(one) for one in _options(node)]
    else:
        return ()
    first: dict[str, str] = {}
    for export, shown in pairs:
        first.setdefault(export, shown or export)
    return tuple(Choice(export, shown) for export, shown in first.items())


def _options(node: Node) -> list[Any]:
    found = node.get("/Opt")
    return [one for one in map(direct, found) if one is not None] if isinstance(found, list) else []


def _pair(option: Any) -> tuple[str, str]:
    if isinstance(option, list):
        parts = [text_of(direct(part)) for part in option] or [""]
        return parts[0], parts[-1]
    return text_of(option), text_of(option)


def _value(node: Node, kind: Kind, choices: tuple[Choice, ...], *, multiple: bool) -> Value:
    if kind == "text":
        return _text(node) or None
    if kind == "check":
        return _chosen_state(node) is not None
    if kind == "radio":
        state = _chosen_state(node)
        return None if state is None else _shown(state, choices)
    if kind in {"choice", "list"}:
        shown = [_shown(one, choices) for one in chosen(node)]
        return shown if multiple else (shown[0] if shown else None)
    return None


def _text(node: Node) -> str:
    plain = node.get("/V")
    if plain is None and node.get("/RV") is not None:
        return html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", text_of(node.get("/RV"))))).strip()
    return _LANGUAGE.sub("", text_of(plain))


def _chosen_state(node: Node) -> str | None:
    """Give the state that a button is in, None for off.

    The field's value counts; where it names no state, as some programs write it, the choice with that text, and where
    there is none the first widget that is on.
    """
    known, value = states(node), text_of(node.get("/V"))
    if value in known:
        return value
    if value == OFF:
        return None
    told = [text_of(one) for one in _options(node)]
    if value and value in told[: len(known)]:
        return known[told.index(value)]
    on = (text_of(at(widget.entries, "/AS")) for widget in node.widgets)
    return next((state for state in on if state in known), None)


def chosen(node: Node) -> list[str]:
    """Give the export values of what is chosen in a drop-down or list; also where a program wrote what is shown."""
    value, choices = node.get("/V"), choices_of(node, "list")
    if value is None:
        numbers = [int(one) for one in listed(node.entries[0], "/I") if isinstance(one, int)]
        return [choices[index].export for index in numbers if 0 <= index < len(choices)]
    found = [_LANGUAGE.sub("", text_of(direct(one))) for one in (value if isinstance(value, list) else [value])]
    return [_export(one, choices) for one in found if one]


def _export(value: str, choices: tuple[Choice, ...]) -> str:
    if any(choice.export == value for choice in choices):
        return value
    return next((choice.export for choice in choices if choice.shown == value), value)


def _shown(value: str, choices: tuple[Choice, ...]) -> str:
    """Give the text of a choice that a person sees; its export value where another choice looks the same."""
    shown = next((choice.shown for choice in choices if choice.export == value), value)
    return shown if sum(choice.shown == shown for choice in choices) <= 1 else value


def top_index(node: Node) -> int:
    """Give the number of the choice that a list shows first."""
    return max(0, number(node.entries[0], "/TI"))
