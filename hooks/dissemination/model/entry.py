"""An item with its file: front matter, body and address."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
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


def slug_of(path: str) -> str:
    """The slug that a path gives: the file's name, or the folder's for an `index.md`."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return posixpath.basename(posixpath.dirname(path)) if name == "index" else name
