"""From files of data to finished documents: read, check all, render all, and only then write."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from docgen.documents.registry import PROFILE, unknown_type
from docgen.errors import InvalidData, Problem, TemplateFault, WrongUse
from docgen.inputs import read
from docgen.rendering import MEDIA_TYPES, compiled
from docgen.usecases.form_origin import origin_of
from docgen.usecases.orders import Artifact, Order, file_name, order, own_mark, profile_problems, with_profile
from docgen.usecases.packet import packet_orders
from docgen.usecases.training.admission import admission_problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docgen.documents.registry import DocumentType, Registry
    from docgen.inputs.source import Source


ALL = "semua"


def take_orders(
    path: Path, registry: Registry, type_id: str | None = None, profile: Source | None = None
) -> list[Order]:
    """Read and check one data file: one order, or those of all papers of a packet with its index.

    Data of another type than `type_id` lends it what both have: a matrix is made from the data of its Perdes.
    Raises Unreadable for a file that can't be read, WrongUse for an unknown `type_id`, InvalidData with every
    problem of the file, in file order, placed by line and column.
    """
    source = read(path)
    document_type, only = _type_of(source, registry, type_id)
    written = source.data.get("jenis")
    if only is None and written not in {None, document_type.id}:
        source = _lent_to(document_type, registry.get(str(written)), source, profile)
    return orders(document_type, source, registry, profile, only=only)


def orders(
    document_type: DocumentType,
    source: Source,
    registry: Registry,
    profile: Source | None = None,
    *,
    only: str | None = None,
) -> list[Order]:
    """Check data that was read, for a document, a packet or a training; `only` takes one type's papers of a packet."""
    if document_type.training:
        admission = partial(admission_problems, document_type, registry)
        return [order(document_type, source, registry, profile, admission)]
    if not document_type.members:
        return [order(document_type, source, registry, profile)]
    whole = with_profile(source, profile, document_type)
    return packet_orders(document_type, whole, registry, profile_problems(profile, registry), only)


def _type_of(source: Source, registry: Registry, type_id: str | None) -> tuple[DocumentType, str | None]:
    """Give the type that the data names, or that is asked for; and the type of the papers asked from a packet."""
    written = source.data.get("jenis")
    place = source.places.get(("jenis",)) or source.places.get(())
    if type_id is not None and (written is None or written == type_id):
        return registry.get(type_id), None
    if isinstance(written, str) and written in {*registry.all_ids, PROFILE}:
        found = registry.get(written)
        asked = found if type_id is None else registry.get(type_id)
        if type_id is None or asked.id in {member.jenis for member in found.members}:
            return found, type_id
        if asked.suffixes and not found.members:
            return asked, None
    if type_id is not None:
        raise _another(source, type_id)
    known = registry.all_ids
    if written is None:
        message = "belum diisi: jenis dokumen yang akan dibuat"
        expected = f"salah satu dari: {', '.join(known)}; atau pakai pilihan -t JENIS"
    else:
        message, expected = unknown_type(str(written), known), f"salah satu dari: {', '.join(known)}"
    problem = Problem(
        "jenis",
        message,
        path=("jenis",),
        label="Jenis dokumen",
        found=str(written) if written else None,
        expected=expected,
        place=place,
    )
    raise InvalidData([problem])


def _lent_to(asked: DocumentType, own: DocumentType, source: Source, profile: Source | None) -> Source:
    """Give of the data of a type what the schema of the type that is asked for has too, as the papers of a packet do.

    Raises WrongUse where that, with the profile, is not all that the type needs.
    """
    here, there = own.schema["properties"], asked.schema["properties"]
    same = {name for name in here.keys() & there.keys() if here[name].get("type") == there[name].get("type")}
    data = {name: value for name, value in source.data.items() if name in same}
    given = data.keys() | (profile.data.keys() if profile else set())
    missing = [name for name in asked.schema.get("required", ()) if name not in given]
    if missing:
        raise _another(source, asked.id, f", yang memerlukan juga: {', '.join(missing)}")
    return replace(source, data={**data, "jenis": asked.id})


def _another(source: Source, type_id: str, more: str = "") -> WrongUse:
    written = source.data["jenis"]
    return WrongUse(f"{source.file} berisi jenis “{written}”, sedangkan -t meminta “{type_id}”{more}.")


def suffixes_for(wanted: Order, asked: str | None) -> tuple[str, ...]:
    """Give the formats that an order is made in: the type's first, or the one asked for, or ALL that it has.

    A paper of a packet that does not have the format keeps its own. Raises WrongUse for any other that does not, and
    for what is no document.
    """
    known = wanted.document_type.suffixes
    if not known:
        raise WrongUse(no_document(wanted.document_type))
    if asked == ALL:
        return known
    if asked is None or (asked not in known and wanted.folder):
        return known[:1]
    if asked not in known:
        raise WrongUse(f"{wanted.document_type.id} tidak ada dalam bentuk {asked}; bentuknya: {', '.join(known)}.")
    return (asked,)


def no_document(document_type: DocumentType) -> str:
    """Say that a type is no document, and what it is for."""
    if document_type.training:
        return f"“{document_type.id}” adalah paket pelatihan; buatlah dengan: docgen generate BERKAS."
    return f"“{document_type.id}” bukan dokumen; pakailah sebagai profil dengan pilihan -p."


def produce(
    wanted: Order, *, suffix: str | None = None, mark: str | None = None, templates: Path | None = None
) -> Artifact:
    """Render one checked order to a finished document in memory.

    `mark` is None, "draf" or "contoh"; `templates` is the user's own template folder, searched first.
    Raises TemplateFault or CannotProduce.
    """
    document_type = wanted.document_type
    (suffix,) = (suffix,) if suffix else suffixes_for(wanted, None)
    mark = mark or own_mark(document_type, wanted.context)
    path = document_type.template(suffix, templates)
    template = compiled(_content(path, path.stat().st_mtime_ns), path.name, suffix, mark)
    return Artifact(
        file_name(wanted, suffix, mark),
        MEDIA_TYPES[suffix],
        template.render(wanted.context, wanted.pictures, origin_of(document_type, wanted.data)),
        wanted.folder,
    )


@lru_cache(maxsize=32)
def _content(path: Path, _changed: int) -> bytes:
    """Read a template once for each time it was changed."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateFault(f"Templat {path} tidak dapat dibaca.") from error


def with_pdf(artifacts: Sequence[Artifact]) -> list[Artifact]:
    """Give the documents, each followed by its PDF. Raises ConversionFailed."""
    from docgen.rendering.pdf import to_pdf

    pages = to_pdf({artifact.name: artifact.content for artifact in artifacts})
    result: list[Artifact] = []
    for artifact in artifacts:
        pdf_name = f"{artifact.name.rsplit('.', 1)[0]}.pdf"
        result += [artifact, Artifact(pdf_name, "application/pdf", pages[artifact.name], artifact.folder)]
    return result
