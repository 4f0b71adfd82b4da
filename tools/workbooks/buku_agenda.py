"""Buku Agenda (A.7) as a workbook."""

from __future__ import annotations

from tools.buku_desa import AGENDA


def build() -> bytes:
    """Give the template."""
    return AGENDA.as_workbook()
