"""What no single record can see: references, ids, addresses, links, pictures, local times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, time
from itertools import chain
from typing import Any, Final
from zoneinfo import ZoneInfo

from dissemination import addresses
from dissemination.library.marks import marks
from dissemination.library.places import PageAnchor, Places, is_outside, page_anchor, target
from dissemination.model.dates import Moment, exists, occurs_twice
from dissemination.model.event import Event
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.model.record import Kind, Refers
from dissemination.model.text import Markdown
from dissemination.problems import Message, Problem, nearest
from dissemination.source import markdown
from dissemination.source.articles import Article
from dissemination.source.pictures import NOT_A_PICTURE, size
from dissemination.source.reading import PICTURES, Reading
from dissemination.source.records import Placed

UNKNOWN_ID: Final = Message('unknown {kind} "{found}"; {nearest}')
EQUAL_IDS: Final = Message('the id "{found}" is already used in {other}; ids are never shared')
EQUAL_ADDRESSES: Final = Message("the address /{found} already belongs to {other}; {advice}")
RESERVED_NAME: Final = Message('"{found}" is a reserved name in addresses; choose another')
NO_PICTURE: Final = Message('there is no picture "{found}" beside this file; {nearest}')
PICTURE_ELSEWHERE: Final = Message(
    'the picture "{found}" must lie in the item\'s own folder, beside its index.md'
)
NO_PICTURE_HERE: Final = Message('the text of a data file can hold no picture; delete "{found}"')
NO_IMAGE_ALT: Final = Message("say what the picture shows in image_alt, or write decorative: yes")
NO_LOGO_ALT: Final = Message("say what the logo shows in logo_alt")
NO_SUCH_TIME: Final = Message(
    "{found} does not exist in {zone}, the clocks go forward; write {later}"
)
TWO_SUCH_TIMES: Final = Message(
    "{found} comes twice in {zone}, the clocks go back; write {found} first or {found} second"
)
NO_DAY: Final = Message(
    "expected a start like 2026-03-14, or days_unknown with the month of the search: 2026-11"
)
DAY_AND_UNKNOWN: Final = Message("the event has a start, so its days are known; delete this line")
END_ALONE: Final = Message("an end needs a start: 2026-03-14")
NO_PART: Final = Message(
    'the section "## {part}" is missing; write it, or name it in the front matter: '
    "unknown: {{{part}: 2026-11}}"
)
BOTH_PARTS: Final = Message('"{part}" is written in the text and listed as unknown; choose one')
NOT_A_PART: Final = Message('no section of a practice is called "{found}"; {nearest}')
BODY_MISSING: Final = Message("the text below the front matter is missing")


def problems(reading: Reading, hidden: frozenset[str]) -> Iterator[Problem]:
    """Every problem between the files of a project; `hidden` are paths of items not public."""
    articles = [article for items in reading.articles.values() for article in items]
    records = list(chain(reading.groups.values(), *reading.records.values()))
    ids = known_ids(reading)
    for placed in (*records, *(article.placed for article in articles)):
        yield from unknown_ids(placed, ids)
    for kind_records in reading.records.values():
        yield from equal_ids(kind_records)
    yield from equal_ids([article.placed for article in articles])
    yield from address_problems(reading, articles)
    yield from logo_problems(reading)
    places = Places(reading, hidden)
    for article in articles:
        yield from link_problems(article, places, article.path not in hidden)
        yield from picture_problems(article, reading)
        if not article.body.strip():
            yield BODY_MISSING.at(article.path, article.body_line)
    for record in records:
        yield from prose_problems(record, places)
    if "site" in reading.groups:
        yield from time_problems(articles, reading.groups["site"].record.zone)
    for article in reading.articles.get("events", []):
        yield from day_problems(article.placed)
    for article in reading.articles.get("practices", []):
        yield from part_problems(article)


def page_anchors(reading: Reading) -> Iterator[PageAnchor]:
    """The links of all texts to headings of pages of docs/."""
    for article in chain(*reading.articles.values()):
        for use in article.examined.links:
            if found := page_anchor(use.address, article.path, use.line):
                yield found
    for placed in chain(reading.groups.values(), *reading.records.values()):
        for loc, mark, text in marks(placed.record):
            if isinstance(mark, Markdown):
                for use in markdown.examined(text, placed.path).links:
                    if found := page_anchor(use.address, placed.path, placed.line(*loc)):
                        yield found


def known_ids(reading: Reading) -> dict[Kind, set[str]]:
    """The ids of every kind, those of records with problems included."""
    ids = {kind: set(found) for kind, found in reading.ids.items()}
    for placed in reading.records.get("objectives", []):
        ids["objective"] |= {specific.id for specific in placed.record.specific}
    if "site" in reading.groups:
        settings = reading.groups["site"].record
        ids["category"] = {choice.id for choice in settings.categories}
        ids["event type"] = {choice.id for choice in settings.event_types}
        ids["area"] = {choice.id for choice in settings.areas}
    return ids


def unknown_ids(placed: Placed[Any], ids: dict[Kind, set[str]]) -> Iterator[Problem]:
    """References to records that do not exist."""
    for loc, mark, value in marks(placed.record):
        if not isinstance(mark, Refers) or value in ids.get(mark.kind, set()):
            continue
        if mark.kind in {"category", "event type", "area"} and mark.kind not in ids:
            continue  # the settings could not be read, which is a problem of its own
        near = nearest(value, ids.get(mark.kind, set()))
        yield placed.problem(UNKNOWN_ID, *loc, kind=mark.kind, found=value, nearest=near)


def equal_ids(placed: Iterable[Placed[Any]]) -> Iterator[Problem]:
    """Ids that two records share; each of the later ones names the first."""
    first: dict[str, Placed[Any]] = {}
    for record in placed:
        other = first.setdefault(record.record.id, record)
        if other is not record:
            where = f"{other.path}:{other.line('id')}"
            yield record.problem(EQUAL_IDS, "id", found=record.record.id, other=where)


def address_problems(reading: Reading, articles: list[Article[Any]]) -> Iterator[Problem]:
    """Addresses that are reserved or that two things share."""
    taken = {addresses.page(path): path for path in reading.files if path.startswith("docs/")}
    for partner in reading.records.get("partners", []):
        if is_reserved(partner.record.id):
            yield partner.problem(RESERVED_NAME, "id", found=partner.record.id)
    for article in articles:
        if is_reserved(article.slug):
            yield RESERVED_NAME.at(article.path, 1, found=article.slug)
        address = addresses.item(article.kind, article.slug)
        if (other := taken.setdefault(address, article.path)) != article.path:
            advice = "rename one of the two files"
            yield EQUAL_ADDRESSES.at(article.path, 1, found=address, other=other, advice=advice)
    for article in articles:
        for number, alias in enumerate(article.item.aliases):
            if is_reserved(alias):
                yield article.placed.problem(RESERVED_NAME, "aliases", number, found=alias)
            address = addresses.item(article.kind, alias)
            here = f"{article.path}:{article.placed.line('aliases', number)}"
            if (other := taken.setdefault(address, here)) != here:
                yield article.placed.problem(
                    EQUAL_ADDRESSES,
                    *("aliases", number),
                    found=address,
                    other=other,
                    advice="delete the alias",
                )


def is_reserved(slug: str) -> bool:
    """Whether a slug would collide with a part of the site's own addresses."""
    return slug in addresses.RESERVED or re.fullmatch(r"[0-9]{4}", slug) is not None


