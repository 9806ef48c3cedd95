"""Dates, events, places, countries and languages in words, and every sentence for readers, the same
in every product."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from dissemination.locale import catalogue, dates
from dissemination.locale.catalogue import N_
from dissemination.locale.collation import sort_key
from dissemination.locale.spaces import common_spaces
from dissemination.locale.states import STATES
from dissemination.model.dates import Moment, When
from dissemination.model.event import Event
from dissemination.model.place import Place
from dissemination.model.quantity import Money

if TYPE_CHECKING:
    import babel

T = TypeVar("T")

# Among them are numbers of each plural category that whole numbers have in any language (CLDR).
_NUMBERS: Final = (1, 2, 0, *range(3, 200), 1_000_000)

# Scripts (ISO 15924) that languages with a code of their own are written in.
RIGHT_TO_LEFT: Final = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})

# Of a language that is spoken on several continents, the form that Europe reads.
EUROPEAN: Final = {"en": "en_GB", "pt": "pt_PT"}

# What stands before the words of an event that does not take place on the days that it had.
OFF: Final = {"cancelled": N_("Cancelled: %(text)s"), "postponed": N_("Postponed: %(text)s")}

# Where a code of letters would stand at its number (CLDR, `currencySpacing`).
_BESIDE_A_CODE: Final = re.compile(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")

# A date within a sentence, by its precision.
DATED: Final = {
    "year": N_("in %(year)s"),
    "month": N_("in %(month)s"),
    "day": N_("on %(day)s"),
}


@dataclass(frozen=True)
class Locale:
    """Words and formats of one language, by its code (ISO 639), such as `en`."""

    language: str

    @cached_property
    def _locale(self) -> babel.Locale:
        import babel  # whoever orders words alone does without

        return babel.Locale.parse(EUROPEAN.get(self.language, self.language))

    @cached_property
    def translations(self) -> NullTranslations:
        """The translations of messages, with the methods of the standard library's gettext."""
        return catalogue.translations(self.language)

    def gettext(self, message: str, **values: object) -> str:
        """A message in this language with its named values: `gettext("No %(thing)s", thing=…)`."""
        return self.translations.gettext(message) % values

    def ngettext(self, singular: str, plural: str, num: int, **values: object) -> str:
        """A message in the form that the language has for a number, which is `%(num)s` in it."""
        text = self.translations.ngettext(singular, plural, num)
        return text % {"num": self.number(num), **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message that other contexts translate otherwise: `pgettext("event", "Held")`."""
        return self.translations.pgettext(context, message) % values

    def npgettext(
        self, context: str, singular: str, plural: str, num: int, **values: object
    ) -> str:
        """A message in the form for a number, in a context."""
        text = self.translations.npgettext(context, singular, plural, num)
        return text % {"num": self.number(num), **values}

    def plural_forms(self, singular: str, plural: str, **values: object) -> dict[str, str]:
        """A message for scripts, which know the number: its form for each plural category of the
        language (CLDR: `one`, `few`, `other` …), with `{num}` for the number."""
        texts = {
            category: self.translations.ngettext(singular, plural, number)
            for category, number in self._examples.items()
        }
        return {category: text % {"num": "{num}", **values} for category, text in texts.items()}

    @cached_property
    def _examples(self) -> dict[str, int]:
        """A number of each plural category."""
        examples: dict[str, int] = {}
        for number in _NUMBERS:
            examples.setdefault(self._locale.plural_form(number), number)
        return examples

    def state(self, of: str, code: str) -> str:
        """The word for the state of an `event`, `outcome`, `practice`, `label` … by its code, or
        for its level or type: `state("event", "held")` is `Held`."""
        return self.pgettext(*STATES[of][code])

    def number(self, number: float | Decimal) -> str:
        """`1,234.5`."""
        from babel.numbers import format_decimal

        return common_spaces(format_decimal(number, locale=self._locale))

    def money(self, money: Money) -> str:
        """`€1,250,000`, or `CHF 1,250,000.50`, with cents only where there are some."""
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern
        if money.amount == money.amount.to_integral_value():
            pattern = re.sub(r"\.0+", "", pattern)
        text = format_currency(
            money.amount, money.currency, pattern, locale=self._locale, currency_digits=False
        )
        return common_spaces(_BESIDE_A_CODE.sub("\u00a0", text))

    def size(self, count: int) -> str:
        """Bytes as `489 kB`, or `1.2 MB`."""
        from babel.units import format_unit

        thousands = max(1, round(count / 1000))
        unit, number = ("kilobyte", thousands) if thousands < 1000 else ("megabyte", count / 1e6)
        text = format_unit(
            number, f"digital-{unit}", "short", format="#,##0.#", locale=self._locale
        )
        return common_spaces(text)

    def file_facts(self, form: str, size: int, pages: int | None) -> str:
        """Format, bytes and pages of a file: `PDF, 1.2 MB, 14 pages`."""
        told = [form, self.size(size)]
        if pages:
            told.append(self.ngettext("%(num)s page", "%(num)s pages", pages))
        return ", ".join(told)

    def label(self, label: str) -> str:
        """A label before its value: `Source:`."""
        # Translators: a label before its value
        return self.gettext("%(label)s:", label=label)

    def listed(self, texts: Sequence[str]) -> str:
        """Texts as a list in a sentence: `partners, events and news`."""
        from babel.lists import format_list

        return str(format_list(texts, locale=self._locale))

    def day(self, day: date) -> str:
        """`25 April 2017`."""
        return dates.formatted(day, "long", self._locale)

    def month(self, month: date) -> str:
        """`April 2017`."""
        return dates.formatted(month, self._locale.datetime_skeletons["yMMMM"], self._locale)

    def weekdays(self) -> list[tuple[str, str]]:
        """The names of the days of a week and their short forms, Monday first: `Monday`, `Mo`."""
        days = [date(2024, 1, day) for day in range(1, 8)]
        return [(dates.formatted(day, "cccc", self._locale), self.weekday(day)) for day in days]

    def weekday(self, day: date) -> str:
        """`Mo`."""
        return dates.formatted(day, "cccccc", self._locale)

    def when(self, when: When) -> str:
        """A date as exactly as it is known: `2016`, `January 2017`, `25 April 2017`."""
        if when.precision == "year":
            return str(when.year)
        return self.month(when.first) if when.precision == "month" else self.day(when.first)

    def dated(self, when: When) -> str:
        """A date within a sentence, as exactly as it is known: `in 2016`, `in January 2017`, `on 25
        April 2017`. No message has a preposition of its own before a date of any precision."""
        return self.gettext(DATED[when.precision], **{when.precision: self.when(when)})

    def days(self, first: date, last: date) -> str:
        """One day or several: `25–28 April 2017`, `30 May – 2 June 2017`."""
        if first == last:
            return self.day(first)
        return dates.span(first, last, self._locale)

    def event(self, event: Event, zone: tzinfo) -> str:
        """When an event takes place, with its hours and their zone, or that its day is unknown;
        `zone` is the project's, for events without their own."""
        if event.start is None:
            announced = self.day(event.published.day)
            if event.status == "held":
                return self.gettext("date unknown; reported on %(day)s", day=announced)
            return self.gettext("date not yet known; announced on %(day)s", day=announced)
        if event.start.clock is None:
            return self.days(event.start.day, (event.end or event.start).day)
        hours = "".join(f"{between}{text}" for between, _, text in self.hours(event, zone))
        return f"{hours} ({event.zone or zone})"

    def hours(self, event: Event, zone: tzinfo) -> list[tuple[str, datetime, str]]:
        """Start and, if it is known, end of an event with hours, each as the separator before it,
        its instant and its text; none for an event of days. `zone` is the project's."""
        start, end, own = event.start, event.end, event.zone or zone
        if start is None or start.clock is None:
            return []
        times = [("", start.at(own, start.clock), self.moment(start))]
        if end and end.clock:
            is_same_day = end.day == start.day
            text = f"{end.clock:%H:%M}" if is_same_day else self.moment(end)
            times.append(("–" if is_same_day else " – ", end.at(own, end.clock), text))
        return times

    def moment(self, moment: Moment) -> str:
        """`25 April 2017`, or `25 April 2017, 10:30`."""
        day = self.day(moment.day)
        if not moment.clock:
            return day
        return dates.together(day, f"{moment.clock:%H:%M}", self._locale)

    def changes(self, event: Event) -> list[str]:
        """The cancellation, postponement or move of an event, as at most one sentence."""
        if event.status == "cancelled":
            return [self.gettext("This event was cancelled.")]
        if event.status == "postponed":
            return [self.gettext("This event was postponed. The new date is not known yet.")]
        day = self.moment(event.moved_from) if event.moved_from else ""
        place = event.place_before or ""
        if day and place:
            return [self.gettext("Moved from %(day)s, %(place)s.", day=day, place=place)]
        if day:
            return [self.gettext("Moved from %(day)s.", day=day)]
        return [self.gettext("Moved from %(place)s.", place=place)] if place else []

    def assumed_end(self, event: Event, minutes: int) -> list[str]:
        """That calendars show an event so many minutes long, if it has an hour and its end is not
        known, as at most one sentence."""
        if not event.ends_unknown or event.is_off:
            return []
        text = self.gettext(
            "The end is not known; calendars show %(duration)s.",
            duration=self.duration(minutes),
        )
        return [text]

    def duration(self, minutes: int) -> str:
        """`90 minutes`, or `2 hours`."""
        from babel.units import format_unit

        hours, more = divmod(minutes, 60)
        unit, number = ("minute", minutes) if more else ("hour", hours)
        return common_spaces(format_unit(number, f"duration-{unit}", "long", locale=self._locale))

    def event_title(self, event: Event) -> str:
        """The title of an event where no badge stands beside it, as in feeds, calendars and heads
        of pages: `Cancelled: Open day`. One that already says so stays as it is."""
        return self._prefixed(event, event.title)

    def event_summary(self, event: Event) -> str:
        """The summary of an event where no notice stands above it: `Cancelled: …`, `Postponed: …`,
        or from when and where it was moved."""
        moved = [] if event.is_off else self.changes(event)
        return " ".join([*moved, self._prefixed(event, event.summary)])

    def _prefixed(self, event: Event, text: str) -> str:
        if event.status not in OFF:
            return text
        word = re.escape(self.state("event", event.status))
        if re.match(rf"{word}(\s*[^\w\s]|$)", text, re.IGNORECASE):
            return text
        return self.gettext(OFF[event.status], text=text)

    def differences(self, event: Event) -> list[str]:
        """What the sources of an event disagree on, a sentence each."""
        return [
            # Translators: the topic is a word of the data, such as "Participants"
            self.gettext(
                "%(topic)s: sources differ (%(claims)s).",
                topic=topic.about,
                claims="; ".join(claim.value for claim in topic.claims),
            )
            for topic in event.disagreements
        ]

    def place(self, place: Place) -> str:
        """A place in one line: house, street, town, country."""
        country = self.country(place.country) if place.country else ""
        return ", ".join(filter(None, (place.name, place.street, place.town, country)))

    def town(self, name: str, country: str | None) -> str:
        """A town with its country, if that is known."""
        return ", ".join(filter(None, (name, self.country(country) if country else "")))

    def where(self, event: Event) -> str:
        """The place of an event, or that it is online, or both; empty where neither is known. With
        an address to join it by, that stands beside the place."""
        if not event.place:
            return self.gettext("online") if event.online else ""
        place = self.place(event.place)
        if event.online and not event.join_at:
            return self.gettext("%(place)s, and online", place=place)
        return place

    def country(self, code: str) -> str:
        """A country's name from its ISO 3166-1 code; the code where it is unknown."""
        return str(self._locale.territories.get(code, code))

    def with_territory(self, code: str) -> str:
        """A language with the territory where most speak it, as Open Graph wants it: `cs_CZ`."""
        from babel.core import get_global

        likely = str(get_global("likely_subtags").get(code, code))
        return "_".join((code, *likely.split("_")[2:3]))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction in which its script is written."""
        from babel.core import get_global

        script = str(get_global("likely_subtags").get(self.language, "")).split("_")[1:2]
        return "rtl" if set(script) & RIGHT_TO_LEFT else "ltr"

    def alphabetical(self, things: Iterable[T], *names: Callable[[T], str]) -> list[T]:
        """Things in the order of their names that a reader expects: accents, capitals and letters
        as the language has them, `WP2` before `WP10`; equal ones by the next of their names."""
        key = sort_key(self.language)

        def keys(thing: T) -> tuple[Any, ...]:
            return tuple(key(name(thing)) for name in names)

        return sorted(things, key=keys)

    def language_name(self, code: str) -> str:
        """A language's name from its code; the code where it is unknown."""
        return str(self._locale.languages.get(code, code))
