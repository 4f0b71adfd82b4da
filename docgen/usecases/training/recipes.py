"""Recipes: sample data of a type as texts with tags over a village that might be, under `samples/resep/`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateFault
from docgen.inputs import read
from docgen.template_language import TemplateError, language, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docgen.documents.registry import DocumentType

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_COMMON = "umum.yaml"
_ALONE = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A type's recipe: `data` to be given its values, the `exercise`'s parts, and `mistakes` that can be planted.

    `shared` are parts that stand in several places of the data, which name them as tags. The common recipe has
    `faults`: what can be wrong with a field of some kind.
    """

    data: dict[str, Any]
    shared: dict[str, Any] = field(default_factory=dict)
    exercise: dict[str, Any] = field(default_factory=dict)
    mistakes: list[dict[str, str]] = field(default_factory=list)
    faults: dict[str, dict[str, str]] = field(default_factory=dict)


@lru_cache(maxsize=64)
def recipe_of(document_type: DocumentType) -> Recipe | None:
    """Give the recipe of a type, None where it has none."""
    path = document_type.root / "samples" / "resep" / f"{document_type.id}.yaml"
    if not path.is_file():
        return None
    data = read(path).data
    shared = {**_common(document_type.root).shared, **data.get("bersama", {})}
    return Recipe(data["isian"], shared, data.get("latihan", {}), data.get("kesalahan", []))


@lru_cache(maxsize=4)
def _common(root: Path) -> Recipe:
    data = read(root / "samples" / "resep" / _COMMON).data
    return Recipe({}, data["bersama"], data["latihan"], faults=data["kesalahan"])


def common_recipe(document_type: DocumentType) -> Recipe:
    """Give the recipe for types that have none: it has no data."""
    return _common(document_type.root)


def filled(value: Any, told: Mapping[str, Any]) -> Any:
    """Give a part of a recipe with its tags filled in: a text that is one tag alone becomes that very value.

    Raises TemplateFault for a tag that names nothing.
    """
    if isinstance(value, dict):
        return {name: filled(child, told) for name, child in value.items()}
    if isinstance(value, list):
        return [filled(child, told) for child in value]
    if not isinstance(value, str) or "{{" not in value:
        return value
    try:
        alone = _ALONE.match(value)
        if alone:
            return _expression(alone[1])(**told)
        return _TWO_STOPS.sub(".", sentence(value).render(told))  # a title ends in a full stop, as its sentence does
    except (TemplateError, TypeError, LookupError, ValueError) as error:
        raise TemplateFault(f"Resep data contoh keliru pada “{value}”: {error}.") from error


@lru_cache(maxsize=2048)
def _expression(text: str) -> Any:
    return language().compile_expression(text.strip(), undefined_to_none=False)
