"""How a value is written inside a Word part: in running text, in an attribute, or as ready-made runs.

A newline in running text becomes `w:br` and a tab `w:tab`; everything is escaped; nothing is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from docgen.errors import InvalidData, Problem
from docgen.template_language import BlankLanguage, Language, Markup, refuse_hole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.errors import DataPath

_BREAKS = re.compile(r"\r\n?|[\n\t]")
_IN_TEXT = {"\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
# What XML 1.0 can't hold (section 2.2, Char), and lone surrogates, which UTF-8 can't.
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
_NO_CHARACTER = re.compile(rb"\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPEN_RUN, _CLOSE_RUN = '<w:r><w:t xml:space="preserve">', "</w:t></w:r>"


# CT_RPr as Word writes it: docxtpl's RichText puts the properties in the order of its arguments.
_RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
)
_RUN_PROPERTIES = re.compile(r"(<w:rPr>)(.*?)(</w:rPr>)", re.DOTALL)
_RUN_PROPERTY = re.compile(r"<w:(\w+)[^>]*?/>")


def word_language(*, blank: bool = False, room: str = "") -> Language:
    """Give the environment for the parts of a Word file: printed values are escaped as running text.

    With `blank` it is that of a form which is still to be filled in, with `room` for each value.
    """
    language = BlankLanguage(in_text, room) if blank else Language(in_text)
    language.filters.update(_atribut=in_attribute, _run=as_run, _paragraf=as_paragraph)
    return language


def in_text(value: Any) -> Any:
    """Write a value inside `w:t`. Ready-made runs (docxtpl's RichText) end the run before and open one after."""
    if type(value) is str:
        return _broken(value) if _BREAKS.search(value) else value
    if type(value) is int or type(value) is Markup:
        return value
    runs = _ready_made(value)
    if runs is None:
        return refuse_hole(value)
    if runs.startswith(("<w:r>", "<w:r ")):
        return Markup(f"{_CLOSE_RUN}{runs}{_OPEN_RUN}")
    return Markup(_BREAKS.sub(_break, runs))


def in_attribute(value: Any) -> Markup:
    """Write a value in an attribute or in an element that knows no line breaks: they become spaces."""
    return Markup(_BREAKS.sub(" ", str(escape(refuse_hole(value)))))


def as_run(value: Any) -> Markup:
    """Write a value where a whole run stands (`{{r x }}`): ready-made runs as they are, text in a run of its own."""
    runs = _ready_made(value)
    if runs is not None and (not runs or runs.startswith("<")):
        return Markup(runs)
    return Markup(f"{_OPEN_RUN}{escape(in_text(value))}{_CLOSE_RUN}")


def as_paragraph(value: Any) -> Markup:
    """Write a value where a whole paragraph stands (`{{p x }}`)."""
    blocks = _ready_made(value)
    if blocks is not None and blocks.startswith("<w:p"):
        return Markup(blocks)
    return Markup(f"<w:p>{as_run(value)}</w:p>")


def _broken(value: str) -> Markup:
    return Markup(_BREAKS.sub(_break, str(escape(value))))


def _break(match: re.Match[str]) -> str:
    return _IN_TEXT.get(match[0], _LINE_BREAK)


class NeedsDocxtpl(Exception):
    """A value that only docxtpl can place: its pictures and sub-documents, its forced paragraph and page breaks."""


def is_forbidden(text: bytes) -> bool:
    """Tell whether a text in UTF-8 (lone surrogates passed through) has a character that no XML can hold."""
    return len(text.translate(None, _CONTROLS)) != len(text) or _NO_CHARACTER.search(text) is not None


def refuse_forbidden(context: dict[str, Any]) -> None:
    """Look for the texts that no XML can hold. Raises InvalidData with one Problem each: path, character, position."""
    problems = [
        _forbidden(path, text, found) for path, text in _texts(context, ()) if (found := _FORBIDDEN.search(text))
    ]
    if problems:
        raise InvalidData(problems)


def _texts(value: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*path, key))
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            yield from _texts(child, (*path, index))


def _ready_made(value: Any) -> str | None:
    """Give the XML of docxtpl's rich texts and listings, or nothing for a plain value."""
    if hasattr(value, "tpl"):
        raise NeedsDocxtpl
    xml = getattr(value, "xml", None)
    if isinstance(xml, str) and ("\a" in xml or "\f" in xml):
        raise NeedsDocxtpl
    return _RUN_PROPERTIES.sub(_in_word_order, xml) if isinstance(xml, str) else None


def _in_word_order(match: re.Match[str]) -> str:
    """Put run properties into Word's order, and give a shading the kind that Word demands of it."""
    found = {
        each[1]: each[0].replace("<w:shd w:fill", '<w:shd w:val="clear" w:fill')
        for each in _RUN_PROPERTY.finditer(match[2])
    }
    ordered = sorted(found, key=lambda name: _RUN_ORDER.index(name) if name in _RUN_ORDER else len(_RUN_ORDER))
    return match[1] + "".join(found[name] for name in ordered) + match[3]


def _forbidden(path: DataPath, value: str, found: re.Match[str]) -> Problem:
    position = found.start()
    return Problem(
        code="karakter",
        message=f"karakter U+{ord(value[position]):04X} pada posisi {position + 1} tidak dapat dicetak",
        path=path,
        label=str(path[0]) if path else "",
        hint=f"tanpa karakter itu: “{_FORBIDDEN.sub('', value)[:80]}”",
    )
