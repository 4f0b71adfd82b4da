"""What a YAML parser still refuses when the usual mistakes are mended, said in Indonesian.

The parser's words are matched by parts that both of PyYAML's parsers have; what matches nothing gets a general
sentence. The lines at fault are then emptied, so that the parser can go on behind them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.inputs.findings import in_quotes, shown
from docgen.inputs.yaml_notes import note_special, note_tab, note_unclosed

if TYPE_CHECKING:
    from docgen.inputs.findings import Findings

_BLANK = " \t\r\n"


def mend_fault(text: str, fault: Exception, findings: Findings) -> str:
    """Note where and why the parser stopped, and give the text with that place emptied, of the same length."""
    index = _position(text, fault, findings)
    line = findings.line(index)
    if not findings.on_line(line) and not findings.has("tab"):
        _note(text, fault, findings, index)
    return _emptied(text, line, findings)


def _words(fault: Exception) -> str:
    return f"{getattr(fault, 'context', None) or ''} | {getattr(fault, 'problem', None) or ''}"


def _position(text: str, fault: Exception, findings: Findings) -> int:
    """Give the position of the fault, always at something that is written."""
    mark: Any = getattr(fault, "problem_mark", None)
    if re.search(r"simple key|quoted|anchor|alias|tag|flow (?:sequence|mapping)", _words(fault)):
        mark = getattr(fault, "context_mark", None) or mark
    index = min(mark.index, len(text)) if mark is not None else 0
    if text[index : index + 1].strip(" \r\n"):
        return index
    before = len(text[:index].rstrip(_BLANK))
    if before:
        return before - 1
    return len(text) - len(text.lstrip(_BLANK)) if text.strip(_BLANK) else 0


def _note(text: str, fault: Exception, findings: Findings, index: int) -> None:
    words = _words(fault)
    written = _line_at(text, findings, findings.line(index), index)
    if text[index : index + 1] == "\t":
        note_tab(findings, index, text[findings.starts[findings.line(index)] : index])
    elif "quoted" in words:
        note_unclosed(findings, index, text[index])
    elif "document start" in words:
        message = "ada tulisan setelah akhir dokumen"
        findings.add("banyak_dokumen", index, message, "Hapus baris ... atau --- di atasnya.")
    elif "flow" in words and text[index] in "[{":
        _note_brackets(findings, index, written)
    elif "cannot start any token" in words or re.search("anchor|alias|tag", words):
        note_special(findings, index, re.split(r"[,\]}]", written)[0])
    else:
        _note_structure(text, words, findings, index)


def _note_brackets(findings: Findings, index: int, written: str) -> None:
    message = f"isi kurung {written[:1]} ini tidak dapat dibaca"
    hint = (
        "Pisahkan isinya dengan koma dan apit nilai yang memuat titik dua dengan tanda kutip;"
        f" kalau memang teks, apit semuanya: {in_quotes(written)}"
    )
    findings.add("kurung", index, message, hint)


def _note_structure(text: str, words: str, findings: Findings, index: int) -> None:
    """Note a line that does not fit those above it."""
    line = findings.line(index)
    start = findings.starts[line]
    written = _line_at(text, findings, line, start)
    content = written.strip(_BLANK)
    first = start + len(written) - len(written.lstrip(" "))
    above = _line_above(text, findings, line)
    if "simple key" in words or ("could not find" in words and ":" not in content):
        message = f"“{shown(content)}” bukan pasangan kunci dan nilai: tidak ada titik dua"
        hint = "Tulis “kunci: nilai”; kalau lanjutan nilai di atasnya, beri dua spasi lebih banyak di awal baris."
        findings.add("tanpa_titik_dua", first, message, hint)
    elif above:
        message = f"awal baris ini tidak sejajar dengan baris di atasnya (“{shown(above)}”)"
        hint = (
            "Sejajarkan isian yang setingkat, dan butir daftar dengan butir lain;"
            " kalau lanjutan nilai di atasnya, apit seluruh nilai itu dengan tanda kutip."
        )
        findings.add("indentasi", first, message, hint)
    else:
        message = f"“{shown(content)}” tidak dapat dibaca sebagai isian"
        findings.add("sintaks", first, message, "Periksa titik dua, tanda kutip, dan spasi di awal baris.")


def _line_at(text: str, findings: Findings, line: int, start: int) -> str:
    """Give a line from `start` to its end, without white space behind it."""
    end = findings.starts[line + 1] if line + 1 < len(findings.starts) else len(text)
    return text[start:end].rstrip(_BLANK)


def _line_above(text: str, findings: Findings, line: int) -> str:
    """Give the nearest line above that holds data, without the white space around it."""
    for number in range(line - 1, -1, -1):
        content = _line_at(text, findings, number, findings.starts[number]).strip(_BLANK)
        if content and not content.startswith("#"):
            return content
    return ""


def _emptied(text: str, line: int, findings: Findings) -> str:
    """Empty a line and those that hang on it: all that follow and start no further left."""
    depth = _depth(_line_at(text, findings, line, findings.starts[line]))
    stop = line + 1
    while stop < len(findings.starts):
        following = _line_at(text, findings, stop, findings.starts[stop])
        if following and _depth(following) < max(depth, 1):
            break
        stop += 1
    start = findings.starts[line]
    end = findings.starts[stop] if stop < len(findings.starts) else len(text)
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
