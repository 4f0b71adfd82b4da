"""Data amended by what a person wrote on its paper: values changed, rows added, deleted and moved.

Everything is told by the paths that the data had before; places are gathered for the paths that it has after.
"""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.errors import DataPath, Place


@dataclass(slots=True)
class Added:
    """An item that a list did not have: its values by their paths within it, and the item that it is a copy of."""

    values: dict[DataPath, tuple[Any, Place]]
    copy_of: int | None = None


@dataclass(slots=True)
class Amendment:
    """What to change: `values` and `places` by the paths of the data before, `orders` the new items of its lists.

    An order names an item by its old number; an item that it does not name is left out.
    """

    values: dict[DataPath, Any] = field(default_factory=dict)
    places: dict[DataPath, Place] = field(default_factory=dict)
    orders: dict[DataPath, list[int | Added]] = field(default_factory=dict)
    _children: dict[DataPath, list[DataPath]] = field(default_factory=dict, init=False)

    def apply(self, data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[DataPath, Place]]:
        """Give the data as amended, and the places of its values."""
        whole = copy.deepcopy(dict(data))
        for path in sorted(self.orders, key=len):
            _set(whole, path, value_at(whole, path) or [])
        for path, value in self.values.items():
            _set(whole, path, value)
        found: dict[DataPath, Place] = {}
        self._children = {}
        for path in self.places:
            self._children.setdefault(path[:-1], []).append(path)
        return self._built(whole, (), (), found), found

    def _built(self, value: Any, before: DataPath, after: DataPath, found: dict[DataPath, Place]) -> Any:
        if before in self.places:
            found[after] = self.places[before]
        if isinstance(value, dict):
            for path in self._children.get(before, ()):  # those of values that are not there any more, too
                found[(*after, path[-1])] = self.places[path]
            return {name: self._built(one, (*before, name), (*after, name), found) for name, one in value.items()}
        if not isinstance(value, list):
            return value
        made: list[Any] = []
        for entry in self.orders.get(before, list(range(len(value)))):
            if isinstance(entry, Added):
                made.append(_new(entry, value, (*after, len(made)), found))
            elif entry < len(value):
                made.append(self._built(value[entry], (*before, entry), (*after, len(made)), found))
        return made


def _new(entry: Added, items: list[Any], path: DataPath, found: dict[DataPath, Place]) -> Any:
    item = copy.deepcopy(items[entry.copy_of]) if entry.copy_of is not None else {}
    for names, (value, place) in entry.values.items():
        if not names:
            item = value
        elif value is not None or value_at(item, names) is not None:
            _set(item, names, value)
        found[(*path, *names)] = place
    return item


def _set(whole: Any, path: DataPath, value: Any) -> None:
    """Set a value, making the groups and items on the way that are missing; None in a group takes the value away."""
    node = whole
    for step, following in itertools.pairwise(path):
        blank: Any = [] if isinstance(following, int) else {}
        if isinstance(node, list):
            _pad(node, int(step))
        if value_at(node, (step,)) is None:
            node[step] = blank
        node = node[step]
    last = path[-1]
    if isinstance(node, list):
        _pad(node, int(last))
        node[int(last)] = value
    elif value is None:
        node.pop(last, None)
    else:
        node[last] = value


def _pad(items: list[Any], index: int) -> None:
    """Make a list long enough for an index: with empty groups among groups, else with nothing."""
    blank = any(isinstance(item, dict) for item in items)
    while len(items) <= index:
        items.append({} if blank else None)
