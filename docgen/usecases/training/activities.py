"""The activities of a village that might be: kinds, places, amounts and costs from the catalogue `desa_contoh`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.catalogues import catalogue
from docgen.template_language import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.usecases.training.dice import Dice

FEWEST, MOST = 20, 80
_ROUND = 100_000
_WHOLE_YEAR = "Januari–Desember"
_MONTHS = ("Februari–April", "Maret–Mei", "April–Juni", "Mei–Agustus", "Juli–September", "Agustus–Oktober")
_TEXTS = ("sub_bidang", "jenis_kegiatan", "sasaran_manfaat", "satuan")


def activities(told: Mapping[str, Any], sections: int, dice: Dice) -> list[dict[str, Any]]:
    """Give 20 to 80 activities by their field (bidang), as rows of an RPJM matrix: a kind stands at a place once.

    `sections` is how many of the fields there are.
    An amount is a whole number of units, a cost the amount times a price of the kind's range, rounded to Rp100.000.
    """
    kinds = [kind for kind in catalogue("desa_contoh")["kegiatan"] if kind["bidang"] <= sections]
    chosen = [(number, place) for number, kind in enumerate(kinds) for place in _places(kind, told, dice)]
    wanted = dice.between(FEWEST, MOST)
    if len(chosen) > wanted:
        needed = _one_of_each_field(chosen, kinds)
        chosen = sorted({*needed, *dice.some([one for one in chosen if one not in needed], wanted - len(needed))})
    return [_row(kinds[number], place, told, dice) for number, place in chosen]


def _one_of_each_field(chosen: list[tuple[int, str]], kinds: list[dict[str, Any]]) -> set[tuple[int, str]]:
    first: dict[int, tuple[int, str]] = {}
    for one in chosen:
        first.setdefault(kinds[one[0]]["bidang"], one)
    return set(first.values())


def _places(kind: Mapping[str, Any], told: Mapping[str, Any], dice: Dice) -> list[str]:
    if kind["lokasi"] == "kantor":
        return [f"Kantor {told['sebutan_desa']}"]
    if kind["lokasi"] == "desa":
        return [f"{told['sebutan_desa']} {told['nama_desa']}"]
    hamlets = [one["nama"] for one in told["dusun"]]
    return sorted(dice.some(hamlets, dice.between(1, 2)))


def _row(kind: Mapping[str, Any], place: str, told: Mapping[str, Any], dice: Dice) -> dict[str, Any]:
    hamlet = next((one for one in told["dusun"] if one["nama"] == place), told["penduduk"])
    figures = {
        **told,
        **told["penduduk"],
        "kk_dusun": hamlet["kk"],
        "balita_dusun": hamlet["balita"],
        "petani": hamlet["kk"] * 3 // 5,
        "anak_paud": max(12, told["penduduk"]["balita"] // 4),
    }
    amount = dice.between(*kind["volume"])
    low, high = kind["harga"]
    price = dice.between(low, high, 1000)
    return {
        "bidang": kind["bidang"],
        **{name: sentence(kind[name]).render(figures) for name in _TEXTS},
        "lokasi": place,
        "volume": str(amount),
        "tahun_pelaksanaan": _years(kind["tahun"], range(told["tahun_awal"], told["tahun_akhir"] + 1), dice),
        "jumlah_biaya": max(_ROUND, round(amount * price / _ROUND) * _ROUND),
        "sumber_biaya": kind["sumber_biaya"],
        "pola_pelaksanaan": kind["pola_pelaksanaan"],
    }


def _years(how_often: str, years: Sequence[int], dice: Dice) -> list[int]:
    """Give the years of an activity: all of the plan's, one, or some."""
    if how_often == "semua":
        return list(years)
    return sorted(dice.some(years, 1 if how_often == "sekali" else dice.between(2, 4)))


def of_a_year(rows: Sequence[Mapping[str, Any]], year: int, office: str, dice: Dice) -> list[dict[str, Any]]:
    """Give the rows of the yearly plan: what the matrix has for that year, each at a year's share of its cost."""
    return [_yearly(row, year, office, dice) for row in rows if year in row["tahun_pelaksanaan"]]


def _yearly(row: Mapping[str, Any], year: int, office: str, dice: Dice) -> dict[str, Any]:
    months = _WHOLE_YEAR if row["pola_pelaksanaan"] == "Swakelola" and row["bidang"] == 1 else dice.pick(_MONTHS)
    share = row["jumlah_biaya"] // len(row["tahun_pelaksanaan"])
    return {
        **{name: value for name, value in row.items() if name != "tahun_pelaksanaan"},
        "waktu_pelaksanaan": f"{months} {year}",
        "jumlah_biaya": max(_ROUND, round(share / _ROUND) * _ROUND),
        "pelaksana": office if row["bidang"] == 1 else "Tim Pelaksana Kegiatan",
    }
