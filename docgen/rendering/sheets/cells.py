"""How a value is written in a cell: by what the cell's style shows, never as a formula."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docgen.template_language import refuse_hole

if TYPE_CHECKING:
    from docgen.rendering.sheets.styles import Kind

_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "\n"})
_EPOCH = dt.date(1899, 12, 30)
# Excel shows serials before 1 March 1900 a day off; such dates are written as text.
_FIRST_SERIAL = 61
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LIST_SIGN = "; "


def number_of(value: Any, kind: Kind) -> int | Decimal | None:
    """Give the number that a cell of a kind holds for a value, None where it holds a text or nothing."""
    if type(value) is int:
        return None if kind == "teks" else value
    if isinstance(value, Decimal):
        return value
    if type(value) is not str:
        return None
    if kind == "tanggal" and _ISO_DATE.match(value):
        serial = (dt.date.fromisoformat(value) - _EPOCH).days
        return serial if serial >= _FIRST_SERIAL else None
    if kind == "bilangan" and _DECIMAL.match(value):
        return Decimal(value) if "." in value else int(value)
    return None


def text_of(value: Any) -> str:
    """Give the text that a cell shows for a value; a list of texts becomes one text."""
    if isinstance(value, list | tuple):
        return _LIST_SIGN.join(text_of(item) for item in value)
    return str(refuse_hole(value))


def written(number: int | Decimal) -> str:
    """Write a number as the file has it: no exponent, no needless zeros."""
    if isinstance(number, int):
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def escaped(text: str) -> str:
    """Write a text as the file has it: signs of XML and Excel's own `_x0041_` escapes are not taken for such."""
    return _ESCAPED.sub("_x005F_", text).translate(_SPECIAL)


def like_a_formula(text: str) -> bool:
    """Tell whether a person who edits the cell would turn its text into a formula."""
    return text.startswith(_FORMULA_SIGNS)
