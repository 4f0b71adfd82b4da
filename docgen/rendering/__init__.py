"""Documents from templates: bytes and a context in, bytes out. Knows no path, no document type, no user."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.images import Picture
    from docgen.rendering.origin import Origin

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MODULES = {"docx": "docgen.rendering.docx", "xlsx": "docgen.rendering.xlsx"}


class Compiled(Protocol):
    """A template ready to be filled: what every renderer gives."""

    def render(
        self,
        context: dict[str, Any],
        pictures: Mapping[str, Picture] | None = None,
        origin: Origin | None = None,
    ) -> bytes:
        """Fill the template and give the document's bytes; `origin` is kept in those that can be read back."""


def compiled(content: bytes, name: str, suffix: str, mark: str | None = None) -> Compiled:
    """Give the compiled template of a file format; each is compiled once a process.

    `mark` is None, "draf" or "contoh". Raises TemplateFault for a format that has no renderer, and for a template
    that is damaged, unsafe or wrongly tagged.
    """
    if suffix not in _MODULES:
        raise TemplateFault(f"Templat {name}: bentuk .{suffix} tidak dikenal; yang dikenal: {', '.join(_MODULES)}.")
    module: Any = import_module(_MODULES[suffix])
    template: Compiled = module.compiled(content, name, mark)
    return template


def suffix_of(content: bytes) -> str:
    """Tell by its bytes which file format a template has: "xlsx", or "docx" for anything else."""
    return "xlsx" if b"xl/workbook.xml" in content else "docx"
