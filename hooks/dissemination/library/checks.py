"""What no single record can see: references, ids, addresses, links, pictures, local times."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import chain
from typing import Any, Final
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from dissemination.library.changes import change_problems
from dissemination.library.collisions import address_problems
from dissemination.library.duties import duty_problems
from dissemination.library.equal_ids import id_problems
from dissemination.library.event_checks import event_problems
from dissemination.library.places import PageAnchor, Places, is_outside, page_anchor, target
from dissemination.library.portable_names import portable_problems
from dissemination.library.references import Known, prose_of
from dissemination.library.sections import part_problems
from dissemination.model.dates import Moment, exists, occurs_twice
from dissemination.model.event import END_BEFORE_START
from dissemination.model.project import Project
from dissemination.problems import Message, Problem, nearest
from dissemination.source import markdown
from dissemination.source.entries import Entry, Unusable
from dissemination.source.reading import PICTURES, Reading
from dissemination.source.records import Invalid, Located, named
from dissemination.urls import in_gallery

NO_PICTURE: Final = Message('there is no picture "{found}" beside this file; {nearest}')
PICTURE_ELSEWHERE: Final = Message(
    'the picture "{found}" does not lie in the item\'s own folder; '
    "make the item my-item/index.md and put the picture beside it"
)
NO_PICTURE_HERE: Final = Message('the text of a data file can hold no picture; delete "{found}"')
NO_IMAGE_ALT: Final = Message("say what the picture shows in image_alt, or write decorative: yes")
NO_GALLERY_ALT: Final = Message("say what the picture shows in alt, or write decorative: yes")
TWICE_IN_GALLERY: Final = Message(
    'the page of this picture would have the address of "{other}"; name the file otherwise'
)
NO_LOGO_ALT: Final = Message("say what the logo shows in logo_alt")
NO_SUCH_TIME: Final = Message(
    "{found} does not exist in {zone}, the clocks go forward; write {later}"
)
TWO_SUCH_TIMES: Final = Message(
    "{found} comes twice in {zone}, the clocks go back; write {found} first or {found} second"
)
NO_CORRECTION: Final = Message('say what was corrected in a line "correction: …"')
NO_UPDATED: Final = Message('say when it was corrected in a line "updated: 2026-03-14"')
TOO_EARLY: Final = Message("{found} lies before the day of publication, {published}")
STILL_TO_COME: Final = Message("a correction is made when it is published; {found} is to come")
NOT_YET_WITHDRAWN: Final = Message(
    "an item is withdrawn on the day on which it leaves; {found} is to come; for a last day on "
    "which it is shown write expires: {found}"
)
NOT_KNOWN: Final = Message("only what is known can be published; give it a value or delete this")


Text = Entry[Any] | Unusable


def problems(reading: Reading, hidden: frozenset[str], moment: datetime) -> Iterator[Problem]:
    """Every problem between the files of a project at an aware moment; `hidden` are paths of items
    that are not public at it."""
    entries = list(chain(*reading.entries.values()))
    texts: list[Text] = [*entries, *reading.unusable]
    items = [text.located for text in texts if text.located]
    records: list[Located[Any] | Invalid] = [
        *reading.groups.values(),
        *chain(*reading.records.values()),
        *reading.broken,
    ]
    yield from id_problems(reading, items)
    known = Known(reading, entries, hidden)
    for record in (*records, *items):
        yield from known.problems(record)
    yield from address_problems(reading, texts)
    yield from portable_problems(reading, texts)
    yield from logo_problems(reading)
    yield from duty_problems(reading)
    places = Places(reading, hidden)
    for text in texts:
        yield from link_problems(text, places, text.path not in hidden)
        yield from picture_problems(text, reading)
    for record in records:
        yield from prose_problems(record, places)
    outcomes = [*reading.records.get("milestones", []), *reading.records.get("results", [])]
    yield from outcome_problems(outcomes)
    if "site" in reading.groups:
        zone = reading.groups["site"].record.zone
        dated = [*(entry.located for entry in entries), *outcomes]
        yield from time_problems(dated, zone)
        today = moment.astimezone(zone).date()
        yield from correction_problems(dated, today)
        yield from change_problems(reading.records.get("changes", []), reading.files, today)
    if "project" in reading.groups:
        yield from duration_problems(reading.groups["project"])
    zone = reading.groups["site"].record.zone if "site" in reading.groups else None
    for entry in reading.entries.get("events", []):
        yield from event_problems(entry.located, zone, moment, entry.path not in hidden)
    for entry in reading.entries.get("practices", []):
        if not entry.item.withdrawn:
            yield from part_problems(entry)


def page_anchors(reading: Reading) -> Iterator[PageAnchor]:
    """The links of all texts to headings of pages of docs/."""
    for entry in chain(*reading.entries.values()):
        for use in entry.examined.links:
            if found := page_anchor(use.address, entry.path, use.line):
                yield found
    for located in chain(reading.groups.values(), *reading.records.values()):
        for loc, text in prose_of(located):
            for use in markdown.examined(text, located.path).links:
                line = located.tree.text_line(located.loc + loc, use.line)
                if found := page_anchor(use.address, located.path, line):
                    yield found


def link_problems(text: Text, places: Places, is_public: bool) -> Iterator[Problem]:
    """Links of an item's text that lead nowhere."""
    for use in text.examined.links if text.examined else ():
        if problem := places.problem(use.address, text.path, use.line, is_public):
            yield problem


