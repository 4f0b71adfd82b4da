"""Where the controls of a Word form stand on its pages: each becomes blanks on a ground of a colour of its own.

LibreOffice paints the ground exactly where the control would stand, and the PDF tells where that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made_new
from typing import TYPE_CHECKING, Any

from lxml import etree
from pypdf.generic import ContentStream, NameObject

from docgen.errors import CannotProduce
from docgen.paths import path_in
from docgen.rendering.docx_source import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.rendering.origin import Field, Origin

_RED = 0xFE  # the first part of the colours; the other two are the number of the control
_BLANK, _BREAK, _BOX = "\u00a0", "\u200b", "\u2003"  # a ground is painted under these blanks only
_WORDS = {"paragraf": 50, "teks": 10, "tanggal": 7, "pilihan": 8, "bilangan": 4}
_LINES = 3  # how many lines a long text has at least


@dataclass(slots=True)
class Slot:
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
        """The path of the value."""
        return self.tag.partition("=")[0]

    @property
    def choice(self) -> str:
        """The choice that a box stands for, nothing for another control."""
        return self.tag.partition("=")[2]


def coloured(root: Any, told: Sequence[Sequence[str]], origin: Origin) -> list[Slot]:
    """Exchange each control for blanks on a ground whose colour is its number; give them in their order."""
    texts: dict[str, str] = {tag: text for tag, text in told}  # noqa: C416 - pairs from JSON are lists
    slots: list[Slot] = []
    for element in list(root.iter(f"{W}sdt")):
        tag = element.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        found = origin.field_at(path_in(name.partition("=")[0])) if name in texts else None
        if found is None:
            continue
        ground = _ground(element.find(f".//{W}r/{W}rPr"), len(slots), _blanks(name, found.kind))
        element.getparent().replace(element, ground)
        slots.append(Slot(name, found, texts[name]))
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


def find(slots: Sequence[Slot], writer: Any) -> None:
    """Take the coloured grounds from the pages and note where they were: one place a page for each control."""
    for number, page in enumerate(writer.pages):
        content = ContentStream(page.get_contents(), writer)
        content.operations = list(_without_grounds(content.operations, number, slots))
        page[NameObject("/Contents")] = writer._add_object(content)
    lost = [slot.tag for slot in slots if not slot.places]
    if lost:
        raise CannotProduce(f"Formulir PDF tidak dapat dibuat: tidak ada tempat untuk {', '.join(lost[:5])}.")


def _without_grounds(operations: Iterable[Any], page: int, slots: Sequence[Slot]) -> Iterator[Any]:
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
