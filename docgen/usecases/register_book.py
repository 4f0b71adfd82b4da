"""The register as one of the official books: entries of a year gathered as the data of the book's own type.

`x-docgen.buku` in the type of a book: `{nama, daftar: {list: {seri: [...], isi: {field: expression}}}}`. The
expressions see an entry: nomor, tanggal, tentang, keadaan, alasan, and the columns that its paper knew or people typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.errors import WrongUse
from docgen.inputs.source import Source
from docgen.lists import nearest
from docgen.register.entries import folded
from docgen.register.reading import entries
from docgen.template_language import language, variables
from docgen.usecases.generate import CODED, produce
from docgen.usecases.orders import order
from docgen.usecases.portable import Made, Wish, with_pdfs
from docgen.usecases.starter import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import Problem
    from docgen.register.database import Database
    from docgen.register.entries import Entry

_BOOK = "buku"
_DATA = ("yaml", "json")


def books(registry: Registry) -> dict[str, DocumentType]:
    """Give the types of official books by their short names."""
    types = (one for one in registry.types() if _BOOK in one.declaration)
    return {str(one.declaration[_BOOK]["nama"]): one for one in types}


def book_of(registry: Registry, name: str) -> DocumentType:
    """Give a book's type by its short name or its id. Raises WrongUse that names those that there are."""
    known = books(registry)
    found = known.get(name) or next((one for one in known.values() if one.id == name), None)
    if found is None:
        near = nearest(name, known)
        hint = f" Maksudnya {near}?" if near else ""
        raise WrongUse(f"Buku “{name}” tidak dikenal.{hint} Yang ada: {', '.join(known)}.")
    return found


def book_data(book: DocumentType, year: int, database: Database, profile: Source | None) -> dict[str, Any]:
    """Give the data of a book of one year, of the village that the profile names, or the only one in the register.

    Raises WrongUse where there are several villages and no profile that tells which.
    """
    declared = book.declaration[_BOOK]["daftar"]
    known = book.schema["properties"]
    data = {name: value for name, value in (profile.data if profile else {}).items() if name in known}
    all_series = {seri for told in declared.values() for seri in told["seri"]}
    found = [one for one in entries(database.base, tahun=year) if one.series.seri in all_series]
    found = _of_one(found, data)
    by_date = sorted(found, key=lambda one: one.paper.tanggal or "9999")
    lists = {
        name: [
            _row(one, told["isi"], known[name])
            for one in (found if len(told["seri"]) == 1 else by_date)  # numbers of several series have one order: time
            if one.series.seri in told["seri"]
        ]
        for name, told in declared.items()
    }
    return {**data, "jenis": book.id, "tahun": str(year), **{name: rows for name, rows in lists.items() if rows}}


def _of_one(found: list[Entry], data: Mapping[str, Any]) -> list[Entry]:
    names = [data.get(name) for name in ("nama_desa", "nama_kecamatan")]
    if all(names):
        start = folded(", ".join(str(name) for name in names) + ",")
        return [one for one in found if folded(one.series.penerbit).startswith(start)]
    issuers = {folded(one.series.penerbit): one.series.penerbit for one in found}
    if len(issuers) > 1:
        raise WrongUse(f"Register ini memuat nomor {'; '.join(issuers.values())}. Pilih dengan profilnya (-p PROFIL).")
    return found


def _row(entry: Entry, told: Mapping[str, str], field: Mapping[str, Any]) -> dict[str, Any]:
    names = dict.fromkeys(variables(list(told.values())))
    seen = {
        **names, **entry.paper.isi, "nomor": entry.nomor, "tanggal": entry.paper.tanggal,
        "tentang": entry.paper.tentang or None, "keadaan": entry.keadaan, "alasan": entry.alasan,
    }  # fmt: skip
    values = {name: language().compile_expression(expression)(seen) for name, expression in told.items()}
    return {name: str(values[name]) for name in field["items"]["properties"] if values.get(name) not in {None, ""}}


def book_document(
    book: DocumentType, data: dict[str, Any], suffix: str, registry: Registry, profile: Source | None
) -> tuple[bytes, tuple[Problem, ...]]:
    """Give a book as a document or as data to be completed, and warnings.

    Raises InvalidData where the profile lacks something, WrongUse for a format that there is not.
    """
    if suffix in _DATA:
        return written(book, data, suffix), ()
    if suffix not in (*book.suffixes, "pdf"):
        raise WrongUse(f"Buku dibuat sebagai .{', .'.join((*book.suffixes, 'pdf'))}, atau data .{', .'.join(_DATA)}.")
    wanted = order(book, Source("register", data, {}, {}), registry, profile)
    if suffix == "pdf":
        return with_pdfs([Made(wanted, produce(wanted, suffix=CODED))], Wish())[1].content, wanted.warnings
    return produce(wanted, suffix=suffix).content, wanted.warnings
