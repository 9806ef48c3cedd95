"""The entries of records, each at its anchor or page, by the name that links to it have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dissemination import urls
from dissemination.library.library import Library
from dissemination.library.names import name
from dissemination.locale.kinds import ONE
from dissemination.locale.roles import ROLES
from dissemination.model.kind import Kind
from dissemination.model.kinds import RECORDS
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.partner import Network, Partner
from dissemination.model.record import KindName
from dissemination.model.service import Service
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage
from dissemination.site.search.search_entry import ANSWERS, SearchEntry
from dissemination.site.search.search_text import SearchText, plain


def record_entries(library: Library) -> Iterator[SearchEntry]:
    """An entry for each record, and for each fact about the project."""
    search_text = SearchText(library)
    kinds = (kind for kind in RECORDS.values() if kind.is_searched and not kind.part)
    for kind in sorted(kinds, key=lambda kind: ANSWERS.index(kind.name)):
        for record in library.records(kind):
            yield _record(library, search_text, kind, record)
    yield from _objectives(library, search_text)
    for fact in library.project.facts:
        text = str(fact.value or fact.inferred or "")
        at = urls.fact(fact.id)
        details, names = search_text.details(fact), _one(library, "project")
        yield SearchEntry(at, "fact", fact.label, text, names=names, details=details)


def _record(library: Library, search_text: SearchText, kind: Kind, record: Any) -> SearchEntry:
    title, text, names = _title_and_text(library, record)
    return SearchEntry(
        address=urls.record(kind.name, record.id),
        kind=kind.name,
        language=_language(library, record),
        title=title,
        text=plain(text),
        meta=_meta(search_text, record),
        names=names,
        details=search_text.details(record),
    )


def _title_and_text(library: Library, record: Any) -> tuple[str, str, str]:
    """Title, text, and other names of a record."""
    _ = library.locale.gettext
    match record:
        case Partner():
            names = (record.short, _one(library, "partner"), _(ROLES[record.role]))
            return record.name, record.summary, " ".join(dict.fromkeys(names))
        case TrainingAction():
            return name(library, record), record.summary, _one(library, "training action")
        case Milestone():
            return (
                name(library, record),
                record.text,
                f"{_one(library, 'milestone')} {record.number}",
            )
        case Label():
            return name(library, record), record.text, library.partners[record.partner].name
        case WorkPackage():
            return (
                str(record.title.value or record.id),
                "",
                f"{_one(library, 'work package')} {record.id}",
            )
        case Network():
            return record.name, record.text, " ".join(record.spellings)
        case Term():
            text = f"{record.stands_for}. {record.text}" if record.stands_for else record.text
            return record.term, text, record.stands_for or ""
        case Source():
            return f"{record.publisher}: {record.title}", record.note or "", record.short or ""
        case Service():
            return record.title, record.text, _one(library, "service")
    text = getattr(record, "target", "") or getattr(record, "text", "") or ""
    return name(library, record), text, ""


def _one(library: Library, kind: KindName) -> str:
    """What one of a kind is called."""
    return library.locale.gettext(ONE[kind])


def _language(library: Library, record: Any) -> str:
    """The language of a source's title, if it is not the site's."""
    if not isinstance(record, Source) or record.titled_in == library.settings.language:
        return ""
    return record.titled_in


def _meta(search_text: SearchText, record: Any) -> str:
    """The country of a partner, or the date of another record, in words."""
    match record:
        case Partner():
            return search_text.locale.country(record.country)
        case Source():
            return search_text.locale.when(record.published) if record.published else ""
        case Label():
            return search_text.locale.when(record.dated) if record.dated else ""
    return search_text.date(getattr(record, "date", None))


def _objectives(library: Library, search_text: SearchText) -> Iterator[SearchEntry]:
    _ = library.locale.gettext
    names = _one(library, "objective")
    for objective in library.objectives.values():
        at = urls.record("objective", objective.id)
        others = " ".join(claim.value for claim in objective.also)
        yield SearchEntry(
            at,
            "objective",
            name(library, objective),
            objective.text,
            names=names,
            details=others,
        )
        for part in objective.specific:
            at = urls.record("objective", part.id)
            # Translators: codes and titles, such as "O1.1, part of COORDINATE"
            title = _("%(part)s, part of %(objective)s", part=part.id, objective=objective.title)
            yield SearchEntry(at, "objective", title, part.text, names=names)
