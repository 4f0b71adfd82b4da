"""What people do with the register by hand: find an entry, annul it, type what the books want, verify files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from docgen.documents.registry import REGISTER_ENTRY
from docgen.errors import InvalidData, Unreadable, WrongUse
from docgen.lists import nearest
from docgen.register import reading
from docgen.register.keeping import amend, annul
from docgen.usecases.fingerprint import CODE
from docgen.usecases.register_table import book_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from docgen.documents.registry import Registry
    from docgen.register.database import Database
    from docgen.register.entries import Entry, Known

Verdict = Literal["terdaftar", "versi lama", "batal", "tidak dikenal", "register lain"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What the register says of a file or a code; `known` are its entries, the paper's own number first."""

    asked: str
    verdict: Verdict
    known: tuple[Known, ...] = ()


def chosen(database: Database, nomor: str, seri: str | None, tahun: int | None) -> Entry:
    """Give the one entry of a number. Raises WrongUse where there is none, or several that the rest does not tell."""
    found = reading.entries(database.base, nomor=nomor, seri=seri, tahun=tahun)
    if not found:
        known = [one.nomor for one in reading.entries(database.base, seri=seri, tahun=tahun)]
        near = nearest(nomor, known)
        raise WrongUse(f"Nomor “{nomor}” tidak ada di register.{f' Maksudnya {near}?' if near else ''}")
    if len(found) > 1:
        told = "; ".join(
            f"--seri {one.series.seri} --tahun {one.series.tahun} ({one.series.penerbit})" for one in found
        )
        raise WrongUse(f"Nomor “{nomor}” ada {len(found)} kali. Pilih dengan: {told}.")
    return found[0]


def annulled(database: Database, entry: Entry, reason: str) -> Entry:
    """Annul an entry. Raises WrongUse where it is annulled already, or no reason is given."""
    if entry.keadaan == "batal":
        raise WrongUse(f"Nomor {entry.nomor} sudah dibatalkan: {entry.alasan}.")
    if not reason.strip():
        raise WrongUse("Alasan pembatalan belum diisi (--alasan).")
    with database.writing():
        return annul(database.base, entry.id, reason.strip())


def amended(database: Database, entry: Entry, typed: Mapping[str, str], registry: Registry) -> Entry:
    """Set columns of the books by name; an empty text takes one away. Raises WrongUse and InvalidData."""
    known = book_columns(registry)
    for name in typed:
        if name not in known:
            near = nearest(name, known)
            hint = f" Maksudnya {near}?" if near else ""
            raise WrongUse(f"Kolom “{name}” tidak dikenal.{hint} Yang dapat diketik: {', '.join(known)}.")
    given = {name: text for name, text in typed.items() if text.strip()}
    checked = registry.get(REGISTER_ENTRY).checker.check(given)
    faults = [problem for problem in checked.problems if problem.path and problem.path[0] in given]
    if faults:
        raise InvalidData(faults)
    values: dict[str, Any] = {name: checked.data[name] if name in given else None for name in typed}
    with database.writing():
        return amend(database.base, entry.id, values)


def verified(database: Database, asked: Sequence[str], files: Sequence[Path | None]) -> list[Verified]:
    """Tell of each file, or code as it is printed, whether it is the registered one. Raises Unreadable."""
    return [
        _of_code(database, text) if path is None else _of_file(database, text, path)
        for text, path in zip(asked, files, strict=True)
    ]


def _of_file(database: Database, text: str, path: Path) -> Verified:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise Unreadable(f"{path} tidak dapat dibaca.") from error
    return _verdict(text, reading.of_file(database.base, digest))


def _of_code(database: Database, text: str) -> Verified:
    code = "".join(text[text.upper().index(CODE) :].split()).upper()
    if not code.startswith(f"{CODE}{database.id}-"):
        return Verified(text, "register lain")
    return _verdict(text, reading.of_code(database.base, code))


def _verdict(text: str, known: Sequence[Known]) -> Verified:
    if not known:
        return Verified(text, "tidak dikenal")
    if any(one.entry.keadaan == "batal" for one in known):
        return Verified(text, "batal", tuple(known))
    return Verified(text, "terdaftar" if all(one.is_latest for one in known) else "versi lama", tuple(known))
