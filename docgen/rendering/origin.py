"""Where a document comes from, kept in the document so that it can be read back."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docgen.errors import DataPath

_MOST = 50_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """How a person fills one value of a form in.

    `kind` is "teks", "paragraf" (several lines), "bilangan", "tanggal" or "pilihan" (one of `choices`: value, and what
    is shown for it); `most` is how many characters it may have.
    """

    label: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    most: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The id of a document's type, and its data as it was given: nested texts and numbers.

    `field_at` gives the field at a path (any item of a list has the same); `fixed` names the lists whose items are
    those that they are. A `blank` document is a form whose missing values are still to be filled in; the items of the
    lists that are `prepared` for that are none until somebody writes into them.
    """

    type_id: str
    data: Mapping[str, Any]
    field_at: Callable[[DataPath], Field | None] = lambda _: None
    fixed: frozenset[str] = frozenset()
    blank: bool = False
    prepared: frozenset[str] = frozenset()


class Items:
    """The paths of the groups and items in some data, found by the groups and items themselves."""

    def __init__(self, context: Mapping[str, Any], names: Sequence[str]) -> None:
        self._paths: dict[int, DataPath] = {}
        for name in names:
            self._note(context.get(name), (name,))

    def _note(self, value: Any, path: DataPath) -> None:
        if isinstance(value, dict):
            self._paths.setdefault(id(value), path)
            for name, child in value.items():
                if type(child) is dict or type(child) is list:
                    self._note(child, (*path, name))
        elif isinstance(value, list):
            for index, child in enumerate(value):
                self._note(child, (*path, index))

    def path_of(self, value: Any) -> DataPath | None:
        """Give the path of a group or item, None for one that is not in the data itself."""
        return self._paths.get(id(value)) if type(value) is dict else None


def packed(origin: Origin, version: int, *, with_data: bool = True, **more: Any) -> str:
    """Give what a document tells of its origin, and more, as JSON compressed and in letters."""
    data = {"data": origin.data} if with_data else {}
    told = {"versi": version, "jenis": origin.type_id, **data, **more}
    return base64.b64encode(zlib.compress(json.dumps(told, separators=(",", ":"), default=_plain).encode(), 1)).decode()


def unpacked(text: str) -> dict[str, Any]:
    """Give what `packed` hid. Raises ValueError where it is damaged."""
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), _MOST)
        told: dict[str, Any] = json.loads(content)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return told


def _plain(value: Any) -> str:
    """Give a value of Python as a person would have typed it."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value).replace(".", ",")
