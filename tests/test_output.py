"""Files appear whole or not at all, under names that every system accepts."""

from __future__ import annotations

import errno
import json
import ntpath
import os
import stat
import subprocess
import sys
import textwrap
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.errors import WriteFailed
from docgen.output import Written, safe_name, sweep, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CORPUS = json.loads((Path(__file__).parent / "data" / "nasty-strings.json").read_text(encoding="utf-8"))["items"]
_NASTY_NAMES = [item["value"] for item in _CORPUS if item["class"] == "filename"]
_RESERVED = getattr(ntpath, "isreserved", lambda name: PureWindowsPath(name).is_reserved())
_TEXTS = [item["value"] for item in _CORPUS if "value" in item]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a Python of its own; what it prints is its report."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=Path(__file__).parent.parent,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


class TestSafeName:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("SK Tim Penyusun RPJM Desa Baktiseraga", "SK Tim Penyusun RPJM Desa Baktiseraga.docx"),
            ("Nomor 800/123/2026", "Nomor 800-123-2026.docx"),
            ("800∕123", "800-123.docx"),
            ("Siti Nur'aini, S.Pd.", "Siti Nur'aini, S.Pd.docx"),
            ("RKP Desa 2026 – Perubahan", "RKP Desa 2026 - Perubahan.docx"),
            ('Surat "Penting"?', "Surat Penting.docx"),
            ("../../etc/passwd", "etc-passwd.docx"),
            ("C:\\Windows\\x", "C-Windows-x.docx"),
            ("-rf", "rf.docx"),
            ("surat\u202exslx", "suratxslx.docx"),
            ("Andre\u0301", "Andr\u00e9.docx"),
            ("CON", "_CON.docx"),
            ("com\u00b9.rahasia", "_com\u00b9.rahasia.docx"),
            ("Konsep", "Konsep.docx"),
            ("...", "dokumen.docx"),
            ("", "dokumen.docx"),
        ],
    )
    def test_a_title_becomes_a_name_that_a_person_still_recognises(self, text: str, name: str) -> None:
        assert safe_name(text, "docx") == name

    def test_the_extension_may_be_given_with_its_dot(self) -> None:
        assert safe_name("Surat", ".pdf") == "Surat.pdf"

    def test_the_44_nasty_names_are_all_here(self) -> None:
        assert len(_NASTY_NAMES) == 44

    @pytest.mark.parametrize("text", _TEXTS, ids=range(len(_TEXTS)))
    def test_every_nasty_string_gives_a_name_that_works_everywhere(self, text: str) -> None:
        _works_everywhere(safe_name(text, "xlsx"))

    @given(st.text(max_size=200))
    @example("a<\u0338")
    @example("\u0338")
    @example("CO\u200bM1")
    def test_any_text_gives_a_name_that_works_everywhere(self, text: str) -> None:
        name = safe_name(text, "docx")
        _works_everywhere(name)
        assert name == safe_name(unicodedata.normalize("NFC", text), "docx")
        assert safe_name(name.removesuffix(".docx"), "docx") == name

    @pytest.mark.parametrize("text", [*_NASTY_NAMES, "x" * 300, "é" * 300], ids=lambda text: repr(text)[:20])
    def test_the_file_system_here_takes_the_name_and_gives_it_back(self, text: str, tmp_path: Path) -> None:
        name = safe_name(text, "docx")
        (tmp_path / name).write_bytes(b"isi")
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_long_titles_that_differ_only_at_their_end_stay_different(self) -> None:
        first, second = (safe_name("Berita Acara " * 20 + year, "docx") for year in ("2025", "2026"))
        assert first != second
        assert len(first.encode()) <= 120
        assert first.startswith("Berita Acara Berita Acara ")


def _works_everywhere(name: str) -> None:
    """Judge a file name by the published rules of Windows and by what ext4 and FAT can hold."""
    stem, _, _ = name.rpartition(".")
    assert stem
    assert 1 <= len(name.encode()) <= 120
    assert not set(name) & set('<>:"/\\|?*')
    assert not [char for char in name if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}]
    assert unicodedata.is_normalized("NFC", name)
    assert name == name.strip(" .")
    assert not name.startswith(("-", "~", "$"))
    superscripts = name.translate(str.maketrans("¹²³", "123"))
    assert not _RESERVED(superscripts)


