"""May these children, these attributes stand in an element of this type? Pure questions, so answers are kept.

A document repeats a few hundred shapes thousands of times: asked once, each is answered from memory after that.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docgen.rendering.wordrules.grammar import NAMESPACES, ElementType, clark, element_type, short
from docgen.rendering.wordrules.values import kind as kind_of_value

if TYPE_CHECKING:
    from docgen.rendering.wordrules.grammar import Slot
    from docgen.rendering.wordrules.values import Kind

ALTERNATE = clark("mc:AlternateContent")
_MATH = f"{{{NAMESPACES['m']}}}"
_ANY_MATH = clark("m:oMath")
# Extensions that Word knows by itself, declared as ignorable or not: w14, w15, wp14, wps, a14 …
_KNOWN = ("{http://schemas.microsoft.com/", "{urn:schemas-microsoft-com:")
_FREE_ATTRIBUTES = (*_KNOWN, f"{{{NAMESPACES['xml']}}}", f"{{{NAMESPACES['mc']}}}", f"{{{NAMESPACES['xsi']}}}")
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PARA_IDS = frozenset((_WORD_2010 + "paraId", _WORD_2010 + "textId"))
_PARA_ID = kind_of_value("paraid")
_SPACES = frozenset(NAMESPACES.values())
_RUN_PROPERTIES = frozenset(("rPr", "rPrBefore", "markRPr", "markRPrBefore"))
# What may open inside content that is not checked (VML, shapes, formulas), and is checked from there on.
_REENTRY: dict[object, str] = {
    clark(name): name for name in ("txbxContent", "rPr", "wp:inline", "wp:anchor", "pic:pic", "a:blip")
}
_SHOWN = 40
_REMEMBERED = 40
_WORD = f"{{{NAMESPACES['w']}}}"
_VML = frozenset(("pict", "object"))
_IN_VML = frozenset(clark(name) for name in ("movie", "control", "objectEmbed", "objectLink", "drawing"))
_BLOCKS = frozenset(clark(name) for name in ("p", "tbl", "sdt", "customXml", "altChunk"))
_CELL_ENDS = frozenset(clark(name) for name in ("p", "sdt", "customXml"))
_ROWS = frozenset(clark(name) for name in ("tr", "sdt", "customXml"))
_CELLS = frozenset(clark(name) for name in ("tc", "sdt", "customXml"))
_STORIES = {
    "hdr": "kepala halaman", "ftr": "kaki halaman", "txbxContent": "kotak teks",
    "footnote": "catatan kaki", "endnote": "catatan akhir", "comment": "komentar", "docPartBody": "blok bangunan",
}  # fmt: skip


class Fault(NamedTuple):
    """A breach found in a shape: its rule, its sentence, and the number of the guilty child, if one is guilty."""

    rule: str
    message: str
    child: int | None = None


class Shape(NamedTuple):
    """What became of a list of children: the type of each (None: not checked), and what is wrong."""

    types: tuple[ElementType | None, ...]
    faults: tuple[Fault, ...]


def shape(kind: ElementType | None, tags: tuple[object, ...], ignorable: frozenset[str]) -> Shape:
    """Match the children of an element with its content.

    `tags` are their full names (comments and processing instructions are passed over), `ignorable` the namespaces
    that the part declares as ignorable. Long lists of children are not remembered: no other document has them.
    """
    return (_remembered_shape if len(tags) <= _REMEMBERED else _shape)(kind, tags, ignorable)


def _shape(kind: ElementType | None, tags: tuple[object, ...], ignorable: frozenset[str]) -> Shape:
    if kind is None or kind.any_content:
        return _unchecked(kind, tags)
    types: list[ElementType | None] = [None] * len(tags)
    faults: list[Fault] = []
    matcher = _Matcher(kind)
    for number, tag in enumerate(tags):
        if not isinstance(tag, str) or tag == ALTERNATE or _passed_over(kind, tag, ignorable):
            continue
        name, fault = matcher.take(tag)
        types[number] = element_type(name) if name else None
        if fault:
            faults.append(fault._replace(child=number))
    faults += matcher.unfilled()
    if not faults and ALTERNATE not in tags:
        faults += _emptiness(kind.name, [tag for tag in tags if isinstance(tag, str)])
    return Shape(tuple(types), tuple(faults))


def _unchecked(kind: ElementType | None, tags: tuple[object, ...]) -> Shape:
    """Let foreign content pass, but no stray elements of Word's own in a VML picture or object."""
    types = tuple(element_type(_REENTRY[tag]) if tag in _REENTRY else None for tag in tags)
    if kind is None or kind.name not in _VML:
        return Shape(types, ())
    faults = (
        Fault("S01", f"{short(tag)} tidak boleh berada di sini", number)
        for number, tag in enumerate(tags)
        if isinstance(tag, str) and tag.startswith(_WORD) and tag not in _IN_VML
    )
    return Shape(types, tuple(faults))


_remembered_shape = lru_cache(maxsize=4096)(_shape)


def _passed_over(kind: ElementType, tag: str, ignorable: frozenset[str]) -> bool:
    """Tell whether a child belongs to an extension; an element that holds nothing holds no extension either."""
    return bool(kind.slots) and (tag.startswith(_KNOWN) or _space(tag) in ignorable)


