"""The fields of a record as they are published: what is resolved, added and left out.

Their descriptions are messages, which whoever shows them hands to `gettext`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.attached_file import AttachedFile
from dissemination.model.change import Change
from dissemination.model.deliverable import Deliverable
from dissemination.model.document import Document
from dissemination.model.event import Event
from dissemination.model.fact import Mention
from dissemination.model.fields import Field, Leaf, Many, group
from dissemination.model.gallery import GalleryPicture
from dissemination.model.item import Item
from dissemination.model.kind import Kind
from dissemination.model.objective import SpecificObjective
from dissemination.model.partner import Partner
from dissemination.model.person import Person
from dissemination.model.project import Funding, Project
from dissemination.model.record import Model, Record
from dissemination.model.research_output import ResearchOutput
from dissemination.model.source import Source
from dissemination.model.work_package import Task
from dissemination.open_data.descriptions import description

# What is for the officer, was only needed to make addresses, or is published as a reference.
_HIDDEN: Final = {
    *((Item, name) for name in ("draft", "withdrawn", "expires", "aliases")),
    *((owner, "aliases") for owner in (Record, Source, SpecificObjective, Task)),
    (Mention, "id"),
}
# Texts that name a file of the repository, and are published as its address.
_FILES: Final = {
    (Item, "image"),
    (GalleryPicture, "picture"),
    (Partner, "logo"),
    (Person, "picture"),
    (Project, "logo"),
    (Project, "picture"),
    (Funding, "logo"),
    (AttachedFile, "file"),
    (Deliverable, "file"),
    (Document, "file"),
    (ResearchOutput, "file"),
    (Change, "pages"),
}
_FILLED: Final = {(Item, "language"), (Event, "zone")}
PAGE: Final = Field("page", N_("The address of its page, or of its place on a page."), Leaf("web"))
TEXT: Final = Field("text", N_("Its text."), Leaf("prose"))


# What is said of a file to take along behind its address.
MEASURES: Final = (
    Field("format", N_("The format of the file, such as PDF."), Leaf("line"), optional=True),
    Field("bytes", N_("The size of the file in bytes."), Leaf("number"), optional=True),
    Field("pages", N_("The number of its pages, if it is a PDF."), Leaf("number"), optional=True),
)


@cache
def is_file(model: type[Model], name: str) -> bool:
    """Whether a field of a model names a file."""
    return any(issubclass(model, owner) and name == field for owner, field in _FILES)


@cache
def visible(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that are published, in their order."""
    fields: list[Field] = []
    for field in group(model).fields:
        if any(issubclass(model, owner) and field.name == hidden for owner, hidden in _HIDDEN):
            continue
        fields.append(_published(model, field))
        if field.name == "file" and is_file(model, "file"):
            fields += MEASURES
    return tuple(fields)


@cache
def of_kind(kind: Kind) -> tuple[Field, ...]:
    """The fields of a published record: its id, its address, the others, and an item's text."""
    first, *others = visible(kind.model)
    return (first, PAGE, *others, *([TEXT] if kind.is_item else []))


def _published(model: type[Model], field: Field) -> Field:
    """A field of a model with the description and shape of the published value."""
    shape = field.shape
    if is_file(model, field.name):
        shape = Many(Leaf("web")) if isinstance(shape, Many) else Leaf("web")
    optional = field.optional and not is_filled(model, field.name)
    text = description(model, field.name)
    return replace(field, description=text, shape=shape, optional=optional)


@cache
def is_filled(model: type[Model], name: str) -> bool:
    """Whether what a field leaves open is taken from the settings of the site."""
    return any(issubclass(model, owner) and name == field for owner, field in _FILLED)
