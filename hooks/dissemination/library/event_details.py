"""What an event tells beside its days, its place and its text, the same in every product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from dissemination import urls
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.model.author import Author, Speaker
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.programme import ProgrammePoint


@dataclass(frozen=True)
class Detail:
    """A detail in words: its label, its text, the whole address to which the text leads, if it
    does, and what is to be said behind it."""

    label: str
    text: str
    address: str | None = None
    note: str | None = None


def details(library: Library, entry: Entry[Event]) -> Iterator[Detail]:
    """What is told of an event: the registration, as long as it is open, and its facts."""
    if told := registration(library, entry):
        yield told
    yield from facts(library, entry.item)


def facts(library: Library, event: Event) -> list[Detail]:
    """What is told of an event at any moment."""
    return list(_facts(library, event))


def _facts(library: Library, event: Event) -> Iterator[Detail]:
    locale, _ = library.locale, library.locale.gettext
    if event.price:
        yield Detail(_("Price"), event.price)
    if event.languages:
        spoken = locale.listed([locale.language_name(code) for code in event.languages])
        yield Detail(_("Languages"), spoken)
    if event.organisers:
        yield Detail(_("Organised by"), locale.listed(event.organisers))
    yield from _attendance(library, event)
    if event.recording:
        yield Detail(_("Recording"), urls.host_of(event.recording), urls.uri(event.recording))
    if event.slides:
        yield Detail(_("Slides"), urls.host_of(event.slides), urls.uri(event.slides))


def registration(library: Library, entry: Entry[Event]) -> Detail | None:
    """Where and until when one can register, as long as that is possible at the library's moment,
    or that all places are taken."""
    state, own, _ = library.registration(entry), entry.item.registration, library.locale.gettext
    if not own or state not in ("open", "full"):
        return None
    if state == "full":
        return Detail(_("Registration"), _("all places are taken"))
    is_mail = "://" not in own.url
    words = own.url if is_mail else urls.host_of(own.url)
    return Detail(_("Registration"), words, urls.contact(own.url), until(library, entry.item))


def until(library: Library, event: Event) -> str | None:
    """Until when one can or could register, in words; None if that is not told."""
    last = event.registration and event.registration.until
    if not last:
        return None
    zone = f" ({event.zone or library.zone})" if last.clock else ""
    return library.locale.gettext("until %(day)s", day=library.locale.moment(last) + zone)


def _attendance(library: Library, event: Event) -> Iterator[Detail]:
    locale, came, countries = library.locale, event.participants, event.countries
    if came is not None and countries:
        text = locale.ngettext(
            "%(participants)s, from %(num)s country",
            "%(participants)s, from %(num)s countries",
            countries,
            participants=locale.number(came),
        )
        yield Detail(locale.gettext("Participants"), text)
    elif came is not None:
        yield Detail(locale.gettext("Participants"), locale.number(came))
    elif countries is not None:
        yield Detail(locale.gettext("Countries of participants"), locale.number(countries))


def people(library: Library, authors: tuple[Author, ...]) -> str:
    """Authors or speakers as a list in a sentence, a role behind its name."""
    return library.locale.listed([_person(library, author) for author in authors])


def _person(library: Library, author: Author) -> str:
    name = names.author(library, author)
    role = author.role if isinstance(author, Speaker) else None
    return f"{name} ({role})" if role else name


def programme(event: Event) -> list[tuple[date | None, list[ProgrammePoint]]]:
    """The points of the programme by their days, None where the event has one day alone."""
    is_short = len(event.days) == 1

    def day(point: ProgrammePoint) -> date | None:
        return None if is_short else point.day

    return [(own, list(points)) for own, points in groupby(event.programme, day)]


def begins(event: Event, point: ProgrammePoint, library: Library) -> str | None:
    """When a point begins, in ISO 8601, with its offset where its day is known; None without an
    hour."""
    if (clock := point.time) is None:
        return None
    day = point.day or (event.days[0] if len(event.days) == 1 else None)
    zone = event.zone or library.zone
    whole = datetime.combine(day, clock, zone) if day else clock
    return whole.isoformat(timespec="minutes")
