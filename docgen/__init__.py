"""docgen: official village paperwork of Indonesia from checked data, ready to sign.

    docgen.types()                              the ids of all document types
    docgen.validate(type_id, data)              every problem of the data, warnings too
    docgen.generate(type_id, data, …)           a finished document (name, media_type, content)
    docgen.render(template, context)            any Word template with a plain dictionary

Data is nested dicts and lists; values are texts as people type them, or Python values.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from docgen.errors import Problem
    from docgen.usecases.generate import Artifact

__all__ = ["generate", "render", "types", "validate"]


def types() -> list[str]:
    """Give the ids of all document types, sorted."""
    from docgen.documents.registry import shipped

    return list(shipped().ids)


def validate(type_id: str, data: Mapping[str, Any]) -> list[Problem]:
    """Give every problem of the data in the order found; nothing when it is sound. Raises WrongUse (unknown type)."""
    from docgen.documents.registry import shipped

    return list(shipped().get(type_id).checker.check(dict(data)).problems)


def generate(
    type_id: str, data: Mapping[str, Any], profile: Mapping[str, Any] | None = None, mark: str | None = None
) -> Artifact:
    """Make one document in memory.

    `profile` lies under `data`; `mark` is None, "draf" or "contoh". Raises WrongUse (unknown type), InvalidData
    (with every problem), TemplateFault.
    """
    from docgen.documents.registry import shipped
    from docgen.inputs.source import Source
    from docgen.usecases.generate import order, produce

    registry = shipped()
    under = None if profile is None else Source("profil", dict(profile), {}, {})
    return produce(order(registry.get(type_id), Source("data", dict(data), {}, {}), registry, under), mark=mark)


def render(template: str | os.PathLike[str] | bytes, context: Mapping[str, Any]) -> bytes:
    """Fill any Word template (a path or its bytes) with a dictionary; no schema is asked.

    Raises TemplateFault for a damaged or unsafe template and for a name the context lacks, InvalidData for characters
    that no document can hold, Unreadable when the file can't be read.
    """
    from docgen.errors import Unreadable
    from docgen.rendering import compiled

    if isinstance(template, bytes):
        return compiled(template, "templat", "docx").render(dict(context))
    path = Path(template)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Templat {path} tidak dapat dibaca.") from error
    return compiled(content, path.name, path.suffix.lstrip(".").lower()).render(dict(context))
