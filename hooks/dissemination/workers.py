"""Work that several processes share.

A process is divided by `fork`, so that each part has all that the whole knew, and only Linux is
known to do this safely, of a process without threads; elsewhere one process does it all. Each takes
the number of a next piece from a pipe when it has done the last one, so none waits for another that
got the longer half. What a piece gives are bytes, which a child leaves in a file of the memory, and
nothing else that it does is seen by its parent.

A child says nothing and raises nothing: a piece at which it fails is left to its parent, which
fails by itself, or does not. It ends at a signal, and at the next piece when its parent has ended.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from struct import Struct
from typing import Final, NoReturn

LEAST: Final = 3_000  # things to make: fewer take as long as it takes to share them
MOST_PROCESSES: Final = 8  # more would wait for what one alone can do, each with its memory
MOST_PIECES: Final = 1_000  # the numbers of all fit into the smallest pipe
ENDED: Final = (
    "nothing was published: a process of the build was ended from outside ({reason}); build again, "
    "with more memory if the machine has little"
)
_NUMBER: Final = Struct("<I")
_HEAD: Final = Struct("<IQ")  # the number of a piece, and the length of what it gave

Do = Callable[[int], bytes]


class EndedError(Exception):
    """Raised where a process that shared a work was ended from outside; the text is a line that
    says so."""


@dataclass(frozen=True)
class Sharing:
    """Among how many processes a work is shared, and of how many things it must be made up to be
    worth it."""

    processes: int = 1
    least: int = LEAST

    @classmethod
    def of_machine(cls) -> Sharing:
        """Among as many processes as there are processors for this one."""
        if sys.platform != "linux":
            return cls()
        return cls(min(len(os.sched_getaffinity(0)), MOST_PROCESSES))

    def is_for(self, things: int) -> bool:
        """Whether to share the making of so many things now."""
        return self.processes > 1 and things >= self.least and not _has_threads()


def pieces(things: int, longest: int) -> list[slice]:
    """Things in pieces that follow each other, of at most so many unless that were too many."""
    length = max(longest, -(-things // MOST_PIECES))
    return [slice(begin, begin + length) for begin in range(0, things, length)]


class Workers:
    """Processes that do the pieces of a work together, with this one when it asks for `results`.
    The others begin when the context is entered, and have ended when it is left. `do` gives the
    bytes of a piece by its number; a child does so while `apart` lasts."""

    def __init__(
        self,
        count: int,
        do: Do,
        processes: int,
        apart: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._count, self._do, self._processes = count, do, processes
        self._apart = apart
        self._numbers = -1
        self._children: list[_Child] = []

    def __enter__(self) -> Workers:
        self._numbers = _numbers(self._count)
        try:
            for _ in range(self._processes - 1):
                with suppress(OSError), _without_signals() as before:  # no room for one more
                    self._children.append(_Child.begun(self._work, before))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._numbers)
        while self._children:
            self._children.pop().end()

    def results(self) -> Iterator[tuple[int, bytes]]:
        """The number of each piece and what it gave, in no order, once. Raises what `do` raises,
        and EndedError."""
        missing = set(range(self._count))
        for number in _taken(self._numbers):
            missing.discard(number)
            yield number, self._do(number)
        for child in self._children:
            for number, content in child.results():
                missing.discard(number)
                yield number, content
        for number in sorted(missing):
            yield number, self._do(number)

    def _work(self, file: int, parent: int) -> None:
        """What a child does for its parent, while that lives."""
        with self._apart():
            for number in _taken(self._numbers):
                if os.getppid() != parent:
                    return
                try:
                    content = self._do(number)
                except Exception:
                    continue
                _write(file, _HEAD.pack(number, len(content)) + content)


@dataclass
class _Child:
    """A process that has been divided from this one, and the file where it leaves its results."""

    process: int
    file: int

    @classmethod
    def begun(cls, work: Callable[[int, int], None], signals: Iterable[int]) -> _Child:
        """A new one, which does a work and ends; only these `signals` wait for its end. Raises
        OSError."""
        file, own = os.memfd_create("pieces"), os.getpid()
        try:
            process = os.fork()
        except OSError:
            os.close(file)
            raise
        if not process:
            _live(partial(work, file, own), signals)
        return cls(process, file)

    def results(self) -> Iterator[tuple[int, bytes]]:
        """What it has left, when it has ended. Raises EndedError."""
        status = os.waitpid(self.process, 0)[1]
        self.process = 0
        if os.WIFSIGNALED(status):
            raise EndedError(ENDED.format(reason=signal.Signals(os.WTERMSIG(status)).name))
        with open(self.file, "rb", closefd=False) as content:
            content.seek(0)
            while len(head := content.read(_HEAD.size)) == _HEAD.size:
                number, length = _HEAD.unpack(head)
                if len(result := content.read(length)) == length:
                    yield number, result

    def end(self) -> None:
        """End it, if it has not."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.process = 0
        os.close(self.file)


def _live(work: Callable[[], None], signals: Iterable[int]) -> NoReturn:
    """The life of a child: whatever comes of it, it does nothing of what its parent does next, and
    signals end it at once, but for those that are ignored."""
    status = 1
    try:
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        gc.freeze()  # to look through what it shares with its parent would copy it
        work()
        status = 0
    finally:
        os._exit(status)


@contextmanager
def _without_signals() -> Iterator[set[int]]:
    """While it lasts, signals wait but for those that it gives, which waited before: one that came
    at this moment would end the parent and not the child, or be told in both."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield set(before)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _numbers(count: int) -> int:
    """The end of a pipe from which processes take the numbers below a count."""
    out, into = os.pipe()
    try:
        os.write(into, b"".join(map(_NUMBER.pack, range(count))))
    finally:
        os.close(into)
    return out


def _taken(numbers: int) -> Iterator[int]:
    """The numbers that this process takes from a pipe, each when the one before has been used."""
    while number := os.read(numbers, _NUMBER.size):
        yield _NUMBER.unpack(number)[0]


def _write(file: int, content: bytes) -> None:
    """Write all of it."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def _has_threads() -> bool:
    """Whether the process has threads, be they those of a library, which a child would lack."""
    return len(os.listdir("/proc/self/task")) > 1  # noqa: PTH208  (a name is enough)
