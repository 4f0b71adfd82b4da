"""Numbers that were given before docgen: a table of them read into the register, all rows or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.registration import number_fields
from docgen.documents.registry import REGISTER_ENTRY
from docgen.errors import InvalidData, Problem, WrongUse
from docgen.inputs.tables import open_table
from docgen.paths import value_at
from docgen.register.entries import Paper, Series
from docgen.register.keeping import Held, annul, record
from docgen.usecases.orders import found_in, profile_problems, with_profile
from docgen.usecases.table_shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from docgen.documents.registry import Registry
    from docgen.errors import Place
    from docgen.inputs.source import Source
    from docgen.inputs.tables.record import Table
    from docgen.register.database import Database
    from docgen.register.entries import Entry

_OWN = frozenset(("jenis", "seri", "tahun", "nomor", "tanggal", "tentang", "keadaan", "alasan"))


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a table, checked: whose, of which paper, whether it was annulled and why, and where it stands."""

    series: Series
    nomor: str
    paper: Paper
    reason: str | None
    place: Place | None


def book_columns(registry: Registry) -> tuple[str, ...]:
    """Give the further columns of the official books that can be typed for an entry."""
    entry = registry.get(REGISTER_ENTRY).schema["properties"]
    return tuple(name for name, field in entry.items() if name not in _OWN and not field.get("x-bersama"))


def rows_in(path: Path, registry: Registry, profile: Source | None) -> list[Row]:
    """Read and check a table of numbers; what is the same in all rows may stand in the profile.

    Raises InvalidData with every problem of every row, Unreadable, WrongUse.
    """
    problems = [*profile_problems(profile, registry)]
    rows: list[Row] = []
    with open_table(path, shapes_of(registry.get(REGISTER_ENTRY))) as table:
        for row in _rows(table, registry, profile, problems):
            rows.append(row)
        problems += table.problems()
    if any(problem.severity == "galat" for problem in problems):
        raise InvalidData(problems)
    if not rows:
        raise WrongUse(f"{path} tidak berisi satu baris pun.")
    return rows


def imported(rows: Sequence[Row], database: Database, profile: Source | None, now: str) -> list[Entry]:
    """Note all rows. Raises InvalidData with every number that is taken already, and then none was noted."""
    made: list[Entry] = []
    problems: list[Problem] = []
    with database.writing():
        for row in rows:
            form = str(value_at(profile.data, ("pola_nomor", row.series.seri)) or "{urut}") if profile else "{urut}"
            try:
                entry = record(database.base, row.series, row.nomor, row.paper, (form, "tertulis", "impor", now))
            except Held as held:
                message = f"nomor {row.nomor} sudah ada di register: {held.entry.shown}"
                problems.append(Problem("nomor", message, ("nomor",), "Nomor", row.nomor, place=row.place))
                continue
            made.append(annul(database.base, entry.id, row.reason) if row.reason is not None else entry)
        if problems:
            raise InvalidData(problems)
    return made


def _rows(table: Table, registry: Registry, profile: Source | None, problems: list[Problem]) -> Iterator[Row]:
    entry_type = registry.get(REGISTER_ENTRY)
    field = number_fields(entry_type.schema)["nomor"]
    for read in table.records():
        try:
            source = table.layout.source(read)
        except InvalidData as error:
            problems += error.problems
            continue
        source.data["jenis"] = source.data.get("jenis") or entry_type.id
        whole = with_profile(source, profile, entry_type)
        checked = entry_type.checker.check(whole.data)
        problems += found_in(whole, checked.problems)
        if checked.ok and not whole.problems:
            yield _row(checked.context, checked.data, field.series(checked.context), whole.places.get(("nomor",)))


def _row(context: Mapping[str, Any], data: Mapping[str, Any], known: Series | None, place: Place | None) -> Row:
    issuer, year = (known.penerbit, known.tahun) if known else ("", 0)
    columns = {name: value for name, value in data.items() if name not in _OWN and not name.startswith(_REGION)}
    paper = Paper(tanggal=context["tanggal"], tentang=context["tentang"] or "", isi=columns)
    reason = str(context["alasan"]) if context["keadaan"] == "batal" else None
    return Row(Series(issuer, str(context["seri"]), year), str(context["nomor"]), paper, reason, place)


_REGION = ("nama_", "kode_desa", "jenis_kabupaten")
