"""What all pages work with: the types, the drafts, the judge, long work, and LibreOffice once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import PROFILE
from docgen.errors import ConversionFailed, InvalidData, WrongUse
from docgen.register.database import NAME, Database
from docgen.register.reading import entries, of_file
from docgen.rendering.soffice import find_soffice
from docgen.usecases.drafts import DraftStore
from docgen.usecases.judging import Judge
from docgen.usecases.orders import Artifact
from docgen.usecases.registration import Desk
from docgen.web.deadline import Deadline
from docgen.web.fields import FormPlan, form_plan
from docgen.web.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from docgen.documents.registry import DocumentType, Registry
    from docgen.register.entries import Entry
    from docgen.rendering.pdf import Converter
    from docgen.usecases.drafts import Draft
    from docgen.usecases.judging import Judged
    from docgen.usecases.orders import Order

_KEPT_PDFS = 40


class Studio:
    """The state of one server. `now` is the clock, as text."""

    def __init__(self, registry: Registry, folder: Path, now: Callable[[], str]) -> None:
        self.registry, self.now = registry, now
        self.drafts = DraftStore(folder)
        self.judges = Judge(registry, folder)
        self.jobs = Jobs()
        self.in_time = Deadline()
        self.register = folder / NAME
        self._plans: dict[str, FormPlan] = {}
        self._prepared: set[str] = set()
        self._pdfs: OrderedDict[str, bytes] = OrderedDict()
        self._office = threading.Lock()
        self._pages = threading.Lock()
        self._converter: Converter | None = None

    @cached_property
    def can_print(self) -> bool:
        """Tell whether this computer can make PDFs."""
        return find_soffice() is not None

    @cached_property
    def profile_type(self) -> DocumentType:
        """The profile, as a type."""
        return self.registry.get(PROFILE)

    def profile(self) -> Draft:
        """Give what is typed of the profile."""
        return self.drafts.draft(PROFILE) or self.drafts.add(PROFILE, "Profil", self.now(), draft_id=PROFILE)

    def known_type(self, type_id: str) -> bool:
        """Tell whether there is such a type or packet."""
        return type_id in self.registry.all_ids

    def plan(self, document_type: DocumentType) -> FormPlan:
        """Give the form of a type, made once."""
        if document_type.id not in self._plans:
            self._plans[document_type.id] = form_plan(document_type, self._asked_of_profile(document_type))
        return self._plans[document_type.id]

    def _asked_of_profile(self, document_type: DocumentType) -> dict[str, bool]:
        """Give the fields of the profile, and of each whether some paper can't be made without it."""
        fields = self.profile_type.schema["properties"]
        if document_type.id != PROFILE:
            return dict.fromkeys(fields, False)
        types = [self.registry.get(name) for name in self.registry.all_ids]
        needed = {name for one in types for name in one.schema.get("required", ())}
        return {name: name in needed for name in fields}

    def prepare(self, document_type: DocumentType) -> None:
        """Make beside the pages what checking a type needs, before the first draft of it is judged."""
        if document_type.id not in self._prepared:
            self._prepared.add(document_type.id)
            threading.Thread(target=self.judges.judge, args=(document_type, {}), daemon=True).start()

    def judge(self, draft: Draft) -> Judged:
        """Judge a draft with the profile under it."""
        document_type = self.registry.get(draft.type_id)
        profile = None if draft.id == PROFILE else self.profile().data
        return self.judges.judge(document_type, draft.data, profile, draft.without)

    def numbered(self, draft: Draft) -> tuple[Desk, list[Order]]:
        """Give the orders of a sound draft with their numbers, and the desk that gave them. Raises WrongUse."""
        desk = Desk(self.register, self.now())
        document_type = self.registry.get(draft.type_id)
        try:
            return desk, self.judges.final(document_type, draft.data, self.profile().data, draft.without, desk)
        except InvalidData as error:
            told = " ".join(f"{one.label}: {one.message}. {one.hint or ''}" for one in error.problems)
            raise WrongUse(told) from error

    def entries(self) -> list[Entry]:
        """Give what the register holds, the last numbers of a series first."""
        if not self.register.is_file():
            return []
        with Database(self.register) as register:
            return entries(register.base)[::-1]

    def numbers_of(self, contents: Iterable[bytes]) -> list[str]:
        """Give for each file the number that it is registered under, an empty text for the others."""
        if not self.register.is_file():
            return ["" for _ in contents]
        with Database(self.register) as register:
            found = [of_file(register.base, hashlib.sha256(content).hexdigest()) for content in contents]
        return [", ".join(one.entry.nomor for one in known) for known in found]

    def merged(self, draft: Draft) -> dict[str, Any]:
        """Give the data of a draft with what it takes from the profile."""
        from docgen.inputs.source import overlaid

        known = self.registry.get(draft.type_id).schema["properties"]
        below = {name: value for name, value in self.profile().data.items() if name in known}
        return overlaid(below, draft.data)

    def pdf_of(self, name: str, content: bytes) -> bytes:
        """Give the PDF of a document, kept for a while. Raises ConversionFailed."""
        return self.pdfs_of({name: content})[name]

    def pdfs_of(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Give the PDFs of several documents by their names, made in one go. Raises ConversionFailed."""
        from docgen.rendering.pdf import Converter

        keys = {name: hashlib.sha256(content).hexdigest() for name, content in documents.items()}
        with self._office:
            known = {name: self.kept_pdf(key) for name, key in keys.items()}
            new = {name: content for name, content in documents.items() if known[name] is None}
            self._converter = self._converter or Converter()
            conversion = self._converter.convert(new)
            if conversion.broken:
                raise ConversionFailed(" ".join(conversion.broken.values()))
            found = {name: pdf for name, pdf in known.items() if pdf is not None} | conversion.pages
            for name, pdf in found.items():
                self.keep_pdf(keys[name], pdf)
            return found

    def as_pdf(self, paper: Artifact) -> Artifact:
        """Give a document as PDF under the same name. Raises ConversionFailed."""
        name = f"{paper.name.rpartition('.')[0]}.pdf"
        return Artifact(name, "application/pdf", self.pdf_of(paper.name, paper.content), paper.folder)

    def keep_pdf(self, key: str, pdf: bytes) -> None:
        """Keep a PDF for a while under a key."""
        with self._pages:
            self._pdfs[key] = pdf
            self._pdfs.move_to_end(key)
            while len(self._pdfs) > _KEPT_PDFS:
                self._pdfs.popitem(last=False)

    def kept_pdf(self, key: str) -> bytes | None:
        """Give a PDF that was made a while ago."""
        with self._pages:
            return self._pdfs.get(key)

    def close(self) -> None:
        """End LibreOffice and close the drafts."""
        if self._converter is not None:
            self._converter.close()
        self.drafts.close()
