"""Dates, sizes and labels in words, as readers of each language write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment

APRIL, LATER, JUNE, JANUARY = (
    date(2017, 4, 25),
    date(2017, 4, 28),
    date(2017, 6, 2),
    date(2018, 1, 3),
)
SPANS = {
    "en": (
        "25–28 April 2017",
        "25 April – 2 June 2017",
        "25 April 2017 – 3 January 2018",
    ),
    "de": (
        "25.–28. April 2017",
        "25. April – 2. Juni 2017",
        "25. April 2017 – 3. Januar 2018",
    ),
    "el": (
        "25–28 Απριλίου 2017",
        "25 Απριλίου – 2 Ιουνίου 2017",
        "25 Απριλίου 2017 – 3 Ιανουαρίου 2018",
    ),
    "pl": (
        "25–28 kwietnia 2017",
        "25 kwietnia – 2 czerwca 2017",
        "25 kwietnia 2017 – 3 stycznia 2018",
    ),
    "bg": (
        "25 – 28 април 2017\u00a0г.",
        "25 април – 2 юни 2017\u00a0г.",
        "25 април 2017\u00a0г. – 3 януари 2018\u00a0г.",
    ),
    "fi": (
        "25.–28. huhtikuuta 2017",
        "25. huhtikuuta – 2. kesäkuuta 2017",
        "25. huhtikuuta 2017 – 3. tammikuuta 2018",
    ),
    "cs": (
        "25.–28. dubna 2017",
        "25. dubna – 2. června 2017",
        "25. dubna 2017 – 3. ledna 2018",
    ),
    "hu": (
        "2017. április 25–28.",
        "2017. április 25. – június 2.",
        "2017. április 25. – 2018. január 3.",
    ),
}


@pytest.mark.parametrize("language", SPANS)
def test_days_from_the_first_to_the_last(language: str) -> None:
    locale = Locale(language)
    assert tuple(locale.days(APRIL, last) for last in (LATER, JUNE, JANUARY)) == SPANS[language]
    assert locale.days(APRIL, APRIL) == locale.day(APRIL)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "25 April 2017", "April 2017"),
        ("pt", "25 de abril de 2017", "abril de 2017"),
        ("de", "25. April 2017", "April 2017"),
        ("el", "25 Απριλίου 2017", "Απρίλιος 2017"),
        ("pl", "25 kwietnia 2017", "kwiecień 2017"),
        ("bg", "25 април 2017\u00a0г.", "април 2017\u00a0г."),
        ("fi", "25. huhtikuuta 2017", "huhtikuu 2017"),
        ("lt", "2017 m. balandžio 25 d.", "2017 m. balandis"),
    ],
)
def test_a_day_and_a_month_by_itself(language: str, day: str, month: str) -> None:
    locale = Locale(language)
    assert (locale.day(APRIL), locale.month(APRIL)) == (day, month)


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("en", "25 April 2017, 10:30"),
        ("de", "25. April 2017, 10:30"),
        ("cs", "25. dubna 2017 10:30"),
    ],
)
def test_a_day_with_a_time(language: str, moment: str) -> None:
    assert Locale(language).moment(Moment(APRIL, time(10, 30))) == moment


@pytest.mark.parametrize(
    ("count", "english", "finnish"),
    [
        (10, "1 kB", "1 kt"),
        (489_400, "489 kB", "489 kt"),
        (999_600, "1 MB", "1 Mt"),
        (1_260_000, "1.3 MB", "1,3 Mt"),
        (1_234_000_000, "1,234 MB", "1\u00a0234 Mt"),
    ],
)
def test_a_number_of_bytes(count: int, english: str, finnish: str) -> None:
    assert (Locale("en").size(count), Locale("fi").size(count)) == (english, finnish)


def test_lists_and_numbers_are_written_as_in_europe() -> None:
    assert Locale("en").listed(["partners", "events", "news"]) == "partners, events and news"
    assert Locale("en").number(1234.5) == "1,234.5"
    assert Locale("pt").size(1_260_000) == "1,3 MB"


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", ("Monday", "Mo")), ("de", ("Montag", "Mo.")), ("fi", ("maanantai", "ma"))],
)
def test_weekdays_have_the_names_and_short_forms_of_their_language(
    language: str, first: tuple[str, str]
) -> None:
    assert Locale(language).weekdays()[0] == first
