"""Many documents from a table: checked first, made once, the same however often the run was killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import openpyxl
import pypdf
import pytest

import docgen
from docgen.cli.progress import Progress, in_words
from docgen.documents.registry import shipped
from docgen.errors import CannotProduce
from docgen.usecases.batch.engines import LocalEngine
from docgen.usecases.batch.folders import folders
from docgen.usecases.batch.journal import Journal
from tests.support.batch import hashes, saved, villages
from tests.support.documents import sample
from tests.support.pictures import png

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.command import Result

    Run = Callable[..., Result]

SK, LIST, PACKET = "sk_tim_penyusun_rpjmdes", "daftar_hadir", "paket_rkpdes"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table of twelve villages in three kecamatan."""
    return saved(villages(SK, 12), tmp_path / "desa.jsonl")


def files_below(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


class TestDocuments:
    def test_each_row_becomes_the_document_that_generate_makes_in_the_folder_of_its_kecamatan(
        self, run: Run, table: Path
    ) -> None:
        result = run("batch", SK, str(table), "-o", "hasil")
        assert (result.code, result.out) == (0, "hasil\n")
        assert "12 baris, 12 berkas (12 baru)" in result.err
        for data in villages(SK, 12):
            made = docgen.generate(SK, data)
            assert Path("hasil", data["nama_kecamatan"], made.name).read_bytes() == made.content
        assert len(files_below(Path("hasil"))) == 12

    def test_processes_make_the_same_bytes_as_one_alone(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(LIST, 120), tmp_path / "desa.jsonl")
        for workers in ("1", "2"):
            assert run("batch", LIST, str(table), "-o", f"j{workers}", "-j", workers).code == 0
        assert hashes(Path("j1")) == hashes(Path("j2"))
        assert len(hashes(Path("j1"))) == 120

    def test_a_second_run_writes_nothing_anew(self, run: Run, table: Path) -> None:
        run("batch", SK, str(table), "-o", "hasil")
        before = {path: path.stat().st_mtime_ns for path in Path("hasil").rglob("*")}
        again = run("batch", SK, str(table), "-o", "hasil")
        assert "12 berkas (0 baru)" in again.err
        assert {path: path.stat().st_mtime_ns for path in Path("hasil").rglob("*")} == before

    def test_a_packet_is_made_of_each_row(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(PACKET, 2), tmp_path / "desa.jsonl")
        assert run("batch", PACKET, str(table), "-o", "hasil").code == 0
        for data in villages(PACKET, 2):
            for made in docgen.generate_packet(PACKET, data):
                path = Path("hasil", data["nama_kecamatan"], made.folder, made.name)
                assert path.read_bytes() == made.content

    def test_shared_data_stands_once_in_the_profile(self, run: Run, tmp_path: Path) -> None:
        rows = villages(LIST, 2)
        shared = {name: rows[0].pop(name) for name in ("nama_kabupaten", "nama_provinsi")}
        for row in rows[1:]:
            for name in shared:
                row.pop(name)
        (tmp_path / "profil.json").write_text(json.dumps({"jenis": "profil", **shared}), encoding="utf-8")
        assert run("batch", LIST, str(saved(rows, tmp_path / "t.jsonl")), "-p", "profil.json", "-o", "hasil").code == 0
        made = docgen.generate(LIST, {**shared, **rows[0]})
        assert Path("hasil", "Kecamatan 1", made.name).read_bytes() == made.content

    def test_mark_and_format_are_those_of_generate(self, run: Run, tmp_path: Path) -> None:
        table = saved([{**sample("lampiran_6"), "nama_kabupaten": name} for name in "AB"], tmp_path / "t.jsonl")
        assert run("batch", "lampiran_6", str(table), "-o", "h", "--format", "semua", "--mark", "contoh").code == 0
        names = files_below(Path("h"))
        assert {Path(name).suffix for name in names} == {".docx", ".xlsx"}
        assert len(names) == 4
        assert all(" - CONTOH" in name for name in names)

    def test_a_picture_counts_from_the_file_that_names_it(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "gambar").mkdir()
        (tmp_path / "gambar" / "logo.png").write_bytes(png(8, 8))
        profile = {"jenis": "profil", "logo_kabupaten": "logo.png"}
        (tmp_path / "gambar" / "profil.json").write_text(json.dumps(profile), encoding="utf-8")
        row = {name: value for name, value in sample(SK).items() if name != "logo_kabupaten"}
        table = saved([row], tmp_path / "t.jsonl")
        assert run("batch", SK, str(table), "-p", "gambar/profil.json", "-o", "hasil").code == 0
        (made,) = Path("hasil").rglob("*.docx")
        assert any(name.startswith("word/media/") for name in zipfile.ZipFile(made).namelist())


class TestFolders:
    @pytest.mark.parametrize(
        ("pattern", "folder"),
        [
            (".", ""),
            ("{nama_kabupaten}/{nama_kecamatan}/{nama_desa}", "Buleleng/Kecamatan 1/Desa 001"),
            ("{ribuan}", "00001-01000"),
            ("Baris {baris}", "Baris 00001"),
            ("{kepala_desa.nama}", sample(SK)["kepala_desa"]["nama"]),
        ],
    )
    def test_a_pattern_says_where_documents_lie(self, run: Run, tmp_path: Path, pattern: str, folder: str) -> None:
        table = saved(villages(SK, 1), tmp_path / "t.jsonl")
        assert run("batch", SK, str(table), "-o", "hasil", "--layout", pattern).code == 0
        (made,) = files_below(Path("hasil"))
        assert Path(made).parent == Path(folder)

    @pytest.mark.parametrize(
        ("pattern", "said"),
        [
            ("{nama_kecamtan}", "Maksudnya {nama_kecamatan}?"),
            ("{anggota_tim}", "tidak dikenal"),
            ("{nama_desa", "kurung kurawal"),
            ("../{nama_desa}", "di dalam folder hasil"),
            ("/tmp/{nama_desa}", "di dalam folder hasil"),
        ],
    )
    def test_a_faulty_pattern_is_refused(self, run: Run, table: Path, pattern: str, said: str) -> None:
        result = run("batch", SK, str(table), "-o", "hasil", "--layout", pattern)
        assert result.code == 2
        assert said in result.err
        assert not Path("hasil").exists()

    def test_what_a_user_typed_makes_no_folder_of_its_own(self) -> None:
        pattern = folders("{nama_desa}", shipped().get(SK))
        assert pattern.of(1, lambda _: "../a/b") == "a-b"
        assert pattern.of(1, lambda _: None) == "tanpa nama desa"

    def test_a_type_without_kecamatan_lies_in_one_folder(self) -> None:
        assert folders(None, shipped().get("lampiran_7")).of(1, lambda _: None) == ""


class TestCheck:
    BAD: ClassVar[dict[int, dict[str, Any]]] = {
        3: {"tanggal_penetapan": "31-02-2026"},
        7: {"nama_desa": None, "tahun": "dua"},
    }

    def test_every_row_is_checked_and_nothing_is_written_when_one_is_not_sound(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 8, self.BAD), tmp_path / "t.jsonl")
        result = run("batch", SK, str(table), "-o", "hasil/baru")
        assert result.code == 1
        assert f"{table}:3:" in result.err
        assert "31 Februari 2026" in result.err
        assert result.err.count(f"{table}:7:") == 2
        assert "3 masalah. Tidak ada berkas yang dibuat." in result.err
        assert not Path("hasil").exists()

    def test_rows_that_are_not_sound_can_be_left_out_and_are_reported(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 8, self.BAD), tmp_path / "t.jsonl")
        result = run("batch", SK, str(table), "-o", "hasil", "--skip-invalid")
        assert result.code == 0
        assert "2 baris dilewati karena salah, 6 berkas" in result.err
        assert result.out.splitlines() == ["hasil", "hasil/laporan masalah.xlsx", "hasil/laporan masalah.json"]
        told = json.loads(Path("hasil/laporan masalah.json").read_text(encoding="utf-8"))
        assert [(one["baris"], one["kolom"]) for one in told] == [
            (3, "tanggal_penetapan"), (7, "nama_desa"), (7, "tahun"),
        ]  # fmt: skip
        assert told[0]["tempat"].startswith(f"{table}:3:")
        rows = list(openpyxl.load_workbook("hasil/laporan masalah.xlsx").active.iter_rows(values_only=True))
        assert rows[0][:4] == ("Baris ke-", "Tempat", "Isian", "Kolom")
        assert [(row[0], row[3], row[5]) for row in rows[1:]] == [
            (one["baris"], one["kolom"], one["masalah"]) for one in told
        ]

    def test_the_report_holds_any_text_as_text(self, run: Run, tmp_path: Path) -> None:
        hostile = "=HYPERLINK(1)\u0007_x0041_"
        table = saved(villages(SK, 2, {1: {"tahun": hostile}}), tmp_path / "t.jsonl")
        assert run("batch", SK, str(table), "-o", "hasil", "--skip-invalid").code == 0
        cell = openpyxl.load_workbook("hasil/laporan masalah.xlsx").active.cell(2, 5)
        assert cell.data_type == "s"
        assert cell.value.startswith("=HYPERLINK(1)")

    def test_a_place_in_a_workbook_is_sheet_and_cell(self, run: Run, tmp_path: Path) -> None:
        assert run("new", SK, "-o", "tabel.xlsx", "--table", "--sample").out == "tabel.xlsx\n"
        book = openpyxl.load_workbook("tabel.xlsx")
        heads = {cell.value: cell.column for cell in book["Tabel"][1]}
        book["Tabel"].cell(2, heads["tahun"], "dua ribu")
        team = next(sheet for sheet in book if sheet.cell(1, 2).value == "anggota_tim[].nama")
        team.cell(4, 2).value = None
        book.save("tabel.xlsx")
        result = run("batch", SK, "tabel.xlsx", "-o", "hasil")
        assert result.code == 1
        assert f"tabel.xlsx Tabel!{openpyxl.utils.get_column_letter(heads['tahun'])}2: Tahun" in result.err
        assert f"tabel.xlsx '{team.title}'!B4:" in result.err or f"tabel.xlsx {team.title}!B4:" in result.err

    def test_two_rows_with_one_name_are_refused_before_anything_is_written(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 6, {4: {"nama_desa": "DESA 002"}}), tmp_path / "t.jsonl")
        result = run("batch", SK, str(table), "-o", "hasil")
        assert result.code == 1
        assert "(baris data ke-2, 4)" in result.err
        assert f"{table}:2:1" in result.err
        assert f"{table}:4:1" in result.err
        assert not Path("hasil").exists()
        skipped = run("batch", SK, str(table), "-o", "hasil", "--skip-invalid")
        assert "2 baris dilewati" in skipped.err

    def test_a_table_without_a_row_is_told(self, run: Run) -> None:
        assert run("new", LIST, "-o", "kosong.csv", "--table").code == 0
        result = run("batch", LIST, "kosong.csv", "-o", "hasil")
        assert result.code == 2
        assert "kosong.csv tidak berisi satu baris pun" in result.err
        assert not Path("hasil").exists()

    def test_a_row_of_another_type_is_told(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 2, {2: {"jenis": LIST}}), tmp_path / "t.jsonl")
        result = run("batch", SK, str(table), "-o", "hasil")
        assert result.code == 1
        assert f"{table}:2:" in result.err

    def test_a_faulty_profile_is_told_once_and_at_its_own_place(self, run: Run, table: Path, tmp_path: Path) -> None:
        (tmp_path / "profil.yaml").write_text("jenis: profil\nkode_pos: abc\n", encoding="utf-8")
        result = run("batch", SK, str(table), "-p", "profil.yaml", "-o", "hasil")
        assert result.code == 1
        assert result.err.count("kode_pos") == 1

    def test_the_fault_of_a_shared_value_stands_in_the_profile(self, run: Run, tmp_path: Path) -> None:
        rows = villages(SK, 2)
        for row in rows:
            row.pop("tahun_awal")
            row.pop("tahun_akhir", None)
        (tmp_path / "profil.yaml").write_text("jenis: profil\ntahun_awal: 2027\ntahun_akhir: 2020\n", encoding="utf-8")
        result = run("batch", SK, str(saved(rows, tmp_path / "t.jsonl")), "-p", "profil.yaml", "-o", "hasil")
        assert result.code == 1
        assert "profil.yaml:" in result.err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("profil", "desa.jsonl"), "bukan dokumen"),
            ((SK, "desa.jsonl", "--format", "xlsx"), "tidak ada dalam bentuk xlsx"),
            ((SK, "desa.yaml"), "desa.yaml"),
            ((SK, "desa.jsonl", "--scheduler", "tcp://x:1"), "--engine dask"),
            ((SK, "desa.jsonl", "--engine", "dask"), "--scheduler"),
        ],
    )
    def test_wrong_use_is_said_and_nothing_is_written(
        self, run: Run, table: Path, arguments: Sequence[str], said: str
    ) -> None:
        result = run("batch", *arguments, "-o", "hasil")
        assert result.code == 2
        assert said in result.err
        assert not Path("hasil").exists()


