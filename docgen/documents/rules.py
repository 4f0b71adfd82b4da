"""Rules between fields, and values derived from them, both written as data in the schema (`x-docgen`).

    turunan: {name: expression}            a value made from others; a field of that name that the user filled wins
    aturan:  [{isian, harus, pesan, …}]    a breach when `harus` is false

A rule has: `isian` (the field it is about), `harus` (expression), `pesan` (what is wrong, a template), and may
have `jika` (only then), `tiap` (a list: once for each `butir`), `unik` (in place of `harus`: no two rows of `tiap`
share that field), `seharusnya` (what is expected, a template), `dengan` (the path of the other value where two do not
agree) and `tingkat` (`peringatan`: unusual, but allowed).

All derivations and rules of a type are compiled to one template, so that sound data costs one rendering.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import label
from docgen.errors import DataPath, Problem
from docgen.template_language import TemplateError, is_undefined, language, sentence, variables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.documents.schema import Schema


@dataclass(frozen=True)
class Rule:
    """One rule of a schema; see the module's docstring for the parts."""

    isian: str
    pesan: str
    harus: str = "false"
    jika: str = "true"
    tiap: str | None = None
    unik: str | None = None
    seharusnya: str | None = None
    tingkat: str = "galat"
    dengan: str | None = None

    def reads(self) -> frozenset[str]:
        """Give the top-level fields that the rule looks at."""
        named = {self.tiap} if self.tiap else set()
        return (variables([self.jika, self.harus]) - {"butir"}) | named


@dataclass(frozen=True)
class Breach:
    """A rule that does not hold: for the whole document, or for one row (`index`) and its twin."""

    rule: Rule
    index: int | None = None
    twin: int | None = None


@dataclass
class RuleSet:
    """The derivations and rules of one schema, ready to run."""

    schema: Schema
    derivations: dict[str, str] = field(init=False)
    rules: list[Rule] = field(init=False)

    def __post_init__(self) -> None:
        declared = self.schema.get("x-docgen", {})
        self.derivations = _dependent_last(declared.get("turunan", {}))
        self.rules = [Rule(**rule) for rule in declared.get("aturan", ())]
        self._template = language().from_string(self._source())

    def _source(self) -> str:
        parts = [
            "{% set " + name + " = " + name + " if " + name + " is defined and " + name + " is not none "
            "else (" + expression + ") %}"
            for name, expression in self.derivations.items()
        ]
        for number, rule in enumerate(self.rules):
            parts.append(_check(rule, str(number)))
        return "".join(parts)

    def run(self, context: dict[str, Any]) -> list[Breach]:
        """Add the derived values to a context and give the rules that it breaks.

        Raises TemplateError when an expression can't be evaluated (a fault of the schema, or of unsound data).
        """
        jinja_context = self._template.new_context(context)
        found = "".join(self._template.root_render_func(jinja_context))
        context.update({name: jinja_context.vars[name] for name in self.derivations})
        return [self._breach(mark) for mark in found.split()]

    def _breach(self, mark: str) -> Breach:
        number, *rest = (int(part) for part in mark.split(":"))
        return Breach(self.rules[number], *rest)

    def derive(self, context: dict[str, Any]) -> None:
        """Add the derived values to the context of a form that is not filled in yet: those that can be told already."""
        for name, expression in self.derivations.items():
            if context.get(name) is None:
                context[name] = _value(expression, context)

    def run_on_unsound(self, context: dict[str, Any], faulty: frozenset[str]) -> list[Breach]:
        """Do what can be done with data that has faults: rules that look only at sound fields are still checked."""
        unknown = set(faulty)
        for name, expression in self.derivations.items():
            if context.get(name) is None and not variables([expression]) & unknown:
                context[name] = _value(expression, context)
            if is_undefined(context.get(name)) or (context.get(name) is None and variables([expression]) & unknown):
                unknown.add(name)
        breaches: list[Breach] = []
        for rule in self.rules:
            if not rule.reads() & unknown:
                breaches += _alone(rule, context)
        return breaches

    def problem(self, breach: Breach, context: dict[str, Any]) -> Problem:
        """Say a breach in the words of its rule."""
        rule = breach.rule
        path: DataPath = tuple(rule.isian.split("."))
        if rule.tiap is not None and breach.index is not None:
            path = (rule.tiap, breach.index, *path)
            context = {**context, "butir": context[rule.tiap][breach.index]}
        if breach.twin is not None:
            context = {**context, "kembar": breach.twin + 1}
        return Problem(
            code="peringatan" if rule.tingkat == "peringatan" else "aturan",
            message=sentence(rule.pesan).render(context),
            path=path,
            label=label(self.schema, path),
            expected=sentence(rule.seharusnya).render(context) if rule.seharusnya else None,
            severity="peringatan" if rule.tingkat == "peringatan" else "galat",
            against=tuple(rule.dengan.split(".")) if rule.dengan else (),
        )


def _dependent_last(derivations: dict[str, str]) -> dict[str, str]:
    """Order derivations so that each stands after those that it reads, wherever in the schema they were written."""
    ordered: dict[str, str] = {}

    def place(name: str) -> None:
        if name in ordered or name in open_names:
            return
        open_names.add(name)
        for read in sorted(variables([derivations[name]]) & derivations.keys() - {name}):
            place(read)
        ordered[name] = derivations[name]

    open_names: set[str] = set()
    for name in derivations:
        place(name)
    return ordered


def _check(rule: Rule, number: str) -> str:
    if rule.unik is not None:
        return (
            "{% for nomor_butir, nomor_kembar in " + f"{rule.tiap}|kembar('{rule.unik}')" + " %}"
            + number + ":{{ nomor_butir }}:{{ nomor_kembar }} {% endfor %}"
        )  # fmt: skip
    test = "{% if (" + rule.jika + ") and not (" + rule.harus + ") %}"
    if rule.tiap is None:
        return test + number + " {% endif %}"
    return "{% for butir in " + rule.tiap + " or [] %}" + test + number + ":{{ loop.index0 }} {% endif %}{% endfor %}"


def _alone(rule: Rule, context: dict[str, Any]) -> Iterator[Breach]:
    try:
        found = language().from_string(_check(rule, "0")).render(context)
    except (TemplateError, TypeError, LookupError, AttributeError, ValueError, ArithmeticError):
        return  # one of the rows it looks at has a fault of its own, which is reported already
    for mark in found.split():
        yield Breach(rule, *(int(part) for part in mark.split(":")[1:]))


def _value(expression: str, context: dict[str, Any]) -> Any:
    try:
        return language().compile_expression(expression, undefined_to_none=False)(context)
    except (TemplateError, TypeError, LookupError, AttributeError, ValueError, ArithmeticError):
        return None
