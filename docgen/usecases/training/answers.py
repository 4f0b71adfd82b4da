"""The single values of sound data in the words of a key: where each stands, what it is called, how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import label
from docgen.spelling import FILTERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from docgen.documents.schema import Schema
    from docgen.errors import DataPath

_SPELLING = {"tanggal": "tanggal_panjang", "uang": "rupiah"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One value: its path and schema, its Indonesian label, whether it must be there, and how people write it."""

    path: DataPath
    schema: Schema
    label: str
    required: bool
    text: str


def answers(schema: Schema, data: Mapping[str, Any], given: Container[str]) -> Iterator[Answer]:
    """Give the single values of canonical data in the order of its schema, without the fields that are `given`."""
    for path, field, required, value in _values(schema, data, ()):
        if path[0] not in given and path != ("jenis",):
            yield Answer(path, field, label(schema, path), required, _written(field, value))


def _values(schema: Schema, value: Any, path: DataPath) -> Iterator[tuple[DataPath, Schema, bool, Any]]:
    for name, child in schema.get("properties", {}).items():
        if isinstance(value, dict) and value.get(name) is not None:
            yield from _value(child, value[name], (*path, name), required=name in schema.get("required", ()))


def _value(
    schema: Schema, value: Any, path: DataPath, *, required: bool
) -> Iterator[tuple[DataPath, Schema, bool, Any]]:
    if isinstance(value, dict):
        yield from _values(schema, value, path)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _value(schema["items"], item, (*path, number), required=False)
    else:
        yield path, schema, required, value


def _written(schema: Schema, value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    spell = FILTERS.get(_SPELLING.get(schema.get("format", ""), ""))
    return str(spell(value) if spell else value)