def picture_problems(text: Text, reading: Reading) -> Iterator[Problem]:
    """Pictures that are missing, lie elsewhere or have no words."""
    for use in safe(text.examined.pictures) if text.examined else ():
        for message in _own_picture(use.address, text.path, reading):
            yield Problem(text.path, use.line, message)
    if isinstance(text, Entry) and text.item.image:
        for message in _own_picture(text.item.image, text.path, reading):
            yield Problem(text.path, text.located.line("image"), f"image: {message}")
        if not text.item.image_alt and not text.item.decorative:
            yield text.located.problem(NO_IMAGE_ALT, "image")
    if isinstance(text, Entry):
        yield from gallery_problems(text, reading)


def gallery_problems(entry: Entry[Any], reading: Reading) -> Iterator[Problem]:
    """Pictures of a gallery that are missing, lie elsewhere, have no words, or would share a
    page."""
    seen: dict[str, str] = {}
    for number, shown in enumerate(entry.item.gallery):
        line = entry.located.line("gallery", number, "picture")
        for message in _own_picture(shown.picture, entry.path, reading):
            yield Problem(entry.path, line, f"gallery[{number + 1}].picture: {message}")
        if not shown.alt and not shown.decorative:
            yield entry.located.problem(NO_GALLERY_ALT, "gallery", number)
        page = in_gallery(entry.kind, entry.slug, shown.picture).casefold()
        if page in seen:
            place = ("gallery", number, "picture")
            yield entry.located.problem(TWICE_IN_GALLERY, *place, other=seen[page])
        seen.setdefault(page, shown.picture)


def safe(uses: Iterable[markdown.Use]) -> list[markdown.Use]:
    """Those whose address has not been told as unsafe."""
    return [use for use in uses if markdown.is_safe(use.address)]


def logo_problems(reading: Reading) -> Iterator[Problem]:
    """Logos of partners that are missing or have no words."""
    for located in reading.records.get("partners", []):
        if located.record.logo:
            for text in _picture(located.record.logo, located.path, reading):
                yield Problem(located.path, located.line("logo"), f"logo: {text}")
            if not located.record.logo_alt:
                yield located.problem(NO_LOGO_ALT, "logo")


def _own_picture(address: str, path: str, reading: Reading) -> Iterator[str]:
    file = target(address, path).path
    folder, name = posixpath.split(path)
    is_own = name == "index.md" and posixpath.dirname(file) == folder
    if is_outside(address) or (file in reading.files and not is_own):
        yield PICTURE_ELSEWHERE.filled(found=unquote(address))
    else:
        yield from _picture(address, path, reading)