class TestFilesThatAreThere:
    def test_other_content_is_kept_without_force(self, run: Run, table: Path) -> None:
        run("batch", SK, str(table), "-o", "hasil")
        first = next(Path("hasil").rglob("*.docx"))
        whole = first.read_bytes()
        first.write_bytes(b"milik orang")
        result = run("batch", SK, str(table), "-o", "hasil")
        assert result.code == 3
        assert "--force" in result.err
        assert first.read_bytes() == b"milik orang"
        assert run("batch", SK, str(table), "-o", "hasil", "--force").code == 0
        assert first.read_bytes() == whole

    def test_a_zip_with_other_content_is_kept_without_force(self, run: Run, table: Path) -> None:
        Path("hasil.zip").write_bytes(b"milik orang")
        result = run("batch", SK, str(table), "-o", "hasil.zip")
        assert result.code == 3
        assert Path("hasil.zip").read_bytes() == b"milik orang"
        assert run("batch", SK, str(table), "-o", "hasil.zip", "--force").code == 0
        assert len(hashes(Path("hasil.zip"))) == 12


class TestZip:
    def test_a_zip_holds_what_a_folder_would_and_is_the_same_each_time(self, run: Run, table: Path) -> None:
        for target in ("hasil", "a.zip", "b.zip"):
            assert run("batch", SK, str(table), "-o", target).code == 0
        assert hashes(Path("a.zip")) == hashes(Path("hasil"))
        assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()
        assert run("batch", SK, str(table), "-o", "a.zip", "-j", "2").code == 0  # the same: left alone

    def test_the_report_lies_beside_it(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 3, {2: {"tahun": "x"}}), tmp_path / "t.jsonl")
        result = run("batch", SK, str(table), "-o", "hasil.zip", "--skip-invalid")
        assert result.out.splitlines()[1:] == ["hasil - laporan masalah.xlsx", "hasil - laporan masalah.json"]
        assert Path("hasil - laporan masalah.json").exists()
        assert len(hashes(Path("hasil.zip"))) == 2


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "docgen", "batch", *arguments]


