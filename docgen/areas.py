"""Areas with their codes (Ministry of Home Affairs): which kecamatan a kabupaten has, and which desa lie in them."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from docgen.resources import data_root

_PROVINCE, _REGENCY, _DISTRICT, _VILLAGE = 2, 5, 8, 13
_KINDS = ("Kabupaten ", "Kota ")
# Keppres 41/1987, by the codes of the provinces that there are now; the others have WIB.
_ZONES = {
    "WITA": frozenset(("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")),
    "WIT": frozenset(("81", "82", "91", "92", "93", "94", "95", "96")),
}


@dataclass(frozen=True, slots=True)
class Area:
    """An area: its dotted code (`51.08.06.2004`) and its name as the Ministry writes it."""

    code: str
    name: str


def province_of(name: str) -> Area | None:
    """Give the province of a name, however it is written in capitals; None when there is none."""
    wanted = _folded(name)
    return next((area for area in _areas() if len(area.code) == _PROVINCE and _folded(area.name) == wanted), None)


def regency_of(name: str, kind: str, province: Area | None) -> Area | None:
    """Give the kabupaten or kota (`kind`) of a name, in a province where that is known."""
    wanted = _folded(f"{kind} {name}")
    return next((area for area in regencies_of(province) if _folded(area.name) == wanted), None)


def regencies_of(province: Area | None) -> list[Area]:
    """Give the kabupaten and kota of a province, or of the whole country."""
    return [area for area in (below(province) if province else _areas()) if len(area.code) == _REGENCY]


def districts_of(regency: Area) -> list[Area]:
    """Give the kecamatan of a kabupaten or kota."""
    return [area for area in below(regency) if len(area.code) == _DISTRICT]


def villages_of(district: Area) -> list[Area]:
    """Give the desa of a kecamatan, without its kelurahan."""
    return [area for area in below(district) if len(area.code) == _VILLAGE]


def below(area: Area) -> list[Area]:
    """Give all areas within an area."""
    areas = _areas()
    first = bisect_left(areas, area.code + ".", key=lambda one: one.code)
    after = bisect_left(areas, area.code + "/", key=lambda one: one.code)  # "/" follows "." in the alphabet
    return list(areas[first:after])


def zone_of(province: Area | None) -> str:
    """Give the time zone of a province: WIB, WITA or WIT; WIB where none is known."""
    return next((zone for zone, codes in _ZONES.items() if province and province.code in codes), "WIB")


def plain_name(regency: Area) -> str:
    """Give the name of a kabupaten or kota without that word."""
    return next((regency.name.removeprefix(kind) for kind in _KINDS if regency.name.startswith(kind)), regency.name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@lru_cache(maxsize=1)
def _areas() -> tuple[Area, ...]:
    text = gzip.decompress((data_root() / "katalog" / "wilayah.txt.gz").read_bytes()).decode()
    return tuple(Area(*line.split(" ", 1)) for line in text.splitlines())
