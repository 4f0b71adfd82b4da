"""`docgen generate --bundle`: several papers in one PDF that tells what is in it, can be signed, and may be PDF/A."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
import pytest

from docgen.cli import main
from docgen.errors import WrongUse
from docgen.rendering.pdf_bundle import Part, Properties, bundled
from docgen.rendering.signing.fields import signature_fields
from docgen.usecases.portable import refuse_to_replace_signed
from tests.support import keys
from tests.support.documents import ROOT
from tests.test_sign import a_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.command import Result

PAPERS = ("sk_tim_penyusun_rpjmdes", "du_rkpdes")
TITLES = ["Sampul Berkas", "SK Tim Penyusun RPJM Desa Pemaron 2027-2034", "DU-RKP Desa Pemaron 2028"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two papers, their PDFs and the bundle of both, as PDF/A with fields to sign in."""
    folder = tmp_path_factory.mktemp("berkas")
    files = [str(ROOT / "samples" / f"{name}.yaml") for name in PAPERS]
    with pytest.raises(SystemExit) as ended:
        main(["generate", *files, "-o", str(folder), "--pdf", "--bundle", "berkas desa.pdf", "--ttd", "--pdfa"])
    assert not ended.value.code
    return folder


@pytest.fixture
def bundle(folder: Path) -> Path:
    return folder / "berkas desa.pdf"


