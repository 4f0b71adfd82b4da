"""Buku Keputusan Kepala Desa (A.2) as a Word document."""

from __future__ import annotations

from tools.buku_desa import KEPUTUSAN


def build() -> bytes:
    """Give the template."""
    return KEPUTUSAN.as_word()
