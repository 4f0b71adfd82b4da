"""The usual mistakes in a YAML text that its parser refuses: the parser says where it is lost, the lines say why.

Each mistake is noted and mended in place: as many characters as before, so that every position stays right, and only
to let the parser go on to the next mistake. This look is never taken at a text that the parser accepts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.inputs.findings import note_empty_key, note_surrogate
from docgen.inputs.yaml_notes import (
    note_bracket,
    note_colon,
    note_escape,
    note_inner_quote,
    note_missing_dash_space,
    note_missing_space,
    note_odd_space,
    note_special,
    note_tab,
    note_unclosed,
)
from docgen.inputs.yaml_scalars import BLOCK_HEADER, KEY_WITHOUT_SPACE, ODD_SPACES

if TYPE_CHECKING:
    from docgen.inputs.findings import Findings

_INDENT = re.compile(f"[ \t{ODD_SPACES}]*")
_DASH = re.compile(r"-(?:[ \t]+|\Z)")
_DASH_WITHOUT_SPACE = re.compile(r"-(?=[^\s\d-])")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'")}
_KEY = re.compile(
    rf"""(?:{_QUOTED['"'].pattern}|{_QUOTED["'"].pattern}|(?!["'\[\]{{}},#&*!|>%@`]|[?-][ \t]).*?)[ ]*:(?:[ \t]+|\Z)"""
)
_PLAIN_END = re.compile(r"[ \t]+#|[ \t]*\Z")
_COLON = re.compile(r":(?=[ \t]|\Z)")
_SPECIAL_FIRST = re.compile(r"[@`%&*!|>,\]}]|[?:-](?=[ \t]|\Z)")
_NOTHING_BUT_COMMENT = re.compile(r"[ \t]*(?:#.*)?\Z")
_ESCAPE = re.compile(
    r'\\(?:[0abt\tnvfre "/\\N_LP\r\n]|x[0-9A-Fa-f]{2}|u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}'
    r"|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}|(?P<unknown>.))"
)
_SURROGATE_ESCAPE = re.compile(r"\\u[Dd][89A-Fa-f]")
_FLOW_TOKEN = re.compile(r"""(?<=[\[{,:\s])"(?:[^"\\]|\\.)*+"|(?<=[\[{,:\s])'(?:[^']|'')*+'|[\[\]{}]""", re.DOTALL)
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t]|\Z)|%")


def mend_mistakes(text: str, findings: Findings) -> str:
    """Note every known mistake in a refused text, and give the text without them, of the same length."""
    lines = _Lines(text, findings)
    number = 0
    while number < len(lines.spans):
        number = lines.look(number)
    return lines.mended()


