"""Words and order follow the phase of the project, and what its site says of itself fits it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from dissemination.calendars import calendars
from dissemination.feeds.feed import end_notice
from dissemination.library import changes
from dissemination.library.library import Library
from dissemination.library.phases import phase_sentence, project_phase
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment, When
from dissemination.site.macros import Macros
from dissemination.site.namespaces.lists import SiteLists
from dissemination.site.partials import Partials
from tests.support.frozen import ROOT
from tests.support.small import ADDRESSES, ITEMS, MOMENT, PROJECT, SITE, event, news, small
from tests.support.xpath import text_content

RESULT: Final = "- {id: doors, title: Doors, short: doors, target: One door, figure: 1 door}\n"
TERMINATED: Final = "terminated: 2026-05-31\n"
CATALOGUE: Final = ROOT / "hooks/dissemination/locale/catalogues/messages.pot"


def lasting(start: str, end: str, more: str = "") -> str:
    """data/project.yml of a project with these dates."""
    dates = f"start: {start}\nend: {end}\n{more}"
    return re.sub(r"^start: .*\nend: .*\n", dates, PROJECT, flags=re.MULTILINE)


def shown(library: Library, macro: str, here: str = "", **values: str) -> str:
    """The text of a macro."""
    macros = Macros(Partials(library, ADDRESSES))
    text = macros.fill(macros.placeholder(macro, here, **values), here)
    return " ".join(text_content(html.fromstring(f"<div>{text}</div>")).split())


@pytest.mark.parametrize(
    ("start", "end", "more", "phase", "sentence"),
    [
        ("2027-01", "2029-12", "", "planned", "The project begins in January 2027."),
        ("2026-11-23", "2029", "", "planned", "The project begins on 23 November 2026."),
        ("2026-11", "2029-12", "", "running", ""),
        ("2024", "2026", "", "running", ""),
        ("2024", "2026-10-31", "", "ended", "The project ended on 31 October 2026."),
        ("2024", "2026-10", "", "ended", "The project ended in October 2026."),
        ("2015", "2017", "", "ended", "The project ended in 2017."),
        ("2024", "2028", TERMINATED, "terminated", "The project was terminated on 31 May 2026."),
        ("2024", "2028", "terminated: 2027\n", "running", ""),
        (
            *("2024", "2028", "terminated: {unknown: 2026-11}\n", "terminated"),
            "The project was terminated.",
        ),
        ("{unknown: 2026-11}", "{unknown: 2026-11}", "", "running", ""),
    ],
)
def test_the_phase_follows_from_dates_and_the_moment(
    start: str, end: str, more: str, phase: str, sentence: str, tmp_path: Path
) -> None:
    library = small(tmp_path, {"data/project.yml": lasting(start, end, more)})
    assert project_phase(library) == phase
    assert phase_sentence(library) == sentence
    assert sentence in shown(library, "hero")
    is_over = phase in ("ended", "terminated")
    assert end_notice(library) == ([sentence] if is_over else [])


@pytest.mark.parametrize(
    ("start", "end", "order", "heading", "lead"),
    [
        ("2027", "2029", "about partners news results practices", "Expected results", "Targets:"),
        (
            *("2025", "2029", "about news results practices partners", "Expected results"),
            "Targets, and what has been reached so far:",
        ),
        (
            *("2020", "2022", "about results partners news practices", "Results"),
            "Targets, and what was reached:",
        ),
    ],
)
def test_the_home_page_follows_the_phase(
    start: str, end: str, order: str, heading: str, lead: str, tmp_path: Path
) -> None:
    files = {"data/project.yml": lasting(start, end), "data/results.yml": RESULT}
    library = small(tmp_path, files)
    assert SiteLists(library).home_parts() == tuple(order.split())
    text = shown(library, "home_results")
    assert text.startswith(f"{heading} {lead}")
    state = "Not known" if start == "2020" else "Due"
    assert state in text
    assert "No public source found" not in text


def test_what_is_known_before_the_end_is_so_far(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/results.yml": ITEMS["data/results.yml"]})
    assert shown(library, "home_results").startswith("Results so far")


def test_a_sourced_site_says_what_was_not_found(tmp_path: Path) -> None:
    files = {
        "data/site.yml": SITE + "sourced: yes\nsearched: 2026-11\n",
        "data/project.yml": lasting("2020", "2022"),
        "data/results.yml": RESULT,
    }
    text = shown(small(tmp_path, files), "home_results")
    assert "Targets, and what public sources confirm:" in text
    assert "no public source found (November 2026)" in text


def test_outcomes_are_not_asked_before_their_time(tmp_path: Path) -> None:
    milestone = "- {id: M1, number: 1, title: Go, text: T., verification: V., due: month 40}\n"
    files = {"data/milestones.yml": milestone, "data/results.yml": RESULT}
    library = small(tmp_path, files)
    assert "Due" in shown(library, "milestones")
    assert "Due" in shown(library, "results")
    assert "source" not in shown(library, "milestones") + shown(library, "results")


def test_unknown_facts_stand_in_one_line(tmp_path: Path) -> None:
    facts = "".join(
        f"- {{id: f{number}, label: Fact {number}, {value}}}\n"
        for number, value in enumerate(
            ("value: Seen", "unknown: 2026-11", "unknown: 2026-11", "unknown: 2025-01")
        )
    )
    text = PROJECT.replace(
        "facts: []\n", "facts:\n" + re.sub("^", "  ", facts, flags=re.MULTILINE).rstrip()
    )
    shown_facts = shown(small(tmp_path, {"data/project.yml": text}), "project_facts")
    assert "Fact 0 Seen" in shown_facts.replace("Fact 0Seen", "Fact 0 Seen")
    assert "Fact 1, Fact 2 no public source found (November 2026)" in shown_facts
    assert shown_facts.count("no public source found") == 2


def test_a_date_within_a_sentence_has_its_preposition() -> None:
    locale = Locale("en")
    assert locale.dated(When(2019, 8, 31)) == "on 31 August 2019"
    assert locale.dated(When(2018, 11)) == "in November 2018"
    assert locale.dated(When(2017)) == "in 2017"


def test_no_message_has_a_preposition_before_a_date_of_any_precision() -> None:
    """A day and a month have names of their own in messages: `%(day)s`, `%(month)s`, `%(year)s`."""
    text = CATALOGUE.read_text("utf-8").replace('"\n"', "")
    messages = re.findall(r'^msgid(?:_plural)? "(.*)"$', text, re.MULTILINE)
    assert len(messages) > 500
    loose = re.compile(r"\b(?:in|on|at) %\((?:when|date|since|until|start|end|due|begins?)\)s")
    assert [message for message in messages if loose.search(message)] == []


@pytest.mark.parametrize("opened", ["", "opened: 2026-10-05\n"])
def test_nothing_changed_before_the_first_day_of_the_site(opened: str, tmp_path: Path) -> None:
    files = {
        "data/site.yml": SITE + opened,
        "content/news/old.md": news(id="old", date="2019-05-01"),
        "content/news/new.md": news(id="new", date="2026-11-02"),
        "content/events/old.md": event(id="ev", start="2019-05-02", published="2019-05-01"),
    }
    library = small(tmp_path, files)
    first = "2026-10-05" if opened else "2026-01-01"
    old, new = (library.news[key] for key in ("old", "new"))
    moments = [changes.on_site(library, changes.of_item(entry)) for entry in (old, new)]
    assert [moment.iso for moment in moments if moment] == [first, "2026-11-02"]
    assert changes.on_site(library, None) is None
    assert changes.on_site(library, Moment(MOMENT.date())) == Moment(MOMENT.date())


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("office@small.example", "mailto:office@small.example"),
        ("https://small.example/contact", "https://small.example/contact"),
    ],
)
def test_a_contact_is_an_address_of_a_page_or_of_e_mail(
    contact: str, href: str, tmp_path: Path
) -> None:
    files = {"data/site.yml": f"contact: {contact}\n{SITE}", "content/events/e.md": event()}
    library = small(tmp_path, files)
    macros = Macros(Partials(library, ADDRESSES))
    page = macros.fill(macros.placeholder("contact_notice", "about/contact/"), "about/contact/")
    assert html.fromstring(f"<div>{page}</div>").xpath("//a/@href") == [href]
    files_of_events = {o.address: o.make().decode() for o in calendars(library, ADDRESSES)}
    assert f"CONTACT:{href}" in files_of_events["calendars/all.ics"].replace("\r\n ", "")


def test_the_moment_decides(tmp_path: Path) -> None:
    files = {"data/project.yml": lasting("2026-12-01", "2027-06-30")}
    days = ("2026-11-30", "2026-12-01", "2027-06-30", "2027-07-01")
    libraries = (
        small(tmp_path, files, datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC))
        for day in days
    )
    assert [project_phase(library) for library in libraries] == [
        *("planned", "running", "running", "ended")
    ]
