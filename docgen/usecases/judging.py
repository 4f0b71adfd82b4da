"""A draft judged as the command line judges a file: the same checks, each problem at the field of the draft.

Data of others names no file of this computer: a picture is one that was put into the drafts' own folder.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import at, label
from docgen.errors import InvalidData, Place, Problem, WrongUse
from docgen.inputs.source import Source
from docgen.output import write_files
from docgen.rendering.images import picture
from docgen.usecases.draft_data import pruned
from docgen.usecases.generate import Taken, orders
from docgen.usecases.telling import at_its_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docgen.documents.registry import DocumentType, Registry
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath
    from docgen.usecases.draft_data import Pruned
    from docgen.usecases.orders import Order
    from docgen.usecases.registration import Desk

PROFILE_FILE, DRAFT_FILE = "profil", "isian"
PICTURES = "gambar"
_PICTURE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)\Z")


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a draft: the orders of its papers where it is sound, and every problem by the draft's own paths."""

    orders: tuple[Order, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Tell whether documents may be made."""
        return bool(self.orders)


class Judge:
    """Judges drafts of the types of one registry; pictures lie in a folder of ours."""

    def __init__(self, registry: Registry, folder: Path) -> None:
        self._registry, self._pictures = registry, folder / PICTURES

    def keep_picture(self, content: bytes) -> str:
        """Keep a picture and give the name by which data may ask for it. Raises Unreadable for what is none."""
        try:
            suffix = "jpg" if picture(content).media_type == "image/jpeg" else "png"
        except ValueError as error:
            raise WrongUse(f"Gambar tidak dapat dipakai: {error}.") from error
        name = f"{hashlib.sha256(content).hexdigest()}.{suffix}"
        write_files([(self._pictures / name, content)])
        return name

    def picture_file(self, name: str) -> Path | None:
        """Give where a kept picture lies, None for any other name."""
        path = self._pictures / name
        return path if _PICTURE.match(name) and path.is_file() else None

    def judge(
        self,
        document_type: DocumentType,
        data: Mapping[str, Any],
        profile: Mapping[str, Any] | None = None,
        without: Sequence[str] = (),
    ) -> Judged:
        """Judge the data of a draft with a profile under it; the parts of a packet named in `without` are left out."""
        sections = [member.bagian for member in document_type.members]
        clean = pruned({**data, "jenis": document_type.id}, document_type.schema, sections, without)
        below = pruned(dict(profile or {}), self._registry.get(PROFILE_FILE).schema).data
        strangers = [*self._foreign_pictures(document_type, clean.data), *self._foreign_pictures(document_type, below)]
        if document_type.id == PROFILE_FILE:
            found: Iterable[Problem] = document_type.checker.check(clean.data).problems
            made: Sequence[Order] = ()
        else:
            made, found = self._ordered(document_type, clean.data, below)
        problems = [_moved(problem, clean, document_type.schema) for problem in (*strangers, *found)]
        return _judged(made, problems, document_type.schema)

    def final(
        self,
        document_type: DocumentType,
        data: Mapping[str, Any],
        profile: Mapping[str, Any],
        without: Sequence[str],
        desk: Desk,
    ) -> list[Order]:
        """Give the orders of a sound draft with the numbers that the register has for them.

        Raises InvalidData where a number can't be given.
        """
        sections = [member.bagian for member in document_type.members]
        own = pruned({**data, "jenis": document_type.id}, document_type.schema, sections, without).data
        below = pruned(dict(profile), self._registry.get(PROFILE_FILE).schema).data
        over = Source(DRAFT_FILE, own, self._places(DRAFT_FILE, own), {})
        desk.profile = Source(PROFILE_FILE, below, self._places(PROFILE_FILE, below), {}) if below else None
        return desk.orders([lambda: Taken(document_type, over)], self._registry)

    def judge_whole(
        self, document_type: DocumentType, data: Mapping[str, Any], profile: Mapping[str, Any] | None = None
    ) -> Judged:
        """Judge data as a file would have it: nothing is left out of it, and its problems keep their places."""
        own, below = {"jenis": document_type.id, **data}, dict(profile or {})
        strangers = [*self._foreign_pictures(document_type, own), *self._foreign_pictures(document_type, below)]
        made, found = self._ordered(document_type, own, below)
        return _judged(made, [*strangers, *found], document_type.schema)

    def _ordered(
        self, document_type: DocumentType, data: dict[str, Any], profile: dict[str, Any]
    ) -> tuple[Sequence[Order], Iterable[Problem]]:
        over = Source(DRAFT_FILE, data, self._places(DRAFT_FILE, data), {})
        under = Source(PROFILE_FILE, profile, self._places(PROFILE_FILE, profile), {}) if profile else None
        try:
            made = orders(document_type, over, self._registry, under)
        except InvalidData as error:
            return (), error.problems
        return made, [problem for order in made for problem in order.warnings]

    def _places(self, file: str, data: dict[str, Any]) -> dict[DataPath, Place]:
        """Place every value in our own folder of pictures: that is where a picture is looked for."""
        place = Place(str(self._pictures / file))
        return dict.fromkeys([(), *_paths(data, ())], place)

    def _foreign_pictures(self, document_type: DocumentType, data: dict[str, Any]) -> list[Problem]:
        """Take pictures that are not ours out of the data, and tell of them."""
        told = []
        for name, field in document_type.picture_fields.items():
            value = data.get(name)
            if value is not None and (not isinstance(value, str) or self.picture_file(value) is None):
                del data[name]
                message, hint = "gambar ini tidak ada di sini", "Pilih lagi berkas gambarnya."
                told.append(Problem("gambar", message, path=(name,), label=field["title"], hint=hint))
        return told


def _moved(problem: Problem, clean: Pruned, schema: Schema) -> Problem:
    """Give a problem of the pruned data the path and label that it has in the draft."""
    path = clean.back(problem.path)
    return problem if path == problem.path else replace(problem, path=path, label=label(schema, path))


def _judged(made: Sequence[Order], problems: Sequence[Problem], schema: Schema) -> Judged:
    faulty = any(problem.severity == "galat" for problem in problems)
    return Judged(() if faulty else tuple(made), tuple(_in_form_order(problems, schema)))


def _paths(value: Any, path: DataPath) -> Iterator[DataPath]:
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for step, inner in entries:
        yield (*path, step)
        yield from _paths(inner, (*path, step))


def from_profile(problem: Problem) -> bool:
    """Tell whether the value at fault was typed in the profile."""
    return problem.place is not None and Path(problem.place.file).name == PROFILE_FILE


def record(problem: Problem, schema: Schema) -> dict[str, Any]:
    """Give a problem as a page needs it: the path of its field, and the sentence of the command line."""
    against = label(schema, problem.against) if problem.against else ""
    return {
        "jalur": [*problem.path],
        "label": problem.label,
        "pesan": at_its_field(problem, against),
        "tingkat": problem.severity,
        "kosong": problem.message == "belum diisi",
        "profil": from_profile(problem),
    }


def _in_form_order(problems: Iterable[Problem], schema: Schema) -> list[Problem]:
    """Sort problems as a reader of the form meets them, once each."""
    unique = {(problem.path, problem.message): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: _position(problem.path, schema))


def _position(path: DataPath, schema: Schema) -> list[int]:
    found = []
    for depth, step in enumerate(path):
        if isinstance(step, int):
            found.append(step)
        else:
            names = [*(at(schema, path[:depth]) or {}).get("properties", {})]
            found.append(names.index(step) if step in names else len(names))
    return found
