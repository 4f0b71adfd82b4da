"""Long work beside the page that asked for it: it tells how far it is, and can be cancelled."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.errors import DocgenError, InvalidData
from docgen.usecases.telling import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 50
MOST_SECONDS = 1800
_BROKEN = "Kesalahan di dalam docgen ({}). Tidak ada yang diubah; ulangi sekali lagi."


class Cancelled(Exception):
    """The person does not want the work any more, or it took longer than it may."""


@dataclass(slots=True)
class Job:
    """One piece of work: how far it is, and what came of it. Its function calls `phase` and `step`."""

    id: str
    state: str = "berjalan"
    phase_name: str = ""
    done: int = 0
    total: int = 0
    result: Any = None
    error: str = ""
    problems: list[str] = field(default_factory=list)
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _end: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def phase(self, name: str, total: int = 0) -> None:
        """Tell what is done now, and in how many steps. Raises Cancelled."""
        self.phase_name, self.done, self.total = name, 0, total
        self._go_on()

    def step(self) -> None:
        """Tell that a step is done. Raises Cancelled."""
        self.done += 1
        self._go_on()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; to the person it has stopped at once."""
        self._cancelled.set()
        if self.state == "berjalan":
            self.state = "dibatalkan"

    def _go_on(self) -> None:
        if self._cancelled.is_set() or time.monotonic() > self._end:
            raise Cancelled

    def run(self, work: Callable[[Job], Any]) -> None:
        """Do the work and keep what came of it."""
        try:
            result = work(self)
            self._go_on()
        except Cancelled:
            self.state = "dibatalkan"
        except InvalidData as error:
            self.problems = [f"{one.place}: {what_is_wrong(one)}" if one.place else what_is_wrong(one)
                             for one in error.problems]  # fmt: skip
            self._fail(str(error))
        except DocgenError as error:
            self._fail(str(error))
        except Exception as error:  # a thread has nobody above it to tell
            self._fail(_BROKEN.format(type(error).__name__))
        else:
            self.result, self.state = result, "selesai"

    def _fail(self, error: str) -> None:
        if self.state == "berjalan":
            self.error, self.state = error, "gagal"


class Jobs:
    """All work of one server, a few at a time; the oldest finished is forgotten."""

    def __init__(self, at_once: int = 2) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._room = threading.Semaphore(at_once)

    def start(self, work: Callable[[Job], Any]) -> Job:
        """Start work in a thread of its own."""
        job = Job(secrets.token_hex(8))
        with self._lock:
            finished = [one.id for one in self._jobs.values() if one.state != "berjalan"]
            for old in finished[: max(0, len(self._jobs) - MOST + 1)]:
                del self._jobs[old]
            self._jobs[job.id] = job
        threading.Thread(target=self._work, args=(job, work), daemon=True).start()
        return job

    def _work(self, job: Job, work: Callable[[Job], Any]) -> None:
        with self._room:
            job.run(work)

    def get(self, job_id: str) -> Job | None:
        """Give a job, None where it is not known."""
        return self._jobs.get(job_id)
