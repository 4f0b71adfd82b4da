"""How the values of a type are filled in on a form: its schema told to the renderers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen.documents.choices import choices
from docgen.documents.schema import at, fields, label
from docgen.rendering.origin import Field, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.errors import DataPath

_KINDS = {
    "tanggal": "tanggal",
    "paragraf": "paragraf",
    **dict.fromkeys(("bilangan", "desimal", "uang", "tahun"), "bilangan"),
}


def origin_of(document_type: DocumentType, data: Mapping[str, Any], prepared: Iterable[str] | None = None) -> Origin:
    """Give where a document of a type comes from, with the fields of its form.

    `prepared` are the lists of a blank form that have items to be filled in; it is None for a finished document.
    """
    declared = document_type.declaration.get("formulir", {})
    fixed = frozenset(name for name, wanted in declared.items() if isinstance(wanted, str))
    return Origin(
        document_type.id,
        data,
        lambda path: _field(document_type, _plain(path)),
        fixed,
        prepared is not None,
        frozenset(prepared or ()),
    )


def _plain(path: DataPath) -> DataPath:
    """Give a path with every item as the first of its list: all have the same field."""
    return tuple(0 if isinstance(step, int) else step for step in path)


@lru_cache(maxsize=4096)
def _field(document_type: DocumentType, path: DataPath) -> Field | None:
    schema = at(document_type.schema, path)
    if not path or schema is None:
        return None
    offered = choices(schema)
    kind = "pilihan" if offered else _KINDS.get(schema.get("format", ""), "teks")
    titles = label(document_type.schema, path).replace(" nomor 1", "")
    return Field(titles, kind, offered, schema.get("maxLength"), path in _required(document_type))


@lru_cache(maxsize=64)
def _required(document_type: DocumentType) -> frozenset[DataPath]:
    return frozenset(path for path, _, required in fields(document_type.schema) if required)
