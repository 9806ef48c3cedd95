"""A work package, who leads it, and its tasks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.dates import AnyDate, When
from dissemination.model.fact import Fact
from dissemination.model.record import Model, ObjectiveId, PartnerId, Record
from dissemination.model.text import Code, Line, Name, Prose, one_of

State = Literal["planned", "running", "done", "dropped"]
WorkState = Annotated[State, one_of("planned", "running", "done", "dropped")]


def by_dates(start: When | None, end: When | None, today: date) -> State | None:
    """The state of work that has these dates, on a day; None where they do not tell."""
    if end and end.last < today:
        return "done"
    if start is None:
        return None
    return "planned" if today < start.first else "running"


class Task(Model):
    """A part of a work package."""

    id: Annotated[Code, Field(description="the number, such as T1.1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier numbers, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Name, Field(description="the title")]
    text: Annotated[Prose | None, Field(description="what is done (Markdown)")] = None
    leader: Annotated[PartnerId | None, Field(description="the partner that leads it")] = None
    partners: Annotated[tuple[PartnerId, ...], Field(description="who works on it")] = ()
    start: Annotated[AnyDate | None, Field(alias="from", description="when it begins")] = None
    end: Annotated[AnyDate | None, Field(alias="to", description="when it ends")] = None

    is_told: ClassVar[bool] = False  # no state but that by its dates

    def state_on(self, today: date) -> State | None:
        """Its state on a day, by its dates."""
        return by_dates(self.start, self.end, today)


class WorkPackage(Record):
    """A part of the project's work."""

    id: Annotated[Code, Field(description="the code, such as WP1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Fact[Name] | None, Field(description="the title")] = None
    leader: Annotated[Fact[PartnerId] | None, Field(description="the partner that leads it")] = None
    text: Annotated[Prose | None, Field(description="what is done (Markdown)")] = None
    aims: Annotated[
        tuple[Line, ...], Field(description="what it is to achieve, a sentence each")
    ] = ()
    objectives: Annotated[
        tuple[ObjectiveId, ...], Field(description="objectives it serves, as the editors see it")
    ] = ()
    partners: Annotated[tuple[PartnerId, ...], Field(description="who works on it")] = ()
    start: Annotated[AnyDate | None, Field(alias="from", description="when it begins")] = None
    end: Annotated[AnyDate | None, Field(alias="to", description="when it ends")] = None
    state: Annotated[
        WorkState | None,
        Field(description="planned, running, done or dropped, if not by its dates"),
    ] = None
    tasks: Annotated[tuple[Task, ...], Field(description="its tasks")] = ()

    @property
    def is_told(self) -> bool:
        """Whether its record says its state, whatever its dates are."""
        return self.state is not None

    def state_on(self, today: date) -> State | None:
        """Its state on a day: that of its record, else by its dates."""
        return self.state or by_dates(self.start, self.end, today)

    @property
    def led_by(self) -> tuple[str, ...]:
        """The partners that lead it, be it inferred or told differently by sources."""
        if not (fact := self.leader):
            return ()
        known = [fact.value, fact.inferred, *(claim.value for claim in fact.conflict)]
        return tuple(partner for partner in known if partner)