class TestWriting:
    def test_new_files_are_written_with_their_folders(self, tmp_path: Path) -> None:
        first, second = tmp_path / "hasil" / "2026" / "a.docx", tmp_path / "b.docx"
        assert write_files([(first, b"satu"), (second, b"dua")]) == [Written(first, "baru"), Written(second, "baru")]
        assert _files(tmp_path) == {"hasil/2026/a.docx": b"satu", "b.docx": b"dua"}

    def test_nothing_to_write_is_no_trouble(self) -> None:
        assert write_files([]) == []

    def test_a_file_with_the_same_content_is_left_alone(self, tmp_path: Path) -> None:
        target = tmp_path / "a.docx"
        target.write_bytes(b"satu")
        os.utime(target, (1, 1))
        assert write_files([(target, b"satu")]) == [Written(target, "sama")]
        assert target.stat().st_mtime == 1

    def test_files_with_other_content_stop_everything_and_are_named_with_the_cure(self, tmp_path: Path) -> None:
        old, older = tmp_path / "b.docx", tmp_path / "c.docx"
        old.write_bytes(b"lama")
        older.write_bytes(b"Lama")
        with pytest.raises(WriteFailed, match=r"b\.docx, .*c\.docx.*--force"):
            write_files([(tmp_path / "baru" / "a.docx", b"satu"), (old, b"dua!"), (older, b"tiga")])
        assert _files(tmp_path) == {"b.docx": b"lama", "c.docx": b"Lama"}
        assert not (tmp_path / "baru").exists()

    def test_force_replaces_other_content_and_keeps_who_may_read_it(self, tmp_path: Path) -> None:
        target = tmp_path / "a.docx"
        target.write_bytes(b"lama")
        target.chmod(0o600)
        assert write_files([(target, b"baru")], force=True) == [Written(target, "diganti")]
        assert _files(tmp_path) == {"a.docx": b"baru"}
        assert stat.S_IMODE(target.stat().st_mode) == 0o600

    def test_a_new_file_has_the_rights_that_the_umask_leaves(self, tmp_path: Path) -> None:
        target = tmp_path / "a.docx"
        _run(
            """
            import os, pathlib, sys
            from docgen.output import write_files
            os.umask(0o027)
            write_files([(pathlib.Path(sys.argv[1]), b"isi")])
            """,
            target,
        )
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    @pytest.mark.parametrize(
        ("one", "two"), [("a.docx", "a.docx"), ("Surat.docx", "surat.DOCX"), ("é.docx", "e\u0301.docx")]
    )
    def test_two_documents_with_one_name_are_refused(self, one: str, two: str, tmp_path: Path) -> None:
        with pytest.raises(WriteFailed, match="Dua dokumen akan bernama sama"):
            write_files([(tmp_path / one, b"satu"), (tmp_path / two, b"dua")])
        assert _files(tmp_path) == {}

    def test_one_name_reached_by_two_ways_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "asli").mkdir()
        (tmp_path / "jalan").symlink_to(tmp_path / "asli")
        with pytest.raises(WriteFailed, match="bernama sama"):
            write_files([(tmp_path / "asli" / "a.docx", b"satu"), (tmp_path / "jalan" / "a.docx", b"dua")])

    @pytest.mark.parametrize("force", [False, True])
    def test_nothing_is_written_through_a_link(self, force: bool, tmp_path: Path) -> None:
        goal = tmp_path / "rahasia.txt"
        goal.write_bytes(b"rahasia")
        for name, at in (("a.docx", goal), ("b.docx", tmp_path / "tidak ada")):
            (tmp_path / name).symlink_to(at)
            with pytest.raises(WriteFailed, match="tautan"):
                write_files([(tmp_path / name, b"isi")], force=force)
        assert goal.read_bytes() == b"rahasia"
        assert not (tmp_path / "tidak ada").exists()

    def test_a_folder_in_the_place_of_the_file_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").mkdir()
        with pytest.raises(WriteFailed, match=r"a\.docx adalah folder"):
            write_files([(tmp_path / "a.docx", b"isi")], force=True)

    def test_all_leftovers_below_a_folder_can_be_swept_when_nobody_else_is_at_work(self, tmp_path: Path) -> None:
        inside = tmp_path / "kecamatan"
        inside.mkdir()
        for folder in (tmp_path, inside):
            (folder / ".docgen-0123456789abcdef.tmp").write_bytes(b"x")
        kept = (inside / ".docgen-lain.tmp", inside / "SK.docx")
        for path in kept:
            path.write_bytes(b"x")
        sweep(tmp_path)
        assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(kept)

    def test_leftovers_of_killed_runs_are_swept_but_only_old_ones_of_ours(self, tmp_path: Path) -> None:
        names = [".docgen-00112233445566aa.tmp", ".docgen-ffeeddccbbaa9988.tmp", ".docgen-catatan.tmp", "laporan.tmp"]
        for name in names:
            (tmp_path / name).write_bytes(b"sisa")
        two_hours_ago = (tmp_path / names[0]).stat().st_mtime - 7200
        for name in (names[0], names[2], names[3]):
            os.utime(tmp_path / name, (two_hours_ago, two_hours_ago))
        write_files([(tmp_path / "a.docx", b"isi")])
        assert sorted(_files(tmp_path)) == sorted(["a.docx", *names[1:]])


