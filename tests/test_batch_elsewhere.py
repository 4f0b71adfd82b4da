"""Batches beyond one computer: the workers of a Dask cluster, and stores at an address."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import fsspec
import pytest
from moto.server import ThreadedMotoServer

import docgen
from tests.support.batch import hashes, saved, villages
from tests.support.documents import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.command import Result

    Run = Callable[..., Result]

SK, LIST = "sk_tim_penyusun_rpjmdes", "daftar_hadir"
BUCKET = "ember"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start a Dask cluster of two worker processes; give its address and their process ids."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.dask_cluster"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())


def batch(*arguments: str, **where: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "docgen", "batch", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **where,
    )  # fmt: skip


class TestDask:
    def test_a_cluster_that_loses_a_worker_in_the_middle_loses_no_document(
        self, run: Run, tmp_path: Path, cluster: Any
    ) -> None:
        saved(villages(SK, 900), tmp_path / "t.jsonl")
        assert run("batch", SK, "t.jsonl", "-o", "sendiri").code == 0
        victim = cluster["workers"][0]
        process = batch(
            SK, "t.jsonl", "-o", "bersama", "--engine", "dask", "--scheduler", cluster["address"], cwd=tmp_path
        )
        while len(list((tmp_path / "bersama").rglob("*.docx"))) < 100:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
        assert hashes(tmp_path / "bersama") == hashes(tmp_path / "sendiri")

    def test_a_zip_is_the_same_as_by_processes_of_this_computer(self, run: Run, tmp_path: Path, cluster: Any) -> None:
        saved(villages(LIST, 60), tmp_path / "t.jsonl")
        assert run("batch", LIST, "t.jsonl", "-o", "a.zip").code == 0
        scheduler = cluster["address"]
        assert run("batch", LIST, "t.jsonl", "-o", "b.zip", "--engine", "dask", "--scheduler", scheduler).code == 0
        assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()

    def test_problems_are_told_as_always(self, run: Run, tmp_path: Path, cluster: Any) -> None:
        saved(villages(LIST, 3, {2: {"tanggal": "31-02-2026"}}), tmp_path / "t.jsonl")
        scheduler = cluster["address"]
        result = run("batch", LIST, "t.jsonl", "-o", "hasil", "--engine", "dask", "--scheduler", scheduler)
        assert result.code == 1
        assert "t.jsonl:2:" in result.err
        assert not Path("hasil").exists()

    def test_a_scheduler_that_does_not_answer_is_named(self, run: Run, tmp_path: Path) -> None:
        saved(villages(LIST, 1), tmp_path / "t.jsonl")
        nowhere = "tcp://127.0.0.1:9"
        result = run("batch", LIST, "t.jsonl", "-o", "hasil", "--engine", "dask", "--scheduler", nowhere)
        assert result.code == 2
        assert f"Penjadwal Dask {nowhere} tidak menjawab" in result.err


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Start an object store that speaks S3 on this computer."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a client of the store, with an empty bucket in it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "uji", "AWS_SECRET_ACCESS_KEY": "uji", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": endpoint,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET)
    yield client
    for name in _names(client):
        client.delete_object(Bucket=BUCKET, Key=name)
    client.delete_bucket(Bucket=BUCKET)
    fsspec.filesystem("s3").clear_instance_cache()


def _names(client: Any) -> list[str]:
    return [one["Key"] for one in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def _content(client: Any, name: str) -> bytes:
    found: bytes = client.get_object(Bucket=BUCKET, Key=name)["Body"].read()
    return found


class TestStores:
    def test_documents_go_to_an_object_store_and_a_second_run_writes_none_anew(
        self, run: Run, tmp_path: Path, store: Any
    ) -> None:
        saved(villages(LIST, 7), tmp_path / "t.jsonl")
        result = run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/2027/")
        assert result.code == 0, result.err
        assert "7 berkas (7 baru)" in result.err
        made = {data["nama_kecamatan"] + "/" + (one := docgen.generate(LIST, data)).name: one.content
                for data in villages(LIST, 7)}  # fmt: skip
        assert {name: _content(store, f"2027/{name}") for name in made} == made
        assert len(_names(store)) == 7
        assert "7 berkas (0 baru)" in run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/2027").err
        assert [one.name for one in tmp_path.iterdir()] == ["t.jsonl"]

    def test_other_content_in_a_store_is_kept_without_force(self, run: Run, tmp_path: Path, store: Any) -> None:
        saved(villages(LIST, 2), tmp_path / "t.jsonl")
        run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/x")
        name = _names(store)[0]
        whole = _content(store, name)
        store.put_object(Bucket=BUCKET, Key=name, Body=b"milik orang")
        result = run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/x")
        assert result.code == 3
        assert "--force" in result.err
        assert _content(store, name) == b"milik orang"
        assert run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/x", "--force").code == 0
        assert _content(store, name) == whole

    def test_the_report_lies_in_the_store(self, run: Run, tmp_path: Path, store: Any) -> None:
        saved(villages(LIST, 2, {1: {"tanggal": "31-02-2026"}}), tmp_path / "t.jsonl")
        result = run("batch", LIST, "t.jsonl", "-o", f"s3://{BUCKET}/x", "--skip-invalid")
        assert result.code == 0
        assert f"s3://{BUCKET}/x/laporan masalah.json" in result.out
        assert "x/laporan masalah.xlsx" in _names(store)

    def test_a_bucket_that_is_not_there_is_said(self, run: Run, tmp_path: Path, store: Any) -> None:
        saved(villages(LIST, 1), tmp_path / "t.jsonl")
        result = run("batch", LIST, "t.jsonl", "-o", "s3://tidak-ada/x")
        assert result.code == 3
        assert "s3://tidak-ada/x tidak dapat ditulis" in result.err

    def test_any_address_that_fsspec_knows_will_do(self, run: Run, tmp_path: Path) -> None:
        saved(villages(LIST, 7), tmp_path / "t.jsonl")
        run("batch", LIST, "t.jsonl", "-o", "hasil")
        assert run("batch", LIST, "t.jsonl", "-o", f"file://{tmp_path}/alamat").code == 0
        assert hashes(tmp_path / "alamat") == hashes(tmp_path / "hasil")

    @pytest.mark.parametrize("address", ["apa://x/y", "s3://ember/x.zip"])
    def test_an_address_that_will_not_do_is_refused(self, run: Run, tmp_path: Path, address: str) -> None:
        saved(villages(LIST, 1), tmp_path / "t.jsonl")
        result = run("batch", LIST, "t.jsonl", "-o", address)
        assert result.code == 2
        assert "Traceback" not in result.err
