"""Paths of values in nested data: finding a value, and writing a path as forms name their fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.errors import DataPath

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def value_at(value: Any, path: DataPath) -> Any:
    """Give the value at a path of nested data, None where there is none."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def written(path: DataPath) -> str:
    """Write a path as forms name their fields: ("hasil", 0, "sasaran") -> 'hasil[0].sasaran'."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def path_in(text: str) -> DataPath:
    """Read a path as forms name their fields: 'hasil[0].sasaran' -> ("hasil", 0, "sasaran")."""
    return tuple(int(found[2]) if found[2] else found[1] for found in _STEP.finditer(text))
