"""`python -m benchmarks batch`: whole runs of `docgen batch`, from the table to the files on the disk.

The command is run as a user runs it; its time has reading, two checks (one of all rows before anything is written, one
where the document is made), naming, rendering, hashing and the flush to the disk in it. Compared in the same run with
docxtpl as its manual shows it and with the floor (Jinja for the same text, deflate and writing of the same bytes).
"""

from __future__ import annotations

import copy
import cProfile
import json
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.inputs import read
from docgen.inputs.tables import open_table
from docgen.usecases.batch.folders import folders
from docgen.usecases.batch.table_job import TableJob
from docgen.usecases.batch.targets import JOURNAL, FolderTarget
from docgen.usecases.batch.work import check, make
from docgen.usecases.table_shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW, MANY = 100, 10_000
_OF_A_KECAMATAN = 15
_PIECE = 48


def table(type_id: str, count: int, path: Path) -> Path:
    """Write a table of so many villages, a line of JSON each."""
    base = read(shipped().get(type_id).sample).data
    with path.open("w", encoding="utf-8") as stream:
        for number in range(1, count + 1):
            row = copy.copy(base)
            row["nama_desa"], row["nama_kecamatan"] = f"Desa {number:05}", f"Kecamatan {number // _OF_A_KECAMATAN:04}"
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def timed(type_id: str, source: Path, target: str, workers: int) -> tuple[float, float]:
    """Run the command; give its seconds and the most memory, in MB, that all its processes together ever held."""
    arguments = ["batch", type_id, str(source), "-o", target, "-j", str(workers)]
    started = time.perf_counter()
    peaks: dict[int, int] = {}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "docgen", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0), _peak_kilobytes(pid))
        time.sleep(0.02)
    if process.returncode:
        raise RuntimeError(f"docgen batch ended with {process.returncode}")
    return time.perf_counter() - started, sum(peaks.values()) / 1024


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    return []


def _peak_kilobytes(pid: int) -> int:
    """Give the peak of a process; what the system tells of a child at its end has its parent's memory in it."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return 0


def _runs(type_id: str, counts: tuple[int, ...], folder: Path) -> Iterator[tuple[int, int, str, float, float]]:
    """Run over tables of several lengths, with one process and with as many as there are cores, to folder and zip."""
    cores = os.cpu_count() or 1
    for count in counts:
        source = table(type_id, count, folder / f"{count}.jsonl")
        for workers, name in ((1, "hasil"), (cores, "hasil"), (cores, "hasil.zip")):
            target = folder / f"{count}-{workers}-{name}"  # a new one: systems are slow to fill what was just emptied
            seconds, peak = timed(type_id, source, str(target), workers)
            yield count, workers, "zip" if target.suffix else "folder", seconds, peak


def whole_runs(type_id: str, counts: tuple[int, ...], naive: float, floor: float) -> None:
    """Print the rates of whole runs, against `naive` and `floor` (milliseconds of one row's documents by one core)."""
    print(f"\ndocgen batch {type_id}: docxtpl naive {naive:.2f} ms, floor with writing {floor:.2f} ms a row")
    peaks: dict[tuple[int, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for count, workers, kind, seconds, peak in _runs(type_id, counts, Path(name)):
            each = seconds * workers / count * 1000
            print(
                f"  {count:6,} rows, -j {workers}, {kind:<6} {seconds:7.1f} s {count / seconds:7,.0f} rows/s"
                f"  {each:7.2f} ms of a core each  {naive / each:5.1f} x naive  {each / floor:4.2f} x floor"
                f"  {peak:4.0f} MB"
            )
            peaks.setdefault((workers, kind), []).append(peak)
    for (workers, kind), found in peaks.items():
        growth, times = found[-1] / found[0], counts[-1] // counts[0]
        print(f"  memory, -j {workers}, {kind}: x{growth:.2f} for {times} times the rows (goal <= 1.3)")


def floor_with_writing(render_floor: float, size: int) -> float:
    """Give the floor in milliseconds: that of rendering, and writing so many bytes to a file of their own."""
    content = os.urandom(size)
    with tempfile.TemporaryDirectory() as name:
        started = time.perf_counter()
        for number in range(500):
            Path(name, f"{number}.docx").write_bytes(content)
        return render_floor + (time.perf_counter() - started) / 500 * 1000


def profile(type_id: str, count: int, lines: int) -> None:
    """Print where the time of one process goes: the steps, and the functions that cost most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = table(type_id, count, folder / "t.jsonl"), folder / "hasil"
        target.mkdir()
        (target / JOURNAL).touch()
        document_type = shipped().get(type_id)
        with open_table(source, shapes_of(document_type)) as opened:
            started = time.perf_counter()
            records = list(opened.records())
            steps = {"read": time.perf_counter() - started}
            job = TableJob(type_id, opened.layout, FolderTarget(target, str(target)), folders(None, document_type))
        pieces = [records[start : start + _PIECE] for start in range(0, count, _PIECE)]
        check(job, pieces[0][:1])
        make(job, pieces[0][:1])
        for step, work in (("check", check), ("make", make)):
            started = time.perf_counter()
            _all(work, job, pieces)
            steps[step] = time.perf_counter() - started
        shutil.rmtree(target)
        target.mkdir()
        (target / JOURNAL).touch()
        profiler = cProfile.Profile()
        profiler.runcall(_all, make, job, pieces)
    said = ", ".join(f"{step} {seconds / count * 1000:.2f} ms" for step, seconds in steps.items())
    print(f"\nsteps of a row of {type_id} in one process: {said} (make has a check of its own in it)")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(lines)


def _all(work: Any, job: TableJob, pieces: list[Any]) -> None:
    for piece in pieces:
        work(job, piece)
