"""Where a document comes from, kept in the document so that it can be read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Origin:
    """The id of a document's type, and its data as it was given: nested texts and numbers."""

    type_id: str
    data: Mapping[str, Any]
