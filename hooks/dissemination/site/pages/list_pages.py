"""The pages of a list of items: of each filter, and of what is older."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from dissemination.library import changes
from dissemination.model.entry import Entry
from dissemination.site.filters import Filter, Group
from dissemination.site.generated_page import Body, GeneratedPage, Section
from dissemination.site.last_modified import of_generated
from dissemination.site.lists import Paged
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.site.search.lists import first_published, list_entry
from dissemination.urls import Announced


@dataclass(frozen=True)
class ListPages:
    """The pages of the lists of a section, rendered from the partial of this name."""

    partials: Partials
    partial: str
    section: Section

    def of_filters(self, groups: Iterable[Group]) -> Iterator[GeneratedPage]:
        """A page for each filter, with the pages of its older items."""
        for group in groups:
            for item_filter in group.filters:
                paged = item_filter.paged
                yield self.of_filter(item_filter, paged.front)
                yield from self.older(item_filter.heading, paged, item_filter.record_id)

    def of_filter(self, chosen: Filter, entries: Sequence[Entry[Any]]) -> GeneratedPage:
        """The page of a filter with these of its items."""
        page = self._page(
            chosen.address,
            chosen.heading,
            entries,
            self._record_feeds(chosen),
            pages=chosen.paged.pager(chosen.address),
            record_id=chosen.record_id,
            number=len(chosen.entries),
        )
        since = first_published(self.partials.library, chosen.entries)
        return replace(page, search_entry=list_entry(chosen.address, chosen.heading, since))

    def older(
        self, heading: str, paged: Paged, record_id: str | None = None
    ) -> Iterator[GeneratedPage]:
        """The closed pages of a list; `record_id` is that of the partner or training action that
        its items share."""
        for number, (address, entries) in enumerate(paged.closed(), 1):
            title = self._gettext("%(heading)s, page %(number)s", heading=heading, number=number)
            pages = paged.pager(address)
            yield self._page(address, title, entries, pages=pages, record_id=record_id)

    @property
    def _gettext(self) -> Callable[..., str]:
        return self.partials.library.locale.gettext

    def _page(
        self,
        address: str,
        title: str,
        entries: Sequence[Entry[Any]],
        record_feeds: Sequence[Announced] = (),
        **values: Any,
    ) -> GeneratedPage:
        library = self.partials.library
        values |= {"title": title, "entries": entries, "record_feeds": record_feeds}
        return GeneratedPage(
            address,
            self.section,
            title,
            self._gettext(
                "%(title)s, from the site of the project %(project)s.",
                title=title,
                project=library.project.acronym,
            ),
            partial(self._body, address, values),
            self.partials.key(values),
            changed=of_generated(library, changes.of_items(entries)),
        )

    def _body(self, here: str, values: Mapping[str, Any]) -> Body:
        content = self.partials.render(self.partial, here, **values)
        return Body(content, head(self.partials, here, record_feeds=values["record_feeds"]))

    def _record_feeds(self, chosen: Filter) -> list[Announced]:
        """The feeds of the record that the items of a filter share: of events the calendar first,
        of news none."""
        feeds = self.partials.media.feeds_of(chosen.record_page) if chosen.record_page else []
        calendars = [feed for feed in feeds if feed.type == "text/calendar"]
        others = [feed for feed in feeds if feed not in calendars]
        return [*calendars, *others] if self.section == "events" else others
