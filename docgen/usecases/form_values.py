"""What a person typed for a field of a PDF form becomes the value that the file keeps, or is refused with the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.formats import FormatError, read_yes_no
from docgen.lists import nearest
from docgen.text import TextError, clean
from docgen.usecases.form_fields import LOCKED, choices_in_words, form_in_words

if TYPE_CHECKING:
    from docgen.rendering.acroform import Field, Value


class FieldError(ValueError):
    """A text that a field does not take: a code, what is wrong, what is expected, the cure."""

    def __init__(self, code: str, message: str, expected: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.expected, self.hint = code, message, expected, hint


_CURES = {
    "signature": "Bubuhkan tanda tangan sesudah formulir terisi, lalu hapus baris ini dari data.",
    "button": "Hapus baris ini dari data.",
    "other": "Isilah langsung dalam pembaca PDF, lalu hapus baris ini dari data.",
}


def to_value(field: Field, typed: Any) -> Value:
    """Give the value of a field that a typed text (a list of texts where several may be chosen) stands for.

    A choice becomes its export value. Raises FieldError.
    """
    if field.kind in LOCKED:
        raise FieldError(
            "tidak_dapat_diisi", f"{LOCKED[field.kind]} tidak dapat diisi dari data", hint=_CURES[field.kind]
        )
    if field.read_only and not field.calculated:
        raise FieldError("hanya_dibaca", "isian ini hanya dapat dibaca", hint="Hapus baris ini dari data.")
    if isinstance(typed, list) and field.kind == "list":
        return _several(field, typed)
    if not isinstance(typed, str):
        raise FieldError("bentuk", "isian ini satu nilai, bukan kelompok atau daftar", form_in_words(field))
    if field.kind == "check":
        return _ticked(field, typed)
    if field.kind == "text":
        return _text(field, typed)
    if not typed.strip():
        return [] if field.multiple else None
    choice = _choice(field, typed)
    return [choice] if field.multiple else choice


def _several(field: Field, typed: list[Any]) -> Value:
    if not all(isinstance(one, str) for one in typed):
        raise FieldError("bentuk", "daftar ini memuat butir yang kosong atau bukan satu nilai", form_in_words(field))
    chosen = list(dict.fromkeys(_choice(field, one) for one in typed))
    if field.multiple:
        return [one.export for one in field.choices if one.export in chosen]
    if len(chosen) > 1:
        raise FieldError("pilihan", f"{len(chosen)} pilihan diberikan, padahal hanya satu yang boleh dipilih")
    return chosen[0] if chosen else None


def _ticked(field: Field, typed: str) -> bool:
    word = typed.strip()
    try:
        truth: bool | None = bool(read_yes_no(word)) if word else False
    except FormatError:
        truth = None
    if word in {name for choice in field.choices for name in (choice.export, choice.shown)}:
        if truth is False:
            expected = "true untuk dicentang, false untuk dikosongkan"
            raise FieldError("mendua", f"“{word}” adalah juga nama keadaan tercentang dari kotak ini", expected)
        return True
    if truth is None:
        raise FieldError("centang", f"“{word}” bukan ya atau tidak", form_in_words(field))
    return truth


def _text(field: Field, typed: str) -> str | None:
    text = _cleaned(typed, lines=field.multiline)
    if field.max_length and len(text) > field.max_length:
        tight = "".join(text.split())
        fits = field.comb and len(tight) <= field.max_length
        message = f"{len(text)} karakter, padahal paling banyak {field.max_length}"
        raise FieldError("terlalu_panjang", message, hint=f"Tulis tanpa spasi: “{tight}”." if fits else "Singkatkan.")
    return text or None


def _cleaned(typed: str, *, lines: bool) -> str:
    try:
        return clean(typed, lines=lines)
    except TextError as error:
        hint = f"Tulis: “{error.cleaned}”." if 0 < len(error.cleaned) <= 100 else None
        raise FieldError("karakter", error.reason, hint=hint) from error


def _choice(field: Field, typed: str) -> str:
    """Give the export value of a choice from that value, or from what is shown, whatever its case and spaces."""
    word = _cleaned(typed, lines=False)
    for same in (str, _loose):
        for of in ("export", "shown"):
            found = {one.export for one in field.choices if same(getattr(one, of)) == same(word)}
            if len(found) == 1:
                return found.pop()
    if field.editable:
        return _text(field, typed) or ""
    synonym = {"true": "ya", "false": "tidak"}.get(word)
    if synonym and any(_loose(one.shown) == synonym for one in field.choices):
        return _choice(field, synonym)
    names = {_loose(text): text for one in field.choices for text in (one.export, one.shown)}
    near = names.get(nearest(_loose(word), names) or "")
    hint = f"Maksudnya “{near}”?" if near else None
    raise FieldError("pilihan", f"“{word}” tidak ada dalam pilihan", choices_in_words(field), hint)


def _loose(text: str) -> str:
    return " ".join(text.split()).casefold()
