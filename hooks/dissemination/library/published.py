"""What was published in each month: items, known outcomes, deliverables, and editions of the
publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from dissemination import urls
from dissemination.library import changes, instants
from dissemination.library.library import Library, question
from dissemination.locale.catalogue import N_
from dissemination.locale.kinds import ONE
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.publication import Edition
from dissemination.model.record import KindName
from dissemination.model.reported import REPORTED, Reported
from dissemination.model.settings import Choice

_TITLES: Final[Mapping[KindName, str]] = {
    "milestone": N_("What is known about the milestone “%(title)s”"),
    "result": N_("What is known about the result “%(title)s”"),
    "deliverable": N_("Deliverable %(number)s: %(title)s"),
}
# Of each kind of item, the closed list of the settings and what of it an item names.
_CHOICES: Final[Mapping[KindName, tuple[str, Callable[[Any], tuple[str, ...]]]]] = {
    "news": ("categories", lambda item: item.categories),
    "event": ("event_types", lambda item: (item.type,)),
    "practice": ("areas", lambda item: (item.area,)),
}


@dataclass(frozen=True)
class Published:
    """Something that was published: its stamp, its kind and own id, in what lists of the settings
    it stands, its title in plain text and its address below the root; `changed` is when it last
    changed, `language` its own where it has one."""

    at: datetime
    id: str
    choices: tuple[Choice, ...]
    title: str
    address: str
    changed: Moment | None
    language: str | None = None


@dataclass(frozen=True)
class PublishedMonth:
    """A month by its first day, with what was published in it, the oldest first, and the items of
    which only a notice is left."""

    first: date
    published: tuple[Published, ...]
    gone: tuple[Entry[Any], ...]

    @property
    def changed(self) -> Moment | None:
        """When any of it last changed."""
        moments = [published.changed for published in self.published]
        return changes.newest([*moments, *map(changes.of_notice, self.gone)])


def month_end(month: date, library: Library) -> datetime:
    """The first day after a month, at the hour at which a bare day counts."""
    settings = library.settings
    following = (month + timedelta(days=31)).replace(day=1)
    return datetime.combine(following, settings.bare_day_at, settings.zone)


def month_of(instant: datetime, library: Library) -> date:
    """The first day of the month of an instant, in the project's zone."""
    return instant.astimezone(library.zone).date().replace(day=1)


@question
def months(library: Library) -> tuple[PublishedMonth, ...]:
    """The months that are over and in which something was published, the oldest first. One stays
    when nothing of it is public any more, since its page has readers."""
    parts: dict[date, tuple[list[Published], list[Entry[Any]]]] = {}
    for published in _all(library):
        parts.setdefault(month_of(published.at, library), ([], []))[0].append(published)
    for entry in (*library.withdrawn, *library.expired):
        if instants.public_from(entry.item, library.settings) <= library.at:
            month = month_of(library.published(entry), library)
            parts.setdefault(month, ([], []))[1].append(entry)
    return tuple(
        PublishedMonth(first, tuple(sorted(published, key=lambda p: (p.at, p.id))), tuple(gone))
        for first, (published, gone) in sorted(parts.items())
        if month_end(first, library).date() <= library.today
    )


def reported(library: Library) -> Iterator[tuple[KindName, Reported]]:
    """The milestones and results of which something is known and public, and the deliverables that
    are offered, each with its kind; without `published` there is none."""
    for kind, collection in REPORTED.items():
        for record in getattr(library, collection).values():
            is_known = record.is_known and record.published is not None
            if is_known and instants.public_from(record, library.settings) <= library.at:
                yield kind, record


def editions(library: Library) -> tuple[Edition, ...]:
    """The editions of the publication that are public, none if there is no practice."""
    publication = library.settings.publication
    return publication.editions if publication and library.practices else ()


def edition_day(edition: Edition, library: Library) -> datetime:
    """The stamp of an edition."""
    return datetime.combine(edition.day, library.settings.bare_day_at, library.zone)


def report_choice(kind: KindName, locale: Locale) -> Choice:
    """What reported records of a kind are listed as, beside the closed lists of the settings."""
    return Choice(id=kind, title=locale.gettext(ONE[kind]))


def edition_choice(locale: Locale) -> Choice:
    """What editions are listed as."""
    return Choice(id="edition", title=locale.gettext("Publication"))


def report_title(kind: KindName, record: Reported, locale: Locale) -> str:
    """How a record is announced."""
    return locale.gettext(_TITLES[kind], number=record.id, title=record.title)


def edition_title(edition: Edition, library: Library) -> str:
    """How an edition is announced."""
    assert library.settings.publication
    return library.locale.gettext(
        "%(publication)s: edition %(number)s",
        publication=library.settings.publication.title,
        number=edition.number,
    )


def _all(library: Library) -> Iterator[Published]:
    settings, locale = library.settings, library.locale
    for entry in library.entries.values():
        item, (listed, named) = entry.item, _CHOICES[entry.kind]
        choices = getattr(settings, listed)
        yield Published(
            at=library.published(entry),
            id=f"{entry.kind}/{item.id}",
            choices=tuple(library.choice(choices, key) for key in named(item)),
            title=locale.event_title(item) if entry.kind == "event" else item.title,
            address=urls.item(entry.kind, entry.slug),
            changed=changes.of_item(entry),
            language=item.language,
        )
    for kind, record in reported(library):
        yield Published(
            at=instants.published(record, settings),
            id=f"{kind}/{record.first_id}",
            choices=(report_choice(kind, locale),),
            title=report_title(kind, record, locale),
            address=urls.record(kind, record.id),
            changed=changes.of_report(record),
        )
    for edition in editions(library):
        yield Published(
            at=edition_day(edition, library),
            id=f"edition/{edition.number}",
            choices=(edition_choice(locale),),
            title=edition_title(edition, library),
            address=urls.edition_place(edition.number),
            changed=Moment(edition.day),
        )
