"""Where the shipped files are: schemas, templates, samples and catalogues, in the installed wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path


def data_root() -> Path:
    """Give the folder that holds `schemas/`, `templates/`, `samples/` and `katalog/`."""
    package = Path(__file__).parent
    shipped = package / "_data"
    return shipped if shipped.is_dir() else package.parent
