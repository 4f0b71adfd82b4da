"""What was read back out of a document, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import Place, Problem, Unreadable
from docgen.inputs.source import Source
from docgen.usecases.orders import found_in, in_file_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.documents.amendment import Amendment
    from docgen.documents.registry import DocumentType


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read back: the type, the data with the places that it stands in, and every problem of it."""

    document_type: DocumentType
    source: Source
    problems: tuple[Problem, ...]


def amended_by(
    amendment: Amendment,
    document_type: DocumentType,
    data: Mapping[str, Any],
    file: str,
    problems: Iterable[Problem],
) -> Extracted:
    """Lay what a document says now over the data that it was made from, and check the result."""
    values, places = amendment.apply(data)
    source = Source(file, values, {(): Place(file), **places}, {}, tuple(problems))
    found = found_in(source, document_type.checker.check(values).problems)
    return Extracted(document_type, source, tuple(in_file_order(found, file)))


def damaged(file: str) -> Unreadable:
    """Give the error of a document whose own record can't be read."""
    return Unreadable(f"{file}: catatan docgen di dalam berkas ini rusak; buat ulang berkasnya.")


def not_ours(file: str) -> Unreadable:
    """Give the error of a document that has no record of docgen's."""
    return Unreadable(f"{file} bukan berkas buatan docgen versi ini; tidak ada data yang dapat dibaca kembali.")
