"""The fields of a PDF form told to a person: in words, as a list, and as a data file to begin with."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

from docgen.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docgen.rendering.acroform import Field, Value

LOCKED = {"signature": "tanda tangan", "button": "tombol", "other": "sandi atau berkas"}
"""Kinds of fields that data can't fill, as people call them."""

_PLAIN = re.compile(r"[A-Za-z_][\w.\[\]]*\Z")
_PLAIN_VALUE = re.compile(r"[A-Za-z(][\w .,()/–]*(?<! )\Z")
_MOST_CHOICES = 20
_WIDTH = 100


def fillable(field: Field) -> bool:
    """Tell whether data may fill a field: also one that the form's script reckons, which docgen does not run."""
    return field.kind not in LOCKED and (not field.read_only or field.calculated)


def kind_in_words(field: Field) -> str:
    """Say in a word or two what a field is: for lists of many fields."""
    words = {"text": "teks", "check": "centang", "radio": "pilih satu", "choice": "pilih satu", "list": "pilih satu"}
    if field.multiple:
        return "pilih beberapa"
    return LOCKED.get(field.kind) or words[field.kind]


def form_in_words(field: Field) -> str:
    """Say what may be written in a field: its kind, limits and choices."""
    if field.kind == "check":
        return "centang: ya atau tidak"
    words = [kind_in_words(field)]
    if field.editable:
        words[0] += " atau tulis sendiri"
    if field.choices:
        words[0] += f": {choices_in_words(field)}"
    if field.multiline:
        words.append("boleh beberapa baris")
    if field.max_length:
        words.append(f"paling banyak {field.max_length} karakter")
    if field.comb:
        words.append("satu karakter satu kotak")
    return ", ".join(words)


def choices_in_words(field: Field) -> str:
    """List the choices of a field, each as a person sees it, with its value in the file where that is another."""
    told = [one.shown if one.shown == one.export else f"{one.shown} ({one.export})" for one in field.choices]
    more = len(told) - _MOST_CHOICES
    return " | ".join(told[:_MOST_CHOICES]) + (f" | dan {more} lagi" if more > 0 else "")


def listing(fields: Sequence[Field]) -> Iterator[str]:
    """Give the list of fields: a line for each with what it is, and a line with what is in it now."""
    for field in fields:
        yield f"{field.name}: {'; '.join(_facts(field))}"
        if field.title and field.title != field.name:
            yield f"    keterangan: {field.title}"
        if field.value not in (None, False, []):
            yield f"    sekarang: {_told(field.value)}"


def _facts(field: Field) -> Iterator[str]:
    yield form_in_words(field)
    if field.required:
        yield "wajib"
    if field.calculated:
        yield "dihitung oleh formulir"
    elif field.read_only:
        yield "hanya dibaca"
    if field.hidden:
        yield "tersembunyi"
    if field.pages:
        yield f"halaman {', '.join(map(str, field.pages))}"


def _told(value: Value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return ", ".join(value) if isinstance(value, list) else str(value).replace("\n", " / ")


def form_starter(fields: Sequence[Field], form: str, suffix: str) -> bytes:
    """Give a data file for a form, with what is in it now: yaml (a comment on every field) or json.

    `form` is the name of the form's file. Raises WrongUse for another suffix.
    """
    if suffix not in _WRITERS:
        raise WrongUse(f"Berkas isian .{suffix} belum dapat dibuat untuk formulir; pakailah .yaml atau .json.")
    return _WRITERS[suffix](fields, form)


def _yaml(fields: Sequence[Field], form: str) -> bytes:
    lines = [
        f"# Isian formulir {form}",
        "# Yang dibiarkan kosong tidak mengubah formulir. Baris yang diawali tanda # tidak dibaca.",
    ]
    for field in fields:
        title = f"{field.title}: " if field.title and field.title != field.name else ""
        lines += ["", *_comment(f"{title}{'; '.join(_facts(field))}")]
        if fillable(field):
            lines.append(f"{_key(field.name)}:{_entry(field)}")
        else:
            lines += _comment(f"{field.name} tidak diisi dari data.")
    return ("\n".join(lines) + "\n").encode()


def _comment(text: str) -> list[str]:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return textwrap.wrap(shown, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False)


def _key(name: str) -> str:
    return name if _PLAIN.match(name) else json.dumps(name, ensure_ascii=False)


def _entry(field: Field) -> str:
    value = field.value
    if value is None or value is False or value == []:
        return ""
    if value is True:
        return " ya"
    if isinstance(value, list):
        return "".join(f"\n  - {_scalar(one)}" for one in value)
    return f" {_scalar(value)}"


def _scalar(text: str) -> str:
    return text if _PLAIN_VALUE.match(text) else json.dumps(text, ensure_ascii=False)


def _json(fields: Sequence[Field], form: str) -> bytes:
    data: dict[str, Any] = {field.name: field.value for field in fields if fillable(field)}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


_WRITERS: dict[str, Callable[[Sequence[Field], str], bytes]] = {"yaml": _yaml, "yml": _yaml, "json": _json}
