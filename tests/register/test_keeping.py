"""The register gives numbers: each once, in order, to the same data the same one, whatever is killed meanwhile."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from docgen.errors import Unreadable
from docgen.register.database import Database
from docgen.register.entries import Series
from docgen.register.keeping import Held, amend, annul, record, take
from docgen.register.reading import entries, files_of, gaps, of_file
from tests.support.documents import ROOT
from tests.support.registering import NOW, PATTERN, VILLAGE, asked, bound, given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "register.db", create=True) as database:
        yield database


def test_numbers_run_from_one_by_the_pattern(register: Database) -> None:
    assert [given(register, asked(number)).nomor for number in (1, 2, 3)] == [
        "141/001/KEP/X/2026", "141/002/KEP/X/2026", "141/003/KEP/X/2026",
    ]  # fmt: skip


def test_each_village_kind_and_year_has_numbers_of_its_own(register: Database) -> None:
    others = [replace(VILLAGE, penerbit="Desa Lain"), replace(VILLAGE, seri="surat"), replace(VILLAGE, tahun=2027)]
    assert [given(register, asked(9, series)).urut for series in (VILLAGE, *others, VILLAGE)] == [1, 1, 1, 1, 1]
    assert given(register, asked(10)).urut == 2


def test_a_village_is_the_same_however_its_name_is_typed(register: Database) -> None:
    given(register, asked(1))
    assert given(register, asked(2, replace(VILLAGE, penerbit=VILLAGE.penerbit.upper() + " "))).urut == 2


def test_the_same_data_gets_the_same_number_again_before_and_after_its_file(register: Database) -> None:
    first = given(register, asked(1))
    given(register, asked(2))
    assert given(register, asked(1)) == first
    bound(register, first, asked(1), b"isi")
    assert given(register, asked(1)).nomor == first.nomor


def test_a_number_without_a_file_is_never_given_to_other_data(register: Database) -> None:
    first = given(register, asked(1))
    assert first.keadaan == "dipesan"
    assert given(register, asked(2)).nomor != first.nomor


@pytest.mark.parametrize("changes", [{"sumber": "lain.yaml"}, {"judul": "Judul lain"}])
def test_a_corrected_paper_does_not_use_up_a_number_silently(register: Database, changes: dict[str, str]) -> None:
    first = given(register, asked(1))
    corrected = asked(1, VILLAGE, sidik="sesudah perbaikan", **changes)
    with pytest.raises(Held) as refused:
        given(register, corrected)
    assert (refused.value.entry, refused.value.why) == (first, "mirip")
    assert given(register, replace(corrected, another=True)).urut == 2


def test_a_typed_number_takes_over_its_own_entry(register: Database) -> None:
    first = given(register, asked(1))
    typed = replace(asked(1, sidik="sesudah perbaikan"), nomor="141/001/kep/X/2026")
    with register.writing():
        assert take(register.base, typed, NOW) == first


def test_a_typed_number_of_another_paper_is_refused_with_its_name(register: Database) -> None:
    given(register, asked(1))
    typed = replace(asked(2, jenis="lain"), nomor="141/001/KEP/X/2026")
    with pytest.raises(Held) as refused, register.writing():
        take(register.base, typed, NOW)
    assert refused.value.why == "lain"
    assert refused.value.entry.shown == "141/001/KEP/X/2026 (Naskah 1)"


def test_a_typed_number_moves_the_next_one_on(register: Database) -> None:
    with register.writing():
        taken = take(register.base, replace(asked(1), nomor="141/007/KEP/X/2026"), NOW)
    assert (taken.urut, taken.asal) == (7, "diketik")
    assert given(register, asked(2)).urut == 8
    assert gaps(entries(register.base)) == {VILLAGE: [1, 2, 3, 4, 5, 6]}


def test_a_typed_number_of_any_form_is_kept_and_not_given_again(register: Database) -> None:
    with register.writing():
        for typed in ("005/1/Pmr", "050/1/Pmr", "1"):
            record(register.base, VILLAGE, typed, asked(1).paper, ("{urut}", "tertulis", "impor", NOW))
    assert [one.urut for one in entries(register.base)] == [1, None, None]
    assert given(register, replace(asked(5), pola="{urut}")).nomor == "2"


def test_an_annulled_number_is_not_given_again(register: Database) -> None:
    first = given(register, asked(1))
    with register.writing():
        annulled = annul(register.base, first.id, "salah ketik")
    assert (annulled.keadaan, annulled.alasan) == ("batal", "salah ketik")
    assert given(register, asked(1)).urut == 2
    with pytest.raises(Held, match="batal"), register.writing():
        take(register.base, replace(asked(1), nomor=first.nomor), NOW)


def test_a_file_is_found_by_its_hash_and_an_older_version_is_told(register: Database) -> None:
    first = given(register, asked(1))
    bound(register, first, asked(1), b"satu")
    again = bound(register, first, asked(1), b"satu")
    assert (again.keadaan, again.versi) == ("tertulis", 1)
    assert bound(register, first, asked(1, sidik="lain"), b"dua").versi == 2
    old, new = (of_file(register.base, hashlib.sha256(content).hexdigest())[0] for content in (b"satu", b"dua"))
    assert (old.is_latest, new.is_latest) == (False, True)
    assert of_file(register.base, "tidak ada") == []
    assert [version for version, _, _ in files_of(register.base, first.id)] == [1, 2]


def test_what_people_typed_for_the_books_outlives_a_new_version(register: Database) -> None:
    first = given(register, asked(1))
    with register.writing():
        amend(register.base, first.id, {"uraian_singkat": "Tim", "keterangan": "x"})
        amend(register.base, first.id, {"keterangan": None})
    assert bound(register, first, asked(1), b"satu").paper.isi == {"uraian_singkat": "Tim"}


def test_nothing_is_kept_of_a_transaction_that_fails(register: Database) -> None:
    def recorded_twice() -> None:
        with register.writing():
            for _ in range(2):
                record(register.base, VILLAGE, "1", asked(1).paper, (PATTERN, "dipesan", "impor", NOW))

    with pytest.raises(Held):
        recorded_twice()
    assert entries(register.base) == []


def test_a_file_that_is_no_register_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "lain.db"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE x (y)")
    base.close()
    text = tmp_path / "teks.db"
    text.write_text("bukan basis data sama sekali, hanya teks yang cukup panjang", encoding="utf-8")
    before = other.read_bytes(), text.read_bytes()
    for path in (other, text):
        for create in (True, False):
            with pytest.raises(Unreadable, match="bukan register docgen"):
                Database(path, create=create)
    assert (other.read_bytes(), text.read_bytes()) == before
    with pytest.raises(Unreadable, match="tidak ada"):
        Database(tmp_path / "tidak-ada.db")
    assert not (tmp_path / "tidak-ada.db").exists()


def test_a_register_is_one_file_and_keeps_its_name_tag(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Database(path, create=True) as database:
        given(database, asked(1))
        tag = database.id
    assert [one.name for one in tmp_path.iterdir()] == ["register.db"]
    with Database(path) as database:
        assert database.id == tag
        assert len(entries(database.base)) == 1


def test_200_papers_of_8_processes_killed_at_random_each_get_one_number(tmp_path: Path) -> None:
    path, folder = tmp_path / "register.db", tmp_path / "hasil"
    shares = [[str(number) for number in range(first, 200, 8)] for first in range(8)]
    chance = random.Random(8)

    def started(share: list[str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.support.registering", str(path), str(folder), *share]
        return subprocess.Popen(command, cwd=ROOT)

    running = {index: started(share) for index, share in enumerate(shares)}
    kills = 0
    while running:
        time.sleep(0.02)
        for index, process in list(running.items()):
            if process.poll() == 0:
                del running[index]
            elif process.poll() is not None:
                running[index] = started(shares[index])
            elif kills < 12 and path.exists() and chance.random() < 0.05:
                process.kill()
                kills += 1
    with Database(path) as database:
        found = entries(database.base)
        assert kills == 12
        assert [one.urut for one in found] == list(range(1, 201)), "no number twice, none lost, no gap"
        assert {one.keadaan for one in found} == {"tertulis"}
        assert len({one.paper.sidik for one in found}) == 200
        for one in found:
            name = one.paper.sumber.replace(".yaml", ".txt")
            content = (folder / name).read_bytes()
            assert content.decode() == f"{one.nomor} {one.paper.judul}"
            assert of_file(database.base, hashlib.sha256(content).hexdigest())[0].entry == one
        assert database.base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_number_that_a_killed_process_had_is_shown_as_reserved(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    code = (
        "import os, signal; from pathlib import Path; from docgen.register.database import Database\n"
        "from tests.support.registering import asked, given\n"
        f"database = Database(Path({str(path)!r}), create=True); given(database, asked(1))\n"
        "database.base.execute('BEGIN IMMEDIATE'); database.base.execute('DELETE FROM entri')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == -9
    with Database(path) as database:
        (left,) = entries(database.base)
        assert (left.keadaan, left.urut, left.versi) == ("dipesan", 1, 0)
        assert given(database, asked(2)).urut == 2
        assert given(database, asked(1)).urut == 1


def test_series_are_told_apart_by_all_that_they_are() -> None:
    assert len({VILLAGE, Series("a", "keputusan", 2026), Series("a", "surat", 2026), Series("a", "surat", 2027)}) == 4
