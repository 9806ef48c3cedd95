"""The table of kinds: everything that a project can write, one row a kind.

File names, collections of the library, references, addresses, entries of the search, open data,
schemas for editors and records of changes follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dissemination.model.background import Background
from dissemination.model.change import Change, change_model, data_files
from dissemination.model.check import Check
from dissemination.model.deliverable import Deliverable
from dissemination.model.document import Document
from dissemination.model.event import Event
from dissemination.model.funder import Funder
from dissemination.model.indicator import Indicator
from dissemination.model.kind import ItemKind, Kind
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.news import News
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Network, Partner
from dissemination.model.person import Person
from dissemination.model.position import Position
from dissemination.model.practice import Practice
from dissemination.model.project import Project
from dissemination.model.record import Model
from dissemination.model.research_output import ResearchOutput
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.settings import Settings
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import Task, WorkPackage

_ROWS: Final[tuple[Kind, ...]] = (
    Kind(
        name="project",
        file="project",
        model=Project,
        title="Project",
        collection="project",
        page="project/",
        form="group",
        stays=True,
    ),
    Kind(
        name="settings",
        file="site",
        model=Settings,
        title="Settings",
        collection="settings",
        page="",
        form="group",
        is_published=False,
        stays=True,
    ),
    Kind(
        name="funder",
        file="funders",
        model=Funder,
        title="Funders",
        collection="funders",
        page="project/",
        anchor="funder-",
        is_searched=True,
        touched="ids of funders",
    ),
    Kind(
        name="partner",
        file="partners",
        model=Partner,
        title="Partners",
        collection="partners",
        page="partners/",
        has_pages=True,
        is_searched=True,
        touched="ids of partners",
        stays=True,
    ),
    Kind(
        name="person",
        file="people",
        model=Person,
        title="People",
        collection="people",
        page="project/people/",
        is_searched=True,
        touched="ids of people",
    ),
    Kind(
        name="network",
        file="networks",
        model=Network,
        title="Networks",
        collection="networks",
        page="partners/",
        is_searched=True,
    ),
    Kind(
        name="work package",
        file="work-packages",
        model=WorkPackage,
        title="Work packages",
        collection="work_packages",
        page="project/work-packages/",
        is_searched=True,
        parts="tasks",
        part=Task,
        touched="work packages",
    ),
    Kind(
        name="objective",
        file="objectives",
        model=Objective,
        title="Objectives",
        collection="objectives",
        page="project/objectives/",
        is_searched=True,
        parts="specific",
        part=SpecificObjective,
        touched="objectives",
    ),
    Kind(
        name="milestone",
        file="milestones",
        model=Milestone,
        title="Milestones",
        collection="milestones",
        page="project/milestones/",
        is_searched=True,
        touched="milestones",
    ),
    Kind(
        name="deliverable",
        file="deliverables",
        model=Deliverable,
        title="Deliverables",
        collection="deliverables",
        page="project/deliverables/",
        is_searched=True,
        touched="deliverables",
    ),
    Kind(
        name="training action",
        file="training",
        model=TrainingAction,
        title="Training actions",
        collection="training",
        page="training/",
        has_pages=True,
        is_searched=True,
        touched="training actions",
    ),
    Kind(
        name="result",
        file="results",
        model=Result,
        title="Results",
        collection="results",
        page="project/results/",
        is_searched=True,
        touched="ids of results",
    ),
    Kind(
        name="indicator",
        file="indicators",
        model=Indicator,
        title="Indicators",
        collection="indicators",
        page="project/results/",
        anchor="indicator-",
        is_searched=True,
        touched="ids of indicators",
    ),
    Kind(
        name="label",
        file="labels",
        model=Label,
        title="Labels",
        collection="labels",
        page="project/labels/",
        is_searched=True,
        touched="ids of labels",
    ),
    Kind(
        name="document",
        file="documents",
        model=Document,
        title="Documents",
        collection="documents",
        page="documents/",
        is_searched=True,
        touched="ids of documents",
    ),
    Kind(
        name="research output",
        file="research-outputs",
        model=ResearchOutput,
        title="Publications",
        collection="research_outputs",
        page="project/publications/",
        is_searched=True,
        touched="ids of publications",
    ),
    Kind(
        name="service",
        file="services",
        model=Service,
        title="Services",
        collection="services",
        page="documents/",
        is_searched=True,
    ),
    Kind(
        name="background",
        file="background",
        model=Background,
        title="Background",
        collection="background",
        page="about/cluster-excellence/",
        is_searched=True,
    ),
    Kind(
        name="term",
        file="glossary",
        model=Term,
        title="Glossary",
        collection="terms",
        page="glossary/",
        is_searched=True,
    ),
    Kind(
        name="source",
        file="sources",
        model=Source,
        title="Sources",
        collection="sources",
        page="project/sources/",
        is_searched=True,
        touched="ids of sources",
    ),
    Kind(
        name="timeline entry",
        file="timeline",
        model=TimelineEntry,
        title="Timeline",
        collection="timeline_entries",
        page="project/timeline/",
        is_searched=True,
        shows=("milestone", "event", "label"),
    ),
    Kind(
        name="change",
        file="changes",
        model=Change,
        title="Changes",
        collection="changes",
        page="about/changes/",
        stays=True,
    ),
    Kind(
        name="position",
        file="positions",
        model=Position,
        title="Places",
        collection="positions",
        page="partners/",
        anchor="place-",
    ),
    Kind(
        name="check",
        file="accessibility",
        model=Check,
        title="Checks",
        collection="checks",
        page="about/accessibility/",
        stays=True,
    ),
    ItemKind(
        name="news",
        file="news",
        model=News,
        title="News",
        collection="news",
        page="news/",
        is_searched=True,
        stays=True,
    ),
    ItemKind(
        name="event",
        file="events",
        model=Event,
        title="Events",
        collection="events",
        page="events/",
        is_searched=True,
        stays=True,
        needs_text=False,
    ),
    ItemKind(
        name="practice",
        file="practices",
        model=Practice,
        title="Best practices",
        collection="practices",
        page="best-practices/",
        is_searched=True,
    ),
)


def _with_changes(rows: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The rows, that of changes with a model that knows all of them."""
    model = change_model(rows)
    return tuple(replace(row, model=model) if row.model is Change else row for row in rows)


