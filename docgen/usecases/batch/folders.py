"""In which folder a document of a batch lies: a pattern of field names, so that thousands of files stay findable."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import at
from docgen.errors import WrongUse
from docgen.output import safe_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.documents.registry import DocumentType

_FIELD = re.compile(r"\{([^{}]*)\}")
_USUAL = "nama_kecamatan"
_BLOCK = 1000
FLAT = "."
NUMBER, BLOCK = "baris", "ribuan"
"""Words of a pattern that are no fields: the number of the row, and that of its thousand."""


@dataclass(frozen=True, slots=True)
class Folders:
    """A checked pattern such as `{nama_kabupaten}/{nama_kecamatan}`; an empty one means a single folder."""

    pattern: str

    def of(self, number: int, value: Callable[[str], Any]) -> str:
        """Give the folder of a document, with `/` between its parts; `value` gives a field of it by its name."""

        def filled(found: re.Match[str]) -> str:
            name = found[1]
            if name == NUMBER:
                return f"{number:05}"
            if name == BLOCK:
                first = (number - 1) // _BLOCK * _BLOCK
                return f"{first + 1:05}-{first + _BLOCK:05}"
            return str(value(name) or "tanpa " + name.rpartition(".")[2].replace("_", " "))

        parts = [_FIELD.sub(filled, part) for part in self.pattern.split("/") if part]
        return "/".join(safe_name(part, "x").removesuffix(".x") for part in parts)


def folders(pattern: str | None, document_type: DocumentType) -> Folders:
    """Give the folders that a pattern asks for; without one, a folder for each kecamatan where the type has that.

    Raises WrongUse for a pattern that names an unknown field or leaves the target folder.
    """
    if pattern is None:
        return Folders(f"{{{_USUAL}}}" if _USUAL in document_type.schema["properties"] else "")
    if pattern.strip("/") in {"", FLAT}:
        return Folders("")
    if any(part in {"..", "."} for part in re.split(r"[/\\]", pattern)) or pattern.startswith(("/", "\\")):
        raise WrongUse(f"--layout {pattern}: folder harus berada di dalam folder hasil.")
    for name in _FIELD.findall(pattern):
        field = at(document_type.schema, tuple(name.split("."))) if name else None
        if name not in {NUMBER, BLOCK} and (field is None or field.get("type") in {"object", "array"}):
            near = difflib.get_close_matches(name, document_type.schema["properties"], n=1)
            hint = f" Maksudnya {{{near[0]}}}?" if near else ""
            raise WrongUse(f"--layout {pattern}: isian “{name}” tidak dikenal.{hint}")
    if re.search(r"[{}]", _FIELD.sub("", pattern)):
        raise WrongUse(f"--layout {pattern}: tanda kurung kurawal tidak berpasangan.")
    return Folders(pattern.replace("\\", "/"))
