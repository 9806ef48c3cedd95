"""What ends a process from outside, while it builds and while it publishes."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # a system has some of them
UNTOUCHED: Final = "Stopped by {name}; nothing was published"
PUBLISHED: Final = "Stopped by {name} when the site had been published"


class Signals:
    """From `attach` to `detach`, SIGTERM and SIGHUP end a build as Ctrl-C does: they raise
    SystemExit with the status by which shells know them, 128 and the number, so that nothing is
    left behind. `report` then gets one line. What the caller of the process ignores stays ignored,
    and a thread that gets no signals changes nothing.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._former: dict[int, Any] = {}
        self._wording = UNTOUCHED
        self._stopped_by: int | None = None
        self._waiting: int | None = None
        self._held = False

    def attach(self) -> Signals:
        """Take the signals that nobody else has taken or ignores, and give itself back."""
        defaults = (signal.SIG_DFL, signal.default_int_handler)
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
                if signal.getsignal(number) in defaults:
                    self._former[number] = signal.signal(number, self._receive)
        return self

    def detach(self) -> None:
        """Give the signals back, and report the one that came."""
        for number, handler in self._former.items():
            signal.signal(number, handler)
        if self._stopped_by is not None:
            self._report(self._wording.format(name=signal.Signals(self._stopped_by).name))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let signals wait while the public folder changes, so that it is the old site or the new
        one."""
        self._held = True
        try:
            yield
            self._wording = PUBLISHED
        finally:
            self._held = False
        if self._waiting is not None:
            self._stop(self._waiting)

    def _receive(self, number: int, _: FrameType | None) -> None:
        if self._held:
            self._waiting = number
        elif self._stopped_by is None:  # a second one does not disturb the end
            self._stop(number)

    def _stop(self, number: int) -> None:
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        self._stopped_by = number
        raise SystemExit(128 + number)
