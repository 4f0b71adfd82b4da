"""The API: what its description promises, and that nothing a program sends breaks it."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from docgen.documents.registry import shipped
from docgen.inputs import read
from tests.support.web import app_of, sample, studio_in

if TYPE_CHECKING:
    from pathlib import Path

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_types_are_those_of_the_command_line(client: Any) -> None:
    listed = client.get("/api/types").json
    assert {one["id"] for one in listed} == {*shipped().all_ids}


def test_a_type_tells_its_fields_and_schema(client: Any) -> None:
    told = client.get("/api/types/undangan").json
    assert told["skema"] == shipped().get("undangan").schema
    assert "penerima" in {one["jalur"] for one in told["isian"]}


def test_sound_data_is_found_sound(client: Any) -> None:
    answer = client.post("/api/validate", json={"jenis": "undangan", "data": sample("undangan")})
    assert answer.json == {"sah": True, "masalah": []}


def test_faults_are_told_as_the_command_line_tells_them(client: Any) -> None:
    answer = client.post(
        "/api/validate", json={"jenis": "undangan", "data": {**sample("undangan"), "tanggal": "31-02-2027"}}
    )
    told = answer.json["masalah"][0]
    assert answer.status_code == 200
    assert (told["isian"], told["tingkat"]) == ("tanggal", "galat")
    assert "31-02-2027" in json.dumps(told)


def test_one_document_comes_as_itself(client: Any) -> None:
    answer = client.post("/api/generate", json={"jenis": "undangan", "data": sample("undangan"), "tanda": "contoh"})
    assert answer.mimetype == DOCX
    assert "CONTOH" in answer.headers["Content-Disposition"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()


def test_a_packet_comes_as_a_zip_in_its_folder_and_always_the_same(client: Any) -> None:
    asked = {"jenis": "paket_rkpdes", "data": sample("paket_rkpdes")}
    first, second = (client.post("/api/generate", json=asked).data for _ in range(2))
    assert first == second
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert len(names) > 5
    assert all(name.startswith("Paket RKP Desa") for name in names)


def test_data_that_is_not_valid_makes_nothing(client: Any) -> None:
    answer = client.post("/api/generate", json={"jenis": "undangan", "data": {}})
    assert answer.status_code == 422
    assert not answer.json["sah"]


def test_no_file_of_this_computer_is_read_as_a_picture(client: Any, tmp_path: Path) -> None:
    picture = tmp_path / "rahasia.png"
    picture.write_bytes(
        base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        )
    )
    for path in (str(picture), f"../../{picture}", "/etc/passwd"):
        data = {**sample("undangan"), "lambang_negara": path}
        answer = client.post("/api/generate", json={"jenis": "undangan", "data": data})
        assert answer.status_code == 422
        assert answer.json["masalah"][0]["kode"] == "gambar"
        assert str(tmp_path) not in json.dumps({**answer.json["masalah"][0], "ditemukan": ""})


def test_what_was_made_is_read_back(client: Any) -> None:
    made = client.post("/api/generate", json={"jenis": "lampiran_6", "data": sample("lampiran_6")})
    answer = client.post("/api/extract", data={"berkas": (io.BytesIO(made.data), "kiriman.xlsx")})
    assert answer.json["jenis"] == "lampiran_6"
    assert answer.json["data"]["nama_kabupaten"] == sample("lampiran_6")["nama_kabupaten"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b""),
        ("a.docx", b"PK\x03\x04garbage"),
        ("a.pdf", b"%PDF-1.4\n"),
        ("a.exe", b"MZ"),
        ("..\\..\\a.xlsx", b"\0" * 99),
    ],
)
def test_what_is_no_document_of_ours_is_refused_by_its_name(client: Any, name: str, content: bytes) -> None:
    answer = client.post("/api/extract", data={"berkas": (io.BytesIO(content), name)})
    assert answer.status_code in {400, 422}
    assert "/tmp" not in answer.json["galat"]


def test_a_zip_bomb_is_refused_quickly(client: Any) -> None:
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
        archive.writestr("xl/workbook.xml", b" " * 200_000_000)
    answer = client.post("/api/extract", data={"berkas": (io.BytesIO(store.getvalue()), "bom.xlsx")})
    assert answer.status_code in {400, 422}


def test_forms_are_added_up_and_the_unfit_are_named(client: Any) -> None:
    form = client.post("/api/generate", json={"jenis": "lampiran_6", "data": sample("lampiran_6")}).data
    files = [(io.BytesIO(form), "baik.xlsx"), (io.BytesIO(b"bukan"), "rusak.xlsx")]
    refused = client.post("/api/aggregate", data={"jenis": "lampiran_7", "berkas": files})
    assert refused.status_code == 422
    assert [(one["nama"], one["sah"]) for one in refused.json["formulir"]] == [
        ("baik.xlsx", True),
        ("rusak.xlsx", False),
    ]
    files = [(io.BytesIO(form), "baik.xlsx"), (io.BytesIO(b"bukan"), "rusak.xlsx")]
    whole = client.post("/api/aggregate", data={"jenis": "lampiran_7", "berkas": files, "sebagian": "ya"})
    assert whole.status_code == 200
    assert whole.data.startswith(b"PK")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"jenis": "undangan"}',
        b'{"jenis": 5, "data": {}}',
        b'{"jenis": "x", "data": {}}',
        b'{"jenis": "undangan", "data": {"a": NaN}}',
        b'{"jenis":"undangan","data":{"tanggal":"a\\u0000b"}}',
        b'{"jenis":"undangan","data":{"a":"\\ud800"}}',
        b"[" * 100_000,
        b'{"jenis":"undangan","data":{},"tanda":{},"bentuk":"docx"}',
        b'{"jenis":"undangan","data":{},"tanda":"draf","bentuk":[]}',
        b"\xff\xfe",
        b'{"jenis":"undangan","data":{"a":1e999,"b":12345678901234567890123}}',
    ],
)
def test_no_body_breaks_it(client: Any, body: bytes) -> None:
    for path in ("/api/validate", "/api/generate"):
        answer = client.post(path, data=body, content_type="application/json")
        assert answer.status_code < 500, (path, answer.data)


def test_a_body_that_is_too_large_is_refused(client: Any) -> None:
    answer = client.post("/api/validate", data=b" " * 3_000_000, content_type="application/json")
    assert answer.status_code == 413


OPERATIONS = [
    ("/api/types", "GET"),
    ("/api/types/{jenis}", "GET"),
    ("/api/validate", "POST"),
    ("/api/generate", "POST"),
    ("/api/extract", "POST"),
    ("/api/aggregate", "POST"),
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    app = app_of(studio_in(tmp_path_factory.mktemp("api")))
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


def test_the_description_names_every_operation(described: Any) -> None:
    paths = described.raw_schema["paths"]
    assert [(path, one.upper()) for path in paths for one in paths[path] if one != "parameters"] == OPERATIONS


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS[2:])
def test_nothing_that_a_program_sends_breaks_it(described: Any, path: str, method: str, mode: str) -> None:
    strategy = described[path][method].as_strategy(generation_mode=schemathesis.GenerationMode(mode))

    @given(case=strategy)
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def ask(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, answer.text

    ask()


def test_a_sample_of_every_type_is_made(client: Any) -> None:
    for document_type in shipped().types()[:3]:
        data = read(document_type.sample).data
        assert client.post("/api/generate", json={"jenis": document_type.id, "data": data}).status_code == 200
