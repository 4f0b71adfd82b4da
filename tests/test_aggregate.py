"""Many forms added up into one: every number from its file, everything that does not fit named."""

from __future__ import annotations

import copy
import hashlib
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, WrongUse
from docgen.usecases.aggregate import Wanted, gathered
from docgen.usecases.names_list import names_in
from tests.support import sheets, word
from tests.support.documents import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.command import Result

REQUEST, PROVINCE, VISIT, REPORT = "lampiran_6", "lampiran_7", "lampiran_9", "lampiran_11"


def request(name: str, **changes: Any) -> dict[str, Any]:
    """Give the request of a kabupaten, with amounts of its own."""
    data = {**copy.deepcopy(sample(REQUEST)), "nama_kabupaten": name, **changes}
    for number, row in enumerate(data["kegiatan"]):
        row["jumlah_diminta"] = 1_000_000 * (len(name) + number)
    return data


def saved(data: dict[str, Any], path: Path) -> Path:
    """Write data as a person would hand it in, by the ending of the file."""
    if path.suffix in {".xlsx", ".docx"}:
        path.write_bytes(docgen.generate(str(data["jenis"]), data).content)
    else:
        path.write_text(json.dumps(data), encoding="utf-8")
    return path


def collected(type_id: str, paths: Sequence[Path], **wanted: Any) -> Any:
    return gathered(shipped().get(type_id), paths, shipped(), Wanted(**wanted))


def sums_of(data: dict[str, Any]) -> tuple[int, int, int, int]:
    """Reckon the sums of a request by hand: activities, people, contribution, asked for."""
    rows = data["kegiatan"]
    return (
        len(rows),
        sum(int(row["penerima_l"]) + int(row["penerima_p"]) for row in rows),
        sum(int(row["kontribusi_apbd"]) + int(row["kontribusi_desa"]) for row in rows),
        sum(int(row["jumlah_diminta"]) for row in rows),
    )


def line(row: dict[str, Any]) -> tuple[int, int, int, int]:
    return row["jumlah_kegiatan"], row["penerima_manfaat"], row["kontribusi"], row["diminta"]


