"""YAML to data: PyYAML says what is a key and what a value, and no scalar is given a type.

A text that PyYAML refuses is mended in place, character for character, at each mistake found, and read again: so that
one look gives every problem, each at its own line. Mended data never leaves this module; the problems do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from docgen.inputs.findings import Findings, codepoint, rest_of_line
from docgen.inputs.source import Source
from docgen.inputs.yaml_data import Builder
from docgen.inputs.yaml_faults import mend_fault
from docgen.inputs.yaml_mistakes import mend_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What YAML 1.1 allows in a stream (production c-printable); PyYAML stops at the first other character.
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*+%")
# PyYAML takes the first three for line ends (YAML 1.2 does not) and drops the last at the start of a line.
_TAKEN_WRONG = "\x85\u2028\u2029\ufeff"


def read_yaml(text: str, file: str, parser: Any = PARSER) -> Source:
    """Read YAML text; `file` is its name for places, `parser` a PyYAML loader class (libyaml's where there is one).

    Raises InvalidData with every problem found, in file order.
    """
    findings = Findings(text, file)
    text = _without_directives(_without_controls(text, findings), findings)
    builder = Builder(text, Findings(text, file))
    fault: Any = _build(builder, text, parser)
    if _is_too_deep(fault):
        # libyaml 0.2.6 (PyYAML 6.0.4) reads ahead to its own limit of 1000 levels before it tells of any.
        builder = Builder(text, Findings(text, file))
        fault = _build(builder, text[: fault.problem_mark.index - 1], parser)
    if fault is not None:
        builder = _mended(mend_mistakes(text, findings), findings, parser)
    findings.adopt(builder.findings)
    if not findings and builder.data is None:
        builder.note_no_data()
        findings.adopt(builder.findings)
    if findings or builder.data is None:
        raise findings.error()
    return Source(file, builder.data, builder.places, builder.keys)


def _mended(text: str, findings: Findings, parser: Any) -> Builder:
    """Read a text whose usual mistakes are mended, emptying what the parser still refuses; large texts less often."""
    for _ in range(max(3, min(30, 3_000_000 // (len(text) + 1)))):
        builder = Builder(text, Findings(text, findings.file))
        fault = _build(builder, text, parser)
        if fault is None:
            break
        text, before = mend_fault(text, fault, findings), text
        if text == before:
            break
    return builder


def _without_directives(text: str, findings: Findings) -> str:
    """Note the lines before the data that begin with %, and empty them."""
    while found := _DIRECTIVE.match(text):
        start = found.end() - 1
        length = len(rest_of_line(text, start))
        message = "baris yang diawali % tidak dipakai dalam berkas isian"
        findings.add("arahan", start, message, "Hapus baris itu.")
        text = text[:start] + " " * length + text[start + length :]
    return text


def _build(builder: Builder, text: str, parser: Any) -> Exception | None:
    """Let the builder take what the parser reads, and give what stopped the parser, if anything."""
    stand_ins = _stand_ins(text)
    events: Iterator[Any] = yaml.parse(text.translate(stand_ins), Loader=parser)
    try:
        builder.build(events, {new: old for old, new in stand_ins.items()})
    except (yaml.YAMLError, ValueError) as error:  # ValueError: the pure parser on an escape beyond Unicode
        return error
    return None


def _is_too_deep(fault: Any) -> bool:
    return "nesting depth" in (getattr(fault, "problem", None) or "")


def _stand_ins(text: str) -> dict[int, int]:
    """Map each character that PyYAML would take for a line end to one that the text does not have."""
    present = [ord(char) for char in _TAKEN_WRONG if char in text]
    if not present:
        return {}
    used = set(text)
    unused = (code for code in range(0x10FFFD, 0x10000, -1) if chr(code) not in used)
    return dict(zip(present, unused, strict=False))


def _without_controls(text: str, findings: Findings) -> str:
    """Note every character that YAML can't hold, and put a letter in its place."""

    def note(found: re.Match[str]) -> str:
        message = f"ada karakter tak terlihat {codepoint(found[0])} yang tidak boleh ada dalam berkas isian"
        findings.add("karakter", found.start(), message, "Hapus karakter itu atau ketik ulang bagian ini.")
        return "x"

    return _NOT_PRINTABLE.sub(note, text)
