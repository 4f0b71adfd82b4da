"""The sample data of a type for a village that might be.

It comes from the type's own recipe, else from that of a packet that has the type among its papers, else from the
type's sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.errors import InvalidData, TemplateFault
from docgen.inputs import read
from docgen.inputs.source import Source
from docgen.usecases.generate import orders
from docgen.usecases.training.recipes import filled, recipe_of
from docgen.usecases.training.relocation import relocated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.usecases.orders import Order
    from docgen.usecases.training.village import Village


def sample_orders(document_type: DocumentType, village: Village, registry: Registry) -> list[Order]:
    """Give the checked orders of a type's papers for a village. Raises TemplateFault where the material is faulty."""
    giver = _giver(document_type, registry)
    if giver is not None and giver is not document_type:
        try:
            return checked(giver, data_of(giver, village, registry), registry, only=document_type.id)
        except TemplateFault:  # the packet can do without this paper, and its recipe does
            giver = None
    data = _moved(document_type, village, registry) if giver is None else data_of(document_type, village, registry)
    return checked(document_type, data, registry)


def data_of(document_type: DocumentType, village: Village, registry: Registry) -> dict[str, Any]:
    """Give the data of a type for a village, as a person would type it."""
    giver = _giver(document_type, registry)
    if giver is None:
        return _moved(document_type, village, registry)
    if giver is not document_type:
        return {"jenis": document_type.id, **sample_orders(document_type, village, registry)[0].data}
    recipe = recipe_of(document_type)
    assert recipe is not None, "a giver has one"
    told = {**village.told, **filled(recipe.shared, village.told)}
    known = document_type.schema["properties"]
    place = {name: value for name, value in village.told["wilayah"].items() if name in known}
    return {"jenis": document_type.id, **place, **filled(recipe.data, told)}


def _moved(document_type: DocumentType, village: Village, registry: Registry) -> dict[str, Any]:
    """Give the sample moved to the village; as it is where that is not sound (a province's table of its kabupaten)."""
    data = relocated(document_type, village.told, village.home.culture)
    try:
        checked(document_type, data, registry)
    except TemplateFault:
        return dict(read(document_type.sample).data)
    return data


def checked(
    document_type: DocumentType, data: Mapping[str, Any], registry: Registry, *, only: str | None = None
) -> list[Order]:
    """Give the orders of data that docgen made itself. Raises TemplateFault where it is not sound."""
    try:
        return orders(document_type, Source("", dict(data), {}, {}), registry, only=only)
    except InvalidData as error:
        told = "; ".join(f"{one.label}: {one.message}" for one in error.problems)
        raise TemplateFault(f"Data contoh {document_type.id} tidak sah: {told}.") from error


def _giver(document_type: DocumentType, registry: Registry) -> DocumentType | None:
    """Give the type whose recipe the data comes from."""
    if recipe_of(document_type) is not None:
        return document_type
    for name in registry.packets:
        packet = registry.get(name)
        made = {member.jenis for member in packet.members}
        if document_type.id in made and recipe_of(packet) is not None:
            return packet
    return None
