"""Patterns of numbers of documents: "141/{urut:03}/KEP/{bulan_romawi}/{tahun}", checked, filled in and read back.

A pattern's words are `{urut}` (which it must have), `{tahun}`, `{bulan}` (two digits) and `{bulan_romawi}`, each at
most once; `{urut:03}` fills with zeros to three digits. All else is printed as it stands. What was filled in is read
back to the same values: only `{urut}` and `{bulan_romawi}` vary in length, and they share no character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.lists import nearest
from docgen.spelling import romawi

_MOST_DIGITS = 6
_TAG = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"([^:]*)(?::(.*))?", re.DOTALL)
_ROMANS = {romawi(month): month for month in range(1, 13)}
_FORMS = {
    "urut": "[0-9]+",
    "tahun": "[0-9]{4}",
    "bulan": "[0-9]{2}",
    "bulan_romawi": "|".join(sorted((str(roman) for roman in _ROMANS), key=len, reverse=True)),
}
WORDS = tuple(_FORMS)
_SHOWN = ", ".join(f"{{{word}}}" for word in WORDS)
EXAMPLE = "141/{urut:03}/KEP/{bulan_romawi}/{tahun}"


class PatternError(ValueError):
    """A text that is no pattern: `reason` is an Indonesian phrase that names the fault and the nearest word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number was made of; None for what its pattern does not print."""

    urut: int
    tahun: int | None = None
    bulan: int | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that was checked: the texts between its words, its words, and the least digits of the number."""

    texts: tuple[str, ...]
    words: tuple[str, ...]
    width: int
    shape: re.Pattern[str]

    @property
    def needs_month(self) -> bool:
        """Tell whether a number can be made only for a known month."""
        return "bulan" in self.words or "bulan_romawi" in self.words

    def number(self, urut: int, tahun: int, bulan: int | None = None) -> str:
        """Give the number; `bulan` (1-12) may be left out where the pattern prints no month."""
        values = {"urut": f"{urut:0{self.width}}", "tahun": f"{tahun:04}"}
        if self.needs_month:
            if bulan is None:
                raise ValueError("the pattern prints a month")
            values |= {"bulan": f"{bulan:02}", "bulan_romawi": str(romawi(bulan))}
        filled = [text + values[word] for text, word in zip(self.texts, self.words, strict=False)]
        return "".join(filled) + self.texts[-1]

    def parts(self, number: str) -> Parts | None:
        """Read a number back, None where it is not of this pattern."""
        found = self.shape.fullmatch(number)
        if found is None:
            return None
        read = found.groupdict()
        months = {int(read["bulan"])} if "bulan" in read else set()
        months |= {_ROMANS[read["bulan_romawi"]]} if "bulan_romawi" in read else set()
        year = int(read["tahun"]) if "tahun" in read else None
        parts = Parts(int(read["urut"]), year, min(months, default=None))
        return parts if self._is(parts, number) else None

    def _is(self, parts: Parts, number: str) -> bool:
        return self.number(parts.urut, parts.tahun or 0, parts.bulan or 1) == number


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern:
    """Check a pattern. Raises PatternError with the first fault: a word unknown or twice, no {urut}, a lone brace."""
    pieces = _TAG.split(text)
    texts, tags = tuple(pieces[::2]), pieces[1::2]
    loose = next((sign for piece in texts for sign in piece if sign in "{}"), None)
    if loose:
        raise PatternError(f"kurung kurawal “{loose}” tidak berpasangan")
    width, words = 1, []
    for tag in tags:
        word, form = _word(tag)
        if word in words:
            raise PatternError(f"{{{word}}} ditulis dua kali")
        words.append(word)
        width = _width(word, form) if form is not None else width
    if "urut" not in words:
        raise PatternError("tidak memuat {urut}, sehingga setiap naskah akan bernomor sama")
    return Pattern(texts, tuple(words), width, _shape(texts, words))


def _word(tag: str) -> tuple[str, str | None]:
    found = _WORD.fullmatch(tag)
    word, form = (found[1].strip(), found[2]) if found else (tag, None)
    if word not in _FORMS:
        near = nearest(word, WORDS)
        hint = f"; maksudnya {{{near}}}?" if near else ""
        raise PatternError(f"{{{word}}} tidak dikenal{hint} Yang dikenal: {_SHOWN}")
    return word, form


def _width(word: str, form: str) -> int:
    found = re.fullmatch("0([1-9])", form)
    if word != "urut" or found is None or int(found[1]) > _MOST_DIGITS:
        raise PatternError(f"bentuk {{{word}:{form}}} tidak dikenal; banyak angka ditulis mis. {{urut:03}}")
    return int(found[1])


def _shape(texts: tuple[str, ...], words: list[str]) -> re.Pattern[str]:
    named = [re.escape(text) + f"(?P<{word}>{_FORMS[word]})" for text, word in zip(texts, words, strict=False)]
    return re.compile("".join(named) + re.escape(texts[-1]))
