"""The description of the API (OpenAPI 3.1), written from the document types that there are."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.documents.registry import Registry

_FAULT = {"description": "Ditolak; “galat” menyebut sebabnya.", "content": {"application/json": {"schema": {
    "type": "object", "properties": {"galat": {"type": "string"}}, "required": ["galat"]}}}}  # fmt: skip
_VERDICT = {
    "type": "object",
    "properties": {"sah": {"type": "boolean"}, "masalah": {"type": "array", "items": {"type": "object"}}},
    "required": ["sah", "masalah"],
}
_FILE = {"schema": {"type": "string", "format": "binary"}}
_DOCUMENTS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/pdf",
    "application/zip",
)


def description(registry: Registry) -> dict[str, Any]:
    """Give the OpenAPI document of this server."""
    names = [*registry.all_ids]
    sums = [name for name in registry.ids if "himpunan" in registry.get(name).declaration]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgen",
            "version": metadata.version("docgen"),
            "description": "Dokumen resmi desa dari isian yang diperiksa. Hanya melayani komputer ini.",
        },
        "servers": [{"url": "/"}],
        "paths": _paths(names, sums),
    }


def _paths(names: list[str], sums: list[str]) -> dict[str, Any]:
    several = {"type": "array", "items": {"type": "object"}}
    one = {"name": "jenis", "in": "path", "required": True, "schema": {"type": "string", "enum": names}}
    record = _json({"type": "object"})
    return {
        "/api/types": {"get": _read("Daftar jenis dokumen dan paket", several)},
        "/api/types/{jenis}": {
            "parameters": [one],
            "get": _read("Isian dan skema satu jenis", {"type": "object"}, _faults("404")),
        },
        "/api/validate": {"post": _send("Periksa isian", _order(names), {"200": _json(_VERDICT)})},
        "/api/generate": {
            "post": _send("Buat dokumen", _order(names, more=True), {"200": _documents(), "422": record}),
        },
        "/api/extract": {
            "post": _upload("Baca isian dari dokumen buatan docgen", _form({}, many=False), {"200": record}),
        },
        "/api/aggregate": {
            "post": _upload(
                "Himpun banyak formulir", _form(_wishes(sums), many=True), {"200": _documents(), "422": record}
            ),
        },
    }


def _wishes(sums: list[str]) -> dict[str, Any]:
    part = "Lanjutkan tanpa formulir yang tidak sah."
    return {
        "jenis": {"type": "string", "enum": sums},
        "bentuk": {"type": "string", "enum": ["docx", "xlsx", "pdf"]},
        "sebagian": {"type": "string", "enum": ["ya"], "description": part},
    }


def _order(names: list[str], *, more: bool = False) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "jenis": {"type": "string", "enum": names},
        "data": {"type": "object", "description": "Isian menurut skema jenisnya (lihat /api/types/{jenis})."},
        "profil": {"type": "object", "description": "Profil desa, di bawah isian."},
    }
    if more:
        properties["tanda"] = {"type": "string", "enum": ["draf", "contoh"]}
        properties["bentuk"] = {"type": "string", "enum": ["docx", "xlsx", "pdf"]}
    return {"type": "object", "properties": properties, "required": ["jenis", "data"]}


def _form(properties: dict[str, Any], *, many: bool) -> dict[str, Any]:
    file: dict[str, Any] = {"type": "string", "format": "binary"}
    return {
        "type": "object",
        "properties": {**properties, "berkas": {"type": "array", "items": file, "minItems": 1} if many else file},
        "required": [*(["jenis"] if "jenis" in properties else []), "berkas"],
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Hasil", "content": {"application/json": {"schema": schema}}}


def _documents() -> dict[str, Any]:
    return {"description": "Dokumen, atau zip bila lebih dari satu", "content": dict.fromkeys(_DOCUMENTS, _FILE)}


def _faults(*codes: str) -> dict[str, Any]:
    return dict.fromkeys(("400", "401", "403", "413", "415", "503", *codes), _FAULT)


def _read(title: str, schema: dict[str, Any], faults: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"summary": title, "responses": {"200": _json(schema), **(faults or _faults())}}


def _send(title: str, schema: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"summary": title, "requestBody": body, "responses": {**_faults("404", "422"), **answers}}


def _upload(title: str, schema: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    return {"summary": title, "requestBody": body, "responses": {**_faults("404", "422"), **answers}}
