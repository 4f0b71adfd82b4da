"""How the parts of a regulation are numbered, and how its text refers to them: filters of the templates and rules.

A body is a list of bab `{judul, pasal}`; a pasal has `ayat` and may have `kunci` (its name for references) and `bagian`
(the title of a Bagian that begins with it); an ayat has `teks` and `rincian`, an item of that again. A text refers to a
pasal by its name, `[pasal visi]` or `[pasal visi ayat 2 huruf a]`; the number is put in when everything is counted.
Technique: UU 12/2011 Lampiran II (bab roman, pasal running through all bab, tabulation a. then 1. then a)).
It imports nothing of docgen but the spelling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.spelling import huruf, romawi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Rows = Iterable[Mapping[str, Any]]

Line = dict[str, str]

_REFERENCE = re.compile(
    r"\[pasal (?P<kunci>[A-Za-z0-9_]+)(?: ayat (?P<ayat>[0-9]+))?(?: huruf (?P<huruf>[a-z]+))?"
    r"(?: angka (?P<angka>[0-9]+))?\]",
    re.IGNORECASE,
)
_BAGIAN = (
    "Kesatu", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh",
    "Kesebelas", "Kedua Belas", "Ketiga Belas", "Keempat Belas", "Kelima Belas",
)  # fmt: skip
_LEVELS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("huruf", lambda n: f"{huruf(n)}."),
    ("angka", lambda n: f"{n}."),
    ("huruf_kecil", lambda n: f"{huruf(n)})"),
)


def kunci_pasal(bab: Rows | None) -> list[str | None]:
    """Give the names of all pasal of some bab in order, None for one without a name."""
    return [pasal.get("kunci") for one in bab or () for pasal in one["pasal"]]


def nomori(kunci: Sequence[str | None]) -> dict[str, int]:
    """Number pasal from 1 and give the numbers by name: ['visi', None, 'misi'] -> visi 1, misi 3."""
    return {name: number for number, name in enumerate(kunci, start=1) if name}


def rujuk(text: str | None, nomor: Mapping[str, int]) -> str | None:
    """Put numbers into a text: '[pasal visi ayat 2]' -> 'Pasal 2 ayat (2)'. Unknown names stay as typed."""

    def number(match: re.Match[str]) -> str:
        found = nomor.get(match["kunci"])
        if found is None:
            return match[0]
        words = [f"Pasal {found}"]
        words += [f"ayat ({match['ayat']})"] if match["ayat"] else []
        words += [f"huruf {match['huruf']}"] if match["huruf"] else []
        words += [f"angka {match['angka']}"] if match["angka"] else []
        return " ".join(words)

    return None if text is None else _REFERENCE.sub(number, text)


def rujukan_hilang(bab: Rows | None, nomor: Mapping[str, int]) -> list[str]:
    """Give the references in some bab to a pasal that no one named."""
    texts = [text for one in bab or () for pasal in one["pasal"] for text in _texts(pasal["ayat"])]
    return [match[0] for text in texts for match in _REFERENCE.finditer(text) if match["kunci"] not in nomor]


def bernomor(bab: Rows | None, nomor: Mapping[str, int], bab_pertama: int = 1, pasal_pertama: int = 1) -> list[Line]:
    """Give the lines of some bab, numbered: `tingkat` (bab, bagian, pasal, ayat, huruf, angka …), `tanda`, `teks`.

    `nomor` are the numbers of all named pasal, `bab_pertama` and `pasal_pertama` where the counting begins. A pasal
    with one ayat has no ayat number: its text is of the level `teks`.
    """
    lines: list[Line] = []
    number = pasal_pertama
    for bab_number, one in enumerate(bab or (), start=bab_pertama):
        lines.append(_line("bab", f"BAB {romawi(bab_number)}", one["judul"]))
        parts = 0
        for pasal in one["pasal"]:
            if pasal.get("bagian"):
                lines.append(_line("bagian", f"Bagian {_BAGIAN[parts]}", pasal["bagian"]))
                parts += 1
            lines.append(_line("pasal", f"Pasal {number}", ""))
            lines += _ayat(pasal["ayat"], nomor)
            number += 1
    return lines


def _ayat(rows: Sequence[Mapping[str, Any]], nomor: Mapping[str, int]) -> Iterator[Line]:
    for number, ayat in enumerate(rows, start=1):
        single = len(rows) == 1
        yield _line("teks" if single else "ayat", "" if single else f"({number})", rujuk(ayat["teks"], nomor) or "")
        yield from _details(ayat.get("rincian") or (), 0, nomor)


def _details(rows: Sequence[Any], depth: int, nomor: Mapping[str, int]) -> Iterator[Line]:
    level, mark = _LEVELS[depth]
    for number, row in enumerate(rows, start=1):
        text, inner = (row, ()) if isinstance(row, str) else (row["teks"], row.get("rincian") or ())
        text = (rujuk(text, nomor) or "").rstrip(" .;,")
        if inner:
            ending = ":"
        elif number == len(rows):
            ending = "." if depth == 0 else ";"
        else:
            ending = "; dan" if number == len(rows) - 1 and not text.endswith((" dan", " atau")) else ";"
        yield _line(level, mark(number), text.rstrip(":") + ending)
        yield from _details(inner, depth + 1, nomor)


def _line(level: str, mark: str, text: str) -> Line:
    return {"tingkat": level, "tanda": mark, "teks": text}


def _texts(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, str):
            yield row
        else:
            yield row["teks"]
            yield from _texts(row.get("rincian") or ())


FILTERS: dict[str, Callable[..., Any]] = {
    "kunci_pasal": kunci_pasal,
    "nomori": nomori,
    "rujuk": rujuk,
    "rujukan_hilang": rujukan_hilang,
    "bernomor": bernomor,
}
