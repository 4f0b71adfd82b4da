"""Signature fields (/Sig) of a PDF: put where the rooms are, listed, and whether one of them is signed.

A field shows nothing until it is signed; any program that signs PDFs finds it by its name.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from docgen.errors import CannotProduce, Unreadable, WrongUse
from docgen.rendering.acroform.opening import opened
from docgen.rendering.signing.places import take_places
from docgen.rendering.signing.rooms import in_order, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.rendering.signing.places import Area
    from docgen.rendering.signing.rooms import Room

_PRINTED = 4
_HAS_SIGNATURE_FIELDS = 1


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A signature field: its name and label, its page (from 1), its place (left, bottom, right, top), is it signed."""

    name: str
    label: str
    page: int
    place: tuple[float, float, float, float]
    signed: bool


def signature_fields(content: bytes, name: str) -> list[SignatureField]:
    """Give the signature fields of a PDF in the order of signing; `name` is that of the file, for messages.

    Raises Unreadable for a file that is no PDF, or a damaged one.
    """
    reader = opened(content, name)
    try:
        return list(_fields(reader))
    except Exception as error:  # a damaged object is met only when it is read
        raise Unreadable(f"{name} rusak: kotak tanda tangannya tidak dapat dibaca. Salin ulang berkasnya.") from error


def refuse_signed(content: bytes, name: str) -> None:
    """Raise WrongUse for a PDF that bears a signature: writing it anew would destroy that."""
    if b"/ByteRange" in content and any(field.signed for field in signature_fields(content, name)):
        raise WrongUse(
            f"{name} sudah ditandatangani secara elektronik; menulisnya ulang menghapus tanda tangan itu. "
            "Pilih folder atau nama lain untuk hasilnya."
        )


def with_fields(pdf: bytes, rooms: Sequence[Room], order: Sequence[str], name: str) -> bytes:
    """Give a PDF of a painted document with a signature field in each room, and without the grounds.

    `order` are the roles that sign first. Raises CannotProduce for a room that is on no page.
    """
    if not rooms:
        return pdf
    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    places = take_places(writer, list(rooms))
    names = names_of(list(rooms))
    lost = [names[number] for number in range(len(rooms)) if number not in places]
    if lost:
        raise CannotProduce(f"{name}: tidak ada tempat untuk kotak tanda tangan {', '.join(lost)}.")
    fields = [
        (names[number], f"Tanda tangan {rooms[number].role}", places[number])
        for number in in_order(list(rooms), list(order))
    ]
    put_fields(writer, fields)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def put_fields(writer: Any, fields: Iterable[tuple[str, str, Area]]) -> None:
    """Put signature fields (name, label, place) on the pages of a PDF that has no form yet, in this order."""
    references = ArrayObject(_field(writer, *field) for field in fields)
    hang(writer, references)


def hang(writer: Any, references: ArrayObject) -> None:
    """Make fields the form of a PDF."""
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({
        NameObject("/Fields"): references,
        NameObject("/SigFlags"): NumberObject(_HAS_SIGNATURE_FIELDS),
    })  # fmt: skip


def _field(writer: Any, name: str, label: str, area: Area) -> Any:
    page = writer.pages[area.page]
    look = DecodedStreamObject()
    look.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): _numbers(0, 0, area.right - area.left, area.top - area.bottom),
    })  # fmt: skip
    field = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject(name),
        NameObject("/TU"): TextStringObject(label), NameObject("/F"): NumberObject(_PRINTED),
        NameObject("/Rect"): _numbers(area.left, area.bottom, area.right, area.top),
        NameObject("/P"): page.indirect_reference,
        NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
    })  # fmt: skip
    reference = writer._add_object(field)
    if "/Annots" not in page:
        page[NameObject("/Annots")] = ArrayObject()
    page["/Annots"].append(reference)
    return reference


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)


def _fields(reader: PdfReader) -> Iterator[SignatureField]:
    on = {
        annotation.idnum: number
        for number, page in enumerate(reader.pages, 1)
        for annotation in page.get("/Annots", ())
        if hasattr(annotation, "idnum")
    }
    form = reader.root_object.get("/AcroForm", {})
    for path, node, kind, reference in _nodes(form.get_object().get("/Fields", ()) if form else (), "", None):
        if kind != "/Sig":
            continue
        widget = node["/Kids"][0] if node.get("/Kids") else reference
        left, bottom, right, top = (float(edge) for edge in widget.get_object().get("/Rect", (0, 0, 0, 0)))
        place, page = (left, bottom, right, top), on.get(widget.idnum, 0)
        yield SignatureField(path, str(node.get("/TU", path)), page, place, "/V" in node)


def _nodes(references: Any, above: str, kind: str | None) -> Iterator[tuple[str, Any, str | None, Any]]:
    """Give the fields at the ends of the tree of names: full name, object, kind and reference."""
    for reference in references:
        node = reference.get_object()
        own = str(node.get("/T", ""))
        path = f"{above}.{own}" if above and own else above or own
        inherited = str(node.get("/FT", kind or "")) or None
        kids = [kid for kid in node.get("/Kids", ()) if "/T" in kid.get_object()]
        if kids:
            yield from _nodes(kids, path, inherited)
        else:
            yield path, node, inherited, reference
