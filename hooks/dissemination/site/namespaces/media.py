"""`media` in the templates of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from dissemination.figures import map as figures_map
from dissemination.figures.map import Map
from dissemination.figures.timeline_chart import timeline_chart
from dissemination.images.image_set import ResponsiveImage
from dissemination.images.places import logo_size
from dissemination.library.library import Library
from dissemination.output import Dataset, Download
from dissemination.publication.document import citation
from dissemination.publication.document.citation import Citation
from dissemination.publication.document.work import Chapter, Work
from dissemination.site import qr, software
from dissemination.site.pictures import Pictures
from dissemination.site.software import Software
from dissemination.site.web_edition import WebEdition
from dissemination.urls import Addresses, Announced


@dataclass(frozen=True)
class SiteMedia:
    """Pictures, figures, feeds and files, and the publication as pages show it.

    `feeds` are all feeds and calendars, `downloads` the editions, factsheet and leaflets, and
    `datasets` the kinds of open data.
    """

    library: Library
    addresses: Addresses
    pictures: Pictures
    web_edition: WebEdition
    feeds: Sequence[Announced] = ()
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()

    def picture(self, path: str) -> ResponsiveImage:
        """A picture by its path in the project's folder, with its sizes and formats."""
        return self.pictures.image(path)

    def logo_size(self, picture: ResponsiveImage) -> tuple[int, int]:
        """Width and height of a logo in CSS pixels."""
        return logo_size(picture.width, picture.height)

    def timeline_chart(self, name: str) -> Markup:
        """The time line as SVG, empty where there is nothing to draw; `name` begins its ids."""
        return Markup(timeline_chart(self.library, name))

    def place_map(self, name: str, partners: bool = True) -> Map | None:
        """The map of events, and with `partners` of partners; None where nothing of it has a
        position. `name` begins its ids."""
        place_map = figures_map.place_map(self.library, name, partners)
        return place_map and replace(place_map, svg=Markup(place_map.svg))

    def qr_code(self, address: str, title: str) -> Markup:
        """The QR code of an absolute address as SVG."""
        return qr.qr_code(address, title)

    def feeds_of(self, page: str) -> list[Announced]:
        """The feeds and calendars of the list on the page at an address."""
        return self._feeds.get(page, [])

    def download(self, address: str) -> Download | None:
        """The download at an address, or None."""
        return self._downloads.get(address)

    @property
    def publication(self) -> Work:
        """The chapters of the publication."""
        return self.web_edition.work

    def front_matter(self, here: str) -> tuple[Markup, tuple[Chapter, ...]]:
        """The imprint and the front matter of the publication for the page at `here`."""
        return self.web_edition.front_matter(here)

    @property
    def citation(self) -> Citation:
        """How to cite the publication."""
        return citation.citation(self.library, self.addresses)

    def software(self) -> tuple[Software, ...]:
        """The packages with which the site is built."""
        return software.software()

    @cached_property
    def _feeds(self) -> dict[str, list[Announced]]:
        """The feeds and calendars by the page of their list."""
        feeds: dict[str, list[Announced]] = {}
        for feed in self.feeds:
            if feed.page is not None:
                feeds.setdefault(feed.page, []).append(feed)
        return feeds

    @cached_property
    def _downloads(self) -> dict[str, Download]:
        return {download.address: download for download in self.downloads}
