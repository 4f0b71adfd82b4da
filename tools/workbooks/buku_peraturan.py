"""Buku Peraturan di Desa (A.1) as a workbook."""

from __future__ import annotations

from tools.buku_desa import PERATURAN


def build() -> bytes:
    """Give the template."""
    return PERATURAN.as_workbook()
