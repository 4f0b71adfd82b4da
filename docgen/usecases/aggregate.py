"""Many forms added up into one document: read, judged one by one, joined, with the source of every line."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.documents.collection import Collection
from docgen.errors import DocgenError, InvalidData, Place, Problem, Unreadable, WrongUse
from docgen.inputs import read
from docgen.usecases.extract import READERS, extract
from docgen.usecases.orders import found_in, with_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from docgen.documents.collection import Part
    from docgen.documents.registry import DocumentType, Registry
    from docgen.documents.schema import Schema
    from docgen.inputs.source import Source

SOURCES, LACKING = "keterangan_sumber", "belum_lengkap"
SUFFIXES = (".yaml", ".yml", ".json", ".xlsx", ".docx", ".pdf")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user says of the whole: data given beforehand, the units expected, whether a part of it will do."""

    base: Mapping[str, Any] = field(default_factory=dict)
    expected: Sequence[str] = ()
    partial: bool = False


@dataclass(slots=True)
class Gathered:
    """What came of many forms: the data of the whole, and what is to be told: who was replaced, left out, not there."""

    document_type: DocumentType
    data: dict[str, Any]
    notes: list[str] = field(default_factory=list)


class Refused(Exception):
    """A form that does not fit, with the reason."""


def collection_of(document_type: DocumentType) -> Collection:
    """Give how a type is made of forms. Raises WrongUse for a type that is not."""
    if "himpunan" not in document_type.declaration:
        raise WrongUse(f"Jenis {document_type.id} tidak dihimpun dari formulir lain.")
    return Collection(document_type.schema)


def gathered(
    document_type: DocumentType,
    paths: Iterable[Path],
    registry: Registry,
    wanted: Wanted,
    step: Callable[[], None] = lambda: None,
) -> Gathered:
    """Read forms and join them.

    `step` is called after each file. Forms that don't fit are all named with their reasons in one InvalidData, or with
    `partial` left out and named in the result. Only what each form adds is kept, so memory does not grow with their
    size.
    """
    collection = collection_of(document_type)
    parts: list[Part] = []
    refused: list[tuple[str, str]] = []
    for path in paths:
        try:
            parts.append(_part(path, collection, registry))
        except (Refused, DocgenError) as error:
            refused.append((str(path), _reason(error, path)))
        step()
    same = _shared(parts, collection, wanted.base)
    fitting = _of_the_same(parts, same, refused)
    kept, replaced = _latest(fitting, refused)
    if not kept and not refused:
        raise WrongUse("Tidak ada formulir yang dapat dihimpun.")
    if refused and not (wanted.partial and kept):
        raise InvalidData([_problem(file, reason) for file, reason in refused])
    kept.sort(key=lambda part: (part.date, part.unit) if collection.by_date else (part.unit.casefold(), part.date))
    missing = [unit for unit in wanted.expected if not any(_is_unit(part.unit, unit) for part in kept)]
    data: dict[str, Any] = {
        "jenis": document_type.id,
        **_as_typed(collection.whole(kept, same, wanted.base), document_type.schema),
    }
    _tell_sources(data, document_type, kept, [*refused, *replaced], missing)
    notes = [f"{file}: tidak dimuat: {reason}" for file, reason in [*refused, *replaced]]
    return Gathered(document_type, data, [*notes, *(f"{unit}: belum mengirim" for unit in missing)])


def _part(path: Path, collection: Collection, registry: Registry) -> Part:
    """Read one form and give what it adds."""
    document_type, source = _source(path, collection, registry)
    if document_type.id != collection.source:
        raise Refused(f"berisi jenis {document_type.id}, seharusnya {collection.source}")
    checked = document_type.checker.check(with_profile(source, None, document_type).data)
    faults = [problem for problem in found_in(source, checked.problems) if problem.severity == "galat"]
    if faults:
        shown = "; ".join(f"{problem.label}: {problem.message}" for problem in faults[:_SHOWN])
        more = f"; dan {len(faults) - _SHOWN} masalah lagi" if len(faults) > _SHOWN else ""
        raise Refused(f"datanya tidak sah: {shown}{more}")
    part = collection.part(checked.context)
    part.told = {"berkas": path.name, "jalur": str(path), "sidik": hashlib.sha256(path.read_bytes()).hexdigest()}
    for row in part.rows:
        row.setdefault("sumber", path.name)
    return part


def _source(path: Path, collection: Collection, registry: Registry) -> tuple[DocumentType, Source]:
    """Read a data file, or a document that docgen made."""
    if path.suffix.lower() in READERS:
        try:
            found = extract(path, registry)
        except Unreadable:
            if path.suffix.lower() != ".xlsx":
                raise
        else:
            return found.document_type, found.source
    source = read(path)
    return registry.get(str(source.data.get("jenis") or collection.source)), source


