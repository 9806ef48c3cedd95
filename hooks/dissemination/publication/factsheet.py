"""The project on one page: aims, partners, dates, funding, targets and what was reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from markupsafe import Markup

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.figures.timeline import timeline
from dissemination.library import bodies, changes, consortium, phases
from dissemination.library.amounts import target_figure
from dissemination.library.library import Library
from dissemination.model.fact import Fact
from dissemination.model.result import Result
from dissemination.output import Download, measured
from dissemination.problems import ContentError, Message
from dissemination.publication.document.internal_links import Published
from dissemination.publication.sheets import (
    Funding,
    Section,
    clipped,
    outputs,
    sheet,
    sheet_attributes,
)
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF
from dissemination.urls import Addresses

NOT_SET = Message("the factsheet cannot be typeset: {value}", code="factsheet-not-typeset")
_LINE = Markup("<p>{}</p>")
_NAMED = Markup("<p><strong>{}</strong> {}</p>")
_ROW = Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>")
_TABLE = Markup(
    "<table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table>"
)
OUTCOMES = frozenset({"event", "label"})
MOST_OUTCOMES = 8
MOST_PARTNERS = 12  # by their full names; more stand in a line by their short ones


def factsheet(
    library: Library,
    addresses: Addresses,
    tokens: ThemeTokens,
    published: Published,
    cache: Cache,
) -> Download:
    """The factsheet as PDF of one page; `published` gives the bytes of a picture. Raises
    ContentError if it cannot be typeset."""
    project, day, _ = library.project, _day(library), library.locale.gettext
    attributes = sheet_attributes(library, addresses, address_book.PROJECT, day) | {
        "title": clipped(project.acronym, 80),
        "lead": clipped(_fact(library, project.title, str) or project.slogan, 400),
        "description": project.slogan,
        "language": library.settings.language,
        "kicker": _("Project factsheet"),
    }
    sections = [*_main(library, addresses), *_aside(library)]
    address = address_book.factsheet(project.acronym)
    funding = Funding.of(library, published)
    whole = sheet(attributes, sections, tokens, day, funding)
    files, errors = outputs({address: whole}, cache)
    if errors:
        raise ContentError([NOT_SET.at("data/project.yml", 1, value=errors[address])])
    language = library.settings.language
    title, measures = (
        _("Factsheet: %(acronym)s", acronym=project.acronym),
        measured(files[address], cache, lambda _: 1),
    )
    return Download(files[address], title, _(TAGGED_PDF), language, measures, day)


def _day(library: Library) -> date:
    """The day on which the content of the factsheet last changed, else the site's first day."""
    names = ("project", "funders", "partners", "objectives", "results", "labels")
    moments = (
        changes.of_everything(library),
        changes.of_kind(library, "events"),
        *(changes.of_data(library, name) for name in names),
    )
    newest = changes.on_site(library, changes.newest(moments))
    return newest.day if newest else library.settings.first_day


def _main(library: Library, addresses: Addresses) -> Iterator[Section]:
    project, _ = library.project, library.locale.gettext
    summary = bodies.prose(project.summary, "data/project.yml", addresses.absolute, library.locale)
    yield Section(_("About the project"), _LINE.format(project.slogan) + Markup(summary))
    if library.objectives:
        objectives = library.objectives.values()
        lines = (_NAMED.format(f"{aim.id} {aim.title}.", aim.text) for aim in objectives)
        yield Section(_("Objectives"), Markup().join(lines))
    figured = (r for r in library.results.values() if target_figure(r, library.locale))
    rows = [_row(library, result) for result in figured]
    if rows:
        head = (_("Target"), _("Result"), _("What is known"))
        table = _TABLE.format(*head, Markup().join(rows))
        yield Section(phases.targets_title(library), table)


def _row(library: Library, result: Result) -> Markup:
    """The row of a target that has a figure, with how much of it was reached."""
    if result.achieved and result.achieved.unknown:
        status = _unknown(library, result.achieved.unknown)
    else:
        told = "reported" if result.achieved else phases.open_state(library)
        extent = "partly" if result.extent == "part" and not library.searched else result.extent
        status = library.locale.state("outcome", extent or told)
    return _ROW.format(target_figure(result, library.locale), result.short, status)


def _aside(library: Library) -> Iterator[Section]:
    project, locale, _ = library.project, library.locale, library.locale.gettext
    programme = (project.programme.name, project.programme.part)
    number, address = project.funding.number, address_book.uri
    contacts = [each if "@" in each else address(each) for each in project.contacts[:1]]
    known = (
        (_("Call for proposals"), project.call, str),
        (_("Topic"), project.topic, str),
        (_("Total cost"), project.total_cost, locale.money),
        (_("Contribution"), project.contribution, locale.money),
        (_("Start"), project.start, locale.when),
        (_("End"), project.end, locale.when),
    )
    facts = (
        (_("Programme"), ", ".join(part for part in programme if part)),
        *([(_("Grant agreement number"), number)] if number else []),
        *((name, _fact(library, fact, text_of)) for name, fact, text_of in known if fact),
        *_coordinators(library),
        *((_("Website"), address(own)) for own in [project.website] if own),
        *((_("Contact"), contact) for contact in contacts),
    )
    entries = (_NAMED.format(name, text) for name, text in facts)
    yield Section(_("Facts"), Markup().join(entries), beside=True)
    if partners := consortium.members(library):
        lines = [_NAMED.format(p.name, locale.country(p.country)) for p in partners]
        if len(lines) > MOST_PARTNERS:
            lines = [_LINE.format(locale.listed([partner.short for partner in partners]))]
        yield Section(consortium.headcount(library), Markup().join(lines), beside=True)
    if outcomes := list(_outcomes(library)):
        is_over = phases.project_phase(library) in ("ended", "terminated")
        title = _("What happened") if is_over else _("What has happened so far")
        yield Section(title, Markup().join(outcomes), beside=True)


def _coordinators(library: Library) -> Iterator[tuple[str, str]]:
    """The coordinator, as far as it is known, or the coordinators by name."""
    project, partners, locale = library.project, library.coordinators, library.locale
    label = locale.ngettext("Coordinator", "Coordinators", len(partners) or 1)
    if project.co_coordinators:
        yield label, locale.listed([partner.name for partner in partners])
    else:
        yield label, _fact(library, project.coordinator, lambda key: library.partners[key].name)


def _outcomes(library: Library) -> Iterator[Markup]:
    """A line for each of the first events and labels that took place at a known date."""
    points = (
        point
        for point in timeline(library)
        if point.kind in OUTCOMES and point.state == "done" and not point.reason
    )
    for point in islice(points, MOST_OUTCOMES):
        yield _NAMED.format(point.when, point.title)


def _fact(library: Library, fact: Fact[Any], text_of: Callable[[Any], str]) -> str:
    """A fact in words, with its certainty; `text_of` writes a value."""
    match fact.certainty:
        case "unknown":
            return _unknown(library, fact.unknown)
        case "inferred":
            reason = library.locale.gettext("(inferred: %(reason)s)", reason=fact.reason)
            return f"{text_of(fact.inferred)} {reason}"
        case "conflict":
            claims = "; ".join(text_of(claim.value) for claim in fact.conflict)
            return library.locale.gettext("Sources differ: %(claims)s", claims=claims)
    return text_of(fact.value)


def _unknown(library: Library, month: Any) -> str:
    locale = library.locale
    return locale.gettext("no public source found (%(month)s)", month=locale.when(month))