class _Lines:
    """One pass over the lines of a text. All positions count from the start of the text."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._chars = list(text)
        self._findings = findings
        self._plain_column: int | None = None  # where the key of a plain value stands that may go on
        ends = [*findings.starts[1:], len(text)]
        self.spans = [
            (start, start + len(text[start:end].rstrip("\r\n")))
            for start, end in zip(findings.starts, ends, strict=True)
        ]

    def mended(self) -> str:
        """Give the text as it is now."""
        return "".join(self._chars)

    def look(self, number: int) -> int:
        """Look at the line with this number (from 0), and give the number of the next to look at."""
        start, end = self.spans[number]
        at = self._indentation(start, end)
        if at == end or self._text[at] == "#" or (at == start and _DOCUMENT_MARK.match(self._text, at, end)):
            return number + 1
        column = at - start
        continues = self._plain_column is not None and column > self._plain_column
        if not continues and _DASH_WITHOUT_SPACE.match(self._text, at, end):
            note_missing_dash_space(self._findings, at, self._text[at:end])
            self._chars[at + 1] = " "
            return number + 1
        while dash := _DASH.match(self._text, at, end):
            column = at - start
            at = self._gap(start, at + 1, dash.end(), end)
        key = _KEY.match(self._text, at, end)
        if key is None:
            return self._without_key(number, at, column, after_dash=at > start + column)
        self._plain_column = None
        if key[0].rstrip(" \t") == ":":
            note_empty_key(self._findings, at)
        column = at - start
        after_colon = at + len(key[0].rstrip(" \t"))
        return self._value(number, self._gap(start, after_colon, key.end(), end), column)

    def _indentation(self, start: int, end: int) -> int:
        """Pass over the white space at the start of a line, and give where it ends."""
        at = _INDENT.match(self._text, start, end).end()  # type: ignore[union-attr]  # matches the empty text too
        odd = next((index for index in range(start, at) if self._text[index] != " "), None)
        if odd is not None:
            if at == end or self._text[at] == "#":
                pass
            elif self._text[odd] == "\t":
                note_tab(self._findings, odd, self._text[start:odd])
            else:
                note_odd_space(self._findings, odd, self._text[odd])
            self._chars[start:at] = " " * (at - start)
        return at

    def _gap(self, line: int, start: int, stop: int, end: int) -> int:
        """Pass over the white space behind a dash or colon, and give where it ends."""
        tab = self._text.find("\t", start, stop)
        if tab >= 0:
            if stop < end and self._text[stop] != "#":
                note_tab(self._findings, tab, self._text[line:tab])
            self._chars[start:stop] = " " * (stop - start)
        return stop

    def _without_key(self, number: int, at: int, column: int, *, after_dash: bool) -> int:
        end = self.spans[number][1]
        found = KEY_WITHOUT_SPACE.match(self._text, at, end)
        if found is None:
            if after_dash:
                self._plain_column = None
                return self._value(number, at, column)
            continues = self._plain_column is not None and column > self._plain_column
            if not continues and (self._text[at] in "[{\"'" or BLOCK_HEADER.match(self._text, at, end)):
                return self._value(number, at, column - 1)
            self._tabs(at, end)
            return number + 1
        note_missing_space(self._findings, at, self._text[at:end])
        self._chars[found.end()] = " "
        self._mask(found.end() + 1, self._plain_end(found.end(), end))
        return number + 1

    def _value(self, number: int, at: int, column: int) -> int:
        """Look at a value; `column` is that of its key or dash."""
        end = self.spans[number][1]
        first = self._text[at:end][:1]
        if first in {"", "#"}:
            return number + 1
        if first in _QUOTED:
            return self._quoted(number, at, column)
        if first in "[{":
            return self._flow(number, at, column)
        if BLOCK_HEADER.match(self._text, at, end):
            self._blank_tabs(at, end)
            return self._last_inside(number, column) + 1
        self._plain(at, end)
        self._plain_column = column
        return number + 1

    def _plain(self, at: int, end: int) -> None:
        stop = self._plain_end(at, end)
        written = self._text[at:stop]
        if _SPECIAL_FIRST.match(written):
            note_special(self._findings, at, written)
        elif colon := _COLON.search(written):
            note_colon(self._findings, at + colon.start(), written)
        else:
            self._tabs(at, end)
            return
        self._mask(at, stop)
        self._blank_tabs(stop, end)

    def _tabs(self, at: int, end: int) -> None:
        """Look for a tab inside plain text; those at the end of the line do no harm."""
        tab = self._text.find("\t", at, self._plain_end(at, end))
        if tab >= 0:
            note_tab(self._findings, tab, self._text[at:tab])
        self._blank_tabs(at, end)

    def _plain_end(self, at: int, end: int) -> int:
        return _PLAIN_END.search(self._text, at, end).start()  # type: ignore[union-attr]  # matches at the end

    def _quoted(self, number: int, at: int, column: int) -> int:
        end = self.spans[number][1]
        quote = self._text[at]
        whole = _QUOTED[quote].match(self._text, at, end)
        if whole is None:
            last = self._last_inside(number, column)
            whole = _QUOTED[quote].match(self._text, at, self.spans[last][1])
        if whole is None:
            note_unclosed(self._findings, at, quote)
            self._mask(at, end)
            return number + 1
        last = self._findings.line(whole.end() - 1)
        rest = self.spans[last][1]
        if not _NOTHING_BUT_COMMENT.match(self._text, whole.end(), rest):
            written = self._text[at : self._plain_end(whole.end(), rest)]
            note_inner_quote(self._findings, whole.end() - 1, written, self._text[whole.end()])
            self._mask(at, rest)
        elif quote == '"':
            self._escapes(at, whole.end())
        self._blank_tabs(whole.end(), rest)
        return last + 1

    def _escapes(self, start: int, stop: int) -> None:
        unknown = [found for found in _ESCAPE.finditer(self._text, start, stop) if found["unknown"]]
        for found in unknown:
            if _SURROGATE_ESCAPE.match(self._text, found.start()):
                note_surrogate(self._findings, start)
                continue
            note_escape(self._findings, found.start(), found[0], self._text[start + 1 : stop - 1])
        if unknown:
            self._mask(start, stop)

    def _flow(self, number: int, at: int, column: int) -> int:
        end = self.spans[number][1]
        stop = self._closing_bracket(at, self.spans[self._last_inside(number, column, closers="]}")][1])
        if stop is None:
            note_bracket(self._findings, at, self._text[at : self._plain_end(at, end)])
            self._mask(at, end)
            return number + 1
        last = self._findings.line(stop - 1)
        rest = self.spans[last][1]
        if not _NOTHING_BUT_COMMENT.match(self._text, stop, rest):
            note_special(self._findings, at, self._text[at:rest])
            self._mask(at, rest)
        elif (tab := self._text.find("\t", at, stop)) >= 0:
            note_tab(self._findings, tab, self._text[self._findings.starts[self._findings.line(tab)] : tab])
        self._blank_tabs(at, rest)
        return last + 1

    def _closing_bracket(self, at: int, limit: int) -> int | None:
        """Give where the bracket that opens at `at` has been closed."""
        depth = 0
        for token in _FLOW_TOKEN.finditer(self._text, at, limit):
            depth += (token[0] in "[{") - (token[0] in "]}")
            if depth == 0:
                return token.end()
        return None

    def _last_inside(self, number: int, column: int, closers: str = "") -> int:
        """Give the last line that can belong to a value that starts on line `number` in a block at `column`."""
        last = number
        for following in range(number + 1, len(self.spans)):
            start, end = self.spans[following]
            line = self._text[start:end].lstrip(" ")
            if line.strip("\t"):
                if end - start - len(line) <= column and line[0] not in closers:
                    break
                last = following
        return last

    def _mask(self, start: int, stop: int) -> None:
        """Put a letter in the place of everything visible."""
        self._chars[start:stop] = [char if char in " \r\n" else "x" for char in self._chars[start:stop]]

    def _blank_tabs(self, start: int, stop: int) -> None:
        self._chars[start:stop] = [" " if char == "\t" else char for char in self._chars[start:stop]]
