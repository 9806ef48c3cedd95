"""A year of a project, as its subscribers live through it: nothing comes twice, nothing is lost,
every change is seen once by its stamp, and closed archives stay closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dissemination.load import load
from dissemination.problems import ContentError
from tests.feeds.test_newsboat import Subscriber
from tests.support.products import calendars, feeds
from tests.support.small import ADDRESSES
from tests.support.subscribers import (
    Program,
    Reader,
    by_count,
    by_sequence,
    by_stamp,
    document,
    icsx5,
)
from tests.support.year import FAIR, TOUR, WEBINAR, Project, Step, begun, nothing, steps

pytestmark = pytest.mark.slow

BEGIN = Step("2025-12-31 12:00", nothing)
ID = "2026-01-01:"  # where the part of an id begins that is the entry's own


@dataclass(frozen=True)
class Lived:
    """A year: each step with the files that were public after it."""

    project: Project
    steps: tuple[tuple[Step, dict[str, bytes]], ...]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The year; the check has nothing against any of its steps."""
    project = begun(tmp_path_factory.mktemp("year"))

    def lived() -> Iterator[tuple[Step, dict[str, bytes]]]:
        yield BEGIN, project.published(BEGIN.moment)
        for step in steps():
            step.edit(project)
            yield step, project.published(step.moment)

    return Lived(project, tuple(lived()))


def own(notices: set[str]) -> set[str]:
    """Notices with the entry's own part of the id: `+news/start`."""
    return {
        f"{notice[0]}{notice.partition(ID)[2]}"
        if ID in notice
        else f"{notice[0]}event/{notice[1:].partition('@')[0]}"
        for notice in notices
    }


def unexpected(
    year: Lived, subscriber: Reader | Program, expected: Callable[[Step], set[str]]
) -> list[str]:
    """Where a subscriber notices something else than is expected of a step."""
    (_, begin), *rest = year.steps
    subscriber.reads(begin)
    return [
        f"{step.hour}: noticed {sorted(noticed)}, expected {sorted(expected(step))}"
        for step, files in rest
        if (noticed := own(subscriber.reads(files))) != expected(step)
    ]


@pytest.mark.parametrize("ending", ["xml", "atom.xml", "json"])
def test_a_reader_of_everything_notices_each_step_once(year: Lived, ending: str) -> None:
    assert unexpected(year, Reader(f"feeds/all.{ending}"), lambda step: step.of_entries) == []


def test_a_reader_of_digests_notices_each_change_of_a_month_once(year: Lived) -> None:
    assert unexpected(year, Reader("feeds/digest.xml"), lambda step: step.of_digests) == []


@pytest.mark.parametrize(
    ("earlier", "today", "about"),
    [
        ("feeds/partners/first.xml", "feeds/partners/one.xml", {"news/start", "event/kick-off"}),
        ("feeds/news/project.xml", "feeds/news/work.xml", None),
    ],
)
def test_who_subscribed_before_an_id_was_renamed_goes_on(
    year: Lived, earlier: str, today: str, about: set[str] | None
) -> None:
    def expected(step: Step) -> set[str]:
        return {n for n in step.of_entries if (n[1:] in about if about else "news/" in n)}

    assert unexpected(year, Reader(earlier), expected) == []
    assert today in year.steps[-1][1]


@pytest.mark.parametrize(
    "program", [icsx5, by_sequence, by_count, by_stamp], ids=lambda program: program.__name__
)
def test_a_calendar_takes_over_each_change_of_an_event_once(
    year: Lived, program: Callable[[str], Program]
) -> None:
    client = program("calendars/all.ics")
    assert unexpected(year, client, lambda step: step.of_events) == []
    assert {key.partition("@")[0] for key in client.memory} == {
        *("kick-off", "webinar", "fair", "tour")
    }


def test_who_comes_back_after_months_has_lost_nothing(year: Lived) -> None:
    """The feed alone does not reach back so far: the rest is in the archives."""
    reader = Reader("feeds/all.atom.xml")
    (_, begin), *rest = year.steps
    reader.reads(begin)
    noticed = own(reader.reads(rest[-1][1]))
    came, left = (
        {n[1:] for step, _ in rest for n in step.of_entries if n[0] == sign} for sign in "+-"
    )
    assert {n[1:] for n in noticed if n[0] == "+"} == came - left
    assert {n[1:] for n in noticed if n[0] == "-"} == left - came
    assert len(document(rest[-1][1]["feeds/all.atom.xml"]).entries) < len(reader.memory)


