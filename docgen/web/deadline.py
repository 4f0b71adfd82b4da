"""Work that a request waits for, but not for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from typing import TYPE_CHECKING, TypeVar

from werkzeug.exceptions import ServiceUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SECONDS = 120
_Result = TypeVar("_Result")


class Deadline:
    """Gives each piece of work so many seconds; who asked for more is told so, and the server goes on."""

    def __init__(self, seconds: float = MOST_SECONDS, at_once: int = 4) -> None:
        self._seconds = seconds
        self._workers = ThreadPoolExecutor(at_once, thread_name_prefix="docgen")

    def __call__(self, work: Callable[[], _Result]) -> _Result:
        """Give what comes of the work. Raises ServiceUnavailable when it takes too long, and what the work raises."""
        waiting = self._workers.submit(work)
        try:
            return waiting.result(self._seconds)
        except TooLate as error:
            waiting.cancel()
            raise ServiceUnavailable from error
