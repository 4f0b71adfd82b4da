"""Files that a browser sends: their names are only words, their content is judged before it is read.

Nothing is written under a name of theirs. What must be a file for a while lies in a folder of our own, numbered.
"""

from __future__ import annotations

import secrets
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from flask import request

from docgen.errors import InvalidData, Unreadable, WrongUse
from docgen.inputs import read
from docgen.output import safe_name
from docgen.usecases.telling import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.datastructures import FileStorage

    from docgen.documents.registry import Registry


def uploaded(field: str) -> tuple[str, bytes]:
    """Give the name and content of the one file of a form. Raises WrongUse where none was chosen."""
    given = request.files.get(field)
    if given is None or not given.filename:
        raise WrongUse("Belum ada berkas yang dipilih.")
    return plain_name(given), given.stream.read()


def plain_name(given: FileStorage) -> str:
    """Give the last part of the name that a file had, safe to show and to use."""
    name = PurePosixPath((given.filename or "berkas").replace("\\", "/")).name or "berkas"
    stem, dot, suffix = name.rpartition(".")
    return safe_name(stem if dot else name, suffix.lower() if dot else "").rstrip(".")


class Folder:
    """A folder of our own for files of others: each in a numbered folder within, under a safe name."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True)
        self.paths: list[Path] = []

    def add(self, name: str, content: bytes) -> Path:
        """Put a file in."""
        place = Path(self._folder.name, f"{len(self.paths):05}")
        place.mkdir()
        path = place / name
        path.write_bytes(content)
        self.paths.append(path)
        return path

    def without_places(self, text: str) -> str:
        """Take the folder out of a sentence that names a file in it."""
        for path in self.paths:
            text = text.replace(str(path), path.name)
        return text

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


def data_of(name: str, content: bytes, registry: Registry) -> tuple[str | None, dict[str, Any]]:
    """Give the type and data of an input workbook, a data file, or a document that docgen made.

    Raises Unreadable with a sentence that names the file.
    """
    from docgen.usecases.aggregate import SUFFIXES

    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Unreadable(f"{name}: berkas ini tidak dikenal. Yang dapat dibaca: {', '.join(SUFFIXES)}.")
    folder = Folder()
    try:
        path = folder.add(f"{secrets.token_hex(4)}{suffix}", content)
        return _read(path, registry)
    except InvalidData as error:
        told = "; ".join(what_is_wrong(problem) for problem in error.problems[:5])
        raise Unreadable(f"{name}: {told}") from error
    except WrongUse as error:
        raise Unreadable(str(error).replace(str(path), name)) from error
    finally:
        folder.close()


def _read(path: Path, registry: Registry) -> tuple[str | None, dict[str, Any]]:
    from docgen.usecases.extract import READERS, extract

    if path.suffix in READERS:
        try:
            found = extract(path, registry)
        except Unreadable:
            if path.suffix != ".xlsx":
                raise
        else:
            return found.document_type.id, as_texts({**found.source.data, "jenis": None})
    source = read(path)
    if source.problems:
        raise InvalidData(source.problems)
    written = source.data.get("jenis")
    return (str(written) if written else None), as_texts({**source.data, "jenis": None})


def as_texts(value: Any) -> Any:
    """Give data with every value as the text that a person would type; nothing where nothing was given."""
    if isinstance(value, dict):
        return {str(name): as_texts(one) for name, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [as_texts(one) for one in value]
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)


def many(field: str, most: int) -> Sequence[tuple[str, bytes]]:
    """Give the names and contents of all files of a form. Raises WrongUse for none, and for too many."""
    given = [one for one in request.files.getlist(field) if one.filename]
    if not given:
        raise WrongUse("Belum ada berkas yang dipilih.")
    if len(given) > most:
        raise WrongUse(f"Paling banyak {most} berkas sekaligus.")
    return [(plain_name(one), one.stream.read()) for one in given]
