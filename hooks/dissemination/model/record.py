"""What every record shares: it is frozen, names its sources, and refers to others by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dissemination.model.aliases import Alias, names
from dissemination.model.text import CodeOfRecord, Id, IdOfRecord, Line

# The name of a kind of record or item, or of a closed list of the settings: "work package".
KindName = str


@dataclass(frozen=True)
class Refers:
    """Marks a field as the id of a record of a kind, to be checked against those that exist."""

    kind: KindName


PartnerId = Annotated[IdOfRecord, Refers("partner")]
WorkPackageId = Annotated[CodeOfRecord, Refers("work package")]
ObjectiveId = Annotated[CodeOfRecord, Refers("objective")]
MilestoneId = Annotated[CodeOfRecord, Refers("milestone")]
TrainingId = Annotated[CodeOfRecord, Refers("training action")]
ResultId = Annotated[IdOfRecord, Refers("result")]
LabelId = Annotated[IdOfRecord, Refers("label")]
DocumentId = Annotated[IdOfRecord, Refers("document")]
SourceId = Annotated[IdOfRecord, Refers("source")]
NewsId = Annotated[IdOfRecord, Refers("news")]
EventId = Annotated[IdOfRecord, Refers("event")]
PracticeId = Annotated[IdOfRecord, Refers("practice")]
PersonId = Annotated[IdOfRecord, Refers("person")]
FunderId = Annotated[IdOfRecord, Refers("funder")]
DeliverableId = Annotated[CodeOfRecord, Refers("deliverable")]
ResearchOutputId = Annotated[IdOfRecord, Refers("research output")]
EventTypeId = Annotated[IdOfRecord, Refers("event type")]
CategoryId = Annotated[IdOfRecord, Refers("category")]
AreaId = Annotated[IdOfRecord, Refers("area")]


class Model(BaseModel):
    """A frozen group of fields; an unknown field is an error. Examples of it show the required
    fields, and of the others the `usual` ones."""

    usual: ClassVar[frozenset[str]] = frozenset()

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


class Shortened(Model):
    """A group of fields for which a plain value can stand: that of its field `stands_for`."""

    stands_for: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {cls.stands_for: data}


class Record(Model):
    """A record of a file under `data/`."""

    id: Annotated[Id, Field(description="the name by which other records refer to this one")]
    aliases: Annotated[
        tuple[Alias, ...], Field(description="its earlier ids, the oldest first, and addresses")
    ] = ()
    sources: Annotated[
        tuple[SourceId, ...], Field(description="ids of data/sources.yml that say so")
    ] = ()
    sic: Annotated[
        Line | None,
        Field(alias="mended", description="which slip of the source was mended in this record"),
    ] = None

    @property
    def first_id(self) -> str:
        """The id that it had first, by which feed readers know it."""
        own: str = self.id
        return next(iter(names(self.aliases)), own)
