"""The lists of checks, of advice and of notices, each from a loaded project to its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from dissemination.checks import (
    addresses,
    agreement,
    attachments,
    changes,
    corrections,
    dates,
    deliverables,
    event_details,
    events,
    funding,
    held_back,
    ids,
    leftovers,
    lengths,
    letters,
    links,
    names,
    numbers,
    outputs,
    outside,
    pages,
    partners,
    people,
    pictures,
    places,
    plausibility,
    printing,
    references,
    sections,
    shown,
    texts,
    work,
)
from dissemination.checks.alone import Alone
from dissemination.checks.history import counts, items, records, whole_site
from dissemination.checks.loaded_project import LoadedProject
from dissemination.markdown.examination import Examination
from dissemination.problems import Problem

Check = Callable[[LoadedProject], Iterator[Problem]]

# What the file of an item says alone: these look at each by itself, and at nothing else.
OF_ITEMS: Final[tuple[Check, ...]] = (
    addresses.reserved_slugs,
    texts.bodies,
    texts.empty_bodies,
    texts.headings,
    pictures.gallery_addresses,
    events.days,
    events.moves,
    event_details.registration_after_the_end,
    event_details.countries,
    event_details.programmes,
    sections.sections,
    printing.printing,
    letters.printed_bodies,
    letters.printed_items,
)
ADVICE_OF_ITEMS: Final[tuple[Check, ...]] = (
    leftovers.plain_fields_of_items,
    leftovers.bodies,
    texts.odd_blocks,
    texts.vague_words,
    lengths.summaries_of_items,
    plausibility.long_events,
    event_details.online_places,
    event_details.late_registration,
)
# Of items that readers can see, and of news that are printed.
PLACEHOLDERS: Final[tuple[Check, ...]] = (leftovers.placeholders,)
LETTERS: Final[tuple[Check, ...]] = (letters.news_in_print,)

CHECKS: Final[tuple[Check, ...]] = (
    ids.ids_of_records,
    ids.ids_of_items,
    ids.ids_of_parts,
    ids.positions,
    references.unknown_references,
    addresses.addresses,
    addresses.reserved_ids,
    names.slugs,
    names.file_names,
    names.equal_names,
    names.parts_of_addresses,
    funding.statement,
    funding.numbers,
    funding.money,
    funding.emblem,
    pages.empty_pages,
    shown.sections,
    texts.prose,
    links.links_of_bodies,
    links.links_of_prose,
    outside.links_of_bodies,
    outside.links_of_prose,
    pictures.pictures_of_bodies,
    pictures.pictures_of_prose,
    pictures.lead_pictures,
    pictures.gallery_pictures,
    pictures.equal_names,
    pictures.pictures_of_data,
    pictures.portraits,
    attachments.of_items,
    attachments.of_records,
    people.consents,
    people.twice,
    partners.times,
    partners.parts,
    agreement.coordinator,
    agreement.countries,
    dates.duration,
    dates.last_search,
    dates.local_times,
    dates.published_outcomes,
    work.ends,
    deliverables.states,
    deliverables.files,
    corrections.corrections,
    corrections.last_days,
    changes.changes,
    events.ends,
    events.held_too_early,
    events.changes,
    event_details.too_early,
    outputs.equal_dois,
    outputs.days,
    numbers.indicators,
    printing.title_page,
    letters.printed_fields,
)

# What holds of a project beside its published state, where that is known and another one.
HISTORY: Final[tuple[Check, ...]] = (
    items.ids,
    items.gone,
    items.addresses,
    counts.counts,
    records.renamed,
    whole_site.ids_and_zone,
)

# What is likely a mistake, and may be meant: it is printed as a warning and stops nothing.
ADVICE: Final[tuple[Check, ...]] = (
    leftovers.plain_fields,
    leftovers.prose,
    leftovers.files,
    pictures.damaged,
    pictures.unused,
    attachments.unused,
    attachments.findings,
    texts.odd_prose,
    lengths.summaries,
    agreement.planned,
    places.uncertain_towns,
    funding.number_as_fact,
    partners.equal_names,
    partners.contributions,
    people.ended_consents,
    people.twice_by_name,
    work.tasks,
    work.leaders,
    work.equal_numbers,
    deliverables.incomplete,
    deliverables.numbers,
    plausibility.far_dates,
    plausibility.long_project,
    plausibility.still_planned,
    event_details.recorded_too_early,
    plausibility.equal_titles,
    outputs.perhaps_forgotten,
    numbers.undated,
)
HISTORY_ADVICE: Final[tuple[Check, ...]] = (
    items.notices,
    counts.days,
    records.gone,
    whole_site.pages,
    whole_site.files,
    attachments.gone,
)

# What is right, and is said so that nobody wonders.
NOTICES: Final[tuple[Check, ...]] = (held_back.held_back,)


def alone(project: LoadedProject) -> Mapping[str, Alone]:
    """What each item's file of a project says by itself, by its path."""
    problems, advice, placeholders, letters = (
        _by_path(checks, project) for checks in (OF_ITEMS, ADVICE_OF_ITEMS, PLACEHOLDERS, LETTERS)
    )
    nothing = Examination((), (), (), frozenset(), (), (), is_empty=True, is_whole=False)
    files = project.entry_files
    found = {file.path: project.examinations.get(file.path, nothing) for file in files}

    def of(path: str, by_path: Mapping[str, list[Problem]]) -> tuple[Problem, ...]:
        return tuple(by_path.get(path, ()))

    return {
        path: Alone(
            *outside.parted(examination.links),
            examination.pictures,
            examination.anchors,
            examination.is_whole,
            of(path, problems),
            of(path, advice),
            of(path, placeholders),
            of(path, letters),
        )
        for path, examination in found.items()
    }


def _by_path(checks: Iterable[Check], project: LoadedProject) -> Mapping[str, list[Problem]]:
    """The problems that checks find, by the paths of the files."""
    by_path: dict[str, list[Problem]] = {}
    for check in checks:
        for problem in check(project):
            by_path.setdefault(problem.path, []).append(problem)
    return by_path


def problems(project: LoadedProject) -> Iterator[Problem]:
    """Every problem that no single record can see."""
    for check in (*CHECKS, *(HISTORY if project.earlier else ())):
        yield from check(project)
    in_print = letters.printed_news(project)
    news = {
        entry.path for entry in project.reading.entries.get("news", []) if entry.item.id in in_print
    }
    for path, item in project.alone.items():
        yield from item.problems
        yield from item.letters if path in news else ()


def advice(project: LoadedProject) -> Iterator[Problem]:
    """Everything that is likely a mistake, though it can be published."""
    for check in (*ADVICE, *(HISTORY_ADVICE if project.earlier else ())):
        yield from check(project)
    for path, item in project.alone.items():
        yield from item.advice
        yield from item.placeholders if path not in project.hidden else ()


def notices(project: LoadedProject) -> Iterator[Problem]:
    """Everything that readers cannot see yet."""
    for check in NOTICES:
        yield from check(project)
