"""Samples, and changes to them, for tests that run over every document type."""

from __future__ import annotations

import copy
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.documents.schema import fields
from docgen.inputs import read

if TYPE_CHECKING:
    from docgen.documents.registry import DocumentType
    from docgen.errors import DataPath

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
TYPES = shipped().ids
WORD_TYPES = [type_id for type_id in TYPES if "docx" in shipped().get(type_id).suffixes]
EXCEL_TYPES = [type_id for type_id in TYPES if "xlsx" in shipped().get(type_id).suffixes]
VARIANTS = sorted(path for folder in ("papua", "besar") for path in (ROOT / "tests" / "data" / folder).glob("*.yaml"))
CORPUS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "data" / "nasty-strings.json").read_text(encoding="utf-8"))[
    "items"
]


def sample(type_id: str) -> dict[str, Any]:
    """Give a fresh copy of a type's sample data."""
    return copy.deepcopy(read(shipped().get(type_id).sample).data)


@lru_cache(maxsize=64)
def _short(type_id: str) -> dict[str, Any]:
    data = sample(type_id)
    checker = shipped().get(type_id).checker
    for key, value in list(data.items()):
        if isinstance(value, list) and len(value) > 2:
            less = {**data, key: value[:2]}
            data = data if checker.check(less).problems else less
    return data


def short_sample(type_id: str) -> dict[str, Any]:
    """Give a copy of a type's sample with lists of two rows where that is still valid: for what is done many times."""
    return copy.deepcopy(_short(type_id))


def corpus_text(item: dict[str, Any]) -> str:
    """Give the text of a corpus item, made by repetition where it says so."""
    made = item.get("gen")
    return str(made["repeat"]) * int(made["times"]) if made else str(item["value"])


def changed(data: dict[str, Any], path: DataPath, value: Any) -> dict[str, Any]:
    """Give a copy of the data with another value at a path; `...` takes the value away."""
    result = copy.deepcopy(data)
    node: Any = result
    for step in path[:-1]:
        node = node[step]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return result


def at(data: Any, path: DataPath) -> Any:
    """Give the value at a path, or None where there is nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def text_fields(document_type: DocumentType, *formats: str) -> list[DataPath]:
    """Give the paths of the text fields of a type that its sample fills, the first item standing for a list."""
    wanted = formats or ("teks", "paragraf", "nama")
    found = []
    data = short_sample(document_type.id)
    for path, field, _ in fields(document_type.schema):
        if field.get("format") in wanted and at(data, path) is not None:
            found.append(path)
        items = field.get("items", {})
        if items.get("format") in wanted and at(data, (*path, 0)) is not None:
            found.append((*path, 0))
    return found


def leaves(value: Any) -> list[str]:
    """Give every text in nested data."""
    if isinstance(value, dict):
        return [text for child in value.values() for text in leaves(child)]
    if isinstance(value, list):
        return [text for child in value for text in leaves(child)]
    return [] if value is None else [str(value)]
