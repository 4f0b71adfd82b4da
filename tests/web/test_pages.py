"""The pages without a browser: drafts, what is said of them, what is made and kept."""

from __future__ import annotations

import io
import json
import shutil
import time
import zipfile
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.exceptions import ServiceUnavailable

from docgen.documents.registry import Registry, shipped
from docgen.documents.schema import fields
from docgen.rendering.page_pictures import page_count
from docgen.resources import data_root
from docgen.usecases.drafts import DraftStore
from docgen.usecases.starter import written
from docgen.web.deadline import Deadline
from docgen.web.studio import Studio
from docgen.web.uploads import as_texts
from tests.support.web import HOST, NOW, PROOF, app_of, sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.documents.registry import DocumentType
    from docgen.web.fields import Field

WITH_PROOF = {"X-Docgen": PROOF}


def opened(client: Any, address: str) -> dict[str, Any]:
    """Open a form and give its state."""
    page = client.get(address).get_data(as_text=True)
    text = page.partition('id="keadaan">')[2].partition("</script>")[0]
    return dict(json.loads(text))


def save(client: Any, state: dict[str, Any], *changes: Any, **more: Any) -> Any:
    body = {"sesi": state["sesi"], "ubah": list(changes), "periksa": True, **more}
    return client.post(f"/naskah/{state['id']}/simpan", json=body, headers=WITH_PROOF)


def begun(client: Any, type_id: str, how: str = "kosong", **more: str) -> dict[str, Any]:
    answer = client.post(f"/mulai/{type_id}", data={"kunci": PROOF, "cara": how, **more})
    return opened(client, answer.headers["Location"])


def finished(client: Any, job: Any) -> dict[str, Any]:
    for _ in range(600):
        told = client.get(f"/pekerjaan/{job['pekerjaan']}", headers=WITH_PROOF).json
        if told["keadaan"] != "berjalan":
            return dict(told)
        time.sleep(0.05)
    raise AssertionError(told)


def test_a_newcomer_is_sent_to_the_profile_first(client: Any) -> None:
    assert "Isi profil desa" in client.get("/").get_data(as_text=True)
    save(client, opened(client, "/profil"), [["nama_desa"], "Pemaron"])
    assert "Mau membuat apa hari ini?" in client.get("/").get_data(as_text=True)


def test_every_field_of_every_type_and_packet_is_in_its_form(studio: Studio) -> None:
    for type_id in shipped().all_ids:
        document_type = shipped().get(type_id)
        asked = set()
        for section in studio.plan(document_type).sections:
            above = (section.path,) if section.path else ()
            asked |= set(paths((*section.fields, *section.more), above))
        known = {path for path, schema, _ in fields(document_type.schema) if "const" not in schema}
        assert asked == {path for path in known if path[1:] or path[0] not in sections(document_type)}, type_id


def sections(document_type: DocumentType) -> set[str]:
    return {member.bagian for member in document_type.members}


