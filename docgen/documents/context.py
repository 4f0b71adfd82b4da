"""The context of a template: every field of the schema is there, `None` where the user gave nothing.

So a template that asks for an unknown name fails, and one that asks for an unfilled field must say what it prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.documents.schema import Schema


def filler(schema: Schema) -> Callable[[Any], Any]:
    """Compile a flat schema to a function that completes data with `None` at every level."""
    if schema.get("type") == "array":
        return _array_filler(schema)
    if schema.get("type") != "object":
        return lambda value: value
    blank = dict.fromkeys(schema.get("properties", {}))
    nested = {
        name: filler(child)
        for name, child in schema.get("properties", {}).items()
        if child.get("type") == "object" or child.get("items", {}).get("type") in {"object", "array"}
    }

    def fill(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        full = {**blank, **value}
        for name, fill_child in nested.items():
            if full[name] is not None:
                full[name] = fill_child(full[name])
        return full

    return fill


def _array_filler(schema: Schema) -> Callable[[Any], Any]:
    fill_item = filler(schema["items"])

    def fill(value: Any) -> Any:
        return [fill_item(entry) for entry in value] if isinstance(value, list) else value

    return fill
