"""The lists of checks, of advice and of notices, each from a loaded project to its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dissemination.checks import (
    addresses,
    agreement,
    changes,
    corrections,
    dates,
    events,
    funding,
    held_back,
    ids,
    leftovers,
    lengths,
    letters,
    links,
    names,
    outside,
    pages,
    pictures,
    plausibility,
    printing,
    references,
    sections,
    texts,
)
from dissemination.checks.history import counts, items, records, whole_site
from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Problem

Check = Callable[[LoadedProject], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    ids.ids_of_records,
    ids.ids_of_items,
    ids.ids_of_parts,
    ids.positions,
    references.unknown_references,
    addresses.addresses,
    addresses.reserved_slugs,
    addresses.reserved_ids,
    names.slugs,
    names.file_names,
    names.equal_names,
    names.parts_of_addresses,
    funding.statement,
    funding.emblem,
    texts.bodies,
    texts.empty_bodies,
    texts.headings,
    pages.empty_pages,
    texts.prose,
    links.links_of_bodies,
    links.links_of_prose,
    outside.links_of_bodies,
    outside.links_of_prose,
    pictures.pictures_of_bodies,
    pictures.pictures_of_prose,
    pictures.lead_pictures,
    pictures.gallery_pictures,
    pictures.gallery_addresses,
    pictures.equal_names,
    pictures.logos,
    agreement.coordinator,
    agreement.countries,
    dates.duration,
    dates.local_times,
    dates.published_outcomes,
    corrections.corrections,
    corrections.last_days,
    changes.changes,
    events.days,
    events.ends,
    events.held_too_early,
    events.changes,
    events.moves,
    sections.sections,
    printing.printing,
    printing.title_page,
    letters.printed_fields,
    letters.printed_bodies,
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
    leftovers.bodies,
    leftovers.placeholders,
    leftovers.files,
    pictures.damaged,
    pictures.unused,
    texts.odd_blocks,
    texts.vague_words,
    lengths.summaries,
    agreement.planned,
    plausibility.far_dates,
    plausibility.long_project,
    plausibility.long_events,
    plausibility.online_places,
    plausibility.still_planned,
    plausibility.equal_titles,
)
HISTORY_ADVICE: Final[tuple[Check, ...]] = (
    items.notices,
    counts.days,
    records.gone,
    whole_site.pages,
    whole_site.files,
)

# What is right, and is said so that nobody wonders.
NOTICES: Final[tuple[Check, ...]] = (held_back.held_back,)


def problems(project: LoadedProject) -> Iterator[Problem]:
    """Every problem that no single record can see, in the order of the checks."""
    for check in (*CHECKS, *(HISTORY if project.earlier else ())):
        yield from check(project)


def advice(project: LoadedProject) -> Iterator[Problem]:
    """Everything that is likely a mistake, though it can be published."""
    for check in (*ADVICE, *(HISTORY_ADVICE if project.earlier else ())):
        yield from check(project)


def notices(project: LoadedProject) -> Iterator[Problem]:
    """Everything that readers cannot see yet."""
    for check in NOTICES:
        yield from check(project)
