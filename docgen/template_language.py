"""The one template language: Jinja, sandboxed and strict, with the spelling filters.

Templates, rules and file names are all written in it, and this is the only module that builds an environment.
It must not know any document or file format; what a value looks like inside a Word part is the renderer's job.
"""

from __future__ import annotations

import functools
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import ChainableUndefined, StrictUndefined, Template, TemplateError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen import codes, deadlines, lists, numbering, regional, regulations
from docgen.catalogues import catalogue
from docgen.spelling import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "BlankLanguage",
    "Language",
    "Markup",
    "Nothing",
    "SecurityError",
    "TemplateError",
    "UndefinedError",
    "language",
    "refuse_hole",
    "sentence",
]

MAX_RANGE = 10_000


class Language(ImmutableSandboxedEnvironment):
    """Jinja as docgen uses it: nothing missing is blank, data keys win over methods, no arithmetic bombs."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, finalize: Callable[[Any], Any] | None = None, *, autoescape: bool = True) -> None:
        super().__init__(
            undefined=StrictUndefined, autoescape=autoescape, finalize=finalize, keep_trailing_newline=True
        )
        self.filters.update(
            {
                **FILTERS,
                **deadlines.FILTERS,
                **numbering.FILTERS,
                **regulations.FILTERS,
                **lists.FILTERS,
                **codes.FILTERS,
                **regional.FILTERS,
            }
        )
        self.globals["range"] = _bounded_range
        self.globals["katalog"] = catalogue
        self.globals.pop("lipsum", None)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a key of the data before any method: a field may be called `items` or `values`."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; refuse powers and repeated texts, which can fill the memory."""
        if operator == "*" and isinstance(left, int | float) and isinstance(right, int | float):
            return left * right
        if operator == "*" and type(left).__name__ == "Decimal" == type(right).__name__:
            return left * right
        raise SecurityError(f"operator {operator} hanya untuk perkalian bilangan")


class BlankLanguage(Language):
    """The language of a form that is still to be filled in: what is missing prints `room`, whatever is made of it."""

    def __init__(self, finalize: Callable[[Any], Any], room: str = "") -> None:
        super().__init__(lambda value: finalize(value) if _is_told(value) else room)
        self.undefined = Nothing
        self.filters.update({name: _of_nothing(each) for name, each in self.filters.items() if name not in _LISTS})
        self.filters["pena"] = lambda value, *width: FILTERS["pena"](value if _is_told(value) else None, *width)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon, or give nothing where something is missing."""
        missing = isinstance(left, Undefined) or isinstance(right, Undefined)
        return Nothing() if missing else super().call_binop(context, operator, left, right)


class Nothing(ChainableUndefined):
    """Something missing in a blank form: whatever is reckoned with it is nothing too, and it is in no order.

    It counts as given, so that a form shows what a paper leaves out where nothing is told.
    """

    def __bool__(self) -> bool:
        return True


def _nothing(*_: Any, **__: Any) -> Nothing:
    return Nothing()


def _no(*_: Any) -> bool:
    return False


for _name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "floordiv", "mod", "call", "neg", "getitem"):
    setattr(Nothing, f"__{_name}__", _nothing)
Nothing.__index__ = lambda _: 0  # type: ignore[attr-defined]  # so many rows are there of what is missing
for _name in ("lt", "le", "gt", "ge"):
    setattr(Nothing, f"__{_name}__", _no)


# Filters that know what to make of an empty list, or of nothing.
_LISTS = frozenset(
    ("pena", "kotak", "default", "d", "list", "map", "select", "reject", "selectattr", "rejectattr", "safe")
)


def _is_told(value: Any) -> bool:
    return not (value is None or isinstance(value, bool | list | dict | tuple | Undefined))


def _of_nothing(spell: Callable[..., Any]) -> Callable[..., Any]:
    """Let a filter give nothing for nothing. Jinja's own marks on it (pass_context and the like) stay."""

    @functools.wraps(spell)
    def spelled(*values: Any, **named: Any) -> Any:
        marked = hasattr(spell, "jinja_pass_arg")
        value = values[1] if marked and len(values) > 1 else values[0]
        return Nothing() if value is None or isinstance(value, Undefined) else spell(*values, **named)

    return spelled


def refuse_hole(value: Any) -> Any:
    """Let a value be printed, or raise UndefinedError: nothing, a truth value and a whole list are holes on paper."""
    kind = type(value)
    if kind is str or kind is int or kind is Markup:
        return value
    if value is None:
        _hole("nilai yang kosong (None)")
    if kind is bool:
        _hole(f"nilai ya/tidak ({value})")
    if kind is float and not math.isfinite(value):
        _hole(f"bukan bilangan ({value})")
    if isinstance(value, dict | list | tuple | set | frozenset):
        _hole("daftar atau kelompok isian")
    return value


def _hole(what: str) -> NoReturn:
    raise UndefinedError(f"templat mencetak {what}; pakai saringan pena, daftar, atau {{% if %}}")


def _bounded_range(*args: int) -> range:
    rng = range(*args)
    if len(rng) > MAX_RANGE:
        raise SecurityError(f"range lebih dari {MAX_RANGE}")
    return rng


@lru_cache(maxsize=1)
def language() -> Language:
    """Give the shared environment for expressions, messages and file names: plain text, no escaping."""
    return Language(refuse_hole, autoescape=False)


@lru_cache(maxsize=1024)
def sentence(text: str) -> Template:
    """Give a text with tags (a message, a file name) compiled, once a process."""
    return language().from_string(text)


def variables(expressions: Sequence[str]) -> frozenset[str]:
    """Give the top-level names that some expressions read."""
    from jinja2 import meta

    source = "".join("{{ (" + expression + ") }}" for expression in expressions)
    return frozenset(meta.find_undeclared_variables(language().parse(source)))


def is_undefined(value: Any) -> bool:
    """Tell whether a value is Jinja's mark of something missing."""
    return isinstance(value, Undefined)
