"""Items in their files: `<slug>.md`, or `<slug>/index.md` with its pictures beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Final, Generic

from dissemination.model.entry import Entry, ItemT, slug_of
from dissemination.model.kinds import BY_NAME
from dissemination.model.record import KindName
from dissemination.problems import Message, Problem
from dissemination.source import front_matter, text
from dissemination.source.plain_yaml import plain_tree
from dissemination.source.records import Invalid, Located, located
from dissemination.source.tree import form_of
from dissemination.source.yaml_reading import NOT_FIELDS, tree

BODY_MISSING: Final = Message("the text below the front matter is missing", code="body-missing")


@dataclass(frozen=True)
class LocatedEntry(Generic[ItemT]):
    """An item's file: its front matter with the positions of the fields, and its body in Markdown,
    which begins on line `body_line`; `digest` is that of the whole file."""

    kind: KindName
    path: str
    front_matter: Located[ItemT]
    body: str
    body_line: int
    digest: str

    @cached_property
    def slug(self) -> str:
        """The item's part of an address."""
        return slug_of(self.path)

    @property
    def item(self) -> ItemT:
        """The front matter without positions."""
        return self.front_matter.record

    @cached_property
    def entry(self) -> Entry[ItemT]:
        """The item without positions."""
        return Entry(
            self.kind, self.slug, self.path, self.item, self.body, self.body_line, self.digest
        )


@dataclass(frozen=True)
class InvalidEntry:
    """An item's file with problems, and what of it can still be checked and referred to.

    There is no front matter where it is no group of fields, and no body where the end of the front
    matter is unknown.
    """

    kind: KindName
    path: str
    front_matter: Invalid | None = None
    body: str | None = None
    body_line: int = 1

    @cached_property
    def slug(self) -> str:
        """The slug that its name gives."""
        return slug_of(self.path)


def read_entry(
    file: str, path: str, kind: KindName, model: type[ItemT]
) -> tuple[LocatedEntry[ItemT] | InvalidEntry, list[Problem]]:
    """The item of a file, or an InvalidEntry; and every problem of the file's form and of its front
    matter."""
    content, problems = text.read(file, path, front_matter.EXPECTED, text.MOST_OF_ITEM)
    if not content:
        return InvalidEntry(kind, path), problems
    parts, more = front_matter.split(content, path)
    problems += more
    if parts is None:
        return InvalidEntry(kind, path), problems
    plain = plain_tree(parts.fields)
    fields, more = (plain, []) if plain else tree(parts.fields, path)
    problems += more
    body, line = parts.body, parts.body_line
    if not isinstance(fields.data, dict):
        if not more:
            problems.append(NOT_FIELDS.at(path, fields.line(()), value=form_of(fields.data)))
        return InvalidEntry(kind, path, None, body, line), problems
    if BY_NAME[kind].needs_text and not body.strip() and "withdrawn" not in fields.data:
        problems.append(BODY_MISSING.at(path, parts.end))
    record = located(model, fields, path)
    if isinstance(record, Invalid):
        return InvalidEntry(kind, path, record, body, line), [*problems, *record.problems]
    return LocatedEntry(kind, path, record, body, line, digest_of(content)), problems


def digest_of(content: str) -> str:
    """The digest of a file's text."""
    return blake2b(content.encode(), digest_size=20).hexdigest()
