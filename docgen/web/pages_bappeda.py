"""Many forms dropped at once: which are valid and why not, and the document that they add up to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from docgen.errors import ConversionFailed, InvalidData, WrongUse
from docgen.output import safe_name
from docgen.rendering import MEDIA_TYPES
from docgen.usecases.telling import what_is_wrong
from docgen.web.answers import attachment
from docgen.web.uploads import Folder, many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.documents.registry import DocumentType
    from docgen.web.jobs import Job
    from docgen.web.studio import Studio

MOST_FORMS = 500
_LATE = re.compile(": belum mengirim$")


def blueprint(studio: Studio) -> Blueprint:
    """Give the pages of this module."""
    pages = Blueprint("bappeda", __name__)

    @pages.get("/himpun")
    def page() -> str:
        return render_template("himpun.html", jenis=collections(studio), dapat_cetak=studio.can_print)

    @pages.post("/himpun")
    def gather() -> Any:
        document_type = gathered_type(studio, request.form.get("jenis", ""))
        forms = many("berkas", MOST_FORMS)
        suffix = suffix_of(document_type, request.form.get("bentuk", ""))
        expected = tuple(dict.fromkeys(" ".join(one.split()) for one in request.form.get("harus", "").splitlines()))
        job = studio.jobs.start(_gather(studio, document_type, forms, suffix, [one for one in expected if one]))
        return jsonify({"pekerjaan": job.id})

    @pages.get("/himpun/<job_id>/unduh")
    def download(job_id: str) -> Response:
        job = studio.jobs.get(job_id)
        if job is None or not isinstance(job.result, dict) or "isi" not in job.result:
            return abort(404)
        name = job.result["nama"]
        media_type = MEDIA_TYPES.get(name.rpartition(".")[2], "application/pdf")
        return attachment(name, media_type, job.result["isi"])

    return pages


def collections(studio: Studio) -> list[DocumentType]:
    """Give the types that are added up from forms."""
    return [one for one in studio.registry.types() if "himpunan" in one.declaration]


def gathered_type(studio: Studio, type_id: str) -> DocumentType:
    """Give a type that is added up from forms. Raises WrongUse for any other."""
    from docgen.usecases.aggregate import collection_of

    document_type = studio.registry.get(type_id)
    collection_of(document_type)
    return document_type


def suffix_of(document_type: DocumentType, asked: str) -> str:
    """Give the format asked for, the type's first where none is. Raises WrongUse for one that it does not have."""
    known = (*document_type.suffixes, "pdf")
    if asked and asked not in known:
        raise WrongUse(f"Bentuk ini tidak ada; yang ada: {', '.join(known)}.")
    return asked or known[0]


def _gather(
    studio: Studio,
    document_type: DocumentType,
    forms: Sequence[tuple[str, bytes]],
    suffix: str,
    expected: Sequence[str],
) -> Callable[[Job], Any]:
    """Give the work that reads all forms and joins those that fit."""

    def work(job: Job) -> dict[str, Any]:
        job.phase("Membaca formulir", len(forms))
        folder = Folder()
        try:
            for name, content in forms:
                folder.add(name, content)
            return joined(studio, document_type, folder, suffix, expected, job.step)
        finally:
            folder.close()

    return work


def joined(
    studio: Studio,
    document_type: DocumentType,
    folder: Folder,
    suffix: str,
    expected: Sequence[str] = (),
    step: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Join the forms of a folder: each form's verdict, and the document of those that fit, if any does."""
    from docgen.usecases.aggregate import Wanted, gathered
    from docgen.usecases.whole import whole_document

    try:
        found = gathered(document_type, folder.paths, studio.registry, Wanted(expected=expected, partial=True), step)
    except InvalidData as error:
        return {"formulir": [_verdict(_file(problem), problem.message) for problem in error.problems], "pesan": ""}
    told = [folder.without_places(note) for note in found.notes]
    told_of = {"formulir": _verdicts(folder, told), "belum": [_LATE.sub("", one) for one in told if _LATE.search(one)]}
    name = safe_name(document_type.title, suffix)
    try:
        content, warnings = whole_document(found, suffix, studio.registry, name)
    except InvalidData as error:
        lacking = "; ".join(f"{one.label}: {what_is_wrong(one)}" for one in error.problems[:5])
        return {**told_of, "pesan": f"Dokumen belum dapat dibuat. {lacking}"}
    except ConversionFailed as error:
        return {**told_of, "pesan": str(error)}
    still = [f"{one.label}: {one.message}" for one in warnings]
    return {**told_of, "nama": name, "isi": content, "lengkapi": still, "pesan": ""}


def _verdicts(folder: Folder, notes: Sequence[str]) -> list[dict[str, Any]]:
    reasons = {}
    for note in notes:
        name, _, reason = note.partition(": tidak dimuat: ")
        if reason:
            reasons[name] = reason
    return [_verdict(path.name, reasons.get(path.name, "")) for path in folder.paths]


def _verdict(name: str, reason: str) -> dict[str, Any]:
    return {"nama": name, "sah": not reason, "alasan": reason}


def _file(problem: Any) -> str:
    return "" if problem.place is None else str(problem.place.file).replace("\\", "/").rpartition("/")[2]
