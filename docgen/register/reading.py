"""Asking the register. Nothing here writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docgen.register.entries import Entry, Known, Paper, Series, folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_COLUMNS = (
    "id, penerbit, seri, tahun, urut, nomor, keadaan, asal, jenis, bagian, judul, sumber, sidik, tanggal, tentang, isi,"
    " dicatat, alasan, (SELECT coalesce(max(versi), 0) FROM versi WHERE versi.entri = entri.id)"
)


def entries(
    base: sqlite3.Connection,
    *,
    penerbit: str | None = None,
    seri: str | None = None,
    tahun: int | None = None,
    nomor: str | None = None,
) -> list[Entry]:
    """Give the entries that are as asked, None being any, by series, year and number.

    `penerbit` is as `Series` has it; names and numbers are compared without case and spaces.
    """
    asked = {
        "penerbit_kunci": folded(penerbit) if penerbit is not None else None,
        "seri": seri,
        "tahun": tahun,
        "nomor_kunci": folded(nomor) if nomor is not None else None,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    where = " AND ".join(f"{name} = ?" for name in given) or "1"
    order = "penerbit_kunci, seri, tahun, urut IS NULL, urut, nomor"
    return _all(base, f"WHERE {where} ORDER BY {order}", tuple(given.values()))


def entry(base: sqlite3.Connection, number: int) -> Entry:
    """Give the entry of an id. Raises LookupError."""
    found = _all(base, "WHERE id = ?", (number,))
    if not found:
        raise LookupError(number)
    return found[0]


def of_file(base: sqlite3.Connection, sha256: str) -> list[Known]:
    """Give the entries that a file is registered for: several where a paper has several numbers, none if unknown."""
    rows = base.execute(
        "SELECT entri, versi, nama, kode FROM berkas JOIN versi USING (entri, versi) WHERE sha256 = ? ORDER BY entri,"
        " versi",
        (sha256,),
    ).fetchall()
    latest = {row[0]: row for row in rows}  # the same bytes may come back after another version: the last counts
    return [Known(entry(base, number), versi, nama, kode) for number, versi, nama, kode in latest.values()]


def of_code(base: sqlite3.Connection, code: str) -> list[Known]:
    """Give the entries on whose papers a code was printed."""
    rows = base.execute("SELECT entri, max(versi) FROM versi WHERE kode = ? GROUP BY entri", (code,)).fetchall()
    found = []
    for number, versi in rows:
        names = base.execute("SELECT nama FROM berkas WHERE entri = ? AND versi = ?", (number, versi)).fetchall()
        found.append(Known(entry(base, number), versi, ", ".join(sorted(name for (name,) in names)), code))
    return found


def files_of(base: sqlite3.Connection, number: int) -> list[tuple[int, str, str]]:
    """Give every file of an entry: its version, SHA-256 and name."""
    wanted = "SELECT versi, sha256, nama FROM berkas WHERE entri = ? ORDER BY versi, nama"
    return [(int(versi), str(sha), str(name)) for versi, sha, name in base.execute(wanted, (number,))]


def holder(base: sqlite3.Connection, series: Series, nomor: str) -> Entry | None:
    """Give the entry that holds a number in a series."""
    found = entries(base, penerbit=series.penerbit, seri=series.seri, tahun=series.tahun, nomor=nomor)
    return found[0] if found else None


def same_data(base: sqlite3.Connection, series: Series, paper: Paper) -> Entry | None:
    """Give the entry that was given to the same data before, in whichever version."""
    found = _all(base, _OF_SAME_DATA, (*_kind(series, paper), paper.sidik, paper.sidik))
    return found[0] if found else None


def alike(base: sqlite3.Connection, series: Series, paper: Paper) -> Entry | None:
    """Give the entry that may be the same paper with corrected data: of the same kind, with its title or its file."""
    found = _all(base, _ALIKE, (*_kind(series, paper), paper.judul, paper.sumber, paper.judul))
    return found[0] if found else None


def gaps(found: Sequence[Entry]) -> dict[Series, list[int]]:
    """Give the numbers that are missing below the highest of each series: nobody says what became of them."""
    taken: dict[tuple[str, str, int], set[int]] = {}
    names: dict[tuple[str, str, int], Series] = {}
    for one in found:
        if one.urut is not None:
            key = (folded(one.series.penerbit), one.series.seri, one.series.tahun)
            names.setdefault(key, one.series)
            taken.setdefault(key, set()).add(one.urut)
    missing = {names[key]: sorted(set(range(1, max(numbers))) - numbers) for key, numbers in taken.items()}
    return {series: numbers for series, numbers in missing.items() if numbers}


_OF_SAME_DATA = """WHERE penerbit_kunci = ? AND seri = ? AND tahun = ? AND keadaan <> 'batal' AND jenis = ?
    AND bagian = ? AND (sidik = ? OR id IN (SELECT entri FROM versi WHERE sidik = ?)) ORDER BY id DESC"""
_ALIKE = """WHERE penerbit_kunci = ? AND seri = ? AND tahun = ? AND keadaan <> 'batal' AND jenis = ?
    AND bagian = ? AND (judul = ? OR (sumber = ? AND sumber <> '')) ORDER BY judul = ? DESC, id DESC"""


def _kind(series: Series, paper: Paper) -> tuple[Any, ...]:
    return folded(series.penerbit), series.seri, series.tahun, paper.jenis, paper.bagian


def _all(base: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Entry]:
    return [_entry(row) for row in base.execute(f"SELECT {_COLUMNS} FROM entri {where}", values)]  # noqa: S608 - no data in it


def _entry(row: tuple[Any, ...]) -> Entry:
    number, penerbit, seri, tahun, urut, nomor, keadaan, asal, *rest = row
    jenis, bagian, judul, sumber, sidik, tanggal, tentang, isi, dicatat, alasan, versi = rest
    paper = Paper(jenis, bagian, judul, sumber, sidik, tanggal, tentang, json.loads(isi))
    return Entry(number, Series(penerbit, seri, tahun), urut, nomor, keadaan, asal, paper, dicatat, alasan, versi)
