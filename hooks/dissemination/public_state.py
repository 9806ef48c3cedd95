"""What is written down of the public folder: of each file what it was made from, and how it lies
there; and of each file that was read how it lay then.

The notes are an optimisation only. They lie in two files with a seal each: one is enough to tell
that nothing changed, the other has the questions that outputs asked of the library. Where one is
missing, damaged or does not fit the other, everything is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any, Final, NamedTuple

from dissemination import sealed
from dissemination.stamps import Stamp, stamps

NAME: Final = "public.json"
QUESTIONS: Final = "questions.json"


class Written(NamedTuple):
    """A file of the public folder: the key of its output, the digest of its bytes, its stamp, and
    the numbers of the questions that were asked while it was made."""

    key: str
    digest: str
    stamp: Stamp
    asked: tuple[int, ...] = ()


@dataclass(frozen=True)
class PublicState:
    """The notes of the last publication.

    `basis` is what holds for the whole build, such as the code and the address; `inputs` are the
    stamps of the files that it read, `contents` the digests of those whose contents it looked at,
    `files` what was published, all by paths. `questions` are in
    the order of their numbers, each with the digest of its answer. The notes hold from the
    instant `since` until `until`, in seconds of 1970. `token` distinguishes them from those of
    every other publication.
    """

    basis: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Stamp] = field(default_factory=dict)
    files: Mapping[str, Written] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    since: float = 0.0
    until: float = 0.0
    token: str = ""

    @classmethod
    def read(cls, folder: Path) -> PublicState:
        """The notes in a folder; where they cannot be read as a whole there is no more than the
        token, if that can be."""
        (seal, brief), rest = sealed.opened(folder / NAME), sealed.read(folder / QUESTIONS)
        unread = cls(token=seal)
        try:
            if brief["token"] != rest["token"]:
                return unread
            files = {
                at: Written(key, digest, _stamp(values), tuple(asked))
                for (at, (key, digest, values)), asked in zip(
                    brief["files"].items(), rest["asked"], strict=True
                )
            }
            questions = dict(zip(rest["questions"], rest["digests"], strict=True))
            return cls(
                brief["basis"],
                {path: _stamp(stamp) for path, stamp in brief["inputs"].items()},
                files,
                questions,
                dict(rest["contents"]),
                float(brief["holds"][0]),
                float(brief["holds"][1]),
                seal,
            )
        except (KeyError, TypeError, ValueError):
            return unread

    def write(self, folder: Path) -> None:
        """Write the notes down in place of the last ones; where that is not possible, there are
        none. They get another token than all others."""
        token = token_hex(8)
        rest = {
            "token": token,
            "questions": [*self.questions],
            "digests": [*self.questions.values()],
            "asked": [written.asked for written in self.files.values()],
            "contents": self.contents,
        }
        brief = {
            "token": token,
            "basis": self.basis,
            "holds": (self.since, self.until),
            "inputs": self.inputs,
            "files": {at: (w.key, w.digest, w.stamp) for at, w in self.files.items()},
        }
        try:
            sealed.write(folder / QUESTIONS, rest)
            sealed.write(folder / NAME, brief)
        except OSError:
            forget(folder)


def token(folder: Path) -> str:
    """The token of the notes in a folder, empty where there are none."""
    return sealed.seal(folder / NAME)


def brief(folder: Path) -> Mapping[str, Any]:
    """The notes in a folder by which it is told that nothing changed; empty where there are none.
    Their `basis` is what held for the whole of the last publication."""
    return sealed.read(folder / NAME)


def forget(folder: Path) -> None:
    """Delete the notes in a folder."""
    for name in (NAME, QUESTIONS):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def is_unchanged(
    notes: Mapping[str, Any], public: Path, inputs: Mapping[str, Stamp], now: float
) -> bool:
    """Whether the public folder is as the last publication left it, what it was made from lies as
    it lay then, and the brief notes hold at the instant `now`, in seconds of 1970."""
    try:
        since, until = notes["holds"]
        if not since <= now < until or notes["inputs"] != _plain(inputs):
            return False
        files = {path: note[2] for path, note in notes["files"].items()}
        return bool(files) and files == _plain(dict(stamps(public)))
    except (KeyError, TypeError, IndexError):
        return False


def _plain(stamps: Mapping[str, Stamp]) -> dict[str, list[int]]:
    """Stamps as JSON has them."""
    return {path: [*stamp] for path, stamp in stamps.items()}


def _stamp(values: Any) -> Stamp:
    size, content, name = values
    return size, content, name
