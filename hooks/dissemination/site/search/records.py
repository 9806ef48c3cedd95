"""The entries of records, each at its anchor or page, by the name that links to it have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dissemination import urls
from dissemination.library.amounts import said
from dissemination.library.deliverables import summary
from dissemination.library.library import Library
from dissemination.library.names import author, name
from dissemination.locale.kinds import ONE
from dissemination.locale.roles import ROLES
from dissemination.model.deliverable import Deliverable
from dissemination.model.document import Document
from dissemination.model.funder import Funder
from dissemination.model.indicator import Indicator
from dissemination.model.kind import Kind
from dissemination.model.kinds import RECORDS
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective
from dissemination.model.partner import Network, Partner
from dissemination.model.person import Person
from dissemination.model.record import KindName
from dissemination.model.research_output import ResearchOutput
from dissemination.model.result import Result
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
    kinds = (kind for kind in RECORDS.values() if kind.is_searched)
    for kind in sorted(kinds, key=lambda kind: ANSWERS.index(kind.name)):
        for record in library.records(kind):
            yield _record(library, search_text, kind, record)
            for part in getattr(record, kind.parts) if kind.parts else ():
                yield _part(library, kind, record, part)
    for fact in library.project.facts:
        text = str(fact.value or fact.inferred or "")
        at = urls.fact(fact.id)
        details, names = search_text.details(fact), _one(library, "project")
        yield SearchEntry(at, "fact", fact.label, text, names=names, details=details)


def _record(library: Library, search_text: SearchText, kind: Kind, record: Any) -> SearchEntry:
    named = _of_somebody(library, record) or _of_work(library, record)
    named = named or _of_output(library, record) or _title_and_text(library, record)
    title, text, names = named
    return SearchEntry(
        address=urls.record(kind.name, record.id),
        kind=kind.name,
        language=_language(library, record),
        title=title,
        text=plain(text),
        meta=_meta(search_text, record),
        names=names,
        details=_details(search_text, record),
    )


def _details(search_text: SearchText, record: Any) -> str:
    """The text of the other fields; parts have entries of their own."""
    if isinstance(record, Objective):
        return " ".join(claim.value for claim in record.also)
    return search_text.details(record)


def _of_somebody(library: Library, record: Any) -> tuple[str, str, str] | None:
    """Title, text, and other names of an organisation or a person; None of anything else."""
    match record:
        case Partner():
            names = (
                record.short,
                _one(library, "partner"),
                library.locale.gettext(ROLES[record.role]),
                *filter(None, (record.name_in_english, record.department)),
            )
            return record.name, record.summary or record.field or "", " ".join(dict.fromkeys(names))
        case Person():
            partner = library.partners[record.partner].short if record.partner else ""
            return record.name, record.role or "", partner
        case Funder():
            programme = record.programme.name if record.programme else ""
            return record.name, programme, _one(library, "funder")
        case Network():
            return record.name, record.text, " ".join(record.spellings)
    return None


def _of_work(library: Library, record: Any) -> tuple[str, str, str] | None:
    """Title, text, and other names of a part of the plan; None of anything else."""
    match record:
        case Milestone():
            return (
                name(library, record),
                record.text or "",
                f"{_one(library, 'milestone')} {record.number or ''}".strip(),
            )
        case WorkPackage():
            return (
                str((record.title and record.title.value) or record.id),
                record.text or "",
                f"{_one(library, 'work package')} {record.id}",
            )
        case Deliverable():
            names = f"{_one(library, 'deliverable')} {record.id}"
            return name(library, record), record.text or "", names
    return None


def _of_output(library: Library, record: Any) -> tuple[str, str, str] | None:
    """The same of what the project offers, counts or published; None of anything else."""
    match record:
        case Service():
            return record.title, record.text, _one(library, "service")
        case Indicator():
            return record.title, record.text or "", _one(library, "indicator")
        case ResearchOutput():
            names = ", ".join(author(library, one) for one in record.authors)
            kind = library.locale.state("research_output", record.kind)
            text = ". ".join(part for part in (names, record.text) if part)
            return record.title, text, f"{_one(library, 'research output')} {kind}"
    return None


def _title_and_text(library: Library, record: Any) -> tuple[str, str, str]:
    """Title, text, and other names of a record."""
    _ = library.locale.gettext
    match record:
        case TrainingAction():
            return name(library, record), record.summary, _one(library, "training action")
        case Label():
            return name(library, record), record.text, library.partners[record.partner].name
        case Objective():
            return name(library, record), record.text, _one(library, "objective")
        case Term():
            text = f"{record.stands_for}. {record.text}" if record.stands_for else record.text
            return record.term, text, record.stands_for or ""
        case Source():
            return f"{record.publisher}: {record.title}", record.note or "", record.short or ""
        case Result():
            return name(library, record), record.target, ""
    return name(library, record), getattr(record, "text", "") or "", ""


def _one(library: Library, kind: KindName) -> str:
    """What one of a kind is called."""
    return library.locale.gettext(ONE[kind])


def _language(library: Library, record: Any) -> str:
    """The language of a source's title, if it is not the site's."""
    if not isinstance(record, Source) or record.titled_in == library.settings.language:
        return ""
    return record.titled_in


def _meta(search_text: SearchText, record: Any) -> str:
    """The country of a partner, what is said of a deliverable, or the date of another record, in
    words."""
    library = search_text.library
    match record:
        case Partner():
            return search_text.locale.country(record.country)
        case Source():
            return search_text.locale.when(record.published) if record.published else ""
        case Label():
            return search_text.locale.when(record.dated) if record.dated else ""
        case Deliverable():
            return summary(record, library)
        case Indicator():
            return said(record, search_text.locale)
        case ResearchOutput() | Document():
            return search_text.locale.when(record.date) if record.date else ""
    return search_text.date(getattr(record, "date", None))


def _part(library: Library, kind: Kind, record: Any, part: Any) -> SearchEntry:
    """The entry of a part of a record, such as a specific objective or a task."""
    _ = library.locale.gettext
    title = name(library, part) if hasattr(part, "title") else part.id
    # Translators: codes and titles, such as "O1.1, part of COORDINATE"
    title = _("%(part)s, part of %(objective)s", part=title, objective=_whole(record))
    at, text = urls.record(kind.name, part.id), plain(part.text or "")
    return SearchEntry(at, kind.name, title, text, names=_one(library, kind.name))


def _whole(record: Any) -> str:
    """What the record is called of which something is a part."""
    return str(record.title if isinstance(record, Objective) else record.id)
