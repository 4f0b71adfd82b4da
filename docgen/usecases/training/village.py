"""A village that might be: its place, people, figures, activities and days, all following from a seed.

What it tells is the context of the recipes: the fields of place and of regional words, `kepala_desa` and the other
officials (`pejabat` has their names), `orang` (people by their part in the village), `warga` (the same as
participants), `dusun`, `penduduk`, `kegiatan`, `hari` (days of the planning year) and the years;
`kegiatan_rkp`, `hari_rkp` and `tahun_rkp` are those of the yearly plan of the second year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from docgen.catalogues import catalogue
from docgen.spelling import nama_lengkap
from docgen.template_language import sentence
from docgen.usecases.training.activities import activities, of_a_year
from docgen.usecases.training.dice import Dice
from docgen.usecases.training.people import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

_HAMLETS = (3, 6)
_FAMILIES = (90, 320)
_FAMILY = (31, 42)  # people in ten families
_WOMEN = (485, 515)  # of a thousand people
_SATURDAY = 5
# (month, day) of holidays that every year has; papers are not dated on them.
_HOLIDAYS = frozenset({(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)})
# Days from one step of the planning year to the next: shortest and longest.
_STEPS = (("musdes", (18, 26)), ("musrenbang", (20, 30)), ("rapat_bpd", (10, 14)), ("perdes", (8, 12)))
_LETTER = (8, 12)
# An official's gender is picked from these; so many of ten have a title.
_OFFICIALS = {
    "kepala_desa": ("LLLP", 4),
    "sekretaris_desa": ("LLP", 4),
    "ketua_bpd": ("LLLP", 3),
    "ketua_lpm": ("LLP", 3),
    "camat": ("LLP", 10),
    "kasi_kecamatan": ("P", 10),
}
_FIRST_DAY = (35, 240)  # of the year, for the first decision, so that the last paper lies in the same year


_FIRST_DAY_OF_YEARLY = (176, 186)  # the yearly plan is drafted from the middle of the year to its end of September


@dataclass(frozen=True, slots=True)
class Home:
    """Where a village is, and when it plans.

    `fields` are those of its place and of its region's words, as its papers take them; `words` has also the words that
    are derived. `year` is that of the planning, `period` the first and last year of the plan, `sections` how many
    fields of activity (bidang) its plans have.
    """

    fields: Mapping[str, Any]
    words: Mapping[str, Any]
    culture: Mapping[str, Any]
    zone: str
    year: int
    period: tuple[int, int]
    sections: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village: where it is, and all that the recipes may tell about it."""

    home: Home
    told: dict[str, Any]


def village(home: Home, *seed: object) -> Village:
    """Give a village: the same for the same seed."""
    dice = Dice(*seed)
    place = {**home.words, **home.fields}
    names = Names(dict(home.culture), dice)
    hamlets = _hamlets(home, place, dice)
    people = _people(place, hamlets, names, dice)
    genders = _genders(dice)
    officials = _officials(genders, names, dice)
    told = {
        **place,
        **officials,
        "wilayah": dict(home.fields),
        "pejabat": list(officials),
        "jenis_kelamin": genders,
        "zona_waktu": home.zone,
        "alamat_kantor": _address(place["nama_desa"], dice),
        "dusun": hamlets,
        "penduduk": _totals(hamlets),
        "orang": people,
        "warga": _residents(place, officials, genders, people, hamlets, dice),
        "tahun": home.year,
        "tahun_awal": home.period[0],
        "tahun_akhir": home.period[1],
        "hari": _days(home.year, _FIRST_DAY, dice),
        "tahun_rkp": home.period[0] + 1,
        "hari_rkp": _days(home.period[0], _FIRST_DAY_OF_YEARLY, dice),
        "luas": dice.between(120, 900),
    }
    told["singkatan"] = "".join(letter for letter in place["nama_desa"] if letter.isalpha())[:3].title()
    told["kegiatan"] = activities(told, home.sections, dice)
    told["kegiatan_rkp"] = of_a_year(told["kegiatan"], told["tahun_rkp"], f"Sekretariat {told['sebutan_desa']}", dice)
    return Village(home, told)


def _address(name: str, dice: Dice) -> str:
    return f"{dice.pick(catalogue('desa_contoh')['jalan'])} {name} Nomor {dice.between(1, 90)}"


