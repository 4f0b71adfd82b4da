"""The first page, the profile, and how a paper is begun: empty, from an example, from an older one, from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from docgen.documents.registry import PROFILE
from docgen.errors import Unreadable, WrongUse
from docgen.inputs import read
from docgen.inputs.text_file import MAX_WORKBOOK_BYTES, refuse_large
from docgen.web.uploads import data_of, uploaded

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from docgen.documents.registry import DocumentType
    from docgen.web.studio import Studio


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Types for the same people."""

    title: str
    types: list[DocumentType]


def blueprint(studio: Studio) -> Blueprint:
    """Give the pages of this module."""
    pages = Blueprint("awal", __name__)

    @pages.get("/")
    def home() -> str:
        drafts = [(one, studio.registry.get(one.type_id)) for one in studio.drafts.drafts()
                  if one.id != PROFILE and studio.known_type(one.type_id)]  # fmt: skip
        return render_template(
            "awal.html", paket=_packets(studio), rak=_shelves(studio), naskah=drafts, profil=studio.profile().data
        )

    @pages.get("/mulai/<type_id>")
    def begin(type_id: str) -> str:
        document_type = _type(studio, type_id)
        studio.prepare(document_type)
        older = [one for one in studio.drafts.drafts() if one.type_id == type_id]
        return render_template("mulai.html", jenis=document_type, naskah=older)

    @pages.post("/mulai/<type_id>")
    def begun(type_id: str) -> Response:
        document_type = _type(studio, type_id)
        how = request.form.get("cara", "kosong")
        data, without = _first_data(studio, document_type, how, request.form.get("dari", ""))
        title = f"{document_type.title} (contoh)" if how == "contoh" else document_type.title
        draft = studio.drafts.add(type_id, title, studio.now(), data, without)
        return redirect(url_for("naskah.form", draft_id=draft.id))

    @pages.post("/mulai/<type_id>/unggah")
    def from_file(type_id: str) -> Response:
        document_type = _type(studio, type_id)
        name, content = uploaded("berkas")
        refuse_large(name, len(content), MAX_WORKBOOK_BYTES)
        found_type, data = studio.in_time(lambda: data_of(name, content, studio.registry))
        if found_type not in {None, document_type.id}:
            raise WrongUse(f"{name} berisi isian jenis lain: {found_type}.")
        without = _not_wanted(document_type, data)
        draft = studio.drafts.add(type_id, document_type.title, studio.now(), data, without)
        return redirect(url_for("naskah.form", draft_id=draft.id))

    return pages


def _type(studio: Studio, type_id: str) -> DocumentType:
    return studio.registry.get(type_id) if studio.known_type(type_id) else abort(404)


def _packets(studio: Studio) -> list[DocumentType]:
    return [studio.registry.get(name) for name in (*studio.registry.packets, *studio.registry.trainings)]


def _shelves(studio: Studio) -> list[_Shelf]:
    """Put the types on shelves by the people who use them first, the fullest shelf before the others."""
    shelves: dict[str, _Shelf] = {}
    by_itself = {one.declaration.get("daftar_isi") for one in _packets(studio)}  # made with every packet
    by_itself |= {entry["jenis"] for one in _packets(studio) for entry in one.training.values()}
    for one in (one for one in studio.registry.types() if one.id not in by_itself):
        who = str((one.declaration.get("pengguna") or ["lainnya"])[0])
        shelf = shelves.setdefault(who, _Shelf(who[:1].upper() + who[1:], []))
        shelf.types.append(one)
    for shelf in shelves.values():
        shelf.types.sort(key=lambda one: one.title)
    return sorted(shelves.values(), key=lambda shelf: (-len(shelf.types), shelf.title))


def _first_data(
    studio: Studio, document_type: DocumentType, how: str, origin: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    if how == "contoh":
        data = _as_typed(read(document_type.sample).data)
        return data, _not_wanted(document_type, data)
    if how == "gandakan":
        draft = studio.drafts.known(origin)
        if draft.type_id != document_type.id:
            raise WrongUse("Naskah itu berjenis lain.")
        return draft.data, draft.without
    return {}, _not_wanted(document_type, {})


def _not_wanted(document_type: DocumentType, data: dict[str, Any]) -> tuple[str, ...]:
    """Give the parts of a packet that nobody asked for: those that may be left out and have no data."""
    mayhap = (one.bagian for one in document_type.members if not one.wajib)
    return tuple(name for name in mayhap if not isinstance(data.get(name), dict))


def _as_typed(value: Any) -> Any:
    """Leave out what is empty, and the name of the type."""
    if not isinstance(value, dict):
        raise Unreadable("Contoh tidak terbaca.")
    return {name: one for name, one in value.items() if name != "jenis" and one is not None}
