"""The register's file: opened, made where there is none, and the transactions on it.

A rollback journal, not a write-ahead log: the file is to be copied to a flash disk as it is and may lie on a shared
drive, where a write-ahead log does not work. Every commit is forced to the disk.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from docgen.errors import Unreadable, WriteFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "register.db"
_APPLICATION = 0x646F6367  # "docg": tells a register from any other SQLite file
_FORM = 1
_PATIENCE = 30.0
_COURTESY = 0.002
"""Seconds in which others may have their turn, after each of ours."""
_TABLES = (
    "CREATE TABLE register (nama TEXT PRIMARY KEY, nilai TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE entri (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        penerbit TEXT NOT NULL, penerbit_kunci TEXT NOT NULL, seri TEXT NOT NULL, tahun INTEGER NOT NULL,
        urut INTEGER CHECK (urut >= 0), nomor TEXT NOT NULL, nomor_kunci TEXT NOT NULL,
        keadaan TEXT NOT NULL CHECK (keadaan IN ('dipesan', 'tertulis', 'batal')),
        asal TEXT NOT NULL CHECK (asal IN ('otomatis', 'diketik', 'impor')),
        jenis TEXT NOT NULL, bagian TEXT NOT NULL, judul TEXT NOT NULL, sumber TEXT NOT NULL, sidik TEXT NOT NULL,
        tanggal TEXT, tentang TEXT NOT NULL, isi TEXT NOT NULL, dicatat TEXT NOT NULL, alasan TEXT NOT NULL DEFAULT '',
        UNIQUE (penerbit_kunci, seri, tahun, urut), UNIQUE (penerbit_kunci, seri, tahun, nomor_kunci))""",
    """CREATE TABLE versi (
        entri INTEGER NOT NULL REFERENCES entri, versi INTEGER NOT NULL, sidik TEXT NOT NULL, kode TEXT NOT NULL,
        dicatat TEXT NOT NULL, PRIMARY KEY (entri, versi)) WITHOUT ROWID""",
    """CREATE TABLE berkas (
        entri INTEGER NOT NULL, versi INTEGER NOT NULL, sha256 TEXT NOT NULL, nama TEXT NOT NULL,
        PRIMARY KEY (entri, versi, sha256), FOREIGN KEY (entri, versi) REFERENCES versi) WITHOUT ROWID""",
    "CREATE INDEX menurut_berkas ON berkas (sha256)",
    "CREATE INDEX menurut_kode ON versi (kode)",
    "CREATE INDEX menurut_sidik ON versi (sidik)",
)


class Database:
    """One open register file.

    `id` tells it from every other register: eight hexadecimal digits, made with it. Raises Unreadable for a file that
    is none, or of a newer docgen; WriteFailed where it can't be made. Close it, or use it in a `with`.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not create and not path.is_file():
            raise Unreadable(f"Register {path} tidak ada. Register dibuat saat nomor pertama dicatat.")
        try:
            self.base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except sqlite3.Error as error:
            raise WriteFailed(f"Register {path} tidak dapat dibuka: {error}. Pilih tempat lain.") from error
        try:
            self.base.execute("PRAGMA journal_mode = DELETE")
            self.base.execute("PRAGMA synchronous = FULL")
            self.base.execute("PRAGMA foreign_keys = ON")
            self.id = self._known(create=create)
        except sqlite3.Error as error:
            self.base.close()
            raise self._fault(error) from error
        except BaseException:
            self.base.close()
            raise

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()

    def _known(self, *, create: bool) -> str:
        """Give the register's id; an empty file is made a register."""
        if create and not self._number("application_id"):
            with self.writing():
                if not self._number("application_id"):
                    self._make()
        if self._number("application_id") != _APPLICATION:
            raise Unreadable(f"{self.path} bukan register docgen.")
        if self._number("user_version") > _FORM:
            raise Unreadable(f"Register {self.path} dibuat oleh docgen yang lebih baru. Perbarui docgen dahulu.")
        return str(self.base.execute("SELECT nilai FROM register WHERE nama = 'id'").fetchone()[0])

    def _make(self) -> None:
        if self.base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise Unreadable(f"{self.path} bukan register docgen.")
        for table in _TABLES:
            self.base.execute(table)
        self.base.execute("INSERT INTO register VALUES ('id', ?)", (secrets.token_hex(4).upper(),))
        self.base.execute(f"PRAGMA user_version = {_FORM}")
        self.base.execute(f"PRAGMA application_id = {_APPLICATION}")

    def _number(self, pragma: str) -> int:
        return int(self.base.execute(f"PRAGMA {pragma}").fetchone()[0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all that is within at once or not at all, alone: other processes wait, up to 30 seconds.

        Raises WriteFailed where the file can't be written.
        """
        self._begin()
        try:
            yield
            self.base.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):
                self.base.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise self._fault(error) from error
            raise
        time.sleep(_COURTESY)

    def _begin(self) -> None:
        """Wait for the turn. SQLite's own waiting looks ever more seldom: of many who ask on end, some get no turn."""
        self.base.execute("PRAGMA busy_timeout = 0")
        last = time.monotonic() + _PATIENCE
        try:
            while not self._begun(last=time.monotonic() > last):
                time.sleep((1 + secrets.randbelow(8)) / 1000)
        finally:
            self.base.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")

    def _begun(self, *, last: bool) -> bool:
        """Begin a transaction, or tell that another process has the turn; at the `last` try that is an error."""
        try:
            self.base.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if "locked" in str(error) and not last:
                return False
            raise self._fault(error) from error
        return True

    def _fault(self, error: sqlite3.Error) -> Unreadable | WriteFailed:
        if isinstance(error, sqlite3.OperationalError):
            busy = "locked" in str(error)
            cure = "Program lain sedang memakainya; ulangi sebentar lagi." if busy else "Periksa izin dan sisa tempat."
            return WriteFailed(f"Register {self.path} tidak dapat dipakai ({error}). {cure}")
        return Unreadable(f"{self.path} bukan register docgen, atau rusak ({error}).")
