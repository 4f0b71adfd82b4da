"""People who might live in a region: names put together from the parts that are usual there.

The parts are in the catalogue `budaya_nama`, by cultures; a province has one, and a packet may name another.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from docgen.catalogues import catalogue
from docgen.errors import WrongUse

if TYPE_CHECKING:
    from docgen.areas import Area
    from docgen.usecases.training.dice import Dice

_PART = re.compile(r"\{(\w+)\}")
_USUAL = "jawa"
_ATTEMPTS = 200


def culture_of(province: Area | None, wanted: str | None = None) -> dict[str, Any]:
    """Give the culture that a packet names, or that of a province. Raises WrongUse for an unknown name."""
    known: dict[str, dict[str, Any]] = catalogue("budaya_nama")["budaya"]
    if wanted is not None:
        if wanted not in known:
            near = difflib.get_close_matches(wanted, known, n=1)
            hint = f" Maksudnya {near[0]}?" if near else ""
            raise WrongUse(f"Budaya nama “{wanted}” tidak dikenal.{hint} Pilihannya: {', '.join(known)}.")
        return known[wanted]
    code = province.code if province else ""
    return next((one for one in known.values() if code in one["provinsi"]), known[_USUAL])


def words_of(culture: dict[str, Any], province: Area | None) -> dict[str, str]:
    """Give what a region calls its village, its head and its parts, by the names of the fields."""
    own: dict[str, str] = culture.get("sebutan_provinsi", {}).get(province.code if province else "", culture["sebutan"])
    return own


class Names:
    """Names of people of one village: each is given once."""

    def __init__(self, culture: dict[str, Any], dice: Dice) -> None:
        self._culture = culture
        self._dice = dice
        self._given: set[str] = set()

    def of(self, gender: str) -> str:
        """Give the name of a man ("L") or a woman ("P")."""
        words = self._culture["kata"]
        for _ in range(_ATTEMPTS):
            pattern = self._dice.pick(self._culture["pola"][gender])
            name = _PART.sub(lambda part: self._dice.pick(words[part[1]]), pattern)
            said_twice = len(set(name.split())) < len(name.split())
            if name not in self._given and not said_twice:
                self._given.add(name)
                return name
        raise AssertionError("a culture has more names than a village has people in its papers")
