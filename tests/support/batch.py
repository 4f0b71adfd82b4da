"""Tables of villages for tests of `docgen batch`, and what a folder or zip holds."""

from __future__ import annotations

import copy
import hashlib
import json
import zipfile
from typing import TYPE_CHECKING, Any

from tests.support.documents import sample

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VILLAGES_OF_A_KECAMATAN = 5


def villages(type_id: str, count: int, changes: Mapping[int, Mapping[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Give the data of so many villages, `Desa 001` and on, five in each kecamatan; `changes` by number, from 1."""
    base = sample(type_id)
    found = []
    for number in range(1, count + 1):
        kecamatan = f"Kecamatan {(number - 1) // VILLAGES_OF_A_KECAMATAN + 1}"
        own = {"nama_desa": f"Desa {number:03}", "nama_kecamatan": kecamatan, **(changes or {}).get(number, {})}
        found.append({**copy.deepcopy(base), **own})
    return found


def saved(rows: list[dict[str, Any]], path: Path) -> Path:
    """Write rows as lines of JSON."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def hashes(target: Path) -> dict[str, str]:
    """Give the SHA-256 of every file in a folder or zip, hidden ones too, by path."""
    if target.is_dir():
        files = {str(one.relative_to(target)): one.read_bytes() for one in target.rglob("*") if one.is_file()}
    else:
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
            files = {name: archive.read(name) for name in archive.namelist()}
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
