"""Who does the work: processes of this computer, or the workers of a Dask cluster. They differ in nothing else.

Work is a function that other processes can import. Pieces are handed out a few ahead of those that are finished, and
come back in their order, so that memory does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from docgen.errors import CannotProduce, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from docgen.inputs.tables.record import Record

J = TypeVar("J")
R = TypeVar("R")

_AHEAD = 3
_ATTEMPTS = 3
_MOST_WORKERS = 61  # as many processes as Windows waits for at a time


class Engine(Protocol):
    """Somebody who works; to be used in a `with`."""

    workers: int

    def __enter__(self) -> Engine: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def map(self, work: Callable[[J, Sequence[Record]], R], job: J, pieces: Iterable[Sequence[Record]]) -> Iterator[R]:
        """Give what the work makes of each piece, in their order. Raises what the work raises, CannotProduce."""


class LocalEngine:
    """Processes of this computer, `workers` of them; with one, or for a single piece, it is this process itself."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = min(workers or _cores(), _MOST_WORKERS)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(self, work: Callable[[J, Sequence[Record]], R], job: J, pieces: Iterable[Sequence[Record]]) -> Iterator[R]:
        """Give what the work makes of each piece; a process that dies is replaced, and its piece done again."""
        coming = iter(pieces)
        first = list(islice(coming, 2))
        if self.workers == 1 or len(first) < 2:
            yield from (work(job, piece) for piece in chain(first, coming))
            return
        yield from self._spread(work, job, chain(first, coming))

    def _spread(
        self, work: Callable[[J, Sequence[Record]], R], job: J, pieces: Iterable[Sequence[Record]]
    ) -> Iterator[R]:
        waiting: deque[tuple[Sequence[Record], Any]] = deque()
        coming, attempts = iter(pieces), 0
        while True:
            for piece in islice(coming, self.workers * _AHEAD - len(waiting)):
                waiting.append((piece, self._submit(work, job, piece)))
            if not waiting:
                return
            try:
                result: R = waiting[0][1].result()
            except BrokenProcessPool as error:
                attempts += 1
                if attempts >= _ATTEMPTS:
                    raise _gave_up(waiting[0][0]) from error
                self._drop()
                waiting = deque((piece, self._submit(work, job, piece)) for piece, _ in waiting)
                continue
            attempts = 0
            waiting.popleft()
            yield result

    def _submit(self, work: Callable[..., R], job: Any, piece: Sequence[Record]) -> Any:
        if self._pool is None:
            # Fresh processes, as on Windows: a copy of this one would hold its files and locks.
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=_settle_in
            )
        try:
            return self._pool.submit(work, job, piece)
        except BrokenProcessPool:
            self._drop()
            return self._submit(work, job, piece)

    def _drop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _settle_in() -> None:
    """In a worker: leave ctrl-C to the main process, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main = multiprocessing.parent_process()
    assert main is not None, "a worker has one"

    def watch() -> None:
        main.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _cores() -> int:
    """Give how many cores this process may use, which can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class DaskEngine:
    """The workers of a Dask cluster at an address; docgen must be installed there too.

    A worker that is lost is Dask's to replace: what it had not finished is done again by another.
    """

    _client: Any

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise WrongUse("--engine dask memerlukan tambahan: pip install docgen[dask]") from error
        try:
            self._client = distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise WrongUse(f"Penjadwal Dask {address} tidak menjawab ({error}). Periksa --scheduler.") from error
        self.workers = max(1, sum(self._client.nthreads().values()))

    def __enter__(self) -> DaskEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def map(self, work: Callable[[J, Sequence[Record]], R], job: J, pieces: Iterable[Sequence[Record]]) -> Iterator[R]:
        """Give what the work makes of each piece."""
        from distributed import KilledWorker

        waiting: deque[tuple[Sequence[Record], Any]] = deque()
        coming = iter(pieces)
        while True:
            for piece in islice(coming, self.workers * _AHEAD - len(waiting)):
                waiting.append((piece, self._client.submit(work, job, piece, pure=False)))
            if not waiting:
                return
            piece, future = waiting.popleft()
            try:
                result: R = future.result()
            except KilledWorker as error:
                raise _gave_up(piece) from error
            yield result


def _gave_up(piece: Sequence[Record]) -> CannotProduce:
    return CannotProduce(
        f"Pekerja berhenti berulang kali pada baris ke-{piece[0].number} sampai {piece[-1].number}, mungkin karena "
        "memori habis. Yang sudah jadi tetap ada; lanjutkan dengan --resume dan -j yang lebih kecil."
    )


def engine_of(name: str, *, workers: int | None, scheduler: str | None) -> Engine:
    """Give the engine that a user names. Raises WrongUse."""
    if name == "dask":
        if not scheduler:
            raise WrongUse("--engine dask memerlukan --scheduler ALAMAT, mis. tcp://10.0.0.5:8786.")
        return DaskEngine(scheduler)
    if scheduler:
        raise WrongUse("--scheduler hanya dipakai bersama --engine dask.")
    return LocalEngine(workers)