def test_closed_archives_stay_closed(year: Lived) -> None:
    """A closed archive keeps its bytes, but for a step that changes an entry of its own."""
    closed: dict[str, bytes] = {}
    for step, files in year.steps:
        now = {
            name: content
            for name, content in files.items()
            if name.startswith(("feeds/archive/all", "feeds/archive/news-"))
            if b"<fh:archive/>" in content
        }
        assert closed.keys() <= now.keys(), step.hour
        for name, before in closed.items():
            was, entries = ids(before), ids(now[name])
            gone = {notice[1:] for notice in step.notices.split() if notice[0] == "-"}
            touched = {notice[1:] for notice in step.notices.split()} & was
            assert entries == was - gone, f"{step.hour}: {name}"
            assert now[name] == before or touched, f"{step.hour}: {name}"
        closed = now
    assert {"feeds/archive/all-1.atom.xml", "feeds/archive/all-2.atom.xml"} <= closed.keys()


def ids(content: bytes) -> set[str]:
    return {told.id.partition(ID)[2] for told in document(content).entries}


def test_no_feed_goes_back_in_time(year: Lived) -> None:
    last = None
    for step, files in year.steps:
        changed = document(files["feeds/all.atom.xml"]).changed
        assert changed is not None
        assert last is None or changed >= last, step.hour
        last = changed


def test_equal_keys_have_equal_bytes_and_most_keys_stay(year: Lived) -> None:
    made = year.project.made
    assert {address for (address, _), contents in made.items() if len(contents) > 1} == set()
    assert len(made) < sum(len(files) for _, files in year.steps)


def test_what_was_kept_from_step_to_step_is_what_is_made_anew(year: Lived) -> None:
    step, files = year.steps[-1]
    library = load(year.project.root, step.moment)
    assert {**feeds(library, ADDRESSES), **calendars(library, ADDRESSES)} == files


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        ("content/news/we-start.md", {"id": "begin"}, "id-changed"),
        ("content/news/we-start.md", {"aliases": ""}, "address-gone"),
        ("content/news/we-start.md", {"draft": "yes"}, "item-hidden-again"),
        ("content/news/we-start.md", {"updated": "2026-01-20"}, "updated-back"),
        (
            "content/news/we-start.md",
            {"correction": "A fourth one."},
            "correction-changed-without-day",
        ),
        (TOUR, {"start": "2026-09-10 11:30"}, "event-changed-uncounted"),
        (TOUR, {"place": "{town: Faro, country: PT}"}, "event-changed-uncounted"),
        (TOUR, {"sequence": "1"}, "sequence-back"),
        (WEBINAR, {"status": "planned", "moved_from": ""}, "event-changed-uncounted"),
        (FAIR, {"status": "planned"}, "event-changed-uncounted"),
        (FAIR, {"sequence": "2"}, "sequence-without-day"),
    ],
)
def test_the_check_speaks_of_a_wrong_step(
    year: Lived, path: str, fields: dict[str, str], code: str
) -> None:
    project = year.project
    right = project.files[path]
    public = project.public
    project.change(path, **fields)
    try:
        with pytest.raises(ContentError) as caught:
            project.published(year.steps[-1][0].moment)
    finally:
        project.write(path, right)
        project.public = public
    assert code in {problem.code for problem in caught.value.problems}


@pytest.mark.slow
@pytest.mark.needs("newsboat")
def test_newsboat_lives_through_the_year(
    year: Lived, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """It reads the feed alone: what is corrected in the archives it does not see."""
    reader = Subscriber(tmp_path, serve)
    seen: set[str] = set()
    for step, files in year.steps:
        rows = reader.reads(files["feeds/all.xml"])
        unread = {guid.partition(ID)[2] for guid, row in rows.items() if row[-1] == "1"}
        shown = ids(files["feeds/all.xml"])
        expected = {n[1:] for n in step.of_entries if n[0] in "+~"} & shown
        if step is not BEGIN:
            assert unread == expected, step.hour
        assert seen <= {guid.partition(ID)[2] for guid in rows}
        seen = {guid.partition(ID)[2] for guid in rows}
        reader.has_read_all()
    came = {n[1:] for step, _ in year.steps for n in step.of_entries if n[0] == "+"}
    assert came <= seen
