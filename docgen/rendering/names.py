"""Which names a template reads, nested ones too: `anggota_tim[].nama`, whatever the loop variable is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.errors import DataPath
    from docgen.template_language import Language

ITEM = 0
_SAME_LIST = frozenset(
    ("sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "urut_menurut")
)
_ONE_ITEM = frozenset(("first", "last", "random"))
_BY_ATTRIBUTE = frozenset(
    ("urut_menurut", "selectattr", "rejectattr", "map", "sort", "sum", "unique", "groupby", "min", "max")
)


Scope = dict[str, "DataPath | None"]


def names_read(sources: Iterable[str], language: Language, scope: Scope | None = None) -> set[DataPath]:
    """Give the path of every value that some Jinja sources read; 0 stands for any item of a list.

    `scope` says what names stand for that the sources do not set themselves, None for what is no data.
    """
    found: set[DataPath] = set()
    for source in sources:
        _Reader(found, language.globals).block(language.parse(source).body, dict(scope or {}))
    return found


class _Reader:
    """Walks a syntax tree and follows what loop and set variables stand for."""

    def __init__(self, found: set[DataPath], known: Iterable[str]) -> None:
        self._found = found
        self._known = frozenset(known) | {"loop", "caller", "varargs", "kwargs"}

    def block(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            path = self.path(node.node, scope)
            self._bind(node.target, path, scope)
        elif isinstance(node, nodes.Macro):
            inner: Scope = {**scope, **{argument.name: None for argument in node.args}}
            scope[node.name] = None
            self.block(node.body, inner)
        elif isinstance(node, nodes.Expr):
            self.path(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.node(child, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        path = self.path(node.iter, scope)
        inner = dict(scope)
        self._bind(node.target, (*path, ITEM) if path else None, inner)
        if node.test is not None:
            self.path(node.test, inner)
        self.block(node.body, inner)
        self.block(node.else_, scope)

    def _bind(self, target: nodes.Node, path: DataPath | None, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = path
        elif isinstance(target, nodes.Tuple):
            for item in target.items:
                self._bind(item, None, scope)

    def path(self, node: nodes.Node, scope: Scope) -> DataPath | None:
        """Give the path that an expression stands for, if it is one, and note every path read on the way."""
        path = self._path(node, scope)
        if path is not None:
            self._found.add(path)
        return path

    def _path(self, node: nodes.Node, scope: Scope) -> DataPath | None:
        if isinstance(node, nodes.Name):
            own = node.name in self._known or node.name.startswith("_")
            return scope.get(node.name, None if own else (node.name,))
        if isinstance(node, nodes.Getattr):
            base = self.path(node.node, scope)
            return (*base, node.attr) if base else None
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        paths = [self.path(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Or | nodes.CondExpr):
            return next((path for path in paths if path is not None), None)
        return None

    def _item(self, node: nodes.Getitem, scope: Scope) -> DataPath | None:
        base = self.path(node.node, scope)
        if base is None or isinstance(node.arg, nodes.Slice):
            return base
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return (*base, node.arg.value)
        self.path(node.arg, scope)
        return (*base, ITEM)

    def _filtered(self, node: nodes.Filter, scope: Scope) -> DataPath | None:
        base = self.path(node.node, scope) if node.node is not None else None
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            self.path(argument, scope)
        if base is None:
            return None
        if node.name in _BY_ATTRIBUTE:
            self._found.update((*base, ITEM, *_steps(name)) for name in _attributes(node))
        if node.name in _SAME_LIST:
            return base
        return (*base, ITEM) if node.name in _ONE_ITEM else None


def _attributes(node: nodes.Filter) -> list[str]:
    constants = [argument for argument in node.args[:1] if node.name not in {"map", "sort"}]
    constants += [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
    return [item.value for item in constants if isinstance(item, nodes.Const) and isinstance(item.value, str)]


def _steps(attribute: str) -> DataPath:
    """Give the path of a dotted attribute, in which a number picks an item: 'sumber.0' -> sumber, any item."""
    return tuple(ITEM if step.isdigit() else step for step in attribute.split("."))
