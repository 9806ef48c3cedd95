"""Time zones in iCalendar (RFC 5545 3.6.5), with rules that have no last year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from dissemination.calendars.posix import Transition, Yearly
from dissemination.calendars.tzif import EPOCH, zone

Recurring = tuple[Transition, dict[str, object]]


def vtimezone(key: str, since: datetime) -> bytes:
    """The VTIMEZONE of a zone as bytes, right for every instant from `since` (UTC, without a
    zone) on. Equal ones are written once.

    Where clocks still change it ends in rules for every year (RRULE). Changes that follow no
    such rule stand one by one: many clients read only the first of a list (RDATE).
    """
    return _text(key, _single(key, since))


@cache
def _text(key: str, single: tuple[Transition, ...]) -> bytes:
    return bytes(_timezone(key, single).to_ical())


def _timezone(key: str, single: tuple[Transition, ...]) -> Timezone:
    timezone = Timezone()
    timezone.add("tzid", key)
    _, recurring = _split(key)
    changes = [*((change, None) for change in single), *recurring]
    # Daylight saving that never ends, as in Windhoek since 2017, is the standard time.
    ends = any(not change.is_daylight for change, _ in changes)
    for change, rule in changes:
        is_daylight = ends and change.is_daylight
        timezone.add_component(_observance(change, rule, is_daylight))
    return timezone


def _single(key: str, since: datetime) -> tuple[Transition, ...]:
    """The changes from an instant on that follow no rule; one at least, if there is no rule."""
    single, recurring = _split(key)
    if recurring and recurring[0][0].at <= since:
        return ()
    if not single and not recurring:
        initial = zone(key).initial
        return (Transition(EPOCH, initial, initial),)
    return tuple(_from(single, since))


def _observance(change: Transition, rule: dict[str, object] | None, is_daylight: bool) -> Any:
    observance = TimezoneDaylight() if is_daylight else TimezoneStandard()
    observance.add("dtstart", change.local)
    observance.add("tzoffsetfrom", change.before.ahead)
    observance.add("tzoffsetto", change.after.ahead)
    observance.add("tzname", change.after.name)
    if rule:
        observance.add("rrule", rule)
    return observance


@cache
def _split(key: str) -> tuple[list[Transition], list[Recurring]]:
    """The changes that follow no yearly rule, and the first one of each rule with its rule."""
    database_zone = zone(key)
    single = list(database_zone.changes)
    if not database_zone.yearly:
        return single, []
    first = _next(database_zone.yearly, single[-1].at if single else EPOCH)
    while single and _previous(database_zone.yearly, first) == single[-1]:
        first = single.pop()
    recurring: list[Recurring] = [
        (_first(rule, month, first.at), recurrence)
        for rule in database_zone.yearly
        for month, recurrence in rule.recurrences().items()
    ]
    return single, sorted(recurring, key=lambda pair: pair[0].at)


def _from(changes: list[Transition], since: datetime) -> list[Transition]:
    """The change that holds at an instant, and those after it."""
    started = sum(change.at <= since for change in changes)
    return changes[max(started - 1, 0) :]


def _first(rule: Yearly, month: int, since: datetime) -> Transition:
    """The first change of a rule in this month, not before an instant."""
    return next(
        change
        for change in map(rule.in_year, count(since.year - 1))
        if change.at >= since and change.local.month == month
    )


def _next(rules: tuple[Yearly, ...], after: datetime) -> Transition:
    return min((c for c in _around(rules, after) if c.at > after), key=lambda c: c.at)


def _previous(rules: tuple[Yearly, ...], change: Transition) -> Transition:
    return max((c for c in _around(rules, change.at) if c.at < change.at), key=lambda c: c.at)


def _around(rules: tuple[Yearly, ...], at: datetime) -> Iterator[Transition]:
    return (rule.in_year(at.year + step) for rule in rules for step in (-1, 0, 1))
