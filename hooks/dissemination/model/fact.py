"""A fact with its sources: known, unknown, inferred, or in conflict between sources."""

from __future__ import annotations

from typing import Annotated, Any, Final, Generic, Literal, Self, TypeVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from dissemination.model.dates import Month
from dissemination.model.record import Model, PartnerId, Shortened, SourceId, TrainingId
from dissemination.model.text import Id, Line, Name, refused
from dissemination.problems import Message

ONE_OF: Final = Message(
    "expected exactly one of value, unknown, inferred and conflict, found {value}",
    code="fact-not-one-of",
)
NO_REASON: Final = Message(
    'an inference needs a line "reason: …" that says why it is inferred',
    code="inference-without-reason",
)
ONE_CLAIM: Final = Message(
    "a conflict needs two values or more, each with its sources", code="conflict-of-one"
)

T = TypeVar("T")
Certainty = Literal["known", "unknown", "inferred", "conflict"]


class Claim(Model, Generic[T]):
    """One of several values between which sources disagree."""

    value: Annotated[T, Field(description="what these sources say")]
    sources: Annotated[tuple[SourceId, ...], Field(description="who says it")]


class Fact(Shortened, Generic[T]):
    """A value and its sources; or the month of a search without result; or an inference with its
    reason; or the values between which the sources disagree. `value` is None in all forms but the
    first.

    A plain value stands for `{value: …}`; its sources are then the record's.
    """

    stands_for = "value"

    value: Annotated[T | None, Field(description="the value")] = None
    unknown: Annotated[
        Month | None, Field(description="the month in which no public source was found")
    ] = None
    inferred: Annotated[T | None, Field(description="what follows from other facts")] = None
    conflict: Annotated[
        tuple[Claim[T], ...], Field(description="what the sources tell, each with its sources")
    ] = ()
    reason: Annotated[Line | None, Field(description="why it is inferred")] = None
    note: Annotated[Line | None, Field(description="what a reader should know about it")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [
            name
            for name in ("value", "unknown", "inferred", "conflict")
            if getattr(self, name) not in {None, ()}
        ]
        if len(forms) != 1:
            raise refused(ONE_OF, value=" and ".join(forms) or "none")
        if forms == ["inferred"] and not self.reason:
            raise refused(NO_REASON)
        return self

    @field_validator("conflict")
    @classmethod
    def _several(cls, claims: tuple[Claim[T], ...]) -> tuple[Claim[T], ...]:
        if len(claims) == 1:
            raise refused(ONE_CLAIM)
        return claims

    @property
    def certainty(self) -> Certainty:
        """Which of the four forms this fact has."""
        if self.unknown is not None:
            return "unknown"
        if self.inferred is not None:
            return "inferred"
        return "conflict" if self.conflict else "known"


class LabelledFact(Fact[Line]):
    """A row of a table of facts: a fact and its label."""

    id: Annotated[Id, Field(description="a name for this fact, used as its anchor")]
    label: Annotated[Name, Field(description="what the fact is about")]


class Mention(Shortened):
    """A record that this one has to do with; inferred if a reason is given."""

    stands_for = "id"

    id: Annotated[str, Field(description="the id")]
    inferred: Annotated[Line | None, Field(description="why this is inferred")] = None


class PartnerMention(Mention):
    """A partner that took part."""

    id: Annotated[PartnerId, Field(description="the id of a partner")]


class TrainingMention(Mention):
    """A training action that was taught."""

    id: Annotated[TrainingId, Field(description="the code of a training action")]


class Disagreement(Model):
    """Something on which the sources of an item differ, beside its typed fields."""

    about: Annotated[Line, Field(description="what the sources tell differently")]
    claims: Annotated[tuple[Claim[Line], ...], Field(description="what each of them says")]

    @field_validator("claims")
    @classmethod
    def _several(cls, claims: tuple[Claim[str], ...], info: ValidationInfo) -> Any:
        if len(claims) < 2:
            raise refused(ONE_CLAIM)
        return claims
