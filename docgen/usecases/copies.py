"""Certified copies (salinan): orders of finals made again as copies. Which types can be copied, their fields say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.errors import InvalidData, Place, WrongUse
from docgen.usecases.orders import COPY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.documents.registry import Registry
    from docgen.errors import Problem
    from docgen.usecases.orders import Order


def copies_of(orders: Sequence[Order], registry: Registry) -> list[Order]:
    """Give the orders as certified copies; of a packet those papers that can be copied.

    Raises WrongUse where none can, InvalidData where one is no final: a draft, or without number or date.
    """
    copyable = [order for order in orders if can_be_copied(order)]
    if not copyable or any(not order.folder for order in orders if not can_be_copied(order)):
        other = next(order for order in orders if not can_be_copied(order))
        known = ", ".join(one.id for one in registry.types() if COPY in one.schema["properties"])
        raise WrongUse(f"{other.document_type.title} tidak dapat dibuat salinannya; yang dapat: {known}.")
    problems: list[Problem] = []
    made = []
    for order in copyable:
        data = {**order.data, COPY: "ya"}
        checked = order.document_type.checker.check(data)
        place = Place(order.file) if order.file else None
        problems += [replace(one, place=place) for one in checked.problems if one.severity == "galat"]
        made.append(replace(order, data=data, context=checked.context, warnings=order.warnings))
    if problems:
        raise InvalidData(problems)
    return made


def can_be_copied(order: Order) -> bool:
    """Tell whether the type of an order is one of which certified copies are made."""
    return COPY in order.document_type.schema.get("properties", {})
