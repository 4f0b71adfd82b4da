"""Files of data become nested text with places; nothing is guessed and nothing is silently changed.

What a text means (a number, a date, yes or no) is for the schema of its document.
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, load_bytes, load_text, refuse_large, refuse_no_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.inputs.source import Source

__all__ = ["read", "read_text"]


def read(path: str | os.PathLike[str]) -> Source:
    """Read a data file; its suffix (.yaml, .yml, .json, .xlsx) says how.

    Raises Unreadable for what is no such file (missing, a folder, over 1 MB, binary, not UTF-8 or UTF-16, no input
    workbook of docgen), and InvalidData with every problem of the text, in file order, each with its place and cure.
    """
    name = os.fspath(path)
    refuse_no_file(name)
    if PurePath(name).suffix.lower() == ".xlsx":
        from docgen.inputs.workbook import read_input_workbook

        return read_input_workbook(load_bytes(name, MAX_WORKBOOK_BYTES), name)
    reader = _reader(name, PurePath(name).suffix)
    return reader(load_text(name), name)


def read_text(text: str, file: str, suffix: str) -> Source:
    """Read data from text; `file` is the name for places and messages, `suffix` as in `read`, the dot may be left out.

    Raises Unreadable (unknown suffix, over 1 MB) and InvalidData as `read` does.
    """
    reader = _reader(file, suffix)
    refuse_large(file, len(text))
    return reader(text.removeprefix("\ufeff"), file)


def _yaml() -> Callable[[str, str], Source]:
    from docgen.inputs.yaml_reader import read_yaml

    return read_yaml


def _json() -> Callable[[str, str], Source]:
    from docgen.inputs.json_reader import read_json

    return read_json


_FORMS = frozenset((".docx", ".pdf"))
_READERS = {"yaml": _yaml, "yml": _yaml, "json": _json}


def _reader(file: str, suffix: str) -> Callable[[str, str], Source]:
    find = _READERS.get(suffix.lower().removeprefix("."))
    if find is None:
        known = ", ".join(f".{name}" for name in (*_READERS, "xlsx"))
        cure = f" Formulir buatan docgen dibaca dengan: docgen extract {file} -o isian.yaml" if suffix in _FORMS else ""
        raise Unreadable(f"{file}: jenis berkas ini tidak dikenal. Berkas isian berakhiran {known}.{cure}")
    return find()
