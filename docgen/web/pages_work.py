"""Long work as a page follows it, and the pictures of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify

from docgen.rendering.page_pictures import page_picture

if TYPE_CHECKING:
    from docgen.web.jobs import Job
    from docgen.web.studio import Studio

UPLOADS = frozenset({"awal.from_file", "naskah.picture", "bappeda.gather"})
"""The pages that files are sent to: more than a form's worth may come."""

_WIDTH = 820


def blueprint(studio: Studio) -> Blueprint:
    """Give the pages of this module."""
    pages = Blueprint("kerja", __name__)

    def job_of(job_id: str) -> Job:
        return studio.jobs.get(job_id) or abort(404)

    @pages.get("/pekerjaan/<job_id>")
    def state(job_id: str) -> Any:
        job = job_of(job_id)
        told = {"keadaan": job.state, "tahap": job.phase_name, "selesai": job.done, "dari": job.total}
        if job.state == "selesai" and isinstance(job.result, dict):
            told["hasil"] = {name: one for name, one in job.result.items() if not isinstance(one, bytes)}
        return jsonify({**told, "galat": job.error, "masalah": job.problems})

    @pages.post("/pekerjaan/<job_id>/batal")
    def cancel(job_id: str) -> Any:
        job_of(job_id).cancel()
        return jsonify({"keadaan": "dibatalkan"})

    @pages.get("/hidup")
    def alive() -> Any:
        return jsonify({"docgen": True})

    @pages.get("/halaman/<key>/<int:number>.png")
    def page(key: str, number: int) -> Any:
        pdf = studio.kept_pdf(key)
        if pdf is None:
            return abort(404)
        try:
            content = page_picture(pdf, number, _WIDTH)
        except IndexError:
            return abort(404)
        answer = Response(content, mimetype="image/png")
        answer.headers["Cache-Control"] = "private, max-age=600"
        return answer

    return pages
