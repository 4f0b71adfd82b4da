"""Schemas made flat: shared definitions and groups pulled in, so that all readers of a schema see one plain tree.

The files in `schemas/` are ordinary JSON Schema 2020-12: `$ref` points to shared definitions, `allOf` takes whole
groups of fields, `unevaluatedProperties: false` closes the result. Flattened, a schema has only `properties`,
`items` and `additionalProperties`, which is what coercion, validation, `show` and the starters walk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docgen.errors import CannotProduce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.errors import DataPath

Schema = dict[str, Any]


class SchemaFolder:
    """The schema files of one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._raw: dict[str, Schema] = {}

    def names(self) -> list[str]:
        """Give the ids of all schema files, sorted (`umum` and `profil` among them)."""
        return sorted(path.name.removesuffix(".schema.json") for path in self._folder.glob("*.schema.json"))

    def raw(self, name: str) -> Schema:
        """Give a schema as its file has it. Raises CannotProduce when the file is not JSON."""
        if name not in self._raw:
            path = self._folder / f"{name}.schema.json"
            try:
                self._raw[name] = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise CannotProduce(f"Skema {path} tidak terbaca: {error}.") from error
        return self._raw[name]

    def flat(self, name: str) -> Schema:
        """Give a schema with every reference and group resolved into one tree."""
        return self._flatten(self.raw(name), name)

    def _flatten(self, node: Schema, file: str) -> Schema:
        result: Schema = {}
        if "$ref" in node:
            target, target_file = self._target(node["$ref"], file)
            result = _shared(self._flatten(target, target_file))
        for group in node.get("allOf", ()):
            _absorb(result, _shared(self._flatten(group, file)))
        own: Schema = {}
        for key, value in node.items():
            if key in {"$ref", "allOf"}:
                continue
            own[key] = self._flatten_value(key, value, file)
        _absorb(result, own)
        if "unevaluatedProperties" in result:
            result["additionalProperties"] = result.pop("unevaluatedProperties")
        return result

    def _flatten_value(self, key: str, value: Any, file: str) -> Any:
        if key == "properties":
            return {name: self._flatten(child, file) for name, child in value.items()}
        if key == "items":
            return self._flatten(value, file)
        return value

    def _target(self, reference: str, file: str) -> tuple[Schema, str]:
        target_file, _, pointer = reference.partition("#")
        name = target_file.removesuffix(".schema.json") if target_file else file
        node: Any = self.raw(name)
        for step in pointer.strip("/").split("/"):
            if step not in node:
                raise CannotProduce(f"Skema {file}: rujukan {reference} tidak ada.")
            node = node[step]
        return node, name


def _shared(definition: Schema) -> Schema:
    """Mark the fields of a shared definition: a template need not print all that it brings along.

    A group with `x-milik-naskah` is a document's own, only written once for several types: it is to be printed whole.
    """
    if definition.pop("x-milik-naskah", False):
        return definition
    if "properties" in definition:
        marked = {name: {**child, "x-bersama": True} for name, child in definition["properties"].items()}
        return {**definition, "properties": marked}
    return definition


def _absorb(result: Schema, more: Schema) -> None:
    """Add `more` to `result`: fields and rules are joined, everything else is replaced."""
    for key, value in more.items():
        if key == "properties":
            result[key] = {**result.get(key, {}), **value}
        elif key == "required":
            result[key] = [*result.get(key, ()), *value]
        elif key == "x-docgen":
            result[key] = _joined(result.get(key, {}), value)
        else:
            result[key] = value


def _joined(group: Schema, own: Schema) -> Schema:
    return {
        **group,
        **own,
        "turunan": {**group.get("turunan", {}), **own.get("turunan", {})},
        "aturan": [*group.get("aturan", ()), *own.get("aturan", ())],
        **_joined_register(group.get("register", {}), own.get("register", {})),
    }


def _joined_register(group: Schema, own: Schema) -> Schema:
    """Join what is told of the numbers that a register gives, number by number."""
    names = dict.fromkeys([*group, *own])
    joined = {name: {**group.get(name, {}), **own.get(name, {})} for name in names}
    return {"register": joined} if joined else {}


def at(schema: Schema, path: DataPath) -> Schema | None:
    """Give the schema of the value at a path of the data, or None where the schema knows no such field."""
    node: Schema | None = schema
    for step in path:
        if node is None:
            return None
        node = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
    return node


def label(schema: Schema, path: DataPath) -> str:
    """Give the Indonesian label of a path: `("anggota_tim", 2, "nama")` -> "Susunan tim nomor 3 › Nama"."""
    words: list[str] = []
    node: Schema = schema
    for step in path:
        if isinstance(step, int):
            if words:
                words[-1] += f" nomor {step + 1}"
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(step, {})
            words.append(node.get("title", step))
    return " › ".join(words)


def dotted(path: DataPath) -> str:
    """Write a path as people do: `anggota_tim[3].nama`, counting from 1."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def fields(schema: Schema, path: DataPath = ()) -> Iterator[tuple[DataPath, Schema, bool]]:
    """Walk every field of a flat schema, outer before inner: its path (0 for any item), its schema, is it required."""
    required = schema.get("required", ())
    for name, child in schema.get("properties", {}).items():
        here = (*path, name)
        yield here, child, name in required
        inner = child.get("items", child)
        yield from fields(inner, (*here, 0) if "items" in child else here)
