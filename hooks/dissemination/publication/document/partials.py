"""The partials of the publication: its templates, filled from a library for one edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from jinja2 import BytecodeCache
from markupsafe import Markup

from dissemination.library import bodies
from dissemination.library.library import Library
from dissemination.locale.catalogue import N_
from dissemination.locale.practice_parts import HEADINGS
from dissemination.locale.practices import advice_note, state_sentence
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.publication.document.media import DocumentMedia
from dissemination.publication.document.term_index import Index
from dissemination.templating.environment import Namespaces, environment
from dissemination.templating.lists import Lists
from dissemination.urls import Addresses

PACKAGE: Final = "dissemination.publication.document"
# The milestones of the plan follow the evidence, with how each was to be verified.
TITLES: Final = {**HEADINGS, "evidence": N_("Evidence and means of verification")}


class Partials:
    """The templates of `publication/document/templates/`. `href` gives the link of an address in an
    edition, `draw` the HTML of a figure by its name."""

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
        media = DocumentMedia(library, addresses, draw)
        namespaces = Namespaces.of(library, Lists(library), media)
        self._environment = environment(
            PACKAGE, namespaces, addresses, href=href, prose=self._prose, compiled=compiled
        )

    def render(self, partial: str, **values: Any) -> Markup:
        """A chapter's HTML; empty if the template gives no text."""
        template = self._environment.get_template(f"{partial}.html")
        return Markup(template.render(**values).strip())

    def practice(self, entry: Entry[Practice], index: Index) -> Markup:
        """The chapter of a practice; the terms that its text mentions are added to the index."""
        _, sourced = self._library.locale.gettext, self._library.settings.sourced
        parts = bodies.parts(entry, self._href, self._library.pictures, self._library.locale)
        mark_terms = index.of(entry.slug, entry.item.title)
        return self.render(
            "practice",
            entry=entry,
            item=entry.item,
            texts={part: mark_terms(text.strip()) for part, text in parts.items()},
            state=_(state_sentence(entry.item.state, sourced=sourced)),
            parts_of_a_practice=PARTS,
            titles={part: _(title) for part, title in TITLES.items()},
            note=_(advice_note(sourced=sourced)),
            editorial=EDITORIAL,
        )

    def _prose(self, text: str, path: str) -> Markup:
        """The Markdown of a record in the data file at `path`."""
        return Markup(bodies.prose(text, path, self._href, self._library.locale))
