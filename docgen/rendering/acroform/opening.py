"""From bytes to a form that was opened, or a sentence that says why there is none; and who has signed it."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from docgen.errors import DocgenError, Unreadable, WrongUse
from docgen.rendering.acroform.fields import kind_of
from docgen.rendering.acroform.tree import at, dictionary, listed, nodes, number, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.rendering.acroform.tree import Node

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it warns of is either harmless or told by us

_NO_FILLING = 1
"""What a certifying signature says that allows no change at all (ISO 32000, DocMDP, P)."""


def opened(content: bytes, name: str) -> PdfReader:
    """Open a PDF. Raises Unreadable for what is none, for a damaged one and one that asks for a password."""
    if b"%PDF-" not in content[:1024]:
        raise Unreadable(f"{name} bukan berkas PDF. Sebutkan formulir PDF yang mempunyai kotak isian.")
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception as error:  # pypdf raises many kinds for a damaged file, and for ciphers that it lacks
        if type(error).__name__ == "DependencyError":
            raise Unreadable(_locked(name)) from error
        raise Unreadable(f"{name} rusak atau tidak lengkap; unduh atau salin ulang berkasnya.") from error
    if locked:
        raise Unreadable(_locked(name))
    if not pages:
        raise Unreadable(f"{name} rusak atau tidak lengkap; unduh atau salin ulang berkasnya.")
    return reader


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Raise Unreadable for whatever pypdf stumbles over inside: a damaged object is met only when it is read."""
    try:
        yield
    except DocgenError:
        raise
    except Exception as error:
        raise Unreadable(f"{name} rusak: isiannya tidak dapat dibaca. Unduh atau salin ulang berkasnya.") from error


def _locked(name: str) -> str:
    return f"{name} dikunci dengan sandi. Mintalah berkas tanpa sandi kepada pembuat formulir."


def form_of(reader: PdfReader, name: str) -> list[Node]:
    """Give the fields of an opened PDF. Raises Unreadable for one without any, or with those of LiveCycle only."""
    root = reader.root_object
    with refusing_damage(name):
        found = nodes(root, reader.pages)
    form = dictionary(root, "/AcroForm")
    if at(form, "/XFA") is not None and (not found or at(root, "/NeedsRendering")):
        raise Unreadable(
            f"{name} formulir XFA (Adobe LiveCycle), yang hanya dapat diisi dengan Adobe Acrobat Reader. "
            "Mintalah formulir PDF biasa (AcroForm) kepada pembuatnya."
        )
    if not found:
        raise Unreadable(
            f"{name} tidak mempunyai kotak isian: mungkin hasil pindai atau cetakan. "
            "Mintalah formulir PDF yang dapat diisi kepada pembuatnya."
        )
    return found


@dataclass(frozen=True, slots=True)
class Lock:
    """What one signature forbids: every change, or changes of the fields that it names (or of all but those)."""

    everything: bool
    action: str
    fields: frozenset[str]

    def covers(self, name: str) -> bool:
        """Tell whether a field must not be changed any more."""
        named = any(name == one or name.startswith(f"{one}.") for one in self.fields)
        return self.everything or self.action == "All" or (named if self.action == "Include" else self._other(named))

    def _other(self, named: bool) -> bool:
        return self.action == "Exclude" and not named


def locks(root: Any, fields: Iterable[Node]) -> list[Lock]:
    """Give what the signatures in a file forbid, one lock for each signature; none for a file without signatures."""
    certified = at(dictionary(root, "/Perms"), "/DocMDP")
    found = [] if certified is None else list(_locks_of(certified))
    for node in fields:
        signature = node.get("/V")
        if kind_of(node) == "signature" and at(signature, "/Contents") is not None:
            found += _locks_of(signature)
            lock = dictionary(node.entries[0], "/Lock")
            found.append(_lock(lock, everything=number(lock, "/P") == _NO_FILLING))
    return found


def _locks_of(signature: Any) -> Iterable[Lock]:
    yield Lock(everything=False, action="", fields=frozenset())
    for reference in listed(signature, "/Reference"):
        told = dictionary(reference, "/TransformParams")
        certifies = at(reference, "/TransformMethod") == "/DocMDP"
        yield _lock(told, everything=certifies and number(told, "/P", 2) == _NO_FILLING)


def _lock(told: Any, *, everything: bool) -> Lock:
    fields = frozenset(text_of(one) for one in listed(told, "/Fields"))
    return Lock(everything, text_of(at(told, "/Action")), fields)


def refuse_locked(reader: PdfReader, names: Iterable[str], found: list[Lock], *, flatten: bool, file: str) -> None:
    """Raise WrongUse where filling these fields would break what the file is protected by."""
    if reader.is_encrypted:
        raise WrongUse(f"{file} dikunci terhadap perubahan. Mintalah berkas tanpa kunci kepada pembuat formulir.")
    if not found:
        return
    covered = sorted(name for name in names if any(lock.covers(name) for lock in found))
    if covered or flatten or at(dictionary(reader.root_object, "/AcroForm"), "/XFA") is not None:
        why = f" Isian yang terkunci: {', '.join(covered[:10])}." if covered else ""
        raise WrongUse(
            f"{file} sudah ditandatangani secara elektronik; mengisinya merusak tanda tangan itu.{why} "
            "Pakailah formulir yang belum ditandatangani."
        )
