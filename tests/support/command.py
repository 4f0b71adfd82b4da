"""Running commands in tests as a person does."""

from __future__ import annotations


class Result:
    """What a command ended with, and what it printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
