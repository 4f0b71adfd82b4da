"""Training packets: what the trainer, a session and a participant get, checked first and the same every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.usecases.training.admission import seats
from docgen.usecases.training.blank_paper import blank_paper
from docgen.usecases.training.material import sample_orders
from tests.support import word
from tests.support.batch import hashes
from tests.support.training import PACKET, course, saved, training, village

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

    Run = Callable[..., Result]

FOLDER = Path("hasil", "Paket Bimtek Jayawijaya 2026")
PERSON = {"sesi": 1, "nama": "Demianus Kogoya", "jenis_kelamin": "L", "jabatan": "Sekretaris Kampung"}


def names(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


def tables(path: Path) -> list[list[list[str]]]:
    return word.tables(path.read_bytes())


@pytest.fixture(scope="class")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a small training in Papua: two participants, one of them known by name."""
    from docgen.cli import main

    folder = tmp_path_factory.mktemp("bimtek")
    examples = ["sk_tim_penyusun_rpjmdes", "lampiran_9"]
    data = training("papua", peserta=[PERSON], contoh=examples, latihan="paket_rpjmdes", kesalahan=4)
    with pytest.raises(SystemExit) as ended:
        main(["generate", saved(data, folder / "bimtek.yaml"), "-o", str(folder / "hasil"), "-j", "1"])
    assert ended.value.code == 0
    return folder / FOLDER


class TestSeats:
    def test_the_129_participants_of_buleleng_get_the_129_desa_one_each(self) -> None:
        found = seats(course(read(shipped().get(PACKET).sample_of("buleleng")).data).context, 7)
        assert len(found) == 129
        assert len({(one.district, one.village) for one in found}) == 129
        invited = {1: {"Gerokgak", "Busungbiu", "Seririt"}, 2: {"Banjar", "Buleleng", "Sukasada"},
                   3: {"Sawan", "Kubutambahan", "Tejakula"}}  # fmt: skip
        assert all(one.district in invited[one.session] for one in found)

    def test_a_participant_works_on_the_own_village_and_a_second_one_from_there_on_another(self) -> None:
        people = [{**PERSON, "nama": name, "nama_desa": "Patas"} for name in ("Ni Luh Sari", "I Made Arta")]
        found = seats(course(training(peserta=people)).context, 1)
        assert sorted(one.village == "Patas" for one in found) == [False, True]
        assert {one.name for one in found} == {"Ni Luh Sari", "I Made Arta"}

    def test_the_packets_own_list_of_villages_wins(self) -> None:
        own = [{"nama_kecamatan": "Gerokgak", "desa": ["Desa Rekaan", "Desa Khayal"]}]
        found = seats(course(training(daftar_desa=own)).context, 1)
        assert {one.village for one in found} == {"Desa Rekaan", "Desa Khayal"}

    def test_a_seed_decides_who_gets_which_village(self) -> None:
        context = course(training()).context
        chosen = [[one.village for one in seats(context, seed)] for seed in (1, 1, 2, 3, 4)]
        assert chosen[0] == chosen[1]
        assert len({tuple(one) for one in chosen}) > 2


class TestCheck:
    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"sesi": [{"tanggal": "2026-10-06", "kecamatan": ["Gerokgk"], "tempat": "a", "jumlah_peserta": 1}]},
             "sesi[1].kecamatan[1]): tidak ada di Kabupaten Buleleng"),
            ({"sesi": [{"tanggal": "2026-10-06", "kecamatan": ["Gerokgak"], "tempat": "a", "jumlah_peserta": 15}]},
             "15 peserta, sedangkan kecamatannya hanya punya 14 desa"),
            ({"contoh": ["undagan"]}, "Maksudnya undangan?"),
            ({"latihan": "profil"}, "“profil” tidak dikenal"),
            ({"budaya": "bal"}, "Maksudnya “bali”?"),
        ],
    )  # fmt: skip
    def test_what_can_not_be_done_is_told_at_its_field_and_nothing_is_written(
        self, run: Run, tmp_path: Path, changes: dict[str, Any], said: str
    ) -> None:
        path = saved(training(**changes), tmp_path / "b.yaml")
        checked, made = run("validate", path), run("generate", path, "-o", "hasil")
        assert (checked.code, made.code) == (1, 1)
        assert said in checked.err
        assert said in made.err
        assert not Path("hasil").exists()

    def test_all_problems_are_told_at_once(self, run: Run, tmp_path: Path) -> None:
        data = training(contoh=["undagan"], budaya="bal")
        del data["nama_instansi"]
        assert "3 masalah" in run("validate", saved(data, tmp_path / "b.yaml")).err

    def test_a_kabupaten_that_is_not_in_the_list_is_a_warning_when_the_packet_has_its_villages(
        self, run: Run, tmp_path: Path
    ) -> None:
        own = [{"nama_kecamatan": "Gerokgak", "desa": ["Satu", "Dua"]}]
        checked = run("validate", saved(training(nama_kabupaten="Bulelang", daftar_desa=own), tmp_path / "b.yaml"))
        assert checked.code == 0
        assert "Maksudnya “Buleleng”?" in checked.err

    def test_more_mistakes_than_an_exercise_can_hold_are_refused_before_anything_is_written(
        self, run: Run, tmp_path: Path
    ) -> None:
        path = saved(training(latihan="undangan"), tmp_path / "b.yaml")
        result = run("generate", path, "-o", "hasil", "--kesalahan", "100")
        assert result.code == 2
        assert "hanya dapat diberi" in result.err
        assert not Path("hasil").exists()

    def test_options_of_trainings_are_refused_for_other_data(self, run: Run) -> None:
        run("new", "undangan", "-o", "u.yaml", "--sample")
        assert run("generate", "u.yaml", "--seed", "3").code == 2

    @pytest.mark.parametrize("option", [["--qr"], ["--salinan"], ["--mark", "draf"], ["--bundle", "b.pdf"]])
    def test_a_training_refuses_options_of_single_papers(self, run: Run, tmp_path: Path, option: list[str]) -> None:
        result = run("generate", saved(training(), tmp_path / "b.yaml"), "-o", "hasil", *option)
        assert result.code == 2
        assert not Path("hasil").exists()

    def test_a_training_is_no_document_and_no_row_of_a_table(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "t.jsonl").write_text(json.dumps(training()) + "\n", encoding="utf-8")
        assert "paket pelatihan" in run("batch", PACKET, "t.jsonl", "-o", "hasil").err