def link_problems(article: Article[Any], places: Places, is_public: bool) -> Iterator[Problem]:
    """Links of an item's text that lead nowhere."""
    for use in article.examined.links:
        if problem := places.problem(use.address, article.path, use.line, is_public):
            yield problem


def picture_problems(article: Article[Any], reading: Reading) -> Iterator[Problem]:
    """Pictures that are missing, lie elsewhere, cannot be read, or have no words."""
    item, path = article.item, article.path
    for use in article.examined.pictures:
        yield from (Problem(path, use.line, text) for text in _picture(use.address, path, reading))
    if item.image:
        for text in _picture(item.image, path, reading):
            yield Problem(path, article.placed.line("image"), f"image: {text}")
        if not item.image_alt and not item.decorative:
            yield article.placed.problem(NO_IMAGE_ALT, "image")


def logo_problems(reading: Reading) -> Iterator[Problem]:
    """Logos of partners that are missing, cannot be read, or have no words."""
    for placed in reading.records.get("partners", []):
        if placed.record.logo:
            for text in _picture(placed.record.logo, placed.path, reading):
                yield Problem(placed.path, placed.line("logo"), f"logo: {text}")
            if not placed.record.logo_alt:
                yield placed.problem(NO_LOGO_ALT, "logo")


def _picture(address: str, path: str, reading: Reading) -> Iterator[str]:
    file = target(address, path).path
    folder = path.rpartition("/")[0]
    if is_outside(address) or (file in reading.files and not file.startswith(f"{folder}/")):
        yield PICTURE_ELSEWHERE.filled(found=address)
    elif file not in reading.files:
        beside = {f.removeprefix(f"{folder}/") for f in reading.files if f.startswith(f"{folder}/")}
        known = {name for name in beside if name.rpartition(".")[2].lower() in PICTURES}
        yield NO_PICTURE.filled(found=address, nearest=nearest(address, known))
    else:
        try:
            size(reading.root / file)
        except ValueError:
            yield NOT_A_PICTURE.filled(found=address)


