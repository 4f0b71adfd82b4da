"""From the events of a YAML parser to data with places, and to the problems that only show in what was parsed.

Those are the silent ones: text that is sound YAML but says something else than its writer means, or is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from docgen.errors import Place
from docgen.inputs.findings import (
    MAX_DEPTH,
    MAX_NODES,
    note_duplicate,
    note_empty,
    note_empty_key,
    note_too_deep,
    note_too_many,
    note_top_level,
)
from docgen.inputs.yaml_scalars import ScalarCheck, note_marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.errors import DataPath
    from docgen.inputs.findings import Findings

_COMMENT = re.compile(r"#[^\r\n]*")
_STARTS = {MappingStartEvent, SequenceStartEvent}
_ENDS = {MappingEndEvent, SequenceEndEvent}


def _kind(event: Any) -> type:
    return type(event)


class _EnoughError(Exception):
    """A limit is passed: what follows is not looked at."""


class Builder:
    """Takes the events of one text; afterwards has `data` (None without any), `places`, `keys` and `findings`."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.data: dict[str, Any] | None = None
        self.places: dict[DataPath, Place] = {}
        self.keys: dict[DataPath, Place] = {}
        self.findings = findings
        self._text = text
        self._check = ScalarCheck(text, findings)
        self._nodes = 0
        self._root: int | None = None

    def build(self, events: Iterator[Any], restore: Mapping[int, int]) -> None:
        """Take all events. `restore` maps the code points of stand-in characters to what they stand for.

        What the parser raises passes through; the problems found until then are kept.
        """
        self._next = events.__next__
        self._restore = restore
        self._next()
        try:
            self._document(self._next())
        except _EnoughError:
            return
        self._check.tabs()

    def note_no_data(self) -> None:
        """Note that the text, sound as it is, holds no mapping."""
        if self._root is None:
            note_empty(self.findings)
        else:
            note_top_level(self.findings, self._root, "nama: Budi Santoso")

    def _document(self, event: Any) -> None:
        if _kind(event) is StreamEndEvent:
            return
        root = self._next()
        data = self._node(root, (), 1, -1, -1)
        if data is not None:
            self._root = root.start_mark.index
        if isinstance(data, dict):
            self.data = data
        self._next()
        following = self._next()
        if _kind(following) is DocumentStartEvent:
            message = "berkas memuat lebih dari satu dokumen (dipisahkan ---)"
            hint = "Hapus baris --- itu, atau simpan tiap bagian sebagai berkas sendiri."
            self.findings.add("banyak_dokumen", following.start_mark.index, message, hint)

    def _node(self, event: Any, path: DataPath, depth: int, column: int, opener: int) -> Any:
        """Build one value. `column` is that of the block around it, `opener` the line of its key (-1 without)."""
        mark = event.start_mark
        self._count(mark.index)
        self.places[path] = Place(self.findings.file, mark.line + 1, mark.column + 1)
        kind = _kind(event)
        if kind is ScalarEvent:
            self._check.value(event, column, opener)
            text = event.value.translate(self._restore) if self._restore else event.value
            return text if text or event.style else None
        if kind is AliasEvent:
            note_marked(self.findings, self._text, mark.index)
            self._check.passed(event.end_mark.index)
            return None
        return self._collection(event, path, depth, column)

    def _collection(self, event: Any, path: DataPath, depth: int, column: int) -> Any:
        mark = event.start_mark
        if depth > MAX_DEPTH:
            note_too_deep(self.findings, mark.index)
            raise _EnoughError
        if event.anchor is not None or event.tag is not None:
            note_marked(self.findings, self._text, mark.index)
        self._check.passed(event.end_mark.index)
        if not event.flow_style:
            column = mark.column
        if _kind(event) is MappingStartEvent:
            return self._mapping(path, depth, column)
        return self._sequence(path, depth, column)

    def _sequence(self, path: DataPath, depth: int, column: int) -> list[Any]:
        items: list[Any] = []
        while _kind(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, (*path, len(items)), depth + 1, column, -1))
        self._check.passed(event.end_mark.index)
        return items

    def _mapping(self, path: DataPath, depth: int, column: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while _kind(event := self._next()) is not MappingEndEvent:
            key = self._key(event, path)
            entry = (*path, key)
            opener: int = event.end_mark.line
            value = self._node(self._next(), entry, depth + 1, column, opener)
            entries.setdefault(key, value)
        self._check.passed(event.end_mark.index)
        return entries

    def _key(self, event: Any, path: DataPath) -> str:
        mark = event.start_mark
        if _kind(event) is not ScalarEvent:
            self._note_complex_key(mark.index)
            self._skip(event)
            return ""
        if self._text.find("?", self._check.seen, mark.index) >= 0 and self._is_explicit(mark.index):
            self._note_complex_key(mark.index)
        key: str = event.value.translate(self._restore) if self._restore else event.value
        if not key:
            note_empty_key(self.findings, mark.index)
        self._check.key(event, key)
        entry = (*path, key)
        if entry in self.keys:
            note_duplicate(self.findings, mark.index, key, self.keys[entry], entry)
        else:
            self.keys[entry] = Place(self.findings.file, mark.line + 1, mark.column + 1)
        return key

    def _is_explicit(self, start: int) -> bool:
        """Tell whether a question mark outside of comments stands between the last token and this key."""
        return "?" in _COMMENT.sub("", self._text[self._check.seen : start])

    def _note_complex_key(self, index: int) -> None:
        message = "kunci harus berupa satu nama, tanpa tanda ?, kurung, atau daftar"
        self.findings.add("kunci_rumit", index, message, "Tulis “kunci: nilai”.")

    def _skip(self, event: Any) -> None:
        """Pass over a whole node that is no data, within the same limits."""
        depth = int(_kind(event) in _STARTS)
        while depth:
            event = self._next()
            depth += (_kind(event) in _STARTS) - (_kind(event) in _ENDS)
            self._count(event.start_mark.index)
            if depth > MAX_DEPTH:
                note_too_deep(self.findings, event.start_mark.index)
                raise _EnoughError
        self._check.passed(event.end_mark.index)

    def _count(self, index: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            note_too_many(self.findings, index)
            raise _EnoughError
