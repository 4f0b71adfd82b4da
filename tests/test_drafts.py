"""Drafts: kept at every change, pruned for the check, and every row found again."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.registry import shipped
from docgen.errors import CannotProduce, WrongUse
from docgen.usecases.draft_data import pruned, put
from docgen.usecases.drafts import FILE, DraftStore
from docgen.usecases.judging import Judge
from docgen.usecases.orders import Artifact

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-29T08:05:00"
TEAM = shipped().get("sk_tim_penyusun_rpjmdes").schema


def test_drafts_results_and_files_come_back_as_they_were_given(tmp_path: Path) -> None:
    with closing(DraftStore(tmp_path)) as store:
        draft = store.add("undangan", "Rapat", NOW, {"maksud": "a\0b\u2028 😀"}, ("x",))
        store.keep(draft, [Artifact("a.docx", "m", b"\0\1", "F"), Artifact("b.docx", "m", b"2")], "draf", NOW)
    with closing(DraftStore(tmp_path)) as store:
        assert store.drafts() == [draft]
        (result,) = store.results()
        assert (result.files, result.mark, result.title) == (("a.docx", "b.docx"), "draf", "Rapat")
        assert store.file(result.id, 0) == Artifact("a.docx", "m", b"\0\1", "F")
        assert store.origin(result.id) == (draft.data, ("x",))
        store.add_files(result.id, [Artifact("b.docx", "m", b"3"), Artifact("a.pdf", "p", b"4")])
        assert [one.content for one in store.files(result.id)] == [b"\0\1", b"3", b"4"]
        store.forget(result.id)
        store.remove(draft.id)
        assert (store.results(), store.drafts()) == ([], [])


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with closing(DraftStore(tmp_path)) as store:
        for ask in (store.known, store.result, store.origin, lambda one: store.file(one, 0)):
            with pytest.raises(WrongUse):
                ask("x")


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"ini bukan basis data" * 100)
    with pytest.raises(CannotProduce, match="--data"):
        DraftStore(tmp_path)
    assert (tmp_path / FILE).read_bytes().startswith(b"ini bukan")


def typing_on(folder: Path, told: Any) -> None:
    with closing(DraftStore(folder)) as store:
        draft = store.add("undangan", "x", NOW, draft_id="satu")
        for number in range(100_000):
            store.write(draft.id, NOW, {"maksud": str(number)}, ())
            told.send(number)


def test_a_kill_at_any_moment_loses_no_change_that_was_acknowledged(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for _ in range(2):
        here, there = context.Pipe()
        process = context.Process(target=typing_on, args=(tmp_path, there))
        process.start()
        while here.recv() < 25:
            pass
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        last = 25
        while here.poll():
            last = here.recv()
        with closing(DraftStore(tmp_path)) as store:
            assert int(store.known("satu").data["maksud"]) in {last, last + 1}


def test_a_value_is_put_where_its_path_says() -> None:
    data: dict[str, Any] = {}
    put(data, TEAM, ("anggota_tim", 2, "nama"), "C")
    put(data, TEAM, ("kepala_desa", "nama"), "K")
    put(data, TEAM, ("anggota_tim", 0, "nama"), "A")
    put(data, TEAM, ("menimbang", 1), "bahwa")
    assert data == {
        "anggota_tim": [{"nama": "A"}, {}, {"nama": "C"}], "kepala_desa": {"nama": "K"}, "menimbang": ["", "bahwa"],
    }  # fmt: skip


row = st.fixed_dictionaries({}, optional={"nama": st.sampled_from(["", " ", "A", "B"]), "kedudukan": st.just("Ketua")})
rows = st.lists(row, max_size=8)


@given(rows)
def test_every_row_that_says_something_is_found_again(team: list[dict[str, str]]) -> None:
    clean = pruned({"anggota_tim": team}, TEAM)
    kept = clean.data.get("anggota_tim", [])
    assert kept == [{k: v for k, v in row.items() if v.strip()} for row in team if any(v.strip() for v in row.values())]
    for at, row in enumerate(kept):
        path = clean.back(("anggota_tim", at, "nama"))
        assert team[int(path[1])].get("nama", "").strip() == row.get("nama", "")


@given(rows)
def test_pruned_data_has_nothing_more_to_prune(team: list[dict[str, str]]) -> None:
    once = pruned({"anggota_tim": team, "nomor": " "}, TEAM).data
    assert pruned(once, TEAM).data == once


def test_a_group_that_is_needed_is_told_field_by_field(tmp_path: Path) -> None:
    found = Judge(shipped(), tmp_path).judge(shipped().get("sk_tim_penyusun_rpjmdes"), {})
    assert ("kepala_desa", "nama") in {problem.path for problem in found.problems}
    assert ("kepala_desa",) not in {problem.path for problem in found.problems}


def test_problems_stand_in_the_order_of_the_form(tmp_path: Path) -> None:
    document_type = shipped().get("paket_rpjmdes")
    found = Judge(shipped(), tmp_path).judge(document_type, {}).problems
    names = [*document_type.schema["properties"]]
    order = [names.index(str(problem.path[0])) for problem in found]
    assert order == sorted(order)


def test_a_picture_is_kept_by_what_it_is_and_printed(tmp_path: Path) -> None:
    picture = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0"
        b"\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82"
    )
    judge = Judge(shipped(), tmp_path)
    name = judge.keep_picture(picture)
    assert judge.keep_picture(picture) == name
    data = json.loads(json.dumps({"lambang_negara": name}))
    found = judge.judge(shipped().get("undangan"), data)
    assert "lambang_negara" not in {problem.path[0] for problem in found.problems}