def _sections(rows: tuple[Kind, ...]) -> dict[str, tuple[Kind, ...]]:
    """The kinds of each page, by the pages of which no kind stays."""
    pages: dict[str, tuple[Kind, ...]] = {}
    for row in rows:
        pages[row.page] = (*pages.get(row.page, ()), row)
    return {page: own for page, own in pages.items() if not any(kind.stays for kind in own)}


KINDS: Final[tuple[Kind, ...]] = _with_changes(_ROWS)
PUBLISHED: Final = tuple(kind for kind in KINDS if kind.is_published)
# By the names of their files and folders.
GROUPS: Final[Mapping[str, Kind]] = {kind.file: kind for kind in KINDS if kind.is_group}
ITEMS: Final = {kind.file: kind for kind in KINDS if isinstance(kind, ItemKind)}
RECORDS: Final = {kind.file: kind for kind in KINDS if not kind.is_group and not kind.is_item}
# Those of which the library has a collection.
COLLECTIONS: Final[tuple[Kind, ...]] = (*RECORDS.values(), *ITEMS.values())
BY_FILE: Final[Mapping[str, Kind]] = {**GROUPS, **RECORDS, **ITEMS}
BY_NAME: Final[Mapping[str, Kind]] = {kind.name: kind for kind in KINDS}
# Those that a site can leave out, and the pages that are there only with records of theirs.
OPTIONAL: Final = {name: kind for name, kind in BY_FILE.items() if not kind.stays}
SECTIONS: Final = _sections(KINDS)
# The kinds that a page shows beside its own, by its address.
ALSO_SHOWN: Final[Mapping[str, tuple[Kind, ...]]] = {
    kind.page: tuple(BY_NAME[name] for name in kind.shows) for kind in KINDS if kind.shows
}
# By the models of their records, and of the parts of these.
BY_MODEL: Final[Mapping[type[Model], Kind]] = {
    model: kind for kind in KINDS for model in (kind.model, kind.part) if model
}
DATA_FILES: Final = data_files(KINDS)

# What else can be referred to: entries of closed lists, by their fields in data/site.yml.
CHOICES: Final[Mapping[str, str]] = {
    "event type": "event_types",
    "category": "categories",
    "area": "areas",
}
