"""What a person is typing, and what was made of it: one SQLite file that survives a restart and a power cut.

Every change is on the disk before the call returns (`synchronous=FULL`). Times are given by the caller. Drafts are
nested texts as typed; nothing is checked here.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import CannotProduce, WrongUse
from docgen.usecases.orders import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FILE = "docgen.sqlite"
_VERSION = 1
_BUSY_SECONDS = 30
_TABLES = """
CREATE TABLE naskah (id TEXT PRIMARY KEY, jenis TEXT NOT NULL, judul TEXT NOT NULL, isi TEXT NOT NULL,
                     tanpa TEXT NOT NULL DEFAULT '[]', dibuat TEXT NOT NULL, diubah TEXT NOT NULL);
CREATE TABLE hasil (id TEXT PRIMARY KEY, jenis TEXT NOT NULL, judul TEXT NOT NULL, isi TEXT NOT NULL,
                    tanda TEXT, dibuat TEXT NOT NULL);
CREATE TABLE berkas (hasil TEXT NOT NULL REFERENCES hasil (id) ON DELETE CASCADE, urut INTEGER NOT NULL,
                     nama TEXT NOT NULL, folder TEXT NOT NULL, media TEXT NOT NULL, isi BLOB NOT NULL,
                     PRIMARY KEY (hasil, urut));