class TestFiles:
    def test_there_is_a_folder_for_the_session_the_trainer_and_each_participant(self, made: Path) -> None:
        assert {one.name for one in made.iterdir()} == {
            "00 Daftar Isi Paket Bimbingan Teknis Penyusunan RPJM Desa Jayawijaya.docx",
            "01 Jadwal Bimbingan Teknis Penyusunan RPJM Desa Jayawijaya.docx", "Sesi 1", "Pelatih",
        }  # fmt: skip
        folders = [one for one in (made / "Sesi 1").iterdir() if one.is_dir()]
        assert sorted(one.name[:3] for one in folders) == ["001", "002", "Ser"]
        for one in (one for one in folders if one.name[0] == "0"):
            found = names(one)
            assert sum(name.startswith("1 Contoh/") for name in found) == 2
            assert {Path(name).suffix for name in found if name.startswith("2 Kosong/")} == {".docx", ".xlsx"}
            assert sum(name.startswith("3 Latihan/") for name in found) == 2

    def test_every_page_and_file_name_of_a_participant_says_contoh(self, made: Path) -> None:
        files = [one for one in (made / "Sesi 1").rglob("00*/**/*") if one.is_file()]
        files += list((made / "Pelatih").rglob("*.docx"))
        assert len(files) > 15
        for path in files:
            assert " - CONTOH." in path.name
            if path.suffix == ".docx":
                stories = word.parts(path.read_bytes())
                headers = [name for name in stories if name.startswith("word/") and b'string="CONTOH"' in stories[name]]
                used = {name for name in stories if "header" in name or "tanda" in name if name.endswith(".xml")}
                assert set(headers) == used
            else:
                book = openpyxl.load_workbook(path)
                assert all(
                    "CONTOH" in (sheet.oddHeader.center.text or "") for sheet in book if sheet.sheet_state == "visible"
                )

    def test_the_zip_of_a_participant_holds_the_participants_folder(self, made: Path) -> None:
        for path in (made / "Sesi 1").glob("*.zip"):
            folder = path.with_name(path.name.removesuffix(" - CONTOH.zip"))
            with zipfile.ZipFile(path) as archive:
                packed = {name: archive.read(name) for name in archive.namelist()}
            assert packed == {f"{folder.name}/{name}": (folder / name).read_bytes() for name in names(folder)}

    def test_the_index_lists_every_participant_with_the_folder(self, made: Path) -> None:
        (index,) = made.glob("00 *.docx")
        rows = tables(index)[-1][1:]
        assert len({row[2] for row in rows}) == 2
        assert "Demianus Kogoya" in {row[2] for row in rows}
        assert all((made / row[4]).is_dir() for row in rows)

    def test_the_attendance_list_names_who_is_known_and_has_a_row_for_the_others(self, made: Path) -> None:
        (path,) = (made / "Sesi 1").glob("Daftar Hadir*.docx")
        shown = word.text(path.read_bytes())
        assert "Demianus Kogoya" in shown
        assert "CONTOH" not in shown

    def test_a_certificate_is_a_paper_to_sign_with_the_name_or_room_for_it(self, made: Path) -> None:
        papers = sorted((made / "Sesi 1" / "Sertifikat").glob("*.docx"))
        shown = [word.text(path.read_bytes()) for path in papers]
        assert sum("Demianus Kogoya" in text for text in shown) == 1
        assert sum("......" in text.split("diberikan kepada")[1].split("telah mengikuti")[0] for text in shown) == 1

    def test_the_exercise_tells_the_facts_that_the_key_asks_for(self, made: Path) -> None:
        for sheet in (made / "Sesi 1").rglob("Lembar Latihan*.docx"):
            told = word.text(sheet.read_bytes())
            number = sheet.parents[1].name[:3]
            (key,) = (made / "Pelatih").rglob(f"{number} Kunci*.docx")
            answers = {row[1]: row[2] for row in tables(key)[0][1:]}
            assert len(answers) > 10
            assert "Kabupaten Jayawijaya" in told
            missing = [name for name, text in list(answers.items())[:20] if text not in told]
            assert missing == []

    def test_validate_finds_every_mistake_that_the_key_lists_and_none_in_the_right_data(
        self, run: Run, made: Path
    ) -> None:
        for book in (made / "Sesi 1").rglob("Isian Berkesalahan*.xlsx"):
            number = book.parents[1].name[:3]
            (key,) = (made / "Pelatih").rglob(f"{number} Kunci*.docx")
            listed = tables(key)[-1][1:]
            assert len(listed) == 4
            checked = run("validate", str(book))
            assert checked.code == 1
            for row in listed:
                cell = row[1].split(":")[0].split(",")[0].split("\n")[0].strip()
                assert cell.split(" ")[-1] in checked.err
            (right,) = (made / "Pelatih").rglob(f"{number} Isian Benar*.yaml")
            assert run("validate", str(right)).code == 0

    def test_no_staff_number_is_anybodys(self, made: Path) -> None:
        for path in made.rglob("1 Contoh/*.docx"):
            shown = word.text(path.read_bytes()).replace(" ", "")
            assert all(number[-3:] == "999" for number in _eighteen_digits(shown))


