"""`python -m benchmarks [batch]`: documents per second and the ratios that the project holds itself to.

Every figure is the median of several rounds in one run on one machine; only the ratios travel. "naive" is docxtpl as
its manual shows it (a new DocxTemplate a document), "floor" the Jinja rendering of the same text and the deflating
of the same bytes. The full path is coercion, validation, rules, context, rendering, check, file name and hash.
"""

from __future__ import annotations

import hashlib
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate

from benchmarks import batch
from benchmarks.excel import Table, cells_of, of_length, xlsxwriter_alone
from docgen.documents.registry import DocumentType, shipped
from docgen.inputs import read
from docgen.inputs.source import Source
from docgen.rendering.docx import compiled
from docgen.rendering.package import read_package
from docgen.rendering.pdf import Converter, to_pdf
from docgen.rendering.soffice import find_soffice
from docgen.rendering.word_rules import violations
from docgen.rendering.word_values import word_language
from docgen.usecases.generate import orders, produce
from docgen.usecases.orders import order

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7


def median_ms(work: Callable[[], Any], *, least_seconds: float = 0.15) -> float:
    """Give the median time of one call in milliseconds, over rounds long enough to measure."""
    work()
    started = time.perf_counter()
    work()
    calls = max(1, int(least_seconds / max(time.perf_counter() - started, 1e-6)))
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(calls):
            work()
        rounds.append((time.perf_counter() - started) / calls)
    return statistics.median(rounds) * 1000


class Paper:
    """One document type with its data, and the ways to make it."""

    def __init__(self, document_type: DocumentType, data: dict[str, Any]) -> None:
        self.type = document_type
        self.data = data
        self.context = document_type.checker.check(data).context
        self.bytes = document_type.template("docx").read_bytes()
        self.template = compiled(self.bytes, document_type.id)
        self.language = word_language()

    def naive(self) -> bytes:
        """Make it as the manual of docxtpl shows."""
        document = DocxTemplate(io.BytesIO(self.bytes))
        document.render(dict(self.context), self.language)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    def render(self) -> bytes:
        """Fill the compiled template, check included."""
        return self.template.render(self.context)

    def full(self) -> str:
        """Go the whole way from raw data to the hash of the finished file."""
        made = produce(order(self.type, Source("data", self.data, {}, {}), shipped()))
        return hashlib.sha256(made.content).hexdigest()

    def floor(self) -> int:
        """Do only what can't be avoided: Jinja for the same text, deflate for the same bytes."""
        size = 0
        values = {**self.context, "_docpr_id": lambda: 1, "_gambar": _sizes(self.template)}
        for part in self.template.parts:
            deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            size += len(deflate.compress(part.template.render(values).encode()) + deflate.flush())
        return size


def _sizes(template: Any) -> dict[str, dict[str, int]]:
    return {slot.name: {"cx": slot.width, "cy": slot.height} for slot in template.slots}


def report(paper: Paper, goals: tuple[float, float]) -> None:
    """Print the figures of one paper against its goals: (render alone, full path), as multiples of naive."""
    naive, render = median_ms(paper.naive), median_ms(paper.render)
    full, floor = median_ms(paper.full), median_ms(paper.floor)
    print(f"\n{paper.type.id} ({len(paper.render()):,} bytes)")
    print(f"  docxtpl naive       {naive:8.2f} ms")
    print(f"  floor               {floor:8.2f} ms")
    print(f"  render alone        {render:8.2f} ms  {naive / render:5.1f} x naive (goal {goals[0]:g})"
          f"   {render / floor:4.2f} x floor (goal 1.3)")  # fmt: skip
    print(f"  full path           {full:8.2f} ms  {naive / full:5.1f} x naive (goal {goals[1]:g})"
          f"   {1000 / full:,.0f} documents/s")  # fmt: skip


def workbook(registry: Any, type_id: str, data: dict[str, Any], like: int) -> None:
    """Print the figures of an Excel paper of 60 and of 2,400 rows; `like` is the row of the table in its template."""
    for count, goal in ((60, 8), (2400, 4)):
        table = Table(registry.get(type_id), registry, of_length(data, "kegiatan", "jenis_kegiatan", count))
        content = table.full()
        cells = cells_of(content)
        naive = median_ms(partial(table.naive, cells, like))
        alone = median_ms(partial(xlsxwriter_alone, cells))
        render, full = median_ms(table.render), median_ms(table.full)
        print(f"\n{type_id}, {count:,} rows, {len(cells):,} cells ({len(content):,} bytes)")
        print(f"  openpyxl naive      {naive:8.2f} ms")
        print(f"  XlsxWriter          {alone:8.2f} ms")
        print(
            f"  render alone        {render:8.2f} ms  {naive / render:5.1f} x naive  {alone / render:5.1f} x XlsxWriter"
        )
        print(f"  full path           {full:8.2f} ms  {naive / full:5.1f} x naive (goal {goal})"
              f"  {alone / full:5.1f} x XlsxWriter (goal 1)")  # fmt: skip


def rules(paper: Paper) -> None:
    """Print what the Word rules cost for a whole document: three pages in less than 10 ms is the goal."""
    parts = read_package(paper.render(), paper.type.id)
    print(f"\nWord rules, {paper.type.id}: {median_ms(lambda: violations(parts)):.2f} ms (goal 10)")


