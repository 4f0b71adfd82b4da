"""The document types that there are: found by their schema files, never named in code."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from docgen.documents.packets import Member, PacketChecker, members_of, whole_schema
from docgen.documents.schema import Schema, SchemaFolder
from docgen.documents.validation import Checker
from docgen.errors import TemplateFault, WrongUse
from docgen.output import safe_name
from docgen.resources import data_root

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = "profil"


@dataclass(frozen=True, eq=False)
class DocumentType:
    """One kind of paper: what its schema file says, and where its template and sample lie.

    `suffixes` are the formats that it can be made in (`("docx",)`); a profile has none. A packet has none either:
    it has `members`, the papers that are made from its data.
    """

    id: str
    schema: Schema
    root: Path
    members: tuple[Member, ...] = ()

    @property
    def title(self) -> str:
        """The name of the paper for people."""
        return str(self.schema["title"])

    @property
    def description(self) -> str:
        """One sentence that says what the paper is."""
        return str(self.schema["description"])

    @cached_property
    def picture_fields(self) -> dict[str, Schema]:
        """The fields that name a picture file, with their schemas."""
        properties = self.schema.get("properties", {})
        return {name: field for name, field in properties.items() if field.get("format") == "gambar"}

    @property
    def declaration(self) -> dict[str, Any]:
        """The `x-docgen` part of the schema."""
        return dict(self.schema.get("x-docgen", {}))

    @property
    def training(self) -> dict[str, Any]:
        """What a training packet declares of its papers; nothing for any other type."""
        return dict(self.declaration.get("pelatihan", {}))

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file formats that the type has templates for."""
        return tuple(self.declaration.get("bentuk", ()))

    @cached_property
    def checker(self) -> Checker:
        """The compiled schema and rules, made once."""
        return Checker(self.schema)

    @property
    def sample(self) -> Path:
        """Where the type's sample data lies."""
        return self.sample_of(None)

    def sample_of(self, region: str | None) -> Path:
        """Give where the sample from a region would lie; None is the usual one."""
        folder = self.root / "samples"
        return (folder / safe_name(region, "").rstrip(".") if region else folder) / f"{self.id}.yaml"

    def template(self, suffix: str, folder: Path | None = None) -> Path:
        """Give the path of the template, searching the user's own folder first.

        A user's folder may hold `<id>.<suffix>` itself or in a sub-folder named as the suffix.
        Raises TemplateFault when there is no such file.
        """
        name = f"{self.id}.{suffix}"
        own = [folder / name, folder / suffix / name] if folder is not None else []
        for path in [*own, self.root / "templates" / suffix / name]:
            if path.is_file():
                return path
        raise TemplateFault(f"Templat {name} tidak ditemukan.")


class Registry:
    """All document types under one root folder (`schemas/`, `templates/`, `samples/`)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._schemas = SchemaFolder(root / "schemas")
        self._known: dict[str, DocumentType] = {}
        self._packet_checkers: dict[str, PacketChecker] = {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all document types, sorted; the profile and the shared definitions are not among them."""
        return self._declaring("bentuk")

    @cached_property
    def packets(self) -> tuple[str, ...]:
        """The ids of all packets, sorted."""
        return self._declaring("paket")

    @cached_property
    def trainings(self) -> tuple[str, ...]:
        """The ids of all training packets, sorted: those whose papers are made for each of many participants."""
        return self._declaring("pelatihan")

    @cached_property
    def all_ids(self) -> tuple[str, ...]:
        """The ids of all that can be made: document types, packets, training packets."""
        return (*self.ids, *self.packets, *self.trainings)

    def _declaring(self, key: str) -> tuple[str, ...]:
        names = self._schemas.names()
        return tuple(name for name in names if self._schemas.raw(name).get("x-docgen", {}).get(key))

    def types(self) -> list[DocumentType]:
        """Give all document types, sorted by id."""
        return [self.get(name) for name in self.ids]

    def get(self, type_id: str) -> DocumentType:
        """Give a document type, a packet, or the profile. Raises WrongUse that names the nearest id."""
        if type_id not in self._known:
            if type_id not in {*self.all_ids, PROFILE}:
                raise WrongUse(unknown_type(type_id, self.all_ids))
            self._known[type_id] = self._packet(type_id) if type_id in self.packets else self._plain(type_id)
        return self._known[type_id]

    def _plain(self, type_id: str) -> DocumentType:
        return DocumentType(type_id, self._schemas.flat(type_id), self.root)

    def _packet(self, type_id: str) -> DocumentType:
        shared = self._schemas.flat(type_id)
        members = members_of(shared["x-docgen"], lambda name: self.get(name).schema)
        return DocumentType(type_id, whole_schema(shared, members), self.root, members)

    def packet_checker(self, type_id: str) -> PacketChecker:
        """Give the checker of a packet, made once."""
        if type_id not in self._packet_checkers:
            packet = self.get(type_id)
            checkers = PacketChecker(packet.schema, packet.members, lambda name: self.get(name).checker)
            self._packet_checkers[type_id] = checkers
        return self._packet_checkers[type_id]


def unknown_type(type_id: str, ids: tuple[str, ...]) -> str:
    """Say that there is no such document type, and which one is nearest."""
    near = difflib.get_close_matches(type_id, ids, n=1, cutoff=0.5)
    hint = f" Maksudnya {near[0]}?" if near else ""
    return f"Jenis dokumen “{type_id}” tidak dikenal.{hint} Daftarnya: docgen list."


@lru_cache(maxsize=1)
def shipped() -> Registry:
    """Give the registry of the types that come with docgen."""
    return Registry(data_root())
