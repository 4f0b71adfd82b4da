"""`docgen sign`: several sign one after the other, poppler agrees, and whoever changes a byte is found out."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from docgen.rendering.signing import signature
from docgen.rendering.signing.fields import put_fields, signature_fields
from docgen.rendering.signing.places import Area
from tests.support import keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.command import Result

FIELDS = ("TTD_Sekretaris_Desa", "TTD_Kepala_Desa", "TTD_Ketua_BPD")


def a_paper(*names: str) -> bytes:
    """Give a PDF of one page with signature fields under each other."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(609, 935)
    places = (Area(0, 300, 600 - 100 * number, 500, 650 - 100 * number) for number in range(len(names)))
    put_fields(writer, [(name, f"Tanda tangan {name}", place) for name, place in zip(names, places, strict=True)])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def issuer() -> keys.Issuer:
    return keys.issuer()


@pytest.fixture(scope="module")
def key_files(issuer: keys.Issuer) -> dict[str, bytes]:
    people = {"sekdes.p12": "Ni Luh Ayu Sariasih", "kades.p12": "Ketut Wijaya, S.Sos."}
    return {"akar.pem": issuer.pem, **{name: issuer.key_of(person) for name, person in people.items()}}


@pytest.fixture
def desk(tmp_path: Path, key_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a paper to sign and the keys of two people, whose password is known."""
    for name, content in key_files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "naskah.pdf").write_bytes(a_paper(*FIELDS))
    monkeypatch.setenv("DOCGEN_SANDI_PFX", keys.PASSWORD)
    return tmp_path


def poppler_says(path: Path) -> str:
    """Give what pdfsig of poppler finds; it knows no issuer, so of the certificates it says nothing."""
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout


def shown(path: Path) -> str:
    """Give the text that a reader sees on the first page, with that of the signed fields."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    document[0].flatten()
    return str(document[0].get_textpage().get_text_range())


class TestSigning:
    def test_two_people_sign_one_after_the_other_and_both_signatures_hold(
        self, desk: Path, run: Callable[..., Result]
    ) -> None:
        before = (desk / "naskah.pdf").read_bytes()
        first = run("sign", "naskah.pdf", "--pfx", "sekdes.p12")
        assert (first.code, first.out) == (0, "naskah.pdf\n")
        assert "TTD_Sekretaris_Desa ditandatangani oleh Ni Luh Ayu Sariasih" in first.err
        once = (desk / "naskah.pdf").read_bytes()
        assert run("sign", "naskah.pdf", "--pfx", "kades.p12").code == 0
        twice = (desk / "naskah.pdf").read_bytes()
        assert once.startswith(before)
        assert twice.startswith(once)
        said = poppler_says(desk / "naskah.pdf")
        assert said.count("Signature is Valid.") == 2
        assert said.count("The signature form field is not signed.") == 1
        assert re.findall("Common Name: (.*)", said) == ["Ni Luh Ayu Sariasih", "Ketut Wijaya, S.Sos."]
        assert "Total document signed" in said

    def test_the_result_is_a_sound_pdf(self, desk: Path, run: Callable[..., Result]) -> None:
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        checked = subprocess.run(["qpdf", "--check", desk / "naskah.pdf"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr

    def test_a_field_can_be_named_and_the_result_go_elsewhere(self, desk: Path, run: Callable[..., Result]) -> None:
        before = (desk / "naskah.pdf").read_bytes()
        said = run("sign", "naskah.pdf", "--pfx", "kades.p12", "--bidang", "TTD_Ketua_BPD", "-o", "sah.pdf")
        assert said.out == "sah.pdf\n"
        assert (desk / "naskah.pdf").read_bytes() == before
        fields = signature_fields((desk / "sah.pdf").read_bytes(), "sah.pdf")
        assert [field.name for field in fields if field.signed] == ["TTD_Ketua_BPD"]

    def test_the_field_shows_who_signed_and_when_in_a_font_of_its_own(
        self, desk: Path, run: Callable[..., Result]
    ) -> None:
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        words = " ".join(shown(desk / "naskah.pdf").split())
        assert re.fullmatch(
            r"Ditandatangani secara elektronik oleh Ketut Wijaya, S\.Sos\. "
            r"\d{1,2} [A-Z][a-z]+ 20\d\d pukul \d\d\.\d\d (WIB|WITA|WIT|UTC\S+)", words
        ), words  # fmt: skip
        fonts = subprocess.run(["pdffonts", desk / "naskah.pdf"], capture_output=True, text=True, check=True).stdout
        assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:]), fonts

    def test_a_field_without_a_place_is_signed_too(self, desk: Path, run: Callable[..., Result]) -> None:
        writer = pypdf.PdfWriter()
        writer.add_blank_page(609, 935)
        put_fields(writer, [("Tanda_Tangan", "tanpa tempat", Area(0, 0, 0, 0, 0))])
        writer.write(desk / "lain.pdf")
        assert run("sign", "lain.pdf", "--pfx", "kades.p12").code == 0
        assert run("sign", "lain.pdf", "--periksa").code == 0

    def test_the_password_is_asked_for_and_never_shown(
        self, desk: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DOCGEN_SANDI_PFX")
        asked: list[str] = []

        def typed(question: str) -> str:
            asked.append(question)
            return keys.PASSWORD

        monkeypatch.setattr("click.termui.hidden_prompt_func", typed)
        done = run("sign", "naskah.pdf", "--pfx", "sekdes.p12")
        assert done.code == 0
        assert asked == ["Kata sandi sekdes.p12: "]
        assert keys.PASSWORD not in done.out + done.err

    def test_the_password_can_stand_in_a_file(
        self, desk: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DOCGEN_SANDI_PFX")
        (desk / "sandi.txt").write_text(f"{keys.PASSWORD}\n", encoding="utf-8")
        assert run("sign", "naskah.pdf", "--pfx", "sekdes.p12", "--sandi-berkas", "sandi.txt").code == 0

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("naskah.pdf",), "Tulis: docgen sign naskah.pdf --pfx KUNCI.p12"),
            (("naskah.pdf", "--pfx", "kades.p12", "--bidang", "TTD_Kepala_Dess"), "Maksudnya TTD_Kepala_Desa?"),
            (("naskah.pdf", "--pfx", "akar.pem"), "akar.pem tidak dapat dibuka"),
            (("akar.pem", "--pfx", "kades.p12"), "akar.pem bukan berkas PDF"),
            (("kosong.pdf", "--pfx", "kades.p12"), "kosong.pdf tidak mempunyai kotak tanda tangan"),
            (("naskah.pdf", "--pfx", "tidak-ada.p12"), "tidak-ada.p12"),
            (("naskah.pdf", "--periksa", "--pfx", "kades.p12"), "--periksa hanya membaca"),
        ],
    )
    def test_wrong_use_is_told_and_changes_nothing(
        self, desk: Path, run: Callable[..., Result], arguments: tuple[str, ...], says: str
    ) -> None:
        (desk / "kosong.pdf").write_bytes(a_paper())
        before = (desk / "naskah.pdf").read_bytes()
        said = run("sign", *arguments)
        assert said.code == 2
        assert says in said.err
        assert (desk / "naskah.pdf").read_bytes() == before

    def test_a_wrong_password_is_told(
        self, desk: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DOCGEN_SANDI_PFX", "keliru")
        said = run("sign", "naskah.pdf", "--pfx", "kades.p12")
        assert said.code == 2
        assert "kata sandinya keliru" in said.err

    def test_what_to_install_is_told_where_pyhanko_is_missing(
        self, desk: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(signature, "find_spec", lambda _: None)
        said = run("sign", "naskah.pdf", "--pfx", "kades.p12")
        assert said.code == 2
        assert "pip install 'docgen[ttd]'" in said.err


class TestExamining:
    def test_sound_signatures_are_told_with_their_owners_and_the_fields_left(
        self, desk: Path, run: Callable[..., Result]
    ) -> None:
        run("sign", "naskah.pdf", "--pfx", "sekdes.p12")
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        said = run("sign", "naskah.pdf", "--periksa", "--akar", "akar.pem")
        assert said.code == 0
        first, second, left = said.out.splitlines()
        assert first.startswith("TTD_Sekretaris_Desa: utuh; Ni Luh Ayu Sariasih, ")
        assert second.startswith("TTD_Kepala_Desa: utuh; Ketut Wijaya, S.Sos., ")
        assert first.endswith("penerbit sertifikat dikenal")
        assert left == "TTD_Ketua_BPD: belum ditandatangani (halaman 1)"

    def test_a_certificate_of_an_unknown_issuer_is_no_proof(self, desk: Path, run: Callable[..., Result]) -> None:
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        (desk / "lain.pem").write_bytes(keys.issuer("Penerbit Lain").pem)
        said = run("sign", "naskah.pdf", "--periksa", "--akar", "lain.pem")
        assert said.code == 1
        assert "PENERBIT SERTIFIKAT TIDAK DIKENAL" in said.out
        unasked = run("sign", "naskah.pdf", "--periksa")
        assert unasked.code == 0
        assert "penerbit sertifikat tidak diperiksa" in unasked.out

    def test_a_changed_byte_is_found_out(self, desk: Path, run: Callable[..., Result]) -> None:
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        path = desk / "naskah.pdf"
        content = path.read_bytes()
        assert content.count(b"/MediaBox [ 0.0 0.0 609 935 ]") == 1
        path.write_bytes(content.replace(b"/MediaBox [ 0.0 0.0 609 935 ]", b"/MediaBox [ 0.0 0.0 609 936 ]"))
        said = run("sign", "naskah.pdf", "--periksa")
        assert said.code == 1
        assert "TIDAK SAH: isi dokumen diubah" in said.out
        assert "Digest Mismatch" in poppler_says(path)

    def test_a_page_added_behind_a_signature_is_found_out(self, desk: Path, run: Callable[..., Result]) -> None:
        run("sign", "naskah.pdf", "--pfx", "kades.p12")
        writer = pypdf.PdfWriter(desk / "naskah.pdf", incremental=True)
        writer.add_blank_page(609, 935)
        writer.write(desk / "naskah.pdf")
        said = run("sign", "naskah.pdf", "--periksa")
        assert said.code == 1
        assert "TIDAK SAH: dokumen diubah sesudah ditandatangani" in said.out

    def test_a_paper_that_nobody_signed_is_told(self, desk: Path, run: Callable[..., Result]) -> None:
        said = run("sign", "naskah.pdf", "--periksa")
        assert said.code == 1
        assert said.out.count("belum ditandatangani (halaman 1)") == len(FIELDS)
        assert "belum ditandatangani secara elektronik" in said.err
