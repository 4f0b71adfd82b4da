"""What a type tells the register: which of its fields hold numbers, of which series, and what a book says of them.

`x-docgen.register` in a schema, by the field of the number:

    {seri, pola, tahun, tanggal?, tentang?, tingkat?, isi?}

`seri` is the series that the number is of, `pola` its usual pattern (a profile's `pola_nomor.<seri>` goes before it).
The others are expressions: the year, the date and the subject of the paper; `tingkat` gives "desa" or "kecamatan",
whose number it is (a paper with a village is the village's); `isi` further columns of the official books.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.register.entries import Series
from docgen.template_language import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.schema import Schema

AUTOMATIC = "otomatis"


@dataclass(frozen=True)
class NumberField:
    """One field that holds a number of the register, as its type declares it."""

    name: str
    seri: str
    pola: str
    tahun: str
    tanggal: str = "none"
    tentang: str = "''"
    tingkat: str = "'desa' if nama_desa else 'kecamatan'"
    isi: Mapping[str, str] = field(default_factory=dict)

    def series(self, context: Mapping[str, Any]) -> Series | None:
        """Give the series of a paper's number, None where its year is not known yet."""
        year = _value(self.tahun, context)
        return Series(_issuer(context, _value(self.tingkat, context)), self.seri, int(year)) if year else None

    def date(self, context: Mapping[str, Any]) -> str | None:
        """Give the date of the paper, None where it is not known yet."""
        found = _value(self.tanggal, context)
        return str(found) if found else None

    def subject(self, context: Mapping[str, Any]) -> str:
        """Give what the paper is about."""
        return str(_value(self.tentang, context) or "")

    def columns(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """Give the further columns that the paper knows."""
        found = {name: _value(expression, context) for name, expression in self.isi.items()}
        return {name: value for name, value in found.items() if value not in {None, ""}}


def number_fields(schema: Schema) -> dict[str, NumberField]:
    """Give the fields of a type that hold numbers of the register; the first is the paper's own number."""
    declared = schema.get("x-docgen", {}).get("register", {})
    return {name: NumberField(name, **told) for name, told in declared.items()}


def is_automatic(value: Any) -> bool:
    """Tell whether a value asks for a number of the register."""
    return isinstance(value, str) and value.strip().casefold() == AUTOMATIC


def _issuer(context: Mapping[str, Any], level: str) -> str:
    names = [context.get("nama_desa")] if level == "desa" else []
    names += [context.get("nama_kecamatan"), _regency(context)]
    return ", ".join(str(name) for name in names if name)


def _regency(context: Mapping[str, Any]) -> str:
    kind, name = context.get("jenis_kabupaten"), context.get("nama_kabupaten")
    return f"{kind or 'Kabupaten'} {name}" if name else ""


def _value(expression: str, context: Mapping[str, Any]) -> Any:
    return language().compile_expression(expression)(dict(context))
