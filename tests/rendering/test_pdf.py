"""PDF by LibreOffice: from many documents at once, without the network, and never by halves."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pypdf
import pytest

from docgen.errors import ConversionFailed
from docgen.rendering.pdf import to_pdf
from docgen.rendering.soffice import find_soffice, soffice_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FINDS_NONE: tuple[str, ...] = ()


def _word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _excel(value: float) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = value
    sheet["A1"].number_format = "#,##0.00"
    sheet.column_dimensions["A"].width = 30
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


_DOCUMENTS = {
    "SK Tim – Désa.docx": _word("Menimbang & mengingat", "x < y"),
    "Daftar.xlsx": _excel(1500000.5),
    "Daftar.docx": _word("nama yang sama, jenis lain"),
}


@pytest.fixture(scope="module")
def converted() -> dict[str, bytes]:
    return to_pdf(_DOCUMENTS)


class TestConverting:
    def test_every_document_gets_its_pdf_under_the_name_it_came_with(self, converted: dict[str, bytes]) -> None:
        assert list(converted) == list(_DOCUMENTS)
        assert "Menimbang & mengingat" in _text(converted["SK Tim – Désa.docx"])
        assert "nama yang sama, jenis lain" in _text(converted["Daftar.docx"])

    def test_numbers_of_a_sheet_are_written_as_in_indonesia(self, converted: dict[str, bytes]) -> None:
        assert _text(converted["Daftar.xlsx"]).strip() == "1.500.000,50"

    def test_the_same_documents_give_the_same_bytes(self, converted: dict[str, bytes]) -> None:
        time.sleep(1.1)  # dates in a PDF count seconds
        assert to_pdf(_DOCUMENTS) == converted

    def test_other_content_gives_another_identifier(self, converted: dict[str, bytes]) -> None:
        identifiers = {str(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/ID"]) for pdf in converted.values()}
        assert len(identifiers) == len(_DOCUMENTS)

    def test_no_date_is_in_the_pdf(self, converted: dict[str, bytes]) -> None:
        for pdf in converted.values():
            information = pypdf.PdfReader(io.BytesIO(pdf), strict=True).metadata
            assert information is not None
            assert information.creation_date is None
            assert information.modification_date is None

    def test_two_conversions_at_one_time_do_not_disturb_each_other(self) -> None:
        jobs = [{"a.docx": _word("satu")}, {"a.docx": _word("dua")}]
        with ThreadPoolExecutor(2) as pool:
            assert [_text(made["a.docx"]).strip() for made in pool.map(to_pdf, jobs)] == ["satu", "dua"]

    def test_nothing_to_convert_is_no_trouble(self) -> None:
        assert to_pdf({}) == {}


class TestNetwork:
    """A document from outside must not make this computer call anyone, nor read its other files."""

    def test_linked_pictures_and_templates_are_not_fetched(self, tmp_path: Path) -> None:
        picture = tmp_path / "rahasia.png"
        picture.write_bytes(_PNG)
        with _listener() as (port, hits):
            made = to_pdf({"a.docx": _linking(f"http://127.0.0.1:{port}", picture.as_uri())})
        assert hits == []
        page = pypdf.PdfReader(io.BytesIO(made["a.docx"])).pages[0]
        assert len(page.images) == 0
        assert "sesudah gambar" in page.extract_text()


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "000000104944415478da63f8cfc000440c100a001fee03fd635ebb5b0000000049454e44ae426082"
)


@contextmanager
def _listener() -> Iterator[tuple[int, list[bytes]]]:
    """A web server on this computer that only notes who calls."""
    hits: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    hits.append(connection.recv(200))

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1], hits
        finally:
            done.set()
            thread.join()


def _linking(site: str, local: str) -> bytes:
    """A Word file with two linked pictures, one on the network and one on the disk, a picture field and a template."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    pictures = "".join(
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="{n}" name="g{n}"/>'
        f'<a:graphic><a:graphicData uri="{drawing}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name="g{n}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId{n}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
        for n in (1, 2)
    )
    field = f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{site}/f.png&quot; \\d "/></w:p>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{kind}.settings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/image" Target="{site}/x.png" TargetMode="External"/>'
        f'<Relationship Id="rId2" Type="{office}/image" Target="{local}" TargetMode="External"/>'
        f'<Relationship Id="rId3" Type="{office}/settings" Target="settings.xml"/></Relationships>',
        "word/settings.xml": f'<w:settings xmlns:w="{main}" xmlns:r="{office}"><w:attachedTemplate r:id="rId1"/>'
        "</w:settings>",
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/attachedTemplate" Target="{site}/t.dotx" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}" xmlns:r="{office}" xmlns:a="{drawing}/main" '
        f'xmlns:pic="{drawing}/picture" xmlns:wp="{drawing}/wordprocessingDrawing"><w:body>{pictures}{field}'
        "<w:p><w:r><w:t>sesudah gambar</w:t></w:r></w:p></w:body></w:document>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    """Make a stand-in for LibreOffice out of a shell script, to see how we live with its faults."""

    def make(script: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


class TestFaults:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.docx", b"\x8f" * 5000),
            ("a.docx", b""),
            ("a.docx", _excel(1)),
            ("a.xlsx", _word("x")),
            ("a.docx", _word("x")[:-40]),
            ("a.txt", b"teks"),
            ("docx", _word("x")[:100]),
        ],
        ids=["random", "empty", "xlsx as docx", "docx as xlsx", "cut", "other kind", "no extension"],
    )
    def test_what_is_no_whole_document_is_refused_by_name(self, name: str, content: bytes) -> None:
        with pytest.raises(ConversionFailed, match=f"{name} bukan dokumen Word atau Excel yang utuh"):
            to_pdf({name: content})

    def test_a_document_that_libreoffice_can_not_load_is_named_and_nothing_comes_back(self) -> None:
        hollow = io.BytesIO()
        with zipfile.ZipFile(hollow, "w") as archive:
            archive.writestr("word/document.xml", "<salah")
        with pytest.raises(ConversionFailed, match=r"tidak menghasilkan PDF dari rusak\.docx\. .*tanpa --pdf"):
            to_pdf({"baik.docx": _word("baik"), "rusak.docx": hollow.getvalue()})

    def test_success_without_a_pdf_is_a_failure(self, program: Callable[[str], Path]) -> None:
        with pytest.raises(ConversionFailed, match=r"tidak menghasilkan PDF dari a\.docx"):
            to_pdf({"a.docx": _word("x")}, program=program("exit 0"))

    @pytest.mark.parametrize(
        "content", ["", "%PDF-1.6", "%PDF-1.6\\ntrailer\\n<</Root 1 0 R>>\\nstartxref\\n9\\n%%EOF"]
    )
    def test_half_a_pdf_is_a_failure(self, content: str, program: Callable[[str], Path]) -> None:
        with pytest.raises(ConversionFailed, match=r"tidak menghasilkan PDF dari a\.docx"):
            to_pdf({"a.docx": _word("x")}, program=program(f"mkdir pdf; printf '{content}' > pdf/00000.pdf"))

    def test_a_pdf_of_another_make_comes_back_as_it_is(self, program: Callable[[str], Path], tmp_path: Path) -> None:
        writer = pypdf.PdfWriter()
        writer.add_blank_page(600, 900)
        writer.write(tmp_path / "lain.pdf")
        made = to_pdf({"a.docx": _word("x")}, program=program(f"mkdir pdf; cp {tmp_path}/lain.pdf pdf/00000.pdf"))
        assert made["a.docx"] == (tmp_path / "lain.pdf").read_bytes()

    def test_one_that_hangs_is_ended_with_all_that_it_started(
        self, program: Callable[[str], Path], tmp_path: Path
    ) -> None:
        hanging = program(f"sleep 300 & echo $! > {tmp_path}/anak; wait")
        began = time.monotonic()
        with pytest.raises(ConversionFailed, match=r"belum selesai setelah 0\.5 detik"):
            to_pdf({"a.docx": _word("x")}, timeout=0.5, program=hanging)
        assert time.monotonic() - began < 5
        assert _is_gone(int((tmp_path / "anak").read_text()))

    def test_it_sees_no_secrets_and_no_proxies_and_leaves_no_trace(
        self, program: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("RAHASIA", "x")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("LANGUAGE", "id")
        with pytest.raises(ConversionFailed):
            to_pdf({"a.docx": _word("x")}, program=program(f"env > {tmp_path}/env; pwd > {tmp_path}/pwd"))
        names = {line.partition("=")[0] for line in (tmp_path / "env").read_text().splitlines()}
        assert names - {"PWD", "OLDPWD", "SHLVL", "_"} <= {"PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LC_ALL", "TZ"}
        assert not Path((tmp_path / "pwd").read_text().strip()).exists()

    def test_without_libreoffice_the_cure_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ConversionFailed, match=r"Pasang LibreOffice .*tanpa --pdf"):
            to_pdf({"a.docx": _word("x")}, program=tmp_path / "tidak ada")

    def test_one_that_may_not_be_started_is_named(self, program: Callable[[str], Path]) -> None:
        path = program("exit 0")
        path.chmod(0o644)
        with pytest.raises(ConversionFailed, match=f"{path} tidak dapat dijalankan"):
            to_pdf({"a.docx": _word("x")}, program=path)


def _is_gone(process: int) -> bool:
    """Tell whether a process is dead; one that nobody has fetched yet is dead too."""
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] in {"Z", "X"}:
            return True
        time.sleep(0.02)
    return False


class TestFinding:
    @pytest.fixture
    def elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An empty PATH, and a LibreOffice in a folder that an installer would have made."""
        monkeypatch.setenv("PATH", str(tmp_path / "kosong"))
        path = tmp_path / "opt" / "libreoffice24.8" / "program" / "soffice"
        path.parent.mkdir(parents=True)
        path.write_text("#!/bin/sh\necho LibreOffice 24.8.3.2 Lain\n")
        path.chmod(0o755)
        return path

    def test_the_one_on_the_path_is_found_and_tells_its_version(self) -> None:
        program = find_soffice(_FINDS_NONE)
        assert program is not None
        version = soffice_version(program)
        assert version is not None
        assert version.startswith("LibreOffice ")

    def test_one_that_is_not_on_the_path_is_found_where_installers_put_it(
        self, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "opt"))
        assert find_soffice(["$PROGRAMFILES/libreoffice*/program/soffice"]) == elsewhere
        assert soffice_version(elsewhere) == "LibreOffice 24.8.3.2"

    def test_none_is_none(self, elsewhere: Path) -> None:
        assert elsewhere.exists()
        assert find_soffice(["/tidak/ada/soffice", "%TIDAK_ADA%/soffice", "soffice"]) is None

    def test_a_program_in_the_folder_of_the_user_is_not_taken(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(elsewhere.parent)
        monkeypatch.setenv("PATH", os.pathsep.join([".", str(elsewhere.parent)]))
        assert find_soffice(_FINDS_NONE) is None

    @pytest.mark.parametrize("script", ["exit 1", "echo lain", "sleep 60"])
    def test_one_that_does_not_answer_has_no_version(self, script: str, program: Callable[[str], Path]) -> None:
        assert soffice_version(program(script), timeout=0.3) is None
