"""Papers that are there both as a workbook and as a Word file: `--format` chooses, and both say the same."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.errors import WrongUse
from docgen.rendering.pdf import to_pdf
from tests.support import sheets, word
from tests.support.documents import TYPES, sample
from tests.support.tables import money

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

BOTH = [type_id for type_id in TYPES if len(shipped().get(type_id).suffixes) > 1]
REQUEST, PROVINCE = "lampiran_6", "lampiran_7"


def cells_of(content: bytes) -> list[list[str]]:
    """Give the rows of all tables of a Word file, texts in content controls too."""
    return [
        [" ".join(map(word.paragraph_text, cell.iter(f"{word.W}p"))).strip() for cell in row.iter(f"{word.W}tc")]
        for row in word.tree(content).iter(f"{word.W}tr")
    ]


@pytest.mark.parametrize("type_id", BOTH)
def test_the_format_is_chosen(run: Callable[..., Result], type_id: str) -> None:
    assert run("new", type_id, "-o", "isian.yaml", "--sample").code == 0
    for words, suffixes in (([], [".xlsx"]), (["--format", "docx"], [".docx"]), (["--format", "xlsx"], [".xlsx"]),
                            (["--format", "semua"], [".xlsx", ".docx"])):  # fmt: skip
        made = run("generate", "isian.yaml", "-o", "-".join(["hasil", *words]), *words)
        assert (made.code, made.err) == (0, "")
        assert [Path(line).suffix for line in made.out.splitlines()] == suffixes


def test_a_format_that_a_paper_has_not_is_refused_but_a_packet_keeps_its_own(run: Callable[..., Result]) -> None:
    assert run("new", "notulen", "-o", "notulen.yaml", "--sample").code == 0
    refused = run("generate", "notulen.yaml", "--format", "xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert "notulen tidak ada dalam bentuk xlsx; bentuknya: docx" in refused.err
    with pytest.raises(WrongUse, match="tidak ada dalam bentuk xlsx"):
        docgen.generate("notulen", sample("notulen"), form="xlsx")
    assert run("new", "paket_rkpdes", "-o", "paket.yaml", "--sample").code == 0
    made = run("generate", "paket.yaml", "-o", "paket", "--format", "docx")
    assert made.code == 0
    assert {Path(line).suffix for line in made.out.splitlines()} == {".docx", ".xlsx"}


def test_the_request_has_the_same_sums_in_both_forms() -> None:
    data = sample(REQUEST)
    rows = data["kegiatan"]
    local = sum(int(row["kontribusi_apbd"]) + int(row["kontribusi_desa"]) for row in rows)
    asked = sum(int(row["jumlah_diminta"]) for row in rows)
    people = sum(int(row["penerima_l"]) + int(row["penerima_p"]) for row in rows)
    by_unit, details = [
        row for row in cells_of(docgen.generate(REQUEST, data, form="docx").content) if row[0] == "Jumlah"
    ]
    assert by_unit[1:] == [str(len(rows)), money(people), money(local), money(asked), money(local + asked)]
    assert details[3] == money(people)
    assert details[6:9] == [money(local), money(asked), money(local + asked)]
    shown = {cell for row in sheets.rows(docgen.generate(REQUEST, data).content) for cell in row}
    assert {money(local), money(asked), money(local + asked)} <= shown


def test_the_activities_stand_in_the_same_order_in_both_forms() -> None:
    data = sample(REQUEST)
    in_word = [row[2] for row in cells_of(docgen.generate(REQUEST, data, form="docx").content) if len(row) == 20]
    codes = {str(row["kode_kegiatan"]) for row in data["kegiatan"]}
    sheet = sheets.book(docgen.generate(REQUEST, data).content).worksheets[0]
    in_excel = [str(row[2].value) for row in sheet.iter_rows() if str(row[2].value) in codes and row[0].value]
    assert [code for code in in_word if code in codes] == in_excel


def test_the_province_may_leave_the_sums_out() -> None:
    data = {**sample(PROVINCE), "tampilkan_jumlah": "tidak"}
    rows = cells_of(docgen.generate(PROVINCE, data, form="docx").content)
    assert "Jumlah" not in {row[0] for row in rows}
    assert ["Kabupaten Brebes", "9", "214", "148.000.000", "372.500.000", "520.500.000"] in rows


@pytest.mark.parametrize("count", [1, 60])
def test_the_foot_stands_with_a_line_of_the_table(count: int) -> None:
    data = sample(PROVINCE)
    data["baris"] = [data["baris"][0], *({**data["baris"][1], "pemda": f"Kabupaten C{n}"} for n in range(count))]
    content = docgen.generate(PROVINCE, data, form="docx").content
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(to_pdf({"a.docx": content})["a.docx"])).pages]
    assert "Tanda tangan" in pages[-1]
    assert "Jumlah" in pages[-1].partition("Tanggal:")[0]
    assert all("Nama Pemda yang mengajukan" in page for page in pages)
