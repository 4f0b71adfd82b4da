"""Who is trained, and whose village each one works on: no two of a training have the same.

Villages are those of the invited kecamatan, from the packet's own list (`daftar_desa`) where it has the kecamatan, else
from the list of areas. Where it can't be done, it is told at the field that is to be changed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docgen.areas import districts_of, plain_name, province_of, regencies_of, regency_of, villages_of
from docgen.catalogues import catalogue
from docgen.documents.registry import PROFILE, unknown_type
from docgen.documents.schema import label
from docgen.errors import Problem
from docgen.usecases.training.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import DataPath

Village = tuple[str, str, str]
"""The names of a kecamatan and of a desa in it, and the code of the desa; no code for one of the packet's own list."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """One participant: the `number` in the training and the `session`, both from 1, the village to work on.

    `person` holds what is known of the participant; without a name it is a place that somebody will take.
    """

    number: int
    session: int
    district: str
    village: str
    code: str
    person: dict[str, Any]

    @property
    def name(self) -> str:
        """What the participant is called in the papers."""
        return str(self.person.get("nama") or f"Peserta {self.number:03}")


def seats(context: Mapping[str, Any], seed: int) -> list[Trainee]:
    """Give the participants of a checked training, by session, kecamatan and village: the same for the same seed."""
    pools = _Pools(context)
    taken: set[Village] = set()
    found: list[Trainee] = []
    named = _named(context)
    for number, session in enumerate(context["sesi"], start=1):
        pool, dice = pools.of_session(session), Dice(seed, "sesi", number)
        people = named.get(number, [])
        people += [{}] * (session["jumlah_peserta"] - len(people))
        own = [_own(person, pool, taken) for person in people]
        chosen = [
            (village or _free(person, pool, taken, dice), person) for village, person in zip(own, people, strict=True)
        ]
        chosen.sort(key=lambda one: pool.index(one[0]))
        for village, person in chosen:
            found.append(Trainee(len(found) + 1, number, *village, person))
    return found


def _named(context: Mapping[str, Any]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for person in context["peserta"] or ():
        found.setdefault(person["sesi"], []).append(person)
    return found


def _own(person: Mapping[str, Any], pool: list[Village], taken: set[Village]) -> Village | None:
    """Give the participant's own village, unless a colleague works on it already."""
    if not person.get("nama_desa"):
        return None
    for village in pool:
        same = _folded(village[1]) == _folded(person["nama_desa"])
        here = not person["nama_kecamatan"] or _folded(village[0]) == _folded(person["nama_kecamatan"])
        if same and here and village not in taken:
            taken.add(village)
            return village
    return None


def _free(person: Mapping[str, Any], pool: list[Village], taken: set[Village], dice: Dice) -> Village:
    """Give a village that nobody has: of the participant's kecamatan where one is left."""
    left = [one for one in pool if one not in taken]
    home = [
        one for one in left if person.get("nama_kecamatan") and _folded(one[0]) == _folded(person["nama_kecamatan"])
    ]
    village = dice.pick(home or left)
    taken.add(village)
    return village


def admission_problems(
    document_type: DocumentType, registry: Registry, context: Mapping[str, Any]
) -> Iterator[Problem]:
    """Give what stands in the way of a training, beside what its schema says; the context may be unsound."""

    def problem(
        path: DataPath, message: str, expected: str, found: str | None = None, hint: str | None = None
    ) -> Problem:
        return Problem("pelatihan", message, path, label(document_type.schema, path), found, expected, hint)

    pools = _Pools(context)
    for path, message, expected, found, hint in (*_of_places(context, pools), *_of_seats(context, pools)):
        yield problem(path, message, expected, found, hint)
    if not pools.regency:
        yield replace(problem(("nama_kabupaten",), *_of_regency(context)), severity="peringatan")
    cultures = catalogue("budaya_nama")["budaya"]
    culture = context.get("budaya")
    if isinstance(culture, str) and culture not in cultures:
        yield problem(("budaya",), "tidak dikenal", ", ".join(cultures), culture, _near(culture, cultures))
    for path, type_id in _types(context):
        if type_id not in {*registry.ids, *registry.packets} - {PROFILE}:
            known = (*registry.ids, *registry.packets)
            yield problem(path, unknown_type(type_id, known).removesuffix("."), "id jenis atau paket", type_id)


