"""Authors and speakers."""

from __future__ import annotations

from collections.abc import Iterable

from dissemination import urls
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, node
from dissemination.model.author import Author


def persons(library: Library, authors: Iterable[Author], ids: Ids) -> list[Node]:
    """A Person for each author or speaker; one of `data/people.yml` has a place on a page."""
    return [
        node("Person", name=names.author(library, author), url=_place(author, ids))
        for author in authors
    ]


def _place(author: Author, ids: Ids) -> str | None:
    return ids.page(urls.record("person", author.person)) if author.person else None
