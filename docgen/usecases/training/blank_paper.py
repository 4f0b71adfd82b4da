"""A paper with room for the pen in place of a village's values: the same lines, rows and signatures, nothing told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.rendering.docx import compiled
from docgen.template_language import Nothing
from docgen.usecases.blank_form import blank_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.schema import Schema
    from docgen.usecases.orders import Order

_ROOM = "…" * 9  # a filter that ends a text in its own full stop leaves these dots
_ROWS = 5
_CHOICES = 9  # a number up to this one is a choice, as that of a field of activity
_LONG = 4  # a shorter text may stand anywhere by chance
_TEXTS = frozenset(("teks", "nama", "paragraf"))


def blank_paper(order: Order, mark: str | None, shared: Mapping[str, Any]) -> bytes:
    """Give the Word paper of a checked order with dots in place of its values; the type's own form where it has one.

    `shared` is what everybody is told: a value that is the same there stays.
    """
    document_type = order.document_type
    path = document_type.template("docx")
    template = compiled(path.read_bytes(), path.name, mark, blank=True, room=_ROOM)
    if template.has_controls:
        return blank_form(document_type, {"jenis": document_type.id}, mark=mark)
    fields = document_type.schema["properties"]
    context = order.context
    told = {name for name, value in context.items() if value is not None and shared.get(name) == value}
    own = {name for name in fields if name not in told and name != "jenis" and order.data.get(name) is not None}
    secrets = _Secrets({name: context[name] for name in own})
    emptied = {name: _emptied(context[name], fields[name]) for name in own}
    kept = {name: value if name in told else _kept(value, secrets) for name, value in context.items()}
    return template.render({**kept, **emptied})


def _emptied(value: Any, schema: Schema) -> Any:
    """Give a value of the data with room in place of what was typed; choices stay, as the wording follows them."""
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        return {name: _emptied(child, fields.get(name, {})) for name, child in value.items()}
    if isinstance(value, list):
        return [_emptied(item, schema.get("items", {})) for item in _some(value, schema.get("items", {}))]
    return value if value is None or _is_choice(value, schema) else _room(schema)


def _room(schema: Schema) -> Any:
    return _ROOM if schema.get("format") in _TEXTS else Nothing()


def _is_choice(value: Any, schema: Schema) -> bool:
    known = "enum" in schema or "const" in schema
    return isinstance(value, bool) or known or (isinstance(value, int) and schema.get("maximum", value) <= _CHOICES)


def _some(rows: list[Any], schema: Schema) -> list[Any]:
    """Give a few rows of a list: at least one for each of the choices that they were grouped by."""
    fields = schema.get("properties", {})
    numbers = [name for name, field in fields.items() if field.get("type") == "integer" and "maximum" in field]
    seen: dict[Any, int] = {}
    for place, row in enumerate(rows):
        if isinstance(row, dict):
            seen.setdefault(tuple(row[name] for name in numbers if _is_choice(row.get(name), fields[name])), place)
    others = [place for place in range(len(rows)) if place not in seen.values()]
    wanted = [*seen.values(), *others][: max(_ROWS, len(seen))]
    return [rows[place] for place in sorted(wanted)]


def _kept(value: Any, secrets: _Secrets) -> Any:
    """Give a derived value as it is where it tells nothing of the village (the regulations), else emptied."""
    if value is None or value == 0 or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _ROOM if secrets.told_by(value) or any(letter.isdigit() for letter in value) else value
    if isinstance(value, dict | list):
        return _hollow(value) if any(secrets.told_by(text) for _, text in _texts(value)) else value
    return Nothing()


def _hollow(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _hollow(child) for name, child in value.items()}
    if isinstance(value, list):
        return [_hollow(child) for child in value[:_ROWS]]
    return value if value is None or isinstance(value, bool) else _ROOM if isinstance(value, str) else Nothing()


class _Secrets:
    """The texts of a village's data: a name is told wherever it stands in a text, another text only as a whole."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        told = [(key, text) for key, text in _texts(data) if len(text) >= _LONG]
        self._texts = {text for _, text in told}
        self._names = {text for key, text in told if key.startswith("nama")}

    def told_by(self, text: str) -> bool:
        """Tell whether a text gives one of them away."""
        return text in self._texts or any(name in text for name in self._names)


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give the texts in a value, each with the name of the field that it stands in."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from _texts(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child, key)
    elif isinstance(value, str):
        yield key, value
