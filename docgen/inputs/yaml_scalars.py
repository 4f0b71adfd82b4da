"""Checks of single YAML scalars that parsed: whether anything was lost, swallowed or taken for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.inputs.findings import SURROGATE, in_quotes, note_surrogate, rest_of_line
from docgen.inputs.yaml_notes import (
    note_comment,
    note_missing_dash_space,
    note_missing_space,
    note_odd_space,
    note_special,
    note_tab,
    note_unclosed,
)

if TYPE_CHECKING:
    from docgen.inputs.findings import Findings

# One word, a colon, and at once the next character: a key without its space. Not a path or an address (C:\, http://).
KEY_WITHOUT_SPACE = re.compile(r"[A-Za-z_][\w-]* ?:(?=[^ \t\r\n/\\])")
BLOCK_HEADER = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?:[ \t]+(?:#.*)?)?\Z")
# Spaces that look like indentation but are part of the key for YAML; the last two have no width.
ODD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u200b\ufeff"

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_COMMENT_BEHIND = re.compile(r"[ \t,]*#")
_COMMENT_BEFORE = re.compile(r"\A[ \t]*:[ \t]+#|^[ -]*-[ \t]+#", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+")
_HARMLESS_REST = re.compile(r"[ \t]*(#|$)")
_COMMENT_STARTED = re.compile(r"(?:^|[ \t])#")
_TABS = re.compile(r"\t+")


def note_marked(findings: Findings, text: str, index: int) -> None:
    """Note a value that YAML reads as anchor (&), alias (*) or tag (!)."""
    note_special(findings, index, rest_of_line(text, index).split(" #", 1)[0].rstrip())


class ScalarCheck:
    """Checks the scalars of one text in the order of the text."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.seen = 0  # the end of the last token
        self._text = text
        self._findings = findings
        self._has_comments = "#" in text
        self._has_tabs = "\t" in text
        self._kept: list[tuple[int, int]] = []  # where tabs are part of a value

    def passed(self, index: int) -> None:
        """Take note that a token ended at `index`."""
        self.seen = index

    def key(self, event: Any, key: str) -> None:
        """Check the key of an entry; `key` is its text as typed."""
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            note_marked(self._findings, self._text, start)
        if event.style:
            self._keep_tabs(event)
        elif key == "<<":
            message, hint = "penggabungan “<<” tidak dipakai dalam berkas isian", "Tulis isian itu satu per satu."
            self._findings.add("kunci_gabung", start, message, hint)
        elif KEY_WITHOUT_SPACE.match(key):
            note_missing_space(self._findings, start, key)
        elif key[:1] == "-":
            note_missing_dash_space(self._findings, start, rest_of_line(self._text, start))
        elif odd := _ODD_SPACE.match(key):
            note_odd_space(self._findings, start, odd[0])
        self.seen = event.end_mark.index

    def value(self, event: Any, column: int, opener: int) -> None:
        """Check a value: `column` is that of the block it stands in, `opener` the line (from 0) of its key or -1."""
        if event.anchor is not None or event.tag is not None:
            note_marked(self._findings, self._text, event.start_mark.index)
        if not event.style:
            self._plain(event, opener)
        elif event.style in "|>":
            self._block(event)
        else:
            self._quoted(event, column)
        self.seen = event.end_mark.index

    def _plain(self, event: Any, opener: int) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if self._has_comments:
            self._comment(start, end)
        if opener != event.start_mark.line or event.start_mark.line != event.end_mark.line:
            self._lines(start, end, own_line=opener != event.start_mark.line, item=opener < 0)

    def _comment(self, start: int, end: int) -> None:
        """Look for a comment right behind a plain value, or between its key or dash and a value on the next line."""
        behind = _COMMENT_BEHIND.match(self._text, end)
        if behind is not None:
            self._note_comment(behind.end() - 1, self._text[start : behind.end() - 1])
        elif self._text.find("#", self.seen, start) >= 0:
            before = _COMMENT_BEFORE.search(self._text[self.seen : start])
            if before is not None:
                self._note_comment(self.seen + before.end() - 1, "")

    def _note_comment(self, index: int, kept: str) -> None:
        note_comment(self._findings, index, rest_of_line(self._text, index), kept)

    def _lines(self, start: int, end: int, *, own_line: bool, item: bool) -> None:
        """Check the lines of a plain value that don't stand behind their key: they may be meant as entries."""
        dashes = own_line and self._text[start : start + 1] == "-"
        for number, line in enumerate(_LINE.finditer(self._text, start, end)):
            text = line[0].lstrip(" ")
            index = line.end() - len(text)
            if number == 0 and not own_line:
                continue
            if KEY_WITHOUT_SPACE.match(text):
                note_missing_space(self._findings, index, text)
            elif text.startswith("- ") and number:
                message = "butir daftar ini menempel pada nilai di atasnya"
                hint = f"Sejajarkan tanda hubungnya, atau apit seluruh nilai dengan tanda kutip: {in_quotes(text)}"
                self._findings.add("indentasi", index, message, hint)
            elif dashes and text.startswith("-") and (number or not item):
                note_missing_dash_space(self._findings, index, text)

    def _block(self, event: Any) -> None:
        self._keep_tabs(event)
        start = event.start_mark.index
        header = rest_of_line(self._text, start)
        if not event.value.strip() or not BLOCK_HEADER.match(header):
            note_special(self._findings, start, header)

    def _quoted(self, event: Any, column: int) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._keep_tabs(event)
        if not event.value.isascii() and SURROGATE.search(event.value):
            note_surrogate(self._findings, start)
        if self._text.startswith("#", end):
            self._note_comment(end, self._text[start + 1 : end - 1])
        if event.start_mark.line != event.end_mark.line:
            for line in list(_LINE.finditer(self._text, start, end))[1:]:
                text = line[0].lstrip(" \t")
                if text and len(line[0]) - len(text) <= column:
                    note_unclosed(self._findings, start, self._text[start])
                    return

    def _keep_tabs(self, event: Any) -> None:
        if self._has_tabs:
            self._kept.append((event.start_mark.index, event.end_mark.index))

    def tabs(self) -> None:
        """Check the tabs of a whole text that parsed: fine in quotes, blocks, comments and at the end of a line."""
        if not self._has_tabs:
            return
        kept = iter([*self._kept, (len(self._text), len(self._text))])
        before, (start, end) = 0, next(kept)
        for tabs in _TABS.finditer(self._text):
            while end <= tabs.start():
                before, (start, end) = end, next(kept)
            if tabs.start() < start:
                self._tab(tabs.start(), tabs.end(), before)

    def _tab(self, start: int, end: int, before: int) -> None:
        line = self._findings.starts[self._findings.line(start)]
        if _HARMLESS_REST.match(rest_of_line(self._text, end)):
            return
        if not _COMMENT_STARTED.search(self._text[max(line, before) : start]):
            note_tab(self._findings, start, self._text[line:start])
