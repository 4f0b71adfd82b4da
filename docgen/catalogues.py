"""Catalogues: facts with their sources that rules, derivations and messages look up; files of data under `katalog/`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from docgen.resources import data_root


@lru_cache(maxsize=32)
def catalogue(name: str) -> dict[str, Any]:
    """Give a shipped catalogue as its file has it; `name` is the file's name without suffix.

    Raises KeyError for a name without a file.
    """
    path = data_root() / "katalog" / f"{name}.json"
    if not name.isidentifier() or not path.is_file():
        raise KeyError(name)
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made