def packet(packet_id: str, largest: Paper) -> None:
    """Print what a whole packet costs against the bare rendering and deflating of its largest document."""
    registry = shipped()
    data = read(registry.get(packet_id).sample).data

    def whole() -> int:
        wanted = orders(registry.get(packet_id), Source("data", data, {}, {}), registry)
        return sum(len(produce(one).content) for one in wanted)

    cost, floor = median_ms(whole), median_ms(largest.floor)
    print(f"\n{packet_id}: {cost:.1f} ms, {cost / floor:.1f} x the floor of {largest.type.id} (goal < 25)")


def growth(document_type: DocumentType, data: dict[str, Any]) -> None:
    """Print how time grows with rows, and how memory grows with documents."""
    print("\ngrowth with rows (daftar hadir, full path)")
    before = 0.0
    for rows in (10, 100, 1000):
        people = [{"nama": f"Peserta {number}", "alamat": "Banjar Tegal"} for number in range(rows)]
        paper = Paper(document_type, {**data, "peserta": people})
        now = median_ms(paper.full)
        print(
            f"  {rows:5} rows {now:9.2f} ms"
            + (f"   x10 rows = x{now / before:.1f} time (goal <= 11)" if before else "")
        )
        before = now


def memory(paper: Paper) -> None:
    """Print the peak memory after 100 and after 3,000 documents."""
    peaks = []
    for count in (100, 2900):
        for _ in range(count):
            paper.full()
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"\nmemory: {peaks[0]:.0f} MB after 100 documents, {peaks[1]:.0f} MB after 3,000 (flat)")


def pdf(paper: Paper) -> None:
    """Print the time of a PDF in a batch of 80, and by one call of LibreOffice each, where it is installed."""
    if find_soffice() is None:
        print("\nPDF: LibreOffice is not installed")
        return
    documents = {f"{number}.docx": paper.render() for number in range(80)}
    started = time.perf_counter()
    with Converter() as converter:
        converter.convert(documents)
    together = (time.perf_counter() - started) / 80
    started = time.perf_counter()
    for number in range(5):
        to_pdf({f"{number}.docx": documents[f"{number}.docx"]})
    alone = (time.perf_counter() - started) / 5
    print(f"\nPDF in a batch of 80: {together:.3f} s each (goal 0.12), {1 / together:.1f}/s;"
          f" a call each: {alone:.2f} s, {1 / alone:.1f}/s; {alone / together:.1f} x")  # fmt: skip


def cold(arguments: list[str], label: str, goal: float) -> None:
    """Print the time of a whole process, with compiled bytecode as on a user's machine."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            command = [sys.executable, "-m", "docgen", *arguments]
            if arguments[0] == "generate":
                command += ["-o", folder]
            subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603
            times.append(time.perf_counter() - started)
    print(f"  {label:<28} {statistics.median(times):6.2f} s (goal {goal:g})")


def _is_word(document_type: DocumentType) -> bool:
    return "docx" in document_type.suffixes


def whole_batches() -> None:
    """Measure whole runs over tables, of a document and of a packet, and say where their time goes."""
    registry = shipped()
    sk = _paper("sk_tim_penyusun_rpjmdes")
    floor = batch.floor_with_writing(median_ms(sk.floor), len(sk.render()))
    batch.whole_runs(sk.type.id, (batch.FEW, batch.MANY), median_ms(sk.naive), floor)
    packet_id = "paket_rpjmdes"
    data = read(registry.get(packet_id).sample).data
    made = orders(registry.get(packet_id), Source("data", data, {}, {}), registry)
    papers = [Paper(one.document_type, dict(one.data)) for one in made if _is_word(one.document_type)]
    floor = sum(batch.floor_with_writing(median_ms(one.floor), len(one.render())) for one in papers)
    batch.whole_runs(packet_id, (20, 200), sum(median_ms(one.naive) for one in papers), floor)
    batch.profile(sk.type.id, 400, 14)
    batch.profile(packet_id, 20, 14)
    pdf(sk)


def _paper(type_id: str) -> Paper:
    document_type = shipped().get(type_id)
    return Paper(document_type, read(document_type.sample).data)


def main() -> None:
    """Measure everything once and print it; with `batch` only whole runs over tables."""
    registry = shipped()
    if sys.argv[1:] == ["batch"]:
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
        whole_batches()
        return
    samples = {name: read(registry.get(name).sample).data for name in registry.ids}
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; medians of {ROUNDS} rounds")
    sk = Paper(registry.get("sk_tim_penyusun_rpjmdes"), samples["sk_tim_penyusun_rpjmdes"])
    report(sk, (50, 20))
    papers = {name: Paper(registry.get(name), samples[name]) for name in registry.ids if _is_word(registry.get(name))}
    for name in sorted(papers.keys() - {sk.type.id}):
        report(papers[name], (50, 20))
    for packet_id, largest in (("paket_rpjmdes", "perdes_rpjmdes"), ("paket_rkpdes", "perdes_rkpdes")):
        packet(packet_id, papers[largest])
    workbook(registry, "matriks_rpjmdes", samples["matriks_rpjmdes"], 12)
    rules(sk)
    growth(registry.get("daftar_hadir"), samples["daftar_hadir"])
    memory(sk)
    pdf(sk)
    print("\nwhole process")
    sample = Path(sk.type.sample)
    cold(["--help"], "docgen --help", 0.25)
    cold(["generate", str(sample)], "first SK from a cold start", 0.8)


main()
