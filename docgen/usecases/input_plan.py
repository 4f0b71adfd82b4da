"""Which sheets an input workbook has and which cells they prepare: the schema of a type laid out for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.paths import value_at
from docgen.usecases.input_words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.documents.schema import Schema

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MOST = 31
# Names that Excel keeps for itself.
_TAKEN = frozenset(("history", "riwayat"))


@dataclass(frozen=True, slots=True)
class Slot:
    """One value to fill: its key within the sheet, the titles of its groups, its schema; `steps` lead to its value."""

    key: str
    titles: tuple[str, ...]
    schema: Schema
    required: bool
    steps: tuple[str, ...]
    several: bool = False


@dataclass(slots=True)
class ListPlan:
    """One list: its path, its title, the values of a row, and the list that it lies in, if any."""

    path: tuple[str, ...]
    title: str
    description: str
    slots: list[Slot]
    parent: ListPlan | None = None
    has_children: bool = False
    sheet: str = ""


@dataclass(slots=True)
class FieldsPlan:
    """One sheet of single values, of the whole data or of a paper's section."""

    prefix: str
    title: str
    slots: list[Slot]
    sheet: str = ""


@dataclass(slots=True)
class Plan:
    """All sheets of an input workbook in their order."""

    fields: list[FieldsPlan] = field(default_factory=list)
    lists: list[ListPlan] = field(default_factory=list)

    def sheets(self) -> Iterator[FieldsPlan | ListPlan]:
        """Give the sheets: each of fields, then the lists that lie in it."""
        prefixes = [one.prefix for one in self.fields if one.prefix]
        for one in self.fields:
            yield one
            for listed in self.lists:
                section = next((prefix for prefix in prefixes if listed.path[0] == prefix), "")
                if section == one.prefix:
                    yield listed


def plan(document_type: DocumentType) -> Plan:
    """Lay out the schema of a type, a packet or the profile."""
    sections = {member.bagian for member in document_type.members}
    made = Plan()
    schema = document_type.schema
    whole = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k not in sections | {"jenis"}}}
    made.fields.append(FieldsPlan("", FIELDS, list(_slots(whole, made, (), ()))))
    for name, section in schema["properties"].items():
        if name in sections:
            slots = list(_slots(section, made, (), (name,)))
            made.fields.append(FieldsPlan(name, section["title"], slots))
    _name_sheets(made)
    return made


def _slots(
    schema: Schema, made: Plan, titles: tuple[str, ...], above: tuple[str, ...], keys: tuple[str, ...] = ()
) -> Iterator[Slot]:
    """Give the single values of a group, those of its groups too; its lists are added to the plan."""
    required = schema.get("required", ())
    for name, child in schema["properties"].items():
        needed = name in required
        if child.get("type") == "object":
            step = f"{name}!" if needed else name
            yield from _slots(child, made, (*titles, child["title"]), (*above, name), (*keys, step))
        elif child.get("type") == "array":
            _add_list(child, made, (*above, name), None)
        elif "const" not in child:
            # Within a group that may be left out nothing must be filled.
            always = needed and all(key.endswith("!") for key in keys)
            yield Slot(".".join((*keys, name)), titles, child, always, (*_plain(keys), name))


def _plain(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key.removesuffix("!") for key in keys)


def _add_list(schema: Schema, made: Plan, path: tuple[str, ...], parent: ListPlan | None) -> None:
    items = schema["items"]
    listed = ListPlan(path, schema["title"], schema["description"], [], parent)
    made.lists.append(listed)
    if parent is not None:
        parent.has_children = True
    if items.get("type") == "object":
        listed.slots = list(_columns(items, made, listed, (), path, ()))
    else:
        listed.slots = [Slot(".", (), {**items, "title": items.get("title", schema["title"])}, True, ())]


def _columns(
    schema: Schema,
    made: Plan,
    listed: ListPlan,
    titles: tuple[str, ...],
    path: tuple[str, ...],
    keys: tuple[str, ...],
) -> Iterator[Slot]:
    """Give the values of a row of a list; lists in it that do not fit into a cell get a sheet of their own."""
    required = schema.get("required", ())
    for name, child in schema["properties"].items():
        needed = name in required
        if child.get("type") == "object":
            step = f"{name}!" if needed else name
            yield from _columns(child, made, listed, (*titles, child["title"]), (*path, name), (*keys, step))
        elif child.get("type") == "array" and (_is_long(child["items"]) or keys):
            _add_list(child, made, (*path, name), listed)
        elif child.get("type") == "array":
            yield Slot(f"{name}[]", titles, child, needed, (*_plain(keys), name), several=True)
        elif "const" not in child:
            # Within a group that may be left out nothing must be filled.
            always = needed and all(key.endswith("!") for key in keys)
            yield Slot(".".join((*keys, name)), titles, child, always, (*_plain(keys), name))


def _is_long(items: Schema) -> bool:
    """Tell whether an item of a list needs a cell of its own: a group of values, or a text of several lines."""
    return items.get("type") == "object" or items.get("format") == "paragraf"


def _name_sheets(made: Plan) -> None:
    taken = {"petunjuk"}
    for one in made.sheets():
        bare = " ".join(_FORBIDDEN.sub(" ", one.title).strip("' ").split())
        name, number = bare[:_MOST].rstrip(), 2
        while name.casefold() in taken | _TAKEN:
            suffix = f" {number}"
            name, number = f"{bare[: _MOST - len(suffix)].rstrip()}{suffix}", number + 1
        taken.add(name.casefold())
        one.sheet = name


def rows_of(listed: ListPlan, data: Mapping[str, Any]) -> list[tuple[int, int, Any]]:
    """Give the items of a list in all of its parents: (number of the parent's row, own number, item), from 1."""
    if listed.parent is None:
        return [(0, number, item) for number, item in enumerate(value_at(data, listed.path) or [], start=1)]
    rest = listed.path[len(listed.parent.path) :]
    found = [
        (number, item) for _, number, parent in rows_of(listed.parent, data) for item in value_at(parent, rest) or []
    ]
    return [(parent, number, item) for number, (parent, item) in enumerate(found, start=1)]
