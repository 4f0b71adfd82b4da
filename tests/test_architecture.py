"""The floors: imports point down only, each library has its home, and the engine knows no document type."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from docgen.documents.registry import shipped

PACKAGE = Path(__file__).parents[1] / "docgen"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)

FLOORS = {
    "docgen": 4,
    "docgen.__main__": 4,
    "docgen.cli": 4,
    "docgen.web": 4,
    "docgen.usecases": 3,
    "docgen.documents": 2,
    "docgen.inputs": 2,
    "docgen.rendering": 2,
    "docgen.template_language": 1,
    "docgen.formats": 1,
    "docgen.text": 1,
    "docgen.output": 1,
    "docgen.areas": 1,
    "docgen.register": 2,
    "docgen.number_pattern": 1,
    "docgen.mistyped": 0,
    "docgen.catalogues": 1,
    "docgen.codes": 0,
    "docgen.paths": 0,
    "docgen.regional": 0,
    "docgen.deadlines": 0,
    "docgen.lists": 0,
    "docgen.numbering": 1,
    "docgen.regulations": 1,
    "docgen.spelling": 0,
    "docgen.resources": 0,
    "docgen.errors": 0,
}
HOMES = {
    "docxtpl": {"docgen.rendering.docx_source"},
    "docx": set[str](),
    "jsonschema_rs": {"docgen.documents.validation"},
    "yaml": {"docgen.inputs"},
    "click": {"docgen.cli"},
    "distributed": {"docgen.usecases.batch.engines"},
    "fsspec": {"docgen.usecases.batch.store_target"},
    "flask": {"docgen.web"},
    "waitress": {"docgen.web.server"},
    "icalendar": {"docgen.rendering.icalendar_file"},
    "segno": {"docgen.rendering.file_code"},
    "sqlite3": {
        "docgen.inputs.tables.tabular",
        "docgen.register",
        "docgen.usecases.batch.journal",
        "docgen.usecases.drafts",
    },
    "pypdf": {
        "docgen.rendering.acroform",
        "docgen.rendering.pdf",
        "docgen.rendering.pdf_bundle",
        "docgen.rendering.pdf_form",
        "docgen.rendering.pdf_places",
        "docgen.rendering.signing",
        "docgen.rendering.texts.fonts",
    },
    "pyhanko": {"docgen.rendering.signing.signature"},
    "pypdfium2": {"docgen.rendering.page_pictures", "docgen.rendering.texts.pages"},
}
NEIGHBOURS = [("docgen.documents", "docgen.rendering"), ("docgen.rendering", "docgen.documents"),
              ("docgen.inputs", "docgen.documents"), ("docgen.documents", "docgen.inputs")]  # fmt: skip


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def floor(module: str) -> int:
    while module not in FLOORS:
        module = module.rpartition(".")[0]
    return FLOORS[module]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_its_own_floor_and_those_below(path: Path) -> None:
    module = name_of(path)
    for imported in imports(path):
        if imported.startswith("docgen.") and any(imported.startswith(known) for known in FLOORS if known != "docgen"):
            assert floor(imported) <= floor(module), imported
        for here, there in NEIGHBOURS:
            assert not (module.startswith(here) and imported.startswith(there)), imported


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_imported_only_in_its_home(path: Path) -> None:
    module = name_of(path)
    for imported in imports(path):
        homes = HOMES.get(imported.partition(".")[0])
        if homes is not None:
            assert any(module == home or module.startswith(f"{home}.") for home in homes), imported


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_engine_names_no_document_type(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for type_id in shipped().ids:
        assert type_id not in source


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_faces_print_exit_or_read_the_environment(path: Path) -> None:
    if floor(name_of(path)) == 4:
        return
    source = path.read_text(encoding="utf-8")
    for word in ("print(", "sys.exit", "datetime.now", "date.today"):
        assert word not in source


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330
