"""The kinds of record that are published, each under one name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from dissemination.library.checking import COLLECTION_OF
from dissemination.library.library import Library
from dissemination.model.project import Project
from dissemination.model.record import KindName, Model
from dissemination.source.reading import ITEMS, RECORDS


@dataclass(frozen=True)
class Kind:
    """A kind: its name in addresses, how pages call it and what it holds in a sentence, the
    model of what is written, and the kind of its records (None for the project)."""

    name: str
    title: str
    text: str
    model: type[Model]
    record: KindName | None = None

    @property
    def is_item(self) -> bool:
        """Whether its records are items with a text of their own."""
        return self.name in ITEMS

    def held(self, library: Library) -> Iterable[Any]:
        """The public records of the kind, in their order; items with their files."""
        if self.record is None:
            return [library.project]
        collection = COLLECTION_OF.get(self.name, self.name)
        found: Iterable[Any] = getattr(library, collection).values()
        return found


_TOLD: Final = {
    "project": ("Project", "The project: its programme, dates, coordinator and further facts."),
    "partners": ("Partners", "The organisations that carry or carried the project."),
    "networks": ("Networks", "Partnerships beyond the project that partners belong to."),
    "work-packages": ("Work packages", "The parts of the work and who leads them."),
    "objectives": ("Objectives", "What the project wants to reach, in the words of the grant."),
    "milestones": ("Milestones", "By what the project can be judged, and what is known of it."),
    "training": ("Training actions", "The subjects in which staff is to be trained."),
    "results": ("Results", "What was promised, and what is known to have been achieved."),
    "labels": ("Labels", "Labels that partners hold or were to reach."),
    "documents": ("Documents", "Strategies, reports and other documents, and their copies."),
    "services": ("Services", "Support services for enterprises."),
    "background": ("Background", "Knowledge around the project."),
    "glossary": ("Glossary", "Words and abbreviations, explained."),
    "sources": ("Sources", "The public pages and documents from which facts are taken."),
    "timeline": ("Timeline", "What happened and is neither an event nor a news item."),
    "changes": ("Changes", "Additions to this site and corrections of it."),
    "accessibility": ("Checks", "The last checks of the accessibility of this site."),
    "positions": ("Places", "Where towns and regions lie."),
    "news": ("News", "News items with their text, newest first."),
    "events": ("Events", "Events with their days as far as they are known, newest first."),
    "practices": ("Best practices", "What others can take along, each with its text."),
}
KINDS: Final = (
    Kind("project", *_TOLD["project"], Project),
    *(Kind(name, *_TOLD[name], model, kind) for name, (kind, model) in RECORDS.items()),
    *(Kind(name, *_TOLD[name], model, kind) for name, (kind, model) in ITEMS.items()),
)
