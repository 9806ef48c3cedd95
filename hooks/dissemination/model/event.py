"""An event: its days as far as they are known, its place, and who took part."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationInfo, field_validator

from dissemination.model.author import Speaker
from dissemination.model.dates import Day, DayOrMoment, Moment, Month, Zone, days_between
from dissemination.model.fact import Disagreement, PartnerMention, TrainingMention
from dissemination.model.item import Item
from dissemination.model.online import WITHOUT_ADDRESS, Online
from dissemination.model.place import Place
from dissemination.model.programme import ProgrammePoint
from dissemination.model.record import EventTypeId, Model, WorkPackageId
from dissemination.model.registration import Price, Registration, RegistrationState
from dissemination.model.settings import Settings
from dissemination.model.text import Language, Line, Name, Number, Web, YesNo, one_of, refused
from dissemination.problems import Message

Status = Annotated[
    Literal["planned", "held", "cancelled", "postponed", "moved"],
    one_of("planned", "held", "cancelled", "postponed", "moved"),
]
Phase = Literal["upcoming", "running", "past", "unknown"]

END_BEFORE_START: Final = Message(
    "the end {value} is before the start {start}", code="end-before-start"
)
END_AT_START: Final = Message(
    "the end {value} is the same as the start; leave it out if it is not known",
    code="end-at-start",
)
END_WITHOUT_TIME: Final = Message(
    "the start has a time, so the end needs one: 2026-03-14 16:00", code="end-without-time"
)
END_WITH_TIME: Final = Message(
    "the start has no time, so the end must be a day: {day}", code="end-with-time"
)
TOO_LONG: Final = Message(
    "the event would last {days} days from {start}, and at most {most} are allowed; "
    "is the year right?",
    code="event-too-long",
)
MOST_DAYS: Final = 1000  # it stands on each of its days in the grids of its months
TOO_MANY_CHANGES: Final = Message(
    "expected how often days, place or status changed, at most {most}, found {value}",
    code="too-many-changes",
)
MOST_CHANGES: Final = 999


class InferredDay(Model):
    """A day on which the event probably took place as well; it is in no grid and no calendar."""

    day: Annotated[Day, Field(description="the day")]
    reason: Annotated[Line, Field(description="why it is inferred")]


class Event(Item):
    """An event. Without `start` its day is unknown, and no grid, calendar or feed dates it.

    `end` is the last day (inclusive) or the time at which it ends. `published` is when the event
    was announced or first reported.
    """

    type: Annotated[EventTypeId, Field(description="a type of data/site.yml")]
    zone: Annotated[Zone | None, Field(description="if not the project's: Europe/Madrid")] = None
    start: Annotated[DayOrMoment | None, Field(description="the first day: 2026-03-14")] = None
    end: Annotated[DayOrMoment | None, Field(description="the last day: 2026-03-15")] = None
    days_unknown: Annotated[
        Month | None, Field(description="the month in which its days were searched in vain")
    ] = None
    inferred_days: Annotated[tuple[InferredDay, ...], Field(description="days not sourced")] = ()
    published: Annotated[DayOrMoment, Field(description="when it was announced or reported")]
    status: Annotated[Status, Field(description="planned, held, cancelled, postponed or moved")]
    moved_from: Annotated[DayOrMoment | None, Field(description="the start before a move")] = None
    place_before: Annotated[Line | None, Field(description="the place before a move")] = None
    sequence: Annotated[Number, Field(description="how often days, place or status changed")] = 0
    place: Annotated[Place | None, Field(description="where it takes place")] = None
    online: Annotated[
        Online | None, Field(description="the address to join by, or yes without one")
    ] = None
    link: Annotated[Web | None, Field(description="the organiser's own page")] = None
    own: Annotated[YesNo, Field(description="no if others held it and the project took part")] = (
        True
    )
    partners: Annotated[tuple[PartnerMention, ...], Field(description="who took part")] = ()
    training: Annotated[tuple[TrainingMention, ...], Field(description="what was taught")] = ()
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is about")
    ] = ()
    organisers: Annotated[tuple[Name, ...], Field(description="who holds it")] = ()
    speakers: Annotated[tuple[Speaker, ...], Field(description="who speaks")] = ()
    programme: Annotated[
        tuple[ProgrammePoint, ...], Field(description="the programme, point by point")
    ] = ()
    registration: Annotated[Registration | None, Field(description="how to register")] = None
    price: Annotated[Price | None, Field(description="what it costs, such as free")] = None
    languages: Annotated[tuple[Language, ...], Field(description="languages spoken there")] = ()
    participants: Annotated[Number | None, Field(description="how many came")] = None
    countries: Annotated[Number | None, Field(description="from how many countries")] = None
    recording: Annotated[Web | None, Field(description="the address of a recording")] = None
    slides: Annotated[Web | None, Field(description="the address of the slides")] = None
    disagreements: Annotated[
        tuple[Disagreement, ...], Field(description="what sources tell differently")
    ] = ()

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: Moment | None, info: ValidationInfo) -> Moment | None:
        start = info.data.get("start")
        if end is None or start is None:
            return end
        if start.clock and not end.clock:
            raise refused(END_WITHOUT_TIME)
        if end.clock and not start.clock:
            raise refused(END_WITH_TIME, day=end.day)
        if start.clock and end.clock:
            is_unsure = start.fold is not None or end.fold is not None  # only its zone decides
            if not is_unsure and (end.day, end.clock) == (start.day, start.clock):
                raise refused(END_AT_START, value=end.iso)
            is_after = is_unsure or (end.day, end.clock) > (start.day, start.clock)
        else:
            is_after = end.day >= start.day
        if not is_after:
            raise refused(END_BEFORE_START, value=end.iso, start=start.iso)
        if (days := (end.day - start.day).days + 1) > MOST_DAYS:
            raise refused(TOO_LONG, days=days, start=start.iso, most=MOST_DAYS)
        return end

    @field_validator("sequence")
    @classmethod
    def _countable(cls, sequence: int) -> int:
        if sequence > MOST_CHANGES:
            raise refused(TOO_MANY_CHANGES, most=MOST_CHANGES, value=sequence)
        return sequence

    @property
    def has_changed(self) -> bool:
        """Whether it became other than it was announced, in its days, place or status."""
        return self.sequence > 0 or self.status in ("cancelled", "postponed", "moved")

    @property
    def join_at(self) -> str | None:
        """The address to join it by; None if it is not online, or has no public address."""
        return None if self.online == WITHOUT_ADDRESS else self.online

    @property
    def is_off(self) -> bool:
        """Whether it does not take place on the days that it had: it was cancelled or postponed."""
        return self.status in ("cancelled", "postponed")

    @property
    def all_day(self) -> bool:
        """Whether it has days and no hours."""
        return self.start is not None and self.start.clock is None

    @property
    def ends_unknown(self) -> bool:
        """Whether it has an hour at which it starts, and none at which it ends."""
        return self.start is not None and self.start.clock is not None and self.end is None

    @property
    def days(self) -> list[date]:
        """The sourced days on which it takes place; none if its day is unknown. One that ends at
        midnight does not take place on the day that then begins."""
        if self.start is None:
            return []
        last = self.end or self.start
        is_midnight = last.clock == time() and last.day > self.start.day
        return days_between(self.start.day, last.day - timedelta(days=is_midnight))

    def span(self, settings: Settings) -> tuple[datetime, datetime] | None:
        """First instant and the instant after the last, aware, in its zone or the settings'. None
        if its day is unknown.

        Days last to midnight; with an hour and without an end it lasts as long as the settings say.
        """
        if self.start is None:
            return None
        own = self.zone or settings.zone
        start, last = self.start.at(own, time()), self.end or self.start
        if self.ends_unknown:
            end = (start.astimezone(UTC) + timedelta(minutes=settings.event_minutes)).astimezone(
                own
            )
        elif last.clock:
            end = last.at(own, time())
        else:
            end = datetime.combine(last.day + timedelta(days=1), time(), own)
        return start, end

    def phase(self, now: datetime, settings: Settings) -> Phase:
        """Whether it is upcoming, running or past at the moment `now`. While it is postponed that
        is not known, since the day that it had counts no more."""
        span = self.span(settings)
        if span is None or self.status == "postponed":
            return "unknown"
        return "upcoming" if now < span[0] else "running" if now < span[1] else "past"

    def registration_closes(self, settings: Settings) -> datetime | None:
        """The instant from which on nobody can register any more, aware: after the last day or hour
        for it, else after the event. None where neither is known, or nobody registers."""
        if self.registration is None:
            return None
        until, span = self.registration.until, self.span(settings)
        if until is None:
            return span and span[1]
        zone = self.zone or settings.zone
        if until.clock:
            return until.at(zone, time())
        return datetime.combine(until.day + timedelta(days=1), time(), zone)

    def registration_state(self, now: datetime, settings: Settings) -> RegistrationState:
        """Whether one can register at the moment `now`. For an event that does not take place, or
        is over, that is no question any more."""
        if self.registration is None or self.is_off:
            return "none"
        if self.phase(now, settings) == "past":
            return "none"
        if self.registration.full:
            return "full"
        closes = self.registration_closes(settings)
        return "closed" if closes and closes <= now else "open"
