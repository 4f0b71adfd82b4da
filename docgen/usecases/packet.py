"""The papers of a packet from one data file: in order, numbered, in one folder, with a page that lists them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateFault, WrongUse
from docgen.usecases.orders import Order, file_name, found_in, in_file_order, load_pictures, refuse_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.documents.packets import CheckedPacket, Part
    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import Problem
    from docgen.inputs.source import Source


INDEX = "00"
"""The number of the page that lists the papers of a packet."""


def packet_orders(
    packet: DocumentType, source: Source, registry: Registry, known: Sequence[Problem], only: str | None = None
) -> list[Order]:
    """Check the data of a packet and give the orders of its papers, or of those of the type `only`.

    `known` are problems that were found before (the profile's). Raises InvalidData with every problem, placed.
    """
    checked = registry.packet_checker(packet.id).check(source.data, only)
    pictures, picture_problems = load_pictures(packet, checked.data, source)
    problems = [*known, *picture_problems, *found_in(source, checked.problems)]
    problems = in_file_order(problems, source.file)
    refuse_faults(problems)
    if not checked.parts:
        raise WrongUse(f"{source.file} tidak berisi bagian untuk satu naskah pun.")
    folder = file_name(Order(packet, checked.data, checked.context, {}), "folder").removesuffix(".folder")
    made = []
    for number, part in enumerate(checked.parts, start=1):
        document_type = registry.get(part.member.jenis)
        own = {name: picture for name, picture in pictures.items() if name in document_type.picture_fields}
        warnings = tuple(problems) if number == 1 else ()
        paper = Order(
            document_type, part.data, part.checked.context, own, warnings, source.file,
            section=part.member.bagian, checked=part.checked.data,
        )  # fmt: skip
        made.append(paper if only else replace(paper, folder=folder, number=f"{number:02}"))
    return made if only else [*made, _contents(packet, checked, made, registry)]


def _contents(packet: DocumentType, checked: CheckedPacket, made: Sequence[Order], registry: Registry) -> Order:
    """Give the order of the page that lists the papers of a packet, by the type that the packet declares for it."""
    document_type = registry.get(packet.declaration["daftar_isi"])
    rows = [_row(part, order) for part, order in zip(checked.parts, made, strict=True)]
    known = document_type.schema["properties"]
    shared = {name: value for name, value in checked.data.items() if name in known and name != "jenis"}
    data = {**shared, "judul_paket": made[0].folder, "naskah_paket": rows}
    own = document_type.checker.check(data)
    if not own.ok:
        raise TemplateFault(f"Daftar isi {packet.id} tidak dapat dibuat: {own.problems[0].message}.")
    return Order(document_type, data, own.context, {}, (), made[0].file, made[0].folder, INDEX)


def _row(part: Part, order: Order) -> dict[str, Any]:
    context, member = part.checked.context, part.member
    suffix = order.document_type.suffixes[0]
    title = file_name(replace(order, number=""), suffix).removesuffix(f".{suffix}")
    row = {"judul": title, "berkas": file_name(order, suffix)}
    for key, path in (("nomor", member.nomor), ("tanggal", member.tanggal)):
        value = context.get(path) if path else None
        if value:
            row[key] = value
    return row
