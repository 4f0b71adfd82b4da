"""Fingerprints of data: what tells one paper's data from another's, whatever numbers the register gives them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from docgen.usecases.orders import Order

_CODE_DIGITS = 20
CODE = "DOCGEN:"


def data_digest(order: Order, numbers: Collection[str]) -> str:
    """Give the SHA-256 of what a paper is made from; its own and cited `numbers` of the register do not count.

    Only what the user gave counts, in canonical form: neither what is derived nor what a schema adds by itself, so
    that a newer docgen gives the same.
    """
    data = _given(order.checked, order.data)
    cited = {name for name, value in data.items() if name.startswith("nomor") and isinstance(value, str)}
    kept = {name: "#" if name in cited and value in numbers else value for name, value in data.items()}
    return _digest([order.document_type.id, order.section, kept])


def file_code(order: Order, register: str, entry: int, number: str) -> str:
    """Give the code that is printed on a paper: the register, its entry there, and the hash of what it is made from."""
    digest = _digest([order.document_type.id, _given(order.checked, order.data), number])[:_CODE_DIGITS]
    return f"{CODE}{register}-{entry}-{digest}".upper()


def _digest(told: Any) -> str:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _given(value: Any, typed: Any) -> Any:
    """Leave out of canonical data what was not typed."""
    if isinstance(value, dict) and isinstance(typed, dict):
        return {name: _given(one, typed[name]) for name, one in value.items() if typed.get(name) is not None}
    if isinstance(value, list) and isinstance(typed, list | tuple):
        return [_given(one, other) for one, other in zip(value, typed, strict=False)]
    return value
