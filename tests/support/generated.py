"""Data of any type made up by hypothesis: its sample with rows taken, doubled and moved, and values changed."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from docgen.documents.registry import shipped
from docgen.documents.schema import at as schema_at
from tests.support.documents import at, sample

if TYPE_CHECKING:
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath

WORDS = (
    *("Nihil", "=1+1", "-5 m", "@desa", "a; b", "tahap\tI", "01.02", "12", "1.250.000", "√", "§1|0|x", "_x0041_"),
    *("&<>", "Ni Luh “Ayu”", "2027-01-02", "ya", "Rp5.000", "é 👍", "nol 0", "TRUE"),
)
BY_FORMAT: dict[str, st.SearchStrategy[Any]] = {
    "teks": st.sampled_from(WORDS) | st.text("ab c;,.=-+_1'", min_size=1, max_size=40).filter(str.strip),
    "paragraf": st.sampled_from([*WORDS, "baris satu\nbaris dua"]),
    "nama": st.sampled_from(["Ni Luh Ayu", "I Made Sura", "Yosef Wenda", "Siti-Nur A'isyah"]),
    "uang": st.integers(0, 10**12),
    "bilangan": st.integers(0, 9_999),
    "desimal": st.sampled_from(["1,5", "0,25", "12", "1.234,5"]),
    "tanggal": st.dates().map(str),
    "tahun": st.integers(2020, 2036),
    "ya-tidak": st.booleans(),
}


@st.composite
def data_of(draw: st.DrawFn, type_id: str) -> dict[str, Any]:
    """Make data of a type that is valid: each change to the sample is kept only where no rule forbids it."""
    checker = shipped().get(type_id).checker
    schema, data = shipped().get(type_id).schema, sample(type_id)
    for path in draw(st.lists(st.sampled_from(_lists(data, ())), max_size=3)):
        rows = at(data, path)
        if not isinstance(rows, list) or not rows:
            continue
        numbers = draw(st.lists(st.integers(0, 99), min_size=1, max_size=8))
        data = _kept(checker, data, path, [copy.deepcopy(rows[number % len(rows)]) for number in numbers])
    leaves = _leaves(data, ())
    for path in draw(st.lists(st.sampled_from(leaves), max_size=8)):
        made = _value(schema_at(schema, path) or {})
        if at(data, path) is not None and made is not None:
            data = _kept(checker, data, path, draw(made))
    return data


def _kept(checker: Any, data: dict[str, Any], path: DataPath, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    node: Any = changed
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return changed if checker.check(changed).ok else data


def _value(field: Schema) -> st.SearchStrategy[Any] | None:
    if "enum" in field:
        return st.sampled_from(field["enum"])
    return None if "const" in field else BY_FORMAT.get(field.get("format", ""))


def _lists(value: Any, path: DataPath) -> list[DataPath]:
    found = [path] if isinstance(value, list) else []
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        found += _lists(child, (*path, step))
    return found or ([] if path else [("jenis",)])


def _leaves(value: Any, path: DataPath) -> list[DataPath]:
    if isinstance(value, dict):
        return [leaf for step, child in value.items() for leaf in _leaves(child, (*path, step))]
    if isinstance(value, list):
        return [leaf for step, child in enumerate(value) for leaf in _leaves(child, (*path, step))]
    return [path]
