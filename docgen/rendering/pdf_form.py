"""A fillable PDF of a Word form: LibreOffice lays the pages out, and the fields stand where its controls stood.

LibreOffice 7.4 exports no content control as a field of a PDF. So each control becomes blanks on a ground of a colour
of its own: the PDF tells exactly where that is painted, and there the field comes to stand in its place.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from docgen.rendering.acroform import Value, fill, read_fields
from docgen.rendering.controls import properties
from docgen.rendering.controls.reading import Read
from docgen.rendering.origin import unpacked
from docgen.rendering.package import read_package, write_package
from docgen.rendering.pdf import to_pdf
from docgen.rendering.pdf_places import Slot, coloured, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docgen.rendering.acroform import Field as Filled
    from docgen.rendering.origin import Field, Origin

RECORD = "_docgen"
_DOCUMENT = "word/document.xml"
_MULTILINE, _REQUIRED, _COMBO, _RADIO, _READ_ONLY = 1 << 12, 1 << 1, 1 << 17, 1 << 15, 1
_PRINTED, _HIDDEN = 4, 2
_SIZE = 9.0
_GROUND = (0.92, 0.95, 1.0)


def pdf_form(document: bytes, origin: Origin, several: frozenset[str]) -> bytes:
    """Give a fillable PDF of a Word form that docgen made.

    Its fields have the paths of the data for names; boxes of one value are radio buttons, those of a list (whose paths
    are `several`) check boxes named `path=choice`. Raises ConversionFailed without LibreOffice, CannotProduce where a
    control has no place on a page.
    """
    parts = read_package(document, "formulir.docx")
    told = properties.told_by(parts.get(properties.PART)) or {}
    root = etree.fromstring(parts[_DOCUMENT])
    slots = coloured(root, told["isian"], origin)
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    pages = to_pdf({"formulir.docx": write_package(parts)})["formulir.docx"]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pages)))
    find(slots, writer)
    _Maker(writer, several).make(slots, properties.text_in(parts[properties.PART]))
    made = io.BytesIO()
    writer.write(made)
    filled = fill(made.getvalue(), _values(slots, several))
    return filled.content


def fields_of(content: bytes, name: str) -> tuple[dict[str, Any] | None, list[Read]]:
    """Give what a fillable PDF tells of its origin, None for one that is not docgen's, and what its fields say.

    Raises Unreadable for a file that is no PDF with fields, ValueError where the record is damaged.
    """
    found = {field.name: field for field in read_fields(content, name)}
    record = found.pop(RECORD, None)
    if record is None:
        return None, []
    told = unpacked(str(record.value or ""))
    return told, [_read(str(tag), found) for tag, _ in told["isian"]]


def _read(tag: str, found: Mapping[str, Filled]) -> Read:
    name, _, choice = tag.partition("=")
    shown = found.get(tag) or found.get(name)
    value = shown.value if shown else None
    exports = {one.shown: one.export for one in shown.choices} if shown else {}
    place = f"halaman {shown.pages[0]} isian {name}" if shown and shown.pages else f"isian {name}"
    if choice:
        ticked = value is True if isinstance(value, bool) else value is not None and exports.get(str(value)) == choice
        return Read(tag, ticked=ticked, place=place)
    return Read(tag, "" if value is None else str(value), choices=exports, place=place)


def _values(slots: Iterable[Slot], several: frozenset[str]) -> dict[str, Value]:
    """Give what is filled in already."""
    values: dict[str, Value] = {}
    for slot in slots:
        if not slot.choice:
            values[slot.name] = slot.text or None
        elif slot.name in several:
            values[slot.tag] = "☒" in slot.text
        else:
            values[slot.name] = slot.choice if "☒" in slot.text else values.get(slot.name)
    return values


class _Maker:
    """Writes the fields into a PDF."""

    def __init__(self, writer: Any, several: frozenset[str]) -> None:
        self._writer, self._several = writer, several
        self._parents: dict[str, Any] = {}
        self._roots = ArrayObject()

    def make(self, slots: Sequence[Slot], record: str) -> None:
        """Write a field for each control, and a hidden one with what the form tells of its origin."""
        helvetica = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        })  # fmt: skip
        fonts = DictionaryObject({NameObject("/Helv"): self._writer._add_object(helvetica)})
        form = DictionaryObject({
            NameObject("/Fields"): self._roots, NameObject("/DA"): TextStringObject("/Helv 9 Tf 0 g"),
            NameObject("/DR"): DictionaryObject({NameObject("/Font"): fonts}),
            NameObject("/NeedAppearances"): BooleanObject(True),
        })  # fmt: skip
        self._writer.root_object[NameObject("/AcroForm")] = form
        for slot in slots:
            if slot.choice and slot.name not in self._several:
                self._radio(slot)
            elif slot.choice:
                self._field(slot.tag, slot, {"/FT": NameObject("/Btn"), **_box("Ya")})
            else:
                self._field(slot.name, slot, _kind(slot.field))
        self._record(record)

    def _radio(self, slot: Slot) -> None:
        if slot.name not in self._parents:
            group = DictionaryObject({
                NameObject("/FT"): NameObject("/Btn"), NameObject("/Ff"): NumberObject(_RADIO),
                NameObject("/TU"): TextStringObject(slot.field.label), NameObject("/Kids"): ArrayObject(),
            })  # fmt: skip
            self._hang(slot.name, group)
            self._parents[slot.name] = group
        for place in slot.places:
            self._widget(place, _box(slot.choice), self._parents[slot.name])

    def _field(self, name: str, slot: Slot, entries: dict[str, Any]) -> None:
        label = (
            f"{slot.field.label}{': ' + slot.choice if slot.choice else ''}{' (wajib)' if slot.field.required else ''}"
        )
        page, left, bottom, right, top = slot.places[0]
        if slot.field.kind == "paragraf" or (top - bottom > 2.2 * _SIZE and not slot.choice):
            entries = {**entries, "/Ff": NumberObject(int(entries.get("/Ff", 0)) | _MULTILINE)}
            if entries["/FT"] == "/Ch":
                entries["/Ff"] = NumberObject(_COMBO)
        entries["/TU"] = TextStringObject(label)
        self._hang(name, self._widget((page, left, bottom, right, top), entries, None).get_object())

    def _widget(self, place: tuple[int, float, float, float, float], entries: dict[str, Any], parent: Any) -> Any:
        page, *edges = place
        widget = DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/Rect"): ArrayObject([FloatObject(round(edge, 2)) for edge in edges]),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/P"): self._writer.pages[page].indirect_reference,
        })  # fmt: skip
        look = DictionaryObject({NameObject("/BG"): ArrayObject([FloatObject(part) for part in _GROUND])})
        look.update(entries.get("/MK", {}))
        widget[NameObject("/MK")] = look
        widget[NameObject("/DA")] = TextStringObject(f"/Helv {_SIZE:g} Tf 0 g")
        widget.update({NameObject(key): value for key, value in entries.items() if key != "/MK"})
        reference = self._writer._add_object(widget)
        if parent is not None:
            widget[NameObject("/Parent")] = parent.indirect_reference
            parent["/Kids"].append(reference)
        annotations = self._writer.pages[page].setdefault(NameObject("/Annots"), ArrayObject())
        annotations.append(reference)
        return reference

    def _hang(self, name: str, entry: Any) -> None:
        """Hang a field into the tree of names, in which a dot parts the steps."""
        *groups, last = name.split(".") if "=" not in name else [name]
        above = None
        for depth in range(1, len(groups) + 1):
            path = ".".join(groups[:depth])
            if path not in self._parents:
                group = DictionaryObject({
                    NameObject("/T"): TextStringObject(groups[depth - 1]), NameObject("/Kids"): ArrayObject(),
                })  # fmt: skip
                self._put(group, above)
                self._parents[path] = group
            above = self._parents[path]
        entry[NameObject("/T")] = TextStringObject(last)
        self._put(entry, above)

    def _put(self, entry: Any, above: Any) -> None:
        reference = getattr(entry, "indirect_reference", None) or self._writer._add_object(entry)
        if above is None:
            self._roots.append(reference)
        else:
            entry[NameObject("/Parent")] = above.indirect_reference
            above["/Kids"].append(reference)

    def _record(self, text: str) -> None:
        entries = {
            "/FT": NameObject("/Tx"), "/Ff": NumberObject(_READ_ONLY), "/F": NumberObject(_HIDDEN),
            "/V": TextStringObject(text),
        }  # fmt: skip
        self._hang(RECORD, self._widget((0, 0, 0, 0, 0), entries, None).get_object())


def _kind(field: Field) -> dict[str, Any]:
    entries: dict[str, Any] = {"/FT": NameObject("/Tx")}
    if field.kind == "pilihan":
        pairs = (ArrayObject([TextStringObject(value), TextStringObject(shown)]) for value, shown in field.choices)
        entries = {"/FT": NameObject("/Ch"), "/Ff": NumberObject(_COMBO), "/Opt": ArrayObject(pairs)}
    elif field.most and field.kind in {"teks", "paragraf"}:
        entries["/MaxLen"] = NumberObject(field.most)
    return entries


def _box(state: str) -> dict[str, Any]:
    """Give the entries of a box or radio button; its look is drawn with its value."""
    line = ArrayObject([FloatObject(0.3)])
    return {
        "/AS": NameObject(f"/{state}"),
        "/MK": DictionaryObject({NameObject("/CA"): TextStringObject("4"), NameObject("/BC"): line}),
    }
