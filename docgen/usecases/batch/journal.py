"""The journal of a batch: its rows, what the check said of them, and which of them are finished.

A small database beside the documents. It outlives a process that is killed; whoever holds it is the only one at work.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import zlib
from contextlib import suppress
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, Literal

from docgen.errors import Place, Problem, WriteFailed, WrongUse
from docgen.inputs.tables.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docgen.usecases.batch.work import Made, Verdict

_FORM = "1"
_SCHEMA = """
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE row (number INTEGER PRIMARY KEY, text BLOB, spots TEXT, state INT NOT NULL DEFAULT 0);
CREATE TABLE file (row INT, part INT, path TEXT, folded TEXT, digest TEXT, PRIMARY KEY (row, part)) WITHOUT ROWID;
CREATE INDEX by_name ON file (folded);
CREATE TABLE problem (row INT, stage INT, text TEXT);
CREATE INDEX by_row ON problem (row);
"""
NEW, SOUND, BAD, DONE = range(4)
_CHECK, _MAKING = range(2)
_CHECKED = "checked"

Resume = Literal["never", "if_same", "demanded"]
"""Whether an unfinished run is taken up: never, where it is the same, or it must be the same."""


class Journal:
    """The journal of one run, open and locked.

    `fingerprint` tells runs apart that would make other files. As `resume` says, an unfinished journal of the same run
    is taken up (`resumed`), else it is begun anew; `found` says whether there was one, of whatever run. Raises
    WriteFailed where it can't be written or another process holds it, WrongUse where the one that must be resumed is
    of another run.
    """

    def __init__(self, path: Path, fingerprint: str, *, resume: Resume) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(path, timeout=2, isolation_level=None)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = TRUNCATE")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute("BEGIN EXCLUSIVE")
            known = self._told("form") == _FORM and self._told("fingerprint") == fingerprint
            if resume == "demanded" and not known and self._told("form") is not None:
                self._base.close()
                raise WrongUse(
                    f"Tabel, profil, templat, atau pilihan berubah sejak {path} dibuat. Jalankan tanpa --resume untuk "
                    "memulai lagi; yang sudah ada dengan isi sama tidak ditulis ulang."
                )
            self.found = self._told("form") is not None
            self.resumed = resume != "never" and known
            if not self.resumed:
                self._begin(fingerprint)
        except sqlite3.Error as error:
            raise WriteFailed(
                f"Jurnal {path} tidak dapat dibuka ({error}). Bila proses lain sedang mengisi tempat yang sama, tunggu "
                "sampai selesai; bila tidak, hapus jurnal itu."
            ) from error

    def _told(self, name: str) -> str | None:
        with suppress(sqlite3.OperationalError):  # a new file has no tables
            row = self._base.execute("SELECT value FROM told WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else None
        return None

    def _begin(self, fingerprint: str) -> None:
        for (name,) in self._base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._base.execute(f"DROP TABLE {name}")
        for statement in _SCHEMA.strip().split(";"):
            self._base.execute(statement)
        self._base.executemany("INSERT INTO told VALUES (?, ?)", [("form", _FORM), ("fingerprint", fingerprint)])

    def commit(self) -> None:
        """Make what was noted last, and go on."""
        try:
            self._base.execute("COMMIT")
            self._base.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise WriteFailed(f"Jurnal {self._path} tidak dapat ditulis ({error}).") from error

    def close(self) -> None:
        """Keep what was noted, for a later run."""
        with suppress(sqlite3.Error):
            self._base.execute("COMMIT")
        self._base.close()

    def remove(self) -> None:
        """End the journal of a run that is finished."""
        self._base.close()
        for ending in ("", "-journal"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink()

    @property
    def checked(self) -> bool:
        """Tell whether all rows were read and checked."""
        return self._told(_CHECKED) is not None

    def set_checked(self) -> None:
        """Note that all rows were read and checked."""
        self._base.execute("INSERT INTO told VALUES (?, '')", (_CHECKED,))
        self.commit()

    def start_over(self) -> None:
        """Forget rows that an interrupted check has noted."""
        for table in ("row", "file", "problem"):
            self._base.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def add(self, records: Iterable[Record]) -> None:
        """Note rows as they were read."""
        self._base.executemany(
            "INSERT INTO row (number, text, spots) VALUES (?, ?, ?)",
            (
                (
                    one.number,
                    zlib.compress(one.text.encode(errors="surrogatepass"), 1),
                    json.dumps([one.spots, one.faults]),
                )
                for one in records
            ),
        )

    def judge(self, verdicts: Iterable[Verdict]) -> None:
        """Note what the check said of rows."""
        for one in verdicts:
            self._base.executemany(
                "INSERT INTO file (row, part, path, folded) VALUES (?, ?, ?, ?)",
                ((one.number, part, path, folded(path)) for part, path in enumerate(one.paths)),
            )
            self._set_state(one.number, SOUND if one.paths else BAD)
            self._add_problems(one.number, _CHECK, one.problems)

    def refuse(self, number: int, problem: Problem) -> None:
        """Note that a row is not sound after all."""
        self._set_state(number, BAD)
        self._add_problems(number, _CHECK, [problem])

    def namesakes(self) -> list[list[tuple[int, str]]]:
        """Give the groups of files, each as (row, path), that would have one name."""
        groups: dict[str, list[tuple[int, str]]] = {}
        for name, number, path in self._base.execute(
            "SELECT folded, row, path FROM file WHERE folded IN "
            "(SELECT folded FROM file GROUP BY folded HAVING COUNT(*) > 1) ORDER BY row, part"
        ):
            groups.setdefault(name, []).append((number, path))
        return list(groups.values())

    def count(self, *states: int) -> int:
        """Give how many rows are in one of some states; without any, how many there are."""
        where = f"WHERE state IN ({', '.join(map(str, states))})" if states else ""
        return int(self._base.execute(f"SELECT COUNT(*) FROM row {where}").fetchone()[0])  # noqa: S608 - our own numbers

    def files(self, number: int) -> list[tuple[str, str]]:
        """Give the files of a finished row: path and SHA-256."""
        found = self._base.execute("SELECT path, digest FROM file WHERE row = ? ORDER BY part", (number,))
        return [(path, digest) for path, digest in found]

    def records(self, state: int, chunk: int) -> Iterator[list[Record]]:
        """Give the rows that are in a state, some at a time, in their order; they may change theirs meanwhile."""
        last = 0
        while found := self._base.execute(
            "SELECT number, text, spots FROM row WHERE state = ? AND number > ? ORDER BY number LIMIT ?",
            (state, last, chunk),
        ).fetchall():
            last = found[-1][0]
            yield [_record(*one) for one in found]

    def some(self, numbers: Iterable[int]) -> Iterator[Record]:
        """Give rows by their numbers."""
        for number in numbers:
            found = self._base.execute("SELECT number, text, spots FROM row WHERE number = ?", (number,))
            yield _record(*found.fetchone())

    def numbers(self, state: int) -> Iterator[int]:
        """Give the numbers of the rows in a state; they may change theirs meanwhile."""
        last = 0
        while found := self._base.execute(
            "SELECT number FROM row WHERE state = ? AND number > ? ORDER BY number LIMIT 1000", (state, last)
        ).fetchall():
            last = found[-1][0]
            yield from (number for (number,) in found)

    def done(self, made: Iterable[Made]) -> None:
        """Note which rows are finished; one with failures is left for another time."""
        for one in made:
            self._base.execute("DELETE FROM problem WHERE row = ? AND stage = ?", (one.number, _MAKING))
            self._add_problems(one.number, _MAKING, one.failures)
            if not one.failures:
                self._base.executemany(
                    "UPDATE file SET digest = ? WHERE row = ? AND path = ?",
                    ((product.digest, one.number, product.path) for product in one.products),
                )
                self._set_state(one.number, DONE)

    def undo(self, number: int) -> None:
        """Note that a finished row is to be made again."""
        self._set_state(number, SOUND)

    def problems(self, *, of_check: bool = False) -> Iterator[tuple[int, Problem]]:
        """Give all problems, or those of the check alone, by row, with its number (0 outside of rows)."""
        last = _CHECK if of_check else _MAKING
        found = self._base.execute("SELECT row, text FROM problem WHERE stage <= ? ORDER BY row, stage, rowid", (last,))
        for number, text in found:
            yield number, _problem(json.loads(text))

    def note(self, problems: Iterable[Problem]) -> None:
        """Note problems that belong to no row."""
        self._add_problems(0, _CHECK, problems)

    def _set_state(self, number: int, state: int) -> None:
        self._base.execute("UPDATE row SET state = ? WHERE number = ?", (state, number))

    def _add_problems(self, number: int, stage: int, problems: Iterable[Problem]) -> None:
        rows = ((number, stage, json.dumps(asdict(problem))) for problem in problems)
        self._base.executemany("INSERT INTO problem VALUES (?, ?, ?)", rows)


def folded(path: str) -> str:
    """Give a path as Windows and macOS compare it: without case, in one Unicode form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _record(number: int, text: bytes, spots: str) -> Record:
    where, faults = json.loads(spots)
    return Record(number, zlib.decompress(text).decode(errors="surrogatepass"), where, [tuple(one) for one in faults])


def _problem(told: dict[str, Any]) -> Problem:
    for name in ("place", "against_place"):
        told[name] = told[name] and Place(**told[name])
    for name in ("path", "against"):
        told[name] = tuple(told[name])
    return Problem(**{one.name: told[one.name] for one in fields(Problem)})