Said = tuple["DataPath", str, str, str | None, str | None]


def _of_places(context: Mapping[str, Any], pools: _Pools) -> Iterator[Said]:
    """Say which kecamatan nobody knows the villages of."""
    for number, session in enumerate(context.get("sesi") or ()):
        for place, name in enumerate(_list(session, "kecamatan")):
            if isinstance(name, str) and not pools.of(name):
                known = pools.knows(name)
                message = "tidak punya desa, hanya kelurahan" if known else f"tidak ada di {pools.where}"
                near = None if known else _near(name, pools.districts)
                cure = near or "Bila namanya benar, tulis desanya di daftar_desa."
                yield ("sesi", number, "kecamatan", place), message, "nama kecamatan menurut kode wilayah", name, cure


def _of_regency(context: Mapping[str, Any]) -> tuple[str, str, str, str | None]:
    """Say that nobody knows the kabupaten; the packet's own lists may do without it."""
    name = str(context.get("nama_kabupaten") or "")
    province = province_of(str(context.get("nama_provinsi") or ""))
    near = _near(name, [plain_name(one) for one in regencies_of(province)])
    return "tidak ada dalam daftar kode wilayah", "nama menurut kode wilayah", name, near


def _of_seats(context: Mapping[str, Any], pools: _Pools) -> Iterator[Said]:
    """Say in which session there are more participants than villages."""
    for number, session in enumerate(context.get("sesi") or ()):
        wanted, pool = session.get("jumlah_peserta"), pools.of_session(session)
        if isinstance(wanted, int) and pool and wanted > len(pool):
            yield (
                ("sesi", number, "jumlah_peserta"),
                f"{wanted} peserta, sedangkan kecamatannya hanya punya {len(pool)} desa", f"paling banyak {len(pool)}",
                str(wanted),
                "Setiap peserta memakai desa contoh sendiri. Tambahkan kecamatan, atau desa di daftar_desa.",
            )  # fmt: skip


def _types(context: Mapping[str, Any]) -> Iterator[tuple[DataPath, str]]:
    for number, name in enumerate(_list(context, "contoh")):
        if isinstance(name, str):
            yield ("contoh", number), name
    if isinstance(context.get("latihan"), str):
        yield ("latihan",), context["latihan"]


class _Pools:
    """The villages of each kecamatan of a training."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        province = province_of(str(context.get("nama_provinsi") or ""))
        kind, name = str(context.get("jenis_kabupaten") or ""), str(context.get("nama_kabupaten") or "")
        regency = regency_of(name, kind, province)
        self.regency = regency
        self.where = f"{kind} {name}" if regency else "daftar kode wilayah"
        self._known = {_folded(one.name): one for one in districts_of(regency)} if regency else {}
        self._own = {
            _folded(str(one.get("nama_kecamatan"))): [str(desa) for desa in _list(one, "desa")]
            for one in _list(context, "daftar_desa")
            if isinstance(one, dict)
        }
        self.districts = [one.name for one in self._known.values()]

    def knows(self, district: str) -> bool:
        """Tell whether the list of areas has a kecamatan, with or without villages."""
        return _folded(district) in self._known

    def of(self, district: str) -> list[Village]:
        """Give the villages of a kecamatan, none where it is unknown."""
        key = _folded(district)
        if key in self._own:
            return [(district, name, "") for name in dict.fromkeys(self._own[key])]
        return [(district, one.name, one.code) for one in villages_of(self._known[key])] if key in self._known else []

    def of_session(self, session: Mapping[str, Any]) -> list[Village]:
        """Give the villages of the kecamatan that are invited to a session."""
        return [one for name in _list(session, "kecamatan") if isinstance(name, str) for one in self.of(name)]


def _near(wanted: str, known: Any) -> str | None:
    near = difflib.get_close_matches(wanted, list(known), n=1)
    return f"Maksudnya “{near[0]}”?" if near else None


def _list(holder: Any, name: str) -> list[Any]:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
