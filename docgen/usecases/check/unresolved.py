"""What a template or a program left behind in place of words: tags, placeholders, error values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.usecases.check.finding import Finding, Where, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.texts.word import Line
    from docgen.usecases.check.paper import Paper

_FILL_IN = "Ketik isinya, atau betulkan isian lalu buat ulang dokumennya."
_FORMULA = "Betulkan rumus atau rujukannya, lalu simpan ulang."
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\}\}|\{%|%\}", re.DOTALL)
_OTHER_TAGS = re.compile(r"\[\[[^\]\n]*\]\]|(?<![\w$])\$\{\w[\w.]*\}|<<\w[\w .]*>>")
_MERGE = re.compile(r"«[^»\n]{1,60}»")
_OF_WORD = re.compile(
    r"\b(?:click (?:or tap )?(?:here )?to enter\b.{0,20}|click here to\b.{0,30}|choose an item\.?"
    r"|(?:klik|ketuk)(?: atau (?:klik|ketuk))? (?:di sini )?untuk (?:memasukkan|mengetik|memilih)\b.{0,20}"
    r"|(?:klik|ketuk)(?: atau (?:klik|ketuk))? di sini\b.{0,40}|pilih (?:satu |sebuah )?item\.?)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\[(?:nama|tanggal|nomor|isi|tulis|ketik|sebutkan|pilih|jabatan|alamat|tempat|your|insert|type|date)\b[^\]\n]{0,60}\]",
    re.IGNORECASE,
)
_FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|\bErr:5\d\d\b")
_BROKEN = re.compile(
    r"(?:Error!|Galat!|Kesalahan!)\s*(?:Reference source|Bookmark|Sumber referensi|Penanda|No text|Hyperlink)[^.]{0,40}"
    r"|Error: Reference source not found",
    re.IGNORECASE,
)
_OF_PROGRAMS = re.compile(r"\bNone\b|\bNaN\b|\bundefined\b|\[object Object\]")
# XXX alone is thirty where something is numbered with it.
_STAND_INS = re.compile(
    r"(?<!BAB )(?<!Bab )(?<!Pasal )(?<!LAMPIRAN )(?<!Lampiran )\bX{3,}\b(?!\.\s)|\bx{3,}\b|(?i:\blorem ipsum\b)|\?{3,}"
)
_KINDS = (
    ("tag", _TAGS, "tag templat belum terisi", _FILL_IN),
    ("tag", _OTHER_TAGS, "tag belum terisi", _FILL_IN),
    ("tag", _MERGE, "isian gabungan surat (MERGEFIELD) belum terisi", _FILL_IN),
    ("tempat_isian", _OF_WORD, "tempat isian Word belum diisi", _FILL_IN),
    ("tempat_isian", _IN_BRACKETS, "tempat isian dalam kurung siku belum diisi", _FILL_IN),
    ("galat_rumus", _FAILED, "rumus yang gagal", _FORMULA),
    ("galat_rujukan", _BROKEN, "rujukan silang yang putus", "Perbarui atau hapus rujukannya di Word."),
    ("nilai_program", _OF_PROGRAMS, "nilai program, bukan kata", _FILL_IN),
    ("pengganti", _STAND_INS, "teks pengganti", _FILL_IN),
)


def unresolved(paper: Paper) -> Iterator[Finding]:
    """Find leftovers in all texts of a document, in its margins too."""
    for line in paper.lines:
        yield from _in_line(line, paper.where(line))
    seen: set[str] = set()
    for name, lines in paper.margins:
        for line in lines:
            if line.text not in seen:
                seen.add(line.text)
                yield from _in_line(line, Where(None, name, shortened(line.text)))
    for code in dict.fromkeys(paper.codes):
        if code.upper().startswith("MERGEFIELD") and not any(f"«{_field(code)}»" in line.text for line in paper.lines):
            message = f"isian gabungan surat (MERGEFIELD {_field(code)}) masih tertinggal di dalam naskah"
            yield Finding(
                "tag", "galat", message, cure="Selesaikan gabungan suratnya (Mailings > Finish & Merge) di Word."
            )


def _field(code: str) -> str:
    words = code.split()
    return words[1].strip('"') if len(words) > 1 else ""


def _in_line(line: Line, where: Where) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for code, pattern, message, cure in _KINDS:
        for match in pattern.finditer(line.text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            yield Finding(code, "galat", f"{message}: “{shortened(match[0], 50)}”", where, cure)
