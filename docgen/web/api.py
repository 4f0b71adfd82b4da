"""The same functions for programs: JSON in and out, described at /api/openapi.json."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import UnsupportedMediaType

from docgen.errors import InvalidData, Unreadable, WrongUse
from docgen.usecases.describe import field_list, problem_record, summary
from docgen.usecases.generate import produce, suffixes_for
from docgen.web.answers import attachment, json_body, zipped
from docgen.web.openapi import description
from docgen.web.pages_bappeda import MOST_FORMS, gathered_type, joined, suffix_of
from docgen.web.uploads import Folder, many, uploaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.errors import Problem
    from docgen.usecases.judging import Judged
    from docgen.usecases.orders import Artifact
    from docgen.web.studio import Studio

JSON = "application/json"


def blueprint(studio: Studio) -> Blueprint:
    """Give the routes of this module."""
    pages = Blueprint("api", __name__, url_prefix="/api")
    in_time = studio.in_time

    @pages.get("/openapi.json")
    def openapi() -> Any:
        return jsonify(description(studio.registry))

    @pages.get("/types")
    def types() -> Any:
        return jsonify([summary(studio.registry.get(name)) for name in studio.registry.all_ids])

    @pages.get("/types/<type_id>")
    def one_type(type_id: str) -> Any:
        if not studio.known_type(type_id):
            return abort(404)
        found = studio.registry.get(type_id)
        fields = [{"jalur": one.name, "judul": one.label, "wajib": one.need} for one in field_list(found)]
        return jsonify({**summary(found), "isian": fields, "skema": found.schema})

    @pages.post("/validate")
    def validate() -> Any:
        asked = _asked()
        return jsonify(_verdict(in_time(lambda: _judged(studio, asked))))

    @pages.post("/generate")
    def generate() -> Any:
        asked = _asked()
        mark, form = asked.get("tanda"), asked.get("bentuk")
        if mark not in (None, "draf", "contoh") or not isinstance(form, str | None):
            raise WrongUse("“tanda” adalah draf atau contoh, “bentuk” docx, xlsx atau pdf.")
        judged = in_time(lambda: _judged(studio, asked))
        if not judged.ok:
            return jsonify(_verdict(judged)), 422
        made = in_time(lambda: _made(studio, judged, form, mark))
        if len(made) == 1:
            return attachment(made[0].name, made[0].media_type, made[0].content)
        return zipped(made[0].folder or made[0].name, made)

    @pages.post("/extract")
    def extracted() -> Any:
        _needs_form()
        name, content = uploaded("berkas")
        return jsonify(in_time(lambda: _extracted(studio, name, content)))

    @pages.post("/aggregate")
    def aggregate() -> Any:
        _needs_form()
        document_type = gathered_type(studio, request.form.get("jenis", ""))
        suffix = suffix_of(document_type, request.form.get("bentuk", ""))
        forms = many("berkas", MOST_FORMS)
        found = in_time(lambda: _joined(studio, document_type, forms, suffix))
        if "isi" not in found or not (request.form.get("sebagian") or all(one["sah"] for one in found["formulir"])):
            found.pop("isi", None)
            return jsonify(found), 422
        return _whole(found)

    return pages


def _asked() -> dict[str, Any]:
    if request.mimetype != JSON:
        raise UnsupportedMediaType
    body = json_body()
    if not isinstance(body.get("jenis"), str) or not isinstance(body.get("data"), dict):
        raise WrongUse("Kirim “jenis” (teks) dan “data” (kelompok isian).")
    if not isinstance(body.get("profil"), dict | None):
        raise WrongUse("“profil” adalah kelompok isian.")
    return body


def _needs_form() -> None:
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType


def _judged(studio: Studio, asked: dict[str, Any]) -> Judged:
    return studio.judges.judge_whole(studio.registry.get(asked["jenis"]), asked["data"], asked.get("profil"))


def _verdict(judged: Judged) -> dict[str, Any]:
    return {"sah": judged.ok, "masalah": [_record(problem) for problem in judged.problems]}


def _record(problem: Problem) -> dict[str, Any]:
    """Give a problem for programs; where it lies on our disk is nobody's business."""
    told: dict[str, Any] = problem_record(replace(problem, place=None, against_place=None))
    return told


def _made(studio: Studio, judged: Judged, form: str | None, mark: str | None) -> list[Artifact]:
    as_pdf = form == "pdf"
    made = [
        produce(order, suffix=suffix, mark=mark)
        for order in judged.orders
        for suffix in suffixes_for(order, None if as_pdf else form)
    ]
    return [studio.as_pdf(one) for one in made] if as_pdf else made


def _extracted(studio: Studio, name: str, content: bytes) -> dict[str, Any]:
    from docgen.usecases.extract import extract

    folder = Folder()
    try:
        found = extract(folder.add(name, content), studio.registry)
        problems = [_record(problem) for problem in found.problems]
        return {"jenis": found.document_type.id, "data": found.source.data, "masalah": problems}
    except InvalidData as error:
        raise Unreadable(folder.without_places("; ".join(one.message for one in error.problems))) from error
    except WrongUse as error:
        raise Unreadable(folder.without_places(str(error))) from error
    finally:
        folder.close()


def _joined(studio: Studio, document_type: Any, forms: Sequence[tuple[str, bytes]], suffix: str) -> dict[str, Any]:
    folder = Folder()
    try:
        for name, content in forms:
            folder.add(name, content)
        return joined(studio, document_type, folder, suffix)
    finally:
        folder.close()


def _whole(found: dict[str, Any]) -> Response:
    from docgen.rendering import MEDIA_TYPES

    name = found["nama"]
    return attachment(name, MEDIA_TYPES.get(name.rpartition(".")[2], "application/pdf"), found["isi"])
