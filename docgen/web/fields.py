"""The form of a document type, made from its schema: what to ask, in which order, and what may wait.

Only what the schema says is used; a new type needs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from docgen.documents.choices import choices
from docgen.documents.registration import AUTOMATIC, number_fields
from docgen.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.documents.schema import Schema

FLAT_FIELDS = 5
"""A row with at most so many single values stands in one line; one with more is a card that opens."""

_GIVEN = f"Tulis “{AUTOMATIC}” bila docgen yang memberi nomornya."
_LONG_TEXT = 300
_READ_ALOUD = {"tanggal", "uang"}
_SHORT = {"tahun", "bilangan", "jam"}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to ask: a single value, a group, or a list whose rows are `item`."""

    key: str
    title: str
    note: str
    kind: str  # "nilai", "kelompok", "daftar"
    required: bool
    format: str = "teks"
    long: bool = False
    example: str = ""
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    closed: bool = False
    most: int = 0
    pen: bool = False
    children: tuple[Field, ...] = ()
    item: Field | None = None

    @property
    def flat(self) -> bool:
        """Tell whether the rows of this list fit into a line each."""
        inner = self.item.children if self.item else ()
        return len(inner) <= FLAT_FIELDS and all(one.kind == "nilai" for one in inner)

    @property
    def read_aloud(self) -> bool:
        """Tell whether the page shows in words how a value is understood."""
        return self.format in _READ_ALOUD

    @property
    def columns(self) -> tuple[Field, ...]:
        """What cells of a spreadsheet fill in a row, in order: single values, and lists of them within a cell."""
        inner = self.item.children if self.item else ()
        return tuple(one for one in inner if one.kind == "nilai" or one.is_plain_list) or (
            (self.item,) if self.item else ()
        )

    @property
    def is_plain_list(self) -> bool:
        """Tell whether this is a list of single values."""
        return self.item is not None and self.item.kind == "nilai"

    @property
    def is_short(self) -> bool:
        """Tell whether the values of this plain list are so short that several stand in a line."""
        return self.item is not None and (self.item.closed or self.item.format in _SHORT)

    @property
    def column(self) -> str:
        """The name of the column that fills this field: its key, with `[]` when a cell holds several values."""
        return f"{self.key}[]" if self.is_plain_list else self.key


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: what is asked at once, and what is folded away because it may be left out.

    `path` is the group of the data that it fills, "" for the whole; `optional` parts are made only when wanted.
    """

    id: str
    title: str
    note: str
    path: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...] = ()
    profile: bool = False
    optional: bool = False
    needs: bool = True


@dataclass(slots=True)
class FormPlan:
    """The whole form, and the offers that several fields share, by their names."""

    sections: list[Section] = field(default_factory=list)
    offers: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def form_plan(document_type: DocumentType, profile: Mapping[str, bool]) -> FormPlan:
    """Give the form of a type, a packet or the profile itself.

    `profile` are the fields that a profile has, and whether the profile's own form asks for them at once.
    """
    schema = document_type.schema
    sections = {member.bagian: member for member in document_type.members}
    known = profile if document_type.suffixes or sections or document_type.training else {}
    own = [one for one in _fields(schema, number_fields(schema)) if one.key not in sections]
    plan = FormPlan()
    village = [one for one in own if one.key in known]
    asked, more = _parted((one for one in own if one.key not in known), {} if known else profile)
    title = "Isian bersama" if sections else "Isi naskah" if known else "Profil desa"
    note = "Diketik satu kali, dipakai semua naskah dalam paket ini." if sections else ""
    main = Section("isi", title, note, "", asked, more)
    plan.sections.append(main)
    for key, member in sections.items():
        inner = schema["properties"][key]
        asked, more = _parted(_fields(inner, number_fields(member.schema)))
        needs = bool(inner.get("required"))
        plan.sections.append(
            Section(f"bagian-{key}", member.title, "", key, asked, more, optional=not member.wajib, needs=needs)
        )
    if village:
        asked, more = _parted(village)
        note = "Diambil dari Profil desa. Yang diketik di sini hanya berlaku untuk naskah ini."
        plan.sections.append(Section("desa", "Desa dan pejabat", note, "", asked, more, profile=True))
    plan.offers = {name: offer for section in plan.sections
                   for name, offer in _offers((*section.fields, *section.more))}  # fmt: skip
    return plan


def _parted(
    fields: Iterable[Field], also: Mapping[str, bool] | None = None
) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """Part what must be asked (or is filled in on nearly every paper) from what may be left out."""
    everything = [*fields]
    asked = tuple(one for one in everything if one.required or one.pen or (also or {}).get(one.key))
    if not asked:
        return tuple(everything), ()
    return asked, tuple(one for one in everything if one not in asked)


def _fields(schema: Schema, numbered: Container[str] = ()) -> list[Field]:
    needed = schema.get("required", ())
    entries = schema.get("properties", {}).items()
    made = [_field(key, child, required=key in needed) for key, child in entries if "const" not in child]
    return [replace(one, note=f"{one.note} {_GIVEN}") if one.key in numbered else one for one in made]


def _field(key: str, schema: Schema, *, required: bool) -> Field:
    title, note = str(schema.get("title", key)), str(schema.get("description", ""))
    if schema.get("type") == "array":
        item = _field("", schema["items"], required=True)
        return Field(key, title, note, "daftar", required, most=int(schema.get("maxItems", 0)), item=item)
    if schema.get("type") == "object":
        return Field(key, title, note, "kelompok", required, children=tuple(_fields(schema)))
    return _value(key, schema, title, note, required=required)


def _value(key: str, schema: Schema, title: str, note: str, *, required: bool) -> Field:
    name = str(schema.get("format", "teks"))
    longest = int(schema.get("maxLength", 0))
    offered = choices(schema)
    if schema.get("type") == "boolean":
        offered = (("ya", "Ya"), ("tidak", "Tidak"))
    return Field(
        key,
        title,
        note,
        "nilai",
        required,
        format=name,
        long=name == "paragraf" or (name == "teks" and longest > _LONG_TEXT),
        example=_example(schema, name),
        default=_shown(schema["default"]) if "default" in schema else "",
        choices=offered,
        closed="enum" in schema or schema.get("type") == "boolean",
        most=longest,
        pen=bool(schema.get("x-pena")),
    )


def _example(schema: Schema, name: str) -> str:
    known = FORMATS.get(name)
    if known is not None and name in {"tanggal", "uang"}:
        return known.example.split(" atau ")[0]
    return _shown(schema.get("examples", [""])[0])


def _shown(value: Any) -> str:
    return {True: "ya", False: "tidak"}[value] if isinstance(value, bool) else str(value)


def _offers(fields: Iterable[Field]) -> Iterable[tuple[str, tuple[tuple[str, str], ...]]]:
    for one in fields:
        if one.choices and not one.closed:
            yield offer_name(one), one.choices
        yield from _offers(one.children)
        if one.item is not None:
            yield from _offers((one.item,))


def offer_name(one: Field) -> str:
    """Give the name by which a page finds the values offered for a field."""
    return f"tawaran-{one.key}-{len(one.choices)}"
