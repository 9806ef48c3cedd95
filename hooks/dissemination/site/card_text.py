"""The texts of the social card of a page; `publication/cards.py` draws it.

An item with a picture of its own that others show has no card, and all lists of a section share
the section's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.library.library import Library
from dissemination.linked_data.graph import PageMetadata
from dissemination.locale.catalogue import N_
from dissemination.locale.locale import Locale
from dissemination.locale.roles import ROLES
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.model.partner import Partner
from dissemination.model.practice import Practice
from dissemination.model.training import TrainingAction

_PRACTICES: Final[Mapping[str, str]] = {
    "done": N_("Best practice, done"),
    "planned": N_("Best practice, planned"),
}


@dataclass(frozen=True)
class CardText:
    """The texts of a card: the kind of its page, the title, a line below it, and the acronym of the
    project, all of them plain; `language` is that of the title."""

    kind: str
    title: str
    line: str
    acronym: str
    language: str

    @property
    def alt(self) -> str:
        """The alternative text of the card: all of its texts as sentences."""
        parts = (self.kind, self.title, self.line, self.acronym)
        return ". ".join(dict.fromkeys(part.rstrip(".") for part in parts if part)) + "."


def card_text(library: Library, metadata: PageMetadata) -> CardText:
    """The texts of the card of a page, from its metadata."""
    locale, project = library.locale, library.project
    kind, title, line = project.acronym, metadata.title, project.slogan
    language = library.settings.language
    match metadata.about:
        case Entry():
            kind, line = _item(library, locale, metadata.about)
            language = metadata.about.item.language or language
        case Partner():
            place = metadata.about.place.value
            where = (place, locale.country(metadata.about.country))
            role = "partner" if metadata.about.is_member else metadata.about.role
            kind, line = locale.gettext(ROLES[role]), ", ".join(part for part in where if part)
        case TrainingAction():
            kind = locale.gettext("Training action %(code)s", code=metadata.about.id)
            line = ""
            title = metadata.about.title
        case _ if metadata.address == address_book.HOME:
            kind, title, line = project.programme.name, project.slogan, _period(library, locale)
        case _:
            above = [step.name for step in metadata.trail if step.address != address_book.HOME]
            kind = above[-1] if above and above[-1] != metadata.title else project.acronym
    return CardText(kind, title, line, project.acronym, language)


def entry_title(library: Library, entry: Entry[Any]) -> str:
    """The title of the page of an item; that of an event says if it was cancelled or postponed."""
    is_event = isinstance(entry.item, Event)
    locale = library.locale
    return locale.event_title(entry.item) if is_event else str(entry.item.title)


def _item(library: Library, locale: Locale, entry: Entry[Any]) -> tuple[str, str]:
    """The kind of an item, with its category, type or state, and its day and place, or its area."""
    match entry.item:
        case News() as news:
            category = library.choice(library.settings.categories, news.category)
            kind = locale.gettext("News: %(title)s", title=category.title)
            return kind, locale.day(news.date.day)
        case Event() as event:
            place = event.place
            where = locale.town(place.town, place.country) if place else locale.where(event)
            when = locale.event(event, library.zone)
            when = when[:1].upper() + when[1:]
            kind = library.choice(library.settings.event_types, event.type).title
            return kind, " · ".join(part for part in (when, where) if part)
        case Practice() as practice:
            area = library.choice(library.settings.areas, practice.area).title
            return locale.gettext(_PRACTICES[practice.state]), area
    return "", ""


def _period(library: Library, locale: Locale) -> str:
    start, end = library.project.start.value, library.project.end.value
    return f"{locale.when(start)} – {locale.when(end)}" if start and end else ""
