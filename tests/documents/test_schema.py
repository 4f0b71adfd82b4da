"""The schema files are ordinary JSON Schema 2020-12: what docgen makes flat means the same to any other validator."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from docgen.documents.registry import shipped
from docgen.documents.schema import SchemaFolder, at, dotted, fields, label
from docgen.errors import CannotProduce
from tests.support.documents import ROOT, TYPES, sample

FOLDER = ROOT / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))


def standard_validator(type_id: str) -> Any:
    """Give a validator of the file as it is, references and groups resolved by the library."""
    raw = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in raw.values()])
    return jsonschema_rs.Draft202012Validator(raw[f"{type_id}.schema.json"], registry=registry)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_schema_file_is_json_schema_2020_12(path: Any) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(path.name)
    assert jsonschema_rs.meta.is_valid(schema)


@pytest.mark.parametrize("type_id", TYPES)
def test_canonical_data_is_valid_for_the_file_as_it_is(type_id: str) -> None:
    data = shipped().get(type_id).checker.check(sample(type_id)).data
    validator = standard_validator(type_id)
    assert [str(error) for error in validator.iter_errors(data)] == []
    assert not validator.is_valid({**data, "isian_asing": "x"})
    for name in shipped().get(type_id).schema["required"]:
        assert not validator.is_valid({key: value for key, value in data.items() if key != name}), name


def test_a_reference_that_leads_nowhere_is_said(tmp_path: Any) -> None:
    (tmp_path / "uji.schema.json").write_text('{"properties": {"a": {"$ref": "#/$defs/tiada"}}}', encoding="utf-8")
    (tmp_path / "rusak.schema.json").write_text("{", encoding="utf-8")
    with pytest.raises(CannotProduce, match="tiada"):
        SchemaFolder(tmp_path).flat("uji")
    with pytest.raises(CannotProduce, match="tidak terbaca"):
        SchemaFolder(tmp_path).flat("rusak")


def test_a_path_is_labelled_for_people() -> None:
    schema = shipped().get("sk_tim_penyusun_rpjmdes").schema
    assert label(schema, ("anggota_tim", 2, "nama")) == "Susunan tim nomor 3 › Nama"
    assert dotted(("anggota_tim", 2, "nama")) == "anggota_tim[3].nama"
    assert label(schema, ("tak", "dikenal")) == "tak › dikenal"
    assert at(schema, ("anggota_tim", 0, "tak_ada")) is None


def test_every_field_is_walked_outer_before_inner() -> None:
    paths = [path for path, _, _ in fields(shipped().get("sk_tim_penyusun_rpjmdes").schema)]
    assert ("anggota_tim", 0, "nama") in paths
    assert paths.index(("anggota_tim",)) < paths.index(("anggota_tim", 0, "nama"))
    assert ("kepala_desa", "gelar_belakang") in paths
