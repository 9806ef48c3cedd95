"""Work on pictures in several threads, which run side by side while Pillow decodes, scales and
encodes, and no more of it at a time than fits into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from dissemination.images.decoded import unwarned

T = TypeVar("T")


@dataclass(frozen=True)
class Task(Generic[T]):
    """A piece of work on a picture: its name, how many pixels it holds while it lasts, and the
    function that does it."""

    name: str
    pixels: int
    work: Callable[[], T]


def side_by_side(
    tasks: Iterable[Task[T]], workers: int, most: int
) -> Iterator[tuple[str, Future[T]]]:
    """The name and the outcome of each task as soon as it is there, in no order: at most `workers`
    are done at a time, and those at work hold at most `most` pixels, or are one alone."""
    running: dict[Future[T], Task[T]] = {}
    with unwarned(), ThreadPoolExecutor(workers) as pool:
        for task in tasks:
            while running and (len(running) >= workers or _pixels(running, task) > most):
                yield from _ended(running)
            running[pool.submit(task.work)] = task
        while running:
            yield from _ended(running)


def _pixels(running: dict[Future[T], Task[T]], task: Task[T]) -> int:
    return sum(each.pixels for each in (*running.values(), task))


def _ended(running: dict[Future[T], Task[T]]) -> Iterator[tuple[str, Future[T]]]:
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future).name, future
