"""Where the numbers of the register stand in a data file: of one paper, or of the papers of a packet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.documents.registration import is_automatic, number_fields
from docgen.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import DataPath
    from docgen.inputs.source import Source


def number_paths(document_type: DocumentType, registry: Registry) -> list[DataPath]:
    """Give the paths where numbers of the register may stand in the data of a type or packet."""
    own: list[DataPath] = [(name,) for name in number_fields(document_type.schema)]
    for member in document_type.members:
        own += [(member.bagian, name) for name in number_fields(registry.get(member.jenis).schema)]
    return own


def automatic(document_type: DocumentType, source: Source, registry: Registry) -> list[DataPath]:
    """Give the paths of the numbers that the register is to give: those that say `otomatis`."""
    return [path for path in number_paths(document_type, registry) if is_automatic(value_at(source.data, path))]


def with_numbers(source: Source, numbers: Mapping[DataPath, str | None]) -> Source:
    """Give the data with other numbers, None for one that stays for the pen; the places stay."""
    if not numbers:
        return source
    data = dict(source.data)
    for path, number in numbers.items():
        if len(path) == 1:
            data[str(path[0])] = number
        else:
            data[str(path[0])] = {**data[str(path[0])], str(path[1]): number}
    return replace(source, data=data)
