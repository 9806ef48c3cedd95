"""The partials: small templates with one job each, escaped by default."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.figures import timeline
from dissemination.figures.map import place_map
from dissemination.figures.timeline_chart import timeline_chart
from dissemination.images.image_set import ImageSet, ResponsiveImage, picture_addresses
from dissemination.library import bodies, citing
from dissemination.library.coverage import coverage
from dissemination.library.glossary import TermMatcher
from dissemination.library.library import Library
from dissemination.library.names import address, kind, name
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.term import Term
from dissemination.output import Dataset, Download
from dissemination.publication.document.citation import citation
from dissemination.publication.document.figures import inline_figures
from dissemination.publication.document.work import Chapter, Work, front_matter, work
from dissemination.site import (
    board,
    changes,
    filters,
    funding_notice,
    lists,
    matrix,
    month,
    practices,
    qr,
    related,
    software,
)
from dissemination.site.cited_by import cited_by
from dissemination.site.glossary_links import GlossaryLinks
from dissemination.urls import Addresses, Announced, relative_root


@dataclass(frozen=True)
class Partials:
    """The templates of `site/templates/`, filled from a library.

    `feeds` are all feeds and calendars. A page is `here`, its address below the public root:
    links are relative to it, so that the site works under any sub-path. `compiled` keeps what
    Jinja makes of the templates from one build to the next, `album` has the pictures.
    """

    library: Library
    addresses: Addresses
    feeds: Sequence[Announced] = ()
    compiled: BytecodeCache | None = None
    album: ImageSet | None = None
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()

    @cached_property
    def edition(self) -> Work:
        """The publication as the pages below that of the practices show it."""
        root = relative_root(address_book.chapter("x"))
        parts = (self.library, self.addresses, lambda to: root + address_book.quoted(to))
        return work(*parts, self._draw, self.compiled)

    def _front(self, here: str) -> tuple[Markup, tuple[Chapter, ...]]:
        """The imprint and the front matter of the publication for the page at `here`."""
        root = relative_root(here)
        parts = (self.library, self.addresses, lambda to: root + address_book.quoted(to))
        return front_matter(*parts, self._draw, self.compiled)

    @cached_property
    def _draw(self) -> Callable[[str], Markup]:
        return inline_figures(self.library)

    def render(self, name: str, here: str, **values: Any) -> Markup:
        """The partial `name` (without `.html`) for the page at `here`."""
        template = self.environment.get_template(f"{name}.html")
        text = template.render(here=here, root=relative_root(here), **values)
        return Markup(text.strip())

    def with_glossary_links(self, page: str, here: str) -> tuple[Markup, Markup]:
        """The HTML of a page with buttons at the words of the glossary, and what they open, which
        belongs at its end."""

        text, terms = self._glossary_links.with_glossary_links(page, self._button)
        if not terms:
            return Markup(text), Markup()
        key = (relative_root(here), *(term.id for term in terms))
        if key not in self._explanations:
            self._explanations[key] = self.render("terms", here, terms=terms)
        return Markup(text), self._explanations[key]

    @cached_property
    def _button(self) -> Callable[[Term, str], str]:
        """The button of a term as a text says it, rendered once."""
        buttons: dict[tuple[str, str], str] = {}

        def button(term: Term, said: str) -> str:
            key = (term.id, said)
            if key not in buttons:
                buttons[key] = str(self.render("term", "", term=term, said=said))
            return buttons[key]

        return button

    @cached_property
    def _explanations(self) -> dict[tuple[str, ...], Markup]:
        """What buttons open, by the way up from a page and its terms."""
        return {}

    @cached_property
    def _glossary_links(self) -> GlossaryLinks:
        terms = tuple(self.library.terms.values())
        return GlossaryLinks(TermMatcher(terms, self.library.settings.language))

    def names(self, folder: str) -> list[str]:
        """The partials in a folder of the templates, without folder and ending."""
        found = self.environment.list_templates(["html"])
        inside = [name for name in found if name.startswith(f"{folder}/")]
        return [name.removeprefix(f"{folder}/").removesuffix(".html") for name in inside]

    def shown(self, path: str) -> ResponsiveImage:
        """A published picture by its path; without an album, as it is."""
        if self.album:
            return self.album.responsive_image(path)
        return ResponsiveImage(self._places[path], *(self.library.pictures[path] or (None, None)))

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of each published picture by its address as links carry it."""
        return {address_book.quoted(at): path for path, at in self._places.items()}

    @cached_property
    def _places(self) -> dict[str, str]:
        return picture_addresses(self.library)

    def feeds_of(self, page: str) -> list[Announced]:
        """The feeds and calendars of the list on a page, by the page's address."""
        return self._feeds_of.get(page, [])

    @cached_property
    def _feeds_of(self) -> dict[str, list[Announced]]:
        """The feeds and calendars of the list on each page, by its address."""
        found: dict[str, list[Announced]] = {}
        for feed in self.feeds:
            if feed.page is not None:
                found.setdefault(feed.page, []).append(feed)
        return found

    @cached_property
    def environment(self) -> Environment:
        """The environment in which all templates of the site are rendered."""
        environment = Environment(
            loader=PackageLoader("dissemination.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            bytecode_cache=self.compiled,
        )
        environment.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "separators": (",", ":"),
        }
        environment.globals |= self._known()
        environment.filters |= {
            "address": address,
            "href": pass_context(_href),
            "prose": pass_context(_prose),
            "anchor": address_book.anchor,
            "drawn": Markup,
            "inferred": lists.inference,
            "lookup": lambda key, collection: collection.get(key),
            "day": Locale(self.library.settings.language).day,
        }
        environment.tests["entry"] = lambda thing: isinstance(thing, Entry)
        return environment

    def _known(self) -> dict[str, Any]:
        """What every partial can ask."""
        return {
            "lib": self.library,
            "project": self.library.project,
            "settings": self.library.settings,
            "locale": Locale(self.library.settings.language),
            "addresses": address_book,
            "shown": self.shown,
            "logo_size": funding_notice.logo_size,
            "software": software.software,
            "absolute": self.addresses.absolute,
            "feeds": self.feeds,
            "feeds_of": self.feeds_of,
            "code": qr.code,
            "lists": lists,
            "citing": citing,
            "timeline": timeline.timeline,
            "undated": timeline.undated,
            "band": partial(timeline_chart, self.library),
            "coverage": coverage,
            "filters": filters,
            "related": related.related,
            "told_changes": changes.told_changes,
            "board": board,
            "matrix": matrix.matrix,
            "place_map": partial(place_map, self.library),
            "months": month.months,
            "entrance": month.entrance,
            "chapters": practices.chapters,
            "citation": citation,
            "downloads": self.downloads,
            "datasets": self.datasets,
            "edition": lambda: self.edition,
            "edition_front": self._front,
            "site_addresses": self.addresses,
            "name_of": partial(name, self.library),
            "kind_of": kind,
            "cited_by": partial(cited_by, self.library),
        }


def _href(context: Context, to: str) -> str:
    """An address as the page writes it: relative to itself."""
    return str(context["root"]) + address_book.quoted(to)


def _prose(context: Context, text: str, path: str) -> Markup:
    """The Markdown of a record in the data file at `path`."""
    page = bodies.prose(text, path, lambda to: _href(context, to))
    return Markup(page)
