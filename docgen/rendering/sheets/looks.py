"""What a sheet's cells need to know while they are written: kinds and sizes of their styles, their compiled texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.rendering.sheets.styles import Kind, Styles
    from docgen.rendering.sheets.template import Sheet
    from docgen.template_language import Language

_ONE_EXPRESSION = re.compile(r"\s*\{\{((?:(?!\}\}).)+)\}\}\s*\Z", re.DOTALL)


class Looks:
    """The styles and texts of one sheet of a template, looked up once."""

    def __init__(self, sheet: Sheet, styles: Styles, language: Language) -> None:
        cells = [cell for row in sheet.rows for cell in row.cells]
        self._kinds = {cell.style: styles.kind(cell.style) for cell in cells}
        self._wrapped = {style: styles.wrapped(style) for style in self._kinds}
        self._labels = {style: styles.label(style) for style in self._kinds}
        self._quoted = {cell.style: styles.quoted(cell.style) for cell in cells if cell.path or cell.runs}
        self._expressions = {text: _compiled(text, language) for cell in cells for _, text in cell.runs}

    def expression(self, text: str) -> Any:
        """Give a compiled cell text: a single tag gives its value as it is, anything else gives a text."""
        return self._expressions[text]

    def kind(self, style: int) -> Kind:
        """Tell which kind of value a style shows."""
        return self._kinds[style]

    def wrapped(self, style: int) -> float:
        """Give the size of the text of a style that wraps, 0 for one that does not."""
        return self._wrapped[style]

    def label(self, style: int) -> str:
        """Give what a style shows before a text by its number format."""
        return self._labels[style]

    def quoted(self, style: int) -> int:
        """Give the style for a text that looks like a formula."""
        return self._quoted.get(style, style)


def _compiled(text: str, language: Language) -> Any:
    single = _ONE_EXPRESSION.match(text)
    if single is None:
        return language.from_string(text).render
    expression = language.compile_expression(single[1], undefined_to_none=False)
    name, _, key = single[1].strip().partition(".")
    if not (name.isidentifier() and (not key or key.isidentifier())):
        return expression

    def found(variables: dict[str, Any]) -> Any:
        """Look a name up, or a field of it, without the template language, which tells what is missing."""
        value = variables.get(name)
        if key:
            value = value.get(key) if type(value) is dict else None
        return expression(variables) if value is None else value

    return found
