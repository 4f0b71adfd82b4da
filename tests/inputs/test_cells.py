"""Cells of any workbook as texts: what a person would have typed, whatever Excel keeps in the file."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from docgen.errors import Unreadable
from docgen.formats import read_date, read_decimal, read_money, read_time
from docgen.inputs.cells import Workbook, read_workbook


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def of_value(value: Any, form: str = "General") -> str:
    book = openpyxl.Workbook()
    cell: Any = book.worksheets[0]["B3"]
    cell.value, cell.number_format = value, form
    return read_workbook(saved(book), "a.xlsx").cells["Sheet"].get((3, 2), "")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (2027, "General", "2027"),
        (1250000, "#,##0", "1250000"),
        (1250000.0, "#,##0", "1250000"),
        (120.5, "General", "120,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e15, "General", "1000000000000000"),
        (-3, "General", "-3"),
        (dt.date(2026, 10, 12), "dd mmmm yyyy", "2026-10-12"),
        (dt.datetime(2026, 10, 12, 9, 30), "dd/mm/yyyy hh:mm", "2026-10-12 09:30"),
        (dt.time(9, 0), "hh:mm", "09.00"),
        (True, "General", "ya"),
        (False, "General", "tidak"),
        ("27 April 2015", "@", "27 April 2015"),
        ("", "@", ""),
        (CellRichText("Ni ", TextBlock(InlineFont(b=True), "Luh")), "General", "Ni Luh"),
    ],
)
def test_a_value_is_the_text_that_a_person_would_have_typed(value: Any, form: str, text: str) -> None:
    assert of_value(value, form) == text


def test_the_texts_are_what_the_formats_read() -> None:
    assert read_date(of_value(dt.date(2015, 4, 27), "dd/mm/yyyy")) == "2015-04-27"
    assert read_time(of_value(dt.time(14, 5), "hh:mm")) == "14.05"
    assert read_money(of_value(1_250_000)) == 1_250_000
    assert read_decimal(of_value(0.25)) == "0.25"


@given(st.decimals(0, 10**9, places=3))
def test_a_decimal_loses_nothing(number: Decimal) -> None:
    assert Decimal(of_value(float(number)).replace(",", ".")) == number


def test_dates_of_old_macintosh_workbooks_are_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = dt.date(2026, 10, 12)
    assert read_workbook(saved(book), "a.xlsx").cells["Sheet"] == {(1, 1): "2026-10-12"}


def changed(content: bytes, old: bytes, new: bytes) -> Workbook:
    """Read a workbook after a change to the XML of its sheet, as other programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return read_workbook(out.getvalue(), "a.xlsx")


def sheet_with(value: Any) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = value
    return saved(book)


def test_a_formula_counts_by_its_value_and_one_without_is_a_fault() -> None:
    content = sheet_with("=1+1")
    assert changed(content, b"<v></v>", b"<v>2</v>").cells["Sheet"] == {(1, 1): "2"}
    (fault,) = read_workbook(content, "a.xlsx").faults
    assert (fault.sheet, fault.cell) == ("Sheet", "A1")
    assert "belum dihitung" in fault.message


def test_a_cell_with_an_error_of_excel_is_a_fault() -> None:
    (fault,) = changed(sheet_with(1), b'<c r="A1" t="n"><v>1</v>', b'<c r="A1" t="e"><v>#REF!</v>').faults
    assert "#REF!" in fault.message


def test_texts_that_excel_escapes_are_read_as_typed() -> None:
    read = changed(sheet_with("satu"), b"satu", b"_x005F_x0041_ baris_x000D_")
    assert read.cells["Sheet"] == {(1, 1): "_x0041_ baris\r"}


def test_cells_without_an_address_follow_one_another() -> None:
    assert changed(sheet_with(7), b' r="A1"', b"").cells["Sheet"] == {(1, 1): "7"}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"<html></html>"]
)
def test_what_is_no_workbook_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.xlsx"):
        read_workbook(content, "a.xlsx")