def _failing_at(place: Path, call: Callable[[Path, Path], None], code: int) -> Callable[[Path, Path], None]:
    """Give a system call that works as ever, but for one target."""

    def faulty(source: Path, target: Path) -> None:
        if target == place:
            raise OSError(code, "x")
        call(source, target)

    return faulty


class TestFailing:
    """Whatever goes wrong: a sentence for the user, and everything as it was before."""

    @pytest.mark.parametrize(
        ("code", "sentence"),
        [
            (errno.EACCES, "Tidak ada izin menulis b.docx di folder"),
            (errno.EROFS, "hanya dapat dibaca"),
            (errno.ENOSPC, "penuh"),
            (errno.EDQUOT, "penuh"),
            (errno.EIO, "kode EIO"),
        ],
    )
    def test_a_fault_while_naming_the_second_file_takes_back_the_first(
        self, code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for call in ("link", "rename"):
            monkeypatch.setattr(os, call, _failing_at(tmp_path / "b.docx", getattr(os, call), code))
        with pytest.raises(WriteFailed, match=sentence):
            write_files([(tmp_path / "baru" / "a.docx", b"satu"), (tmp_path / "b.docx", b"dua")])
        assert list(tmp_path.iterdir()) == []

    def test_a_fault_after_replacing_brings_the_old_content_back(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = tmp_path / "a.docx", tmp_path / "b.docx"
        first.write_bytes(b"lama")
        second.write_bytes(b"Lama")
        monkeypatch.setattr(os, "replace", _failing_at(second, os.replace, errno.EIO))
        with pytest.raises(WriteFailed):
            write_files([(first, b"satu"), (second, b"dua")], force=True)
        assert _files(tmp_path) == {"a.docx": b"lama", "b.docx": b"Lama"}

    def test_an_interrupt_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(_: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_files([(tmp_path / "hasil" / "a.docx", b"satu")])
        assert list(tmp_path.iterdir()) == []

    def test_a_disk_without_hard_links_gets_its_files_all_the_same(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(errno.EPERM, "FAT knows no hard links")

        monkeypatch.setattr("os.link", refuse)
        target, other = tmp_path / "a.docx", tmp_path / "b.docx"
        assert write_files([(target, b"satu")]) == [Written(target, "baru")]
        assert write_files([(target, b"dua"), (other, b"tiga")], force=True) == [
            Written(target, "diganti"),
            Written(other, "baru"),
        ]
        assert _files(tmp_path) == {"a.docx": b"dua", "b.docx": b"tiga"}

    @pytest.mark.parametrize("links", [True, False])
    def test_a_file_that_appears_in_the_meantime_is_not_replaced(
        self, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target, link = tmp_path / "a.docx", os.link

        def late(source: Path, path: Path) -> None:
            target.write_bytes(b"milik orang lain")
            if not links:
                raise PermissionError(errno.EPERM, "x")
            link(source, path)

        monkeypatch.setattr("os.link", late)
        with pytest.raises(WriteFailed, match="isi lain"):
            write_files([(target, b"satu")])
        assert _files(tmp_path) == {"a.docx": b"milik orang lain"}
        assert write_files([(tmp_path / "b.docx", b"satu")])[0].state == "baru"

    @pytest.mark.parametrize("below", ["", "2026"])
    def test_a_file_where_a_folder_should_be_is_named(self, below: str, tmp_path: Path) -> None:
        (tmp_path / "hasil").write_bytes(b"")
        with pytest.raises(WriteFailed, match=r"hasil.* bukan folder.*-o"):
            write_files([(tmp_path / "hasil" / below / "a.docx", b"isi")])

    @pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 30)])
    def test_a_path_that_is_too_long_is_named(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(WriteFailed, match="terlalu panjang"):
            write_files([(tmp_path / name, b"isi")])
        assert list(tmp_path.iterdir()) == []

    def test_a_file_open_in_word_is_named_on_windows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class SharingViolation(PermissionError):
            winerror = 32

        def held(*_: object) -> None:
            raise SharingViolation(errno.EACCES, "x")

        target = tmp_path / "a.docx"
        target.write_bytes(b"lama")
        monkeypatch.setattr("os.replace", held)
        with pytest.raises(WriteFailed, match="sedang dibuka program lain"):
            write_files([(target, b"baru")], force=True)
        assert _files(tmp_path) == {"a.docx": b"lama"}


@pytest.fixture(params=["disk kecil", "batas ukuran"])
def cramped(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder with room for 64 KiB: a tiny disk where one can be mounted, else a limit on the size of files."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))"
    if request.param == "disk kecil":
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)]
        if os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
            yield tmp_path, ""
            subprocess.run(["umount", str(tmp_path)], check=True)
            return
    yield tmp_path, limit


@pytest.mark.parametrize("sizes", [(70_000,), (30_000, 80_000), (1_000, 1_000, 200_000)])
def test_a_full_disk_leaves_no_file_at_all(sizes: tuple[int, ...], cramped: tuple[Path, str]) -> None:
    folder, limit = cramped
    (folder / "lama.docx").write_bytes(b"lama")
    result = _run(
        limit
        + """
import pathlib, sys
from docgen.errors import WriteFailed
from docgen.output import write_files
folder, sizes = pathlib.Path(sys.argv[1]), map(int, sys.argv[2:])
try:
    write_files([(folder / "hasil" / f"{size}-{n}.docx", bytes(size)) for n, size in enumerate(sizes)])
except WriteFailed as error:
    print(error)
""",
        folder,
        *sizes,
    )
    assert "Tempat penyimpanan penuh" in result.stdout or "terlalu besar" in result.stdout, result.stderr
    assert _files(folder) == {"lama.docx": b"lama"}
    assert not (folder / "hasil").exists()


_KILLED = """
import os, pathlib, random, signal, sys, time
from docgen.output import write_files
folder, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(20260117)
versions = [bytes([n]) * 1_500_000 for n in (65, 66)]
target, seen = folder / "a.docx", set()
for _ in range(rounds):
    child = os.fork()
    if child == 0:
        while True:
            for version in versions:
                write_files([(target, version), (folder / "b.docx", version[:1000])], force=True)
    time.sleep(chance.uniform(0.001, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for path in folder.glob("*.docx"):
        content = path.read_bytes()
        assert content[:1000] in (versions[0][:1000], versions[1][:1000]), "broken"
        assert len(content) == (1_500_000 if path == target else 1000), "cut"
        seen.add(path.name)
left = list(folder.glob(".docgen-*.tmp"))
for path in left:
    os.utime(path, (1, 1))
write_files([(target, b"akhir")], force=True)
print(sorted(seen), len(left) > 0, list(folder.glob(".docgen-*")))
"""


def test_a_program_killed_60_times_while_writing_never_leaves_a_broken_file(tmp_path: Path) -> None:
    result = _run(_KILLED, tmp_path, 60)
    assert result.stdout.strip() == "['a.docx', 'b.docx'] True []", result.stderr


_RACE = """
import os, pathlib, sys, time
from docgen.errors import WriteFailed
from docgen.output import write_files
folder, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2])
for turn in range(rounds):
    start, children = time.monotonic() + 0.01, []
    for number in range(8):
        child = os.fork()
        if child == 0:
            while time.monotonic() < start:
                pass
            try:
                write_files([(folder / str(turn) / "a.docx", bytes([number]) * 20_000)])
                os._exit(0)
            except WriteFailed as error:
                os._exit(1 if "isi lain" in str(error) else 2)
        children.append(child)
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    content = (folder / str(turn) / "a.docx").read_bytes()
    assert sorted(ends) == [0] + [1] * 7, ends
    assert content == bytes([ends.index(0)]) * 20_000
    assert len(os.listdir(folder / str(turn))) == 1
print("satu pemenang tiap kali")
"""


def test_of_eight_programs_that_want_one_name_one_gets_it_and_the_others_are_told(tmp_path: Path) -> None:
    result = _run(_RACE, tmp_path, 30)
    assert result.stdout.strip() == "satu pemenang tiap kali", result.stderr
