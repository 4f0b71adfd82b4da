"""Packets: several document types fed by one data file, and checked as a whole.

A packet's schema file holds what its papers share; `x-docgen.paket` lists the papers in their order:

    {bagian, jenis, judul?, wajib?, ambil?, nomor?, tanggal?}

`bagian` is the key of the section with what is the paper's own; `ambil` {field: path} takes a value from elsewhere in
the packet (`"tanggal_ba": "musrenbang.tanggal"`), typed there or derived. What a section writes itself must agree with
what it would have taken. `nomor` and `tanggal` name the fields that the list of papers shows.
`x-docgen.urutan_tanggal` lists the paths of dates that must not go backwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.documents import agreement
from docgen.documents.schema import label
from docgen.documents.validation import Checked, Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docgen.documents.schema import Schema
    from docgen.errors import DataPath, Problem


@dataclass(frozen=True)
class Member:
    """One paper of a packet, as its declaration has it; `schema` is that of its type."""

    bagian: str
    jenis: str
    schema: Schema
    judul: str = ""
    wajib: bool = False
    ambil: Mapping[str, str] | None = None
    nomor: str | None = None
    tanggal: str | None = None

    @property
    def title(self) -> str:
        """What people call the paper within the packet."""
        return self.judul or str(self.schema["title"])

    @cached_property
    def taken(self) -> dict[str, DataPath]:
        """The fields that come from elsewhere in the packet, with the paths that they come from."""
        return {name: path_of(path) for name, path in (self.ambil or {}).items()}


@dataclass(frozen=True)
class Part:
    """One paper of a packet after the check: its own `data`, and from where in the packet each of its fields came."""

    member: Member
    data: dict[str, Any]
    checked: Checked
    origins: Mapping[str, DataPath]


@dataclass(frozen=True)
class CheckedPacket:
    """A packet after the check: the papers that it makes, and every problem, by paths of the packet's own data.

    `data` is canonical, `context` has also what is derived for the packet as a whole.
    """

    data: dict[str, Any]
    context: dict[str, Any]
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def path_of(text: str) -> DataPath:
    """Read a dotted path of a declaration."""
    return tuple(text.split("."))


def members_of(declaration: Mapping[str, Any], schema_of: Callable[[str], Schema]) -> tuple[Member, ...]:
    """Give the papers that a packet's declaration lists, in their order."""
    return tuple(Member(schema=schema_of(entry["jenis"]), **entry) for entry in declaration.get("paket", ()))


def whole_schema(shared: Schema, members: Iterable[Member]) -> Schema:
    """Give the schema of a packet's data file: what the papers share, then a section for each paper's own."""
    members = tuple(members)
    properties = dict(shared["properties"])
    needed = [name for member in members if member.wajib for name in member.schema.get("required", ())]
    for member in members:
        properties[member.bagian] = _section(member, shared["properties"])
    required = [*shared.get("required", ()), *(name for name in needed if name in shared["properties"])]
    required += [member.bagian for member in members if member.wajib and properties[member.bagian]["required"]]
    return {**shared, "properties": properties, "required": list(dict.fromkeys(required))}


def _section(member: Member, shared: Mapping[str, Schema]) -> Schema:
    """Give the schema of a section: the type's fields without those that belong to the village as a whole."""
    own = {
        name: field
        for name, field in member.schema["properties"].items()
        if name != "jenis" and not (name in shared and shared[name].get("x-bersama"))
    }
    given = shared.keys() | member.taken.keys()
    return {
        "title": member.title,
        "description": f"Isian khusus {member.title}.",
        "type": "object",
        "properties": own,
        "required": [name for name in member.schema.get("required", ()) if name in own and name not in given],
        "additionalProperties": False,
    }


