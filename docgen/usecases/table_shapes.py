"""What the columns of a table of a type are: its schema laid out in rows, one a document or packet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.inputs.tables.shape import Column, Shape, Shapes
from docgen.usecases.input_plan import plan

if TYPE_CHECKING:
    from docgen.documents.registry import DocumentType
    from docgen.usecases.input_plan import ListPlan, Slot


def shapes_of(document_type: DocumentType) -> Shapes:
    """Give what the sheets of a table may hold: () for the rows themselves, and each list by its path."""
    laid_out = plan(document_type)
    root = Shape((), {"jenis": Column("jenis")})
    for fields in laid_out.fields:
        for slot in fields.slots:
            key = f"{fields.prefix}.{slot.key}" if fields.prefix else slot.key
            root.columns[column_name(slot, fields.prefix)] = Column(key)
    for listed in laid_out.lists:
        if is_short(listed):
            name = ".".join(listed.path)
            root.columns[f"{name}[]"] = Column(name, several=True)
    return {(): root, **{listed.path: _of_list(listed) for listed in laid_out.lists}}


def is_short(listed: ListPlan) -> bool:
    """Tell whether a list fits into one cell of its row: single values, each within a line."""
    return listed.parent is None and [slot.key for slot in listed.slots] == ["."] and not _is_long(listed.slots[0])


def _is_long(slot: Slot) -> bool:
    return slot.schema.get("format") == "paragraf"


def _of_list(listed: ListPlan) -> Shape:
    columns = {column_name(slot): Column(slot.key.removesuffix("[]"), slot.several) for slot in listed.slots}
    return Shape(listed.path, columns, listed.parent.path if listed.parent else None)


def column_name(slot: Slot, prefix: str = "") -> str:
    """Write a value as the header of its column; `prefix` is the section of a packet that it lies in."""
    name = slot.key.replace("!", "")
    return f"{prefix}.{name}" if prefix else name
