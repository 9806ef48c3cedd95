"""Inputs tried in processes of their own, which may die of them: what takes more than LONGEST
seconds of a processor is ended by the system, as what breaks the interpreter is."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.fuzz.bases import PROJECTS, base, lay
from tests.fuzz.files import Link
from tests.fuzz.inputs import Input, made, project_of
from tests.fuzz.oracles import Finding, built, checked

LONGEST = 5.0
LONGEST_BUILD = 60.0
MOST_MEMORY = 6 * 1024**3  # bytes of addresses
PROCESSES = multiprocessing.get_context("fork")


@dataclass
class Folders:
    """A worker's folders: the project of a name, sound, for checks or for builds."""

    root: Path
    laid: set[Path] = field(default_factory=set)

    def of(self, project: str, *, whole: bool = False) -> Path:
        """The folder of a project; one to be built has been built once."""
        folder = self.root / (f"{project}-whole" if whole else project)
        if folder not in self.laid:
            lay(project, folder, whole=whole)
            if whole:
                built(Input(project), folder)
            self.laid.add(folder)
        return folder


@contextmanager
def laid(changed: Input, folder: Path, sound: dict[str, bytes]) -> Iterator[Path]:
    """The folder of a project with the changed files of an input, for a while."""
    touched = []
    try:
        for path, content in changed.files.items():
            touched.append(path)
            _write(folder / path, content)
        yield folder
    finally:
        for path in reversed(touched):
            _write(folder / path, sound.get(path))


def _write(file: Path, content: bytes | Link | None) -> None:
    """Write a file, or take it away, with the folders that are empty then. A name that the system
    cannot have is passed over."""
    try:
        if file.is_symlink() or file.is_file():
            file.unlink()
        if content is None:
            folder = file.parent
            while folder.name not in {"content", "data", "docs"} and folder.is_dir():
                folder.rmdir()
                folder = folder.parent
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            file.symlink_to(content.target)
        else:
            file.write_bytes(content)
    except (OSError, ValueError):
        return


def tried(changed: Input, folders: Folders, *, build: bool, rules: bool = False) -> list[Finding]:
    """What does not hold of an input; it is built if it is accepted and `build` is true,
    and with `rules` held against the rules for every site."""
    folder = folders.of(changed.project)
    sound = base(changed.project, folder)
    with laid(changed, folder, dict(sound.files)), _limited(LONGEST):
        findings, accepted = checked(sound, changed, folder)
    if findings or not (accepted and build):
        return findings
    whole = folders.of(changed.project, whole=True)
    with laid(changed, whole, dict(sound.files)), _limited(LONGEST_BUILD):
        return built(changed, whole, rules=rules)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """The system ends this process if what is done takes more seconds of a processor."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def death(status: int) -> Finding:
    """What ended a process."""
    if status == -signal.SIGVTALRM:
        return Finding("hang", f"over {LONGEST} s")
    return Finding("death", f"the process ended with {status}")


# Many inputs


@dataclass
class Worker:
    """A process that tries the inputs of its numbers, and another one for those behind an input of
    which it died; `at` is the number that was begun last."""

    numbers: list[int]
    seed: int
    build_every: int
    rules: bool
    root: Path
    count: int = 0
    at: int = -1

    def start(self) -> Connection:
        """Start a process for the numbers that are left."""
        if self.count:
            if self.at < 0:
                raise RuntimeError("a process ended before its first input")
            self.numbers = self.numbers[self.numbers.index(self.at) + 1 :]
        self.at = -1
        self.count += 1
        receiver, sender = PROCESSES.Pipe(duplex=False)
        folder = self.root.with_name(f"{self.root.name}-{self.count}")
        arguments = (self.numbers, self.seed, self.build_every, self.rules, folder, sender)
        self.process = PROCESSES.Process(target=_work, args=arguments, daemon=True)
        self.process.start()
        sender.close()
        return receiver


def _work(
    numbers: list[int], seed: int, build_every: int, rules: bool, root: Path, sender: Connection
) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    folders = Folders(root)
    for project in PROJECTS:
        folders.of(project)
    if build_every:
        folders.of("small", whole=True)
    for number in numbers:
        sender.send((number, None))
        changed = of_number(seed, number, folders)
        build = bool(build_every) and number % build_every == 0 and changed.project == "small"
        sender.send((number, tried(changed, folders, build=build, rules=rules)))


def of_number(seed: int, number: int, folders: Folders) -> Input:
    """The input of a number."""
    project = project_of(seed, number)
    return made(base(project, folders.of(project)), seed, number)


def results(
    seed: int, numbers: list[int], workers: int, build_every: int, rules: bool, root: Path
) -> Iterator[tuple[int, list[Finding]]]:
    """Every number with what does not hold of its input, as they are done."""
    running: dict[Connection, Worker] = {}
    for index in range(workers):
        worker = Worker(numbers[index::workers], seed, build_every, rules, root / f"worker{index}")
        running[worker.start()] = worker
    while running:
        for connection in _ready(running):
            worker = running[connection]
            try:
                worker.at, findings = connection.recv()
            except EOFError:
                del running[connection]
                worker.process.join()
                if status := worker.process.exitcode:
                    yield worker.at, [death(status)]
                    running[worker.start()] = worker
                continue
            if findings is not None:
                yield worker.at, findings


def _ready(running: dict[Connection, Worker]) -> list[Connection]:
    """The workers that have something to tell, or have ended."""
    ready = wait(list(running))
    return [connection for connection in running if connection in ready]


def alone(changed: Input, folders: Folders, *, build: bool, rules: bool = False) -> list[Finding]:
    """What does not hold of one input, tried in a process of its own."""
    folders.of(changed.project)
    if build:
        folders.of(changed.project, whole=True)
    receiver, sender = PROCESSES.Pipe(duplex=False)

    def work(send: Callable[[list[Finding]], None]) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        send(tried(changed, folders, build=build, rules=rules))

    process = PROCESSES.Process(target=work, args=(sender.send,), daemon=True)
    process.start()
    sender.close()
    try:
        findings: list[Finding] = receiver.recv()
    except EOFError:
        process.join()
        findings = [death(process.exitcode or 0)]
    finally:
        process.join()
        for whole in (False, True) if build else (False,):
            folder = folders.of(changed.project, whole=whole)
            with laid(
                changed, folder, dict(base(changed.project, folders.of(changed.project)).files)
            ):
                pass  # what a dead process left behind is taken away
    return findings
