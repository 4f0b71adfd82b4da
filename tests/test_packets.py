"""A packet: one data file, all papers of a year, and the checks that only the whole allows."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

import docgen
from docgen.cli import main
from docgen.documents.registry import shipped
from docgen.documents.schema import dotted
from docgen.errors import InvalidData, WrongUse
from docgen.inputs import read
from docgen.rendering.word_rules import violations
from tests.support import sheets, word
from tests.support.documents import ROOT, changed

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.errors import Problem
    from docgen.usecases.orders import Artifact

RPJM = "paket_rpjmdes"
SAMPLES = {
    (packet, region): shipped().get(packet).sample_of(region)
    for packet in shipped().packets
    for region in (None, "papua")
}
every_sample = pytest.mark.parametrize("path", SAMPLES.values(), ids=lambda path: f"{path.parent.name}-{path.stem}")


def data_of(path: Path) -> dict[str, Any]:
    return copy.deepcopy(read(path).data)


def rpjm() -> dict[str, Any]:
    return data_of(SAMPLES[RPJM, None])


def text(paper: Artifact) -> str:
    return sheets.text(paper.content) if paper.name.endswith(".xlsx") else word.text(paper.content)


def faults(paper: Artifact) -> list[str]:
    if paper.name.endswith(".xlsx"):
        return sheets.faults(paper.content)
    return [str(one) for one in violations(word.parts(paper.content))]


def told(data: dict[str, Any], packet: str = RPJM) -> dict[str, Problem]:
    found: dict[str, Problem] = {}
    for problem in docgen.validate(packet, data):
        found.setdefault(dotted(problem.path), problem)
    return found


@every_sample
def test_a_sample_packet_is_valid_without_a_warning(path: Path) -> None:
    assert docgen.validate(path.stem, data_of(path)) == []


@every_sample
def test_a_sample_makes_all_its_papers_numbered_in_order_with_a_page_that_lists_them(path: Path) -> None:
    made = docgen.generate_packet(path.stem, data_of(path))
    *papers, contents = made
    assert [artifact.name[:2] for artifact in papers] == [f"{number:02}" for number in range(1, len(papers) + 1)]
    assert contents.name.startswith("00 ")
    assert len({artifact.folder for artifact in made}) == 1
    listed = word.text(contents.content)
    for paper in papers:
        assert paper.name in listed
        assert faults(paper) == [], paper.name
        assert not re.search(r"\bNone\b|\{\{", text(paper)), paper.name


@every_sample
def test_a_packet_is_the_same_bytes_each_time(path: Path) -> None:
    once, again = (docgen.generate_packet(path.stem, data_of(path)) for _ in range(2))
    assert [artifact.content for artifact in once] == [artifact.content for artifact in again]


def test_the_village_sample_has_sixty_activities_and_more() -> None:
    assert len(rpjm()["kegiatan"]) >= 60


def test_what_one_paper_says_the_others_say_too() -> None:
    texts = {paper.name[:2]: text(paper) for paper in docgen.generate_packet(RPJM, rpjm())}
    assert "Senin, 5 Oktober 2026" in texts["02"]  # the invitation to the meeting
    assert "Senin, 5 Oktober 2026" in texts["04"]  # its attendance list
    assert "170/5/BPD/XI/2026" in texts["10"]
    assert "170/5/BPD/XI/2026" in texts["11"]  # the decision cites the minutes of the BPD
    total = re.search(r"Jumlah Total\n?\s*([0-9.]+)", texts["12"])
    assert total is not None
    assert total[1] in texts["07"]
    assert f"Jumlah Total | {total[1]}" in texts["13"]  # the matrix as a workbook


def test_a_kampung_reads_of_no_desa() -> None:
    for paper in docgen.generate_packet(RPJM, data_of(SAMPLES[RPJM, "papua"])):
        for line in text(paper).splitlines():
            if not re.search(
                r"Nomor \d+ Tahun \d{4} tentang|Nomor \d+ Tahun|Pemberdayaan Masyarakat dan|antardesa", line
            ):
                assert not re.search(r"\b(KEPALA DESA|Kepala Desa|Peraturan Desa|Kecamatan|RPJM Desa)\b", line), line


def test_dates_out_of_legal_order_name_both_places() -> None:
    data = changed(rpjm(), ("ba_musdes_rpjmdes", "tanggal"), "2026-09-01")
    del data["undangan_musdes"]
    problem = told(data)["ba_musdes_rpjmdes.tanggal"]
    assert "1 September 2026 mendahului" in problem.message
    assert dotted(problem.against) == "sk_tim_penyusun_rpjmdes.tanggal_penetapan"


@pytest.mark.parametrize(
    ("path", "value", "against"),
    [
        (("keputusan_bpd", "nomor_ba"), "999", "ba_rapat_bpd.nomor"),
        (("notulen_musdes", "tempat"), "Balai Banjar", "ba_musdes_rpjmdes.tempat"),
        (("perdes_rpjmdes", "visi"), "Visi yang lain", "visi"),
    ],
)
def test_what_is_the_same_thing_must_agree(path: tuple[str, ...], value: str, against: str) -> None:
    problem = told(changed(rpjm(), path, value))[".".join(path)]
    assert value in problem.message
    assert dotted(problem.against) == against


def test_the_activities_of_the_minutes_are_those_of_the_matrix() -> None:
    data = rpjm()
    rows = copy.deepcopy(data["kegiatan"])
    rows[3]["jumlah_biaya"] = "1"
    found = told(changed(data, ("ba_musrenbangdes_rpjmdes", "kegiatan"), rows))
    assert dotted(found["ba_musrenbangdes_rpjmdes.kegiatan[4].jumlah_biaya"].against) == "kegiatan[4].jumlah_biaya"
    fewer = told(changed(data, ("ba_musrenbangdes_rpjmdes", "kegiatan"), rows[:-1]))
    assert "63 baris" in fewer["ba_musrenbangdes_rpjmdes.kegiatan"].message


def test_a_person_has_one_spelling() -> None:
    data = rpjm()
    data["ba_musdes_rpjmdes"]["wakil_masyarakat"][0]["nama"] = "Ni made Rusmini"
    problem = told(data)["ba_musdes_rpjmdes.wakil_masyarakat[1].nama"]
    assert problem.severity == "galat"
    assert problem.expected is not None
    assert "Ni Made Rusmini" in problem.expected


def test_a_name_that_differs_in_one_letter_is_a_warning() -> None:
    data = rpjm()
    data["ba_rapat_bpd"]["anggota_bpd"][1]["nama"] = "I Made Rai Sentani"
    problem = told(data)["ba_rapat_bpd.anggota_bpd[2].nama"]
    assert problem.severity == "peringatan"
    assert "I Made Rai Sentana" in problem.message


def test_the_year_of_an_rkp_lies_in_the_period() -> None:
    data = data_of(SAMPLES["paket_rkpdes", None])
    problems = docgen.validate("paket_rkpdes", changed(data, ("tahun_rkp",), "2040"))
    assert any("di luar masa RPJM 2027–2034" in problem.message and problem.severity == "galat" for problem in problems)


def test_a_late_perdes_is_only_a_warning() -> None:
    data = rpjm()
    for field in ("tanggal_penetapan", "tanggal_pengundangan"):
        data["perdes_rpjmdes"][field] = "2026-12-20"
    problem = told(data)["perdes_rpjmdes.tanggal_penetapan"]
    assert problem.severity == "peringatan"
    assert dotted(problem.against) == "keputusan_bpd.tanggal_penetapan"


@pytest.mark.parametrize("optional", ["undangan_musdes", "notulen_musdes", "ba_rapat_bpd", "keputusan_bpd"])
def test_an_optional_paper_left_out_is_not_made(optional: str) -> None:
    data = changed(rpjm(), (optional,), ...)
    if optional == "ba_rapat_bpd":
        data["keputusan_bpd"] |= {"nomor_ba": "170/5/BPD/XI/2026", "tanggal_ba": "2026-11-09"}
    assert len(docgen.generate_packet(RPJM, data)) == len(docgen.generate_packet(RPJM, rpjm())) - 1


def test_with_every_optional_part_missing_the_packet_is_still_whole() -> None:
    data = rpjm()
    members = {member.bagian: member for member in shipped().get(RPJM).members}
    for bagian, member in members.items():
        if not member.wajib:
            data.pop(bagian, None)
    for name in (
        "arah_kebijakan_keuangan",
        "mengingat_tambahan",
        "ketua_lpm",
        "alamat_kantor",
        "kode_pos",
        "tahun_akhir",
    ):
        data.pop(name)
    for bagian in (name for name, member in members.items() if member.wajib):
        required = shipped().get(RPJM).schema["properties"][bagian]["required"]
        kept = {"peserta"}
        data[bagian] = {key: value for key, value in data[bagian].items() if key in {*required, *kept}}
    made = docgen.generate_packet(RPJM, data)
    *papers, contents = made
    assert contents.name.startswith("00")
    assert len(papers) == 7
    (draft,) = [paper for paper in papers if "- DRAF" in paper.name]
    assert "RANCANGAN" in text(draft)


def test_a_required_section_left_out_is_named() -> None:
    problem = told(changed(rpjm(), ("sk_tim_penyusun_rpjmdes",), ...))["sk_tim_penyusun_rpjmdes"]
    assert problem.message == "belum diisi"


def test_one_paper_alone_needs_only_its_own_part(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["generate", str(SAMPLES[RPJM, None]), "-t", "keputusan_bpd", "-o", str(tmp_path)])
    assert ended.value.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["Keputusan BPD Pemaron 2026.docx"]


def test_the_command_line_writes_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["generate", str(SAMPLES[RPJM, None]), "-o", str(tmp_path)])
    assert ended.value.code == 0
    (folder,) = tmp_path.iterdir()
    assert folder.name == "Paket RPJM Desa Pemaron 2027-2034"
    assert len(list(folder.iterdir())) == 14
    assert len(capsys.readouterr().out.splitlines()) == 14


def test_a_breach_writes_nothing_and_names_both_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SAMPLES[RPJM, None].read_text(encoding="utf-8")
    broken = tmp_path / "paket.yaml"
    broken.write_text(text.replace("keputusan_bpd:\n", 'keputusan_bpd:\n  nomor_ba: "999"\n'), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["generate", str(broken), "-o", str(tmp_path / "out")])
    assert ended.value.code == 1
    assert not (tmp_path / "out").exists()
    assert re.search(r"paket\.yaml:\d+:\d+: .*Bandingkan dengan .*paket\.yaml:\d+:\d+", capsys.readouterr().err)


def test_a_profile_lies_under_a_packet(tmp_path: Path) -> None:
    data = rpjm()
    village = [
        name for name, field in shipped().get("profil").schema["properties"].items() if name in data and name != "jenis"
    ]
    profile = {name: data.pop(name) for name in village}
    assert [a.content for a in docgen.generate_packet(RPJM, data, profile)] == [
        a.content for a in docgen.generate_packet(RPJM, rpjm())
    ]


def test_generate_refuses_a_packet_and_says_what_to_use() -> None:
    with pytest.raises(WrongUse, match="generate_packet"):
        docgen.generate(RPJM, rpjm())


def test_sections_do_not_take_what_belongs_to_the_village() -> None:
    with pytest.raises(InvalidData):
        docgen.generate_packet(RPJM, changed(rpjm(), ("keputusan_bpd", "nama_desa"), "Lain"))


def test_the_samples_of_a_region_are_in_the_shipped_folder() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in SAMPLES.values()} == {"samples"}
