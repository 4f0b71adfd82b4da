"""What is wrong with the data, said in Indonesian: from the validator's facts to Problems.

Called only for data that failed; knows no rule of any document.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import at, label
from docgen.errors import DataPath, Problem
from docgen.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.documents.schema import Schema

EXAMPLE = ", mis. "
"""What stands between a form and its example in `describe`."""

KINDS = {
    "object": "kelompok isian (kunci: nilai)",
    "array": "daftar, satu butir satu baris dengan tanda hubung",
    "string": "teks",
    "integer": "bilangan bulat",
    "boolean": "ya atau tidak",
}


def problems(error: Any, schema: Schema) -> Iterator[Problem]:
    """Turn one error of the fast validator into the problems that a user can act on."""
    path: DataPath = tuple(error.instance_path)
    kind = error.kind
    if kind.name == "required":
        yield _missing(schema, (*path, kind.property))
    elif kind.name == "additionalProperties":
        for key in kind.unexpected:
            yield _unknown(schema, path, key)
    elif kind.name != "falseSchema":
        yield _wrong(error, schema, path)


def _missing(schema: Schema, path: DataPath) -> Problem:
    field = at(schema, path) or {}
    return Problem(
        code="wajib",
        message="belum diisi",
        path=path,
        label=label(schema, path),
        expected=describe(field),
    )


def _unknown(schema: Schema, path: DataPath, key: str) -> Problem:
    known = list((at(schema, path) or {}).get("properties", {}))
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    return Problem(
        code="tak_dikenal",
        message="isian tidak dikenal",
        path=(*path, key),
        label=label(schema, (*path, key)),
        found=key,
        expected=f"“{near[0]}”" if near else "salah satu isian jenis ini (lihat docgen show)",
        hint=f"Maksudnya “{near[0]}”?" if near else None,
    )


def _wrong(error: Any, schema: Schema, path: DataPath) -> Problem:
    field = at(schema, path) or {}
    found = error.instance
    say = _SAY.get(error.kind.name)
    message, expected = say(field, found) if say else ("tidak sesuai", describe(field))
    return Problem(
        code=error.kind.name,
        message=message,
        path=path,
        label=label(schema, path),
        found=shown(found),
        expected=expected,
        hint=_nearest(field, found),
    )


def _nearest(field: Schema, found: Any) -> str | None:
    choices = [str(choice) for choice in field.get("enum", ())]
    near = difflib.get_close_matches(str(found), choices, n=1, cutoff=0.4) if choices else []
    return f"Maksudnya “{near[0]}”?" if near else None


def _wrong_type(field: Schema, found: Any) -> tuple[str, str]:
    if found is None:
        return "kosong", describe(field)
    if isinstance(found, dict | list):
        return f"ditemukan {KINDS['object' if isinstance(found, dict) else 'array']}", describe(field)
    return f"ditemukan “{shown(found)}”", describe(field)


_SAY: dict[str, Callable[[Schema, Any], tuple[str, str]]] = {
    "type": _wrong_type,
    "enum": lambda field, found: (f"ditemukan “{shown(found)}”", describe(field)),
    "const": lambda field, found: (f"ditemukan “{shown(found)}”", f"“{field['const']}”"),
    "minLength": lambda field, found: ("belum diisi", describe(field)),
    "maxLength": lambda field, found: (
        f"panjangnya {len(found)} karakter",
        f"paling banyak {field['maxLength']} karakter",
    ),
    "minItems": lambda field, found: (f"ada {len(found)} butir", f"paling sedikit {field['minItems']} butir"),
    "maxItems": lambda field, found: (f"ada {len(found)} butir", f"paling banyak {field['maxItems']} butir"),
    "minimum": lambda field, found: (f"ditemukan {found}", f"paling sedikit {field['minimum']}"),
    "maximum": lambda field, found: (f"ditemukan {found}", f"paling banyak {field['maximum']}"),
}


def describe(field: Schema) -> str:
    """Say in Indonesian which form a field's value has, with an example where that helps."""
    if "enum" in field:
        return "salah satu dari: " + ", ".join(str(choice) for choice in field["enum"])
    if "const" in field:
        return f"“{field['const']}”"
    known = FORMATS.get(field.get("format", ""))
    if known is not None:
        return known.expected
    if field.get("type") in {"object", "array"}:
        return KINDS[field["type"]]
    example = field.get("examples", [None])[0]
    return "teks" if example is None else f"teks{EXAMPLE}{example}"


def shown(value: Any) -> str | None:
    """Give a found value short enough for one line; nothing for groups and lists."""
    if value is None or isinstance(value, dict | list):
        return None
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else text[:77] + "…"
