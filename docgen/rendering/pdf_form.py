"""A fillable PDF of a Word form: LibreOffice lays the pages out, and the fields stand where its controls stood.

LibreOffice 7.4 exports no content control as a field of a PDF. So each control becomes blanks on a ground of a colour
of its own: the PDF tells exactly where that is painted, and there the field comes to stand in its place.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from dataclasses import field as made_new
from typing import TYPE_CHECKING, Any

from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from docgen.errors import CannotProduce
from docgen.paths import path_in
from docgen.rendering.acroform import Value, fill, read_fields
from docgen.rendering.controls import properties
from docgen.rendering.controls.reading import Read
from docgen.rendering.docx_source import W
from docgen.rendering.origin import unpacked
from docgen.rendering.package import read_package, write_package
from docgen.rendering.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docgen.rendering.acroform import Field as Filled
    from docgen.rendering.origin import Field, Origin

RECORD = "_docgen"
_DOCUMENT = "word/document.xml"
_RED = 0xFE  # the first part of the colours; the other two are the number of the control
_BLANK, _BREAK, _BOX = "\u00a0", "\u200b", "\u2003"  # a ground is painted under these blanks only
_WORDS = {"paragraf": 50, "teks": 10, "tanggal": 7, "pilihan": 8, "bilangan": 4}
_LINES = 3  # how many lines a long text has at least
_MULTILINE, _REQUIRED, _COMBO, _RADIO, _READ_ONLY = 1 << 12, 1 << 1, 1 << 17, 1 << 15, 1
_PRINTED, _HIDDEN = 4, 2
_SIZE = 9.0
_GROUND = (0.92, 0.95, 1.0)


@dataclass(slots=True)
class _Slot:
    """One control: its tag, the field of the data, its text, and its places: (page, left, bottom, right, top)."""

    tag: str
    field: Field
    text: str
    places: list[tuple[int, float, float, float, float]] = made_new(default_factory=list)

    def grow(self, page: int, area: Sequence[float]) -> None:
        """Take in an area, (left, bottom, width, height)."""
        left, bottom, right, top = area[0], area[1], area[0] + area[2], area[1] + area[3]
        if self.places and self.places[-1][0] == page:
            _, a, b, c, d = self.places.pop()
            left, bottom, right, top = min(a, left), min(b, bottom), max(c, right), max(d, top)
        self.places.append((page, left, bottom, right, top))

    @property
    def name(self) -> str:
        return self.tag.partition("=")[0]

    @property
    def choice(self) -> str:
        return self.tag.partition("=")[2]


def pdf_form(document: bytes, origin: Origin, several: frozenset[str]) -> bytes:
    """Give a fillable PDF of a Word form that docgen made.

    Its fields have the paths of the data for names; boxes of one value are radio buttons, those of a list (whose paths
    are `several`) check boxes named `path=choice`. Raises ConversionFailed without LibreOffice, CannotProduce where a
    control has no place on a page.
    """
    parts = read_package(document, "formulir.docx")
    told = properties.told_by(parts.get(properties.PART)) or {}
    root = etree.fromstring(parts[_DOCUMENT])
    slots = _coloured(root, told["isian"], origin)
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    pages = to_pdf({"formulir.docx": write_package(parts)})["formulir.docx"]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pages)))
    _find(slots, writer)
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


def _coloured(root: Any, told: Sequence[Sequence[str]], origin: Origin) -> list[_Slot]:
    """Exchange each control for blanks on a ground whose colour is its number; give them in their order."""
    texts: dict[str, str] = {tag: text for tag, text in told}  # noqa: C416 - pairs from JSON are lists
    slots: list[_Slot] = []
    for element in list(root.iter(f"{W}sdt")):
        tag = element.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        found = origin.field_at(path_in(name.partition("=")[0])) if name in texts else None
        if found is None:
            continue
        ground = _ground(element.find(f".//{W}r/{W}rPr"), len(slots), _blanks(name, found.kind))
        element.getparent().replace(element, ground)
        slots.append(_Slot(name, found, texts[name]))
    return slots


def _ground(look: Any, number: int, lines: Sequence[str]) -> Any:
    run = etree.Element(f"{W}r")
    look = etree.SubElement(run, f"{W}rPr") if look is None else look
    run.insert(0, look)
    for child in list(look):
        if child.tag not in {f"{W}sz", f"{W}szCs"}:
            look.remove(child)
    shade = etree.SubElement(look, f"{W}shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", f"{_RED:02X}{number:04X}")):
        shade.set(f"{W}{key}", value)
    for line_number, blanks in enumerate(lines):
        if line_number:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = blanks
    return run


def _blanks(name: str, kind: str) -> list[str]:
    """Give the lines that a control takes up on the page."""
    word = _BLANK * 4 + _BREAK
    more = [word] * (_LINES - 1) if kind == "paragraf" else []
    return [_BOX] if "=" in name else [word * _WORDS[kind], *more]


def _find(slots: Sequence[_Slot], writer: Any) -> None:
    """Take the coloured grounds from the pages and note where they were: one place a page for each control."""
    for number, page in enumerate(writer.pages):
        content = ContentStream(page.get_contents(), writer)
        content.operations = list(_without_grounds(content.operations, number, slots))
        page[NameObject("/Contents")] = writer._add_object(content)
    lost = [slot.tag for slot in slots if not slot.places]
    if lost:
        raise CannotProduce(f"Formulir PDF tidak dapat dibuat: tidak ada tempat untuk {', '.join(lost[:5])}.")


def _without_grounds(operations: Iterable[Any], page: int, slots: Sequence[_Slot]) -> Iterator[Any]:
    colour: int | None = None
    outer: list[int | None] = []
    area: list[float] | None = None
    for operands, operator in operations:
        if operator == b"q":
            outer.append(colour)
        elif operator == b"Q":
            colour = outer.pop() if outer else None
        elif operator == b"rg":
            red, green, blue = (round(float(part) * 255) for part in operands)
            colour = green * 256 + blue if red == _RED else None
        if operator == b"re" and colour is not None and colour < len(slots):
            area = [float(edge) for edge in operands]
        elif area is not None and operator in {b"f", b"F", b"f*"}:
            slots[colour or 0].grow(page, area)
            area = None
        else:
            yield operands, operator


def _values(slots: Iterable[_Slot], several: frozenset[str]) -> dict[str, Value]:
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

    def make(self, slots: Sequence[_Slot], record: str) -> None:
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

    def _radio(self, slot: _Slot) -> None:
        if slot.name not in self._parents:
            group = DictionaryObject({
                NameObject("/FT"): NameObject("/Btn"), NameObject("/Ff"): NumberObject(_RADIO),
                NameObject("/TU"): TextStringObject(slot.field.label), NameObject("/Kids"): ArrayObject(),
            })  # fmt: skip
            self._hang(slot.name, group)
            self._parents[slot.name] = group
        for place in slot.places:
            self._widget(place, _box(slot.choice), self._parents[slot.name])

    def _field(self, name: str, slot: _Slot, entries: dict[str, Any]) -> None:
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
