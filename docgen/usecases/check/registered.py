"""What the register of numbers says of a document: changed since it was registered, its number another's, annulled."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.documents.registration import number_fields
from docgen.register import reading
from docgen.register.entries import folded
from docgen.usecases.check.finding import Finding
from docgen.usecases.check.marks import marks
from docgen.usecases.fingerprint import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.documents.registry import DocumentType
    from docgen.register.database import Database
    from docgen.register.entries import Entry, Known
    from docgen.rendering.texts.word import Line
    from docgen.usecases.check.paper import Paper

_CODE = re.compile(rf"{CODE}[A-Z0-9-]+", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:NOMOR|Nomor)\s*:?\s*(?P<nomor>[^\s:.…_]\S*)(?:\s+(?:TAHUN|Tahun)\s+(?P<tahun>\d{4}))?")
_HEAD = 30  # lines in which a paper tells its number
_CURE = "Pakai berkas yang terdaftar, atau daftarkan yang baru dengan docgen generate --force."


def registered(paper: Paper, database: Database, document_type: DocumentType | None) -> Iterator[Finding]:
    """Find what the register holds against a document; one that is as registered is only told to be so."""
    known = reading.of_file(database.base, hashlib.sha256(paper.content).hexdigest())
    if known:
        yield from (_of_known(one) for one in known)
        if any(finding.code == "tanda" for finding in marks(paper)):
            message = f"naskah bertanda DRAF atau CONTOH tercatat bernomor di register: {known[0].entry.shown}"
            yield Finding("register_tanda", "galat", message, cure="Batalkan nomornya dengan docgen register.")
        return
    changed = _by_code(paper, database) or _by_name(paper, database)
    if changed is not None:
        message = f"berkas ini berubah sejak didaftarkan sebagai {changed.shown}"
        yield Finding("register_berubah", "galat", message, cure=_CURE)
        return
    if document_type is not None:
        yield from _taken(paper, database, document_type)


def _of_known(known: Known) -> Finding:
    entry = known.entry
    if entry.keadaan == "batal":
        message = f"nomor {entry.shown} sudah dibatalkan di register: {entry.alasan}"
        return Finding("register_batal", "galat", message, cure="Buat ulang dengan nomor lain.")
    if not known.is_latest:
        message = f"ini versi {known.versi} dari {entry.shown}; di register sudah ada versi {entry.versi}"
        return Finding("register_lama", "galat", message, cure="Tanda tangani versi yang terakhir.")
    return Finding("terdaftar", "catatan", f"sama dengan yang terdaftar di register: {entry.shown}")


def _by_code(paper: Paper, database: Database) -> Entry | None:
    """Give the entry whose code is printed on the paper."""
    texts = [line.text for _, lines in paper.margins for line in lines] + [line.text for line in paper.lines]
    codes = [code.upper() for text in texts for code in _CODE.findall(text)]
    return next((known.entry for code in codes for known in reading.of_code(database.base, code)), None)


def _by_name(paper: Paper, database: Database) -> Entry | None:
    """Give the entry that a file of this very name, and of this type, was registered for."""
    name = Path(paper.file).name
    own = (paper.record or {}).get("jenis")
    for entry in reading.entries(database.base):
        if own in {None, entry.paper.jenis} and any(
            name == one for _, _, one in reading.files_of(database.base, entry.id)
        ):
            return entry
    return None


def _taken(paper: Paper, database: Database, document_type: DocumentType) -> Iterator[Finding]:
    """Find the number of the paper where another one of its series holds it; a copy has that of its original."""
    told, field = _number(paper), next(iter(number_fields(document_type.schema).values()), None)
    if told is None or field is None or any(finding.code == "salinan" for finding in marks(paper)):
        return
    line, nomor, year = told
    head = folded("".join(one.text for one in paper.lines[:_HEAD]))
    for entry in reading.entries(database.base, nomor=nomor, seri=field.seri, tahun=year):
        if folded(entry.series.penerbit.partition(",")[0]) in head:
            message = f"nomor {nomor} sudah dipakai naskah lain di register: {entry.shown}"
            yield Finding(
                "register_nomor", "galat", message, paper.where(line), "Pakai nomor lain, mis. nomor: otomatis."
            )


def _number(paper: Paper) -> tuple[Line, str, int | None] | None:
    """Give the number that the paper tells in its head, with the year where it stands beside it."""
    for line in paper.lines[:_HEAD]:
        match = _NUMBER.search(line.text)
        if match:
            year = match["tahun"]
            return line, match["nomor"].rstrip(",;"), int(year) if year else None
    return None
