"""Numbers from the register while papers are made: given once, kept with the data, never used up by bad data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from docgen.documents.registration import number_fields
from docgen.documents.registry import shipped
from docgen.number_pattern import pattern
from tests.support import paper, word
from tests.support.documents import sample
from tests.support.paper import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

    Run = Callable[..., Result]

SK = "sk_tim_penyusun_rpjmdes"
PROFILE = """jenis: profil
nama_desa: Pemaron
nama_kecamatan: Buleleng
nama_kabupaten: Buleleng
pola_nomor:
  keputusan: 141/{urut:03}/KEP/{bulan_romawi}/{tahun}
"""


def write(data: dict[str, Any], name: str = "sk.yaml") -> None:
    told = {key: value for key, value in data.items() if value is not None}
    Path(name).write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")


def sk(**changes: Any) -> dict[str, Any]:
    return {**sample(SK), "nomor": "otomatis", **changes}


def listed(run: Run, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("register", "daftar", "--json", *more).out)
    return found


def numbers(run: Run) -> list[str]:
    return [one["nomor"] for one in listed(run)]


@pytest.fixture(autouse=True)
def no_register_of_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCGEN_REGISTER", raising=False)


def test_an_automatic_number_is_printed_by_the_pattern_of_the_profile(run: Run) -> None:
    write(sk())
    Path("profil.yaml").write_text(PROFILE, encoding="utf-8")
    made = run("generate", "sk.yaml", "-p", "profil.yaml")
    assert made.code == 0, made.err
    assert "sk.yaml: nomor diberi “141/001/KEP/IX/2026” dari register.db" in made.err
    assert "141/001/KEP/IX/2026" in text(Path(made.out.strip()).read_bytes())
    (entry,) = listed(run)
    assert (entry["keadaan"], entry["versi"], entry["tanggal"]) == ("tertulis", 1, "2026-09-14")
    assert entry["penerbit"] == "Pemaron, Buleleng, Kabupaten Buleleng"
    assert entry["tentang"].startswith("Pembentukan Tim Penyusun Rencana Pembangunan Jangka Menengah Desa Pemaron")


def test_the_same_data_gives_the_same_number_and_the_same_bytes(run: Run) -> None:
    write(sk())
    first = Path(run("generate", "sk.yaml").out.strip()).read_bytes()
    again = run("generate", "sk.yaml", "-o", "lain")
    assert (again.code, Path(again.out.strip()).read_bytes()) == (0, first)
    assert numbers(run) == ["1"]


def test_dates_typed_in_another_way_are_the_same_data(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    write(sk(tanggal_penetapan="14 September 2026"))
    assert run("generate", "sk.yaml").code == 0
    assert numbers(run) == ["1"]


def test_wrong_data_uses_up_no_number_and_makes_no_register(run: Run) -> None:
    write(sk(anggota_tim=[]))
    assert run("generate", "sk.yaml").code == 1
    assert not Path("register.db").exists()


def test_wrong_data_of_one_file_gives_no_number_to_the_others(run: Run) -> None:
    write(sk())
    write({**sample("undangan"), "nomor": "otomatis", "tanggal_surat": None}, "undangan.yaml")
    refused = run("generate", "sk.yaml", "undangan.yaml")
    assert refused.code == 1
    assert "undangan.yaml" in refused.err
    assert "“otomatis” memerlukan tahun naskah" in refused.err
    assert not Path("register.db").exists()


@pytest.mark.parametrize("mark", ["draf", "contoh"])
def test_a_draft_takes_no_number_and_leaves_a_dotted_line(run: Run, mark: str) -> None:
    write(sk())
    made = run("generate", "sk.yaml", "--mark", mark)
    assert made.code == 0
    assert re.search(r"NOMOR \.+ TAHUN 2026", text(Path(made.out.strip()).read_bytes()))
    assert not Path("register.db").exists()


def test_a_draft_by_its_own_data_takes_no_number(run: Run) -> None:
    write({**sample("perdes_rkpdes"), "nomor": "otomatis", "tanggal_penetapan": None, "tanggal_pengundangan": None})
    made = run("generate", "sk.yaml")
    assert made.code == 0, made.err
    assert made.out.startswith("Rancangan Peraturan Desa")
    assert listed(run) == []


def test_a_correction_asks_for_the_number_instead_of_using_up_another(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    corrected = sk(tempat_penetapan="Singaraja")
    write(corrected)
    asked = run("generate", "sk.yaml")
    assert asked.code == 1
    assert (
        "tampaknya sudah bernomor 1 (SK Tim Penyusun RPJM Desa Pemaron 2027-2034), tetapi isinya berubah" in asked.err
    )
    assert "tulis nomor: “1”" in asked.err
    write({**corrected, "nomor": "1"})
    kept = run("generate", "sk.yaml", "-o", "lain")
    assert kept.code == 3
    assert "Sudah tercatat di register dengan isi lain: 1" in kept.err
    assert not Path("lain").exists()
    assert run("generate", "sk.yaml", "--force").code == 0
    (entry,) = listed(run)
    assert (entry["nomor"], entry["versi"]) == ("1", 2)
    write(corrected)
    assert run("generate", "sk.yaml").code == 0, "the corrected data has that number now"


def test_another_paper_like_it_gets_a_new_number_when_that_is_said(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    write(sk(tempat_penetapan="Singaraja"))
    assert run("generate", "sk.yaml", "--nomor-baru", "-o", "lain").code == 0
    assert numbers(run) == ["1", "2"]


def test_writing_the_number_given_into_the_data_changes_nothing(run: Run) -> None:
    write(sk())
    path = Path(run("generate", "sk.yaml").out.strip())
    before = path.read_bytes()
    write(sk(nomor="1"))
    assert run("generate", "sk.yaml").code == 0
    assert path.read_bytes() == before
    assert [(one["nomor"], one["versi"]) for one in listed(run)] == [("1", 1)]


def test_a_number_of_another_paper_is_refused_with_its_name_and_place(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    write(
        {**sample("sk_tim_penyusun_rkpdes"), "nomor": "1", "tahun": "2026", "tanggal_penetapan": "2026-06-14"},
        "lain.yaml",
    )
    refused = run("generate", "lain.yaml")
    assert refused.code == 1
    assert re.search(r"lain\.yaml:\d+:\d+: .*nomor 1 dipegang naskah lain: 1 \(SK Tim Penyusun RPJM", refused.err)


def test_typed_numbers_are_noted_once_there_is_a_register_and_not_given_again(run: Run) -> None:
    write(sk(nomor="7"))
    run("generate", "sk.yaml")
    assert not Path("register.db").exists()
    assert run("generate", "sk.yaml", "--register", "nomor.db").code == 0
    data = {**sample("sk_tim_penyusun_rkpdes"), "nomor": "otomatis", "tahun": "2026", "tanggal_penetapan": "2026-06-14"}
    write(data, "lain.yaml")
    assert "nomor diberi “8”" in run("generate", "lain.yaml", "--register", "nomor.db").err
    assert "urutan 1, 2, 3, 4, 5, 6 tidak ada" in run("register", "daftar", "--register", "nomor.db").err


def test_the_register_is_found_by_the_environment_and_beside_the_profile(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(sk())
    Path("desa").mkdir()
    Path("desa/profil.yaml").write_text(PROFILE, encoding="utf-8")
    run("generate", "sk.yaml", "-p", "desa/profil.yaml")
    assert Path("desa/register.db").is_file()
    monkeypatch.setenv("DOCGEN_REGISTER", "lain.db")
    run("generate", "sk.yaml", "-p", "desa/profil.yaml")
    assert Path("lain.db").is_file()


@pytest.fixture(scope="module")
def packet() -> dict[str, Any]:
    data = sample("paket_rpjmdes")
    for section in data.values():
        if isinstance(section, dict):
            section.update({name: "otomatis" for name in ("nomor", "nomor_lembaran") if name in section})
    return data


def test_every_paper_of_a_packet_gets_its_number_and_cites_those_of_others(run: Run, packet: dict[str, Any]) -> None:
    write(packet, "paket.yaml")
    made = run("generate", "paket.yaml")
    assert made.code == 0, made.err
    assert numbers(run) == ["050/1/X/2026", "050/2/X/2026", "170/1/BPD/XI/2026", "1", "1", "1", "1", "005/1/IX/2026",
                            "005/2/X/2026"]  # fmt: skip
    decision = next(path for path in made.out.splitlines() if "Keputusan BPD" in path)
    assert "Nomor 170/1/BPD/XI/2026" in text(Path(decision).read_bytes())
    contents = next(path for path in made.out.splitlines() if "00 Daftar Isi" in path)
    assert "170/1/BPD/XI/2026" in text(Path(contents).read_bytes())
    alone = run("generate", "paket.yaml", "-t", "keputusan_bpd", "-o", "satu")
    assert Path(alone.out.strip()).read_bytes() == Path(decision).read_bytes(), "with the number that it cites"


def test_one_paper_out_of_a_packet_cites_no_number_that_nobody_has_yet(run: Run, packet: dict[str, Any]) -> None:
    write(packet, "paket.yaml")
    alone = run("generate", "paket.yaml", "-t", "keputusan_bpd")
    assert alone.code == 0, alone.err
    assert numbers(run) == ["1"]
    assert "170/1" not in text(Path(alone.out.strip()).read_bytes())


def test_a_batch_says_beforehand_that_it_gives_no_numbers(run: Run) -> None:
    Path("tabel.jsonl").write_text(json.dumps(sk(), ensure_ascii=False) + "\n", encoding="utf-8")
    refused = run("batch", SK, "tabel.jsonl", "-o", "hasil", "-j", "1")
    assert refused.code == 1
    assert "tidak dapat dipakai dalam batch" in refused.err
    assert not Path("hasil").exists()


def test_a_file_is_verified_and_its_printed_code_too(run: Run) -> None:
    write(sk())
    path = run("generate", "sk.yaml", "--qr", "--pdf").out.splitlines()
    code = re.search(r"DOCGEN:[0-9A-F-]+", word.parts(Path(path[0]).read_bytes())["word/kode_default.xml"].decode())
    assert code
    for asked in (*path, code[0], f"https://desa.example/cek?kode={code[0]}"):
        told = run("verify", asked)
        assert (told.code, "sama dengan yang terdaftar" in told.out) == (0, True), told.out
    Path("rusak.docx").write_bytes(Path(path[0]).read_bytes() + b" ")
    assert run("verify", "rusak.docx").code == 1
    assert "kode dari register lain" in run("verify", "DOCGEN:00000000-1-00").out
    write(sk(nomor="1", tempat_penetapan="Singaraja"))
    run("generate", "sk.yaml", "--qr", "-o", "baru", "--force")
    assert "versi lama" in run("verify", path[0]).out
    assert "versi lama" in run("register", "verify", code[0]).out
    assert run("verify", "baru/SK Tim Penyusun RPJM Desa Pemaron 2027-2034.docx", "--json").code == 0
    run("register", "batal", "1", "--alasan", "diganti")
    assert "nomornya sudah dibatalkan" in run("verify", "baru/SK Tim Penyusun RPJM Desa Pemaron 2027-2034.docx").out


def test_a_code_is_only_for_final_papers_with_a_number(run: Run) -> None:
    write(sk())
    assert run("generate", "sk.yaml", "--qr", "--mark", "draf").code == 2
    write(sk(nomor=None))
    refused = run("generate", "sk.yaml", "--qr")
    assert refused.code == 2
    assert "tidak ada naskah final yang bernomor" in refused.err


def test_a_profile_with_a_faulty_pattern_is_refused_with_its_place(run: Run) -> None:
    write(sk())
    Path("profil.yaml").write_text(PROFILE.replace("{urut:03}", "{uruts}"), encoding="utf-8")
    refused = run("generate", "sk.yaml", "-p", "profil.yaml")
    assert refused.code == 1
    assert "profil.yaml:6:14" in refused.err
    assert "{uruts} tidak dikenal; maksudnya {urut}?" in refused.err


def test_an_annulled_number_stays_taken_and_says_why(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    assert run("register", "batal", "9", "--alasan", "x").code == 2
    assert run("register", "batal", "1", "--alasan", "salah ketik").out == "keputusan 2026: 1 batal\n"
    assert run("register", "batal", "1", "--alasan", "lagi").code == 2
    assert "(salah ketik)" in run("register", "daftar").out
    assert "nomor diberi “2”" in run("generate", "sk.yaml", "-o", "lain").err


TABLE = """seri,tahun,nomor,tanggal,tentang,uraian_singkat,nomor_dilaporkan,keadaan,alasan
keputusan,2026,1,12-01-2026,Pengangkatan Bendahara,Satu orang,005/3/I/2026,,
keputusan,2026,2,2 Februari 2026,Penetapan Jadwal,,,batal,salah ketik
"""


def test_numbers_given_before_are_imported_and_come_back_in_the_book(run: Run) -> None:
    Path("profil.yaml").write_text(PROFILE, encoding="utf-8")
    Path("tabel.csv").write_text(TABLE, encoding="utf-8")
    assert run("register", "impor", "tabel.csv", "-p", "profil.yaml").out == "2 nomor dicatat\n"
    changed = run("register", "ubah", "1", "tanggal_dilaporkan=20-01-2026", "nomor_dilaporkan=005/4/I/2026")
    assert changed.code == 0, changed.err
    assert run("register", "ekspor", "keputusan", "--tahun", "2026", "-p", "profil.yaml", "-o", "buku.yaml").code == 0
    rows = yaml.safe_load(Path("buku.yaml").read_text(encoding="utf-8"))["baris"]
    assert [{name: value for name, value in row.items() if value is not None} for row in rows] == [
        {"nomor": "1", "tanggal": "2026-01-12", "tentang": "Pengangkatan Bendahara", "uraian_singkat": "Satu orang",
         "nomor_dilaporkan": "005/4/I/2026", "tanggal_dilaporkan": "2026-01-20"},
        {"nomor": "2", "tanggal": "2026-02-02", "tentang": "Penetapan Jadwal", "keterangan": "Dibatalkan: salah ketik"},
    ]  # fmt: skip
    for name in ("buku.xlsx", "buku.docx"):
        assert run("register", "ekspor", "keputusan", "--tahun", "2026", "-p", "profil.yaml", "-o", name).code == 0
        content = Path(name).read_bytes()
        assert paper.faults(content) == []
        assert "005/4/I/2026, tanggal 20 Januari 2026" in text(content)
    assert "nomor diberi “141/003/KEP/IX/2026”" in _generated(run).err


def _generated(run: Run) -> Result:
    write(sk())
    return run("generate", "sk.yaml", "-p", "profil.yaml")


def test_letters_that_came_and_went_stand_in_the_agenda_by_their_dates(run: Run) -> None:
    Path("profil.yaml").write_text(PROFILE, encoding="utf-8")
    Path("tabel.csv").write_text(
        "seri,tahun,nomor,tanggal,tentang,tanggal_terima,pengirim\n"
        "surat_masuk,2026,9/Kec,20-08-2026,Jadwal,24-08-2026,Camat Buleleng\n"
        "berita_acara,2026,050/1,05-10-2026,Musyawarah,,\nsurat,2026,005/1,28-09-2026,Undangan,,\n",
        encoding="utf-8",
    )
    run("register", "impor", "tabel.csv", "-p", "profil.yaml")
    assert run("register", "ekspor", "agenda", "--tahun", "2026", "-p", "profil.yaml", "-o", "b.docx").code == 0
    came, went = word.tables(Path("b.docx").read_bytes())[:2]
    assert came[2] == ["1", "24 Agustus 2026", "9/Kec", "20 Agustus 2026", "Camat Buleleng", "Jadwal"]
    assert [row[1] for row in went[2:]] == ["005/1", "050/1"]


def test_a_number_whose_file_could_not_be_written_is_shown_and_waits_for_the_same_data(run: Run) -> None:
    write(sk())
    Path("SK Tim Penyusun RPJM Desa Pemaron 2027-2034.docx").write_bytes(b"milik orang lain")
    assert run("generate", "sk.yaml").code == 3
    shown = run("register", "daftar")
    assert "dipesan" in shown.out
    assert "1 nomor dipesan tetapi berkasnya belum ada" in shown.err
    write(
        {**sample("sk_tim_penyusun_rkpdes"), "nomor": "otomatis", "tahun": "2026", "tanggal_penetapan": "2026-06-14"},
        "l.yaml",
    )
    assert "diberi “2”" in run("generate", "l.yaml").err
    assert "diberi “1”" in run("generate", "sk.yaml", "-o", "lain").err
    assert {one["nomor"]: one["keadaan"] for one in listed(run)} == {"1": "tertulis", "2": "tertulis"}


def test_a_table_with_faults_is_told_whole_and_nothing_is_noted(run: Run) -> None:
    Path("profil.yaml").write_text(PROFILE, encoding="utf-8")
    Path("tabel.csv").write_text(
        TABLE + "keputusn,2026,3,,,,,,\nkeputusan,2026,4,31-02-2026,,,,,\nkeputusan,2026,5,,,,,batal,\n",
        encoding="utf-8",
    )
    refused = run("register", "impor", "tabel.csv", "-p", "profil.yaml")
    assert refused.code == 1
    for told in ("tabel.csv", "keputusn", "31 Februari", "alasan"):
        assert told in refused.err
    assert not Path("register.db").exists()
    Path("tabel.csv").write_text(TABLE + "keputusan,2026,1,,,,,,\nkeputusan,2026,2,,,,,,\n", encoding="utf-8")
    twice = run("register", "impor", "tabel.csv", "-p", "profil.yaml")
    assert twice.err.count("sudah ada di register") == 2
    assert listed(run) == []


def test_an_empty_table_for_import_can_be_had(run: Run) -> None:
    for name in ("tabel.xlsx", "tabel.csv"):
        assert run("register", "tabel", "-o", name).out == f"{name}\n"
    head = Path("tabel.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert {"seri", "tahun", "nomor", "tanggal", "tentang"} <= set(re.split("[;,]", head))


def test_unknown_books_and_columns_are_named_with_the_nearest(run: Run) -> None:
    write(sk())
    run("generate", "sk.yaml")
    assert "Maksudnya keputusan?" in run("register", "ekspor", "keputusn", "--tahun", "2026", "-o", "b.xlsx").err
    assert "Maksudnya uraian_singkat?" in run("register", "ubah", "1", "uraian=x").err
    assert run("register", "ubah", "1", "tanggal_dilaporkan=31-02-2026").code == 1


def test_every_declared_number_has_a_sound_pattern_and_a_series_that_a_profile_can_change() -> None:
    known = shipped().get("profil").schema["properties"]["pola_nomor"]["properties"]
    declared = [field for one in shipped().types() for field in number_fields(one.schema).values()]
    assert declared
    for field in declared:
        assert pattern(field.pola)
        assert field.seri in known
