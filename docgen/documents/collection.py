"""Many forms added up into one: what each form gives, which must agree, and what the whole is made of.

The type that is made declares it in `x-docgen.himpunan`, in expressions of the template language:

    dari      the type of the forms
    unit      whose form it is; a later form of the same unit takes the place of an earlier one
    tanggal   the date that decides which is later
    sama      {name: expression}: values that all forms share
    rincian   the rows that a form gives: {name: value}, or {"tiap": list, "isi": {name: value}} for one of each `butir`
    urut      "unit" or "tanggal": how the forms, and with them their rows, are ordered
    isi       {field: value} of the whole, where `rincian` are all rows, `formulir` the forms (`unit`, `tanggal`,
              `berkas`, `rincian`), `sama` the shared values and `dasar` what the user gave beforehand

A value is an expression, or a group {name: value}, or {"tiap": list, "jika": condition, "isi": value} for a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.template_language import is_undefined, language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docgen.documents.schema import Schema


@dataclass(slots=True)
class Part:
    """What one form gives: its unit and date, the values that all share, and its rows."""

    unit: str
    date: str
    same: dict[str, Any]
    rows: list[dict[str, Any]]
    told: dict[str, Any] = field(default_factory=dict)


class Collection:
    """The declaration of a type that is made of forms, compiled."""

    def __init__(self, schema: Schema) -> None:
        declared = schema["x-docgen"]["himpunan"]
        self.source = str(declared["dari"])
        self.shared = tuple(declared["sama"])
        self.by_date = declared.get("urut") == "tanggal"
        self._unit, self._date = _value(declared["unit"]), _value(declared["tanggal"])
        self._same = {name: _value(one) for name, one in declared["sama"].items()}
        self._rows = _value(declared["rincian"])
        self._whole = {name: _value(one) for name, one in declared["isi"].items()}

    def part(self, context: Mapping[str, Any]) -> Part:
        """Give what a form gives; `context` is that of its checked data."""
        rows = self._rows(context)
        unit = " ".join(str(self._unit(context)).split())
        same = {name: one(context) for name, one in self._same.items()}
        return Part(unit, str(self._date(context) or ""), same, rows if isinstance(rows, list) else [rows])

    def whole(self, parts: Sequence[Part], same: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
        """Give the data of the whole; what the user gave beforehand wins."""
        context = {
            "rincian": [row for part in parts for row in part.rows],
            "formulir": [
                {"unit": part.unit, "tanggal": part.date, "rincian": part.rows, **part.told} for part in parts
            ],
            "sama": dict(same),
            "dasar": dict(base),
        }
        made = {name: one(context) for name, one in self._whole.items()}
        filled: dict[str, Any] = without_nothing({**made, **{key: base[key] for key in base if key not in made}})
        return filled


def _value(declared: Any) -> Callable[[Mapping[str, Any]], Any]:
    """Compile a value."""
    if isinstance(declared, str):
        expression = language().compile_expression(declared, undefined_to_none=False)
        return lambda context: _told(expression(dict(context)))
    if "tiap" in declared:
        return _list(declared)
    group = {name: _value(one) for name, one in declared.items()}
    return lambda context: {name: one(context) for name, one in group.items()}


def _list(declared: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], Any]:
    items, inner = _value(declared["tiap"]), _value(declared["isi"])
    wanted = _value(declared.get("jika", "true"))

    def made(context: Mapping[str, Any]) -> list[Any]:
        each = ({**context, "butir": item} for item in items(context) or ())
        return [inner(one) for one in each if wanted(one)]

    return made


def _told(value: Any) -> Any:
    return None if is_undefined(value) else value


def without_nothing(value: Any) -> Any:
    """Leave out what was not given, so that only the fields that are there count as filled in."""
    if isinstance(value, dict):
        kept = {name: without_nothing(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one is not None and one not in ({}, [])}
    if isinstance(value, list | tuple):
        return [kept for one in value if (kept := without_nothing(one)) not in (None, {}, [])]
    return value