def said(*command: Any) -> str:
    """Give what a program says of a file; it must end well."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_each_paper_has_a_bookmark_at_its_first_page(bundle: Path) -> None:
    document = pypdfium2.PdfDocument(bundle)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [title for title, _ in marks] == TITLES
    assert marks[0][1] == 0
    starts = [document[page].get_textpage().get_text_range() for _, page in marks]
    assert "KEPUTUSAN PERBEKEL PEMARON" in starts[1]
    assert "DAFTAR USULAN" in starts[2]


def test_pages_are_labelled_by_paper_and_own_number(folder: Path, bundle: Path) -> None:
    counts = [len(pypdf.PdfReader(path).pages) for path in sorted(folder.glob("*.pdf"), reverse=True) if path != bundle]
    first, second = counts
    labels = ["i", *(f"01-{n}" for n in range(1, first + 1)), *(f"02-{n}" for n in range(1, second + 1))]
    assert pypdf.PdfReader(bundle).page_labels == labels


def test_the_cover_tells_what_is_on_which_pages(folder: Path, bundle: Path) -> None:
    text = " ".join(said("pdftotext", "-l", "1", "-layout", bundle, "-").split())
    assert "BERKAS DESA DESA PEMARON KECAMATAN BULELENG KABUPATEN BULELENG" in text
    last = len(pypdf.PdfReader(folder / f"{TITLES[1]}.pdf").pages) + 1
    assert re.search(rf"14 September 2026\s+2–{last}\b", text), text
    assert f"{last + 1}–{len(pypdf.PdfReader(bundle).pages)}" in text


def test_the_properties_tell_whose_it_is_and_are_the_same_in_xmp(bundle: Path) -> None:
    told = dict(line.split(":", 1) for line in said("pdfinfo", "-isodates", bundle).splitlines())
    assert told["Title"].strip() == "berkas desa"
    assert told["Author"].strip() == told["Creator"].strip() == "Pemerintah Desa Pemaron"
    assert told["Subject"].strip() == f"2 naskah: {TITLES[1]}; {TITLES[2]}"
    assert told["CreationDate"].strip().startswith("2027-09-06")
    xmp = said("pdfinfo", "-meta", bundle)
    assert "<xmp:CreateDate>2027-09-06T00:00:00Z</xmp:CreateDate>" in xmp
    assert '<rdf:li xml:lang="x-default">berkas desa</rdf:li>' in xmp


def test_the_fields_to_sign_in_have_names_of_their_own_in_the_order_of_signing(bundle: Path) -> None:
    assert [(field.name, field.signed) for field in signature_fields(bundle.read_bytes(), "berkas.pdf")] == [
        ("01_TTD_Kepala_Desa", False), ("01_TTD_Kepala_Desa_2", False),
        ("02_TTD_Ketua_Tim_Penyusun", False), ("02_TTD_Kepala_Desa", False),
    ]  # fmt: skip


def test_papers_and_bundle_are_sound_pdf(folder: Path) -> None:
    for path in folder.glob("*.pdf"):
        assert "No syntax or stream encoding errors" in said("qpdf", "--check", path)


def test_papers_and_bundle_keep_what_pdf_a_asks_for(folder: Path) -> None:
    """What PDF/A-2b asks for as far as these readers see it: no validator is at hand."""
    for path in folder.glob("*.pdf"):
        reader = pypdf.PdfReader(path)
        assert reader.pdf_header in {"%PDF-1.6", "%PDF-1.7"}
        xmp = said("pdfinfo", "-meta", path)
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
        intents: Any = reader.root_object["/OutputIntents"]
        assert [intent.get_object()["/S"] for intent in intents] == ["/GTS_PDFA1"]
        assert len(intents[0].get_object()["/DestOutputProfile"].get_data()) > 1000
        assert "/ID" in reader.trailer
        assert not reader.is_encrypted
        fonts = said("pdffonts", path).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts), fonts
        content = subprocess.run(
            ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True
        )
        for forbidden in (
            b"/JavaScript",
            b"/JS ",
            b"/Launch",
            b"/EmbeddedFile",
            b"/NeedAppearances true",
            b"/LZWDecode",
        ):
            assert forbidden not in content.stdout, forbidden
        for page in reader.pages:
            for widget in page.get("/Annots", ()):
                entries = widget.get_object()
                assert entries["/F"] & 4
                assert not entries["/F"] & (2 | 32)
                assert "/N" in entries["/AP"]


def test_it_can_be_signed_after_the_merging(
    bundle: Path, tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kades.p12").write_bytes(keys.issuer().key_of("Ketut Wijaya"))
    monkeypatch.setenv("DOCGEN_SANDI_PFX", keys.PASSWORD)
    for _ in range(2):
        source = "sah.pdf" if (tmp_path / "sah.pdf").exists() else str(bundle)
        assert run("sign", source, "--pfx", "kades.p12", "-o", "sah.pdf", "--force").code == 0
    assert subprocess.run(
        ["pdfsig", tmp_path / "sah.pdf"], capture_output=True, text=True, check=False
    ).stdout.count("Signature is Valid.") == 2  # fmt: skip
    fonts = said("pdffonts", tmp_path / "sah.pdf").splitlines()[2:]
    assert all(line.split()[-5] == "yes" for line in fonts), fonts


PROPERTIES = Properties("Berkas", "Pemerintah Desa Pemaron", "dua naskah", "2026-10-28")


def parts() -> list[Part]:
    return [Part(title, f"{title}.pdf", a_paper("TTD_Kepala_Desa")) for title in ("Satu", "Dua")]


def test_the_same_papers_give_the_same_bytes_and_others_another_identifier() -> None:
    cover = Part("Sampul", "sampul.pdf", a_paper())
    once, again = bundled(cover, parts(), PROPERTIES), bundled(cover, parts(), PROPERTIES)
    assert once == again
    assert once != bundled(cover, parts()[:1], PROPERTIES)


def test_a_signed_paper_is_never_merged_nor_written_over(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kades.p12").write_bytes(keys.issuer().key_of("Ketut Wijaya"))
    (tmp_path / "berkas.pdf").write_bytes(a_paper("TTD_Kepala_Desa"))
    monkeypatch.setenv("DOCGEN_SANDI_PFX", keys.PASSWORD)
    run("sign", "berkas.pdf", "--pfx", "kades.p12")
    signed = (tmp_path / "berkas.pdf").read_bytes()
    with pytest.raises(WrongUse, match=r"berkas\.pdf sudah ditandatangani"):
        refuse_to_replace_signed([tmp_path / "berkas.pdf"])
    with pytest.raises(WrongUse, match=r"dua\.pdf sudah ditandatangani"):
        bundled(Part("Sampul", "sampul.pdf", a_paper()), [Part("Dua", "dua.pdf", signed)], PROPERTIES)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--ttd",), "tambahkan --pdf atau --bundle"),
        (("--pdfa",), "tambahkan --pdf atau --bundle"),
        (("--bundle", "berkas.docx"), "harus berakhiran .pdf"),
    ],
)
def test_wrong_use_is_told(run: Callable[..., Result], arguments: tuple[str, ...], says: str) -> None:
    done = run("generate", str(ROOT / "samples" / "notulen.yaml"), *arguments)
    assert done.code == 2
    assert says in done.err
