"""The outputs of a build beside the public folder: what stands there as it was written down is
neither made nor written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, field
from pathlib import Path
from sys import intern
from typing import Final

from dissemination.cache import Cache
from dissemination.library.answers import Answers
from dissemination.library.questions import Questions
from dissemination.output import Output
from dissemination.problems import ContentError, Problem
from dissemination.public_state import PublicState, Written
from dissemination.publish import digest
from dissemination.stamps import Stamp, is_coarse, settled, stamp, stamps
from dissemination.workers import pieces

UNWRITTEN: Final[Stamp] = (-1, 0, 0)  # of a file that is only prepared
UNKNOWN: Final = Written("", "", UNWRITTEN)  # of an output that is to be made
SAMPLE: Final = 100  # of so many outputs one is made before they are shared
AT_ONCE: Final = 32  # outputs that a process makes before it takes others

Work = tuple[Output, Written | None]


@dataclass
class Making:
    """The outputs of a build, made into the folder `stage` where the `public` folder does not have
    them as the `state` says.

    `written` notes each output by its address, with the numbers of its questions in `numbers`;
    `prepared` has the digests of those that lie in the stage. Where one group of outputs has very
    many to make, processes make these together; meanwhile this one makes the groups behind it.
    """

    state: PublicState
    answers: Answers
    questions: Questions
    cache: Cache
    public: Path
    stage: Path
    written: dict[str, Written] = field(default_factory=dict)
    prepared: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    _of_today: dict[int, int] = field(default_factory=dict)
    _asked: dict[str, Sequence[str]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)

    def make(self, groups: Iterable[Iterable[Output]]) -> None:
        """Make and write the outputs that do not stand. Raises ContentError with all that is wrong
        with any of them, and EndedError."""
        with ExitStack() as ending:
            shared: list[Callable[[], None]] = []
            for group in self._missing(groups):
                if not shared and self.cache.sharing.is_for(len(group)):
                    shared.append(ending.enter_context(self._shared(group)))
                else:
                    self._make_all(group)
            for finish in shared:
                finish()
        if self._problems:
            raise ContentError(self._problems)
        earlier = [*self.state.questions]
        for address, note in self.written.items():  # in their order, whoever made them
            is_made = address in self._asked
            numbers = (
                self._numbered(self._asked.pop(address))
                if is_made
                else self._renumbered(note.asked, earlier)
            )
            self.written[address] = note._replace(asked=numbers)

    def _missing(self, groups: Iterable[Iterable[Output]]) -> Iterator[Sequence[Work]]:
        """The outputs of each group that do not stand, each with what is noted of its file. What
        stands is noted."""
        there = dict(stamps(self.public))
        changed = frozenset(
            number
            for number, (question, answer) in enumerate(self.state.questions.items())
            if self.answers.digest(question) != answer
        )
        for group in groups:
            missing = []
            for output in group:
                noted = self._lying(output.address, there)
                is_known = noted and noted.key == output.key and output.key
                if noted and is_known and (not output.asks or changed.isdisjoint(noted.asked)):
                    self.written[output.address] = noted
                else:
                    self.written[output.address] = UNKNOWN  # its place
                    missing.append((output, noted))
            yield missing

    def _make_all(self, works: Iterable[Work]) -> None:
        for output, noted in works:
            try:
                self._make(output, noted)
            except ContentError as error:
                self._problems += error.problems

    def _make(self, output: Output, noted: Written | None) -> None:
        """Make an output, and write it where the public folder does not have the same bytes."""
        with self.questions.noting() as notebook, self.cache.making(output.address):
            content = output.make()
        asked, own = sorted(notebook) if output.asks else (), digest(content)
        if noted and noted.digest == own:
            self._note(output.address, Written(output.key, own, noted.stamp), asked)
            return
        file = self.stage / output.address
        try:
            file.write_bytes(content)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        self.prepared[output.address] = own
        self._note(output.address, Written(output.key, own, UNWRITTEN), asked)

    def _note(self, address: str, note: Written, asked: Sequence[str]) -> None:
        self.written[address], self._asked[address] = note, asked

    def _renumbered(self, numbers: Iterable[int], asked: Sequence[str]) -> tuple[int, ...]:
        """The numbers of today of the questions that had these in the list of all that were
        asked."""
        known = self._of_today
        for number in numbers:
            if number not in known:
                [known[number]] = self._numbered([asked[number]])
        return tuple([known[number] for number in numbers])

    def _numbered(self, questions: Iterable[str]) -> tuple[int, ...]:
        numbers = self.numbers
        return tuple(numbers.setdefault(question, len(numbers)) for question in questions)

    # What several processes make

    @contextmanager
    def _shared(self, works: Sequence[Work]) -> Iterator[Callable[[], None]]:
        """While it lasts, other processes make outputs; what it gives makes what is left of them
        with these. Some of all kinds are made before, and with them what all share."""
        self._make_all(works[::SAMPLE])
        rest = [work for number, work in enumerate(works) if number % SAMPLE]
        parts = [rest[piece] for piece in pieces(len(rest), AT_ONCE)]

        def make(number: int) -> bytes:
            self._problems, before = [], self._problems
            try:
                self._make_all(parts[number])
                return self._told(parts[number])
            finally:
                self._problems = before

        def finish() -> None:
            for number, told in workers.results():
                self._take_over(parts[number], told)

        with self.cache.shared(len(parts), make) as workers:
            yield finish

    def _told(self, works: Sequence[Work]) -> bytes:
        """What a process tells that has made outputs, as JSON: of each whether it lies in the
        stage, the digest and the questions, and the keys of the cache that it needed; the digests
        of the answers; and what is wrong."""
        if self._problems:
            return json.dumps({"problems": [astuple(each) for each in self._problems]}).encode()
        made = []
        for address in (output.address for output, _ in works):
            keys = [*self.cache.needed(address)]
            own, asked = self.written[address].digest, [*self._asked[address]]
            made.append((address in self.prepared, own, asked, keys))
        questions = {question for _, _, asked, _ in made for question in asked}
        answers = {question: self.answers.digest(question) for question in questions}
        return json.dumps({"made": made, "answers": answers}).encode()

    def _take_over(self, works: Sequence[Work], told: bytes) -> None:
        """Note what a process told of outputs."""
        values = json.loads(told)
        self._problems += (Problem(*each) for each in values.get("problems", ()))
        self.answers.learn(values.get("answers", {}))
        for (output, noted), (is_new, own, asked, keys) in zip(
            works, values.get("made", ()), strict=False
        ):
            if is_new:
                self.prepared[output.address] = own
            lies = UNWRITTEN if is_new or not noted else noted.stamp
            self._note(output.address, Written(output.key, own, lies), [*map(intern, asked)])
            self.cache.note_needed(output.address, keys)

    def _lying(self, address: str, there: Mapping[str, Stamp]) -> Written | None:
        """What is noted of a file of the public folder, if it lies there as it was written down, be
        it with another stamp."""
        noted, own = self.state.files.get(address), there.get(address)
        if not noted or not own:
            return None
        if own == noted.stamp:
            return noted
        try:
            is_same = own[0] == noted.stamp[0] and (
                digest((self.public / address).read_bytes()) == noted.digest
            )
        except OSError:
            return None
        return Written(noted.key, noted.digest, own, noted.asked) if is_same else None

    def published(self, began: int) -> Mapping[str, Written]:
        """The notes when all is published: with the stamps that the files have by then, if these
        tell another change since the build began (in nanoseconds, as files have it)."""
        for address, note in self.written.items():
            is_new = address in self.prepared
            own = (stamp(self.public / address) or UNWRITTEN) if is_new else note.stamp
            own = settled(own, began) if is_coarse(own) else own
            if own != note.stamp:
                self.written[address] = note._replace(stamp=own)
        return self.written

    def digests(self) -> dict[str, str]:
        """The questions by their numbers, each with the digest of its answer."""
        return {question: self.answers.digest(question) for question in self.numbers}
