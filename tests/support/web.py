"""A server of our own for tests of the page: in this process, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.web.app import create_app
from docgen.web.guard import Guard
from docgen.web.studio import Studio

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

HOST, PROOF = "127.0.0.1", "bukti-halaman"
NOW = "2026-11-29T08:05:00"


def sample(type_id: str) -> dict[str, Any]:
    """Give the sample data of a type."""
    return dict(read(shipped().get(type_id).sample).data)


def studio_in(folder: Path) -> Studio:
    """Give the state of a server whose clock stands still."""
    return Studio(shipped(), folder, lambda: NOW)


def app_of(studio: Studio, key: str | None = None, host: str = HOST) -> Flask:
    """Give the application as it answers on the usual port of the web."""
    return create_app(studio, Guard(host, 80, PROOF, key))
