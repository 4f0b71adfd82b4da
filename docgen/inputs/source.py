"""Data as a file gave it: nested text, with the place of every value and key. Also: one source laid over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.errors import DataPath, Place, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from one file.

    `file` is its name as the user gave it; `data` nests dict and list, every scalar is text exactly as typed, or None
    for an empty one; `places` has the place of every value by its path, () being the whole; `keys` has the place of
    the key of every mapping entry by the path of the entry; `problems` are those of values that can't be read, while
    the rest was.
    """

    file: str
    data: dict[str, Any]
    places: dict[DataPath, Place]
    keys: dict[DataPath, Place]
    problems: tuple[Problem, ...] = ()


def overlaid(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay data over other data as `merge` does, where nobody asks for places."""
    result = {**base}
    for key, value in over.items():
        below = result.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            result[key] = overlaid(below, value)
        elif value is not None or key not in result:
            result[key] = value
    return result


def merge(base: Source, over: Source) -> Source:
    """Lay one source over another: a profile under the data of a document.

    Mappings merge entry by entry; lists and scalars of `over` replace those of `base`; an empty value (None) of `over`
    leaves the value of `base`. Each place stays that of the file which the value came from.
    """
    result = Source(over.file, {}, {}, {}, (*over.problems, *base.problems))
    result.data.update(_merged(base, over, (), result))
    return result


def _merged(base: Source, over: Source, path: DataPath, result: Source) -> dict[str, Any]:
    """Merge the two mappings at `path`."""
    below, above = _at(base, path), _at(over, path)
    _keep_place(over, path, result)
    merged: dict[str, Any] = {}
    for key in [*below, *(key for key in above if key not in below)]:
        entry = (*path, key)
        if key not in above or (above[key] is None and key in below):
            merged[key] = _taken(base, below[key], entry, result)
        elif isinstance(above[key], dict) and isinstance(below.get(key), dict):
            merged[key] = _merged(base, over, entry, result)
        else:
            merged[key] = _taken(over, above[key], entry, result)
    return merged


def _at(source: Source, path: DataPath) -> Any:
    value: Any = source.data
    for step in path:
        value = value[step]
    return value


def _taken(origin: Source, value: Any, path: DataPath, result: Source) -> Any:
    """Take a value over as it is, with the places of all that is in it."""
    _keep_place(origin, path, result)
    if isinstance(value, dict):
        return {key: _taken(origin, child, (*path, key), result) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_taken(origin, child, (*path, index), result) for index, child in enumerate(value)]
    return value


def _keep_place(origin: Source, path: DataPath, result: Source) -> None:
    if path in origin.places:
        result.places[path] = origin.places[path]
    if path in origin.keys:
        result.keys[path] = origin.keys[path]
