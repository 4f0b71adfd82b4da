"""The matrices in a packet: workbooks made from what the other papers say, so that nothing is typed twice."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.documents.schema import dotted
from docgen.inputs import read
from tests.support import sheets, word
from tests.support.documents import changed

if TYPE_CHECKING:
    from docgen.errors import Problem

RPJM, RKP = "paket_rpjmdes", "paket_rkpdes"


def data_of(packet: str) -> dict[str, Any]:
    return copy.deepcopy(dict(read(shipped().get(packet).sample_of(None)).data))


def told(data: dict[str, Any]) -> dict[str, Problem]:
    return {dotted(problem.path): problem for problem in docgen.validate(RKP, data)}


def workbooks(data: dict[str, Any], packet: str = RKP) -> dict[str, str]:
    made = docgen.generate_packet(packet, data)
    return {paper.name[3:]: sheets.text(paper.content) for paper in made if paper.name.endswith(".xlsx")}


def test_the_page_of_the_packet_lists_the_workbooks_with_their_dates() -> None:
    made = docgen.generate_packet(RKP, data_of(RKP))
    listed = word.text(made[-1].content)
    assert "09 Matriks RKP Desa Pemaron 2028.xlsx" in listed
    assert "10 DU-RKP Desa Pemaron 2028.xlsx" in listed
    assert "20 September 2027" in listed
    assert "6 September 2027" in listed


@pytest.mark.parametrize(
    ("packet", "title", "date"),
    [
        (RPJM, "MATRIKS RPJM DESA", "Pemaron, 20 November 2026"),
        (RKP, "RENCANA KERJA PEMERINTAH DESA (RKP DESA)", "Pemaron, 20 September 2027"),
    ],
)
def test_a_matrix_takes_its_date_and_signers_from_the_other_papers(packet: str, title: str, date: str) -> None:
    shown = next(text for name, text in workbooks(data_of(packet), packet).items() if "Matriks" in name)
    lines = shown.splitlines()
    assert title in lines
    for words in (date, "I Putu Mertayasa, S.Sos.", "I Made Sudarsana"):
        assert words in shown, words


def test_the_matrix_of_a_draft_is_a_draft_with_its_date_left_to_the_pen() -> None:
    data = data_of(RKP)
    for field in ("nomor", "tanggal_penetapan", "tanggal_pengundangan", "nomor_lembaran"):
        data["perdes_rkpdes"].pop(field)
    shown = workbooks(data)["Matriks RKP Desa Pemaron 2028.xlsx"]
    assert "RANCANGAN RENCANA KERJA PEMERINTAH DESA (RKP DESA)" in shown
    assert "Pemaron, ......" in shown


def test_the_list_of_proposals_is_made_only_where_it_has_its_own_section() -> None:
    assert sorted(workbooks(data_of(RKP))) == ["DU-RKP Desa Pemaron 2028.xlsx", "Matriks RKP Desa Pemaron 2028.xlsx"]
    assert list(workbooks(changed(data_of(RKP), ("du_rkpdes",), ...))) == ["Matriks RKP Desa Pemaron 2028.xlsx"]


def test_a_proposal_is_not_an_activity_of_the_plan_too() -> None:
    data = data_of(RKP)
    row = data["kegiatan"][11]
    data["du_rkpdes"]["usulan"][2] |= {"jenis_kegiatan": row["jenis_kegiatan"].upper(), "lokasi": row["lokasi"]}
    problem = told(data)["du_rkpdes.usulan[3].jenis_kegiatan"]
    assert problem.severity == "galat"
    assert "sudah dibiayai dalam RKP Desa" in problem.message
    assert dotted(problem.against) == "kegiatan"


def test_a_ceiling_that_the_activities_go_beyond_is_told_in_the_section_of_the_matrix() -> None:
    problem = told(data_of(RKP) | {"matriks_rkpdes": {"pagu": "1000000"}})["matriks_rkpdes.pagu"]
    assert "melebihi pagu Rp1.000.000,00" in problem.message


def test_a_team_without_a_head_leaves_the_name_to_the_pen_and_is_told_once() -> None:
    data = data_of(RKP)
    data["sk_tim_penyusun_rkpdes"]["anggota_tim"][1]["kedudukan"] = "Anggota"
    assert list(told(data)) == ["sk_tim_penyusun_rkpdes.anggota_tim"]
