"""The partials of the work: `work/templates/`, filled from a library for one edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.figures.labels import label_date
from dissemination.figures.timeline import timeline
from dissemination.library import bodies, citing
from dissemination.library.coverage import coverage
from dissemination.library.library import Library
from dissemination.library.names import address, name
from dissemination.locale.locale import Locale
from dissemination.markdown import rendering
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.publication.document.citation import citation
from dissemination.publication.document.term_index import Index
from dissemination.urls import Addresses, anchor

_PART = re.compile(r"<h2 id=[^>]*>.*?</h2>", re.DOTALL)


class Partials:
    """The templates of the work. `href` writes an address as the edition does, `draw` gives a
    figure by its name."""

    def __init__(
        self,
        library: Library,
        addresses: Addresses,
        href: Callable[[str], str],
        draw: Callable[[str], Markup],
        compiled: BytecodeCache | None = None,
    ) -> None:
        self._library = library
        self._href = href
        self._environment = Environment(
            loader=PackageLoader("dissemination.publication.document"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "lib": library,
            "settings": library.settings,
            "publication": library.settings.publication,
            "locale": Locale(library.settings.language),
            "addresses": address_book,
            "citing": citing,
            "picture_address": bodies.picture_address,
            "citation": citation(library, addresses),
            "coverage": coverage,
            "draw": draw,
            "label_date": label_date,
            "timeline": timeline,
        }
        self._environment.filters |= {
            "address": address,
            "anchor": anchor,
            "day": Locale(library.settings.language).day,
            "href": href,
            "lookup": lambda key, collection: collection.get(key),
            "name": lambda thing: name(library, thing),
            "prose": self._prose,
        }

        self._environment.tests["entry"] = lambda thing: isinstance(thing, Entry)

    def render(self, partial: str, **values: Any) -> Markup:
        """A chapter's HTML; empty if there is nothing to say."""
        template = self._environment.get_template(f"{partial}.html")
        return Markup(template.render(**values).strip())

    def practice(self, entry: Entry[Practice], index: Index) -> Markup:
        """The chapter of a practice; the terms of which its text speaks go into the index."""
        text = bodies.body(entry, self._href, self._library.pictures)
        titles = [title.casefold() for _, title in rendering.headings(text)]
        marked = index.of(entry.slug, entry.item.title)
        texts = [marked(part.strip()) for part in _PART.split(text)[1:]]
        return self.render(
            "practice",
            entry=entry,
            item=entry.item,
            texts=dict(zip(titles, texts, strict=True)),
            parts_of_a_practice=PARTS,
            editorial=EDITORIAL,
        )

    def _prose(self, text: str, path: str) -> Markup:
        """The Markdown of a record in the data file at `path`."""
        return Markup(bodies.prose(text, path, self._href))
