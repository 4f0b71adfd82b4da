"""The cells of workbooks that people fill in: values written so that Excel changes none, and checks that ask back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.documents.choices import choices
from docgen.documents.messages import EXAMPLE
from docgen.documents.messages import describe as form_of
from docgen.formats import FORMATS, FormatError
from docgen.rendering.sheets.heights import height, lines
from docgen.usecases import input_words as words
from docgen.usecases.input_looks import SIZE

if TYPE_CHECKING:
    from docgen.documents.schema import Schema
    from docgen.usecases.input_plan import Slot

_FORMS = {"tanggal": "[$-421]d mmmm yyyy", "uang": "#,##0", "bilangan": "0", "tahun": "0", "desimal": "General"}
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LAST_ROW = 2000  # how far the checks of a list reach
_TITLE = 32  # Excel has no more room for the title of a prompt
_INLINE = 250  # Excel holds a list of choices within 255 characters


class Checks:
    """Gives cells of one workbook Excel's own checks; choices too long for a formula stand on a hidden sheet."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._choices: Any = None

    def hide(self) -> None:
        """Hide the sheet of choices, when all are there."""
        if self._choices is not None:
            self._choices.sheet_state = "hidden"

    def add(self, sheet: Any, slot: Slot, cells: str, *, prompt: bool = False) -> None:
        """Let Excel offer choices, and ask back for a value that it does not take for one of the form.

        With `prompt` it also tells what the value is, as soon as one of the cells is chosen.
        """
        check = self._validation(slot)
        if prompt:
            check = check or DataValidation()
            check.promptTitle, check.prompt = label(slot, ())[:_TITLE], short(note(slot))
            check.showInputMessage = True
        if check is None:
            return
        check.allow_blank = True
        if check.type is not None:
            self._ask_back(check, slot)
        check.add(cells)
        sheet.add_data_validation(check)

    @staticmethod
    def _ask_back(check: DataValidation, slot: Slot) -> None:
        check.errorTitle = words.DOUBT
        check.error = short(words.CHOICES if check.type == "list" else words.EXPECTED.format(expected(slot.schema)))
        check.showErrorMessage = True
        # Excel stops nothing: docgen understands more forms than Excel does, and says better what is wrong.
        check.errorStyle = "warning"

    def _validation(self, slot: Slot) -> DataValidation | None:
        schema, form = slot.schema, slot.schema.get("format")
        if slot.several:
            return None
        offered = choices(schema)
        if offered:
            return DataValidation(type="list", formula1=self._offered([value for value, _ in offered]))
        if form == "ya-tidak":
            return DataValidation(type="list", formula1='"ya,tidak"')
        if form == "tanggal":
            return DataValidation(type="date", operator="between", formula1="1", formula2="401768")
        if form in {"uang", "bilangan", "tahun"}:
            return DataValidation(type="whole", operator="greaterThanOrEqual", formula1=str(schema.get("minimum", 0)))
        return (
            DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0") if form == "desimal" else None
        )

    def _offered(self, values: list[str]) -> str:
        """Give choices as Excel wants them: in the formula, or on a hidden sheet where they are too long for it."""
        joined = ",".join(values)
        if len(joined) <= _INLINE and not any(sign in one for one in values for sign in ',"'):
            return f'"{joined}"'
        if self._choices is None:
            self._choices = self._book.create_sheet("_pilihan")
        column = self._choices.max_column + (self._choices.cell(1, 1).value is not None)
        for row, choice in enumerate(values, start=1):
            self._choices.cell(row, column, choice)
        letter = get_column_letter(column)
        return f"_pilihan!${letter}$1:${letter}${len(values)}"


def write_text(cell: Any, text: str) -> None:
    """Write a text that Excel takes for nothing else: no formula, no escape."""
    cell.value = _ESCAPED.sub("_x005F_", text) or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'"


def fit(sheet: Any, row: int, size: float = SIZE) -> None:
    """Make a row as high as its texts need; programs may still make it higher when more is typed."""
    needed = 0.0
    for cell in sheet[row]:
        if isinstance(cell.value, str) and cell.column > 1:
            width = sheet.column_dimensions[get_column_letter(cell.column)].width
            needed = max(needed, height(lines(cell.value, (width - 1) * 11 / size), size))
    sheet.row_dimensions[row].height = needed or None


def number_form(slot: Slot) -> str:
    """Give the number format of a value's cell."""
    return "@" if slot.several else _FORMS.get(slot.schema.get("format", ""), "@")


def put(cell: Any, slot: Slot, value: Any) -> None:
    """Write a value as data files have it: as a number or date of Excel where that loses nothing, else as a text."""
    if value is None:
        return
    if slot.several:
        items = [str(item) for item in value]
        write_text(cell, "\n".join(items) + ("\n" if len(items) == 1 and ";" in items[0] else ""))
        return
    text = ("ya" if value else "tidak") if isinstance(value, bool) else str(value)
    number = _number(slot.schema.get("format", ""), text)
    if number is None:
        write_text(cell, text)
    else:
        cell.value = number


def _number(form: str, text: str) -> Any:
    import datetime as dt

    if form not in _FORMS:
        return None
    try:
        canonical = FORMATS[form].read(text)
    except FormatError:
        return None
    if form == "tanggal":
        return dt.date.fromisoformat(str(canonical))
    if form == "desimal":
        number = float(canonical)
        return number if f"{number:f}".rstrip("0").rstrip(".") == str(canonical) else None
    return canonical if isinstance(canonical, int) and canonical < 10**15 else None


def label(slot: Slot, groups: tuple[str, ...]) -> str:
    """Give what people call a value, with the groups that it lies in."""
    return " – ".join([*groups, slot.schema["title"]]) + (words.REQUIRED if slot.required else "")


def note(slot: Slot) -> str:
    """Give what is to be said of a value: its meaning, its form, what holds when it is empty."""
    schema = slot.schema["items"] if slot.several else slot.schema
    said = [slot.schema.get("description", "")]
    if slot.several and choices(schema):
        said.append(f"Pilihan: {', '.join(value for value, _ in choices(schema))}.")
    if slot.several:
        said.append(words.SEVERAL)
    if schema.get("format") in _FORMS and schema.get("format") != "bilangan":
        said.append(words.EXPECTED.format(expected(schema)))
    if "default" in schema:
        default = schema["default"]
        said.append(f"Bila kosong: {'ya' if default is True else 'tidak' if default is False else default}.")
    return " ".join(part for part in said if part)


def expected(schema: Schema) -> str:
    """Give the form of a value in words."""
    return form_of(schema).replace(EXAMPLE, ", misalnya ").removesuffix(".")


def short(text: str) -> str:
    """Give a text that Excel's messages have room for."""
    return text if len(text) <= 220 else f"{text[:219]}…"
