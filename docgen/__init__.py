"""docgen: official village paperwork of Indonesia from checked data, ready to sign.

    docgen.types()                              the ids of all document types
    docgen.validate(type_id, data)              every problem of the data, warnings too
    docgen.generate(type_id, data, …)           a finished document (name, media_type, content)
    docgen.generate_packet(packet_id, data, …)  all documents of a packet, in order
    docgen.extract(path)                        the data back out of a document that docgen made
    docgen.render(template, context)            any Word or Excel template with a plain dictionary

Data is nested dicts and lists; values are texts as people type them, or Python values.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from docgen.errors import Problem
    from docgen.usecases.orders import Artifact

__all__ = ["extract", "generate", "generate_packet", "render", "types", "validate"]


def types() -> list[str]:
    """Give the ids of all document types, sorted."""
    from docgen.documents.registry import shipped

    return list(shipped().ids)


def validate(type_id: str, data: Mapping[str, Any]) -> list[Problem]:
    """Give every problem of the data in the order found; nothing when it is sound. Raises WrongUse (unknown type)."""
    from docgen.documents.registry import shipped

    registry = shipped()
    if type_id in registry.packets:
        return list(registry.packet_checker(type_id).check(dict(data)).problems)
    return list(registry.get(type_id).checker.check(dict(data)).problems)


def generate(
    type_id: str,
    data: Mapping[str, Any],
    profile: Mapping[str, Any] | None = None,
    mark: str | None = None,
    form: str | None = None,
) -> Artifact:
    """Make one document in memory.

    `profile` lies under `data`; `mark` is None, "draf" or "contoh"; `form` is "docx" or "xlsx" where the type has both.
    Raises WrongUse (unknown type, or a form that it does not have), InvalidData (with every problem), TemplateFault.
    """
    made = _made(type_id, data, profile, mark, form)
    if len(made) > 1:
        from docgen.errors import WrongUse

        raise WrongUse(f"“{type_id}” adalah paket; pakailah generate_packet.")
    return made[0]


def generate_packet(
    packet_id: str, data: Mapping[str, Any], profile: Mapping[str, Any] | None = None, mark: str | None = None
) -> list[Artifact]:
    """Make all documents of a packet in memory, in their order, with the page that lists them at the end.

    Arguments and errors as of `generate`; each artifact knows the packet's `folder`.
    """
    return _made(packet_id, data, profile, mark)


def _made(
    type_id: str,
    data: Mapping[str, Any],
    profile: Mapping[str, Any] | None,
    mark: str | None,
    form: str | None = None,
) -> list[Artifact]:
    from docgen.documents.registry import shipped
    from docgen.inputs.source import Source
    from docgen.usecases.generate import orders, produce, suffixes_for

    registry = shipped()
    under = None if profile is None else Source("profil", dict(profile), {}, {})
    wanted = orders(registry.get(type_id), Source("data", dict(data), {}, {}), registry, under)
    return [produce(order, suffix=suffixes_for(order, form)[0], mark=mark) for order in wanted]


def extract(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Give the data back out of a workbook or form that docgen made, also after a person changed it.

    Raises Unreadable for any other file, InvalidData with every problem of the data, each at its cell.
    """
    from docgen.documents.registry import shipped
    from docgen.errors import InvalidData
    from docgen.usecases.extract import extract as read_back

    found = read_back(Path(path), shipped())
    if any(problem.severity == "galat" for problem in found.problems):
        raise InvalidData(found.problems)
    return found.source.data


def render(template: str | os.PathLike[str] | bytes, context: Mapping[str, Any]) -> bytes:
    """Fill any Word or Excel template (a path or its bytes) with a dictionary; no schema is asked.

    Raises TemplateFault for a damaged or unsafe template and for a name the context lacks, InvalidData for characters
    that no document can hold, Unreadable when the file can't be read.
    """
    from docgen.errors import Unreadable
    from docgen.rendering import compiled, suffix_of

    if isinstance(template, bytes):
        return compiled(template, "templat", suffix_of(template)).render(dict(context))
    path = Path(template)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Templat {path} tidak dapat dibaca.") from error
    return compiled(content, path.name, path.suffix.lstrip(".").lower()).render(dict(context))
