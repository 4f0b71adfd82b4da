"""Villages and trainings for tests of training packets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from docgen.documents.registry import shipped
from docgen.usecases.training.admission import seats
from docgen.usecases.training.course import Course, given
from tests.support.documents import sample

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.usecases.training.village import Village

PACKET = "paket_bimtek"
HOMES = {
    "bali": ("Bali", "Buleleng", "Gerokgak"),
    "jawa": ("Jawa Tengah", "Brebes", "Bantarkawung"),
    "sunda": ("Jawa Barat", "Garut", "Cisurupan"),
    "minang": ("Sumatera Barat", "Agam", "Tanjung Raya"),
    "batak": ("Sumatera Utara", "Toba", "Balige"),
    "aceh": ("Aceh", "Aceh Besar", "Lhoong"),
    "bugis": ("Sulawesi Selatan", "Bone", "Awangpone"),
    "papua": ("Papua Pegunungan", "Jayawijaya", "Hubikosi"),
    "papua_pesisir": ("Papua", "Jayapura", "Sentani"),
    "flores_timor": ("Nusa Tenggara Timur", "Ngada", "Bajawa"),
    "sasak": ("Nusa Tenggara Barat", "Lombok Tengah", "Pujut"),
    "minahasa_maluku": ("Sulawesi Utara", "Minahasa", "Kakas"),
    "banjar_dayak": ("Kalimantan Selatan", "Banjar", "Martapura"),
    "melayu": ("Riau", "Kampar", "Bangkinang"),
}


def training(home: str = "bali", **changes: Any) -> dict[str, Any]:
    """Give the data of a small training of one session in a kecamatan of a region; `changes` are other fields."""
    province, regency, district = HOMES[home]
    data = {name: value for name, value in sample(PACKET).items() if name != "peserta"}
    session = {"tanggal": "2026-10-06", "kecamatan": [district], "tempat": "Balai desa", "jumlah_peserta": 2}
    place = {"nama_provinsi": province, "nama_kabupaten": regency, "tempat_surat": regency}
    return {
        **data,
        **place,
        "sesi": [session],
        "contoh": ["undangan"],
        "latihan": "undangan",
        "kesalahan": 0,
        **changes,
    }


def course(data: dict[str, Any], seed: int = 1, mistakes: int = 0) -> Course:
    """Give the training of checked data."""
    packet = shipped().get(PACKET)
    checked = packet.checker.check(data)
    assert checked.ok, checked.problems
    return Course(packet, given(data, checked.context), seed, mistakes)


def village(home: str = "bali", seed: int = 1, **changes: Any) -> Village:
    """Give the village of the first participant of a training in a region."""
    made = course(training(home, **changes), seed)
    return made.village_of(seats(made.context, seed)[0])


def saved(data: dict[str, Any], path: Path) -> str:
    """Write the data of a training; give the file's name."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(path)
