"""Work that processes share: every piece is done once, and whatever becomes of one of them, nothing
is half done and none is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dissemination.cache import Cache
from dissemination.runs import Runs, fill
from dissemination.workers import EndedError, Sharing, Workers, pieces

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one process"),
    # pytest has a thread that waits for orders, which what is done here does not need.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

ENDS = 5  # seconds within which a process ends that has no cause to go on
KILLED = """
import os, sys, time
from dissemination.workers import Workers

def do(number):
    print(os.getpid(), flush=True)
    time.sleep(0.1)
    return b""

with Workers(600, do, 2):
    time.sleep(60)
"""


def by_whom(_: int) -> bytes:
    """The process that does a piece, which takes a moment."""
    time.sleep(0.01)
    return str(os.getpid()).encode()


def in_a_child(do: Callable[[], object]) -> Callable[[int], bytes]:
    """A work that does something in children alone, where this process waits for them."""
    own = os.getpid()

    def work(number: int) -> bytes:
        if os.getpid() == own:
            time.sleep(0.05)
        else:
            do()
        return by_whom(number)

    return work


def children() -> list[int]:
    """The processes that this one has not waited for."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [
        int(child) for own in tasks.iterdir() for child in (own / "children").read_text().split()
    ]


@pytest.fixture(autouse=True)
def none_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() == before


def test_every_piece_is_done_once_and_by_all() -> None:
    with Workers(50, by_whom, 3) as workers:
        results = [*workers.results()]
    assert sorted(number for number, _ in results) == [*range(50)]
    whom = {content for _, content in results}
    assert len(whom) == 3
    assert str(os.getpid()).encode() in whom


def test_what_a_piece_gives_may_be_long_or_nothing() -> None:
    with Workers(8, lambda number: bytes(number * 300_000), 2) as workers:
        assert {number: len(content) for number, content in workers.results()} == {
            number: number * 300_000 for number in range(8)
        }


def test_this_process_may_do_something_else_first() -> None:
    with Workers(10, by_whom, 2) as workers:
        time.sleep(0.5)
        assert str(os.getpid()).encode() not in {content for _, content in workers.results()}


def test_a_piece_at_which_another_process_fails_is_done_here() -> None:
    def fail() -> None:
        raise OSError("there is no room left")

    with Workers(20, in_a_child(fail), 2) as workers:
        results = dict(workers.results())
    assert results == dict.fromkeys(range(20), str(os.getpid()).encode())


def test_a_piece_at_which_every_process_fails_raises_here() -> None:
    def fail(number: int) -> bytes:
        if number == 7:
            raise ValueError("the seventh")
        return by_whom(number)

    with Workers(20, fail, 2) as workers, pytest.raises(ValueError, match="the seventh"):
        dict(workers.results())


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_ended_from_outside_is_told_in_a_line(number: signal.Signals) -> None:
    work = in_a_child(lambda: os.kill(os.getpid(), number))
    with Workers(20, work, 2) as workers, pytest.raises(EndedError, match=number.name) as told:
        dict(workers.results())
    assert "\n" not in str(told.value)


def test_whoever_stops_before_the_end_stops_all() -> None:
    others = children()
    workers = Workers(5, in_a_child(lambda: time.sleep(60)), 3)
    with workers:
        assert len(children()) == len(others) + 2
    assert children() == others
    with pytest.raises(KeyboardInterrupt), workers:
        raise KeyboardInterrupt


def test_a_child_ends_when_its_parent_was_killed() -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    child = int(process.stdout.readline())
    process.kill()
    process.wait()
    until = time.monotonic() + ENDS
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(child)
    process.stdout.close()


def is_alive(process: int) -> bool:
    """Whether a process still does something; whoever would wait for it may take its time."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


def test_a_context_lasts_as_long_as_a_child() -> None:
    out, into = os.pipe()

    @contextmanager
    def apart() -> Iterator[None]:
        os.write(into, b"<")
        yield
        os.write(into, b">")

    with Workers(10, by_whom, 3, apart) as workers:
        dict(workers.results())
    os.close(into)
    with os.fdopen(out, "rb") as told:
        assert sorted(told.read()) == sorted(b"<<>>")


def test_pieces_are_in_order_and_not_too_many() -> None:
    things = [*range(2_500)]
    for longest in (1, 7, 50, 5_000):
        parts = [things[piece] for piece in pieces(len(things), longest)]
        assert [thing for part in parts for thing in part] == things
        assert len(parts) <= 1_000
    assert pieces(0, 5) == []


def test_little_is_not_shared_and_nothing_is_beside_threads() -> None:
    assert not Sharing().is_for(1_000_000)
    program = (
        "import threading, time; from dissemination.workers import Sharing; two = Sharing(2, 30);"
        "told = [two.is_for(29), two.is_for(30)];"
        "threading.Thread(target=time.sleep, args=(1,)).start();"
        "print([*told, two.is_for(30)])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[False, True, False]"


def test_what_children_make_is_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sharing, "is_for", lambda self, things: things >= self.least)

    def runs(sharing: Sharing, file: str, made: list[int]) -> Runs:
        names = [f"thing-{number}" for number in range(2_000)]

        def make(number: int) -> tuple[bytes]:
            made.append(number)
            return (f"piece of {names[number]}\n".encode(),)

        cache = Cache(tmp_path / file, "code", sharing)
        return Runs(cache, "test", ("only",), names, [f"key of {name}" for name in names], make)

    made: list[int] = []
    shared = runs(Sharing(2, 1_000), "two.sqlite", made)
    fill(shared.cache, [shared])
    assert len(made) < 2_000
    before = len(made)
    alone = runs(Sharing(), "one.sqlite", [])
    fill(alone.cache, [alone])
    assert [*shared.contents("only")] == [*alone.contents("only")]
    assert len(made) == before
    shared.cache.save()
    assert runs(Sharing(), "two.sqlite", []).missing() == []