@pytest.fixture
def hundred(tmp_path: Path) -> tuple[Path, dict[str, tuple[int, int, int, int]]]:
    """Give a folder with the requests of 100 kabupaten, three of them broken, and the sums of the 97 by their names."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    sums = {}
    for number in range(97):
        data = request(f"Contoh {'ABCDEFGHIJ'[number // 10]}{'abcdefghij'[number % 10]}")
        saved(data, folder / f"kab{number:03}.{'xlsx' if number % 20 == 0 else 'json'}")
        sums[f"Kabupaten {data['nama_kabupaten']}"] = sums_of(data)
    (folder / "kab097.xlsx").write_bytes(b"PK\x03\x04 rusak")
    invalid = request("Contoh Za")
    del invalid["ketua_ttk"]
    saved(invalid, folder / "kab098.json")
    saved(request("Contoh Zb", tahun_anggaran=2028), folder / "kab099.json")
    return folder, sums


def test_three_bad_forms_of_a_hundred_are_all_named_and_nothing_is_made(hundred: tuple[Path, Any]) -> None:
    folder, _ = hundred
    with pytest.raises(InvalidData) as caught:
        collected(PROVINCE, sorted(folder.iterdir()))
    told = {str(problem.place).rpartition("/")[2]: problem.message for problem in caught.value.problems}
    assert told.keys() == {"kab097.xlsx", "kab098.json", "kab099.json"}
    assert "bukan zip yang utuh" in told["kab097.xlsx"]
    assert "Ketua Tim Teknis" in told["kab098.json"]
    assert told["kab099.json"] == "tahun_anggaran 2028, yang lain 2027"


def test_a_part_goes_on_without_them_and_the_document_says_so(
    hundred: tuple[Path, Any], tmp_path: Path, run: Callable[..., Result]
) -> None:
    folder, sums = hundred
    target = tmp_path / "prov.xlsx"
    made = run("aggregate", PROVINCE, str(folder), "-o", str(target), "--partial")
    assert made.code == 0
    sheet = sheets.book(target.read_bytes()).worksheets[0]
    shown = {
        str(row[0].value): (row[3].value, row[4].value, row[5].value, row[6].value)
        for row in sheet.iter_rows()
        if row[6].data_type == "n" and row[0].value
    }
    assert shown["Provinsi Jawa Tengah"] == (0, 0, 0, 0)
    assert {name: shown[name] for name in sums} == sums
    assert shown["Jumlah"] == tuple(sum(column) for column in zip(*sums.values(), strict=True))
    text = sheets.text(target.read_bytes())
    for file in ("kab097.xlsx", "kab098.json", "kab099.json"):
        assert file in text
        assert f"{file}: tidak dimuat: " in made.err


def test_every_line_names_its_file_and_its_fingerprint(tmp_path: Path) -> None:
    paths = [saved(request(name), tmp_path / f"{name}.json") for name in ("Brebes", "Pemalang")]
    found = collected(PROVINCE, paths)
    told = {one["unit"]: (one["berkas"], one["sidik"]) for one in found.data["keterangan_sumber"]}
    assert told == {
        f"Kabupaten {path.stem}": (path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths
    }
    sheet = sheets.text(docgen.generate(PROVINCE, found.data).content)
    assert all(fingerprint in sheet for _, fingerprint in told.values())


def test_data_files_workbooks_and_input_workbooks_may_be_mixed(tmp_path: Path, run: Callable[..., Result]) -> None:
    made = [saved(request("Brebes"), tmp_path / "a.xlsx"), saved(request("Pemalang"), tmp_path / "b.json")]
    blank = tmp_path / "c.xlsx"
    source = saved(request("Tegal"), tmp_path / "d.json")
    assert run("new", REQUEST, "-o", str(blank), "--sample").code == 0
    book = openpyxl.load_workbook(blank)
    fields = book.worksheets[1]
    row = next(cell.row for cell in fields["A"] if cell.value == "nama_kabupaten")
    fields.cell(row, 3).value = "Batang"
    book.save(blank)
    names = [row["pemda"] for row in collected(PROVINCE, [*made, blank, source]).data["baris"]]
    assert names == [
        "Provinsi Jawa Tengah",
        *(f"Kabupaten {name}" for name in ("Batang", "Brebes", "Pemalang", "Tegal")),
    ]


def test_a_later_form_of_the_same_unit_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    old = saved(request("Brebes", tanggal="2026-08-01"), tmp_path / "lama.json")
    changed = request("Brebes", tanggal="2026-08-20")
    changed["kegiatan"] = changed["kegiatan"][:2]
    new = saved(changed, tmp_path / "baru.json")
    for paths in ([old, new], [new, old]):
        found = collected(PROVINCE, paths)
        assert [line(row) for row in found.data["baris"][1:]] == [sums_of(changed)]
        assert found.data["belum_lengkap"] == [
            {"berkas": "lama.json", "alasan": "diganti baru.json, formulir Kabupaten Brebes yang lebih baru"}
        ]
        assert any("lama.json" in note and "diganti" in note for note in found.notes)


def test_two_different_forms_of_one_unit_and_date_refuse_each_other(tmp_path: Path) -> None:
    first = saved(request("Brebes"), tmp_path / "satu.json")
    other = request("Brebes")
    other["kegiatan"] = other["kegiatan"][:1]
    with pytest.raises(InvalidData) as caught:
        collected(PROVINCE, [first, saved(other, tmp_path / "dua.json")])
    told = "Kabupaten Brebes mengirim beberapa formulir tanpa tanggal yang membedakannya: satu.json, dua.json"
    assert [problem.message for problem in caught.value.problems] == [told, told]
    again = tmp_path / "salinan.json"
    again.write_bytes(first.read_bytes())
    assert len(collected(PROVINCE, [first, again]).data["baris"]) == 2


def test_who_has_not_sent_is_named_by_the_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Kabupaten", "Kontak"], ["Brebes", "x"], ["Kabupaten Pemalang", "y"], ["Tegal", ""]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "daftar.xlsx")
    rows = "No;Nama Kabupaten;Kontak\n1;Kab. Brebes;x\n2;Kabupaten Pemalang;y\n3;Tegal;\n"
    (tmp_path / "daftar.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "daftar.txt").write_text("Brebes\nKabupaten Pemalang\nTegal\n", encoding="utf-8")
    for file in ("daftar.xlsx", "daftar.csv", "daftar.txt"):
        expected = names_in(tmp_path / file)
        assert [name.removeprefix("Kab. ") for name in expected] == ["Brebes", "Kabupaten Pemalang", "Tegal"]
        found = collected(PROVINCE, [saved(request("Brebes"), tmp_path / "a.json")], expected=expected)
        assert found.data["belum_lengkap"] == [
            {"unit": unit, "alasan": "belum mengirim"} for unit in ("Kabupaten Pemalang", "Tegal")
        ]


def test_what_was_given_beforehand_comes_first_and_decides(tmp_path: Path) -> None:
    own = {"pemda": "Provinsi Jawa Tengah", "jumlah_kegiatan": 2, "penerima_manfaat": 40, "kontribusi": 5, "diminta": 7}
    base = {"baris": [own], "ketua_ttp": {"nama": "Sri Wahyuni"}, "tahun_anggaran": 2028}
    paths = [saved(request("Brebes", tahun_anggaran=2028), tmp_path / "a.json"),
             saved(request("Tegal"), tmp_path / "b.json"), saved(request("Batang"), tmp_path / "c.json")]  # fmt: skip
    found = collected(PROVINCE, paths, base=base, partial=True)
    assert found.data["baris"][0] == own
    assert [row["pemda"] for row in found.data["baris"]] == ["Provinsi Jawa Tengah", "Kabupaten Brebes"]
    assert found.data["ketua_ttp"] == {"nama": "Sri Wahyuni"}


def test_where_as_many_say_one_thing_as_another_the_user_is_asked(tmp_path: Path) -> None:
    paths = [saved(request("Brebes"), tmp_path / "a.json"),
             saved(request("Tegal", tahun_anggaran=2028), tmp_path / "b.json")]  # fmt: skip
    with pytest.raises(InvalidData) as caught:
        collected(PROVINCE, paths, partial=True)
    assert {problem.message for problem in caught.value.problems} == {
        "tahun_anggaran: sama banyak yang berisi 2027 dan 2028; tentukan dengan -d"
    }
    found = collected(PROVINCE, paths, base={"tahun_anggaran": "2028"}, partial=True)
    assert [row["pemda"] for row in found.data["baris"]] == ["Provinsi Jawa Tengah", "Kabupaten Tegal"]


def test_a_form_of_another_type_and_a_type_that_is_not_gathered_are_told(tmp_path: Path) -> None:
    path = saved(sample("lampiran_4"), tmp_path / "a.json")
    with pytest.raises(InvalidData) as caught:
        collected(PROVINCE, [path])
    assert caught.value.problems[0].message == "berisi jenis lampiran_4, seharusnya lampiran_6"
    with pytest.raises(WrongUse, match="tidak dihimpun"):
        collected("notulen", [path])


def test_the_same_forms_give_the_same_document_and_data(tmp_path: Path) -> None:
    paths = [saved(request(name), tmp_path / f"{name}.json") for name in ("Brebes", "Pemalang", "Tegal")]
    assert collected(PROVINCE, paths).data == collected(PROVINCE, list(reversed(paths))).data


def visit(quarter: str, date: str, **changes: Any) -> dict[str, Any]:
    """Give the form of a visit in a quarter."""
    whole = {**copy.deepcopy(sample(VISIT)), "triwulan": quarter, "tanggal_kunjungan": date, "tanggal_penyerahan": date}
    return {**whole, **changes}


def test_the_report_of_six_months_takes_the_last_progress_and_gathers_challenges(tmp_path: Path) -> None:
    first, second = visit("T1", "2026-02-10"), visit("T2", "2026-05-19")
    first["hasil"][0].update(pencapaian="3", tantangan="Listrik padam", tindak_lanjut="Beli genset")
    second["hasil"][0].update(pencapaian="7", tantangan="Jalan putus")
    first["hasil"][1].update(tantangan="Belum ada operator")
    second["hasil"][1].update(tantangan="Tidak ada")
    paths = [saved(second, tmp_path / "t2.docx"), saved(first, tmp_path / "t1.docx")]
    data = collected(REPORT, paths).data
    assert data["triwulan"] == ["T1", "T2"]
    row = next(one for one in data["kemajuan"] if one["indikator"] == first["hasil"][0]["indikator"])
    assert (row["capaian"], row["tantangan"]) == ("7", "Jalan putus")
    solved = next(one for one in data["kemajuan"] if one["indikator"] == first["hasil"][1]["indikator"])
    assert "tantangan" not in solved
    assert row["sumber"] == "t1.docx; t2.docx"
    assert [(one["periode"], one["berkas"]) for one in data["dokumen_pendukung"]] == [
        ("T1 2026", "t1.docx"),
        ("T2 2026", "t2.docx"),
    ]
    to_do = {one["penanggung_jawab"]: one["tindak_lanjut"] for one in data["tindak_lanjut"]}
    assert to_do[first["hasil"][0]["penanggung_jawab"]].startswith("Beli genset")


def test_a_visit_of_the_other_half_of_the_year_is_refused(tmp_path: Path) -> None:
    dates = {"T1": "2026-02-10", "T2": "2026-05-19", "T3": "2026-08-19"}
    paths = [saved(visit(quarter, date), tmp_path / f"{quarter}.json") for quarter, date in dates.items()]
    with pytest.raises(InvalidData) as caught:
        collected(REPORT, paths)
    assert [problem.message for problem in caught.value.problems] == ["semester 2, yang lain 1"]


def test_a_report_that_lacks_words_is_a_form_to_be_completed(tmp_path: Path, run: Callable[..., Result]) -> None:
    path, target = saved(visit("T1", "2026-02-10"), tmp_path / "a.json"), tmp_path / "laporan.docx"
    made = run("aggregate", REPORT, str(path), "-o", str(target))
    assert made.code == 0
    assert "Pembelajaran (pembelajaran): belum diisi" in made.err
    content = target.read_bytes()
    tags = [tag.get(f"{word.W}val") for tag in word.tree(content).iter(f"{word.W}tag")]
    assert {"pembelajaran", "pembuat.nama", "kemajuan[0].capaian"} <= set(tags)
    assert hashlib.sha256(path.read_bytes()).hexdigest() in word.text(content)


def test_the_summary_of_a_kecamatan_has_a_row_for_each_village(tmp_path: Path, run: Callable[..., Result]) -> None:
    data = sample("matriks_pembelajaran")
    paths = [
        saved({**copy.deepcopy(data), "nama_desa": name}, tmp_path / f"{name}.xlsx") for name in ("Pemaron", "Anturan")
    ]
    target = tmp_path / "ringkasan.xlsx"
    assert run("aggregate", "ringkasan_kecamatan", *map(str, paths), "-o", str(target)).code == 0
    rows = docgen.extract(target)["ringkasan"]
    assert [row["desa"] for row in rows] == ["Anturan", "Pemaron"]
    told = [goal for goal in data["tujuan"] if goal.get("kendala")]
    assert [one["uraian"] for one in rows[0]["tantangan"]] == [goal["kendala"] for goal in told]
    assert [one["dukungan"] for one in rows[0]["tantangan"]] == [goal.get("solusi", ["Tidak ada"]) for goal in told]


def test_data_may_come_out_in_place_of_a_document(tmp_path: Path, run: Callable[..., Result]) -> None:
    path, target = saved(request("Brebes"), tmp_path / "a.json"), tmp_path / "prov.yaml"
    assert run("aggregate", PROVINCE, str(path), "-o", str(target)).code == 0
    assert run("validate", str(target)).code == 0
    assert run("aggregate", PROVINCE, str(path), "-o", str(tmp_path / "prov.odt")).code == 2


def test_memory_does_not_grow_with_what_the_forms_hold(tmp_path: Path) -> None:
    data = request("Brebes")
    data["kegiatan"] = [dict(row) for _ in range(8) for row in data["kegiatan"]]
    path = saved(data, tmp_path / "besar.json")

    def peak(count: int) -> int:
        tracemalloc.start()
        collected(PROVINCE, [path] * count)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(12) < 1.3 * peak(3)
