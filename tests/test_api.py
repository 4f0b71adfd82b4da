"""docgen in Python: the four functions, with values as Python has them."""

from __future__ import annotations

import datetime as dt

import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, TemplateFault, Unreadable, WrongUse
from tests.support import word
from tests.support.documents import TYPES, sample


def test_the_public_names_are_those_of_the_contract() -> None:
    assert docgen.__all__ == ["extract", "generate", "generate_packet", "render", "types", "validate"]
    assert docgen.types() == list(TYPES)


@pytest.mark.parametrize("type_id", TYPES)
def test_a_document_is_an_artifact_with_name_type_and_bytes(type_id: str) -> None:
    artifact = docgen.generate(type_id, sample(type_id))
    suffix = artifact.name.rpartition(".")[2]
    assert suffix in shipped().get(type_id).suffixes
    assert artifact.media_type.endswith({"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[suffix])
    assert artifact.content.startswith(b"PK")


def test_python_values_are_taken_as_they_are_meant() -> None:
    data = sample("daftar_hadir") | {"tanggal": dt.date(2026, 10, 12), "baris_kosong": 3, "tampilkan_kop": True}
    text = word.text(docgen.generate("daftar_hadir", data).content)
    assert "Senin, 12 Oktober 2026" in text
    assert "PEMERINTAH KABUPATEN BULELENG" in text


def test_a_fraction_is_no_text_and_no_count() -> None:
    for key, value in {"tempat": 1.5, "baris_kosong": 2.5}.items():
        problems = docgen.validate("daftar_hadir", sample("daftar_hadir") | {key: value})
        assert [problem.path for problem in problems] == [(key,)]


def test_a_profile_lies_under_the_data() -> None:
    data = sample("daftar_hadir")
    del data["nama_desa"]
    profile = {"nama_desa": "Sukamaju", "nama_kecamatan": "Tidak dipakai", "telepon": "(0362) 000000"}
    text = word.text(docgen.generate("daftar_hadir", data, profile).content)
    assert "Sukamaju, 12 Oktober 2026" in text
    with pytest.raises(InvalidData, match="masalah"):
        docgen.generate("daftar_hadir", data, {"nama_dsa": "Sukamaju"})


def test_what_can_not_be_done_is_told_by_its_own_error() -> None:
    with pytest.raises(WrongUse, match="Maksudnya daftar_hadir"):
        docgen.generate("daftar_hadr", {})
    with pytest.raises(TemplateFault, match="draf, contoh"):
        docgen.generate("daftar_hadir", sample("daftar_hadir"), mark="rahasia")
    with pytest.raises(Unreadable):
        docgen.render("tiada.docx", {})
    with pytest.raises(TemplateFault, match="bukan"):
        docgen.render(b"bukan zip", {})
