"""Blank forms: the paper of a type with content controls for a person to fill in, in Word, LibreOffice or as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.errors import WrongUse
from docgen.rendering.docx import compiled
from docgen.template_language import Nothing, is_undefined, language
from docgen.usecases.form_origin import origin_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType

ROWS = 5
"""How many empty items a list gets."""


def blank_form(
    document_type: DocumentType, data: Mapping[str, Any], rows: int = ROWS, mark: str | None = None
) -> bytes:
    """Give a Word form of a type with some data filled in and the rest to be filled in.

    Every list that the data leaves out gets `rows` empty items, or those that `x-docgen.formulir` declares: an
    expression that gives the items which a form always has. `mark` ("contoh") is printed on every page. Raises
    WrongUse for a type whose paper has no controls.
    """
    prepared = {name: made for name, made in _prepared(document_type, rows).items() if not data.get(name)}
    whole = {**data, **prepared}
    path = document_type.template("docx") if "docx" in document_type.suffixes else None
    template = compiled(path.read_bytes(), path.name, mark, blank=True) if path else None
    if template is None or not template.has_controls:
        raise WrongUse(
            f"Jenis {document_type.id} tidak punya formulir kosong; "
            f"buku isiannya dibuat dengan: docgen new {document_type.id} -o isian.xlsx"
        )
    context = document_type.checker.form_context(whole)
    _say_nothing(context)
    return template.render(context, origin=origin_of(document_type, whole, prepared.keys() - {"jenis"}))


def blank_pdf(document_type: DocumentType, data: Mapping[str, Any], rows: int = ROWS) -> bytes:
    """Give the form as a PDF with fields. Raises what `blank_form` does, ConversionFailed without LibreOffice."""
    from docgen.rendering.pdf_form import pdf_form

    document = blank_form(document_type, data, rows)
    listed = {name for name, field in document_type.schema["properties"].items() if field.get("type") == "array"}
    return pdf_form(document, origin_of(document_type, data), frozenset(listed))


def _prepared(document_type: DocumentType, rows: int) -> dict[str, Any]:
    """Give the lists of a blank form."""
    declared = document_type.declaration.get("formulir", {})
    made: dict[str, Any] = {"jenis": document_type.id}
    for name, field in document_type.schema["properties"].items():
        if name in declared:
            made[name] = _items(declared[name], field["items"].get("properties", {}))
        elif field.get("items", {}).get("type") == "object":
            made[name] = [{} for _ in range(rows)]
    return made


def _items(declared: int | str, known: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the items of a list: so many empty ones, or those of an expression, with texts as a person types them."""
    if isinstance(declared, int):
        return [{} for _ in range(declared)]
    found: Any = language().compile_expression(declared)()
    return [{name: str(value) for name, value in item.items() if name in known} for item in found]


def _say_nothing(value: Any) -> None:
    """Let all that is missing in a context, derived values too, be nothing that a template may reckon with."""
    for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if child is None or is_undefined(child):
            value[key] = Nothing()
        elif isinstance(child, dict | list):
            _say_nothing(child)
