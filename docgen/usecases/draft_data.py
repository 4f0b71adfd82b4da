"""The data of a draft: changed value by value as it is typed, and made fit for the check.

While somebody types, a draft holds empty texts, rows without anything in them and groups that were only opened. The
check must not see those; `Pruned` remembers where each row stood.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import at
from docgen.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.documents.schema import Schema
    from docgen.errors import DataPath

MOST_ROWS = 5_000
DEEPEST = 12


def put(data: dict[str, Any], schema: Schema, path: DataPath, value: Any) -> None:
    """Put a value where its path says; what lies between is made. Raises WrongUse for a path that there is not."""
    if not path or not isinstance(path[0], str) or at(schema, path) is None:
        raise WrongUse("Isian ini tidak dikenal.")
    node: Any = data
    for step, following in pairwise(path):
        node = _entered(node, step, [] if isinstance(following, int) else {})
    last = path[-1]
    if isinstance(last, int):
        _entered(node, last, "")
        node[last] = value
    elif isinstance(node, dict):
        node[last] = value
    else:
        raise WrongUse("Isian ini tidak dikenal.")


def _entered(node: Any, step: str | int, empty: Any) -> Any:
    """Give what stands at a step, made where there is nothing of its kind."""
    if isinstance(step, int):
        if not isinstance(node, list) or not 0 <= step < MOST_ROWS:
            raise WrongUse("Baris ini tidak dikenal.")
        node.extend({} if isinstance(empty, dict) else type(empty)() for _ in range(step + 1 - len(node)))
    elif not isinstance(node, dict):
        raise WrongUse("Isian ini tidak dikenal.")
    found = node[step] if isinstance(step, int) else node.get(step)
    if type(found) is not type(empty):
        node[step] = found = type(empty)()
    return found


def refuse_strange(value: Any, depth: int = 0) -> None:
    """Raise WrongUse for what no form can have sent: texts, lists and groups only, and not too deep."""
    if depth > DEEPEST:
        raise WrongUse("Isian bertingkat terlalu dalam.")
    if isinstance(value, dict):
        for one in value.values():
            refuse_strange(one, depth + 1)
    elif isinstance(value, list):
        if len(value) > MOST_ROWS:
            raise WrongUse(f"Paling banyak {MOST_ROWS} baris dalam satu daftar.")
        for one in value:
            refuse_strange(one, depth + 1)
    elif value is not None and not isinstance(value, str):
        raise WrongUse("Isian harus berupa teks.")


@dataclass(slots=True)
class Pruned:
    """Data without what is empty, and for each of its lists the numbers that its rows have in the draft."""

    data: dict[str, Any] = field(default_factory=dict)
    rows: dict[DataPath, list[int]] = field(default_factory=dict)

    def back(self, path: DataPath) -> DataPath:
        """Give the path that a value of the pruned data has in the draft."""
        found: list[str | int] = []
        for position, step in enumerate(path):
            numbers = self.rows.get(path[:position], ())
            found.append(numbers[step] if isinstance(step, int) and step < len(numbers) else step)
        return tuple(found)


def pruned(data: dict[str, Any], schema: Schema, kept: Iterable[str] = (), without: Iterable[str] = ()) -> Pruned:
    """Give a draft's data without what is empty.

    Groups that are required, and those named in `kept`, stay even when nothing is in them, so that what they lack is
    told field by field; those named in `without` go.
    """
    result = Pruned()
    left_out = {*without}
    shown = {name: value for name, value in data.items() if name not in left_out}
    result.data = _group(shown, schema, (), result.rows)
    for name in (*schema.get("required", ()), *kept):
        if name not in left_out and at(schema, (name,)) is not None and _is_group(schema["properties"][name]):
            result.data.setdefault(name, {})
    return result


def _is_group(schema: Schema) -> bool:
    return schema.get("type") == "object"


def _group(data: dict[str, Any], schema: Schema, path: DataPath, rows: dict[DataPath, list[int]]) -> dict[str, Any]:
    known = schema.get("properties", {})
    found: dict[str, Any] = {}
    for name, value in data.items():
        inner = _value(value, known.get(name, {}), (*path, name), rows)
        if inner is not None:
            found[name] = inner
    if found or not path:
        for name in schema.get("required", ()):
            if _is_group(known.get(name, {})):
                found.setdefault(name, {})
    return found


def _value(value: Any, schema: Schema, path: DataPath, rows: dict[DataPath, list[int]]) -> Any:
    if isinstance(value, dict):
        return _group(value, schema, path, rows) or None
    if isinstance(value, list):
        return _list(value, schema.get("items", {}), path, rows) or None
    return value if isinstance(value, str) and value.strip() else None


def _list(items: list[Any], schema: Schema, path: DataPath, rows: dict[DataPath, list[int]]) -> list[Any]:
    found: list[Any] = []
    numbers: list[int] = []
    for number, item in enumerate(items):
        inner = _value(item, schema, (*path, len(found)), rows)
        if inner is not None:
            found.append(inner)
            numbers.append(number)
    rows[path] = numbers
    return found
