"""Which names a template reads, followed through loops, sets and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docgen.rendering.names import names_read
from docgen.rendering.word_values import word_language

if TYPE_CHECKING:
    from docgen.errors import DataPath

CASES: list[tuple[str, set[DataPath]]] = [
    ("{{ a }} {{ b.c }}", {("a",), ("b",), ("b", "c")}),
    ("{% for x in a %}{{ x.n }}{{ loop.index }}{% endfor %}", {("a",), ("a", 0), ("a", 0, "n")}),
    (
        "{% for x in a|selectattr('k', 'eq', 1) %}{{ x.n }}{% endfor %}",
        {("a",), ("a", 0), ("a", 0, "n"), ("a", 0, "k")},
    ),
    ("{% for x in a[:-1] %}{{ x }}{% endfor %}", {("a",), ("a", 0)}),
    ("{{ (a|last).n }} {{ a[0].m }}", {("a",), ("a", 0), ("a", 0, "n"), ("a", 0, "m")}),
    ("{% set x = a.b %}{{ x.c }}", {("a",), ("a", "b"), ("a", "b", "c")}),
    ("{{ a or b }}{% if c is none and not d.e %}{% endif %}", {("a",), ("b",), ("c",), ("d",), ("d", "e")}),
    ("{% for x in a or [] %}{{ x.n }}{% endfor %}", {("a",), ("a", 0), ("a", 0, "n")}),
    ("{% macro m(x) %}{{ x.q }}{{ z }}{% endmacro %}{{ m(a) }}", {("z",), ("a",)}),
    ("{{ a|map(attribute='n')|join(b) }}", {("a",), ("a", 0, "n"), ("b",)}),
    ("{{ range(3)|length }}", set()),
]


@pytest.mark.parametrize(("source", "names"), CASES, ids=[case[0] for case in CASES])
def test_every_name_that_a_template_reads_is_found(source: str, names: set[DataPath]) -> None:
    assert names_read([source], word_language()) == names
