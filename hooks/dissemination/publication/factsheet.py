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
from dissemination.library import bodies, changes
from dissemination.library.library import Library
from dissemination.model.fact import Fact
from dissemination.model.result import Result
from dissemination.output import Download
from dissemination.problems import ContentError, Message
from dissemination.publication.sheets import Section, clipped, sheet_attributes, typeset
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import TAGGED_PDF, TypesettingError
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


def factsheet(
    library: Library, addresses: Addresses, tokens: ThemeTokens, cache: Cache
) -> Download:
    """The factsheet as PDF of one page. Raises ContentError if it cannot be typeset."""
    project, day, _ = library.project, _day(library), library.locale.gettext
    attributes = sheet_attributes(library, addresses, address_book.PROJECT, day) | {
        "title": clipped(project.acronym, 80),
        "lead": clipped(_fact(library, project.title, str) or project.slogan, 400),
        "description": project.slogan,
        "language": library.settings.language,
        "kicker": _("Project factsheet"),
    }
    sections = [*_main(library, addresses), *_aside(library)]
    try:
        content = typeset(attributes, sections, tokens, cache, day)
    except TypesettingError as error:
        raise ContentError([NOT_SET.at("data/project.yml", 1, value=str(error))]) from error
    address, language = address_book.factsheet(project.acronym), library.settings.language
    title = _("Factsheet: %(acronym)s", acronym=project.acronym)
    return Download(address, title, _(TAGGED_PDF), language, content, 1, day)


def _day(library: Library) -> date:
    """The day on which the content of the factsheet last changed, else the day since which the
    site has its address."""
    names = ("project", "partners", "objectives", "results", "labels")
    moments = (
        changes.of_everything(library),
        changes.of_kind(library, "events"),
        *(changes.of_data(library, name) for name in names),
    )
    newest = changes.newest(moments)
    return newest.day if newest else library.settings.since


def _main(library: Library, addresses: Addresses) -> Iterator[Section]:
    project, _ = library.project, library.locale.gettext
    summary = bodies.prose(project.summary, "data/project.yml", addresses.absolute, library.locale)
    yield Section(_("About the project"), _LINE.format(project.slogan) + Markup(summary))
    if library.objectives:
        objectives = library.objectives.values()
        lines = (_NAMED.format(f"{aim.id} {aim.title}.", aim.text) for aim in objectives)
        yield Section(_("Objectives"), Markup().join(lines))
    rows = [_row(library, result) for result in library.results.values() if result.figure]
    if rows:
        head = (_("Target"), _("Result"), _("What is known"))
        table = _TABLE.format(*head, Markup().join(rows))
        yield Section(_("Targets, and what public sources confirm"), table)


def _row(library: Library, result: Result) -> Markup:
    """The row of a target that has a figure, with how much of it was reached."""
    if result.achieved.unknown:
        status = _unknown(library, result.achieved.unknown)
    else:
        status = library.locale.state("outcome", result.extent or "reported")
    return _ROW.format(result.figure, result.short, status)


def _aside(library: Library) -> Iterator[Section]:
    project, locale, _ = library.project, library.locale, library.locale.gettext
    programme = (project.programme.name, project.programme.part)
    facts = (
        (_("Programme"), ", ".join(part for part in programme if part)),
        (_("Call for proposals"), _fact(library, project.call, str)),
        (_("Start"), _fact(library, project.start, locale.when)),
        (_("End"), _fact(library, project.end, locale.when)),
        (
            _("Coordinator"),
            _fact(library, project.coordinator, lambda partner: library.partners[partner].name),
        ),
    )
    entries = (_NAMED.format(name, text) for name, text in facts)
    yield Section(_("Facts"), Markup().join(entries), beside=True)
    partners = library.partners.values()
    count = len({partner.country for partner in partners})
    title = locale.ngettext(
        "%(partners)s from %(num)s country",
        "%(partners)s from %(num)s countries",
        count,
        partners=locale.ngettext("%(num)s partner", "%(num)s partners", len(partners)),
    )
    lines = (_NAMED.format(p.name, locale.country(p.country)) for p in partners)
    yield Section(title, Markup().join(lines), beside=True)
    if outcomes := list(_outcomes(library)):
        yield Section(_("What happened"), Markup().join(outcomes), beside=True)


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
