"""Links between chapters and to records, for editions in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dissemination.library.bodies import picture_address
from dissemination.library.library import Library
from dissemination.library.link_targets import target
from dissemination.markdown.examination import pictures_in
from dissemination.model.entry import Entry
from dissemination.model.picture_format import ending_of
from dissemination.model.practice import Practice
from dissemination.urls import PRACTICES, Addresses, anchor, record

Published = Callable[[str], bytes]  # of a picture, by its path from the project's root


def internal_href(library: Library, addresses: Addresses) -> Callable[[str], str]:
    """A function from an address below the public root to a link: the name of a picture's file,
    `#anchor` for what the work contains, else the absolute address."""
    anchors, names = _records(library), pictures(library)

    def href(address: str) -> str:
        if address in names:
            return names[address][0]
        page, _, place = address.partition("#")
        if address in anchors:
            return f"#{anchors[address]}"
        is_page = page.startswith(PRACTICES) and page.endswith("/")  # else a file beside it
        if is_page and (place or page != PRACTICES):
            return f"#{place or page.removeprefix(PRACTICES).rstrip('/')}"
        return addresses.absolute(address)

    return href


def pictures(library: Library) -> dict[str, tuple[str, str]]:
    """The pictures of the practices by their addresses on the site: the name of each within an
    edition, of letters that every program can have in a link, and its path from the project's
    root."""
    return {
        address: (f"pictures/{entry.slug}-{number}.{ending_of(address)}", path)
        for entry in library.practices.values()
        for number, path in enumerate(dict.fromkeys(_shown(entry)), 1)
        if (address := picture_address(entry, path))
    }


def picture_files(library: Library, published: Published) -> dict[str, bytes]:
    """The pictures of the practices as files of an edition, as they are published."""
    return {name: published(path) for name, path in pictures(library).values()}


def _shown(entry: Entry[Practice]) -> Iterator[str]:
    """The paths of the pictures at the top of a practice and in its text."""
    if entry.item.image:
        yield entry.target(entry.item.image)
    for picture in pictures_in(entry.body):
        yield target(picture.address, entry.path).path


def _records(library: Library) -> dict[str, str]:
    """The anchors of the records that have a place in a chapter, by their addresses on the site."""
    return {
        **{record("partner", key): f"partner-{key}" for key in library.partners},
        **{record("training action", key): f"training-{anchor(key)}" for key in library.training},
        **{record("result", key): f"result-{anchor(key)}" for key in library.results},
        **{record("term", key): f"glossary-{anchor(key)}" for key in library.terms},
        **{record("source", key): f"source-{anchor(key)}" for key in library.sources},
    }
