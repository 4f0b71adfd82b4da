"""Papers for the register, and a process that registers some: run as a program it is killed at any moment."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

from docgen.output import write_files
from docgen.register.database import Database
from docgen.register.entries import Entry, Paper, Request, Series, Version
from docgen.register.keeping import allocate, bind

NOW = "2026-10-12 08:00"
VILLAGE = Series("Desa Pemaron, Kecamatan Buleleng, Kabupaten Buleleng", "keputusan", 2026)
PATTERN = "141/{urut:03}/KEP/{bulan_romawi}/{tahun}"


def asked(number: int, series: Series = VILLAGE, **changes: object) -> Request:
    """Give the request of the paper that is the so-and-so-manieth of some that have nothing in common."""
    paper = Paper(
        "surat_uji", judul=f"Naskah {number}", sumber=f"{number}.yaml", sidik=f"sidik {number}", tanggal="2026-10-12"
    )
    return Request(series, PATTERN, replace(paper, **changes))  # type: ignore[arg-type]


def given(database: Database, request: Request) -> Entry:
    """Allocate in a transaction of its own."""
    with database.writing():
        return allocate(database.base, request, NOW)


def bound(database: Database, entry: Entry, request: Request, content: bytes, name: str = "a.docx") -> Entry:
    """Bind an entry to a file in a transaction of its own."""
    with database.writing():
        version = Version({name: hashlib.sha256(content).hexdigest()}, request.paper.sidik)
        return bind(database.base, entry.id, request.paper, version, NOW)


def main() -> None:
    """Register papers, each with its file: the register, the folder, and the numbers of the papers."""
    path, folder, *numbers = sys.argv[1:]
    with Database(Path(path), create=True) as database:
        for number in map(int, numbers):
            request = asked(number)
            entry = given(database, request)
            content = f"{entry.nomor} {request.paper.judul}".encode()
            write_files([(Path(folder, f"{number}.txt"), content)])
            bound(database, entry, request, content, f"{number}.txt")


if __name__ == "__main__":
    main()
