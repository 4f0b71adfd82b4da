"""`-t` with a type other than the file's: a paper made from what the data of another one holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docgen.cli import main
from docgen.documents.registry import shipped
from docgen.inputs import read
from tests.support import sheets
from tests.support.documents import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Write data to isian.json in an empty folder and run a command on it."""
    monkeypatch.chdir(tmp_path)

    def call(data: dict[str, Any], *arguments: str) -> tuple[int, str, str]:
        Path("isian.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main([arguments[0], "isian.json", *arguments[1:]])
        return int(ended.value.code or 0), *capsys.readouterr()

    return call


@pytest.mark.parametrize(
    ("written", "asked", "shown"),
    [
        ("perdes_rpjmdes", "matriks_rpjmdes", ("MATRIKS RPJM DESA", "Pemaron, 20 November 2026")),
        ("perdes_rkpdes", "matriks_rkpdes", ("RENCANA KERJA PEMERINTAH DESA (RKP DESA)", "Pemaron, 20 September 2027")),
        ("sk_penetapan_rkpdes", "matriks_rkpdes", ("TAHUN 2014", "Perbekel Pemaron,")),
    ],
)
def test_a_matrix_is_made_from_the_data_of_the_paper_that_it_belongs_to(
    run: Run, written: str, asked: str, shown: tuple[str, ...]
) -> None:
    data = sample(written)
    code, out, _ = run(data, "generate", "-t", asked)
    assert code == 0
    text = sheets.text(Path(out.strip()).read_bytes())
    total = sum(int(row["jumlah_biaya"]) for row in data["kegiatan"])
    assert f"Jumlah Total | {total:,}".replace(",", ".") in text
    for words in shown:
        assert words in text


def test_validate_checks_what_the_paper_asked_for_would_take(run: Run) -> None:
    assert run(sample("perdes_rpjmdes"), "validate", "-t", "matriks_rpjmdes")[0] == 0


def test_a_fault_in_what_is_taken_is_told_where_it_was_written(run: Run) -> None:
    data = sample("perdes_rpjmdes")
    data["kegiatan"][2]["volume"] = "0"
    code, _, err = run(data, "generate", "-t", "matriks_rpjmdes")
    assert code == 1
    assert "isian.json:1:" in err
    assert "volume 0" in err


def test_what_the_paper_asked_for_does_not_take_is_not_looked_at(run: Run) -> None:
    data = sample("perdes_rpjmdes") | {"visi": "", "isian_lain": "x"}
    assert run(data, "generate")[0] == 1
    assert run(data, "generate", "-t", "matriks_rpjmdes")[0] == 0


def test_data_that_is_not_enough_says_what_else_is_needed(run: Run) -> None:
    code, _, err = run(sample("perdes_rkpdes"), "generate", "-t", "du_rkpdes")
    assert code == 2
    assert "berisi jenis “perdes_rkpdes”, sedangkan -t meminta “du_rkpdes”, yang memerlukan juga: usulan." in err
    assert [path.name for path in Path().iterdir()] == ["isian.json"]


def test_a_field_of_the_same_name_that_holds_another_thing_is_not_taken(
    run: Run,
) -> None:
    code, _, err = run(sample("ba_musrenbangdes_rkpdes"), "generate", "-t", "daftar_hadir")
    assert (code, "yang memerlukan juga: kegiatan." in err) == (2, True)


def test_the_profile_may_give_what_the_data_does_not(run: Run) -> None:
    data = sample("perdes_rpjmdes")
    village = {name: data.pop(name) for name in shipped().get("profil").schema["properties"].keys() & data.keys()}
    Path("profil.json").write_text(json.dumps(village | {"jenis": "profil"}, ensure_ascii=False), encoding="utf-8")
    data["jenis"] = "perdes_rpjmdes"
    code, _, err = run(data, "generate", "-t", "matriks_rpjmdes")
    assert (code, "nama_desa" in err) == (2, True)
    assert run(data, "generate", "-t", "matriks_rpjmdes", "-p", "profil.json")[0] == 0


@pytest.mark.parametrize("asked", ["profil", "paket_rpjmdes"])
def test_what_is_no_paper_is_not_made_from_one(run: Run, asked: str) -> None:
    code, _, err = run(sample("perdes_rpjmdes"), "generate", "-t", asked)
    assert code == 2
    assert err.rstrip().endswith(f"berisi jenis “perdes_rpjmdes”, sedangkan -t meminta “{asked}”.")


def test_a_packet_gives_only_papers_of_its_own(run: Run) -> None:
    packet = dict(read(shipped().get("paket_rpjmdes").sample_of(None)).data)
    code, _, err = run(packet, "generate", "-t", "matriks_rkpdes")
    assert (code, "sedangkan -t meminta “matriks_rkpdes”." in err) == (2, True)
    code, out, _ = run(packet, "generate", "-t", "matriks_rpjmdes")
    assert (code, out.strip()) == (0, "Matriks RPJM Desa Pemaron 2027-2034.xlsx")


def test_a_type_that_nobody_knows_stays_unknown(run: Run) -> None:
    data = sample("perdes_rpjmdes") | {"jenis": "perdes_lain"}
    code, _, err = run(data, "generate", "-t", "matriks_rpjmdes")
    assert (code, "berisi jenis “perdes_lain”" in err) == (2, True)
    code, _, err = run(sample("perdes_rpjmdes"), "generate", "-t", "matriks_lain")
    assert (code, "“matriks_lain” tidak dikenal" in err) == (2, True)
