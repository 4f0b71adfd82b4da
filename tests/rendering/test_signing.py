"""Rooms for signatures become fields of a PDF: every signatory has one, where he signs, and nothing else is changed."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.rendering.pdf import to_pdf
from docgen.rendering.signing.fields import SignatureField, signature_fields, with_fields
from docgen.rendering.signing.rooms import names_of, painted
from tests.support.documents import TYPES, sample

SIGNED_BY = {
    "ba_musdes_rpjmdes": ["Kepala Desa", "Pimpinan", *["Wakil Masyarakat"] * 3],
    "ba_musrenbang_kecamatan": ["Camat", "Pimpinan", *["Utusan Desa"] * 5, *["Delegasi"] * 3],
    "ba_musrenbangdes_rkpdes": ["Ketua BPD", "Kepala Desa", *["Wakil Masyarakat"] * 4],
    "ba_musrenbangdes_rpjmdes": ["Ketua BPD", "Kepala Desa", *["Wakil Masyarakat"] * 4],
    "ba_rapat_bpd": ["Ketua BPD", "Kepala Desa", *["Anggota BPD"] * 4],
    "buku_agenda": ["Kepala Desa", "Sekretaris Desa"],
    "buku_keputusan": ["Kepala Desa", "Sekretaris Desa"],
    "buku_peraturan": ["Kepala Desa", "Sekretaris Desa"],
    "daftar_hadir": ["Kepala Desa"],
    "daftar_hadir_bimtek": ["Penyelenggara"],
    "du_rkpdes": ["Kepala Desa", "Ketua Tim Penyusun"],
    "jadwal_bimtek": ["Penyelenggara"],
    "keputusan_bpd": ["Ketua BPD"],
    "lampiran_6": ["Ketua Tim Teknis Kabupaten"],
    "lampiran_7": ["Ketua Tim Teknis Provinsi"],
    "matriks_rkpdes": ["Kepala Desa", "Ketua Tim Penyusun"],
    "matriks_rpjmdes": ["Kepala Desa", "Ketua Tim Penyusun"],
    "notulen": ["Pimpinan", "Notulis"],
    "perdes_rkpdes": ["Kepala Desa", "Sekretaris Desa", "Kepala Desa", "Kepala Desa"],
    "perdes_rpjmdes": ["Kepala Desa", "Sekretaris Desa", "Kepala Desa", "Kepala Desa"],
    "renja": ["Camat"],
    "sertifikat_bimtek": ["Penyelenggara"],
    "sk_penetapan_rkpdes": ["Kepala Desa", "Kepala Desa"],
    "sk_tim_penyusun_rkpdes": ["Kepala Desa", "Kepala Desa"],
    "sk_tim_penyusun_rpjmdes": ["Kepala Desa", "Kepala Desa"],
    "surat_penetapan_camat": ["Camat", "Camat"],
    "undangan": ["Kepala Desa"],
}
"""Who signs the sample of each type; the papers that are not named here are signed by nobody."""


@pytest.mark.parametrize("type_id", TYPES)
def test_every_paper_has_room_for_each_who_signs_it(type_id: str) -> None:
    for suffix in shipped().get(type_id).suffixes:
        made = docgen.generate(type_id, sample(type_id), form=suffix)
        _, rooms = painted(made.content, made.name)
        assert [room.role for room in rooms] == SIGNED_BY.get(type_id, [])


PAPERS = {"ba_rapat_bpd": "docx", "perdes_rkpdes": "docx", "du_rkpdes": "xlsx"}
ORDER = ["Kepala Desa", "Sekretaris Desa"]


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[bytes, bytes]]:
    """Give the PDF of some papers without and with fields, from one call of LibreOffice."""
    plain = {f"{name}.{suffix}": docgen.generate(name, sample(name)).content for name, suffix in PAPERS.items()}
    ready = {name: painted(content, name) for name, content in plain.items()}
    made = to_pdf(plain | {f"ttd-{name}": content for name, (content, _) in ready.items()})
    return {
        name.partition(".")[0]: (made[name], with_fields(made[f"ttd-{name}"], rooms, ORDER, name))
        for name, (_, rooms) in ready.items()
    }


def fields_of(printed: dict[str, tuple[bytes, bytes]], paper: str) -> dict[str, SignatureField]:
    return {field.name: field for field in signature_fields(printed[paper][1], paper)}


def words(pdf: bytes, field: SignatureField, *, above: float = 0, below: float = 0) -> str:
    """Give the text in the place of a field, or in a strip above or below it."""
    left, bottom, right, top = field.place
    low, high = (top, top + above) if above else (bottom - below, bottom) if below else (bottom, top)
    page = pypdfium2.PdfDocument(pdf)[field.page - 1].get_textpage()
    return " ".join(str(page.get_text_bounded(left, low, right, high)).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_look_as_they_do_without_fields(printed: dict[str, tuple[bytes, bytes]], paper: str) -> None:
    plain, ready = (pypdfium2.PdfDocument(content) for content in printed[paper])
    assert len(plain) == len(ready)
    for before, after in zip(plain, ready, strict=True):
        assert bytes(before.render(scale=1).buffer) == bytes(after.render(scale=1).buffer)
        assert before.get_textpage().get_text_range() == after.get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("paper", "name", "above", "below"),
    [
        ("ba_rapat_bpd", "TTD_Ketua_BPD", "Ketua BPD,", "I Wayan Suardika"),
        ("ba_rapat_bpd", "TTD_Kepala_Desa", "Perbekel Pemaron,", "I Putu Mertayasa, S.Sos."),
        ("perdes_rkpdes", "TTD_Kepala_Desa", "PERBEKEL PEMARON,", "I PUTU MERTAYASA"),
        ("perdes_rkpdes", "TTD_Sekretaris_Desa", "SEKRETARIS DESA PEMARON,", "I MADE SUDARSANA"),
        ("perdes_rkpdes", "TTD_Kepala_Desa_3", "PERBEKEL PEMARON,", "I PUTU MERTAYASA"),
        ("du_rkpdes", "TTD_Kepala_Desa", "Perbekel Pemaron,", "I Putu Mertayasa, S.Sos."),
        ("du_rkpdes", "TTD_Ketua_Tim_Penyusun", "Ketua Tim Penyusun RKP Desa,", "I Made Sudarsana"),
    ],
)
def test_a_field_fills_the_room_between_the_office_and_the_name(
    printed: dict[str, tuple[bytes, bytes]], paper: str, name: str, above: str, below: str
) -> None:
    field, pdf = fields_of(printed, paper)[name], printed[paper][1]
    assert words(pdf, field) == ""
    assert words(pdf, field, above=16).endswith(above)
    assert words(pdf, field, below=18).startswith(below)
    left, bottom, right, top = field.place
    assert 120 <= right - left <= 200.1
    assert 30 <= top - bottom <= 75.1


def test_those_in_a_table_sign_in_their_own_cells(printed: dict[str, tuple[bytes, bytes]]) -> None:
    fields = [field for name, field in fields_of(printed, "ba_rapat_bpd").items() if "Anggota" in name]
    shown = [words(printed["ba_rapat_bpd"][1], field) for field in fields]
    assert shown == ["1. ..........", "2. ..........", "3. ..........", "4. .........."]


def test_fields_stand_in_the_order_of_signing_and_are_empty(printed: dict[str, tuple[bytes, bytes]]) -> None:
    assert list(fields_of(printed, "ba_rapat_bpd"))[:3] == ["TTD_Kepala_Desa", "TTD_Ketua_BPD", "TTD_Anggota_BPD"]
    assert list(fields_of(printed, "perdes_rkpdes")) == [
        "TTD_Kepala_Desa", "TTD_Kepala_Desa_2", "TTD_Kepala_Desa_3", "TTD_Sekretaris_Desa",
    ]  # fmt: skip
    assert not any(field.signed for paper in PAPERS for field in fields_of(printed, paper).values())


def test_a_style_made_in_word_is_enough_for_a_room() -> None:
    document = docx.Document()
    style = document.styles.add_style("TTD Kepala Dusun", 1)
    document.add_paragraph("Kepala Dusun,")
    for _ in range(3):
        document.add_paragraph("", style)
    document.add_paragraph("Made Artha")
    document.add_paragraph("", style)
    made = io.BytesIO()
    document.save(made)
    _, rooms = painted(made.getvalue(), "surat.docx")
    assert names_of(rooms) == ["TTD_Kepala_Dusun", "TTD_Kepala_Dusun_2"]


def test_the_anchor_of_a_signing_service_is_printed_only_where_it_is_asked_for() -> None:
    data = sample("keputusan_bpd")
    plain = docx.Document(io.BytesIO(docgen.generate("keputusan_bpd", data).content))
    asked = docx.Document(io.BytesIO(docgen.generate("keputusan_bpd", {**data, "jangkar_ttd": "#"}).content))
    assert not any("#" in paragraph.text for paragraph in plain.paragraphs)
    (room,) = (paragraph for paragraph in asked.paragraphs if paragraph.text.strip() == "#")
    assert room.style is not None
    assert room.style.name == "TTD Ketua BPD"