def _eighteen_digits(text: str) -> list[str]:
    return re.findall(r"(?<!\d)\d{18}(?!\d)", text)


class TestAgain:
    def test_a_second_run_writes_nothing_and_another_folder_gets_the_same_bytes(self, run: Run, tmp_path: Path) -> None:
        path = saved(training(), tmp_path / "b.yaml")
        first = run("generate", path, "-o", "a", "--seed", "5", "--kesalahan", "2", "-j", "1")
        assert first.code == 0
        stamps = {one: one.stat().st_mtime_ns for one in Path("a").rglob("*.*")}
        again = run("generate", path, "-o", "a", "--seed", "5", "--kesalahan", "2", "-j", "1")
        assert "(0 baru)" in again.err
        assert {one: one.stat().st_mtime_ns for one in Path("a").rglob("*.*")} == stamps
        assert run("generate", path, "-o", "b", "--seed", "5", "--kesalahan", "2", "-j", "2").code == 0
        assert hashes(Path("a")) == hashes(Path("b"))

    def test_a_run_that_was_killed_is_taken_up_by_the_same_command(self, run: Run, tmp_path: Path) -> None:
        data = training(sesi=[{**training()["sesi"][0], "jumlah_peserta": 8}])
        path = saved(data, tmp_path / "b.yaml")
        assert run("generate", path, "-o", "whole", "-j", "2").code == 0
        command = [sys.executable, "-m", "docgen", "generate", path, "-o", "killed", "-j", "2"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not list(Path("killed").rglob("003 *CONTOH.zip")):
                time.sleep(0.01)
            process.kill()
        resumed = run("generate", path, "-o", "killed", "-j", "2")
        assert resumed.code == 0
        assert hashes(Path("killed")) == hashes(Path("whole"))

    def test_another_seed_does_not_overwrite_the_first(self, run: Run, tmp_path: Path) -> None:
        path = saved(training(), tmp_path / "b.yaml")
        run("generate", path, "-o", "a", "-j", "1")
        before = hashes(Path("a"))
        result = run("generate", path, "-o", "a", "--seed", "6", "-j", "1")
        assert result.code == 3
        assert "Pakai --force" in result.err
        assert before.items() <= hashes(Path("a")).items()


class TestBlankPaper:
    @pytest.mark.parametrize("packet", ["paket_rpjmdes", "paket_rkpdes"])
    def test_a_blank_paper_keeps_the_lines_and_tells_nothing_of_the_village(self, packet: str) -> None:
        here = village("bali")
        told = here.told
        secrets = {one["nama"] for one in told["warga"]} | {told["alamat_kantor"], told["nama_desa"]}
        secrets |= {row["jenis_kegiatan"] for row in told["kegiatan"]}
        for order in sample_orders(shipped().get(packet), here, shipped()):
            if "docx" not in order.document_type.suffixes:
                continue
            content = blank_paper(order, "contoh", course(training()).context)
            shown = word.text(content)
            assert "…………" in shown
            assert "Nothing" not in shown
            assert "None" not in shown
            assert "Buleleng" in shown or "BULELENG" in shown or "RAPAT" in shown or "DAFTAR" in shown
            assert [secret for secret in secrets if secret in shown] == []


def test_a_type_without_a_recipe_is_practised_too(run: Run, tmp_path: Path) -> None:
    data = training("papua", contoh=["lampiran_9"], latihan="lampiran_9", kesalahan=3)
    assert run("generate", saved(data, tmp_path / "b.yaml"), "-o", "hasil", "-j", "1").code == 0
    for book in Path("hasil").rglob("Isian Berkesalahan*.xlsx"):
        checked = run("validate", str(book), "--json")
        assert checked.code == 1
        assert len(json.loads(checked.out)[0]["masalah"]) >= 3
