"""Documents from templates: bytes and a context in, bytes out. Knows no path, no document type, no user."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from docgen.rendering.docx import CompiledDocx

MEDIA_TYPES = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_MODULES = {"docx": "docgen.rendering.docx"}


def compiled(content: bytes, name: str, suffix: str, mark: str | None = None) -> CompiledDocx:
    """Give the compiled template of a file format; each is compiled once a process.

    `mark` is None, "draf" or "contoh". Raises TemplateFault for a format that has no renderer, and for a template
    that is damaged, unsafe or wrongly tagged.
    """
    if suffix not in _MODULES:
        raise TemplateFault(f"Templat {name}: bentuk .{suffix} tidak dikenal; yang dikenal: {', '.join(_MODULES)}.")
    module: Any = import_module(_MODULES[suffix])
    template: CompiledDocx = module.compiled(content, name, mark)
    return template
