"""The paper itself, judged by programs that are not ours: LibreOffice's pages and the Open XML SDK."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.rendering.pdf import to_pdf
from tests.support import ooxml_sdk, paper
from tests.support.documents import GOLDEN, ROOT, TYPES, VARIANTS, leaves, sample

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.usecases.orders import Artifact

# Names that a ministry gave to codes and packages, the same in every region.
NATIONAL_NAMES = sorted(
    {
        words
        for path in (ROOT / "katalog").glob("*.json")
        for words in leaves(json.loads(path.read_text(encoding="utf-8")))
    },
    key=len,
    reverse=True,
)
F4 = (609.45, 935.43)  # 215 x 330 mm in points; Excel only has Folio, 216 x 330


def of_file(path: Path) -> Artifact:
    data = read(path).data
    return docgen.generate(str(data["jenis"]), data)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give every sample and variant as files, marked and unmarked, by a name."""
    made = {file_of(type_id): docgen.generate(type_id, sample(type_id)).content for type_id in TYPES}
    made |= {file_of(t, "-draf"): docgen.generate(t, sample(t), mark="draf").content for t in TYPES}
    variants = {path: of_file(path) for path in VARIANTS}
    return made | {
        f"{path.parent.name}-{path.stem}.{paper_of.name.rpartition('.')[2]}": paper_of.content
        for path, paper_of in variants.items()
    }


def file_of(type_id: str, more: str = "") -> str:
    """Give the name under which a type's sample is printed."""
    return f"{type_id}{more}.{shipped().get(type_id).suffixes[0]}"


@pytest.fixture(scope="module")
def pages(papers: dict[str, bytes]) -> dict[str, list[str]]:
    """Give the text of every page that LibreOffice prints, by the name of the paper."""
    printed = to_pdf(papers)
    readers = {name: pypdf.PdfReader(io.BytesIO(content)) for name, content in printed.items()}
    for name, reader in readers.items():
        for page in reader.pages:
            size = sorted((float(page.mediabox.width), float(page.mediabox.height)))  # a matrix lies on its side
            assert size == pytest.approx(F4, abs=3), name
    return {name: [page.extract_text() for page in reader.pages] for name, reader in readers.items()}


def bare(text: str) -> str:
    """Give a text without white space, as a PDF's lines are broken anywhere, and without page numbers."""
    text = re.sub(r"^\s*(- \d+ -|Halaman \d+ dari \d+)\s*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize("type_id", TYPES)
def test_the_sample_has_the_expected_number_of_pages(pages: dict[str, list[str]], type_id: str) -> None:
    expected = json.loads((GOLDEN / f"{type_id}.json").read_text(encoding="utf-8"))["halaman"]
    assert len(pages[file_of(type_id)]) == expected


def test_no_page_is_empty(pages: dict[str, list[str]]) -> None:
    for name, texts in pages.items():
        for number, text in enumerate(texts, start=1):
            assert len(bare(text)) > 40, (name, number)


def lines_of(content: bytes) -> list[str]:
    """Give the texts of a paper but for the numbers of its pages."""
    return [line for line in paper.lines(content) if "&P" not in line]


@pytest.mark.parametrize("type_id", TYPES)
def test_the_pdf_says_what_the_file_says(papers: dict[str, bytes], pages: dict[str, list[str]], type_id: str) -> None:
    printed = bare("\n".join(pages[file_of(type_id)]))
    for line in lines_of(papers[file_of(type_id)]):
        assert bare(line) in printed, line


@pytest.mark.parametrize("type_id", TYPES)
def test_every_value_of_the_sample_that_word_shows_is_in_the_pdf(
    papers: dict[str, bytes], pages: dict[str, list[str]], type_id: str
) -> None:
    shown, printed = bare(paper.text(papers[file_of(type_id)])), bare("\n".join(pages[file_of(type_id)]))
    for value in leaves(sample(type_id)):
        if bare(value) in shown:
            assert bare(value) in printed, value


@pytest.mark.parametrize("type_id", TYPES)
def test_a_mark_is_printed_without_moving_the_text(pages: dict[str, list[str]], type_id: str) -> None:
    assert len(pages[file_of(type_id, "-draf")]) == len(pages[file_of(type_id)])


def test_a_signature_never_stands_alone_on_its_page(papers: dict[str, bytes], pages: dict[str, list[str]]) -> None:
    """The name under a signature comes with at least one line of the text or table that it signs."""
    for name, texts in pages.items():
        for number, text in enumerate(texts, start=1):
            lines = [line for line in text.splitlines() if bare(line)]
            signed = [
                index for index, line in enumerate(lines) if re.search(r"^pada tanggal|^Mengetahui", line.strip())
            ]
            if signed and len(texts) > 1:
                assert signed[0] > 1, (name, number, lines[:6])


def test_the_open_xml_sdk_finds_no_fault(papers: dict[str, bytes], tmp_path: Path) -> None:
    files = []
    for name, content in papers.items():
        path = tmp_path / name
        path.write_bytes(content)
        files.append(path)
    found: dict[Any, list[str]] = ooxml_sdk.errors(files)
    assert {str(path): faults for path, faults in found.items() if faults} == {}


def test_our_own_rules_find_no_fault(papers: dict[str, bytes]) -> None:
    for name, content in papers.items():
        assert paper.faults(content) == [], name


def test_every_variant_is_of_a_known_type() -> None:
    assert {str(read(path).data["jenis"]) for path in VARIANTS} == set(shipped().ids)


def test_a_kampung_in_papua_reads_of_no_desa_and_no_kecamatan() -> None:
    papua = [path for path in VARIANTS if path.parent.name == "papua"]
    assert papua
    for path in papua:
        text = paper.text(of_file(path).content)
        assert "kampung" in text.casefold() or "sebutan_desa" not in read(path).data
        for line in text.splitlines():
            if re.search(r"Nomor \d+ Tahun \d{4} tentang", line):
                continue  # the title of a regulation keeps its own words
            own = " | ".join(cell for cell in line.split(" | ") if cell not in NATIONAL_NAMES)
            for name in NATIONAL_NAMES:
                own = own.replace(name, "") if " " in name else own
            assert not re.search(r"\b(KEPALA DESA|Kepala Desa|Kecamatan|KECAMATAN|Camat)\b", own), line