class PacketChecker:
    """Everything compiled that checking a packet needs."""

    def __init__(self, schema: Schema, members: tuple[Member, ...], checker_of: Callable[[str], Checker]) -> None:
        self.schema = schema
        self.members = members
        self._whole = Checker(schema)
        self._checker_of = checker_of
        self._declared = schema.get("x-docgen", {})

    def check(self, raw: dict[str, Any], only: str | None = None) -> CheckedPacket:
        """Check a packet, or its papers of the type `only`: each by itself, then all of them together."""
        wanted = [member for member in self.members if only in {None, member.jenis}]
        whole = self._whole.check(raw)
        parts = self._parts(wanted, raw, asked=only is not None)
        problems = [problem for problem in whole.problems if only is None or _concerns(problem, wanted)]
        for part in parts:
            problems += [self._in_packet(problem, part) for problem in part.checked.problems]
        if only is None:
            problems += self._together(whole, raw, parts)
        return CheckedPacket(whole.data, whole.context, tuple(parts), tuple(_once(problems)))

    def _parts(self, wanted: list[Member], raw: dict[str, Any], *, asked: bool) -> list[Part]:
        """Check the papers that are made: first those that take nothing, as the others may take what they derive."""
        contexts: dict[str, dict[str, Any]] = {}
        made: dict[str, Part] = {}
        givers = [member for member in self.members if not member.taken]
        for member in [*givers, *(member for member in wanted if member.taken)]:
            data, origins = self._data(member, raw, contexts)
            if not (asked and member in wanted) and not self._made(member, raw, data):
                continue
            data["jenis"] = member.jenis
            checked = self._checker_of(member.jenis).check(data)
            contexts[member.bagian] = checked.context
            made[member.bagian] = Part(member, data, checked, origins)
        return [made[member.bagian] for member in wanted if member.bagian in made]

    def _made(self, member: Member, raw: dict[str, Any], data: dict[str, Any]) -> bool:
        """Tell whether a paper is made: its section is there, or all that it needs is known without one."""
        return isinstance(raw.get(member.bagian), dict) or data.keys() >= {*member.schema.get("required", ())}

    def _data(
        self, member: Member, raw: dict[str, Any], contexts: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, DataPath]]:
        """Gather what a paper is made from: its section, what it takes, what all share; and from where each came."""
        data: dict[str, Any] = {}
        origins: dict[str, DataPath] = {}
        for name in member.schema["properties"]:
            taken = member.taken.get(name)
            places = [(member.bagian, name), *([taken] if taken else []), *([(name,)] if name in self._shared else [])]
            for path in places:
                value = agreement.at(raw, path)
                if value is None and path == taken:
                    value = agreement.at(contexts, path)
                if value is not None:
                    data[name], origins[name] = value, path
                    break
        return data, origins

    @cached_property
    def _shared(self) -> frozenset[str]:
        sections = {member.bagian for member in self.members}
        return frozenset(name for name in self.schema["properties"] if name not in sections)

    def _in_packet(self, problem: Problem, part: Part) -> Problem:
        """Give a problem of one paper as a problem of the packet: where it stands in the packet's data."""
        if not problem.path:
            return problem
        name = str(problem.path[0])
        at_home = (name,) if name in self._shared and self._is_village(name) else (part.member.bagian, name)
        path = (*part.origins.get(name, at_home), *problem.path[1:])
        return replace(problem, path=path, label=label(self.schema, path) or problem.label)

    def _is_village(self, name: str) -> bool:
        return bool(self.schema["properties"][name].get("x-bersama")) or name in self.schema["required"]

    def _together(self, whole: Checked, raw: dict[str, Any], parts: list[Part]) -> list[Problem]:
        """Check what only the whole packet shows: agreement, order of dates, spelling of names."""
        found: list[Problem] = []
        for part in parts:
            for name, path in self._same(part.member):
                if agreement.at(raw, (part.member.bagian, name)) is None or agreement.at(raw, path) is None:
                    continue  # a default is nobody's word
                found += agreement.differences(whole.data, self.schema, (part.member.bagian, name), path)
        dates = [path_of(path) for path in self._declared.get("urutan_tanggal", ())]
        found += agreement.dates_backwards(whole.data, self.schema, dates)
        found += agreement.spellings(whole.data, self.schema)
        return found

    def _same(self, member: Member) -> list[tuple[str, DataPath]]:
        """Give the fields of a section that another place of the packet holds too, with that place."""
        properties = self.schema["properties"][member.bagian]["properties"]
        shared = {name: (name,) for name in properties if name in self._shared}
        return [*{**shared, **{k: v for k, v in member.taken.items() if k in properties}}.items()]


def _concerns(problem: Problem, members: list[Member]) -> bool:
    """Tell whether a problem of the whole packet matters to some of its papers."""
    if not problem.path or problem.code in {"wajib"}:
        return False
    return any(problem.path[0] == member.bagian or problem.path[0] in member.schema["properties"] for member in members)


def _once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Leave out what the whole and a paper both found at the same place."""
    seen: set[tuple[DataPath, str]] = set()
    for problem in problems:
        key = (problem.path, problem.message)
        if key not in seen:
            seen.add(key)
            yield problem
