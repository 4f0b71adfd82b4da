"""A document type is added by files alone: schema, template, sample. No module knows it, and everything serves it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.support import word
from tests.support.documents import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of the project with the example of the developer documentation added as files."""
    for name in ("docgen", "schemas", "templates", "samples"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    guide = (ROOT / "docs" / "add-a-document-type.md").read_text(encoding="utf-8")
    schema = re.search(r"```json\n(.*?)```", guide, re.DOTALL)
    assert schema
    json.loads(schema[1])
    (tmp_path / "schemas" / "surat_pengantar.schema.json").write_text(schema[1], encoding="utf-8")
    template = Document()
    template.add_paragraph("{{ sebutan_kepala_desa }} {{ nama_desa }} mengantar {{ nama_warga }}.")
    template.add_paragraph("{{ tanggal|tanggal_panjang|pena }}")
    template.save(str(tmp_path / "templates" / "docx" / "surat_pengantar.docx"))
    (tmp_path / "samples" / "surat_pengantar.yaml").write_text(
        "jenis: surat_pengantar\nnama_desa: Pemaron\nnama_warga: Ketut Sari\nkepala_desa:\n  nama: Made Arta\n",
        encoding="utf-8",
    )
    return tmp_path


def docgen(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docgen", *arguments], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_a_type_added_as_files_works_in_every_command(checkout: Path) -> None:
    assert "surat_pengantar" in docgen(checkout, "list").stdout
    assert "Nama warga" in docgen(checkout, "show", "surat_pengantar").stdout
    assert docgen(checkout, "new", "surat_pengantar", "-o", "s.yaml", "--sample").returncode == 0
    assert docgen(checkout, "validate", "s.yaml").stdout == "s.yaml: sah\n"
    made = docgen(checkout, "generate", "s.yaml", "-o", "out")
    assert made.stdout == "out/Surat Pengantar Ketut Sari.docx\n", made.stderr
    lines = word.lines((checkout / made.stdout.strip()).read_bytes())
    assert lines == ["Kepala Desa Pemaron mengantar Ketut Sari.", "...................."]
    assert docgen(checkout, "template", "lint").returncode == 0


def test_the_rule_of_the_added_type_is_kept(checkout: Path) -> None:
    path = checkout / "samples" / "surat_pengantar.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ketut Sari", "Made Arta"), encoding="utf-8")
    refused = docgen(checkout, "validate", str(path))
    assert refused.returncode == 1
    assert "orang yang sama" in refused.stderr
