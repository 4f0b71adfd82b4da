"""The sentences about mistakes in YAML that more than one look at the text can find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.inputs.findings import codepoint, in_quotes, shown

if TYPE_CHECKING:
    from docgen.inputs.findings import Findings

_SPECIAL = {"&": " (jangkar YAML)", "*": " (rujukan YAML)", "!": " (tag YAML)", "|": " (blok teks YAML)"}
_SPECIAL[">"] = _SPECIAL["|"]


def note_missing_space(findings: Findings, index: int, text: str) -> None:
    """Note `nama:Budi`."""
    key, value = text.split(":", 1)
    message = f"kurang spasi setelah titik dua pada “{shown(text)}”"
    hint = f"Tulis “{shown(key.rstrip())}: {shown(value.strip())}”; kalau memang satu nilai, apit dengan tanda kutip."
    findings.add("kurang_spasi", index, message, hint)


def note_missing_dash_space(findings: Findings, index: int, text: str) -> None:
    """Note `-Budi` where an item of a list is meant."""
    message = f"kurang spasi setelah tanda hubung pada “{shown(text)}”"
    hint = f"Tulis “- {shown(text[1:])}”; kalau memang satu nilai, apit dengan tanda kutip."
    findings.add("kurang_spasi", index, message, hint)


def note_comment(findings: Findings, index: int, lost: str, kept: str) -> None:
    """Note a # that ends a value: `lost` is what it takes away, `kept` what would be left, as written."""
    message = f"tanda # memotong nilai: “{shown(lost)}” dianggap catatan dan tidak terbaca"
    whole = in_quotes((kept + lost).strip())
    hint = f"Apit nilainya dengan tanda kutip: {whole}; kalau memang catatan, taruh di baris sendiri."
    findings.add("tanda_pagar", index, message, hint)


def note_special(findings: Findings, index: int, written: str) -> None:
    """Note an unquoted value whose first character has a meaning of its own in YAML."""
    first = written[:1]
    message = f"nilai tanpa tanda kutip tidak boleh diawali “{shown(first)}”{_SPECIAL.get(first, '')}"
    findings.add("awal_nilai", index, message, f"Apit nilainya dengan tanda kutip: {in_quotes(written)}")


def note_colon(findings: Findings, index: int, written: str) -> None:
    """Note an unquoted value with a colon and a space (or the end) in it."""
    message = "nilai tanpa tanda kutip memuat titik dua"
    findings.add("titik_dua", index, message, f"Apit nilainya dengan tanda kutip: {in_quotes(written)}")


def note_unclosed(findings: Findings, index: int, quote: str) -> None:
    """Note a quote that is never closed, or only lines later by accident."""
    message = f"tanda kutip {quote} dibuka tetapi tidak ditutup"
    findings.add("kutip", index, message, f"Tambahkan {quote} di akhir nilai.")


def note_odd_space(findings: Findings, index: int, char: str) -> None:
    """Note a character that looks like a space, or like nothing, where YAML wants a space."""
    message = f"ada spasi istimewa {codepoint(char)} (biasanya dari salin-tempel), bukan spasi biasa"
    findings.add("indentasi", index, message, "Hapus, lalu ketik spasi biasa.")


def note_tab(findings: Findings, index: int, before: str) -> None:
    """Note a tab; `before` is its line up to it."""
    where, hint = (
        "di dalam nilai tanpa tanda kutip",
        "Ganti tab itu dengan spasi; di dalam kutip ganda tab ditulis \\t.",
    )
    if not before.strip(" \t"):
        where, hint = "di awal baris", "Ganti tab dengan spasi, dua spasi untuk setiap tingkat."
    elif re.search(r"(?:^|[ \t])-[ \t]*$|:[ \t]*$", before):
        where, hint = "setelah titik dua atau tanda hubung", "Ganti tab itu dengan satu spasi."
    findings.add("tab", index, f"ada tab {where}", hint)


def note_inner_quote(findings: Findings, index: int, written: str, behind: str) -> None:
    """Note a quoted value that goes on behind its closing quote at `index`.

    `written` is all of it, `behind` the character after the quote: a space means that only a word was to be quoted.
    """
    quote = written[:1]
    if written.endswith(quote) and len(written) > 2 and not behind.isspace():
        message = f"tanda kutip {quote} di dalam nilai menutup nilai terlalu awal"
        hint = f"Tulis: {in_quotes(written[1:-1])}"
    else:
        message = f"ada teks setelah tanda kutip {quote} penutup"
        hint = f"Apit seluruh nilai dengan tanda kutip: {in_quotes(written)}"
    findings.add("kutip", index, message, hint)


def note_escape(findings: Findings, index: int, escape: str, inner: str) -> None:
    r"""Note a backslash in double quotes that starts no known escape; `inner` is what stands in the quotes."""
    message = f"“{shown(escape)}” di dalam kutip ganda bukan kode yang dikenal"
    findings.add("kutip", index, message, f"Pakai kutip tunggal: {in_quotes(inner)}; atau tulis \\\\ sebagai ganti \\.")


def note_bracket(findings: Findings, index: int, written: str) -> None:
    """Note a bracket that is not closed."""
    message = f"kurung {written[:1]} dibuka tetapi tidak ditutup"
    hint = f"Tutup kurungnya; kalau memang teks, apit dengan tanda kutip: {in_quotes(written)}"
    findings.add("kurung", index, message, hint)
