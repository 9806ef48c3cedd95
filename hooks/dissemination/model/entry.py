"""An item with its file: front matter, body and address."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from dissemination.model.file_path import beside
from dissemination.model.item import Item
from dissemination.model.record import KindName

ItemT = TypeVar("ItemT", bound=Item, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[ItemT]):
    """An item of the project: `path` is that of its file from the project's root, `slug` its part
    of an address, `item` the front matter. The body is Markdown and begins on line `body_line` of
    the file; `digest` is that of the whole file."""

    kind: KindName
    slug: str
    path: str
    item: ItemT
    body: str
    body_line: int
    digest: str

    @property
    def folder(self) -> str:
        """The folder in which relative paths of the body begin."""
        return posixpath.dirname(self.path)

    @property
    def is_public(self) -> bool:
        """Whether lists, feeds and search may show it (its hour may still be to come)."""
        return not self.item.draft and self.item.withdrawn is None

    def target(self, name: str) -> str:
        """The path from the project's root of a file that a field of the front matter names."""
        return beside(self.path, name)


class EntryOnDisk(Entry[ItemT]):
    """The same, of which front matter and body are read when they are asked for."""

    _read_item: Callable[[], ItemT]
    _read_body: Callable[[], str]

    def __init__(
        self,
        names: tuple[KindName, str, str],
        item: Callable[[], ItemT],
        body: Callable[[], str],
        body_line: int,
        digest: str,
    ) -> None:
        kind, slug, path = names
        vars(self).update(kind=kind, slug=slug, path=path, body_line=body_line, digest=digest)
        vars(self).update(_read_item=item, _read_body=body)

    @cached_property
    def item(self) -> ItemT:
        """The front matter."""
        return self._read_item()

    @cached_property
    def body(self) -> str:
        """The text below the front matter."""
        return self._read_body()


def slug_of(path: str) -> str:
    """The slug that a path gives: the file's name, or the folder's for an `index.md`."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    name = stem if stem.strip(".") else name
    return folder.rpartition("/")[2] if name == "index" else name
