"""An item as it was read before: its file is read again only for what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Generic

from dissemination.model.entry import Entry, EntryOnDisk, ItemT
from dissemination.model.packed import unpacked
from dissemination.model.record import KindName
from dissemination.problems import ContentError, Message
from dissemination.source import front_matter, text
from dissemination.source.entries import LocatedEntry, digest_of
from dissemination.source.front_matter import Parts
from dissemination.source.records import Located
from dissemination.source.tree import Location, Tree
from dissemination.source.yaml_reading import tree

CHANGED: Final = Message(
    "the file was changed while it was read; wait until it is saved, and try again",
    code="changed-while-read",
)


@dataclass(frozen=True)
class KeptItem:
    """What is kept of an item's file without a problem: the digest of its text, the first line of
    its body, and its front matter as plain values."""

    digest: str
    body_line: int
    values: list[Any]


class KeptTree(Tree):
    """The tree of front matter without a problem, read when a position is asked for."""

    def __init__(self, file: KeptFile) -> None:
        self._file = file
        self.reported = set()

    @cached_property
    def _tree(self) -> Tree:
        return tree(self._file.parts.fields, self._file.path)[0]

    @property
    def data(self) -> Any:
        """What the front matter holds."""
        return self._tree.data

    @property
    def lines(self) -> dict[Location, int]:  # type: ignore[override]
        """The line of each key and list entry."""
        return self._tree.lines

    @property
    def literals(self) -> dict[Location, int]:  # type: ignore[override]
        """The line on which each text after `|` begins."""
        return self._tree.literals


@dataclass(frozen=True)
class KeptFile:
    """A file that was read before, and whose text has this digest."""

    file: str
    path: str
    digest: str

    @property
    def parts(self) -> Parts:
        """Its parts, read again. Raises ContentError where it is not any more as it was."""
        content, _ = text.read(self.file, self.path, front_matter.EXPECTED, text.MOST_OF_ITEM)
        parts, _ = front_matter.split(content, self.path)
        if parts is None or digest_of(content) != self.digest:
            raise ContentError([CHANGED.at(self.path, 1)])
        return parts


class KeptEntry(LocatedEntry[ItemT], Generic[ItemT]):
    """An item's file that is as it was when it was read before."""

    _file: KeptFile
    _model: type[ItemT]
    _values: list[Any]

    def __init__(
        self, file: str, path: str, kind: KindName, model: type[ItemT], kept: KeptItem
    ) -> None:
        own = KeptFile(file, path, kept.digest)
        vars(self).update(kind=kind, path=path, body_line=kept.body_line, digest=kept.digest)
        vars(self).update(_file=own, _model=model, _values=kept.values)

    @cached_property
    def item(self) -> ItemT:
        """The front matter without positions."""
        return unpacked(self._model, self._values)

    @cached_property
    def front_matter(self) -> Located[ItemT]:
        """The front matter with the positions of its fields."""
        return Located(self.path, KeptTree(self._file), (), self.item)

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self._file.parts.body

    @cached_property
    def entry(self) -> Entry[ItemT]:
        """The item without positions."""
        names = self.kind, self.slug, self.path
        return EntryOnDisk(names, lambda: self.item, lambda: self.body, self.body_line, self.digest)
