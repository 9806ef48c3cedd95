"""Every page that is poured: items, partners, training actions, lists, months, notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from jinja2 import BytecodeCache
from markupsafe import Markup

from dissemination import addresses as address_book
from dissemination.addresses import Addresses, Announced, way_up
from dissemination.library import bodies, changes
from dissemination.library.library import Library
from dissemination.model.dates import Moment
from dissemination.model.record import Kind
from dissemination.site import lists, month, practices
from dissemination.site.last_change import Feet, of_poured, of_record_page
from dissemination.site.page import Page, Section
from dissemination.site.partials import Partials
from dissemination.source.articles import Article
from dissemination.words import Words

SECTIONS: dict[Kind, Section] = {
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

    @cached_property
    def partials(self) -> Partials:
        """The partials that these pages and the words of docs/ are made of."""
        return Partials(self.library, self.addresses, self.feeds, self.compiled)

    @cached_property
    def feet(self) -> Feet:
        """The lines that say when a page last changed."""
        return Feet(self.partials)

    @cached_property
    def words(self) -> Words:
        """Dates and names in the language of the site."""
        return Words(self.library.settings.language)

    def all(self) -> Iterator[Page]:
        """Every poured page."""
        yield from map(self._timed, self._items())
        yield from map(self._timed, self._records())
        yield from self._news_lists()
        yield from map(self._timed, self._event_lists())
        yield from self._notices("withdrawn", self.library.withdrawn, "This item was withdrawn.")
        yield from self._notices("expired", self.library.expired, "This item has expired.")

    def _dated(self, page: Page, *moments: Moment | None) -> Page:
        """A page that last changed when the latest of its parts did."""
        return replace(page, changed=of_poured(self.library, *moments))

    def _of_items(self, page: Page, articles: Iterable[Article[Any]]) -> Page:
        return self._dated(page, changes.of_items(articles))

    def redirects(self) -> dict[str, str]:
        """The small pages at earlier addresses of items, by their addresses."""
        found = {}
        gone = (*self.library.withdrawn, *self.library.expired)
        for article in (*self.library.articles.values(), *gone):
            for alias in article.item.aliases:
                here = address_book.item(article.kind, alias)
                found[here] = str(self.partials.render("redirect", here, article=article))
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
        head = self.partials.render("head", address, article=values.get("article"))
        return Page(address, section, title, description, content, head)

    def _timed(self, page: Page) -> Page:
        """A page with the script that says hours in the reader's own zone too, if it has any."""
        if 'class="hours"' not in page.content:
            return page
        return replace(page, head=page.head + self.partials.render("times", page.address))

    def _items(self) -> Iterator[Page]:
        neighbours = practices.neighbours(self.library)
        for article in self.library.articles.values():
            address = address_book.item(article.kind, article.slug)
            item, body = article.item, self._body(article, address)
            values: dict[str, Any] = {"article": article, "item": item, "body": body}
            if article.kind == "practice":
                previous, following = neighbours[item.id]
                values |= {"previous": previous, "following": following}
                values["sections"] = practices.parts(item, body)
            section = SECTIONS[article.kind]
            page = self._page(article.kind, address, section, item.title, item.summary, **values)
            page = replace(page, text=f"{item.summary} {body.striptags()}", about=article)
            yield self._dated(page, changes.of_item(article))

    def _body(self, article: Article[Any], here: str) -> Markup:
        root = way_up(here)
        page = bodies.body(
            article, lambda to: root + address_book.quoted(to), self.library.pictures
        )
        return Markup(page)

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

    def _record(self, page: Page, record: Any, kind: Kind, file: str) -> Page:
        page = replace(page, text=_spoken(page.content), about=record)
        return self._dated(page, *of_record_page(self.library, kind, file, record.id))

    def _news_lists(self) -> Iterator[Page]:
        for number, older in enumerate(lists.paged(self.library).older, 1):
            title = f"Older news, page {number}"
            yield self._news_list(address_book.news_page(number), title, older)
        for year, articles in lists.news_years(self.library).items():
            yield self._news_list(address_book.news_year(year), f"News of {year}", articles)
        for category, articles in lists.news_categories(self.library).items():
            choice = self.library.choice(self.library.settings.categories, category)
            title = f"News: {choice.title}"
            yield self._news_list(address_book.news_category(category), title, articles)
        for partner, articles in lists.news_partners(self.library).items():
            title = f"News about {self.library.partners[partner].name}"
            yield self._news_list(address_book.news_partner(partner), title, articles)

    def _news_list(self, address: str, title: str, articles: Any) -> Page:
        description = f"{title}, from the site of the project {self.library.project.acronym}."
        page = self._page("news-list", address, "news", title, description, articles=articles)
        return self._of_items(page, articles)

    def _event_lists(self) -> Iterator[Page]:
        acronym = self.library.project.acronym
        for event_type, events in lists.event_types(self.library).items():
            choice = self.library.choice(self.library.settings.event_types, event_type)
            title = f"Events: {choice.title}"
            address = address_book.event_type(event_type)
            description = f"{title}, from the site of the project {acronym}."
            page = self._page("event-list", address, "events", title, description, articles=events)
            yield self._of_items(page, events)
        grids = month.months(self.library)
        for number, grid in enumerate(grids):
            address = address_book.event_month(grid.first)
            title = f"Events in {self.words.month(grid.first)}"
            page = self._page(
                *("month", address, "events", title),
                f"The calendar of the project {acronym} for {self.words.month(grid.first)}.",
                month=grid,
                first=grids[0],
                last=grids[-1],
                previous=grids[number - 1] if number else None,
                following=grids[number + 1] if number + 1 < len(grids) else None,
            )
            days = (day for week in grid.weeks for day in week if day)
            yield self._of_items(page, (event for day in days for event, _, _ in day.events))

    def _notices(
        self, partial: str, articles: Sequence[Article[Any]], description: str
    ) -> Iterator[Page]:
        for article in articles:
            address = address_book.item(article.kind, article.slug)
            section, item = SECTIONS[article.kind], article.item
            page = self._page(partial, address, section, item.title, description, item=item)
            page = replace(page, listed=False, head=NOINDEX)
            yield self._dated(page, changes.of_notice(article))


NOINDEX = Markup('<meta name="robots" content="noindex">')


def _spoken(content: Markup) -> str:
    """The words of a page without its margin and its marks of sources, none run together."""
    body = re.sub(r"<(aside|details).*?</\1>", " ", content, flags=re.DOTALL)
    return " ".join(Markup(re.sub(r"<[^>]*>", " ", body)).unescape().split())
