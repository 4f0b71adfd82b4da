"""Writing into the register. Every function works within `Database.writing()`; `allocate` alone gives new numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docgen.number_pattern import pattern
from docgen.register.entries import Entry, folded
from docgen.register.reading import alike, entry, files_of, holder, same_data

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from docgen.register.entries import Origin, Paper, Request, Series, State, Version


class Held(Exception):
    """A number is not to be had as asked: `entry` holds it, or may be the same paper; `why` says which.

    "batal": it was annulled. "lain": another paper has it. "mirip": the same paper, as it seems, with other data.
    """

    def __init__(self, held_by: Entry, why: str) -> None:
        super().__init__(why)
        self.entry, self.why = held_by, why


def allocate(base: sqlite3.Connection, request: Request, now: str) -> Entry:
    """Give a paper its number: the one that its data was given before, else the next of the series.

    Raises Held("mirip") where an entry may be the same paper before a correction, unless `another` is asked for: no
    number is used up silently. Raises PatternError, and ValueError where the pattern wants a month that nobody knows.
    """
    known = same_data(base, request.series, request.paper)
    if known is not None:
        return known
    like = None if request.another else alike(base, request.series, request.paper)
    if like is not None:
        raise Held(like, "mirip")
    form = pattern(request.pola)
    month = int(request.paper.tanggal[5:7]) if request.paper.tanggal else None
    urut = _highest(base, request.series) + 1
    while holder(base, request.series, form.number(urut, request.series.tahun, month)) is not None:
        urut += 1  # a typed number that was not read as one of this pattern
    nomor = form.number(urut, request.series.tahun, month)
    return _insert(base, request.series, urut, nomor, request.paper, ("dipesan", "otomatis", now))


def take(base: sqlite3.Connection, request: Request, now: str) -> Entry:
    """Give the entry of a number that was typed: the paper's own, or a new one.

    Raises Held("batal") and Held("lain").
    """
    nomor = request.nomor or ""
    known = holder(base, request.series, nomor)
    if known is None:
        return record(base, request.series, nomor, request.paper, (request.pola, "dipesan", "diketik", now))
    if known.keadaan == "batal":
        raise Held(known, "batal")
    if known.paper.jenis not in {"", request.paper.jenis}:
        raise Held(known, "lain")
    return known


def record(
    base: sqlite3.Connection, series: Series, nomor: str, paper: Paper, how: tuple[str, State, Origin, str]
) -> Entry:
    """Note a number that people gave; `how` is its pattern, state, origin and the time. Raises Held("lain")."""
    pola, state, origin, now = how
    known = holder(base, series, nomor)
    if known is not None:
        raise Held(known, "lain")
    parts = pattern(pola).parts(nomor)
    urut = parts.urut if parts else int(nomor) if nomor.isascii() and nomor.isdigit() else None
    if urut is not None and _taken(base, series, urut):
        urut = None  # 005/12 beside 050/12: the text is the number, and it is not yet taken
    return _insert(base, series, urut, nomor, paper, (state, origin, now))


def bind(base: sqlite3.Connection, number: int, paper: Paper, version: Version, now: str) -> Entry:
    """Bind an entry to the files that its paper became: the version that has one of them, else a new one."""
    known = entry(base, number)
    latest = {sha for versi, sha, _ in files_of(base, number) if versi == known.versi}
    versi = known.versi if latest & set(version.files.values()) else known.versi + 1
    if versi > known.versi:
        base.execute("INSERT INTO versi VALUES (?, ?, ?, ?, ?)", (number, versi, version.sidik, version.kode, now))
    elif version.kode:
        base.execute("UPDATE versi SET kode = ? WHERE entri = ? AND versi = ?", (version.kode, number, versi))
    rows = [(number, versi, sha, name) for name, sha in version.files.items()]
    base.executemany("INSERT OR REPLACE INTO berkas VALUES (?, ?, ?, ?)", rows)
    base.execute(
        "UPDATE entri SET keadaan = 'tertulis', jenis = ?, bagian = ?, judul = ?, sumber = ?, sidik = ?, tanggal = ?,"
        " tentang = ?, isi = ? WHERE id = ?",
        (
            paper.jenis, paper.bagian, paper.judul, paper.sumber, paper.sidik, paper.tanggal, paper.tentang,
            _json({**known.paper.isi, **paper.isi}), number,
        ),
    )  # fmt: skip
    return entry(base, number)


def annul(base: sqlite3.Connection, number: int, reason: str) -> Entry:
    """Annul an entry: its number stays taken, with the reason."""
    base.execute("UPDATE entri SET keadaan = 'batal', alasan = ? WHERE id = ?", (reason, number))
    return entry(base, number)


def amend(base: sqlite3.Connection, number: int, values: Mapping[str, Any]) -> Entry:
    """Set columns of the official books that people type; None takes one away."""
    merged = {**entry(base, number).paper.isi, **values}
    kept = {name: value for name, value in merged.items() if value is not None}
    base.execute("UPDATE entri SET isi = ? WHERE id = ?", (_json(kept), number))
    return entry(base, number)


def _highest(base: sqlite3.Connection, series: Series) -> int:
    row = base.execute(
        "SELECT coalesce(max(urut), 0) FROM entri WHERE penerbit_kunci = ? AND seri = ? AND tahun = ?",
        (folded(series.penerbit), series.seri, series.tahun),
    ).fetchone()
    return int(row[0])


def _taken(base: sqlite3.Connection, series: Series, urut: int) -> bool:
    row = base.execute(
        "SELECT 1 FROM entri WHERE penerbit_kunci = ? AND seri = ? AND tahun = ? AND urut = ?",
        (folded(series.penerbit), series.seri, series.tahun, urut),
    ).fetchone()
    return row is not None


def _insert(
    base: sqlite3.Connection, series: Series, urut: int | None, nomor: str, paper: Paper, how: tuple[State, Origin, str]
) -> Entry:
    state, origin, now = how
    cursor = base.execute(
        "INSERT INTO entri (penerbit, penerbit_kunci, seri, tahun, urut, nomor, nomor_kunci, keadaan, asal, jenis,"
        " bagian, judul, sumber, sidik, tanggal, tentang, isi, dicatat)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            series.penerbit, folded(series.penerbit), series.seri, series.tahun, urut, nomor, folded(nomor), state,
            origin, paper.jenis, paper.bagian, paper.judul, paper.sumber, paper.sidik, paper.tanggal, paper.tentang,
            _json(paper.isi), now,
        ),
    )  # fmt: skip
    return entry(base, int(cursor.lastrowid or 0))


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)
