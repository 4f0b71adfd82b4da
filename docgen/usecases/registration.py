"""The register at work while documents are made: numbers before, codes within, hashes bound after they are written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from docgen.errors import InvalidData, Problem, WriteFailed, WrongUse
from docgen.paths import value_at
from docgen.register.database import Database
from docgen.register.entries import Version
from docgen.register.keeping import bind
from docgen.register.reading import entry, files_of
from docgen.usecases.fingerprint import file_code
from docgen.usecases.generate import CODED, FileCode, orders
from docgen.usecases.number_places import automatic
from docgen.usecases.numbers import given, paper_of, prepared
from docgen.usecases.orders import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from docgen.documents.registry import Registry
    from docgen.inputs.source import Source
    from docgen.usecases.generate import Taken
    from docgen.usecases.orders import Artifact, Order, Registered

_Result = TypeVar("_Result")
_Thing = TypeVar("_Thing")


@dataclass(slots=True)
class Desk:
    """Who gives numbers to the papers of one call.

    `path` is the register's file; it is made where a number is asked of it, or where the user named it (`named`).
    `now` is the time to note. `another` gives new numbers also to what looks like a corrected paper, `qr` puts codes
    on the papers; with `mark` nothing is final and nothing is registered.
    """

    path: Path
    now: str
    named: bool = False
    another: bool = False
    qr: bool = False
    mark: str | None = None
    profile: Source | None = None
    notes: list[str] = field(default_factory=list)
    _id: str = ""

    def orders(self, readers: Sequence[Callable[[], Taken]], registry: Registry) -> list[Order]:
        """Read and check files and give the orders of their papers, with their numbers where they get any.

        Raises InvalidData with every problem of all files, and then no number was used up.
        """
        if self.qr and self.mark:
            raise WrongUse("--qr hanya untuk naskah final; tidak dapat dipakai bersama --mark.")
        problems: list[Problem] = []
        files = _each(readers, lambda read: read(), problems)
        if not self._takes_part(files, registry):
            found = _each(files, lambda taken: self._plain(taken, registry), problems)
            _refuse(problems)
            return [order for made in found for order in made]
        wanted = _each(files, lambda taken: prepared(taken, registry, self.profile, another=self.another), problems)
        _refuse(problems)
        with Database(self.path, create=True) as database:
            self._id = database.id
            made = given(wanted, registry, self.profile, database, self.now)
        if self.qr and not any(order.registered for order in made):
            raise WrongUse(
                "--qr: tidak ada naskah final yang bernomor di register. Isi nomornya, mis. nomor: otomatis."
            )
        self.notes += [note for order in made for note in self._told(order)]
        return made

    def _plain(self, taken: Taken, registry: Registry) -> list[Order]:
        return orders(taken.document_type, taken.source, registry, self.profile, only=taken.only)

    def _takes_part(self, files: Sequence[Taken], registry: Registry) -> bool:
        if self.mark:
            return False
        asked = any(automatic(taken.document_type, taken.source, registry) for taken in files)
        return asked or self.named or self.qr or self.path.is_file()

    def _told(self, order: Order) -> Iterator[str]:
        for one in order.registered:
            if one.is_automatic and not one.entry.versi:
                name = f"{order.section}.{one.field.name}" if order.section else one.field.name
                yield (
                    f"{order.file}: {name} diberi “{one.entry.nomor}” dari {self.path}. "
                    "Tulis nomor itu di berkas isian sebelum memperbaiki isinya."
                )
        if self.qr and not order.registered and order.number != "00":
            yield f"{file_name(order, order.document_type.suffixes[0])}: tanpa kode berkas, karena tidak bernomor."

    def code(self, order: Order) -> FileCode | None:
        """Give the code that goes on a paper, None where it gets none."""
        if not self.qr or not order.registered:
            return None
        own = order.registered[0].entry
        address = value_at(self.profile.data, ("alamat_verifikasi",)) if self.profile else None
        return FileCode(file_code(order, self._id, own.id, own.nomor), str(address or "").strip())

    def refuse_changed(self, orders: Iterable[Order], artifacts: Sequence[Artifact], *, force: bool) -> None:
        """Raise WriteFailed where a paper was registered with other content before, unless `force` is given."""
        wanted = [(order, one) for order in orders for one in order.registered]
        if force or not wanted:
            return
        with Database(self.path) as database:
            changed = [one.entry.shown for order, one in wanted if _is_changed(database, order, one, artifacts)]
        if changed:
            raise WriteFailed(
                f"Sudah tercatat di register dengan isi lain: {', '.join(dict.fromkeys(changed))}. "
                "Tidak ada yang ditulis. Pakai --force untuk menulis dan mencatatnya sebagai versi baru."
            )

    def bind(self, orders: Sequence[Order], artifacts: Sequence[Artifact]) -> None:
        """Bind the numbers to the files that were written."""
        if not any(order.registered for order in orders):
            return
        with Database(self.path) as database, database.writing():
            for order in orders:
                files = _files(order, artifacts)
                code = self.code(order)
                for number, one in enumerate(order.registered):
                    text = code.text if code and number == 0 else ""
                    paper = paper_of(order, one.field, one.sidik)
                    bind(database.base, one.entry.id, paper, Version(files, one.sidik, text), self.now)


def _each(things: Iterable[_Thing], work: Callable[[_Thing], _Result], problems: list[Problem]) -> list[_Result]:
    """Do the work on each thing; add the problems of those where it finds some."""
    done: list[_Result] = []
    for thing in things:
        try:
            done.append(work(thing))
        except InvalidData as error:
            problems += [problem for problem in error.problems if problem not in problems]
    return done


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidData(problems)


def _files(order: Order, artifacts: Sequence[Artifact]) -> dict[str, str]:
    """Give the SHA-256 of each file that an order became."""
    stem = file_name(order, CODED).removesuffix(f".{CODED}")
    own = [one for one in artifacts if one.folder == order.folder and one.name.rpartition(".")[0] == stem]
    return {one.name: hashlib.sha256(one.content).hexdigest() for one in own}


def _is_changed(database: Database, order: Order, one: Registered, artifacts: Sequence[Artifact]) -> bool:
    latest = entry(database.base, one.entry.id).versi
    known = {sha for versi, sha, _ in files_of(database.base, one.entry.id) if versi == latest}
    return bool(known) and not known & set(_files(order, artifacts).values())
