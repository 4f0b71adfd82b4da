"""Strings of a JSON text, right and wrong: each reader gives the string and the position behind it."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in typeshed
from typing import TYPE_CHECKING

from docgen.inputs.findings import SURROGATE, codepoint, note_surrogate, rest_of_line, shown

if TYPE_CHECKING:
    from docgen.inputs.findings import Findings

# What is typed, or put in by a word processor, in the place of the double quote; each with its closing partner.
OTHER_QUOTES = {"'": "'", "“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "`": "`"}

_PLAIN_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"')
_CONTROL = re.compile(r"[\x00-\x1f]")
_REST_OF_STRING = re.compile(r'(?:[^"\\\r\n]|\\[^\r\n])*+')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}|(?P<unknown>.))')


def in_double_quotes(text: str) -> str:
    """Give text as it has to stand in a JSON file, shortened for a message."""
    return '"' + shown(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_string(text: str, start: int, findings: Findings) -> tuple[str, int]:
    """Read the string whose double quote stands at `start`; what is wrong in it is noted."""
    if plain := _PLAIN_STRING.match(text, start):
        value, end = plain[1], plain.end()
    else:
        stop = _REST_OF_STRING.match(text, start + 1).end()  # type: ignore[union-attr]  # it matches nothing too
        if not text.startswith('"', stop):
            hint = 'Tambahkan " di akhir nilai. Baris baru di dalam teks ditulis \\n.'
            findings.add("kutip", start, 'tanda kutip " dibuka tetapi tidak ditutup di baris ini', hint)
            return "", stop - text.endswith(",", start + 1, stop)
        if _note_faults(text, start, stop, findings):
            return "", stop + 1
        value, end = scanstring(text, start + 1)
    if not value.isascii() and SURROGATE.search(value):
        note_surrogate(findings, start)
    return value, end


def _note_faults(text: str, start: int, stop: int, findings: Findings) -> bool:
    """Note control characters and unknown escapes in a string; tell whether there are any."""
    controls = list(_CONTROL.finditer(text, start, stop))
    for control in controls:
        _note_control(control[0], control.start(), findings)
    unknown = [escape for escape in _ESCAPE.finditer(text, start, stop) if escape["unknown"]]
    for escape in unknown:
        message = f"“{shown(escape[0])}” di dalam teks bukan kode yang dikenal"
        findings.add("kutip", escape.start(), message, "Tulis \\\\ untuk satu garis miring terbalik.")
    return bool(controls or unknown)


def _note_control(char: str, index: int, findings: Findings) -> None:
    if char == "\t":
        findings.add("tab", index, "ada tab di dalam teks", "Ganti tab itu dengan spasi, atau tulis \\t.")
    else:
        message = f"ada karakter tak terlihat {codepoint(char)} di dalam teks"
        findings.add("karakter", index, message, "Hapus karakter itu.")


def read_in_other_quotes(text: str, start: int, findings: Findings) -> tuple[str, int]:
    """Read, and note, a string in quotes that JSON does not know; without a closing one it ends with its line."""
    quote = text[start]
    line = rest_of_line(text, start)
    length = line.find(OTHER_QUOTES[quote], 1)
    inner = line[1:length] if length > 0 else line[1:].rstrip(" ,}]")
    hint = f"Pakai kutip ganda: {in_double_quotes(inner)}"
    findings.add("kutip", start, f"tanda kutip {quote} tidak dikenal dalam JSON", hint)
    return inner, start + (length + 1 if length > 0 else len(inner) + 1)
