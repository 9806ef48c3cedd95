"""`media` in the templates of the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from markupsafe import Markup

from dissemination.figures import map as figures_map
from dissemination.figures import places as figures_places
from dissemination.figures.map import Map
from dissemination.figures.timeline_chart import timeline_chart
from dissemination.gazetteer.gazetteer import Credit
from dissemination.images.image_set import ResponsiveImage
from dissemination.images.places import PORTRAIT, logo_size, portrait_widths
from dissemination.library import people
from dissemination.library.attachment import Attachment
from dissemination.library.library import Library
from dissemination.model.deliverable import Deliverable
from dissemination.model.file_path import beside
from dissemination.model.person import Person
from dissemination.model.research_output import ResearchOutput
from dissemination.output import Dataset, Download
from dissemination.publication.document import citation
from dissemination.publication.document.citation import Citation
from dissemination.publication.document.deliverable_citation import deliverable_citation
from dissemination.publication.document.output_citation import output_citation
from dissemination.publication.document.work import Chapter, Work
from dissemination.site import qr, software
from dissemination.site.pictures import Pictures
from dissemination.site.software import Software
from dissemination.site.web_edition import WebEdition
from dissemination.urls import Addresses, Announced


@dataclass(frozen=True)
class SiteMedia:
    """Pictures, figures, feeds and files, and the publication as pages show it.

    `all_feeds` are all feeds and calendars, `all_downloads` the editions, factsheet and leaflets,
    and `all_datasets` the kinds of open data; templates ask for them by the names without `all_`.
    """

    PORTRAIT: ClassVar[int] = PORTRAIT

    library: Library
    addresses: Addresses
    pictures: Pictures
    web_edition: WebEdition
    all_feeds: Sequence[Announced] = ()
    all_downloads: Sequence[Download] = ()
    all_datasets: Sequence[Dataset] = ()

    def picture(self, path: str) -> ResponsiveImage:
        """A picture by its path in the project's folder, with its sizes and formats."""
        return self.pictures.image(path)

    def of_project(self, field: str) -> ResponsiveImage:
        """The picture that a field of data/project.yml names."""
        return self.picture(beside("data/project.yml", getattr(self.library.project, field)))

    def attachment(self, path: str) -> Attachment | None:
        """A file to take along by its path in the project's folder, if it is published."""
        return self.library.attachments.get(path)

    def logo_size(self, picture: ResponsiveImage) -> tuple[int, int]:
        """Width and height of a logo in CSS pixels."""
        return logo_size(picture.width, picture.height)

    def portrait_column(self, picture: ResponsiveImage) -> str:
        """The width in which a picture fills the square of a person, as `sizes` has it."""
        size = (picture.width, picture.height) if picture.width and picture.height else None
        return f"{portrait_widths(size)[0]}px"

    def shows_picture(self, person: Person) -> bool:
        """Whether the picture of a person may be shown."""
        return people.shows_picture(self.library, person)

    def shows_people(self) -> bool:
        """Whether there is a picture of a person that may be shown."""
        return any(map(self.shows_picture, self.library.people.values()))

    def timeline_chart(self, name: str) -> Markup:
        """The time line as SVG, empty where there is nothing to draw; `name` begins its ids."""
        return Markup(timeline_chart(self.library, name))

    def place_map(self, name: str, partners: bool = True) -> Map | None:
        """The map of events, and with `partners` of partners; None where nothing of it has a
        position. `name` begins its ids."""
        place_map = figures_map.place_map(self.library, name, partners)
        return place_map and replace(place_map, svg=Markup(place_map.svg))

    def gazetteer(self) -> Credit | None:
        """Whose the gazetteer is, if a place of the map is only there."""
        return figures_places.gazetteer_credit(figures_places.map_places(self.library))

    def qr_code(self, address: str, title: str) -> Markup:
        """The QR code of an absolute address as SVG."""
        return qr.qr_code(address, title)

    def feeds_of(self, page: str) -> list[Announced]:
        """The feeds and calendars of the list on the page at an address."""
        self.library.questions.note("feeds of", page)
        return self._feeds.get(page, [])

    @property
    def feeds(self) -> Sequence[Announced]:
        """All feeds and calendars."""
        self.library.questions.note("feeds")
        return self.all_feeds

    def download(self, address: str) -> Download | None:
        """The download at an address, or None."""
        self.library.questions.note("download", address)
        return self._downloads.get(address)

    @property
    def downloads(self) -> Sequence[Download]:
        """The editions of the publication, the factsheet and the leaflets."""
        self.library.questions.note("downloads")
        return self.all_downloads

    @property
    def datasets(self) -> Sequence[Dataset]:
        """The kinds of open data."""
        self.library.questions.note("datasets")
        return self.all_datasets

    @property
    def publication(self) -> Work:
        """The chapters of the publication."""
        self.library.questions.note("publication")
        return self.web_edition.work

    def front_matter(self, here: str) -> tuple[Markup, tuple[Chapter, ...]]:
        """The imprint and the front matter of the publication for the page at `here`."""
        return self.web_edition.front_matter(here)

    def chapter(self, chapter_id: str) -> Chapter:
        """A chapter of the publication that has a page."""
        self.library.questions.note("chapter", chapter_id)
        return self.web_edition.chapters[chapter_id]

    def chapters_around(self, chapter_id: str) -> tuple[Chapter | None, Chapter | None]:
        """The chapters before and after one that has a page; only their titles and addresses may
        be shown."""
        self.library.questions.note("chapters around", chapter_id)
        return self.web_edition.neighbours[chapter_id]

    @property
    def answering(self) -> dict[str, Callable[..., Any]]:
        """What answers the questions of this class."""
        return {
            "feeds of": lambda page: self._feeds.get(page, []),
            "feeds": lambda: self.all_feeds,
            "download": self._downloads.get,
            "downloads": lambda: self.all_downloads,
            "publication": lambda: self.web_edition.work,
            "datasets": lambda: self.all_datasets,
            "chapter": lambda chapter_id: self.web_edition.chapters[chapter_id],
            "chapters around": lambda chapter_id: [
                chapter and (chapter.title, chapter.address)
                for chapter in self.web_edition.neighbours[chapter_id]
            ],
        }

    @property
    def citation(self) -> Citation | None:
        """How to cite the publication, if there is one."""
        return citation.citation(self.library, self.addresses)

    def deliverable_citation(self, deliverable: Deliverable) -> Citation:
        """How to cite a deliverable."""
        return deliverable_citation(deliverable, self.library, self.addresses)

    def output_citation(self, output: ResearchOutput) -> Citation:
        """How to cite a publication, a dataset or software."""
        return output_citation(output, self.library, self.addresses)

    def software(self) -> tuple[Software, ...]:
        """The packages with which the site is built."""
        return software.software()

    @cached_property
    def _feeds(self) -> dict[str, list[Announced]]:
        """The feeds and calendars by the page of their list."""
        feeds: dict[str, list[Announced]] = {}
        for feed in self.all_feeds:
            if feed.page is not None:
                feeds.setdefault(feed.page, []).append(feed)
        return feeds

    @cached_property
    def _downloads(self) -> dict[str, Download]:
        return {download.address: download for download in self.all_downloads}
