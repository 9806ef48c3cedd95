"""A leaflet of one page for each practice: what was done and what others can reuse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.library import bodies, changes, citing
from dissemination.library.library import Library
from dissemination.library.names import author as author_name
from dissemination.locale.locale import Locale
from dissemination.locale.practice_parts import HEADINGS
from dissemination.locale.practices import advice_note, state_sentence
from dissemination.model.dates import When
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.output import Download, Output, measured
from dissemination.problems import ContentError
from dissemination.publication.book import NOT_SET
from dissemination.publication.document.internal_links import Published
from dissemination.publication.sheets import (
    Funding,
    Section,
    Sheet,
    clipped,
    outputs,
    sheet,
    sheet_attributes,
)
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF
from dissemination.urls import Addresses

SHOWN: Final = tuple(part for part in PARTS if part != "evidence")
_LINE: Final = Markup("<p>{}</p>")
_NAMED: Final = Markup("<p><strong>{}</strong> {}</p>")


def leaflets(
    library: Library,
    addresses: Addresses,
    tokens: ThemeTokens,
    published: Published,
    cache: Cache,
) -> tuple[Download, ...]:
    """The leaflets of all practices as PDF; `published` gives the bytes of a picture. Raises
    ContentError with those that cannot be typeset."""
    funding = Funding.of(library, published)
    entries = {address_book.leaflet(entry.slug): entry for entry in library.practices.values()}
    sheets = {
        at: _sheet(entry, library, addresses, tokens, funding) for at, entry in entries.items()
    }
    files, errors = outputs(sheets, cache)
    if errors:
        problems = [NOT_SET.at(entries[at].path, 1, value=error) for at, error in errors.items()]
        raise ContentError(problems)
    return tuple(_download(files[at], entry, library, cache) for at, entry in entries.items())


def _download(output: Output, entry: Entry[Practice], library: Library, cache: Cache) -> Download:
    locale = library.locale
    title = locale.gettext("Leaflet: %(title)s", title=entry.item.title)
    language = entry.item.language or library.settings.language
    measures, day = measured(output, cache, lambda _: 1), _day(entry, library)
    return Download(output, title, locale.gettext(TAGGED_PDF), language, measures, day)


def _day(entry: Entry[Practice], library: Library) -> date:
    """The day on which a practice last changed on the site."""
    changed = changes.on_site(library, changes.of_item(entry))
    assert changed
    return changed.day


def _sheet(
    entry: Entry[Practice],
    library: Library,
    addresses: Addresses,
    tokens: ThemeTokens,
    funding: Funding,
) -> Sheet:
    item, day = entry.item, _day(entry, library)
    locale = library.locale
    page = address_book.item("practice", entry.slug)
    area = library.choice(library.settings.areas, item.area).title
    state = locale.state("practice", item.state)
    attributes = sheet_attributes(library, addresses, page, day) | {
        "title": clipped(item.title, 220),
        "lead": clipped(item.summary, 520),
        "description": item.summary,
        "language": item.language or library.settings.language,
        "kicker": " · ".join((locale.gettext("Best practice"), area, state)),
    }
    sections = [*_main(entry, library, addresses), *_aside(entry, library)]
    return sheet(attributes, sections, tokens, day, funding)


def _main(entry: Entry[Practice], library: Library, addresses: Addresses) -> Iterator[Section]:
    item, locale = entry.item, library.locale
    texts = bodies.parts(entry, addresses.absolute, library.pictures, locale)
    sourced = library.settings.sourced
    state = locale.gettext(state_sentence(item.state, sourced=sourced))
    yield Section(locale.gettext("Status"), _LINE.format(state))
    for part in SHOWN:
        title, text = locale.gettext(HEADINGS[part]), texts.get(part, "")
        if month := item.unknown.get(part):
            text = _LINE.format(_unknown(month, locale))
        language = item.language or ""
        if part == EDITORIAL:
            note = locale.gettext(advice_note(sourced=sourced))
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
    _, searched = locale.gettext, library.searched
    unknown = _LINE.format(_unknown(searched, locale)) if searched else Markup()
    partners = [library.partners[partner] for partner in item.partners]
    names = Markup().join(
        _LINE.format(f"{partner.name}, {locale.country(partner.country)}") for partner in partners
    )
    if who := names or unknown:
        yield Section(_("Who"), who, beside=True)
    if item.authors:
        written_by = locale.listed([author_name(library, author) for author in item.authors])
        yield Section(_("Written by"), _LINE.format(written_by), beside=True)
    events = [library.events[key].item for key in item.events if key in library.events]
    dates = Markup()
    for event in events:
        where_and_when = (locale.event(event, library.zone), locale.where(event))
        dates += _NAMED.format(locale.event_title(event), ", ".join(filter(None, where_and_when)))
    if when_and_where := dates or unknown:
        yield Section(_("When and where"), when_and_where, beside=True)
    cited = [library.sources[key] for key in citing.cited(item)]
    sources = Markup()
    for source in cited:
        day = f", {locale.when(source.published)}" if source.published else ""
        sources += _LINE.format(f"{source.short or source.publisher}: {source.title}{day}")
    if sources:
        yield Section(_("Sources"), sources, beside=True)


def _unknown(month: When, locale: Locale) -> str:
    return locale.gettext("No public source found (%(month)s).", month=locale.when(month))
