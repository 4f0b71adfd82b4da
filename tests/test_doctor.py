"""The doctor tells what this computer has and lacks, what that costs, and the cure; it never falls over itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docgen.errors import TemplateFault
from docgen.usecases.doctor import LIBRARIES, Finding, _libreoffice, examine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ROOT = Path(__file__).parent.parent
_FONTS = ["Huruf Bookman Old Style", "Huruf Arial", "Huruf Times New Roman"]


def _about(name: str, findings: Iterable[Finding]) -> Finding:
    return next(finding for finding in findings if finding.name == name)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Leave on the PATH only the given programs, each a shell script, and give an empty home."""

    def leave(**programs: str) -> Path:
        for name, script in programs.items():
            path = tmp_path / "bin" / name.replace("_", "-")
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            path.chmod(0o755)
        home = tmp_path / "rumah"
        home.mkdir()
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.setenv("HOME", str(home))
        return home

    return leave


class TestCompleteComputer:
    def test_everything_is_good_and_has_its_version_or_place(self, tmp_path: Path) -> None:
        findings = examine(tmp_path, [Path(__file__)])
        assert [finding.name for finding in findings] == [
            "Python",
            "docgen",
            "Pustaka",
            "Tanda tangan elektronik",
            "LibreOffice",
            *_FONTS,
            "Folder hasil",
            "Berkas bawaan",
        ]
        assert [finding for finding in findings if not finding.ok or finding.consequence] == []
        assert re.match(r"3\.\d+\.\d+.* \((64|32) bit, Linux ", _about("Python", findings).detail)
        assert re.search(r"click \d+\.\d+.*, docxtpl 0\.", _about("Pustaka", findings).detail)
        assert re.match(r"LibreOffice \d+\.\d+.* di /", _about("LibreOffice", findings).detail)
        assert str(tmp_path) in _about("Folder hasil", findings).detail
        assert _about("Berkas bawaan", findings).detail == "1 berkas terbaca"

    def test_without_arguments_it_looks_at_the_current_folder_and_at_no_files(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        findings = examine()
        assert str(tmp_path) in findings[-1].detail

    def test_looking_leaves_no_trace(self, tmp_path: Path) -> None:
        examine(tmp_path)
        assert list(tmp_path.iterdir()) == []


class TestLibreOffice:
    def test_without_it_the_user_learns_that_word_and_excel_still_work(self) -> None:
        finding = _libreoffice(None)
        assert not finding.ok
        assert "dokumen Word dan Excel tetap dibuat" in finding.consequence
        assert "Pasang LibreOffice" in finding.consequence

    def test_one_that_does_not_start_is_named(self, only: Callable[..., Path], tmp_path: Path) -> None:
        only(soffice="exit 81")
        finding = _about("LibreOffice", examine(tmp_path))
        assert not finding.ok
        assert finding.detail == f"{tmp_path}/bin/soffice tidak menjawab"


class TestFonts:
    @pytest.mark.parametrize(
        ("answer", "detail"),
        [
            ("TeX Gyre Bonum", "diganti TeX Gyre Bonum, yang lebarnya sama"),
            ("Bookman Old Style", "ada"),
        ],
    )
    def test_a_font_of_the_same_widths_will_do(
        self, answer: str, detail: str, only: Callable[..., Path], tmp_path: Path
    ) -> None:
        only(fc_match=f"printf '{answer}'")
        finding = _about(_FONTS[0], examine(tmp_path))
        assert (finding.ok, finding.detail) == (True, detail)

    def test_another_font_will_not_do_and_the_cure_is_told(self, only: Callable[..., Path], tmp_path: Path) -> None:
        only(fc_match="printf 'DejaVu Sans'")
        for name, cure in zip(_FONTS, ["fonts-urw-base35", "fonts-liberation", "fonts-liberation"], strict=True):
            finding = _about(name, examine(tmp_path))
            assert not finding.ok
            assert "halaman dapat bergeser" in finding.consequence
            assert cure in finding.consequence

    def test_where_there_is_no_fontconfig_the_folders_are_searched(
        self, only: Callable[..., Path], tmp_path: Path
    ) -> None:
        fonts = only() / "Library" / "Fonts" / "baru"
        fonts.mkdir(parents=True)
        for name in ("BOOKOS.TTF", "Tinos.ttf", "Arial.txt"):
            (fonts / name).touch()
        findings = examine(tmp_path)
        assert [_about(name, findings).ok for name in _FONTS] == [True, False, True]
        assert _about(_FONTS[2], findings).detail == "diganti Tinos, yang lebarnya sama"


class TestFolder:
    def test_a_folder_that_does_not_exist_yet_can_be_made(self, tmp_path: Path) -> None:
        finding = _about("Folder hasil", examine(tmp_path / "hasil" / "2026"))
        assert finding.ok
        assert "2026 belum ada, dapat dibuat" in finding.detail
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("below", ["", "hasil"])
    def test_a_file_or_a_place_that_takes_no_files_is_told_with_the_cure(self, below: str, tmp_path: Path) -> None:
        (tmp_path / "berkas").touch()
        for place in (tmp_path / "berkas", Path("/proc")):
            finding = _about("Folder hasil", examine(place / below))
            assert not finding.ok
            assert "Pilih folder lain dengan -o" in finding.consequence


class TestShippedFiles:
    def test_a_lost_and_an_empty_file_are_named(self, tmp_path: Path) -> None:
        (tmp_path / "kosong.docx").touch()
        finding = _about(
            "Berkas bawaan", examine(tmp_path, [Path(__file__), tmp_path / "kosong.docx", tmp_path / "hilang.docx"])
        )
        assert not finding.ok
        assert "kosong.docx" in finding.detail
        assert "hilang.docx" in finding.detail
        assert "test_doctor" not in finding.detail

    def test_no_files_at_all_is_not_good(self, tmp_path: Path) -> None:
        assert not _about("Berkas bawaan", examine(tmp_path, list)).ok

    @pytest.mark.parametrize(
        ("fault", "reason"), [(TemplateFault("Templat X rusak."), "Templat X rusak."), (KeyError("x"), "KeyError")]
    )
    def test_a_list_that_can_not_be_made_is_a_finding_too(self, fault: Exception, reason: str, tmp_path: Path) -> None:
        def listing() -> list[Path]:
            raise fault

        findings = examine(tmp_path, listing)
        assert _about("Berkas bawaan", findings).detail == f"tidak dapat diperiksa: {reason}"
        assert _about("Folder hasil", findings).ok


class TestLibraries:
    def test_they_are_those_that_docgen_declares(self) -> None:
        project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        declared = {re.split(r"[<>=~!\[; ]", requirement)[0] for requirement in project["dependencies"]}
        assert set(LIBRARIES) == declared

    def test_on_a_python_without_any_of_them_the_doctor_still_examines_and_tells_each_cost(
        self, tmp_path: Path
    ) -> None:
        script = (
            "import json, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
            "from docgen.usecases.doctor import examine; "
            "print(json.dumps([[f.name, f.ok, f.detail, f.consequence] for f in examine(Path(sys.argv[2]))]))"
        )
        result = subprocess.run(
            [sys.executable, "-I", "-S", "-c", script, str(_ROOT), str(tmp_path)],
            check=True,
            capture_output=True,
            text=True,
        )
        findings = [Finding(*fields) for fields in json.loads(result.stdout)]
        libraries = _about("Pustaka", findings)
        assert not libraries.ok
        for name, cost in LIBRARIES.items():
            assert f"tanpa {name} {cost}" in libraries.consequence
        assert _about("LibreOffice", findings).ok
