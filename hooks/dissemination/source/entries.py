"""Items as they lie in files: `<slug>.md`, or `<slug>/index.md` with its pictures beside it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final, Generic, TypeVar

from dissemination.model.item import Item
from dissemination.model.record import KindName
from dissemination.model.text import ID
from dissemination.problems import Message, Problem
from dissemination.source import front_matter, markdown, text
from dissemination.source.records import Invalid, Located, located
from dissemination.source.tree import NOT_FIELDS, tree, what

NOT_A_SLUG: Final = Message(
    "the name of the file or folder becomes an address: expected lower-case letters, digits "
    'and "-", such as my-item, found "{found}"'
)

BODY_MISSING: Final = Message("the text below the front matter is missing")

ItemT = TypeVar("ItemT", bound=Item, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[ItemT]):
    """An item with its file: `path` from the project's root, `slug` for its address, and the body
    in Markdown, which begins on line `body_line` of the file; `digest` is that of the file."""

    kind: KindName
    slug: str
    path: str
    located: Located[ItemT]
    body: str
    body_line: int
    examined: markdown.Examined
    digest: str

    @property
    def item(self) -> ItemT:
        """The front matter."""
        return self.located.record

    @property
    def folder(self) -> str:
        """The folder in which relative paths of the body begin."""
        return posixpath.dirname(self.path)

    @property
    def is_public(self) -> bool:
        """Whether lists, feeds and search may show it (its hour may still be to come)."""
        return not self.item.draft and self.item.withdrawn is None

    def target(self, address: str) -> str:
        """The path from the project's root to which a relative address of the body leads."""
        return posixpath.normpath(posixpath.join(self.folder, address))


@dataclass(frozen=True)
class Unusable:
    """A file without an item, and what of it can still be checked and referred to."""

    kind: KindName
    path: str
    located: Invalid | None = None
    examined: markdown.Examined | None = None

    @property
    def slug(self) -> str:
        """The slug that its name gives."""
        return slug_of(self.path)


def entry(
    file: Path, path: str, kind: KindName, model: type[ItemT]
) -> tuple[Entry[ItemT] | Unusable, list[Problem]]:
    """The item of a file, or what is there in its place; and every problem of the file."""
    content, problems = text.read(file, path, "front matter between two lines of ---, and a text")
    slug = slug_of(path)
    if not ID.fullmatch(slug):
        problems.append(NOT_A_SLUG.at(path, 1, found=slug))
    if not content:
        return Unusable(kind, path), problems
    parts, more = front_matter.split(content, path)
    problems += more
    if parts is None:
        return Unusable(kind, path), problems
    fields, more = tree(parts.fields, path)
    problems += more
    examined = markdown.examined(parts.body, path, parts.body_line)
    problems += examined.problems
    if not isinstance(fields.data, dict):
        if not more:
            problems.append(NOT_FIELDS.at(path, fields.line(()), found=what(fields.data)))
        return Unusable(kind, path, None, examined), problems
    if not parts.body.strip() and "withdrawn" not in fields.data:
        problems.append(BODY_MISSING.at(path, parts.body_line - 1))
    found = located(model, fields, path)
    if isinstance(found, Invalid):
        return Unusable(kind, path, found, examined), [*problems, *found.problems]
    digest = blake2b(content.encode(), digest_size=20).hexdigest()
    body, line = parts.body, parts.body_line
    return Entry(kind, slug, path, found, body, line, examined, digest), problems


def slug_of(path: str) -> str:
    """The slug that a path gives: the file's name, or the folder's for an `index.md`."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return posixpath.basename(posixpath.dirname(path)) if name == "index" else name
