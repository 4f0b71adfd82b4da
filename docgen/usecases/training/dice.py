"""Chance that falls the same way on every machine and with every Python: a seed gives its packet again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice:
    """Choices that follow from a seed of words and numbers alone.

    Python promises the same sequence for ever only of `random()`, so that everything is made from it.
    """

    def __init__(self, *seed: object) -> None:
        self._next = random.Random("/".join(map(str, seed))).random  # noqa: S311 - nothing here is secret

    def below(self, count: int) -> int:
        """Give a number from 0 up to, not including, `count`."""
        return int(self._next() * count)

    def between(self, low: int, high: int, step: int = 1) -> int:
        """Give a number from `low` to `high`, both included, by steps."""
        return low + step * self.below((high - low) // step + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of some choices."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Give so many different ones of some choices, all of them where there are no more, in no order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
