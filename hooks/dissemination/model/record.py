"""What every record shares: it is frozen, names its sources, and refers to others by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dissemination.model.aliases import Alias, names
from dissemination.model.text import Code, Id, Line

# The name of a kind of record or item, or of a closed list of the settings: "work package".
KindName = str


@dataclass(frozen=True)
class Refers:
    """Marks a field as the id of a record of a kind, to be checked against those that exist."""

    kind: KindName


PartnerId = Annotated[Id, Refers("partner")]
WorkPackageId = Annotated[Code, Refers("work package")]
ObjectiveId = Annotated[Code, Refers("objective")]
MilestoneId = Annotated[Code, Refers("milestone")]
TrainingId = Annotated[Code, Refers("training action")]
ResultId = Annotated[Id, Refers("result")]
LabelId = Annotated[Id, Refers("label")]
DocumentId = Annotated[Id, Refers("document")]
SourceId = Annotated[Id, Refers("source")]
NewsId = Annotated[Id, Refers("news")]
EventId = Annotated[Id, Refers("event")]
PracticeId = Annotated[Id, Refers("practice")]
EventTypeId = Annotated[Id, Refers("event type")]
CategoryId = Annotated[Id, Refers("category")]
AreaId = Annotated[Id, Refers("area")]


class Model(BaseModel):
    """A frozen group of fields; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


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