def paths(asked: Iterable[Field], above: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Give the path of every field of a form, as the schema tells them."""
    for one in asked:
        here = (*above, one.key)
        yield here
        yield from paths(one.children, here)
        if one.item is not None:
            yield from paths(one.item.children, (*here, 0))


def test_a_new_type_has_a_page_with_no_web_code(tmp_path: Path) -> None:
    for name in ("schemas", "templates", "samples"):
        shutil.copytree(data_root() / name, tmp_path / "asal" / name)
    schema = json.loads((tmp_path / "asal/schemas/undangan.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["jenis"]["const"] = "surat_baru"
    schema["title"] = "Surat Serba Baru"
    (tmp_path / "asal/schemas/surat_baru.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    with closing(Studio(Registry(tmp_path / "asal"), tmp_path / "data", lambda: NOW)) as studio:
        client = app_of(studio).test_client()
        client.environ_base["HTTP_HOST"] = HOST
        assert "Surat Serba Baru" in client.get("/").get_data(as_text=True)
        assert opened(client, f"/naskah/{studio.drafts.add('surat_baru', 'Baru', NOW).id}")["masalah"]


def test_what_is_typed_is_there_after_a_restart(client: Any, studio: Studio) -> None:
    state = begun(client, "sk_tim_penyusun_rpjmdes")
    save(client, state, [["nomor"], "7"], [["anggota_tim", 1, "nama"], "Ni Luh Sari"])
    with closing(DraftStore(studio.drafts.folder)) as again:
        found = again.known(state["id"]).data
    assert found == {"nomor": "7", "anggota_tim": [{}, {"nama": "Ni Luh Sari"}]}


def test_a_fault_is_told_at_its_field_with_the_row_as_the_page_has_it(client: Any) -> None:
    state = begun(client, "sk_tim_penyusun_rpjmdes")
    told = save(client, state, [["anggota_tim"], [{}, {}, {"nama": "A", "jenis_kelamin": "X"}]]).json
    faults = {tuple(one["jalur"]): one for one in told["masalah"]}
    fault = faults["anggota_tim", 2, "jenis_kelamin"]
    assert fault["label"] == "Susunan tim nomor 3 › Jenis kelamin"
    assert "Seharusnya: salah satu dari: L, P" in fault["pesan"]
    assert faults["tahun_awal",]["kosong"]


def test_the_sentence_is_that_of_the_command_line(client: Any, run: Any) -> None:
    told = save(client, begun(client, "undangan"), [["tanggal"], "31-02-2027"]).json["masalah"]
    sentence = next(one["pesan"] for one in told if one["jalur"] == ["tanggal"])
    Path("isian.json").write_text(json.dumps({"jenis": "undangan", "tanggal": "31-02-2027"}), encoding="utf-8")
    printed = run("validate", "isian.json").err
    assert sentence[1:] in printed


def test_a_second_window_does_not_overwrite_the_first(client: Any) -> None:
    first = begun(client, "undangan")
    second = opened(client, f"/naskah/{first['id']}")
    assert save(client, second, [["maksud"], "kedua"]).status_code == 200
    refused = save(client, first, [["maksud"], "pertama"])
    assert refused.status_code == 409
    assert "jendela lain" in refused.json["galat"]


def test_changes_that_no_form_can_send_are_refused(client: Any) -> None:
    state = begun(client, "undangan")
    for change in (
        [["tak_ada"], "x"],
        [[], "x"],
        [["penerima", -1], "x"],
        [["penerima", 10**9], {}],
        [["penerima", "0"], "x"],
        [["maksud", "dalam"], "x"],
        ["maksud", "x"],
        [["maksud"], 5],
        [["maksud"], True],
        [[True], "x"],
        [[0], "x"],
        "x",
        None,
        [["penerima"], [[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]],
    ):
        assert save(client, state, change).status_code == 400, change
    assert client.post(f"/naskah/{state['id']}/simpan", data=b"[", headers=WITH_PROOF).status_code == 400


def test_the_profile_lies_under_every_paper(client: Any) -> None:
    save(client, opened(client, "/profil"), [["nama_desa"], "Pemaron"], [["nama_kecamatan"], "Buleleng"])
    state = begun(client, "undangan")
    missing = {tuple(one["jalur"]) for one in state["masalah"] if one["kosong"]}
    assert ("nama_desa",) not in missing
    assert ("nama_kabupaten",) in missing
    assert state["profil"]["nama_desa"] == "Pemaron"


def test_a_fault_in_the_profile_is_told_as_such(client: Any) -> None:
    save(client, opened(client, "/profil"), [["kode_pos"], "1"])
    fault = next(one for one in begun(client, "undangan")["masalah"] if one["jalur"] == ["kode_pos"])
    assert fault["profil"]


def test_a_packet_is_made_kept_and_made_again(client: Any) -> None:
    state = begun(client, "paket_rkpdes", "contoh")
    assert [one for one in state["masalah"] if one["tingkat"] == "galat"] == []
    told = finished(client, client.post(f"/naskah/{state['id']}/buat", json={"tanda": "draf"}, headers=WITH_PROOF).json)
    address = told["hasil"]["alamat"]
    content = client.get(f"{address}/semua.zip").data
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert any("SK Tim" in name for name in names)
    assert all("DRAF" in name for name in names)
    single = client.get(f"{address}/berkas/0")
    assert "filename*=UTF-8''00%20Daftar%20Isi" in single.headers["Content-Disposition"]
    assert "Paket RKP Desa" in client.get("/riwayat").get_data(as_text=True)
    again = client.post(f"{address}/ulang", data={"kunci": PROOF})
    copy = opened(client, again.headers["Location"])
    assert copy["isi"] == state["isi"]
    assert copy["masalah"] == state["masalah"]
    client.post(f"{address}/hapus", data={"kunci": PROOF})
    assert client.get(address).status_code == 404


def test_a_draft_with_faults_makes_nothing_and_tells_all_of_them(client: Any, studio: Studio) -> None:
    state = begun(client, "undangan")
    told = client.post(f"/naskah/{state['id']}/buat", json={"tanda": ""}, headers=WITH_PROOF).json
    assert len(told["masalah"]) > 4
    assert studio.drafts.results() == []


def test_a_number_is_given_shown_in_the_history_and_kept_when_the_paper_is_corrected(
    client: Any, studio: Studio
) -> None:
    data = {**sample("sk_tim_penyusun_rpjmdes"), "nomor": "otomatis"}
    draft = studio.drafts.add("sk_tim_penyusun_rpjmdes", "SK", "2026-11-29T08:05:00", data)
    for tanda, given in (("draf", 0), ("", 1)):
        told = client.post(f"/naskah/{draft.id}/buat", json={"tanda": tanda}, headers=WITH_PROOF).json
        page = client.get(finished(client, told)["hasil"]["alamat"]).get_data(as_text=True)
        assert page.count("Nomor ") == given
        assert len(studio.entries()) == given
    (entry,) = studio.entries()
    assert entry.nomor in client.get("/riwayat").get_data(as_text=True)
    kept = studio.drafts.draft(draft.id)
    assert kept is not None
    assert kept.data["nomor"] == entry.nomor
    studio.drafts.write(draft.id, "2026-11-29T08:06:00", {**kept.data, "tembusan": ["Camat"]}, ())
    finished(client, client.post(f"/naskah/{draft.id}/buat", json={"tanda": ""}, headers=WITH_PROOF).json)
    (entry,) = studio.entries()
    assert entry.versi == 2


def test_a_part_that_is_not_wanted_is_not_made(client: Any) -> None:
    state = begun(client, "paket_rpjmdes", "contoh")
    assert "Keputusan BPD" in str(state["naskah"])
    told = save(client, state, tanpa=["keputusan_bpd", "ba_rapat_bpd", "sk_tim_penyusun_rpjmdes"]).json
    assert "Keputusan BPD" not in str(told["naskah"])
    assert "SK Tim Penyusun" in str(told["naskah"])  # what must be made can't be left out


def test_last_years_paper_is_a_start(client: Any) -> None:
    state = begun(client, "undangan", "contoh")
    copy = begun(client, "undangan", "gandakan", dari=state["id"])
    assert copy["isi"] == state["isi"]
    assert copy["id"] != state["id"]


def test_the_input_workbook_goes_out_and_comes_back(client: Any) -> None:
    state = begun(client, "undangan", "contoh")
    content = client.get(f"/naskah/{state['id']}/buku-isian.xlsx").data
    files = {"kunci": PROOF, "berkas": (io.BytesIO(content), "isian.xlsx")}
    answer = client.post("/mulai/undangan/unggah", data=files)
    back = opened(client, answer.headers["Location"])
    assert back["masalah"] == state["masalah"]
    assert back["isi"]["maksud"] == state["isi"]["maksud"]


def test_a_file_of_another_type_is_refused(client: Any) -> None:
    content = written(shipped().get("notulen"), {"jenis": "notulen"}, "xlsx")
    files = {"kunci": PROOF, "berkas": (io.BytesIO(content), "../../isian.xlsx")}
    answer = client.post("/mulai/undangan/unggah", data=files)
    assert answer.status_code == 400
    assert "notulen" in answer.get_data(as_text=True)


def test_values_are_read_aloud(client: Any) -> None:
    def said(form: str, text: str) -> str:
        return str(client.get("/baca", query_string={"f": form, "t": text}).json["kata"])

    assert said("tanggal", "12-10-2026") == "Senin, 12 Oktober 2026"
    assert said("uang", "1.500.000").startswith("Rp1.500.000")
    assert "satu juta lima ratus ribu rupiah" in said("uang", "1500000")
    assert said("tanggal", "31-02-2026") == said("nik", "x") == said("", "\0") == ""


def test_a_preview_shows_pages_before_anything_is_kept(client: Any, studio: Studio) -> None:
    state = begun(client, "undangan", "contoh")
    job = client.post(f"/naskah/{state['id']}/pratinjau", json={"naskah": 0}, headers=WITH_PROOF).json
    shown = finished(client, job)["hasil"]
    picture = client.get(f"/halaman/{shown['kunci']}/0.png")
    assert picture.data.startswith(b"\x89PNG")
    assert client.get(f"/halaman/{shown['kunci']}/{shown['halaman']}.png").status_code == 404
    assert page_count(studio.kept_pdf(shown["kunci"]) or b"") == shown["halaman"]
    assert studio.drafts.results() == []


def test_without_libreoffice_the_text_is_shown(client: Any, studio: Studio) -> None:
    studio.__dict__["can_print"] = False
    state = begun(client, "undangan", "contoh")
    job = client.post(f"/naskah/{state['id']}/pratinjau", json={"naskah": 0}, headers=WITH_PROOF).json
    shown = finished(client, job)["hasil"]
    assert "LibreOffice" in shown["catatan"]
    assert any(sample("undangan")["maksud"] in line for line in shown["teks"])


def test_forms_are_gathered_with_a_verdict_for_each(client: Any) -> None:
    form = client.post("/api/generate", json={"jenis": "lampiran_6", "data": sample("lampiran_6")}).data
    files = [(io.BytesIO(form), "kirim/../baik.xlsx"), (io.BytesIO(b"bukan"), "rusak.xlsx")]
    asked = {"kunci": PROOF, "jenis": "lampiran_7", "berkas": files, "harus": "Pemalang\n\n  Kota  Baru \n"}
    job = client.post("/himpun", data=asked).json
    told = finished(client, job)["hasil"]
    assert [(one["nama"], one["sah"]) for one in told["formulir"]] == [("baik.xlsx", True), ("rusak.xlsx", False)]
    assert "rusak.xlsx" not in told["formulir"][1]["alasan"]
    assert "Kota Baru" in told["belum"]
    assert client.get(f"/himpun/{job['pekerjaan']}/unduh").data.startswith(b"PK")


def test_long_work_can_be_cancelled(client: Any, studio: Studio) -> None:
    def endless(job: Any) -> None:
        job.phase("Menunggu", 10**6)
        while True:
            job.step()
            time.sleep(0.01)

    job = studio.jobs.start(endless)
    client.post(f"/pekerjaan/{job.id}/batal", headers=WITH_PROOF)
    assert client.get(f"/pekerjaan/{job.id}", headers=WITH_PROOF).json["keadaan"] == "dibatalkan"


def test_a_training_is_made_as_one_zip_and_forgotten_with_it(client: Any, studio: Studio) -> None:
    data = as_texts(sample("paket_bimtek"))
    data |= {
        "sesi": [{**data["sesi"][0], "jumlah_peserta": "1"}],
        "contoh": ["undangan"],
        "kesalahan": "1",
    }
    draft = studio.drafts.add("paket_bimtek", "Bimtek", NOW, data)
    told = finished(client, client.post(f"/naskah/{draft.id}/buat", json={"tanda": ""}, headers=WITH_PROOF).json)
    assert told["keadaan"] == "selesai", told["galat"]
    address = told["hasil"]["alamat"]
    with client.get(f"{address}/berkas/0") as answer:
        names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert any("Sertifikat" in name for name in names)
    assert "Bimtek" in answer.headers["Content-Disposition"]
    client.post(f"{address}/hapus", headers=WITH_PROOF)
    assert [*(studio.drafts.folder / "pelatihan").iterdir()] == []


def test_work_that_takes_too_long_ends(client: Any, studio: Studio) -> None:
    studio.in_time = Deadline(0.05)
    files = {"kunci": PROOF, "berkas": (io.BytesIO(b"{}" * 10), "isian.json")}
    release = Event()
    studio.in_time(lambda: None)
    with pytest.raises(ServiceUnavailable):
        studio.in_time(release.wait)
    release.set()
    assert client.post("/mulai/undangan/unggah", data=files).status_code in {400, 503}


def test_a_draft_does_not_grow_without_end(client: Any) -> None:
    state = begun(client, "undangan")
    answers = [save(client, state, [["tembusan", at], "x" * 1_500_000]).status_code for at in range(4)]
    assert answers[-1] == 400


def test_what_is_not_there_is_said_plainly(client: Any) -> None:
    for address in (
        "/naskah/x",
        "/hasil/x",
        "/hasil/x/berkas/0",
        "/hasil/x/semua.zip",
        "/mulai/x",
        "/himpun/x/unduh",
        "/pekerjaan/x",
        "/x",
    ):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "Traceback" not in answer.get_data(as_text=True)
