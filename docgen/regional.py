"""Words of a national text exchanged for the region's own: Desa for Kampung, Camat for Kepala Distrik."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def localized(text: str, words: Mapping[str, str], kept: Iterable[str] = ()) -> str:
    """Give a text with national words exchanged for a region's: {'Desa': 'Kampung'}, longest first, each once.

    A word in small letters becomes one in small letters. Phrases that are `kept`, such as the name of a law, stay.
    """
    return _exchange(tuple(words.items()), tuple(kept))(text)


@lru_cache(maxsize=64)
def _exchange(words: tuple[tuple[str, str], ...], kept: tuple[str, ...]) -> Callable[[str], str]:
    known = {phrase: phrase for phrase in kept}
    for national, own in words:
        known |= {national: own, national.lower(): own.lower()}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b")
    return lambda text: pattern.sub(lambda found: known[found[1]], text)


FILTERS: dict[str, Callable[..., Any]] = {"setempat": localized}
