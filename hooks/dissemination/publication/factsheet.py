"""The project on one page: what, who, when, who paid, and what is known of what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.figures.timeline import timeline
from dissemination.library import bodies, changes
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.fact import Fact
from dissemination.model.result import Result
from dissemination.output import Download
from dissemination.problems import ContentError, Message
from dissemination.publication.sheets import Section, about, clipped, typeset
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF, TypesettingError
from dissemination.urls import Addresses

NOT_SET = Message("the factsheet cannot be typeset: {value}", code="factsheet-not-typeset")
_LINE = Markup("<p>{}</p>")
_NAMED = Markup("<p><strong>{}</strong> {}</p>")
_ROW = Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>")
_TABLE = Markup(
    "<table><thead><tr><th>Target</th><th>Of what</th><th>What is known</th></tr></thead>"
    "<tbody>{}</tbody></table>"
)
HAPPENED = frozenset({"event", "label"})
MOST_HAPPENED = 8
EXTENTS = {"full": "Reached", "part": "Reported in part"}


def factsheet(
    library: Library, addresses: Addresses, tokens: ThemeTokens, cache: Cache
) -> Download:
    """The factsheet. Raises ContentError if it cannot be typeset."""
    project, day = library.project, _day(library)
    title = project.acronym
    given = about(library, addresses, address_book.PROJECT, day) | {
        "title": clipped(title, 80),
        "lead": clipped(_fact(library, project.title, str) or project.slogan, 400),
        "description": project.slogan,
        "kicker": "Project factsheet",
    }
    sections = [*_main(library, addresses), *_aside(library)]
    try:
        content = typeset(given, sections, tokens, cache, day)
    except TypesettingError as error:
        raise ContentError([NOT_SET.at("data/project.yml", 1, value=str(error))]) from error
    address, language = address_book.factsheet(project.acronym), library.settings.language
    title = f"Factsheet: {project.acronym}"
    return Download(address, title, TAGGED_PDF, language, content, 1, day)


def _day(library: Library) -> date:
    """When what the factsheet says last changed; else the day from which the site has its name."""
    shown = ("project", "partners", "objectives", "results", "labels")
    moments = (
        changes.of_everything(library),
        changes.of_kind(library, "events"),
        *(changes.of_data(library, each) for each in shown),
    )
    found = changes.newest(moments)
    return found.day if found else library.settings.since


def _main(library: Library, addresses: Addresses) -> Iterator[Section]:
    project = library.project
    summary = bodies.prose(project.summary, "data/project.yml", addresses.absolute)
    yield Section("What it is", _LINE.format(project.slogan) + Markup(summary))
    if library.objectives:
        objectives = library.objectives.values()
        told = (_NAMED.format(f"{each.id} {each.title}.", each.text) for each in objectives)
        yield Section("Objectives", Markup().join(told))
    rows = [_row(library, each) for each in library.results.values() if each.figure]
    if rows:
        yield Section(
            "Promised, and what public sources report", _TABLE.format(Markup().join(rows))
        )


def _row(library: Library, result: Result) -> Markup:
    """A target that has a figure, and how much of it is known to be reached."""
    if result.achieved.unknown:
        known = _unknown(library, result.achieved.unknown)
    else:
        known = EXTENTS.get(result.extent or "", "Reported; not judged")
    return _ROW.format(result.figure, result.short, known)


def _aside(library: Library) -> Iterator[Section]:
    project, locale = library.project, Locale(library.settings.language)
    programme = (project.programme.name, project.programme.part)
    facts = {
        "Programme": ", ".join(part for part in programme if part),
        "Call": _fact(library, project.call, str),
        "Start": _fact(library, project.start, locale.when),
        "End": _fact(library, project.end, locale.when),
        "Coordinator": _fact(
            library, project.coordinator, lambda each: library.partners[each].name
        ),
    }
    told = (_NAMED.format(f"{name}:", said) for name, said in facts.items())
    yield Section("Facts", Markup().join(told), beside=True)
    partners = library.partners.values()
    count = len({partner.country for partner in partners})
    countries = "country" if count == 1 else "countries"
    title = f"{len(library.partners)} partners from {count} {countries}"
    lines = (_NAMED.format(each.name, locale.country(each.country)) for each in partners)
    yield Section(title, Markup().join(lines), beside=True)
    if happened := list(_happened(library)):
        yield Section("What happened", Markup().join(happened), beside=True)


def _happened(library: Library) -> Iterator[Markup]:
    """The first events and labels with a known date; nothing planned, nothing inferred."""
    points = (
        point
        for point in timeline(library)
        if point.kind in HAPPENED and point.state == "done" and not point.reason
    )
    for point in islice(points, MOST_HAPPENED):
        yield _NAMED.format(f"{point.when}:", point.title)


def _fact(library: Library, fact: Fact[Any], said: Callable[[Any], str]) -> str:
    """A fact in words, with its certainty."""
    match fact.certainty:
        case "unknown":
            return _unknown(library, fact.unknown)
        case "inferred":
            return f"{said(fact.inferred)} (inferred: {fact.reason})"
        case "conflict":
            return f"sources differ: {'; '.join(said(each.value) for each in fact.conflict)}"
    return said(fact.value)


def _unknown(library: Library, month: Any) -> str:
    return f"No public source found ({Locale(library.settings.language).when(month)})"
