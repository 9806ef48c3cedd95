"""An expected result: its target, and what is known to have been achieved."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.evidence import Evidence
from dissemination.model.fact import Fact
from dissemination.model.record import MilestoneId, Record, TrainingId
from dissemination.model.text import Line


class Result(Record):
    """A result that the plan promised. `figure` is the target in a word or two, if there is one."""

    title: Annotated[Line, Field(description="the title of the grant")]
    short: Annotated[Line, Field(description="a few words of ours for cards")]
    target: Annotated[Line, Field(description="the wording of the grant")]
    figure: Annotated[Line | None, Field(description="the target figure, such as min. 10")] = None
    achieved: Annotated[Fact[Line], Field(description="what is known to have been achieved")]
    training: Annotated[tuple[TrainingId, ...], Field(description="training actions")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones")] = ()
    evidence: Annotated[Evidence, Field(description="what shows it")] = Evidence()
