"""`docgen serve`: how it is started, what it says, and who can reach it."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.support.browser import running, started

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.support.command import Result


def status(address: str) -> int:
    try:
        with urlopen(address) as answer:
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


def test_it_answers_at_the_address_it_prints_and_keeps_what_is_typed_to_its_owner(tmp_path: Path) -> None:
    with started(tmp_path / "data", "--port", "0") as address:
        assert address.startswith("http://127.0.0.1:")
        assert status(address) == 200
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    for path in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_beyond_this_computer_it_warns_and_asks_for_a_key(tmp_path: Path) -> None:
    with running(tmp_path / "data", "--host", "0.0.0.0", "--port", "0") as (process, address):
        bare = address.partition("?")[0]
        found = status(bare), status(f"{bare}api/types"), status(f"{bare}?kunci=salah")
        process.kill()
        said = process.stderr.read() if process.stderr else ""
    assert found == (401, 401, 401)
    assert "?kunci=" in address
    assert "PERHATIAN" in said
    assert "dari komputer lain" in said


def test_a_second_start_opens_the_first(tmp_path: Path, run: Callable[..., Result]) -> None:
    with started(tmp_path / "data", "--port", "0") as address:
        again = run("serve", "--no-browser", "--data", str(tmp_path / "data"))
        assert again.out == f"{address}\n"
        assert "sudah terbuka" in again.err


def test_a_port_that_is_taken_is_told(tmp_path: Path, run: Callable[..., Result]) -> None:
    with started(tmp_path / "data", "--port", "0") as address:
        port = address.rpartition(":")[2].strip("/")
        refused = run("serve", "--no-browser", "--data", str(tmp_path / "lain"), "--port", port)
        assert (refused.code, f"--port {int(port) + 1}" in refused.err) == (3, True)


def test_a_folder_that_can_not_be_used_is_told(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    refused = run("serve", "--no-browser", "--port", "0", "--data", str(tmp_path / "berkas"))
    assert (refused.code, "--data" in refused.err) == (3, True)


def test_what_is_missing_is_said_with_what_to_install(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("docgen.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "flask", None)
    refused = run("serve", "--no-browser")
    assert (refused.code, "pip install docgen[layar]" in refused.err) == (3, True)


def test_the_first_answer_takes_little_memory(tmp_path: Path) -> None:
    with running(tmp_path / "data", "--port", "0") as (process, address):
        assert status(address) == 200
        told = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        kilobytes = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS"))
        assert kilobytes < 100_000
