"""The layout: head, header, main part and footer of a page, filled into the shell of an engine.

The shell is the page as the engine's theme renders it (`theme/base.html`), with a placeholder
for each part; so it depends on the theme and its configuration alone. The parts are the templates
in `templates/layout/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from dissemination import urls
from dissemination.linked_data.terms import Step
from dissemination.site import contents
from dissemination.site.funding_notice import FundingNotice, funding_notice
from dissemination.site.generated_page import EMPTY
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.partials import Partials
from dissemination.urls import Announced

LOST: Final = "404.html"
_PLACEHOLDER: Final = re.compile("<!--layout ([a-z]+)-->")


@dataclass(frozen=True)
class LayoutPage:
    """A page as the layout shows it.

    `address` is below the public root and `canonical` absolute. `path` are the items of the
    navigation down to the page, or to the section of a page that is no item; `trail` are the pages
    above it. `head` is HTML for its head, `foot` the line with its last change, and `feeds` are
    those that it announces before all others. `hidden` names the parts that it goes without: `path`
    (the trail) or `toc` (the list of its chapters). The page for unknown addresses `is_lost`.
    """

    address: str
    title: str
    content: Markup = field(repr=False)
    description: str = ""
    canonical: str = ""
    robots: str = ""
    head: Markup = field(default=EMPTY, repr=False)
    foot: Markup = EMPTY
    path: tuple[NavigationItem, ...] = ()
    trail: tuple[Step, ...] = ()
    hidden: frozenset[str] = frozenset()
    feeds: Sequence[Announced] = ()
    is_lost: bool = False

    @property
    def is_home(self) -> bool:
        """Whether it is the first page of the site."""
        return self.address == urls.HOME and not self.is_lost

    @property
    def is_search(self) -> bool:
        """Whether it is the page that holds the search."""
        return self.address == urls.SEARCH

    @property
    def section(self) -> NavigationItem | None:
        """The innermost section of the navigation in which it lies."""
        sections = [item for item in self.path if item.children]
        return sections[-1] if sections else None

    @property
    def chapters(self) -> list[tuple[str, str]]:
        """The id and the plain text of each heading of the second level with an id."""
        return contents.chapters(self.content)

    @property
    def is_long(self) -> bool:
        """Whether so much stands on it that a reader needs a list of its chapters."""
        return contents.is_long(self.content)


@dataclass(frozen=True)
class Layout:
    """The layout of a site, filled from its partials and its navigation."""

    partials: Partials
    navigation: Navigation

    def fill(self, shell: str, page: LayoutPage) -> str:
        """A whole page: the shell of an engine with each part of the layout in its place."""
        return _PLACEHOLDER.sub(lambda placeholder: self._part(placeholder[1], page), shell)

    def lost(self, shell: str) -> str:
        """The page that a server shows for an address that does not exist."""
        title = self.partials.library.locale.gettext("Page not found")
        page = LayoutPage(LOST, title, Markup(), is_lost=True)
        return self.fill(shell, replace(page, content=Markup(self._part("lost", page))))

    def _part(self, name: str, page: LayoutPage) -> str:
        template = self.partials.environment.get_template(f"layout/{name}.html")
        return template.render(
            page=page,
            link=self._link(page),
            navigation=self.navigation,
            notice=self._notice,
            licence=self._licence,
            policy=self.partials.policy,
        )

    def _link(self, page: LayoutPage) -> Callable[[str], str]:
        """What writes an address as a link of a page: relative to it; from the root of the host on
        the page for unknown addresses, which is shown at any of them."""
        root = urlsplit(self.partials.addresses.root).path

        def link(address: str) -> str:
            if not page.is_lost:
                own = urls.relative(address, page.address)
            else:
                own = address if urls.is_elsewhere(address) else root + urls.quoted(address)
            return self.partials.assets.versioned(own, address)

        return link

    @property
    def _notice(self) -> FundingNotice:
        return funding_notice(self.partials.library)

    @cached_property
    def _licence(self) -> str:
        library = self.partials.library
        licence = library.settings.licence.name
        return library.locale.gettext("Texts and data: %(licence)s", licence=licence)
