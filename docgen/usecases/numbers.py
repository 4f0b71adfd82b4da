"""Numbers of the register for papers that are to be made: asked for when all data is sound, given all or none.

First everything is checked with a number that stands for those to come. Then, within one transaction of the register,
numbers are given and everything is checked again with them: data with a fault uses up no number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.documents.registration import is_automatic, number_fields
from docgen.documents.schema import label
from docgen.errors import InvalidData, Problem
from docgen.number_pattern import pattern
from docgen.paths import value_at
from docgen.register.entries import Paper, Request
from docgen.register.keeping import Held, allocate, take
from docgen.register.reading import same_data
from docgen.usecases.fingerprint import data_digest
from docgen.usecases.generate import orders
from docgen.usecases.number_places import automatic, number_paths, with_numbers
from docgen.usecases.orders import Registered, file_name, own_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docgen.documents.registration import NumberField
    from docgen.documents.registry import Registry
    from docgen.errors import DataPath
    from docgen.inputs.source import Source
    from docgen.register.database import Database
    from docgen.register.entries import Entry
    from docgen.usecases.generate import Taken
    from docgen.usecases.orders import Order

_TO_COME = "1"


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that a paper asks for: where it stands in the data; `only_known` where the paper is not made now."""

    path: DataPath
    request: Request
    only_known: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A data file that was checked: the numbers that its papers ask for, and those that stay for the pen."""

    taken: Taken
    asked: tuple[Asked, ...]
    blank: tuple[DataPath, ...]


def prepared(taken: Taken, registry: Registry, profile: Source | None, *, another: bool) -> Prepared:
    """Check a file and tell the numbers that its papers ask for; `another` asks for new ones whatever is alike.

    Raises InvalidData with every problem of the file.
    """
    source, document_type = taken.source, taken.document_type
    wanted = automatic(document_type, source, registry)
    checked = with_numbers(source, dict.fromkeys(wanted, _TO_COME))
    made = orders(document_type, checked, registry, profile, only=taken.only)
    numbers = _own_numbers(taken, registry)
    asked: list[Asked] = []
    undated: list[Problem] = []
    for order in made:
        if own_mark(order.document_type, order.context) is None:
            found = list(_requests(order, source, profile, numbers, another=another))
            asked += [one for one in found if isinstance(one, Asked)]
            undated += [one for one in found if isinstance(one, Problem)]
    if undated:
        raise InvalidData(undated)
    asked += _cited(taken, checked, registry, profile, numbers, {one.path for one in asked})
    there = {one.path for one in asked}
    return Prepared(taken, tuple(asked), tuple(path for path in wanted if path not in there))


def given(
    files: Sequence[Prepared], registry: Registry, profile: Source | None, database: Database, now: str
) -> list[Order]:
    """Give the orders of all papers with their numbers, which are reserved now: all of them or none.

    Raises InvalidData where a number is not to be had, or the data is not sound with it.
    """
    with database.writing():
        holders = _holders(files, database, now)
        made: list[Order] = []
        for file in files:
            numbers: dict[DataPath, str | None] = dict.fromkeys(file.blank)
            for one in file.asked:
                if one.request.nomor is None:
                    held = holders.get((file.taken.source.file, one.path))
                    numbers[one.path] = held.nomor if held else None
            source = with_numbers(file.taken.source, numbers)
            found = orders(file.taken.document_type, source, registry, profile, only=file.taken.only)
            made += [replace(order, registered=tuple(_registered(order, file, holders))) for order in found]
        return made


def _registered(order: Order, file: Prepared, holders: Mapping[tuple[str, DataPath], Entry]) -> Iterator[Registered]:
    asked = {one.path: one.request for one in file.asked if not one.only_known}
    for name, field in number_fields(order.document_type.schema).items():
        request = asked.get(_path(order, name))
        if request is not None:
            entry = holders[file.taken.source.file, _path(order, name)]
            yield Registered(entry, field, request.paper.sidik, request.nomor is None)


def paper_of(order: Order, field: NumberField, sidik: str) -> Paper:
    """Give what the register notes of a paper."""
    title = file_name(replace(order, number=""), "x").removesuffix(".x")
    return Paper(
        order.document_type.id, order.section, title, _base_name(order.file), sidik, field.date(order.context),
        field.subject(order.context), field.columns(order.context),
    )  # fmt: skip


def _own_numbers(taken: Taken, registry: Registry) -> frozenset[str]:
    """Give the numbers of the papers of a file, which are not part of what tells its data from others'."""
    typed = (value_at(taken.source.data, path) for path in number_paths(taken.document_type, registry))
    return frozenset([_TO_COME, *(str(value).strip() for value in typed if value and not is_automatic(value))])


