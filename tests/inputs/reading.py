"""What the tests of reading share: the data of a text, or its problems as a user meets them."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from docgen.errors import InvalidData
from docgen.inputs import read_text
from docgen.inputs.yaml_reader import read_yaml

if TYPE_CHECKING:
    from docgen.errors import Problem
    from docgen.inputs.source import Source

# Both parsers of PyYAML, the one on libyaml and the one in Python, have to give the same.
PARSERS = [pytest.param(yaml.BaseLoader, id="python")]
if hasattr(yaml, "CBaseLoader"):
    PARSERS.append(pytest.param(yaml.CBaseLoader, id="libyaml"))

CORPUS = json.loads((Path(__file__).parents[1] / "data" / "nasty-strings.json").read_text("utf-8"))["items"]
SCALARS = {f"{item['id']} {item['label']}": item["value"] for item in CORPUS if item["class"] == "scalar"}


def yaml_data(text: str) -> dict[str, Any]:
    return read_text(text, "isian.yaml", ".yaml").data


def json_data(text: str) -> dict[str, Any]:
    return read_text(text, "isian.json", ".json").data


def outcome(text: str, suffix: str) -> Source | tuple[Problem, ...]:
    """Give what reading a text comes to: a source, or its problems; any other exception is a failure."""
    try:
        return read_text(text, "isian", suffix)
    except InvalidData as error:
        return error.problems


def yaml_problems(text: str, parser: Any = None) -> tuple[Problem, ...]:
    read = partial(read_text, suffix="yaml") if parser is None else partial(read_yaml, parser=parser)
    with pytest.raises(InvalidData) as caught:
        read(text, "isian.yaml")
    return caught.value.problems


def json_problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidData) as caught:
        read_text(text, "isian.json", "json")
    return caught.value.problems


def spots(problems: tuple[Problem, ...]) -> list[str]:
    """Give the problems as `line:column code`."""
    return [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems if problem.place]