def _hamlets(home: Home, place: Mapping[str, Any], dice: Dice) -> list[dict[str, Any]]:
    """Give the parts of the village with their people; men and women are the people, and families hold them."""
    made = []
    for name in dice.some(home.culture["dusun"], dice.between(*_HAMLETS)):
        families = dice.between(*_FAMILIES)
        people = families * dice.between(*_FAMILY) // 10
        women = people * dice.between(*_WOMEN) // 1000
        made.append(
            {
                "nama": f"{place['sebutan_dusun']} {name}",
                "kk": families,
                "jiwa": people,
                "laki": people - women,
                "perempuan": women,
                "balita": people * dice.between(60, 85) // 1000,
            }
        )
    return made


def _totals(hamlets: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(one[name] for one in hamlets) for name in ("kk", "jiwa", "laki", "perempuan", "balita")}


def _genders(dice: Dice) -> dict[str, str]:
    """Give which officials are men ("L") and which are women ("P")."""
    return {name: dice.pick(mixed) for name, (mixed, _) in _OFFICIALS.items()}


def _officials(genders: Mapping[str, str], names: Names, dice: Dice) -> dict[str, Any]:
    """Give the village's and the kecamatan's officials; some have a title behind their name."""
    titles = catalogue("desa_contoh")["gelar"]
    made: dict[str, dict[str, Any]] = {}
    for office, (_, titled) in _OFFICIALS.items():
        made[office] = {"nama": names.of(genders[office])}
        if dice.below(10) < titled:
            made[office]["gelar_belakang"] = dice.pick(titles)
    made["camat"] |= {"pangkat": "Pembina", "nip": staff_number(dice)}
    return made


def staff_number(dice: Dice) -> str:
    """Give an NIP that nobody has: the serial 999 is reserved here for samples (birth, appointment, gender, serial)."""
    born = date(1965, 1, 1) + timedelta(days=dice.below(7000))
    return f"{born:%Y%m%d}{born.year + 24}{dice.between(1, 12):02}1999"


def _people(
    place: Mapping[str, Any], hamlets: list[dict[str, Any]], names: Names, dice: Dice
) -> dict[str, dict[str, Any]]:
    """Give the people by their part in the village; the heads of hamlets have keys of their own."""
    made = {}
    for part in catalogue("desa_contoh")["unsur"]:
        gender = part["jenis_kelamin"] or dice.pick("LP")
        made[part["kunci"]] = {
            "nama": names.of(gender),
            "jenis_kelamin": gender,
            "unsur_jabatan": sentence(part["unsur"]).render(place),
            "alamat": dice.pick(hamlets)["nama"],
        }
    for number, hamlet in enumerate(hamlets, start=1):
        made[f"kepala_dusun_{number}"] = {
            "nama": names.of("L"),
            "jenis_kelamin": "L",
            "unsur_jabatan": f"Kepala {hamlet['nama']}",
            "alamat": hamlet["nama"],
        }
    return made


def _residents(
    place: Mapping[str, Any],
    officials: Mapping[str, Any],
    genders: Mapping[str, str],
    people: Mapping[str, dict[str, Any]],
    hamlets: list[dict[str, Any]],
    dice: Dice,
) -> list[dict[str, Any]]:
    """Give who takes part in a meeting: the officials, then the people."""
    offices = (
        ("kepala_desa", f"{place['sebutan_kepala_desa']} {place['nama_desa']}"),
        ("sekretaris_desa", place["sebutan_sekretaris_desa"]),
        ("ketua_bpd", f"Ketua {place['singkatan_bpd']}"),
        ("ketua_lpm", "Ketua LPM"),
    )
    present = [
        {
            "nama": nama_lengkap(officials[key]),
            "jenis_kelamin": genders[key],
            "unsur_jabatan": office,
            "alamat": dice.pick(hamlets)["nama"],
        }
        for key, office in offices
    ]
    return [*present, *people.values()]


def _days(year: int, first: tuple[int, int], dice: Dice) -> dict[str, str]:
    """Give the days of the papers of a planning year, in the order that the law has them in, on working days."""
    day = date(year, 1, 1) + timedelta(days=dice.between(*first))
    made = {"sk": _workday(day)}
    last = made["sk"]
    for name, (shortest, longest) in _STEPS:
        last = made[name] = _workday(last + timedelta(days=dice.between(shortest, longest)))
    for name in ("musdes", "musrenbang"):
        made[f"surat_{name}"] = _workday(made[name] - timedelta(days=dice.between(*_LETTER)), back=True)
    return {name: one.isoformat() for name, one in made.items()}


def _workday(day: date, *, back: bool = False) -> date:
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=-1 if back else 1)
    return day
