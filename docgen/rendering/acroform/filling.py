"""Values put into a form: the file's own entries for them, and the drawing that shows them in every reader."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from docgen.rendering.acroform.appearance import draw_list, draw_text
from docgen.rendering.acroform.embedding import EmbeddedFonts
from docgen.rendering.acroform.fields import OFF, chosen, described, states
from docgen.rendering.acroform.flattening import flatten as flatten_fields
from docgen.rendering.acroform.opening import form_of, locks, opened, refuse_locked, refusing_damage
from docgen.rendering.acroform.ticks import prepare
from docgen.rendering.acroform.tree import at, dictionary, nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docgen.rendering.acroform.appearance import Fault
    from docgen.rendering.acroform.fields import Field, Value
    from docgen.rendering.acroform.tree import Node, Widget

_BUTTONS, _DRAWN = {"check", "radio"}, {"text", "choice", "list"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form; `faults` are values that it can't show, `appended` says that it was signed and still is."""

    content: bytes
    faults: tuple[Fault, ...]
    appended: bool


def read_fields(content: bytes, name: str = "Formulir ini") -> list[Field]:
    """Give the fields of a PDF form with their values, in the order of the pages, whatever program filled it.

    `name` is what messages call the file. Raises Unreadable for what is no PDF, is damaged, locked, or has no fields.
    """
    found = form_of(opened(content, name), name)
    with refusing_damage(name):
        return [described(node) for node in found]


def fill(content: bytes, values: Mapping[str, Value], *, flatten: bool = False, name: str = "Formulir ini") -> Filled:
    """Give a PDF form with values in its fields, other fields as they were, each drawn so that every reader shows it.

    `values` has, by the name of the field: a text; true or false for a check box; the export value of a choice (of
    radio buttons the name of the state), a list of them where several may be chosen; None empties a field. That they
    suit their fields is for the caller to see to. `flatten` makes the fields part of the pages. A signed form gets
    the values appended, its signed bytes untouched. The same arguments give the same bytes, as long as the fonts of
    the computer stay the same where a character needs one.

    Raises Unreadable as `read_fields` does, WrongUse where filling would break a signature or a lock.
    """
    reader = opened(content, name)
    found = form_of(reader, name)
    with refusing_damage(name):
        signed = locks(reader.root_object, found)
        refuse_locked(reader, values, signed, flatten=flatten, file=name)
        return _filled(content, reader, values, flatten=flatten, appended=bool(signed))


def _filled(content: bytes, reader: Any, values: Mapping[str, Value], *, flatten: bool, appended: bool) -> Filled:
    if appended:
        writer = PdfWriter(io.BytesIO(content), incremental=True)
    else:
        writer = PdfWriter(clone_from=reader, keep_initial_header=True)
    form = dictionary(writer.root_object, "/AcroForm")
    anew = bool(at(form, "/NeedAppearances"))
    fonts = EmbeddedFonts(writer._add_object)
    fields = nodes(writer.root_object, writer.pages)
    faults = []
    for node in fields:
        filling = _Filling(node, writer._add_object, fonts)
        given = node.name in values
        if given:
            filling.put(values[node.name])
        if given or not appended:
            fault = filling.draw(every=given or anew)
            faults += [fault] if fault is not None and given else []
    if not appended:
        _settle(writer.root_object, form)
    if flatten:
        flatten_fields(writer.root_object, writer.pages, fields, writer._add_object)
    fonts.finish()
    buffer = io.BytesIO()
    writer.write(buffer)
    return Filled(buffer.getvalue(), tuple(faults), appended)


def _settle(root: DictionaryObject, form: DictionaryObject) -> None:
    """Take out what would make readers draw the fields anew, show another form, or complain of the change."""
    form.pop("/NeedAppearances", None)
    form.pop("/XFA", None)
    rights = dictionary(root, "/Perms")
    for name in ("/UR", "/UR3"):
        rights.pop(name, None)
    if "/Perms" in root and not rights:
        del root["/Perms"]


class _Filling:
    """Puts a value into one field and draws it."""

    def __init__(self, node: Node, add: Callable[[Any], Any], fonts: EmbeddedFonts) -> None:
        self._node, self._add, self._fonts = node, add, fonts
        self._field = described(node)
        self._states = states(node) if self._field.kind in _BUTTONS else []

    def put(self, value: Value) -> None:
        """Write the value where the file keeps it, and nowhere else; bring the widgets into their states."""
        for entries in self._node.entries:
            for key in ("/V", "/RV", "/I"):
                entries.pop(key, None)
            kept = self._kept(value)
            if kept is not None:
                entries[NameObject("/V")] = kept
            elif self._node.get("/V") is not None:  # a field above this one has a value, which it would inherit
                entries[NameObject("/V")] = TextStringObject("")
            if self._field.kind == "list" and value:
                entries[NameObject("/I")] = self._numbers(value)
        for widget in self._node.widgets:
            if not any(widget.entries is entries for entries in self._node.entries):
                widget.entries.pop("/V", None)
        for widget, state in zip(self._node.widgets, self._states, strict=False):
            on = value is True or value == state
            widget.entries[NameObject("/AS")] = NameObject(f"/{state if on else OFF}")
        self._field = described(self._node)

    def _kept(self, value: Value) -> Any:
        """Give the object that stands for a value in the file; None for none."""
        if self._field.kind == "check":
            return NameObject(f"/{self._states[0] if value and self._states else OFF}")
        if self._field.kind == "radio":
            return NameObject(f"/{value or OFF}")
        if isinstance(value, list):
            texts = [TextStringObject(one) for one in value]
            return texts[0] if len(texts) == 1 else ArrayObject(texts) if texts else None
        return TextStringObject(value) if value else None

    def _numbers(self, value: Value) -> ArrayObject:
        chosen = value if isinstance(value, list) else [value]
        return ArrayObject(NumberObject(at_) for at_, one in enumerate(self._field.choices) if one.export in chosen)

    def draw(self, *, every: bool) -> Fault | None:
        """Draw every widget, or only those without a look; give the first reason why the value can't be shown."""
        first = None
        for place, widget in enumerate(self._node.widgets):
            if self._states:
                prepare(self._node, widget, self._states[place], self._add, radio=self._field.kind == "radio")
            elif self._field.kind in _DRAWN and min(widget.size) >= 1:
                fault = self._draw(widget, every=every)
                first = first or (None if widget.hidden else fault)
        return first

    def _draw(self, widget: Widget, *, every: bool) -> Fault | None:
        has_look = at(dictionary(widget.entries, "/AP"), "/N") is not None
        if has_look and not every:
            return None
        if self._field.kind == "list":
            look, top, fault = draw_list(self._node, self._field, widget, chosen(self._node), self._fonts)
            if top or "/TI" in self._node.entries[0]:
                self._node.entries[0][NameObject("/TI")] = NumberObject(top)
        else:
            look, fault = draw_text(self._node, self._field, widget, str(self._field.value or ""), self._fonts)
        if fault is None or not has_look:
            widget.entries[NameObject("/AP")] = DictionaryObject({NameObject("/N"): self._add(look)})
        return fault
