"""Is the data valid for its document type? The fast validator decides; messages are made only for what failed.

Knows no template, no file and no document by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from docgen.documents import messages
from docgen.documents.coercion import reader
from docgen.documents.context import filler
from docgen.documents.rules import RuleSet
from docgen.documents.schema import label
from docgen.errors import Problem

if TYPE_CHECKING:
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath


@dataclass(frozen=True)
class Checked:
    """Data after the check: canonical `data`, the full `context` for a template, and the `problems` found.

    The context is complete only where `ok`; warnings do not make data invalid.
    """

    data: dict[str, Any]
    context: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Tell whether a document may be made from it."""
        return all(problem.severity == "peringatan" for problem in self.problems)


class Checker:
    """Everything compiled from one flat schema that checking needs."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._read = reader(schema)
        self._fill = filler(schema)
        self._rules = RuleSet(schema)
        self._validator = jsonschema_rs.Draft202012Validator(_bare(schema), validate_formats=False)

    def check(self, raw: dict[str, Any]) -> Checked:
        """Check raw data (texts as typed, or Python values) against the schema and its rules."""
        refused: list[Problem] = []
        data = self._read(raw, (), refused)
        if refused or not self._validator.is_valid(data):
            return self._unsound(data, refused)
        context = self._fill(data)
        breaches = self._rules.run(context)
        return Checked(data, context, tuple(self._rules.problem(breach, context) for breach in breaches))

    def form_context(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Give the context of a form that is still to be filled in: its data and what can be derived from it."""
        context: dict[str, Any] = self._fill(self._read(raw, (), []))
        self._rules.derive(context)
        return context

    def _unsound(self, data: dict[str, Any], refused: list[Problem]) -> Checked:
        found = {problem.path: _labelled(problem, self.schema) for problem in refused}
        for error in self._validator.iter_errors(data):
            for problem in messages.problems(error, self.schema):
                found.setdefault(problem.path, problem)
        found = _without_echoes(found)
        faulty = frozenset(str(path[0]) for path in found if path)
        context = self._fill(data)
        for breach in self._rules.run_on_unsound(context, faulty):
            problem = self._rules.problem(breach, context)
            found.setdefault(problem.path, problem)
        return Checked(data, context, tuple(found.values()))


def _without_echoes(found: dict[DataPath, Problem]) -> dict[DataPath, Problem]:
    """Leave out a missing field whose misspelt key is told already: one mistake, one message."""
    meant = {
        (*problem.path[:-1], problem.expected.strip("“”"))
        for problem in found.values()
        if problem.code == "tak_dikenal" and problem.hint and problem.expected
    }
    return {path: problem for path, problem in found.items() if problem.code != "wajib" or path not in meant}


def _labelled(problem: Problem, schema: Schema) -> Problem:
    return Problem(
        code=problem.code,
        message=problem.message,
        path=problem.path,
        label=label(schema, problem.path),
        found=problem.found,
        expected=problem.expected,
        hint=problem.hint,
    )


def _bare(node: Any) -> Any:
    """Give the schema without what is for people and for docgen, which the validator need not read."""
    if isinstance(node, dict):
        return {
            key: _bare(value)
            for key, value in node.items()
            if not key.startswith(("x-", "$")) and (key not in {"examples", "format"} or isinstance(value, dict))
        }
    return [_bare(item) for item in node] if isinstance(node, list) else node
