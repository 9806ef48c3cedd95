"""What was published in each month: items, known outcomes, and editions of the publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from dissemination import urls
from dissemination.library import changes, instants
from dissemination.library.library import Library, once
from dissemination.locale.catalogue import N_
from dissemination.locale.kinds import ONE
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.outcome import Outcome
from dissemination.model.publication import Edition
from dissemination.model.record import KindName
from dissemination.model.settings import Choice

_OUTCOMES: Final[Mapping[KindName, str]] = {
    "milestone": N_("What is known about the milestone “%(title)s”"),
    "result": N_("What is known about the result “%(title)s”"),
}
# Of each kind of item, the closed list of the settings and the field that names one of it.
_CHOICES: Final = {
    "news": ("categories", "category"),
    "event": ("event_types", "type"),
    "practice": ("areas", "area"),
}


@dataclass(frozen=True)
class Published:
    """Something that was published: its stamp, its kind and own id, in what list of the settings it
    stands, its title in plain text and its address below the root; `changed` is when it last
    changed, `language` its own where it has one."""

    at: datetime
    id: str
    choice: Choice
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


@once
def months(library: Library) -> tuple[PublishedMonth, ...]:
    """The months that are over and in which something was published, the oldest first. One stays
    when nothing of it is public any more, since its page has readers."""
    parts: dict[date, tuple[list[Published], list[Entry[Any]]]] = {}
    for published in _all(library):
        parts.setdefault(month_of(published.at, library), ([], []))[0].append(published)
    for entry in (*library.withdrawn, *library.expired):
        if instants.public_from(entry.item, library.settings) <= library.moment:
            month = month_of(library.published(entry), library)
            parts.setdefault(month, ([], []))[1].append(entry)
    return tuple(
        PublishedMonth(first, tuple(sorted(published, key=lambda p: (p.at, p.id))), tuple(gone))
        for first, (published, gone) in sorted(parts.items())
        if month_end(first, library).date() <= library.today
    )


def known_outcomes(library: Library) -> Iterator[tuple[KindName, Outcome]]:
    """The milestones and results of which an outcome is known and public, each with its kind;
    without `published` there is none."""
    kinds: tuple[tuple[KindName, Mapping[str, Outcome]], ...] = (
        ("milestone", library.milestones),
        ("result", library.results),
    )
    for kind, records in kinds:
        for outcome in records.values():
            is_known = outcome.outcome.value is not None and outcome.published is not None
            if is_known and instants.public_from(outcome, library.settings) <= library.moment:
                yield kind, outcome


def editions(library: Library) -> tuple[Edition, ...]:
    """The editions of the publication that are public, none if there is no practice."""
    return library.settings.publication.editions if library.practices else ()


def edition_day(edition: Edition, library: Library) -> datetime:
    """The stamp of an edition."""
    return datetime.combine(edition.day, library.settings.bare_day_at, library.zone)


def outcome_choice(kind: KindName, locale: Locale) -> Choice:
    """What outcomes of a kind are listed as, beside the closed lists of the settings."""
    return Choice(id=kind, title=locale.gettext(ONE[kind]))


def edition_choice(locale: Locale) -> Choice:
    """What editions are listed as."""
    return Choice(id="edition", title=locale.gettext("Publication"))


def outcome_title(kind: KindName, outcome: Outcome, locale: Locale) -> str:
    """How an outcome is announced."""
    return locale.gettext(_OUTCOMES[kind], title=outcome.title)


def edition_title(edition: Edition, library: Library) -> str:
    """How an edition is announced."""
    return library.locale.gettext(
        "%(publication)s: edition %(number)s",
        publication=library.settings.publication.title,
        number=edition.number,
    )


def _all(library: Library) -> Iterator[Published]:
    settings, locale = library.settings, library.locale
    for entry in library.entries.values():
        item, (choices, field) = entry.item, _CHOICES[entry.kind]
        yield Published(
            at=library.published(entry),
            id=f"{entry.kind}/{item.id}",
            choice=library.choice(getattr(settings, choices), getattr(item, field)),
            title=locale.event_title(item) if entry.kind == "event" else item.title,
            address=urls.item(entry.kind, entry.slug),
            changed=changes.of_item(entry),
            language=item.language,
        )
    for kind, outcome in known_outcomes(library):
        yield Published(
            at=instants.published(outcome, settings),
            id=f"{kind}/{outcome.first_id}",
            choice=outcome_choice(kind, locale),
            title=outcome_title(kind, outcome, locale),
            address=urls.record(kind, outcome.id),
            changed=changes.of_outcome(outcome),
        )
    for edition in editions(library):
        yield Published(
            at=edition_day(edition, library),
            id=f"edition/{edition.number}",
            choice=edition_choice(locale),
            title=edition_title(edition, library),
            address=urls.edition_place(edition.number),
            changed=Moment(edition.day),
        )
