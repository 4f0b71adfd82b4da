"""What is wrong with a template, in Indonesian, with the place in the document and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import TemplateSyntaxError

_STORIES = (
    ("word/document", "isi dokumen"),
    ("word/header", "kepala halaman"),
    ("word/footer", "kaki halaman"),
    ("word/footnotes", "catatan kaki"),
    ("word/endnotes", "catatan akhir"),
    ("word/comments", "komentar"),
    ("docProps/", "properti dokumen"),
)
_END = re.compile(r"Jinja was looking for the following tags: (.+?)\.")
_OPEN = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'", re.IGNORECASE)
_FILTER = re.compile(r"No (?:filter|test) named '([^']+)'")
_UNDEFINED = re.compile(r"^'([^']+)' is undefined$")
_ATTRIBUTE = re.compile(r"^'[^']*' has no attribute '([^']+)'$")
_TAGS = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)


def story(part: str) -> str:
    """Give the Indonesian name of a part of a Word file."""
    return next((name for prefix, name in _STORIES if part.startswith(prefix)), part)


def syntax_fault(name: str, part: str, error: TemplateSyntaxError, xml: str) -> TemplateFault:
    """Say why a template's tags can't be understood, and in which paragraph the fault probably is."""
    message = error.message or ""
    where = _paragraph(error, xml)
    return TemplateFault(f"Templat {name}, {story(part)}: {_syntax(message)}{where}.")


def _syntax(message: str) -> str:
    for pattern, say in _SAY:
        found = pattern.search(message)
        if found:
            return say(found[1])
    return "tag rusak atau tidak lengkap"


_SAY: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_FILTER, lambda name: f"saringan atau uji “{name}” tidak dikenal"),
    (_OPEN, lambda name: f"tag “{name}” tidak ditutup dengan “end{name}”"),
    (_END, lambda tags: f"ada tag yang tidak ditutup, kurang {tags.replace(' or ', ' atau ')}"),
    (_UNKNOWN, lambda name: f"tag “{name}” tidak dikenal atau tidak pada tempatnya"),
)


def _paragraph(error: TemplateSyntaxError, xml: str) -> str:
    """Find the paragraph of the fault by compiling growing beginnings of the text: the first tag that breaks it."""
    tags = [re.sub(r"<[^>]+>", "", tag) for tag in _TAGS.findall(xml)]
    unknown = _UNKNOWN.search(error.message or "") or _FILTER.search(error.message or "")
    if unknown:
        guilty = [tag for tag in tags if re.search(rf"\b{re.escape(unknown[1])}\b", tag)]
        return f" pada “{guilty[0]}”" if guilty else ""
    return f" (tag terakhir yang terbaca: “{tags[-1]}”)" if tags else ""


def render_fault(name: str, part: str, error: Exception) -> TemplateFault:
    """Say why a template could not be filled: a name that the data does not have, something forbidden."""
    message = str(error)
    place = f"Templat {name}, {story(part)}"
    if isinstance(error, SecurityError):
        return TemplateFault(f"{place}: meminta hal yang tidak diizinkan ({message}).")
    missing = _UNDEFINED.match(message) or _ATTRIBUTE.match(message)
    if missing:
        return TemplateFault(f"{place}: meminta “{missing[1]}”, yang tidak ada dalam data.")
    if message.startswith("templat mencetak"):
        return TemplateFault(f"{place}: {message}.")
    return TemplateFault(f"{place}: tidak dapat diisi ({message}).")
