"""Certified copies: SALINAN at the head, ttd for the signature, and the secretary's foot; only of what is final."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import docgen
from docgen.documents.registry import shipped
from tests.support import paper, word
from tests.support.documents import TYPES, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docgen.usecases.orders import Artifact
    from tests.support.command import Result

COPYABLE = [type_id for type_id in TYPES if "salinan" in shipped().get(type_id).schema["properties"]]
every_copyable_type = pytest.mark.parametrize("type_id", COPYABLE)


def copy_of(type_id: str, **changes: Any) -> Artifact:
    return docgen.generate(type_id, {**sample(type_id), "salinan": "ya", **changes})


def test_regulations_and_decisions_can_be_copied_and_letters_can_not() -> None:
    assert {re.match("sk|perdes|keputusan", type_id)[0] for type_id in COPYABLE} == {"sk", "perdes", "keputusan"}  # type: ignore[index]
    assert not any(type_id.startswith(("ba_", "undangan", "notulen")) for type_id in COPYABLE)


@every_copyable_type
def test_a_copy_begins_with_salinan_and_is_named_so(type_id: str) -> None:
    artifact = copy_of(type_id)
    assert artifact.name.endswith(" - SALINAN.docx")
    assert next(line for line in word.lines(artifact.content) if line.strip()) == "SALINAN"
    assert paper.faults(artifact.content) == []


@every_copyable_type
def test_ttd_stands_wherever_the_original_is_signed_and_the_names_stay(type_id: str) -> None:
    original = word.lines(docgen.generate(type_id, sample(type_id)).content)
    copied = word.lines(copy_of(type_id).content)
    signed = [original[at + 1] for at, line in enumerate(original) if line == "\n\n"]
    assert signed
    assert [copied[at + 1] for at, line in enumerate(copied) if line == "ttd"] == signed


@every_copyable_type
def test_each_signed_part_is_certified_by_the_secretary(type_id: str) -> None:
    lines = word.lines(copy_of(type_id).content)
    feet = [at for at, line in enumerate(lines) if line == "Salinan sesuai dengan aslinya"]
    assert feet
    for at in feet:
        assert re.match("SEKRETARIS DESA PEMARON,$", lines[at + 1])
        assert lines[at + 2 : at + 4] == ["\n\n", "I MADE SUDARSANA"]


@every_copyable_type
def test_without_the_field_nothing_of_a_copy_is_printed(type_id: str) -> None:
    text = word.text(docgen.generate(type_id, sample(type_id)).content)
    assert not re.search(r"(?m)^SALINAN$|^ttd$|Salinan sesuai", text)


@every_copyable_type
@pytest.mark.parametrize("field", ["nomor", "tanggal_penetapan", "sekretaris_desa"])
def test_what_is_no_final_is_not_copied(type_id: str, field: str) -> None:
    data = {key: value for key, value in sample(type_id).items() if key != field}
    told = [problem.message for problem in docgen.validate(type_id, {**data, "salinan": "ya"})]
    assert told


def test_a_draft_regulation_is_refused_with_the_reason(tmp_path: Path, run: Callable[..., Result]) -> None:
    drafts = [type_id for type_id in COPYABLE if shipped().get(type_id).declaration.get("draf")]
    assert drafts
    for type_id in drafts:
        data = tmp_path / f"{type_id}.yaml"
        data.write_text(yaml.safe_dump({**sample(type_id), "status": "rancangan"}), encoding="utf-8")
        result = run("generate", str(data), "--salinan", "-o", str(tmp_path / "hasil"))
        assert result.code == 1
        assert "rancangan tidak dapat disalin" in result.err
        assert not (tmp_path / "hasil").exists()


def test_the_option_makes_the_copy_beside_the_original_and_refuses_what_has_none(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    data = str(shipped().get(COPYABLE[0]).sample)
    assert run("generate", data, "-o", str(tmp_path)).code == 0
    assert run("generate", data, "--salinan", "-o", str(tmp_path)).code == 0
    assert len(list(tmp_path.iterdir())) == 2
    letter = run("generate", str(shipped().get("undangan").sample), "--salinan", "-o", str(tmp_path))
    assert letter.code == 2
    assert "tidak dapat dibuat salinannya" in letter.err


def test_a_copy_never_carries_a_mark(tmp_path: Path, run: Callable[..., Result]) -> None:
    data = str(shipped().get(COPYABLE[0]).sample)
    result = run("generate", data, "--salinan", "--mark", "draf", "-o", str(tmp_path))
    assert result.code == 2
    assert "naskah final" in result.err
