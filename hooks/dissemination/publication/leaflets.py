"""A leaflet of one page for each practice: what was done and what others can reuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.library import bodies, changes, citing
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.locale.practice_parts import HEADINGS
from dissemination.locale.practices import EDITORIAL_NOTE, STATE_SENTENCES
from dissemination.model.dates import When
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.output import Download
from dissemination.problems import ContentError
from dissemination.publication.book import NOT_SET
from dissemination.publication.sheets import Section, clipped, sheet_attributes, typeset
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF, TypesettingError
from dissemination.urls import Addresses

SHOWN: Final = tuple(part for part in PARTS if part != "evidence")
_LINE: Final = Markup("<p>{}</p>")
_NAMED: Final = Markup("<p><strong>{}</strong> {}</p>")


def leaflets(
    library: Library, addresses: Addresses, tokens: ThemeTokens, cache: Cache
) -> tuple[Download, ...]:
    """The leaflets of all practices as PDF. Raises ContentError with those that cannot be
    typeset."""
    downloads, problems = [], []
    for entry in library.practices.values():
        try:
            downloads.append(_leaflet(entry, library, addresses, tokens, cache))
        except TypesettingError as error:
            problems.append(NOT_SET.at(entry.path, 1, value=str(error)))
    if problems:
        raise ContentError(problems)
    return tuple(downloads)


def _leaflet(
    entry: Entry[Practice],
    library: Library,
    addresses: Addresses,
    tokens: ThemeTokens,
    cache: Cache,
) -> Download:
    item, day = entry.item, changes.of_item(entry).day
    locale = library.locale
    page = address_book.item("practice", entry.slug)
    language = item.language or library.settings.language
    area = library.choice(library.settings.areas, item.area).title
    state = locale.state("practice", item.state)
    attributes = sheet_attributes(library, addresses, page, day) | {
        "title": clipped(item.title, 220),
        "lead": clipped(item.summary, 520),
        "description": item.summary,
        "language": language,
        "kicker": " · ".join((locale.gettext("Best practice"), area, state)),
    }
    sections = [*_main(entry, library, addresses), *_aside(entry, library)]
    content = typeset(attributes, sections, tokens, cache, day)
    address = address_book.leaflet(entry.slug)
    title = locale.gettext("Leaflet: %(title)s", title=item.title)
    return Download(address, title, locale.gettext(TAGGED_PDF), language, content, 1, day)


def _main(entry: Entry[Practice], library: Library, addresses: Addresses) -> Iterator[Section]:
    item, locale = entry.item, library.locale
    texts = bodies.parts(entry, addresses.absolute, library.pictures, locale)
    state = locale.gettext(STATE_SENTENCES[item.state])
    yield Section(locale.gettext("Status"), _LINE.format(state))
    for part in SHOWN:
        title, text = locale.gettext(HEADINGS[part]), texts.get(part, "")
        if month := item.unknown.get(part):
            text = _LINE.format(_unknown(month, locale))
        language = item.language or ""
        if part == EDITORIAL:
            note = locale.gettext(EDITORIAL_NOTE)
            text = _audience(item, locale) + Markup(text)
            yield Section(title, text, note, language, is_editorial=True)
        else:
            yield Section(title, text, language=language)


def _audience(practice: Practice, locale: Locale) -> Markup:
    """For whom it is, as a paragraph; empty where that is not told."""
    if not practice.audience:
        return Markup()
    named = locale.gettext(
        "<strong>Who can use it:</strong> %(audience)s", audience=escape(practice.audience)
    )
    return _LINE.format(Markup(named))


def _aside(entry: Entry[Practice], library: Library) -> Iterator[Section]:
    item, locale = entry.item, library.locale
    _, unknown = locale.gettext, _LINE.format(_unknown(library.settings.searched, locale))
    partners = [library.partners[partner] for partner in item.partners]
    names = Markup().join(
        _LINE.format(f"{partner.name}, {locale.country(partner.country)}") for partner in partners
    )
    yield Section(_("Who"), names or unknown, beside=True)
    events = [library.events[key].item for key in item.events if key in library.events]
    dates = Markup()
    for event in events:
        where = _("online") if event.online else None
        where = locale.place(event.place) if event.place else where
        when = locale.event(event, library.zone)
        dates += _NAMED.format(locale.event_title(event), ", ".join(filter(None, (when, where))))
    yield Section(_("When and where"), dates or unknown, beside=True)
    cited = [library.sources[key] for key in citing.cited(item)]
    sources = Markup()
    for source in cited:
        day = f", {locale.when(source.published)}" if source.published else ""
        sources += _LINE.format(f"{source.short or source.publisher}: {source.title}{day}")
    if sources:
        yield Section(_("Sources"), sources, beside=True)


def _unknown(month: When, locale: Locale) -> str:
    return locale.gettext("No public source found (%(month)s).", month=locale.when(month))
