"""A leaflet of one page for each practice: what was done and what others can reuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.library import bodies, changes, citing
from dissemination.library.library import Library
from dissemination.markdown import rendering
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.output import Download
from dissemination.problems import ContentError
from dissemination.publication.book import NOT_SET
from dissemination.publication.sheets import Section, clipped, sheet_attributes, typeset
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF, TypesettingError
from dissemination.urls import Addresses

STATES: Final = {
    "done": "A source reports that this was done.",
    "planned": "Only the project’s plan names this; no source reports it.",
}
SHOWN: Final = ("context", "what was done", EDITORIAL)
_PART: Final = re.compile(r"<h2 id=[^>]*>.*?</h2>", re.DOTALL)
_LINE: Final = Markup("<p>{}</p>")


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
    page = address_book.item("practice", entry.slug)
    language = item.language or library.settings.language
    area = library.choice(library.settings.areas, item.area).title
    attributes = sheet_attributes(library, addresses, page, day) | {
        "title": clipped(item.title, 220),
        "lead": clipped(item.summary, 520),
        "description": item.summary,
        "kicker": f"Best practice · {area} · {item.state}",
    }
    sections = [*_main(entry, library, addresses), *_aside(entry, library)]
    content = typeset(attributes, sections, tokens, cache, day)
    address = address_book.leaflet(entry.slug)
    title = f"Leaflet: {item.title}"
    return Download(address, title, TAGGED_PDF, language, content, 1, day)


def _main(entry: Entry[Practice], library: Library, addresses: Addresses) -> Iterator[Section]:
    item, locale = entry.item, library.locale
    body = bodies.body(entry, addresses.absolute, library.pictures)
    titles = [title.casefold() for _, title in rendering.headings(body)]
    texts = dict(zip(titles, _PART.split(body)[1:], strict=True))
    yield Section("Done" if item.state == "done" else "Planned", _LINE.format(STATES[item.state]))
    for part in PARTS:
        if part not in SHOWN:
            continue
        text = texts.get(part, "")
        if month := item.unknown.get(part):
            text = _LINE.format(f"No public source found ({locale.when(month)}).")
        is_editorial = part == EDITORIAL
        label = "Editorial view: ours, not a source’s." if is_editorial else ""
        if is_editorial and item.audience:
            text = Markup("<p><strong>For whom:</strong> {}</p>").format(item.audience) + Markup(
                text
            )
        yield Section(part.capitalize(), text, label, item.language or "", is_editorial)


def _aside(entry: Entry[Practice], library: Library) -> Iterator[Section]:
    item, locale = entry.item, library.locale
    unknown = f"No public source found ({locale.when(library.settings.searched)})."
    partners = [library.partners[partner] for partner in item.partners]
    names = Markup().join(
        _LINE.format(f"{partner.name}, {locale.country(partner.country)}") for partner in partners
    )
    yield Section("Who", names or _LINE.format(unknown), beside=True)
    events = [library.events[key].item for key in item.events if key in library.events]
    dates = Markup()
    for event in events:
        where = f", {locale.place(event.place)}" if event.place else ", online" * bool(event.online)
        title, when = locale.event_title(event), locale.event(event, library.zone)
        dates += _LINE.format(f"{title}: {when}{where}")
    yield Section("When and where", dates or _LINE.format(unknown), beside=True)
    cited = [library.sources[key] for key in citing.cited(item)]
    sources = Markup()
    for source in cited:
        day = f", {locale.when(source.published)}" if source.published else ""
        sources += _LINE.format(f"{source.short or source.publisher}: {source.title}{day}")
    if sources:
        yield Section("Sources", sources, beside=True)
