"""What holds for any text and any date that a file may write."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from pydantic import TypeAdapter, ValidationError

from dissemination.model.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    AnyDate,
    Clock,
    Day,
    DayOrMoment,
    Moment,
    Month,
    When,
    Zone,
    days_between,
    exists,
    occurs_twice,
)
from dissemination.model.text import (
    Code,
    Country,
    Domain,
    Id,
    Language,
    Line,
    Number,
    Prose,
    Web,
    YesNo,
    one_of,
)
from dissemination.problems import Message, nearest, shown

ANY = st.one_of(st.text(), st.text(st.characters(codec=None)), st.text("0123456789-: T./ab\n\r"))
PLACES = sorted(zone for zone in available_timezones() if zone.startswith(("Eu", "Am", "As", "Pa")))
ZONES = st.sampled_from(PLACES)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
MODERN = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
    lambda local: local.replace(second=0, microsecond=0)
)


def parsed(kind: Any, text: object) -> Any:
    return TypeAdapter(kind).validate_python(text)


def refusal(kind: Any, text: object) -> str | None:
    """What a type says against a text; None if it takes it."""
    try:
        parsed(kind, text)
    except ValidationError as error:
        (detail,) = error.errors()
        assert detail["type"] == "content"
        return str(detail["msg"])
    return None


# Text


@pytest.mark.parametrize("kind", [Line, Prose])
@given(text=ANY)
@example(text="\ud800")
@example(text="\x85")
@example(text="\u2028")
def test_text_is_refused_with_a_message_or_is_stripped_and_legal(kind: Any, text: str) -> None:
    if message := refusal(kind, text):
        assert message.isprintable()
        return
    taken = parsed(kind, text)
    assert taken == text.strip()
    assert kind is Prose or len(taken.splitlines()) <= 1
    assert not any(unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO"} for c in taken)
    element = etree.Element("text")
    element.text = taken
    assert etree.fromstring(etree.tostring(element)).text in {taken, taken or None}


KINDS = [
    *(Line, Prose, Id, Code, Web, Domain, YesNo, Number, Language, Country),
    *(Day, Month, AnyDate, DayOrMoment, Clock, Zone, Annotated[str, one_of("one", "two")]),
]


@pytest.mark.parametrize("kind", KINDS)
@given(value=st.one_of(ANY, st.none(), st.lists(ANY), st.dictionaries(ANY, ANY)))
@example(value="https://[")
@example(value="Europe/../Berlin")
@example(value="Europe/")
@example(value="Europe\x00")
@example(value="0000-00-00")
@example(value="٢٠٢٦-٠٣-١٤")
def test_whatever_stands_there_is_taken_or_told_in_one_line(kind: Any, value: object) -> None:
    message = refusal(kind, value)
    assert message is None or (message.isprintable() and message)


@given(ANY)
def test_a_message_is_one_short_printable_line(text: str) -> None:
    filled = Message('found "{value}"', code="of-a-test").filled(value=text)
    assert filled.isprintable()
    assert len(filled) <= len('found ""') + 80
    assert shown("a\n b\tc") == "a b c"


@given(st.text(), st.lists(st.text(min_size=1)))
def test_nearest_names_only_what_is_known(unknown: str, names: list[str]) -> None:
    end = nearest(unknown, names)
    if not names:
        assert end == "none is known"
    elif end.startswith("did you mean"):
        assert end in {f'did you mean "{name}"?' for name in names}
    elif end.startswith("the nearest are"):
        assert len(set(names)) > 8
    else:
        assert end in {"no known name is near", f"known: {', '.join(sorted(set(names)))}"}


@given(st.sampled_from(["partners", "news", "zinc"]), st.integers(0, 7))
def test_nearest_finds_a_name_with_one_letter_changed(name: str, at: int) -> None:
    typed = name[:at] + "q" + name[at + 1 :]
    assert nearest(typed, ["partners", "news", "zinc"]) == f'did you mean "{name}"?'
    assert nearest(name.upper(), ["partners", "news", "zinc"]) == f'did you mean "{name}"?'


# Dates


@given(DAYS)
def test_a_date_is_read_as_exactly_as_it_is_written(day: date) -> None:
    for when in (When(day.year), When(day.year, day.month), When(day.year, day.month, day.day)):
        assert parsed(AnyDate, when.iso) == when
        assert when.first <= day <= when.last
    assert parsed(Month, f"{day:%Y-%m}") == When(day.year, day.month)
    assert parsed(Day, day.isoformat()) == day
    assert parsed(AnyDate, parsed(AnyDate, day.isoformat())) == When(day.year, day.month, day.day)


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_only_days_of_the_calendar_are_taken(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        is_day = FIRST_YEAR <= date(year, month, day).year <= LAST_YEAR
    except ValueError:
        is_day = False
    for kind in (Day, AnyDate, DayOrMoment):
        assert (refusal(kind, text) is None) == is_day


@given(DAYS, st.one_of(st.none(), st.times()), st.sampled_from(["", " first", " second"]))
def test_a_moment_is_read_as_it_is_written(day: date, clock: time | None, which: str) -> None:
    if clock is None:
        assert parsed(DayOrMoment, day.isoformat()) == Moment(day)
        return
    moment = Moment(day, clock.replace(second=0, microsecond=0, fold=0))
    assert parsed(DayOrMoment, moment.iso) == moment
    assert parsed(DayOrMoment, moment.iso.replace(" ", "T")) == moment
    fold = {"": None, " first": 0, " second": 1}[which]
    assert parsed(DayOrMoment, moment.iso + which) == Moment(moment.day, moment.clock, fold)
    assert parsed(Clock, moment.iso[-5:]) == moment.clock


@given(DAYS, st.integers(0, 800))
def test_days_between_are_all_days_from_the_first_to_the_last(first: date, more: int) -> None:
    last = min(first + timedelta(more), date(LAST_YEAR, 12, 31))
    days = days_between(first, last)
    assert (days[0], days[-1]) == (first, last)
    assert all(b - a == timedelta(1) for a, b in pairwise(days))
    assert days_between(last, first) == ([first] if first == last else [])


# Local times


@given(DAYS, st.one_of(st.none(), st.times()), ZONES)
def test_every_moment_can_be_moved_between_zones(day: date, clock: time | None, zone: str) -> None:
    local = Moment(day, clock).at(ZoneInfo(zone), time(9))
    assert local.astimezone(UTC) == local
    assert isinstance(exists(local), bool)


@given(MODERN, ZONES)
@example(datetime(2026, 3, 29, 2, 30), "Europe/Berlin")
@example(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")
@example(datetime(2011, 12, 30, 12), "Pacific/Apia")
@example(datetime(2026, 10, 4, 2, 15), "Australia/Lord_Howe")
def test_a_local_time_is_shown_as_often_as_clocks_show_it(naive: datetime, zone: str) -> None:
    place = ZoneInfo(zone)
    as_utc = naive.replace(tzinfo=UTC)
    instants = {
        instant
        for offset in offsets(as_utc, place)
        if (instant := as_utc - offset).astimezone(place).replace(tzinfo=None, fold=0) == naive
    }
    local = naive.replace(tzinfo=place)
    assert exists(local) == (len(instants) > 0)
    assert occurs_twice(local) == (len(instants) > 1)


def offsets(middle: datetime, zone: ZoneInfo) -> set[timedelta]:
    """The offsets of a zone within two days of an instant."""
    nearby = [middle + timedelta(hours=hours) for hours in range(-48, 49, 6)]
    return {moment.astimezone(zone).utcoffset() or timedelta() for moment in nearby}
