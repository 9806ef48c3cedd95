"""Every page that is poured: items, partners, training actions, lists, months, notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from jinja2 import BytecodeCache
from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.images.image_set import ImageSet
from dissemination.library import bodies, changes
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.record import KindName
from dissemination.output import Dataset, Download
from dissemination.publication.document.citation import chapter_citation
from dissemination.site import filters, lists, month, responsive_images, search
from dissemination.site.last_modified import LastModifiedFooter, of_generated, of_record_page
from dissemination.site.page import Page, Section
from dissemination.site.partials import Partials
from dissemination.site.search import SearchEntry
from dissemination.urls import Addresses, Announced, relative_root

SECTIONS: dict[KindName, Section] = {
    "news": "news",
    "event": "events",
    "practice": "best-practices",
}


@dataclass(frozen=True)
class Pages:
    """The pages of a library under a public root; `feeds` are all feeds and calendars."""

    library: Library
    addresses: Addresses
    feeds: Sequence[Announced] = ()
    compiled: BytecodeCache | None = None
    album: ImageSet | None = None
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()

    @cached_property
    def partials(self) -> Partials:
        """The partials that these pages and the words of docs/ are made of."""
        return Partials(
            *(self.library, self.addresses, self.feeds, self.compiled, self.album),
            downloads=self.downloads,
            datasets=self.datasets,
        )

    @cached_property
    def footers(self) -> LastModifiedFooter:
        """The lines that say when a page last changed."""
        return LastModifiedFooter(self.partials)

    @cached_property
    def locale(self) -> Locale:
        """Dates and names in the language of the site."""
        return Locale(self.library.settings.language)

    @property
    def _acronym(self) -> str:
        return self.library.project.acronym

    def all(self) -> Iterator[Page]:
        """Every poured page."""
        yield from map(self._with_hours_script, self._items())
        yield from self._galleries()
        yield from map(self._with_hours_script, self._records())
        yield from map(self._with_filter_script, self._news_lists())
        yield from map(self._with_filter_script, map(self._with_hours_script, self._event_lists()))
        yield from map(self._with_filter_script, self._practice_lists())
        yield from self._chapters()
        yield from self._notices("withdrawn", self.library.withdrawn, "This item was withdrawn.")
        yield from self._notices("expired", self.library.expired, "This item has expired.")

    def search(self, texts: Mapping[str, str], found: Iterable[SearchEntry]) -> dict[str, bytes]:
        """The files of the search: `texts` are the plain bodies of items by their addresses,
        `found` the pages of docs/."""
        entries = (
            *search.pages(self.library, found),
            *search.records(self.library),
            *search.items(self.library, texts),
        )
        return search.index_files(entries, self.library.settings.language)

    def _dated(self, page: Page, *moments: Moment | None) -> Page:
        """A page that last changed when the latest of its parts did."""
        return replace(page, changed=of_generated(self.library, *moments))

    def _of_items(self, page: Page, entries: Iterable[Entry[Any]]) -> Page:
        return self._dated(page, changes.of_items(entries))

    def redirects(self) -> dict[str, str]:
        """The small pages at earlier addresses of items, by their addresses."""
        found = {}
        gone = (*self.library.withdrawn, *self.library.expired)
        for entry in (*self.library.entries.values(), *gone):
            for alias in entry.item.aliases:
                here = address_book.item(entry.kind, alias)
                found[here] = str(self.partials.render("redirect", here, entry=entry))
        return found

    def _page(
        self,
        partial: str,
        address: str,
        section: Section,
        title: str,
        description: str,
        **values: Any,
    ) -> Page:
        content = self.partials.render(partial, address, title=title, **values)
        head = self.partials.render(
            "head", address, entry=values.get("entry"), followed=values.get("followed")
        )
        return Page(address, section, title, description, content, head)

    def _with_hours_script(self, page: Page) -> Page:
        """A page with the script that says hours in the reader's own zone too, if it has any."""
        if 'class="hours"' not in page.content:
            return page
        return replace(page, head=page.head + self.partials.render("times", page.address))

    def _with_filter_script(self, page: Page) -> Page:
        """A list with the script that combines filters, if it has any."""
        if 'class="sift"' not in page.content:
            return page
        return replace(page, head=page.head + self.partials.render("filter-script", page.address))

    def _items(self) -> Iterator[Page]:
        for entry in self.library.entries.values():
            address = address_book.item(entry.kind, entry.slug)
            item, body = entry.item, self._body(entry, address)
            text = body.striptags()
            if not item.language or item.language == self.library.settings.language:
                body, terms = self.partials.with_glossary_links(body, address)
            else:
                terms = Markup()
            values: dict[str, Any] = {"entry": entry, "item": item, "body": body}
            if entry.kind == "practice":
                values |= self._as_chapter(entry)
            section = SECTIONS[entry.kind]
            page = self._page(entry.kind, address, section, item.title, item.summary, **values)
            if item.gallery:
                page = replace(page, head=page.head + self.partials.render("lightbox", address))
            page = replace(page, content=page.content + terms, text=text, about=entry)
            yield self._dated(page, changes.of_item(entry))

    def _as_chapter(self, entry: Entry[Practice]) -> dict[str, Any]:
        """What the page of a practice has as a chapter of the publication."""
        cited = chapter_citation(entry, self.library, self.addresses)
        return {"cited": cited, **self._around(entry.slug)}

    def _around(self, chapter_id: str) -> dict[str, Any]:
        """The chapters before and after one, each a page."""
        order = [*self.partials.edition.practices, *self.partials.edition.back]
        at = next(n for n, chapter in enumerate(order) if chapter.id == chapter_id)
        around = [None, *order, None]
        return {"previous": around[at], "following": around[at + 2]}

    def _chapters(self) -> Iterator[Page]:
        """The chapters behind the practices, if there are any."""
        edition = self.partials.edition
        for chapter in edition.back if edition.practices else ():
            title = f"{chapter.title} ({edition.publication.title})"
            text = f"{chapter.title}, from “{edition.publication.title}”."
            page = self._page(
                *("chapter", chapter.address, SECTIONS["practice"], title, text),
                chapter=chapter,
                **self._around(chapter.id),
            )
            yield self._of_items(page, self.library.practices.values())

    def _practice_lists(self) -> Iterator[Page]:
        for group in filters.practice_filters(self.library):
            for each in group.filters:
                yield self._filtered("practice-list", "best-practices", each, each.entries)

    def _body(self, entry: Entry[Any], here: str) -> Markup:
        if entry.kind == "practice":
            page = self._written[entry.slug]
        else:
            root = relative_root(here)
            page = bodies.body(
                entry, lambda to: root + address_book.quoted(to), self.library.pictures
            )
        return responsive_images.responsive(page, entry, here, self.partials)

    @cached_property
    def _written(self) -> dict[str, str]:
        """The chapters of the practices by their ids."""
        return {chapter.id: chapter.html for chapter in self.partials.edition.practices}

    def _galleries(self) -> Iterator[Page]:
        """A page for each picture of each gallery; search engines keep to the item's."""
        for entry in self.library.entries.values():
            for number, picture in enumerate(entry.item.gallery):
                address = address_book.in_gallery(entry.kind, entry.slug, picture.picture)
                count = len(entry.item.gallery)
                title = f"Picture {number + 1} of {count}: {entry.item.title}"
                words = picture.caption or picture.alt or title
                values = {"entry": entry, "number": number, "picture": picture}
                page = self._page(
                    "gallery-picture", address, SECTIONS[entry.kind], title, words, **values
                )
                page = replace(page, listed=False, head=NOINDEX)
                yield self._dated(page, changes.of_item(entry))

    def _records(self) -> Iterator[Page]:
        for partner in self.library.partners.values():
            address = address_book.record("partner", partner.id)
            page = self._page(
                "partner", address, "partners", partner.name, partner.summary, partner=partner
            )
            yield self._record(page, partner, "partner", "partners")
        for action in self.library.training.values():
            address = address_book.record("training action", action.id)
            title = f"{action.id} {action.title}"
            page = self._page("training", address, "training", title, action.summary, action=action)
            yield self._record(page, action, "training action", "training")

    def _record(self, page: Page, record: Any, kind: KindName, file: str) -> Page:
        page = replace(page, about=record)
        return self._dated(page, *of_record_page(self.library, kind, file, record.id))

    def _news_lists(self) -> Iterator[Page]:
        yield from self._older("news-list", "news", "Older news", lists.all_news(self.library))
        for group in filters.news_filters(self.library):
            for each in group.filters:
                yield self._filtered("news-list", "news", each, each.paged.front)
                yield from self._older("news-list", "news", each.heading, each.paged, each.record)

    def _older(
        self,
        partial: str,
        section: Section,
        heading: str,
        paged: lists.Paged,
        record: str | None = None,
    ) -> Iterator[Page]:
        """The closed pages of a list."""
        for number, (address, entries) in enumerate(paged.closed(), 1):
            title = f"{heading}, page {number}"
            page = self._page(
                *(partial, address, section, title),
                f"{title}, from the site of the project {self._acronym}.",
                entries=entries,
                paged=paged,
                record=record,
            )
            yield self._of_items(page, entries)

    def _filtered(
        self,
        partial: str,
        section: Section,
        each: filters.Filter,
        entries: Sequence[Entry[Any]],
    ) -> Page:
        """The page of a filter, or its first, with the items that stand on it."""
        description = f"{each.heading}, from the site of the project {self._acronym}."
        page = self._page(
            *(partial, each.address, section, each.heading, description),
            entries=entries,
            paged=each.paged,
            record=each.record,
            chosen=each,
            followed=self._followed(section, each),
        )
        return self._of_items(page, entries)

    def _followed(self, section: Section, each: filters.Filter) -> list[Announced]:
        """The feeds of the record that the items of a filter share: of events the calendar first,
        of news none."""
        found = [feed for feed in self.feeds if each.follow and feed.page == each.follow]
        calendars = [feed for feed in found if feed.type == "text/calendar"]
        others = [feed for feed in found if feed not in calendars]
        return [*calendars, *others] if section == "events" else others

    def _event_lists(self) -> Iterator[Page]:
        past = lists.past_events(self.library)
        yield from self._older("event-list", "events", "Past events", past)
        for group in filters.event_filters(self.library):
            for each in group.filters:
                heading, record = each.heading, each.record
                yield self._filtered("event-list", "events", each, each.paged.front)
                yield from self._older("event-list", "events", heading, each.paged, record)
        grids = month.months(self.library)
        for number, grid in enumerate(grids):
            address = address_book.event_month(grid.first)
            title = f"Events in {self.locale.month(grid.first)}"
            page = self._page(
                *("month", address, "events", title),
                f"The calendar of the project {self._acronym} for {self.locale.month(grid.first)}.",
                month=grid,
                first=grids[0],
                last=grids[-1],
                previous=grids[number - 1] if number else None,
                following=grids[number + 1] if number + 1 < len(grids) else None,
            )
            days = (day for week in grid.weeks for day in week if day)
            yield self._of_items(page, (event for day in days for event, _, _ in day.events))

    def _notices(
        self, partial: str, entries: Sequence[Entry[Any]], description: str
    ) -> Iterator[Page]:
        for entry in entries:
            address = address_book.item(entry.kind, entry.slug)
            section, item = SECTIONS[entry.kind], entry.item
            page = self._page(partial, address, section, item.title, description, item=item)
            page = replace(page, listed=False, head=NOINDEX)
            yield self._dated(page, changes.of_notice(entry))


NOINDEX = Markup('<meta name="robots" content="noindex">')
