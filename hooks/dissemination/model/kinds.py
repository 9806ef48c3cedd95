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
from dissemination.model.document import Document
from dissemination.model.event import Event
from dissemination.model.kind import ItemKind, Kind
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.news import News
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Network, Partner
from dissemination.model.position import Position
from dissemination.model.practice import Practice
from dissemination.model.project import Project
from dissemination.model.record import Model
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.settings import Settings
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage

_ROWS: Final[tuple[Kind, ...]] = (
    Kind(
        name="project",
        file="project",
        model=Project,
        title="Project",
        text="The project: its programme, dates, coordinator and further facts.",
        collection="project",
        page="project/",
        form="group",
    ),
    Kind(
        name="settings",
        file="site",
        model=Settings,
        title="Settings",
        text="What this site is called and how it is published.",
        collection="settings",
        page="",
        form="group",
        is_published=False,
    ),
    Kind(
        name="partner",
        file="partners",
        model=Partner,
        title="Partners",
        text="The organisations that carry or carried the project.",
        collection="partners",
        page="partners/",
        has_pages=True,
        is_searched=True,
        touched="ids of partners",
    ),
    Kind(
        name="network",
        file="networks",
        model=Network,
        title="Networks",
        text="Partnerships beyond the project that partners belong to.",
        collection="networks",
        page="partners/",
        is_searched=True,
    ),
    Kind(
        name="work package",
        file="work-packages",
        model=WorkPackage,
        title="Work packages",
        text="The parts of the work and who leads them.",
        collection="work_packages",
        page="project/work-packages/",
        is_searched=True,
        touched="work packages",
    ),
    Kind(
        name="objective",
        file="objectives",
        model=Objective,
        title="Objectives",
        text="What the project wants to reach, in the words of the grant.",
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
        text="By what the project can be judged, and what is known of it.",
        collection="milestones",
        page="project/milestones/",
        is_searched=True,
        touched="milestones",
    ),
    Kind(
        name="training action",
        file="training",
        model=TrainingAction,
        title="Training actions",
        text="The subjects in which staff is to be trained.",
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
        text="What was promised, and what is known to have been achieved.",
        collection="results",
        page="project/results/",
        is_searched=True,
        touched="ids of results",
    ),
    Kind(
        name="label",
        file="labels",
        model=Label,
        title="Labels",
        text="Labels that partners hold or were to reach.",
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
        text="Strategies, reports and other documents, and their copies.",
        collection="documents",
        page="documents/",
        is_searched=True,
        touched="ids of documents",
    ),
    Kind(
        name="service",
        file="services",
        model=Service,
        title="Services",
        text="Support services for enterprises.",
        collection="services",
        page="documents/",
        is_searched=True,
    ),
    Kind(
        name="background",
        file="background",
        model=Background,
        title="Background",
        text="Knowledge around the project.",
        collection="background",
        page="about/cluster-excellence/",
        is_searched=True,
    ),
    Kind(
        name="term",
        file="glossary",
        model=Term,
        title="Glossary",
        text="Words and abbreviations, explained.",
        collection="terms",
        page="glossary/",
        is_searched=True,
    ),
    Kind(
        name="source",
        file="sources",
        model=Source,
        title="Sources",
        text="The public pages and documents from which facts are taken.",
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
        text="What happened and is neither an event nor a news item.",
        collection="timeline_entries",
        page="project/timeline/",
        is_searched=True,
    ),
    Kind(
        name="change",
        file="changes",
        model=Change,
        title="Changes",
        text="Additions to this site and corrections of it.",
        collection="changes",
        page="about/changes/",
    ),
    Kind(
        name="position",
        file="positions",
        model=Position,
        title="Places",
        text="Where towns and regions lie.",
        collection="positions",
        page="partners/",
        anchor="place-",
    ),
    Kind(
        name="check",
        file="accessibility",
        model=Check,
        title="Checks",
        text="The last checks of the accessibility of this site.",
        collection="checks",
        page="about/accessibility/",
    ),
    ItemKind(
        name="news",
        file="news",
        model=News,
        title="News",
        text="News items with their text, newest first.",
        collection="news",
        page="news/",
        is_searched=True,
    ),
    ItemKind(
        name="event",
        file="events",
        model=Event,
        title="Events",
        text="Events with their days as far as they are known, newest first.",
        collection="events",
        page="events/",
        is_searched=True,
    ),
    ItemKind(
        name="practice",
        file="practices",
        model=Practice,
        title="Best practices",
        text="What others can take along, each with its text.",
        collection="practices",
        page="best-practices/",
        is_searched=True,
    ),
)


def _with_changes(rows: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The rows, that of changes with a model that knows all of them."""
    model = change_model(rows)
    return tuple(replace(row, model=model) if row.model is Change else row for row in rows)


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
