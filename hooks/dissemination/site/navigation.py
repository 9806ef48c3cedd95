"""The navigation: the sections and pages of the site in their order, and where each page lies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from dissemination.linked_data.terms import Step
from dissemination.urls import HOME


@dataclass(frozen=True, eq=False)
class NavigationItem:
    """A page, or a section with what is below it: its title as plain text, the address of the page
    (a section is reached by its first page), and the page's file in docs/, empty if it has none.
    """

    title: str
    address: str
    path: str = ""
    children: tuple[NavigationItem, ...] = ()

    @classmethod
    def of(cls, title: str, address: str, path: str = "") -> NavigationItem:
        """A page whose title may be HTML, and whose address may begin with `./`."""
        return cls(Markup(title).striptags(), address.removeprefix("./"), path)

    @classmethod
    def section(cls, title: str, children: tuple[NavigationItem, ...]) -> NavigationItem:
        """A section with what is below it, at least one item; its title may be HTML."""
        return cls(Markup(title).striptags(), children[0].address, children=children)

    @property
    def is_index(self) -> bool:
        """Whether it is the page that stands for its folder."""
        return self.path.endswith("/index.md")


@dataclass(frozen=True)
class Navigation:
    """All sections and pages."""

    items: tuple[NavigationItem, ...] = ()

    @classmethod
    def of(cls, items: Iterable[Any], file: Callable[[Any], str]) -> Navigation:
        """The navigation from an engine's items, each a section with `title` and `children`, or a
        page or link with `title` and `url`; `file` gives the file of a page. Sections in which
        nothing is are left out."""
        return cls(tuple(_items(items, file)))

    def without(self, addresses: Collection[str]) -> Navigation:
        """The navigation without the pages at these addresses, and without sections in which
        nothing is left."""
        return Navigation(tuple(_rest(self.items, addresses)))

    @cached_property
    def home(self) -> NavigationItem | None:
        """The first page of the site, if it is one of them."""
        return next(iter(self.path(HOME)[-1:]), None)

    def path(self, address: str) -> tuple[NavigationItem, ...]:
        """The items from the top down to the page at an address, itself last; empty if no item is
        that page."""
        return self._paths.get(address, ())

    @cached_property
    def _paths(self) -> dict[str, tuple[NavigationItem, ...]]:
        """The items down to each page by its address; of two, those to the first."""
        paths: dict[str, tuple[NavigationItem, ...]] = {}
        for path in _paths(self.items):
            paths.setdefault(path[-1].address, path)
        return paths

    def above(self, section: str) -> tuple[NavigationItem, ...]:
        """The items above the pages that belong to the section at an address: down to the page of
        the section, or to the section whose first page that is."""
        path = self.path(section)
        is_first = len(path) > 1 and path[-2].address == path[-1].address
        return path[:-1] if is_first or len(path) == 1 else path

    def trail(self, above: Sequence[NavigationItem], address: str) -> tuple[Step, ...]:
        """The pages above the page at an address, the first page of the site first; `above` are the
        sections above it, of which that is left out whose first page it is."""
        steps = [Step(self.home.title, self.home.address)] if self.home else []
        steps += [Step(item.title, item.address) for item in above if item.address != address]
        return tuple(steps)

    def is_current(
        self, item: NavigationItem, path: Sequence[NavigationItem], address: str
    ) -> bool:
        """Whether an item is the page at an address, or the section whose first page it is."""
        return item in path and item.address == address


def _items(items: Iterable[Any], file: Callable[[Any], str]) -> Iterator[NavigationItem]:
    for item in items:
        if not item.is_section:
            yield NavigationItem.of(item.title, item.url, file(item) if item.is_page else "")
        elif children := tuple(_items(item.children, file)):
            yield NavigationItem.section(item.title, children)


def _rest(items: Iterable[NavigationItem], gone: Collection[str]) -> Iterator[NavigationItem]:
    for item in items:
        if not item.children:
            if item.address not in gone:
                yield item
        elif children := tuple(_rest(item.children, gone)):
            yield NavigationItem(item.title, children[0].address, children=children)


def _paths(items: Sequence[NavigationItem]) -> Iterator[tuple[NavigationItem, ...]]:
    for item in items:
        if item.children:
            yield from ((item, *below) for below in _paths(item.children))
        else:
            yield (item,)
