"""The partials: small templates with one job each, escaped by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.figures import timeline
from dissemination.figures.map import place_map
from dissemination.figures.timeline_chart import band
from dissemination.images.image_set import ImageSet
from dissemination.library import bodies, citing
from dissemination.library.coverage import coverage
from dissemination.library.library import Library
from dissemination.library.names import address, kind, name
from dissemination.locale.locale import Locale
from dissemination.publication.document.citation import citation
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
from dissemination.site.dataset import Dataset
from dissemination.site.download import Download
from dissemination.site.glossary_links import GlossaryLinks
from dissemination.site.pictures import Pictures
from dissemination.site.term_popovers import TermPopovers
from dissemination.site.web_edition import WebEdition
from dissemination.source.entries import Entry
from dissemination.urls import Addresses, Announced, relative_root


@dataclass(frozen=True)
class Partials:
    """The templates of `site/templates/`, filled from a library.

    `feeds` are all feeds and calendars. A page is `here`, its address below the public root:
    links are relative to it, so that the site works under any sub-path. `compiled` keeps what
    Jinja makes of the templates from one build to the next, `image_set` has the pictures.
    """

    library: Library
    addresses: Addresses
    feeds: Sequence[Announced] = ()
    compiled: BytecodeCache | None = None
    image_set: ImageSet | None = None
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()

    @cached_property
    def pictures(self) -> Pictures:
        """The published pictures."""
        return Pictures(self.library, self.image_set)

    @cached_property
    def web_edition(self) -> WebEdition:
        """The publication as the site shows it."""
        return WebEdition(self.library, self.addresses, self.compiled)

    def render(self, name: str, here: str, **values: Any) -> Markup:
        """The partial `name` (without `.html`) for the page at `here`."""
        template = self._environment.get_template(f"{name}.html")
        text = template.render(here=here, root=relative_root(here), **values)
        return Markup(text.strip())

    def with_glossary_links(self, html: str, here: str) -> tuple[Markup, Markup]:
        """The HTML of the page at `here` with buttons at the terms of the glossary, and what they
        open, which belongs at its end."""
        return self._term_popovers.inserted(html, here)

    @cached_property
    def _term_popovers(self) -> TermPopovers:
        return TermPopovers(GlossaryLinks(tuple(self.library.terms.values())), self.render)

    def names(self, folder: str) -> list[str]:
        """The partials in a folder of the templates, without folder and ending."""
        found = self._environment.list_templates(["html"])
        inside = [name for name in found if name.startswith(f"{folder}/")]
        return [name.removeprefix(f"{folder}/").removesuffix(".html") for name in inside]

    def feeds_of(self, page: str) -> list[Announced]:
        """The feeds and calendars of the list on the page at an address."""
        return self._feeds_of.get(page, [])

    @cached_property
    def _feeds_of(self) -> dict[str, list[Announced]]:
        """The feeds and calendars of the list on each page, by its address."""
        feeds: dict[str, list[Announced]] = {}
        for feed in self.feeds:
            if feed.page is not None:
                feeds.setdefault(feed.page, []).append(feed)
        return feeds

    @cached_property
    def _environment(self) -> Environment:
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
            "shown": self.pictures.shown,
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
            "band": partial(band, self.library),
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
            "edition": lambda: self.web_edition.work,
            "edition_front": self.web_edition.front_matter,
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
