"""The application: guards every request, answers every fault with a sentence, and puts the pages together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, redirect, render_template, request
from werkzeug.exceptions import HTTPException

from docgen.errors import DocgenError, InvalidData
from docgen.spelling import tanggal_panjang
from docgen.web import api, pages_bappeda, pages_draft, pages_home, pages_result, pages_work
from docgen.web.fields import offer_name
from docgen.web.guard import COOKIE, FORM_FIELD, HEADER, HEADERS, SAFE_METHODS

if TYPE_CHECKING:
    from docgen.web.guard import Guard
    from docgen.web.studio import Studio

MOST_BODY = 2_000_000
MOST_UPLOAD = 120_000_000
MOST_FILES = 600
_YEAR = 365 * 24 * 3600
_SAYINGS = {
    400: "Permintaan ini tidak dapat dibaca.",
    403: "Permintaan ini ditolak karena tidak berasal dari halaman docgen. Muat ulang halamannya, lalu coba lagi.",
    404: "Halaman ini tidak ada.",
    405: "Halaman ini tidak dapat dipakai dengan cara itu.",
    413: "Yang dikirim terlalu besar.",
    415: "Bentuk kiriman ini tidak dikenal.",
    503: "Pekerjaan ini terlalu lama dan dihentikan.",
}


def create_app(studio: Studio, guard: Guard) -> Flask:
    """Give the WSGI application of one server."""
    app = Flask("docgen.web", static_folder="static", template_folder="templates")
    app.config.update(MAX_CONTENT_LENGTH=MOST_BODY, MAX_FORM_MEMORY_SIZE=MOST_BODY, MAX_FORM_PARTS=MOST_FILES)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(waktu=moment, nama_tawaran=offer_name)
    app.jinja_env.globals.update(
        profil_siap=lambda: bool(studio.profile().data.get("nama_desa")), bukti=guard.proof, bidang=FORM_FIELD
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    for module in (pages_home, pages_draft, pages_result, pages_bappeda, pages_work, api):
        app.register_blueprint(module.blueprint(studio))
    app.before_request(lambda: _checked(guard))
    app.after_request(_with_headers)
    app.register_error_handler(DocgenError, _told)
    app.register_error_handler(Exception, _broken)
    app.register_error_handler(HTTPException, lambda error: _answer(error.code or 500, _SAYINGS.get(error.code or 500)))
    return app


def _checked(guard: Guard) -> Any:
    """Let a request in, or give the answer that refuses it."""
    host = request.headers.get("Host", "")
    if not guard.knows_host(host):
        return _answer(400, "Alamat ini bukan alamat docgen di komputer ini.")
    refusal = _entered(guard)
    if refusal is not None:
        return refusal
    if request.method in SAFE_METHODS:
        return None
    if request.endpoint in pages_work.UPLOADS or (request.path.startswith("/api/") and request.mimetype != api.JSON):
        request.max_content_length = MOST_UPLOAD
    if not guard.is_ours(request.headers, host):
        return _answer(403, _SAYINGS[403])
    if request.path.startswith("/api/"):
        return None
    given = request.headers.get(HEADER) or request.form.get(FORM_FIELD)
    return None if guard.has_proof(given) else _answer(403, _SAYINGS[403])


def _entered(guard: Guard) -> Any:
    """Ask for the key where the server can be reached from elsewhere: in the address once, then from a cookie."""
    if guard.key is None:
        return None
    asked = request.args.get("kunci")
    if asked is not None and guard.has_key(asked):
        answer = redirect("/")
        answer.set_cookie(COOKIE, asked, max_age=_YEAR, httponly=True, samesite="Strict")
        return answer
    word, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if guard.has_key(request.cookies.get(COOKIE)) or (word == "Bearer" and guard.has_key(bearer)):
        return None
    return _answer(401, "Buka alamat lengkap dengan kuncinya, seperti yang ditampilkan oleh docgen serve.")


def _with_headers(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    answer.headers.setdefault("Cache-Control", "no-cache" if request.endpoint == "static" else "no-store")
    return answer


def _told(error: DocgenError) -> Any:
    if isinstance(error, InvalidData):
        return _answer(422, str(error))
    return _answer({1: 422, 2: 404 if request.method in SAFE_METHODS else 400}.get(error.exit_code, 422), str(error))


def _broken(error: Exception) -> Any:
    return _answer(500, f"Kesalahan di dalam docgen ({type(error).__name__}). Yang sudah diketik tetap tersimpan.")


def _answer(code: int, saying: str | None) -> Any:
    """Give a fault as the asker can use it: a record for scripts, a page for people."""
    told = saying or "Permintaan ini tidak dapat dilayani."
    wants_record = request.path.startswith("/api/") or request.headers.get(HEADER) is not None
    if wants_record:
        answer = jsonify({"galat": told})
        answer.status_code = code
        return answer
    return Response(render_template("galat.html", pesan=told), code)


def moment(text: str) -> str:
    """Write a moment as people do: "12 Oktober 2026 pukul 09.05"."""
    day, _, clock = text.partition("T")
    return f"{tanggal_panjang(day)} pukul {clock[:5].replace(':', '.')}"
