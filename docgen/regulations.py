"""The catalogue of regulations that Mengingat is taken from: which were in force on a day, in which order they stand.

The data lies in `katalog/peraturan.json`, with the source of each entry; this module only chooses and orders.
Order: by rank, then by year and number (UU 12/2011 Pasal 7 and Lampiran II).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen import catalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Regulation = dict[str, Any]

# A rank is told by how the name of the kind begins; the longest beginning that fits decides.
_RANKS = (
    "undang-undang dasar", "ketetapan majelis", "undang-undang", "peraturan pemerintah", "peraturan presiden",
    "peraturan menteri", "peraturan daerah provinsi", "peraturan gubernur", "peraturan daerah", "qanun",
    "peraturan bupati", "peraturan wali", "peraturan",
)  # fmt: skip
_EQUAL = {
    "peraturan pemerintah pengganti": "undang-undang",
    "keputusan presiden": "peraturan presiden",
    "peraturan badan": "peraturan menteri",
    "peraturan lembaga": "peraturan menteri",
    "peraturan daerah khusus": "peraturan daerah provinsi",
    "keputusan menteri": "peraturan menteri",
    "qanun": "peraturan daerah",
    "peraturan wali": "peraturan bupati",
}
_YEAR = re.compile(r"\bTahun ([0-9]{4})\b", re.IGNORECASE)


def catalogue() -> tuple[Regulation, ...]:
    """Give all entries of the catalogue as their file has them."""
    return tuple(catalogues.catalogue("peraturan")["peraturan"])


def peraturan_berlaku(topik: str, tanggal: str, tambahan: Sequence[Regulation] | None = None) -> list[Regulation]:
    """Give the regulations on a subject that were in force on a day ("YYYY-MM-DD"), with some of one's own, in order.

    Each is `{jenis, nomor, tahun, tentang, lembaran, perubahan}`, as amended on that day.
    """
    chosen = [_as_of(entry, tanggal) for entry in catalogue() if topik in entry["topik"] and _in_force(entry, tanggal)]
    return sorted([*chosen, *(tambahan or ())], key=_order)


def sudah_dicabut(peraturan: Regulation, tanggal: str) -> bool:
    """Tell whether the catalogue knows a regulation and knows that it was not in force on a day."""
    return any(not _in_force(entry, tanggal) for entry in _by_number().get(_number(peraturan), ()))


def urut_hierarki(peraturan: Sequence[Regulation]) -> bool:
    """Tell whether regulations stand in the order of their rank and year."""
    ranks = [_order(entry)[:2] for entry in peraturan]
    return ranks == sorted(ranks)


def tahun_terakhir(teks: str) -> int:
    """Give the last year that a text names as "Tahun 2024", 0 when it names none."""
    return max((int(year) for year in _YEAR.findall(teks)), default=0)


def _in_force(entry: Mapping[str, Any], day: str) -> bool:
    return bool(entry["mulai"] <= day and (entry["sampai"] is None or day <= entry["sampai"]))


def _as_of(entry: Mapping[str, Any], day: str) -> Regulation:
    changes = [change["teks"] for change in entry["perubahan"] if change["mulai"] <= day]
    kept = {key: entry[key] for key in ("jenis", "nomor", "tahun", "tentang", "lembaran")}
    return {**kept, "perubahan": changes[-1] if changes else None}


def _number(entry: Mapping[str, Any]) -> tuple[str, str, int]:
    return str(entry["jenis"]).casefold(), str(entry["nomor"]), entry["tahun"]


@lru_cache(maxsize=1)
def _by_number() -> dict[tuple[str, str, int], list[Regulation]]:
    found: dict[tuple[str, str, int], list[Regulation]] = {}
    for entry in catalogue():
        found.setdefault(_number(entry), []).append(entry)
    return found


def _order(entry: Mapping[str, Any]) -> tuple[int, int, int]:
    digits = re.match("[0-9]+", str(entry["nomor"]))
    return _rank(str(entry["jenis"])), int(entry["tahun"]), int(digits[0]) if digits else 0


@lru_cache(maxsize=256)
def _rank(kind: str) -> int:
    """Give the place of a kind of regulation in the hierarchy; an unknown one comes last."""
    words = " ".join(kind.split()).casefold()
    for beginning, equal in _EQUAL.items():
        if words.startswith(beginning):
            return _RANKS.index(equal)
    fits = [rank for rank in _RANKS if words.startswith(rank)]
    return _RANKS.index(max(fits, key=len)) if fits else len(_RANKS)


FILTERS: dict[str, Callable[..., Any]] = {
    "peraturan_berlaku": peraturan_berlaku, "sudah_dicabut": sudah_dicabut, "urut_hierarki": urut_hierarki,
    "tahun_terakhir": tahun_terakhir,
}  # fmt: skip