def _space(tag: str) -> str:
    return tag[1 : tag.find("}")] if tag[0] == "{" else ""


class _Matcher:
    """Walks the slots of a content from left to right; every content here is deterministic, so no step goes back."""

    def __init__(self, kind: ElementType) -> None:
        self._kind = kind
        self._slots = kind.slots
        self._at = 0
        self._count = 0
        self._seen: set[str] = set()

    def take(self, tag: str) -> tuple[str | None, Fault | None]:
        """Give the type of the next child, and what is wrong with its standing here."""
        if tag.startswith(_MATH) and not any(tag in slot.children for slot in self._slots):
            tag = _ANY_MATH
        for number in range(self._at, len(self._slots)):
            slot = self._slots[number]
            if tag not in slot.children:
                continue
            count = self._count if number == self._at else 0
            if count >= slot.most or (slot.distinct and tag in self._seen):
                continue
            fault = self._skipped(number, tag)
            self._at, self._count = number, count + 1
            self._seen.add(tag)
            return slot.children[tag], fault
        return self._refused(tag)

    def _skipped(self, number: int, tag: str) -> Fault | None:
        missing = self._missing(self._slots[self._at : number])
        return Fault("S04", f"{short(tag)} harus didahului {_choice(missing[0])}") if missing else None

    def _missing(self, slots: tuple[Slot, ...]) -> list[Slot]:
        return [slot for index, slot in enumerate(slots) if slot.least > (0 if index else self._count)]

    def _refused(self, tag: str) -> tuple[str | None, Fault]:
        name = short(tag)
        known = next((slot for slot in self._slots if tag in slot.children), None)
        if known is None:
            return None, self._unknown(tag, name)
        if tag in self._seen and (known.most == 1 or known.distinct):
            return known.children[tag], Fault("S03", f"{name} hanya boleh satu kali di sini")
        if known.most <= self._count and known is self._slots[self._at]:
            return known.children[tag], Fault("S03", f"{name} terlalu banyak di sini")
        rule = "S11" if self._kind.name in _RUN_PROPERTIES else "S02"
        return known.children[tag], Fault(rule, f"urutan salah: {name} harus lebih dahulu")

    def _unknown(self, tag: str, name: str) -> Fault:
        if _space(tag) not in _SPACES and self._slots:
            return Fault("S10", f"unsur dari ruang nama asing yang tidak dinyatakan boleh diabaikan: {tag}")
        return Fault("S01", f"{name} tidak boleh berada di sini")

    def unfilled(self) -> list[Fault]:
        """Give what the content still needs when no child is left."""
        return [Fault("S04", f"kurang {_choice(slot)}") for slot in self._missing(self._slots[self._at :])]


def _choice(slot: Slot) -> str:
    names = [short(tag) for tag in slot.children]
    return " atau ".join(names[:4]) + (" …" if len(names) > 4 else "")


def _emptiness(name: str, tags: list[str]) -> list[Fault]:
    """Find what the schema allows but Word does not open: cells without a paragraph, rows without a cell."""
    if name == "tc":
        blocks = [tag for tag in tags if tag in _BLOCKS]
        if not blocks or blocks[-1] not in _CELL_ENDS:
            return [Fault("B01", "sel tabel harus diakhiri paragraf")]
    elif name == "tr" and not _CELLS.intersection(tags):
        return [Fault("B02", "baris tabel tidak memiliki sel")]
    elif name == "tbl" and not _ROWS.intersection(tags):
        return [Fault("B03", "tabel tidak memiliki baris")]
    elif name == "body":
        # A body of page settings alone is what an untouched new document holds; Word opens it.
        return [] if tags else [Fault("B04", "isi dokumen kosong")]
    elif name in _STORIES and not _BLOCKS.intersection(tags):
        return [Fault("B04", f"{_STORIES[name]} kosong, paling sedikit perlu satu paragraf")]
    return []


@lru_cache(maxsize=4096)
def attribute_faults(
    kind: ElementType, attributes: tuple[tuple[str, str], ...], ignorable: frozenset[str]
) -> tuple[Fault, ...]:
    """Find unknown, missing and ill-valued attributes of an element (full names and values)."""
    faults: list[Fault] = []
    for name, value in attributes:
        known = kind.attributes.get(name)
        if known is not None:
            if not known.kind.allows(value):
                faults.append(_ill_valued(name, value, known.kind))
        elif not kind.any_attributes:
            faults += _unknown_attribute(name, value, ignorable)
    given = {name for name, _ in attributes}
    faults += [
        Fault("S06", f"atribut {short(name)} harus ada")
        for name, attribute in kind.attributes.items()
        if attribute.required and name not in given
    ]
    return tuple(faults)


def _ill_valued(name: str, value: str, kind: Kind) -> Fault:
    shown = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    return Fault(kind.rule, f"nilai “{shown}” pada {short(name)} tidak dikenal; seharusnya {kind.expects}")


def _unknown_attribute(name: str, value: str, ignorable: frozenset[str]) -> list[Fault]:
    if name in _PARA_IDS:
        return [] if _PARA_ID.allows(value) else [_ill_valued(name, value, _PARA_ID)]
    if name.startswith(_FREE_ATTRIBUTES) or _space(name) in ignorable:
        return []
    return [Fault("S05", f"atribut {short(name)} tidak dikenal di sini")]
