"""A milestone and its means of verification."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from dissemination.model.aliases import CodeAlias
from dissemination.model.dates import AnyDate, When, parse_when
from dissemination.model.due import due_or_late
from dissemination.model.fact import Fact
from dissemination.model.outcome import Outcome
from dissemination.model.record import WorkPackageId
from dissemination.model.text import Code, Line, Name, Short, one_of

State = Literal["due", "late", "reached", "missed", "cancelled"]
MilestoneState = Annotated[State, one_of("due", "late", "reached", "missed", "cancelled")]
# The end of what was planned: nothing more will come of it.
OVER: Final = frozenset[State | None]({"reached", "missed", "cancelled"})


class Milestone(Outcome):
    """A point by which the project can be judged."""

    id: Annotated[Code, Field(description="the code, such as M1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    number: Annotated[Short | None, Field(description="its number as the plan gives it")] = None
    text: Annotated[Line | None, Field(description="the description of the grant")] = None
    verification: Annotated[
        Line | None, Field(description="the means of verification of the grant")
    ] = None
    due: Annotated[
        Name | None, Field(description="when it is due: 2026-11, or as the plan says: month 12")
    ] = None
    planned: Annotated[
        Fact[AnyDate] | None, Field(description="that as a date, where due is in words: 2026-11")
    ] = None
    state: Annotated[
        MilestoneState | None, Field(description="what became of it, once that is known")
    ] = None
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is of")
    ] = ()
    reached: Annotated[Fact[Line] | None, Field(description="what is known of it")] = None

    @property
    def promise(self) -> str | None:
        """The means of verification."""
        return self.verification

    @property
    def outcome(self) -> Fact[Line] | None:
        """What is known of it."""
        return self.reached

    @property
    def is_known(self) -> bool:
        """Whether something is known of it: in words, or in its state."""
        return super().is_known or self.state in OVER

    @property
    def due_on(self) -> When | None:
        """When it is due, as a date, be it inferred."""
        fact = self.planned
        return (fact and (fact.value or fact.inferred)) or self._due_as_date

    @property
    def due_in_words(self) -> str | None:
        """When it is due in the words of the plan, where these are no date."""
        return None if self._due_as_date else self.due

    @property
    def _due_as_date(self) -> When | None:
        try:
            when: When | None = parse_when(self.due) if self.due else None
        except PydanticCustomError:
            return None
        return when

    def state_on(self, today: date, end: When | None) -> State | None:
        """What has become of it until a day, in a project with this end: what its record says,
        else by the day on which it is due; None where its own words tell more, and where nobody
        can say."""
        if self.state not in {None, "due"}:
            return self.state
        fact, is_due = self.reached, due_or_late(self.due_on, today, end)
        if fact is None or self.state:
            return is_due or self.state
        return "due" if fact.certainty == "unknown" and is_due == "due" else None
