"""An expected result: its target, and what is known to have been achieved."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dissemination.model.fact import Fact
from dissemination.model.outcome import Outcome
from dissemination.model.quantity import Decimal
from dissemination.model.record import MilestoneId, TrainingId, WorkPackageId
from dissemination.model.text import Line, Short, one_of

Extent = Annotated[Literal["full", "part"], one_of("full", "part")]


class Result(Outcome):
    """A result that the plan promised. `figure` is the target in a word or two, if there is one."""

    short: Annotated[Short, Field(description="a few words of ours for cards")]
    target: Annotated[Line, Field(description="the wording of the grant")]
    figure: Annotated[Short | None, Field(description="the target figure, such as min. 10")] = None
    unit: Annotated[Short | None, Field(description="what is counted, such as people")] = None
    target_value: Annotated[Decimal | None, Field(description="the target as a number")] = None
    achieved_value: Annotated[
        Decimal | None, Field(description="what was achieved, as a number")
    ] = None
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is of")
    ] = ()
    achieved: Annotated[
        Fact[Line] | None, Field(description="what is known to have been achieved")
    ] = None
    extent: Annotated[
        Extent | None, Field(description="whether the target is known to be reached in full")
    ] = None
    training: Annotated[tuple[TrainingId, ...], Field(description="training actions")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones")] = ()

    @property
    def promise(self) -> str:
        """The target."""
        return self.target

    @property
    def outcome(self) -> Fact[Line] | None:
        """What is known to have been achieved."""
        return self.achieved