def _picture(address: str, path: str, reading: Reading) -> Iterator[str]:
    folder = posixpath.dirname(path)
    beside = {f.removeprefix(f"{folder}/") for f in reading.files if f.startswith(f"{folder}/")}
    pictures = {name for name in beside if name.rpartition(".")[2].lower() in PICTURES}
    file = target(address, path).path
    if is_outside(address) or file.removeprefix(f"{folder}/") not in pictures:
        yield NO_PICTURE.filled(found=unquote(address), nearest=nearest(unquote(address), pictures))


def prose_problems(located: Located[Any] | Invalid, places: Places) -> Iterator[Problem]:
    """What is wrong in the Markdown of a data file; it may have links, but no pictures."""
    for loc, text in prose_of(located):
        found = markdown.examined(text, located.path)
        links = (places.problem(use.address, located.path, use.line) for use in found.links)
        pictures = (
            NO_PICTURE_HERE.at(located.path, use.line, found=use.address)
            for use in safe(found.pictures)
        )
        for problem in filter(None, (*found.problems, *links, *pictures)):
            line = located.tree.text_line(located.loc + loc, problem.line)
            yield Problem(located.path, line, f"{named(loc)}: {problem.message}")


def time_problems(dated: Iterable[Located[Any]], zone: ZoneInfo) -> Iterator[Problem]:
    """Local times that clocks skip, or show twice without a word on which is meant."""
    for located in dated:
        record = located.record
        for name in ("date", "published", "updated", "start", "end", "moved_from"):
            moment = getattr(record, name) if name in type(record).model_fields else None
            if isinstance(moment, Moment) and moment.clock:
                own = getattr(record, "zone", None) or zone
                yield from _local_time(located, name, moment, own)


def outcome_problems(outcomes: Iterable[Located[Any]]) -> Iterator[Problem]:
    """Milestones and results that were published although nothing is known of them."""
    for located in outcomes:
        if located.record.published and not located.record.outcome.known:
            yield located.problem(NOT_KNOWN, "published")


def correction_problems(dated: Iterable[Located[Any]], today: date) -> Iterator[Problem]:
    """Corrections without a day or without words, or not between publication and `today`; and a
    last day before the first."""
    for located in dated:
        yield from _correction(located)
        yield from _order_of_days(located, today)


def _correction(located: Located[Any]) -> Iterator[Problem]:
    record = located.record
    if record.updated and not record.correction:
        yield located.problem(NO_CORRECTION, "updated")
    if record.correction and not record.updated and not getattr(record, "withdrawn", None):
        yield located.problem(NO_UPDATED, "correction")


def _order_of_days(located: Located[Any], today: date) -> Iterator[Problem]:
    record, published = located.record, located.record.published
    if record.updated and record.updated.day > today:
        yield located.problem(STILL_TO_COME, "updated", found=record.updated.iso)
    if published and record.updated and record.updated.is_before(published):
        yield located.problem(
            TOO_EARLY, "updated", found=record.updated.iso, published=published.iso
        )
    withdrawn = getattr(record, "withdrawn", None)
    if withdrawn and withdrawn > today:
        yield located.problem(NOT_YET_WITHDRAWN, "withdrawn", found=withdrawn)
    expires = getattr(record, "expires", None)
    if published and expires and expires < published.day:
        yield located.problem(TOO_EARLY, "expires", found=expires, published=published.iso)


def _local_time(
    located: Located[Any], name: str, moment: Moment, zone: ZoneInfo
) -> Iterator[Problem]:
    local = moment.at(zone, moment.clock or time())
    if not exists(local):
        later = local.astimezone(UTC).astimezone(zone)
        said = f"{later:%Y-%m-%d %H:%M}"
        yield located.problem(NO_SUCH_TIME, name, found=moment.iso, zone=zone.key, later=said)
    elif moment.fold is None and occurs_twice(local):
        yield located.problem(TWO_SUCH_TIMES, name, found=moment.iso, zone=zone.key)


def duration_problems(located: Located[Project]) -> Iterator[Problem]:
    """A project that ends before it starts."""
    start, end = located.record.start.known, located.record.end.known
    if start and end and end.last < start.first:
        yield located.problem(END_BEFORE_START, "end", found=end.iso, start=start.iso)