CREATE TABLE rahasia (nama TEXT PRIMARY KEY, nilai TEXT NOT NULL);
PRAGMA user_version = 1;
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: its type, the name a person gave it, its data as typed, and the parts that are not to be made."""

    id: str
    type_id: str
    title: str
    data: dict[str, Any]
    without: tuple[str, ...]
    made: str
    changed: str


@dataclass(frozen=True, slots=True)
class Result:
    """Documents that were made at one time; `files` are their names in order."""

    id: str
    type_id: str
    title: str
    mark: str | None
    made: str
    files: tuple[str, ...]


class DraftStore:
    """The drafts and results in one folder, which is made with rights for its owner only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        path = folder / FILE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None)
            self._prepared()
        except (OSError, sqlite3.Error) as error:
            raise CannotProduce(
                f"Folder data {folder} tidak dapat dipakai. Periksa izin dan tempat penyimpanannya, "
                "atau pilih folder lain dengan --data."
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _prepared(self) -> None:
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        self._base.execute("PRAGMA synchronous = FULL")
        self._base.execute("PRAGMA foreign_keys = ON")
        with self._change():
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in _TABLES.strip().split(";\n"):
                    self._base.execute(statement)
            elif version > _VERSION:
                raise CannotProduce(f"{self.folder / FILE} dibuat oleh docgen yang lebih baru. Perbarui docgen.")

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._lock:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def secret(self, name: str) -> str:
        """Give a random text that stays the same for this folder."""
        with self._change():
            self._base.execute("INSERT OR IGNORE INTO rahasia VALUES (?, ?)", (name, secrets.token_urlsafe(24)))
        return str(self._rows("SELECT nilai FROM rahasia WHERE nama = ?", (name,))[0][0])

    def drafts(self) -> list[Draft]:
        """Give all drafts, the last changed first."""
        return [_draft(row) for row in self._rows("SELECT * FROM naskah ORDER BY diubah DESC, id")]

    def draft(self, draft_id: str) -> Draft | None:
        """Give a draft, None where there is none."""
        rows = self._rows("SELECT * FROM naskah WHERE id = ?", (draft_id,))
        return _draft(rows[0]) if rows else None

    def add(
        self,
        type_id: str,
        title: str,
        now: str,
        data: dict[str, Any] | None = None,
        without: Iterable[str] = (),
        *,
        draft_id: str | None = None,
    ) -> Draft:
        """Begin a draft; an id that is there already is left as it is."""
        made = draft_id or secrets.token_hex(8)
        values = (made, type_id, title, _json(data or {}), _json([*without]), now, now)
        with self._change():
            self._base.execute("INSERT OR IGNORE INTO naskah VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return self.known(made)

    def known(self, draft_id: str) -> Draft:
        """Give a draft. Raises WrongUse where there is none."""
        found = self.draft(draft_id)
        if found is None:
            raise WrongUse("Naskah ini sudah tidak ada.")
        return found

    def write(self, draft_id: str, now: str, data: dict[str, Any], without: Iterable[str]) -> None:
        """Replace what a draft holds."""
        values = (_json(data), _json([*without]), now, draft_id)
        with self._change():
            self._base.execute("UPDATE naskah SET isi = ?, tanpa = ?, diubah = ? WHERE id = ?", values)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others out while a draft is read, changed and written."""
        with self._lock:
            yield

    def rename(self, draft_id: str, title: str) -> None:
        """Give a draft another name."""
        with self._change():
            self._base.execute("UPDATE naskah SET judul = ? WHERE id = ?", (title, draft_id))

    def remove(self, draft_id: str) -> None:
        """Delete a draft."""
        with self._change():
            self._base.execute("DELETE FROM naskah WHERE id = ?", (draft_id,))

    def keep(
        self, draft: Draft, artifacts: Sequence[Artifact], mark: str | None, now: str, title: str | None = None
    ) -> str:
        """Keep documents that were made, with the data that they were made from; give the id of the result."""
        made = secrets.token_hex(8)
        record = _json({"isi": draft.data, "tanpa": [*draft.without]})
        with self._change():
            self._base.execute(
                "INSERT INTO hasil VALUES (?, ?, ?, ?, ?, ?)",
                (made, draft.type_id, title or draft.title, record, mark, now),
            )
            self._put_files(made, 0, artifacts)
        return made

    def add_files(self, result_id: str, artifacts: Sequence[Artifact]) -> None:
        """Add files to a result, in place of those of the same names."""
        with self._change():
            for artifact in artifacts:
                self._base.execute("DELETE FROM berkas WHERE hasil = ? AND nama = ?", (result_id, artifact.name))
            last = self._base.execute("SELECT max(urut) FROM berkas WHERE hasil = ?", (result_id,)).fetchone()[0]
            self._put_files(result_id, (-1 if last is None else last) + 1, artifacts)

    def _put_files(self, result_id: str, first: int, artifacts: Sequence[Artifact]) -> None:
        for number, artifact in enumerate(artifacts, start=first):
            values = (result_id, number, artifact.name, artifact.folder, artifact.media_type, artifact.content)
            self._base.execute("INSERT INTO berkas VALUES (?, ?, ?, ?, ?, ?)", values)

    def results(self, most: int = 200) -> list[Result]:
        """Give what was made, the latest first."""
        rows = self._rows("SELECT id FROM hasil ORDER BY dibuat DESC, id LIMIT ?", (most,))
        return [self.result(row[0]) for row in rows]

    def result(self, result_id: str) -> Result:
        """Give a result. Raises WrongUse where there is none."""
        rows = self._rows("SELECT id, jenis, judul, tanda, dibuat FROM hasil WHERE id = ?", (result_id,))
        if not rows:
            raise WrongUse("Hasil ini sudah tidak ada.")
        files = self._rows("SELECT nama FROM berkas WHERE hasil = ? ORDER BY urut", (result_id,))
        found, type_id, title, mark, made = rows[0]
        return Result(found, type_id, title, mark, made, tuple(name for (name,) in files))

    def origin(self, result_id: str) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Give the data that a result was made from, and the parts that were not made."""
        rows = self._rows("SELECT isi FROM hasil WHERE id = ?", (result_id,))
        if not rows:
            raise WrongUse("Hasil ini sudah tidak ada.")
        record = json.loads(rows[0][0])
        return record["isi"], tuple(record["tanpa"])

    def file(self, result_id: str, number: int) -> Artifact:
        """Give one file of a result. Raises WrongUse where there is none."""
        files = self.files(result_id)
        if not 0 <= number < len(files):
            raise WrongUse("Berkas ini sudah tidak ada.")
        return files[number]

    def files(self, result_id: str) -> list[Artifact]:
        """Give all files of a result in their order."""
        query = "SELECT nama, media, isi, folder FROM berkas WHERE hasil = ? ORDER BY urut"
        return [Artifact(*row) for row in self._rows(query, (result_id,))]

    def forget(self, result_id: str) -> None:
        """Delete a result with its files."""
        with self._change():
            self._base.execute("DELETE FROM hasil WHERE id = ?", (result_id,))


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _draft(row: Sequence[Any]) -> Draft:
    draft_id, type_id, title, data, without, made, changed = row
    return Draft(draft_id, type_id, title, json.loads(data), tuple(json.loads(without)), made, changed)
