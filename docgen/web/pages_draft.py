"""A draft: its form, every change saved and judged, its preview, and the documents made of it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_file, url_for

from docgen.documents.registry import PROFILE
from docgen.errors import WrongUse
from docgen.formats import FORMATS, FormatError
from docgen.output import safe_name
from docgen.rendering import MEDIA_TYPES
from docgen.spelling import hari_tanggal, rupiah, terbilang_rupiah
from docgen.usecases.draft_data import put, refuse_strange
from docgen.usecases.generate import produce
from docgen.usecases.judging import record
from docgen.web.answers import attachment, json_body
from docgen.web.trainings import training_work
from docgen.web.uploads import uploaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.usecases.drafts import Draft
    from docgen.usecases.judging import Judged
    from docgen.usecases.orders import Order
    from docgen.web.jobs import Job
    from docgen.web.studio import Studio

MARKS = {"": None, "draf": "draf", "contoh": "contoh"}
MOST_CHANGES = 2_000
MOST_TITLE = 120
MOST_DATA = 4_000_000


def blueprint(studio: Studio) -> Blueprint:
    """Give the pages of this module."""
    pages = Blueprint("naskah", __name__)
    sittings: dict[str, str] = {}

    def draft_of(draft_id: str) -> Draft:
        draft = studio.drafts.draft(draft_id)
        known = draft is not None and (draft.id == PROFILE or studio.known_type(draft.type_id))
        return draft if draft is not None and known else abort(404)

    @pages.get("/profil")
    def profile() -> str:
        return _form_page(studio, studio.profile(), sittings)

    @pages.get("/naskah/<draft_id>")
    def form(draft_id: str) -> Any:
        if draft_id == PROFILE:
            return redirect(url_for("naskah.profile"))
        return _form_page(studio, draft_of(draft_id), sittings)

    @pages.post("/naskah/<draft_id>/simpan")
    def save(draft_id: str) -> Any:
        body = json_body()
        sitting = body.get("sesi")
        if sittings.setdefault(draft_id, str(sitting)) != sitting:
            told = "Naskah ini juga dibuka di jendela lain. Muat ulang halaman ini untuk meneruskan di sini."
            return jsonify({"galat": told}), 409
        with studio.drafts.held():
            draft = _changed(studio, draft_of(draft_id), body)
        answer: dict[str, Any] = {"waktu": studio.now()[11:16].replace(":", ".")}
        if body.get("periksa"):
            answer |= _findings(studio, draft, studio.judge(draft))
        return jsonify(answer)

    @pages.post("/naskah/<draft_id>/nama")
    def rename(draft_id: str) -> Any:
        title = " ".join(str(json_body().get("judul", "")).split())[:MOST_TITLE]
        if title:
            studio.drafts.rename(draft_of(draft_id).id, title)
        return jsonify({"judul": title})

    @pages.post("/naskah/<draft_id>/gandakan")
    def duplicate(draft_id: str) -> Any:
        draft = draft_of(draft_id)
        title = f"{draft.title} (salinan)"[:MOST_TITLE]
        copied = studio.drafts.add(draft.type_id, title, studio.now(), draft.data, draft.without)
        return redirect(url_for("naskah.form", draft_id=copied.id))

    @pages.post("/naskah/<draft_id>/hapus")
    def remove(draft_id: str) -> Any:
        if draft_id != PROFILE:
            studio.drafts.remove(draft_of(draft_id).id)
        return redirect(url_for("awal.home"))

    @pages.get("/naskah/<draft_id>/buku-isian.xlsx")
    def workbook(draft_id: str) -> Response:
        from docgen.usecases.starter import written

        draft = draft_of(draft_id)
        document_type = studio.registry.get(draft.type_id)
        content = written(document_type, {"jenis": document_type.id, **draft.data}, "xlsx")
        return attachment(safe_name(f"Isian {draft.title}", "xlsx"), MEDIA_TYPES["xlsx"], content)

    @pages.post("/naskah/<draft_id>/pratinjau")
    def preview(draft_id: str) -> Any:
        draft = draft_of(draft_id)
        number = json_body().get("naskah")
        job = studio.jobs.start(_preview(studio, draft, number if isinstance(number, int) else 0))
        return jsonify({"pekerjaan": job.id})

    @pages.post("/naskah/<draft_id>/buat")
    def make(draft_id: str) -> Any:
        draft, mark = draft_of(draft_id), str(json_body().get("tanda", ""))
        if mark not in MARKS:
            raise WrongUse("Tanda ini tidak dikenal.")
        judged = studio.judge(draft)
        if not judged.ok:
            return jsonify(_findings(studio, draft, judged))
        if judged.orders[0].document_type.training:
            whole = replace(draft, data=studio.merged(draft))
            work = training_work(studio, whole, judged.orders[0], pdf=json_body().get("pdf") is True)
        else:
            work = _make(studio, draft, judged, MARKS[mark])
        return jsonify({"pekerjaan": studio.jobs.start(work).id})

    @pages.get("/baca")
    def read_aloud() -> Any:
        return jsonify({"kata": spoken(request.args.get("f", ""), request.args.get("t", ""))})

    @pages.post("/gambar")
    def picture() -> Any:
        return jsonify({"nama": studio.judges.keep_picture(uploaded("berkas")[1])})

    @pages.get("/gambar/<name>")
    def picture_file(name: str) -> Any:
        path = studio.judges.picture_file(name)
        return abort(404) if path is None else send_file(path)

    return pages


def spoken(format_name: str, text: str) -> str:
    """Give in words how a typed value is understood; nothing for what is not understood."""
    say: dict[str, Callable[[Any], str | None]] = {
        "tanggal": hari_tanggal,
        "uang": lambda amount: f"{rupiah(amount)} ({terbilang_rupiah(amount)})",
    }
    try:
        return say[format_name](FORMATS[format_name].read(text)) or ""
    except (KeyError, FormatError):
        return ""


def _form_page(studio: Studio, draft: Draft, sittings: dict[str, str]) -> str:
    document_type = studio.registry.get(draft.type_id)
    sittings[draft.id] = secrets.token_hex(8)
    profile = {} if draft.id == PROFILE else studio.profile().data
    state = {
        "id": draft.id, "sesi": sittings[draft.id], "isi": draft.data, "profil": profile,
        "tanpa": [*draft.without], **_findings(studio, draft, studio.judge(draft)),
    }  # fmt: skip
    return render_template(
        "naskah.html",
        naskah=draft,
        jenis=document_type,
        rencana=studio.plan(document_type),
        keadaan=state,
        adalah_profil=draft.id == PROFILE,
        dapat_cetak=studio.can_print,
    )


def _changed(studio: Studio, draft: Draft, body: dict[str, Any]) -> Draft:
    """Write the changes that a page sends into a draft: pairs of path and value, and the parts left out."""
    schema = studio.registry.get(draft.type_id).schema
    changes, without = body.get("ubah", []), body.get("tanpa", [*draft.without])
    if not isinstance(changes, list) or len(changes) > MOST_CHANGES or not isinstance(without, list):
        raise WrongUse("Perubahan ini tidak dapat dibaca.")
    for change in changes:
        if not isinstance(change, list) or len(change) != 2 or not _is_path(change[0]):
            raise WrongUse("Perubahan ini tidak dapat dibaca.")
        refuse_strange(change[1])
        put(draft.data, schema, tuple(change[0]), change[1])
    if len(str(draft.data)) > MOST_DATA:
        raise WrongUse("Isian ini terlalu besar. Bagilah menjadi beberapa naskah.")
    names = {member.bagian for member in studio.registry.get(draft.type_id).members if not member.wajib}
    kept = tuple(one for one in without if isinstance(one, str) and one in names)
    if changes or kept != draft.without:
        studio.drafts.write(draft.id, studio.now(), draft.data, kept)
    return replace(draft, without=kept)


def _is_path(value: Any) -> bool:
    return isinstance(value, list) and all(type(step) in {str, int} for step in value)


def _findings(studio: Studio, draft: Draft, judged: Judged) -> dict[str, Any]:
    schema = studio.registry.get(draft.type_id).schema
    return {
        "masalah": [record(problem, schema) for problem in judged.problems],
        "naskah": [f"{order.number} {order.document_type.title}".strip() for order in judged.orders],
    }


def _preview(studio: Studio, draft: Draft, number: int) -> Callable[[Job], Any]:
    """Give the work that makes the pages of one paper of a draft to be looked at."""

    def work(job: Job) -> dict[str, Any]:
        from docgen.web.previews import shown

        job.phase("Memeriksa isian")
        judged = studio.judge(draft)
        if not judged.ok:
            faults = sum(problem.severity == "galat" for problem in judged.problems)
            return {"belum": faults}
        order = judged.orders[min(max(number, 0), len(judged.orders) - 1)]
        job.phase("Menyusun halaman")
        artifact = produce(order)
        return {"nama": artifact.name, **shown(studio, artifact)}

    return work


def _make(studio: Studio, draft: Draft, judged: Judged, mark: str | None) -> Callable[[Job], Any]:
    """Give the work that makes all documents of a draft and keeps them."""

    def work(job: Job) -> dict[str, Any]:
        job.phase("Membuat dokumen", len(judged.orders))
        desk, orders = studio.numbered(draft) if mark is None else (None, judged.orders)
        made = []
        for order in orders:
            made.append(produce(order, mark=mark))
            job.step()
        in_order = sorted(made, key=lambda artifact: artifact.name if artifact.folder else "")
        whole = replace(draft, data=studio.merged(draft))
        title = in_order[0].folder or in_order[0].name.rpartition(".")[0]
        result = studio.drafts.keep(whole, in_order, mark, studio.now(), title)
        if desk is not None:
            desk.bind(orders, made)
            _write_numbers(studio, draft, orders)
        return {"alamat": f"/hasil/{result}"}

    return work


def _write_numbers(studio: Studio, draft: Draft, orders: Sequence[Order]) -> None:
    """Write numbers that were given into the draft, so that a correction of it keeps them."""
    schema = studio.registry.get(draft.type_id).schema
    given = [(order, one) for order in orders for one in order.registered if one.is_automatic]
    for order, one in given:
        path = (order.section, one.field.name) if order.section else (one.field.name,)
        put(draft.data, schema, path, one.entry.nomor)
    if given:
        studio.drafts.write(draft.id, studio.now(), draft.data, draft.without)
