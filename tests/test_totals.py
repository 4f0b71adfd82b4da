"""Totals of workbooks: live formulas whose carried values LibreOffice and an independent sum confirm, at any length."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import docgen
from docgen.inputs import read
from docgen.rendering.soffice import find_soffice
from tests.support import sheets
from tests.support.documents import EXCEL_TYPES, VARIANTS, sample

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = "matriks_rpjmdes"
_CARRIED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def of_length(count: int) -> dict[str, Any]:
    """Give the matrix with so many activities over all bidang, each of its own name and cost."""
    data = sample(MATRIX)
    rows = data["kegiatan"]
    data["kegiatan"] = [
        {**rows[number % len(rows)], "jenis_kegiatan": f"Kegiatan {number}", "jumlah_biaya": 1_000_003 * (number + 1)}
        for number in range(count)
    ]
    return data


@pytest.fixture(scope="module")
def workbooks() -> dict[str, bytes]:
    """Give every workbook there is to reckon by a name: samples, variants, and a long one."""
    made = {type_id: docgen.generate(type_id, sample(type_id)).content for type_id in EXCEL_TYPES}
    for path in VARIANTS:
        if path.stem in EXCEL_TYPES:
            made[f"{path.parent.name}-{path.stem}"] = docgen.generate(path.stem, read(path).data).content
    return made | {"panjang": docgen.generate(MATRIX, of_length(300)).content}


def without_values(content: bytes) -> bytes:
    """Take the values away that formulas carry, so that a program must reckon them itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, _CARRIED.sub(rb"\1", source.read(name)))
    return out.getvalue()


@pytest.fixture(scope="module")
def reckoned(workbooks: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the workbooks as LibreOffice reckons them."""
    soffice = find_soffice()
    assert soffice is not None
    folder = tmp_path_factory.mktemp("hitung")
    paths = []
    for name, content in workbooks.items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(without_values(content))
        paths.append(path)
    home = f"-env:UserInstallation=file://{folder}/lo"
    command = [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", folder / "jadi"]
    subprocess.run([*map(str, command), *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {path.stem: sheets.book((folder / "jadi" / path.name).read_bytes()) for path in paths}


def test_libreoffice_reckons_every_formula_to_the_value_that_it_carries(
    workbooks: dict[str, bytes], reckoned: dict[str, Any]
) -> None:
    compared = 0
    for name, content in workbooks.items():
        formulas = openpyxl.load_workbook(io.BytesIO(content))
        for sheet, ours, theirs in zip(formulas, sheets.book(content), reckoned[name], strict=True):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert theirs[cell.coordinate].value == ours[cell.coordinate].value, (name, cell.coordinate)
                        compared += 1
    assert compared > 100


@pytest.mark.parametrize("count", [1, 60, 5000])
def test_any_number_of_rows_keeps_its_totals_looks_and_page(count: int, tmp_path: Path) -> None:
    data = of_length(count)
    content = docgen.generate(MATRIX, data).content
    assert sheets.faults(content) == []
    sheet: Any = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    amount = next(cell.column for row in sheet.iter_rows(max_row=15) for cell in row if cell.value == "Jumlah (Rp)")
    totals = {
        row[0].value: row[amount - 1].value for row in sheet.iter_rows() if str(row[0].value).startswith("Jumlah")
    }
    costs = dict.fromkeys(range(1, 6), 0)
    for row in data["kegiatan"]:
        costs[int(row["bidang"])] += row["jumlah_biaya"]
    assert totals == {
        **{f"Jumlah Per Bidang {number}": cost for number, cost in costs.items()},
        "Jumlah Total": sum(costs.values()),
    }
    numbered = [row for row in sheet.iter_rows(min_row=12) if isinstance(row[0].value, int)]
    assert len(numbered) == count
    assert {row[amount - 1].number_format for row in numbered} == {"[$-421]#,##0_)"}
    assert {row[0].border.left.style for row in numbered} == {"thin"}
    assert int(sheet.print_area.rpartition("$")[2]) == sheet.max_row
    (tmp_path / "a.xlsx").write_bytes(content)
    assert docgen.extract(tmp_path / "a.xlsx") == data