def prose_problems(placed: Placed[Any], places: Places) -> Iterator[Problem]:
    """What is wrong in the Markdown of a data file; it may have links, but no pictures."""
    for loc, mark, text in marks(placed.record):
        if isinstance(mark, Markdown):
            line = placed.line(*loc)
            found = markdown.examined(text, placed.path, line)
            yield from (
                Problem(placed.path, line, f"{loc[-1]}: {p.message}") for p in found.problems
            )
            for use in found.links:
                if problem := places.problem(use.address, placed.path, line):
                    yield problem
            for use in found.pictures:
                yield placed.problem(NO_PICTURE_HERE, *loc, found=use.address)


def time_problems(articles: list[Article[Any]], zone: ZoneInfo) -> Iterator[Problem]:
    """Local times that clocks skip, or show twice without a word on which is meant."""
    for article in articles:
        for name in ("date", "published", "updated", "start", "end", "moved_from"):
            moment = getattr(article.item, name, None)
            if isinstance(moment, Moment) and moment.clock:
                own = getattr(article.item, "zone", None) or zone
                yield from _local_time(article.placed, name, moment, own)


def _local_time(
    placed: Placed[Any], name: str, moment: Moment, zone: ZoneInfo
) -> Iterator[Problem]:
    local = moment.at(zone, moment.clock or time())
    if not exists(local):
        later = local.astimezone(UTC).astimezone(zone)
        said = f"{later:%Y-%m-%d %H:%M}"
        yield placed.problem(NO_SUCH_TIME, name, found=moment.iso, zone=zone.key, later=said)
    elif moment.fold is None and occurs_twice(local):
        yield placed.problem(TWO_SUCH_TIMES, name, found=moment.iso, zone=zone.key)


def day_problems(placed: Placed[Event]) -> Iterator[Problem]:
    """Events that neither have a day nor say that it is unknown, or do both."""
    event = placed.record
    if event.start and event.days_unknown:
        yield placed.problem(DAY_AND_UNKNOWN, "days_unknown")
    elif event.end and not event.start:
        yield placed.problem(END_ALONE, "end")
    elif not event.start and not event.days_unknown:
        yield placed.problem(NO_DAY, "start")


def part_problems(article: Article[Practice]) -> Iterator[Problem]:
    """Sections of a practice that are missing, unexpected, or written and called unknown."""
    written = {heading.casefold(): line for heading, line in article.examined.sections}
    for heading, line in article.examined.sections:
        if heading.casefold() not in PARTS:
            near = nearest(heading, [part.capitalize() for part in PARTS])
            yield NOT_A_PART.at(article.path, line, found=heading, nearest=near)
    for part in PARTS:
        unknown = part != EDITORIAL and part in article.item.unknown
        if part in written and unknown:
            yield article.placed.problem(BOTH_PARTS, "unknown", part, part=part)
        elif part not in written and not unknown:
            yield NO_PART.at(article.path, article.body_line, part=part)
