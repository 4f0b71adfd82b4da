"""Merging: a profile lies under the data of a document, and every value keeps the place it came from."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataPath, Place
from docgen.inputs import read_text
from docgen.inputs.source import Source, merge

PROFILE = """\
desa:
  nama: Sukamaju
  kepala: Budi
  telepon: 0812
kecamatan: Buleleng
pejabat: [Ali, Edi]
logo: logo.png
"""
DATA = """\
jenis: sk
desa:
  kepala: Siti
  telepon:
  rw: 3
pejabat: [Nana]
kecamatan:
logo:
  kiri: a.png
tahun:
"""


def merged() -> Source:
    return merge(read_text(PROFILE, "profil.yaml", "yaml"), read_text(DATA, "data.yaml", "yaml"))


def test_mappings_merge_and_lists_and_scalars_replace() -> None:
    assert merged().data == {
        "desa": {"nama": "Sukamaju", "kepala": "Siti", "telepon": "0812", "rw": "3"},
        "kecamatan": "Buleleng",
        "pejabat": ["Nana"],
        "logo": {"kiri": "a.png"},
        "jenis": "sk",
        "tahun": None,
    }


def test_places_and_keys_follow_the_origin_of_the_value() -> None:
    source = merged()
    assert source.file == "data.yaml"
    assert {path: str(place) for path, place in source.places.items()} == {
        (): "data.yaml:1:1",
        ("jenis",): "data.yaml:1:8",
        ("desa",): "data.yaml:3:3",
        ("desa", "nama"): "profil.yaml:2:9",
        ("desa", "kepala"): "data.yaml:3:11",
        ("desa", "telepon"): "profil.yaml:4:12",
        ("desa", "rw"): "data.yaml:5:7",
        ("kecamatan",): "profil.yaml:5:12",
        ("pejabat",): "data.yaml:6:10",
        ("pejabat", 0): "data.yaml:6:11",
        ("logo",): "data.yaml:9:3",
        ("logo", "kiri"): "data.yaml:9:9",
        ("tahun",): "data.yaml:10:7",
    }
    assert str(source.keys["desa",]) == "data.yaml:2:1"
    assert str(source.keys["desa", "telepon"]) == "profil.yaml:4:3"
    assert ("logo",) in source.keys
    assert ("pejabat", 1) not in source.places


def test_the_sources_stay_as_they_were() -> None:
    profile, data = read_text(PROFILE, "p", "yaml"), read_text(DATA, "d", "yaml")
    merge(profile, data).data["desa"]["nama"] = "lain"
    assert profile == read_text(PROFILE, "p", "yaml")
    assert data == read_text(DATA, "d", "yaml")


def test_data_without_places_merges_too() -> None:
    assert merge(Source("a", {"x": {"y": 1}}, {}, {}), Source("b", {"x": {"z": 2}}, {}, {})) == Source(
        "b", {"x": {"y": 1, "z": 2}}, {}, {}
    )


values = st.recursive(
    st.none() | st.sampled_from(["1", "2"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
mappings = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


def placed(file: str, data: dict[str, Any]) -> Source:
    places: dict[DataPath, Place] = {}

    def visit(value: Any, path: DataPath) -> None:
        places[path] = Place(file)
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, child in entries:
            visit(child, (*path, step))

    visit(data, ())
    return Source(file, data, places, {path: place for path, place in places.items() if path})


def paths(data: Any) -> set[DataPath]:
    return set(placed("", data).places)


@settings(deadline=None)
@given(mappings, mappings)
def test_the_result_has_exactly_one_place_for_every_value(below: dict[str, Any], above: dict[str, Any]) -> None:
    source = merge(placed("p", below), placed("d", above))
    assert set(source.places) == paths(source.data)


@settings(deadline=None)
@given(mappings)
def test_merging_with_nothing_and_with_itself_changes_nothing(data: dict[str, Any]) -> None:
    assert merge(placed("p", {}), placed("d", data)).data == data
    assert merge(placed("p", data), placed("d", {})).data == data
    assert merge(placed("p", data), placed("d", data)).data == data