def workers_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in found.split()]


class TestResume:
    @pytest.mark.parametrize("target", ["hasil", "hasil.zip"])
    def test_killed_at_any_moment_it_ends_with_the_files_of_an_undisturbed_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        saved(villages(SK, 700), tmp_path / "t.jsonl")
        started = time.monotonic()
        subprocess.run(command(SK, "t.jsonl", "-o", f"utuh-{target}", "-j", "2"), check=True, capture_output=True)
        whole = time.monotonic() - started
        moments = random.Random(7)
        for _ in range(4):
            process = subprocess.Popen(
                command(SK, "t.jsonl", "-o", target, "-j", "2", "--resume"),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(moments.uniform(0.3, 0.9) * whole)
            workers = workers_of(process.pid)
            process.kill()
            process.wait()
            for worker in workers:
                _wait_for_the_end_of(worker)
        subprocess.run(command(SK, "t.jsonl", "-o", target, "-j", "2", "--resume"), check=True, capture_output=True)
        assert hashes(tmp_path / target) == hashes(tmp_path / f"utuh-{target}")
        hidden = [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]
        assert hidden == []

    def test_what_is_finished_is_not_made_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        saved(villages(SK, 600), tmp_path / "t.jsonl")
        process = subprocess.Popen(
            command(SK, "t.jsonl", "-o", "hasil"), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        while len(list(Path("hasil").rglob("*.docx"))) < 200:
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
        process.wait()
        before = {path: path.stat().st_mtime_ns for path in Path("hasil").rglob("*.docx")}
        again = subprocess.run(
            command(SK, "t.jsonl", "-o", "hasil", "--resume"), capture_output=True, text=True, check=True
        )
        assert "baris sudah selesai sebelumnya" in again.stderr
        after = {path: path.stat().st_mtime_ns for path in Path("hasil").rglob("*.docx")}
        assert len(after) == 600
        assert {path: after[path] for path in before} == before

    def test_a_finished_file_that_is_gone_is_made_again(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 6), tmp_path / "t.jsonl")
        Path("hasil/Kecamatan 2").mkdir(parents=True)
        blocked = Path("hasil/Kecamatan 2") / docgen.generate(SK, villages(SK, 6)[5]).name
        blocked.write_bytes(b"milik orang")
        assert run("batch", SK, str(table), "-o", "hasil").code == 3
        blocked.unlink()
        assert run("batch", SK, str(table), "-o", "hasil", "--resume").code == 0
        assert len(files_below(Path("hasil"))) == 6

    def test_begun_anew_it_leaves_nothing_of_the_run_that_was_killed(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 3), tmp_path / "t.jsonl")
        Path("hasil/Kecamatan 1").mkdir(parents=True)
        blocked = Path("hasil/Kecamatan 1") / docgen.generate(SK, villages(SK, 3)[2]).name
        blocked.write_bytes(b"milik orang")
        assert run("batch", SK, str(table), "-o", "hasil").code == 3
        blocked.unlink()
        Path("hasil/Kecamatan 1/.docgen-0123456789abcdef.tmp").write_bytes(b"separuh")
        assert run("batch", SK, str(table), "-o", "hasil").code == 0
        assert {Path(name).suffix for name in files_below(Path("hasil"))} == {".docx"}

    def test_a_table_that_changed_meanwhile_is_not_resumed(self, run: Run, tmp_path: Path) -> None:
        table = saved(villages(SK, 3), tmp_path / "t.jsonl")
        Path("hasil/Kecamatan 1").mkdir(parents=True)
        blocked = Path("hasil/Kecamatan 1") / docgen.generate(SK, villages(SK, 3)[2]).name
        blocked.write_bytes(b"milik orang")
        assert run("batch", SK, str(table), "-o", "hasil").code == 3
        saved(villages(SK, 4), table)
        result = run("batch", SK, str(table), "-o", "hasil", "--resume")
        assert result.code == 2
        assert "berubah sejak" in result.err
        blocked.unlink()
        assert run("batch", SK, str(table), "-o", "hasil").code == 0
        assert len(files_below(Path("hasil"))) == 4

    def test_two_runs_do_not_fill_one_folder_at_a_time(self, run: Run, table: Path) -> None:
        Path("hasil").mkdir()
        other = Journal(Path("hasil/.docgen-jurnal.db"), "lain", resume="never")
        result = run("batch", SK, str(table), "-o", "hasil")
        other.close()
        assert result.code == 3
        assert "proses lain" in result.err

    def test_interrupted_from_the_keyboard_it_can_be_resumed(self, tmp_path: Path) -> None:
        saved(villages(SK, 600), tmp_path / "t.jsonl")
        process = subprocess.Popen(
            command(SK, "t.jsonl", "-o", "hasil"),
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        while len(list((tmp_path / "hasil").rglob("*.docx"))) < 50:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 3
        assert (
            said.strip()
            .splitlines()[-1]
            .startswith("Dihentikan. Yang sudah jadi tetap ada; lanjutkan dengan --resume.")
        )
        assert "Traceback" not in said
        subprocess.run(command(SK, "t.jsonl", "-o", "hasil", "--resume"), cwd=tmp_path, check=True, capture_output=True)
        assert len(files_below(tmp_path / "hasil")) == 600


def _wait_for_the_end_of(worker: int) -> None:
    for _ in range(200):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        state = Path(f"/proc/{worker}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(f"worker {worker} outlives its main process")


def dies_once(job: Any, piece: Sequence[Any]) -> list[Any]:
    mark = Path(job)
    if piece[0].number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return [one.number for one in piece]


def always_dies(_job: Any, piece: Sequence[Any]) -> list[Any]:
    if piece[0].number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return [one.number for one in piece]


class Row:
    """Something with the number of a row."""

    def __init__(self, number: int) -> None:
        self.number = number


class TestEngine:
    def test_a_process_that_dies_is_replaced_and_its_work_done_again_in_order(self, tmp_path: Path) -> None:
        with LocalEngine(2) as engine:
            pieces: Any = [[Row(number)] for number in range(1, 30)]
            found = list(engine.map(dies_once, str(tmp_path / "mark"), pieces))
        assert found == [[number] for number in range(1, 30)]

    def test_work_that_always_kills_its_process_is_given_up_and_named(self) -> None:
        pieces: Any = [[Row(number)] for number in range(1, 30)]
        with LocalEngine(2) as engine, pytest.raises(CannotProduce, match=r"baris ke-[123] "):
            list(engine.map(always_dies, "", pieces))

    def test_pieces_are_taken_as_they_are_needed(self) -> None:
        taken = []

        def pieces() -> Any:
            for number in range(1, 1000):
                taken.append(number)
                yield [Row(number)]

        with LocalEngine(2) as engine:
            results = engine.map(always_well, "", pieces())
            next(results)
            assert len(taken) < 20


def always_well(_job: Any, piece: Sequence[Any]) -> list[Any]:
    return [one.number for one in piece]


class TestProgress:
    def test_without_a_terminal_a_plain_line_tells_how_far_it_is(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("docgen.cli.progress._EVERY_SECONDS", 0.0)
        shown = Progress("baris")
        shown.phase("Membuat", 2000)
        shown.step(500)
        shown.phase("Memeriksa", 0)
        shown.step(1500)
        first, second = capsys.readouterr().err.splitlines()
        assert first.startswith("Membuat: 500 dari 2.000 baris, ")
        assert "per detik, sisa 0 detik." in first
        assert second.startswith("Memeriksa: 1.500 baris, ")
        assert "sisa" not in second

    @pytest.mark.parametrize(
        ("seconds", "words"), [(0.4, "0 detik"), (59.6, "1 menit"), (200, "3 menit 20 detik"), (7500, "2 jam 5 menit")]
    )
    def test_durations_are_written_in_words(self, seconds: float, words: str) -> None:
        assert in_words(seconds) == words


def test_pdf_is_made_of_every_document(run: Run, tmp_path: Path) -> None:
    table = saved(villages(LIST, 3), tmp_path / "t.jsonl")
    assert run("batch", LIST, str(table), "-o", "hasil", "--pdf").code == 0
    made = {path.stem: path for path in Path("hasil").rglob("*.pdf")}
    assert set(made) == {path.stem for path in Path("hasil").rglob("*.docx")}
    assert len(made) == 3
    for number, name in enumerate(sorted(made), start=1):
        assert f"Desa {number:03}" in " ".join(page.extract_text() for page in pypdf.PdfReader(made[name]).pages)


# Stands in for a LibreOffice that can't load one of the documents.
CHOOSY = """#!{python}
import pathlib, shutil, sys, zipfile
pathlib.Path("pdf").mkdir()
for source in sys.argv[sys.argv.index("--outdir") + 2:]:
    if "Desa 002" not in zipfile.ZipFile(source).read("word/document.xml").decode():
        shutil.copy({pdf!r}, pathlib.Path("pdf", source).with_suffix(".pdf"))
"""


def test_a_document_that_cannot_become_a_pdf_is_named_and_left_out_until_it_can(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(600, 900)
    writer.write(tmp_path / "satu.pdf")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(CHOOSY.format(python=sys.executable, pdf=str(tmp_path / "satu.pdf")))
    program.chmod(0o755)
    table = saved(villages(LIST, 3), tmp_path / "t.jsonl")
    with monkeypatch.context() as patched:
        patched.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        result = run("batch", LIST, str(table), "-o", "hasil", "--pdf")
    assert result.code == 3
    assert result.err.count("tidak menghasilkan PDF") == 1
    assert "Desa 002" in result.err
    assert "1 gagal; lanjutkan dengan --resume" in result.err
    assert len(list(Path("hasil").rglob("*.docx"))) == 3
    assert {path.name.count("Desa 002") for path in Path("hasil").rglob("*.pdf")} == {0}
    again = run("batch", LIST, str(table), "-o", "hasil", "--pdf", "--resume")
    assert again.code == 0
    assert "2 baris sudah selesai sebelumnya" in again.err
    assert len(list(Path("hasil").rglob("*.pdf"))) == 3