def _reason(error: Exception, path: Path) -> str:
    if isinstance(error, InvalidData):
        shown = "; ".join(problem.message for problem in error.problems[:_SHOWN])
        return f"tidak terbaca: {shown}"
    return str(error).replace(f"{path}: ", "").replace(f" {path} ", " ").rstrip(".")


def _shared(parts: Sequence[Part], collection: Collection, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values that the forms must share: what the user gave beforehand, else what most of them have.

    Raises InvalidData where no value is the most common.
    """
    shared: dict[str, Any] = {}
    for name in collection.shared:
        if given.get(name) is not None:
            known = (part.same[name] for part in parts if str(part.same[name]) == str(given[name]))
            shared[name] = next(known, given[name])
        elif parts:
            first, *others = Counter(part.same[name] for part in parts).most_common(2)
            if others and others[0][1] == first[1]:
                told = f"{name}: sama banyak yang berisi {first[0]} dan {others[0][0]}; tentukan dengan -d"
                raise InvalidData([_problem(part.told["jalur"], told) for part in parts])
            shared[name] = first[0]
    return shared


def _of_the_same(parts: Iterable[Part], same: Mapping[str, Any], refused: list[tuple[str, str]]) -> list[Part]:
    kept = []
    for part in parts:
        others = [name for name, value in same.items() if str(part.same[name]) != str(value)]
        if others:
            told = "; ".join(f"{name} {part.same[name]}, yang lain {same[name]}" for name in others)
            refused.append((part.told["jalur"], told))
        else:
            kept.append(part)
    return kept


def _latest(parts: Sequence[Part], refused: list[tuple[str, str]]) -> tuple[list[Part], list[tuple[str, str]]]:
    """Give the latest form of each unit, and those that it takes the place of.

    Different forms of one unit of which none is the latest, by the same date or without one, are all refused.
    """
    of_unit: dict[str, list[Part]] = {}
    for part in parts:
        of_unit.setdefault(part.unit.casefold(), []).append(part)
    kept: list[Part] = []
    replaced: list[tuple[str, str]] = []
    for forms in of_unit.values():
        once = list({part.told["sidik"]: part for part in reversed(forms)}.values())[::-1]
        latest = max(once, key=lambda part: part.date)
        rivals = [part for part in once if part.date == latest.date or not part.date]
        if len(rivals) > 1:
            names = ", ".join(part.told["berkas"] for part in rivals)
            reason = f"{latest.unit} mengirim beberapa formulir tanpa tanggal yang membedakannya: {names}"
            refused += [(part.told["jalur"], reason) for part in rivals]
            continue
        kept.append(latest)
        for part in forms:
            if part.told["sidik"] == latest.told["sidik"] and part is not latest:
                replaced.append((part.told["jalur"], f"isinya sama dengan {latest.told['berkas']}"))
            elif part is not latest:
                reason = f"diganti {latest.told['berkas']}, formulir {latest.unit} yang lebih baru"
                replaced.append((part.told["jalur"], reason))
    return kept, replaced


_SHORT = {"kab": "kabupaten", "kab.": "kabupaten", "kec": "kecamatan", "kec.": "kecamatan", "prov.": "provinsi"}


def _is_unit(unit: str, expected: str) -> bool:
    """Tell whether a name on the list of those expected means a unit: 'Pemalang', 'Kab. Pemalang' too."""
    one, other = (" ".join(_SHORT.get(word, word) for word in name.casefold().split()) for name in (unit, expected))
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _as_typed(value: Any, schema: Schema) -> Any:
    """Give values as a person types them, those that the schema knows: of a context, only decimals look otherwise."""
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return {name: _as_typed(one, known[name]) for name, one in value.items() if name in known}
    if isinstance(value, list):
        return [_as_typed(one, schema.get("items", {})) for one in value]
    return str(value).replace(".", ",") if schema.get("format") == "desimal" and "," not in str(value) else value


def _tell_sources(
    data: dict[str, Any],
    document_type: DocumentType,
    kept: Iterable[Part],
    left_out: Iterable[tuple[str, str]],
    missing: Iterable[str],
) -> None:
    """Write into the data where its lines come from, and what is not in it, as far as the type has room for that."""
    known = document_type.schema["properties"]
    if SOURCES in known:
        told = [{**part.told, "unit": part.unit, "tanggal": part.date or None} for part in kept]
        fields = known[SOURCES]["items"]["properties"]
        data[SOURCES] = [{name: one[name] for name in fields if one.get(name)} for one in told]
    if LACKING in known:
        lacking = [{"berkas": _name(file), "alasan": reason} for file, reason in left_out]
        lacking += [{"unit": unit, "alasan": "belum mengirim"} for unit in missing]
        if lacking:
            data[LACKING] = lacking


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _problem(file: str, reason: str) -> Problem:
    return Problem("berkas", reason, place=Place(file))
