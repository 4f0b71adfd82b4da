"""Several PDFs made one: bookmarks, page labels, properties; signature fields stay where they are, with new names.

The parts are rewritten, so none of them may bear a signature. A bundle of PDF/A parts is PDF/A; what is lost is their
tagging for screen readers, which PDF/A-2b does not ask for.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from docgen.rendering.signing.fields import hang, refuse_signed, signature_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRODUCER = "docgen, pypdf"
_ARCHIVE = re.compile(rb"pdfaid:part>2</pdfaid:part>")


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a bundle: the title of its bookmark, its file name for messages, its PDF."""

    title: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself; `date` is a day as `2026-10-28`, nothing where none is known."""

    title: str
    author: str
    subject: str
    date: str = ""


def pages_of(content: bytes) -> int:
    """Give how many pages a PDF has."""
    return len(PdfReader(io.BytesIO(content)).pages)


def bundled(cover: Part, parts: Sequence[Part], properties: Properties) -> bytes:
    """Give one PDF of a cover and papers in their order.

    The pages of the first paper are labelled 01-1, 01-2 …, as they are numbered themselves; its signature fields are
    called `01_TTD_…`. Raises WrongUse for a part that bears a signature.
    """
    for part in parts:
        refuse_signed(part.content, part.name)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(cover.content)))
    archive = _is_archive(writer)
    _label(writer, 0, len(writer.pages) - 1, "/r", "")
    writer.add_outline_item(title=cover.title, page_number=0)
    fields = ArrayObject()
    for number, part in enumerate(parts, start=1):
        first = len(writer.pages)
        reader = PdfReader(io.BytesIO(part.content))
        archive = archive and _is_archive(reader)
        writer.append(reader, import_outline=False)
        _label(writer, first, len(writer.pages) - 1, "/D", f"{number:02}-")
        writer.add_outline_item(title=part.title, page_number=first)
        names = [field.name for field in signature_fields(part.content, part.name)]
        fields += _renamed(writer, range(first, len(writer.pages)), names, f"{number:02}_")
    _finish(writer, fields)
    _describe(writer, properties, archive=archive)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    made = io.BytesIO()
    writer.write(made)
    return _identified(made.getvalue())


def _label(writer: PdfWriter, first: int, last: int, style: str, prefix: str) -> None:
    writer.set_page_label(first, last, style, prefix or None, 1)  # type: ignore[arg-type]  # the name of a style


def _renamed(writer: PdfWriter, pages: range, names: Sequence[str], prefix: str) -> list[Any]:
    """Give the signature fields of some pages in the order of their names, with a prefix to these."""
    found = {}
    for number in pages:
        page: Any = writer.pages[number]
        page.pop("/StructParents", None)
        for reference in page.get("/Annots", ()):
            field = reference.get_object()
            if field.get("/FT") == "/Sig":
                found[str(field["/T"])] = reference
                field[NameObject("/T")] = TextStringObject(f"{prefix}{field['/T']}")
    return [found[name] for name in names]


def _finish(writer: PdfWriter, fields: ArrayObject) -> None:
    """Set what a reader sees first, and take out what speaks of one part only."""
    root = writer.root_object
    for key in ("/AcroForm", "/StructTreeRoot", "/MarkInfo", "/OpenAction", "/Metadata"):
        root.pop(key, None)
    writer.pages[0].pop("/StructParents", None)
    if fields:
        hang(writer, fields)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/Lang")] = TextStringObject("id-ID")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({
        NameObject("/DisplayDocTitle"): BooleanObject(True),
    })  # fmt: skip


def _describe(writer: PdfWriter, properties: Properties, *, archive: bool) -> None:
    """Write the properties, in the old way and in XMP; they agree, as PDF/A asks."""
    date = properties.date.replace("-", "")
    told = {
        "/Title": properties.title, "/Author": properties.author, "/Subject": properties.subject,
        "/Creator": properties.author, "/Producer": _PRODUCER,
        **({"/CreationDate": f"D:{date}000000Z", "/ModDate": f"D:{date}000000Z"} if date else {}),
    }  # fmt: skip
    writer.metadata = told
    stream = DecodedStreamObject()
    stream.set_data(_xmp(properties, archive=archive).encode())
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    writer.pdf_header = "%PDF-1.7"


def _xmp(properties: Properties, *, archive: bool) -> str:
    title, author, subject = (escape(text) for text in (properties.title, properties.author, properties.subject))
    day = f"{properties.date}T00:00:00Z"
    dates = f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>" if properties.date else ""
    level = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" if archive else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f'{level}<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        f"<xmp:CreatorTool>{author}</xmp:CreatorTool>{dates}<pdf:Producer>{_PRODUCER}</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _is_archive(pdf: Any) -> bool:
    """Tell whether a PDF says of itself that it is PDF/A-2."""
    metadata = pdf.root_object.get("/Metadata")
    return metadata is not None and _ARCHIVE.search(metadata.get_object().get_data()) is not None


def _identified(pdf: bytes) -> bytes:
    """Give a PDF with a checksum of its content for an identifier, instead of that of its cover."""
    body, mark, trailer = pdf.rpartition(b"\ntrailer")
    checksum = hashlib.sha256(body).hexdigest()[:32].encode()
    return body + mark + re.sub(rb"<[0-9A-Fa-f]{32}>", b"<%s>" % checksum, trailer)
