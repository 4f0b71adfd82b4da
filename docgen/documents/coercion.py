"""Text as typed becomes the value that the schema means: `05-10-2026` a date, `1.500.000` an amount, `ya` a truth.

Coercion is the format check of the schemas: what it refuses is reported with the reason and kept as typed.
It never drops an unknown key and never fills a gap; that is for validation and context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.errors import Problem
from docgen.formats import FORMATS, FormatError
from docgen.text import TextError, clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.documents.schema import Schema
    from docgen.errors import DataPath

    Reader = Callable[[Any, DataPath, list[Problem]], Any]

TEXT_FORMATS = {"teks", "paragraf", "nama", "gambar"}


class _Refused(Exception):
    def __init__(self, reason: str, expected: str | None = None, hint: str | None = None) -> None:
        self.reason, self.expected, self.hint = reason, expected, hint


def reader(schema: Schema) -> Reader:
    """Compile a flat schema to a function (value, path, problems) -> canonical value.

    The function adds a Problem for every value that it refuses and leaves that value as it was.
    """
    kind = schema.get("type")
    if kind == "object":
        return _object_reader(schema)
    if kind == "array":
        return _array_reader(schema)
    return _guarded(_scalar_reader(schema))


def _object_reader(schema: Schema) -> Reader:
    scalars: dict[str, Callable[[Any], Any]] = {}
    containers: dict[str, Reader] = {}
    defaults: dict[str, Any] = {}
    for name, child in schema.get("properties", {}).items():
        if child.get("type") in {"object", "array"}:
            containers[name] = reader(child)
        else:
            scalars[name] = _scalar_reader(child)
        if "default" in child:
            defaults[name] = child["default"]

    def read_entry(key: str, raw: Any, path: DataPath, problems: list[Problem]) -> Any:
        if key in containers:
            return containers[key](raw, (*path, key), problems)
        if key not in scalars:
            return raw
        try:
            return scalars[key](raw)
        except _Refused as refusal:
            problems.append(_problem(refusal, raw, (*path, key)))
            return raw

    def read(value: Any, path: DataPath, problems: list[Problem]) -> Any:
        if not isinstance(value, dict):
            return value
        filled = {key: read_entry(key, raw, path, problems) for key, raw in value.items() if raw is not None}
        return {**defaults, **filled}

    return read


def _array_reader(schema: Schema) -> Reader:
    item = reader(schema["items"])

    def read(value: Any, path: DataPath, problems: list[Problem]) -> Any:
        if not isinstance(value, list | tuple):
            return value
        return [item(entry, (*path, index), problems) for index, entry in enumerate(value)]

    return read


def _guarded(scalar: Callable[[Any], Any]) -> Reader:
    def read(value: Any, path: DataPath, problems: list[Problem]) -> Any:
        if value is None:
            return None
        try:
            return scalar(value)
        except _Refused as refusal:
            problems.append(_problem(refusal, value, path))
            return value

    return read


def _scalar_reader(schema: Schema) -> Callable[[Any], Any]:
    if "const" in schema or "enum" in schema:
        return _choice_reader(schema.get("enum") or [schema["const"]])
    format_name = schema.get("format", "teks")
    if format_name in TEXT_FORMATS:
        return _text_reader(name=format_name == "nama")
    read = FORMATS[format_name].read
    stays_text = schema.get("type") == "string"

    def read_scalar(value: Any) -> Any:
        if not stays_text and type(value) in {int, bool}:
            value = {True: "ya", False: "tidak"}[value] if type(value) is bool else str(value)
        try:
            return read(_as_text(value))
        except FormatError as error:
            raise _Refused(error.reason, error.expected) from None

    return read_scalar


def _choice_reader(choices: list[str]) -> Callable[[Any], Any]:
    canonical = {choice.casefold(): choice for choice in choices}

    def read(value: Any) -> Any:
        return canonical.get(value.strip().casefold(), value) if isinstance(value, str) else value

    return read


def _text_reader(*, name: bool) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return clean(_as_text(value), lines=not name, name=name)
        except TextError as error:
            raise _Refused(error.reason, hint=_offer(error.cleaned)) from None

    return read


def _offer(cleaned: str) -> str | None:
    return f"tanpa karakter itu: “{cleaned[:80]}”" if cleaned else None


def _as_text(value: Any) -> str:
    """Give a Python value as the text a user would have typed. Numbers with a fraction are refused: use text."""
    if type(value) is str:
        return value
    if type(value) is int:
        return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, dict | list | tuple):
        raise _Refused("ditemukan kelompok isian", "satu nilai")
    raise _Refused(f"ditemukan {type(value).__name__} {value}", "teks dalam tanda kutip")


def _problem(refusal: _Refused, raw: Any, path: DataPath) -> Problem:
    return Problem(
        code="bentuk",
        message=refusal.reason,
        path=path,
        found=_shown(raw),
        expected=refusal.expected,
        hint=refusal.hint,
    )


def _shown(raw: Any) -> str | None:
    return str(raw)[:80] if isinstance(raw, str | int | float) else None