def _requests(
    order: Order, source: Source, profile: Source | None, numbers: frozenset[str], *, another: bool
) -> Iterator[Asked | Problem]:
    """Give what a paper asks for, or why it can't be asked yet."""
    sidik = data_digest(order, numbers)
    for name, field in number_fields(order.document_type.schema).items():
        path = _path(order, name)
        typed = value_at(source.data, path)
        if typed is None:
            continue
        series = field.series(order.context)
        form = _pattern(field, profile)
        paper = paper_of(order, field, sidik)
        needs = "tahun" if series is None else "bulan" if pattern(form).needs_month and not paper.tanggal else None
        if needs and is_automatic(typed):
            yield _undated(order, path, source, needs, form)
        elif series is not None:
            number = None if is_automatic(typed) else str(order.context[name])
            yield Asked(path, Request(series, form, paper, number, another))


def _cited(
    taken: Taken, checked: Source, registry: Registry, profile: Source | None, numbers: frozenset[str],
    there: set[DataPath],
) -> list[Asked]:  # fmt: skip
    """Give the numbers of papers that are not made now, but may be cited: of one type out of a packet."""
    if taken.only is None:
        return []
    try:
        whole = orders(taken.document_type, checked, registry, profile)
    except InvalidData:
        return []
    found = [one for order in whole for one in _requests(order, taken.source, profile, numbers, another=False)]
    return [
        replace(one, only_known=True)
        for one in found
        if isinstance(one, Asked) and one.path not in there and one.request.nomor is None
    ]


def _holders(files: Sequence[Prepared], database: Database, now: str) -> dict[tuple[str, DataPath], Entry]:
    """Give the entry of each number. Raises InvalidData with every number that is not to be had."""
    found: dict[tuple[str, DataPath], Entry] = {}
    owners: dict[int, str] = {}
    problems: list[Problem] = []
    for file in files:
        for one in file.asked:
            try:
                entry = _entry(one, database, now)
            except Held as held:
                problems.append(_held(one, file.taken.source, held))
                continue
            if entry is None:
                continue
            twin = None if one.only_known else owners.setdefault(entry.id, one.request.paper.judul)
            if twin not in {None, one.request.paper.judul}:
                problems.append(_held(one, file.taken.source, Held(entry, "kembar")))
            found[file.taken.source.file, one.path] = entry
    if problems:
        raise InvalidData(problems)
    return found


def _entry(one: Asked, database: Database, now: str) -> Entry | None:
    if one.only_known:
        return same_data(database.base, one.request.series, one.request.paper)
    if one.request.nomor is not None:
        return take(database.base, one.request, now)
    return allocate(database.base, one.request, now)


def _held(one: Asked, source: Source, held: Held) -> Problem:
    entry = held.entry
    number = f"nomor: “{entry.nomor}”"
    messages = {
        "mirip": f"naskah ini tampaknya sudah bernomor {entry.shown}, tetapi isinya berubah",
        "lain": f"nomor {entry.nomor} dipegang naskah lain: {entry.shown}",
        "batal": f"nomor {entry.nomor} sudah dibatalkan ({entry.alasan})",
        "kembar": f"nomor {entry.nomor} dipakai dua naskah sekaligus: {entry.paper.judul}",
    }
    hints = {
        "mirip": f"Bila ini perbaikan naskah itu, tulis {number}; bila naskah lain, pakai --nomor-baru",
        "lain": "Tulis nomor yang benar, atau “otomatis”",
    }
    return Problem(
        "nomor", messages[held.why], path=one.path, label=_label(one.path), found=one.request.nomor,
        hint=hints.get(held.why, "Tulis nomor lain, atau “otomatis”"), place=source.places.get(one.path),
    )  # fmt: skip


def _undated(order: Order, path: DataPath, source: Source, needs: str, form: str) -> Problem:
    return Problem(
        "nomor", f"“otomatis” memerlukan {needs} naskah, yang belum diketahui karena tanggalnya belum diisi",
        path=path, label=label(order.document_type.schema, path[-1:]), place=source.places.get(path),
        expected=f"tanggal naskah terisi (pola nomor {form}), atau nomor yang ditulis sendiri",
    )  # fmt: skip


def _label(path: DataPath) -> str:
    return str(path[-1]).replace("_", " ").capitalize()


def _path(order: Order, name: str) -> DataPath:
    return (order.section, name) if order.section else (name,)


def _pattern(field: NumberField, profile: Source | None) -> str:
    own = value_at(profile.data, ("pola_nomor", field.seri)) if profile else None
    return str(own).strip() if own else field.pola


def _base_name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]
