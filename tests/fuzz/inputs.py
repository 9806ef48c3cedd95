"""One input: what a seed and a number change in a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz import bodies, fields
from tests.fuzz.bases import Base
from tests.fuzz.bodies import Markers
from tests.fuzz.files import File, changed, recoded
from tests.fuzz.pictures import with_photograph
from tests.support.frozen import INNO_DROP, MILLS

TEXT: Final = re.compile(r"^( +)text: .*(?:\n\1 .*)*", re.MULTILINE)


@dataclass(frozen=True)
class Input:
    """The project that is changed, and its changed files by their paths."""

    project: str
    files: Mapping[str, File] = field(default_factory=dict)

    def shown(self) -> str:
        """The changed files, so that somebody can type them."""
        return "\n".join(f"{path!r}: {_shown(content)}" for path, content in self.files.items())


def _shown(content: File) -> str:
    if content is None:
        return "gone"
    if isinstance(content, bytes):
        return repr(content) if len(content) < 1_500 else f"{content[:1_500]!r} … {len(content)}"
    return repr(content)


def project_of(seed: int, number: int) -> str:
    """The name of the project that an input changes."""
    chance = Random(f"{seed}/{number}/project").random()
    return "small" if chance < 0.95 else "mills" if chance < 0.98 else "inno-drop"


def made(base: Base, seed: int, number: int) -> Input:
    """The input of a number, which changes a project."""
    rng = Random(f"{seed}/{number}")
    markers = Markers(number)
    files: dict[str, File] = {}
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        now = {**base.files, **{p: c for p, c in files.items() if isinstance(c, bytes)}}
        texts = sorted(path for path in now if path.endswith((".md", ".yml")))
        files |= rng.choices(CHANGES, WEIGHTS)[0](now, rng.choice(texts), rng, markers)
    return Input(base.name, files)


Files = Mapping[str, bytes]


def _body(files: Files, path: str, rng: Random, markers: Markers) -> dict[str, File]:
    """Another body of an item, or text of a record."""
    if not path.startswith("content/"):
        return _prose(files, path, rng, markers)
    head, body = _halves(files[path].decode("utf-8", "replace"))
    kind = rng.random()
    if kind < 0.5:
        body = bodies.made(rng, markers)
    elif kind < 0.8:
        body = bodies.marked(rng.choice(frozen_bodies()), rng, markers)
    if path.startswith("content/practices/") and kind < 0.5:
        parts = ("Context", "What was done", "Evidence", "What others can take along")
        body = "\n\n".join(f"## {part}\n{bodies.block(rng, markers)}" for part in parts)
    for _ in range(rng.choice([0, 0, 1, 2])):
        body = bodies.spoilt(body, rng, markers)
    return {path: _encoded(head + body)}


def _prose(files: Files, path: str, rng: Random, markers: Markers) -> dict[str, File]:
    """Another text of a record, if the file has one; else other fields."""
    text = files[path].decode("utf-8", "replace")
    texts = list(TEXT.finditer(text))
    if not texts:
        return _fields(files, path, rng, markers)
    place = rng.choice(texts)
    lines = bodies.made(rng, markers).split("\n")
    indent = f"\n{place[1]}  "
    block = f"{place[1]}text: |{indent}{indent.join(lines)}"
    return {path: _encoded(text[: place.start()] + block + text[place.end() :])}


def _fields(files: Files, path: str, rng: Random, _: Markers) -> dict[str, File]:
    text = files[path].decode("utf-8", "replace")
    head, body = _halves(text) if path.startswith("content/") else (text, "")
    return {path: _encoded(fields.spoilt(head, rng) + body)}


def _files(files: Files, _: str, rng: Random, __: Markers) -> dict[str, File]:
    return changed(files, rng)


def _photographs(files: Files, _: str, rng: Random, __: Markers) -> dict[str, File]:
    return {**with_photograph(files, rng)}


def _bytes(files: Files, path: str, rng: Random, _: Markers) -> dict[str, File]:
    return {path: recoded(files[path], rng)}


Change = Callable[[Files, str, Random, Markers], dict[str, File]]
CHANGES: Final[tuple[Change, ...]] = (_body, _fields, _files, _bytes, _photographs)
WEIGHTS: Final = (52, 29, 12, 3, 4)


def _halves(text: str) -> tuple[str, str]:
    """Front matter with its marks, and body."""
    head, mark, body = text.rpartition("\n---\n")
    return head + mark, body


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def frozen_bodies() -> list[str]:
    """The bodies of the items of the frozen projects."""
    paths = [
        p for project in (INNO_DROP, MILLS) for p in sorted((project / "content").rglob("*.md"))
    ]
    return [_halves(Path(path).read_text("utf-8"))[1] for path in paths]
