"""What was made: files to download, as one zip or one by one, PDFs of them, and the data to make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, redirect, render_template, send_file, url_for

from docgen.errors import ConversionFailed
from docgen.web.answers import attachment, zipped
from docgen.web.trainings import ZIP, bundle

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.usecases.orders import Artifact
    from docgen.web.jobs import Job
    from docgen.web.studio import Studio

PDF = "application/pdf"
_AT_ONCE = 5  # so that there is something to tell, and a place to stop


def blueprint(studio: Studio) -> Blueprint:
    """Give the pages of this module."""
    pages = Blueprint("hasil", __name__)

    @pages.get("/riwayat")
    def history() -> str:
        found = [(one, _title(studio, one.type_id)) for one in studio.drafts.results()]
        return render_template("riwayat.html", hasil=found, entri=studio.entries())

    @pages.get("/hasil/<result_id>")
    def result(result_id: str) -> str:
        found = studio.drafts.result(result_id)
        has_pages = not any(name.endswith(".zip") for name in found.files)
        has_pdf = any(name.endswith(".pdf") for name in found.files)
        return render_template(
            "hasil.html", hasil=found, jenis=_title(studio, found.type_id), ada_pdf=has_pdf,
            dapat_cetak=studio.can_print and has_pages, ada_halaman=has_pages,
            ada_jenis=studio.known_type(found.type_id),
            nomor=studio.numbers_of(one.content for one in studio.drafts.files(result_id)) if has_pages else [],
        )  # fmt: skip

    @pages.get("/hasil/<result_id>/berkas/<int:number>")
    def file(result_id: str, number: int) -> Response:
        artifact = studio.drafts.file(result_id, number)
        if bundle(studio, result_id).is_file():
            return send_file(bundle(studio, result_id), ZIP, as_attachment=True, download_name=artifact.name)
        return attachment(artifact.name, artifact.media_type, artifact.content)

    @pages.get("/hasil/<result_id>/semua.zip")
    def everything(result_id: str) -> Response:
        return zipped(studio.drafts.result(result_id).title, studio.drafts.files(result_id))

    @pages.post("/hasil/<result_id>/pdf")
    def make_pdf(result_id: str) -> Any:
        studio.drafts.result(result_id)
        return jsonify({"pekerjaan": studio.jobs.start(_pdfs(studio, result_id)).id})

    @pages.post("/hasil/<result_id>/ulang")
    def again(result_id: str) -> Any:
        found = studio.drafts.result(result_id)
        data, without = studio.drafts.origin(result_id)
        draft = studio.drafts.add(found.type_id, found.title, studio.now(), data, without)
        return redirect(url_for("naskah.form", draft_id=draft.id))

    @pages.post("/hasil/<result_id>/hapus")
    def forget(result_id: str) -> Any:
        if studio.drafts.result(result_id):
            bundle(studio, result_id).unlink(missing_ok=True)
        studio.drafts.forget(result_id)
        return redirect(url_for("hasil.history"))

    return pages


def _title(studio: Studio, type_id: str) -> str:
    return studio.registry.get(type_id).title if studio.known_type(type_id) else type_id


def _pdfs(studio: Studio, result_id: str) -> Callable[[Job], Any]:
    """Give the work that makes a PDF of every document of a result."""

    def work(job: Job) -> dict[str, Any]:
        papers = [one for one in studio.drafts.files(result_id) if one.media_type != PDF]
        job.phase("Membuat PDF", len(papers))
        made: list[Artifact] = []
        failed = []
        for batch in batched(papers, _AT_ONCE):
            try:
                studio.pdfs_of({one.name: one.content for one in batch})
                made += [studio.as_pdf(one) for one in batch]
            except ConversionFailed as error:
                failed.append(error)
            for _ in batch:
                job.step()
        studio.drafts.add_files(result_id, made)
        if failed:
            raise ConversionFailed(" ".join(str(error) for error in failed))
        return {"alamat": f"/hasil/{result_id}"}

    return work


def batched(papers: list[Artifact], most: int) -> list[list[Artifact]]:
    """Give the papers a few at a time."""
    return [papers[at : at + most] for at in range(0, len(papers), most)]
