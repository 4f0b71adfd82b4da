"""Laws of reading: what was written comes back, each place is true, and nothing ever crashes or takes long."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataPath, InvalidData
from docgen.inputs import read_text
from docgen.inputs.source import Source
from docgen.inputs.yaml_reader import read_yaml

from .reading import CORPUS, PARSERS, json_data, outcome, yaml_data

LIBYAML: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
keys = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
data = st.dictionaries(
    keys,
    st.recursive(
        text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(data, st.booleans(), st.booleans(), st.sampled_from([20, 80, 10_000]))
def test_quoted_yaml_comes_back_exactly(written: dict[str, Any], unicode: bool, flow: bool, width: int) -> None:
    document = yaml.safe_dump(written, default_style='"', allow_unicode=unicode, default_flow_style=flow, width=width)
    source = read_text(document, "f", "yaml")
    assert source.data == written
    assert places_by_compose(document) == {
        path: (place.line, place.column) for path, place in source.places.items() if place.line
    }


def places_by_compose(document: str) -> dict[DataPath, tuple[int, int]]:
    """Give the place of every value as PyYAML's own tree of nodes has it."""
    places: dict[DataPath, tuple[int, int]] = {}

    def visit(node: Any, path: DataPath) -> None:
        places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                visit(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                visit(value, (*path, index))

    visit(yaml.compose(document, Loader=yaml.BaseLoader), ())
    return places


@settings(deadline=None)
@given(data, st.booleans(), st.sampled_from([None, 0, 2, "\t"]))
def test_json_comes_back_exactly_with_true_places(written: dict[str, Any], ascii_only: bool, indent: Any) -> None:
    document = json.dumps(written, ensure_ascii=ascii_only, indent=indent)
    source = read_text(document, "f", "json")
    assert source.data == written
    lines = document.split("\n")
    for path, place in source.places.items():
        value: Any = written
        for step in path:
            value = value[step]
        opening = json.dumps(value, ensure_ascii=ascii_only) if isinstance(value, str) else json.dumps(value)[0]
        assert lines[(place.line or 0) - 1].startswith(opening, (place.column or 0) - 1)


@pytest.mark.parametrize("item", [item for item in CORPUS if "value" in item], ids=lambda item: item["id"])
def test_every_string_of_the_corpus_in_quotes_arrives_exactly(item: dict[str, Any]) -> None:
    value = item["value"]
    if value.isascii() or value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore") == value:
        assert json_data(json.dumps({"k": value})) == {"k": value}
        assert yaml_data(yaml.safe_dump({"k": value}, default_style='"')) == {"k": value}
    else:
        for suffix in ("yaml", "json"):
            with pytest.raises(InvalidData, match="1 masalah"):
                read_text(json.dumps({"k": value}), "f", suffix)


WORDS = [
    "nama",
    "<<",
    "|\n",
    "\\u",
    "\\ud83d",
    "true",
    "null",
    "//",
    "/*",
    "*/",
    '{"a":',
    '"b":[',
    '"x"',
    "“",
    "NaN",
    "---\n",
    "...\n",
]
SINGLE = "ab5é :-#'\"\\\t|>[]{},&*!?@%`=\n\r\x85\u2028\ufeff\xa0\x01/"
marks = st.sampled_from([*SINGLE, *WORDS, ": ", "- ", "\n  ", "\n- ", "k: ", " #"])
anything = st.one_of(st.text(max_size=200), st.lists(marks, max_size=30).map("".join))


@settings(max_examples=400, deadline=None)
@given(anything, st.sampled_from(["", "k: ", "a: 1\nb:\n  c: 2\n", "a:\n  - b: ", '{"a": ']))
def test_any_text_gives_data_or_problems_with_place_and_cure(tail: str, head: str) -> None:
    for suffix in ("yaml", "json"):
        found = outcome(head + tail, suffix)
        if isinstance(found, Source):
            assert found.data is not None
            continue
        spots = [(problem.place.line, problem.place.column) for problem in found if problem.place]
        assert len(spots) == len(found) > 0
        assert spots == sorted(spots, key=lambda spot: (spot[0] or 0, spot[1] or 0))
        assert all(line and column for line, column in spots)
        assert all(problem.message.isprintable() and (problem.hint or "\n").isprintable() for problem in found)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_in_a_file_give_data_or_problems(content: bytes) -> None:
    for suffix in ("yaml", "json"):
        outcome(content.decode("latin-1"), suffix)


@settings(max_examples=300, deadline=None)
@given(st.lists(marks, max_size=20).map("".join), st.sampled_from(PARSERS))
def test_what_is_accepted_means_what_yaml_says(tail: str, parser: Any) -> None:
    document = "k: " + tail.translate(dict.fromkeys(map(ord, "\x85\u2028\ufeff\xa0\t")))
    try:
        found = read_yaml(document, "f", parser.values[0]).data
    except InvalidData:
        return
    assert with_empty_text(found) == yaml.load(document, Loader=LIBYAML)


def with_empty_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_empty_text(child) for key, child in value.items()}
    return [with_empty_text(child) for child in value] if isinstance(value, list) else value or ""


ENTRY = "  - nama: Jalan usaha tani {}\n    rt: 005\n    # catatan\n    biaya: 1.500.000\n    sumber: 'Dana: APBN'\n"
LARGE = "kegiatan:\n" + "".join(ENTRY.format(number) for number in range(3000))


def seconds(document: str, suffix: str) -> float:
    start = time.process_time()
    outcome(document, suffix)
    return time.process_time() - start


def test_fifteen_thousand_lines_are_read_in_about_a_second() -> None:
    assert LARGE.count("\n") > 15_000
    assert seconds(LARGE, "yaml") < 2
    assert seconds(json.dumps(yaml_data(LARGE), indent=1), "json") < 2


@pytest.mark.parametrize("change", [(": ", ":"), ("  ", "\t"), ("'Dana", "Dana"), ("005", "#5"), ("    rt", "     rt")])
def test_a_large_file_full_of_one_mistake_takes_no_longer_than_a_few_seconds(change: tuple[str, str]) -> None:
    assert seconds(LARGE.replace(*change), "yaml") < 5


@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "-", '"', "'", " ", "\n", "#\n", ": ", "x:", "\t", "&a ", "!", "''", "\\"]
)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_one_piece_repeated_to_the_limit_takes_no_longer_than_a_few_seconds(piece: str, suffix: str) -> None:
    assert seconds(("k: " + piece * 250_000)[:250_000], suffix) < 5
    assert seconds(('{"a": "' + piece * 250_000)[:250_000], suffix) < 5
