"""Villages that might be: plausible in every region, lawful in their dates, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.areas import districts_of, province_of, regency_of, villages_of, zone_of
from docgen.catalogues import catalogue
from docgen.documents.registry import shipped
from docgen.formats import FORMATS
from docgen.usecases.training.dice import Dice
from docgen.usecases.training.material import data_of, sample_orders
from docgen.usecases.training.people import Names
from docgen.usecases.training.village import staff_number
from tests.support.documents import TYPES, sample
from tests.support.training import HOMES, village

CULTURES: dict[str, dict[str, Any]] = catalogue("budaya_nama")["budaya"]


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for child in value.values() for text in texts(child)]
    if isinstance(value, list):
        return [text for child in value for text in texts(child)]
    return [value] if isinstance(value, str) else []


class TestAreas:
    def test_buleleng_has_its_nine_kecamatan_and_129_desa(self) -> None:
        regency = regency_of("buleleng", "Kabupaten", province_of("BALI"))
        assert regency is not None
        districts = districts_of(regency)
        assert {one.name for one in districts} == {
            "Gerokgak", "Seririt", "Busungbiu", "Banjar", "Sukasada", "Buleleng", "Sawan", "Kubutambahan", "Tejakula",
        }  # fmt: skip
        assert sum(len(villages_of(one)) for one in districts) == 129
        assert ("51.08.06.2004", "Pemaron") in {(v.code, v.name) for one in districts for v in villages_of(one)}

    @pytest.mark.parametrize(
        ("province", "zone"), [("Bali", "WITA"), ("Aceh", "WIB"), ("Papua Pegunungan", "WIT"), ("Atlantis", "WIB")]
    )
    def test_a_province_has_its_time_zone(self, province: str, zone: str) -> None:
        assert zone_of(province_of(province)) == zone


class TestPeople:
    def test_there_are_names_of_many_cultures(self) -> None:
        assert len(CULTURES) >= 6
        assert set(HOMES) == set(CULTURES)

    def test_no_province_has_two_cultures(self) -> None:
        provinces = Counter(code for culture in CULTURES.values() for code in culture["provinsi"])
        assert max(provinces.values()) == 1

    @pytest.mark.parametrize("culture", CULTURES)
    @given(seed=st.integers(0, 10**9))
    @settings(max_examples=15, deadline=None)
    def test_a_village_has_no_two_people_of_one_name(self, culture: str, seed: int) -> None:
        names = Names(CULTURES[culture], Dice(seed))
        given_names = [names.of(gender) for gender in "LP" * 40]
        assert len(set(given_names)) == len(given_names)

    @given(seed=st.integers(0, 10**9))
    @settings(max_examples=60, deadline=None)
    def test_a_staff_number_is_well_formed_and_of_the_reserved_serial(self, seed: int) -> None:
        number = staff_number(Dice(seed))
        assert FORMATS["nip"].read(number) == number
        assert number.endswith("999")


class TestVillage:
    @pytest.mark.parametrize("home", HOMES)
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_figures_add_up_and_days_are_lawful(self, home: str, seed: int) -> None:
        told = village(home, seed).told
        people = told["penduduk"]
        assert people["jiwa"] == people["laki"] + people["perempuan"] == sum(one["jiwa"] for one in told["dusun"])
        assert people["kk"] < people["jiwa"]
        for days in (told["hari"], told["hari_rkp"]):
            order = [days[step] for step in ("sk", "musdes", "musrenbang", "rapat_bpd", "perdes")]
            assert order == sorted(set(order))
            assert all(date.fromisoformat(day).weekday() < 5 for day in days.values())
            assert len({day[:4] for day in days.values()}) == 1
        assert told["tahun_awal"] < told["tahun_rkp"] <= told["tahun_akhir"]

    @pytest.mark.parametrize("home", HOMES)
    def test_activities_are_20_to_80_in_every_field_at_plausible_costs(self, home: str) -> None:
        told = village(home).told
        rows = told["kegiatan"]
        assert 20 <= len(rows) <= 80
        assert {row["bidang"] for row in rows} == {1, 2, 3, 4, 5}
        assert all(100_000 <= row["jumlah_biaya"] <= 2_000_000_000 for row in rows)
        assert len({(row["jenis_kegiatan"], row["lokasi"]) for row in rows}) == len(rows)
        assert all(
            told["tahun_awal"] <= year <= told["tahun_akhir"] for row in rows for year in row["tahun_pelaksanaan"]
        )

    def test_a_seed_gives_the_same_village_again_and_another_one_another(self) -> None:
        assert village(seed=4).told == village(seed=4).told
        assert village(seed=4).told != village(seed=5).told

    def test_words_are_those_of_the_region_unless_the_packet_has_its_own(self) -> None:
        assert village("papua").told["sebutan_desa"] == "Kampung"
        assert village("bali").told["sebutan_kepala_desa"] == "Perbekel"
        assert village("bali", sebutan_kepala_desa="Kepala Desa").told["sebutan_kepala_desa"] == "Kepala Desa"


class TestMaterial:
    @pytest.mark.parametrize("home", HOMES)
    @pytest.mark.parametrize("packet", ["paket_rpjmdes", "paket_rkpdes"])
    def test_the_papers_of_a_village_are_valid_in_every_region(self, home: str, packet: str) -> None:
        for seed in (1, 2, 3):
            made = sample_orders(shipped().get(packet), village(home, seed), shipped())
            assert not [warning.message for order in made for warning in order.warnings]

    @pytest.mark.parametrize("type_id", [*TYPES, *shipped().packets])
    def test_every_type_has_valid_sample_data_of_the_village(self, type_id: str) -> None:
        here = village("papua")
        document_type = shipped().get(type_id)
        made = sample_orders(document_type, here, shipped())
        assert made
        told = texts(data_of(document_type, here, shipped()))
        if "nama_desa" in document_type.schema["properties"]:
            assert here.told["nama_desa"] in told
            assert not {text for text in told if "Pemaron" in text or "Mertayasa" in text}

    def test_nobody_of_a_types_sample_is_named_in_another_village(self) -> None:
        here = village("papua")
        told = " ".join(texts(data_of(shipped().get("lampiran_9"), here, shipped())))
        own = sample("lampiran_9")
        names = {person["nama"] for person in own.values() if isinstance(person, dict) and "nama" in person}
        assert names
        assert not [name for name in names if name in told]
