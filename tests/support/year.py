"""A year of a project that begins: what its officer writes, step by step, and what each step is to
its subscribers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from dissemination.cache import Cache
from dissemination.calendars import calendars
from dissemination.checks.history.snapshot import Snapshot
from dissemination.feeds import feeds
from dissemination.load import load
from tests.support.small import ADDRESSES, FILES, PARTNERS, PROJECT, event, news

ZONE: Final = ZoneInfo("Europe/Berlin")
BEFORE: Final = 96  # items of the year before, so that two archives are closed within the year
MILESTONE: Final = """\
- id: M1
  number: "1"
  title: A milestone
  text: It is to be reached.
  verification: A report
  reached: It was reached.
  published: 2026-05-22
"""
PRACTICE: Final = """\
---
id: share
title: Share what you have
summary: What one has, all may use.
area: learning
order: 1
state: done
published: 2026-10-05
sources: [paper]
---
## Context
It began with little.

## What was done
The keys were handed over.

## Evidence
The doors stand open.

## What others can take along
Hand over the keys.
"""
EDITION: Final = "  editions:\n    - number: 1\n      day: 2026-10-20\n"


@dataclass(frozen=True)
class Kept(Snapshot):
    """A published state that is kept in memory, and not by git."""

    texts: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def these(cls, root: Path, files: Mapping[str, str]) -> Kept:
        """The state of a project with these files."""
        texts = {path: text.encode() for path, text in files.items()}
        blobs = {
            path: hashlib.sha1(b"blob %d\0" % len(text) + text, usedforsecurity=False).hexdigest()
            for path, text in texts.items()
        }
        return cls(root, {}, "a year ago", blobs, texts)

    def contents(self, paths: object) -> dict[str, bytes]:
        """The contents of these files."""
        return {path: self.texts[path] for path in paths}  # type: ignore[attr-defined]


@dataclass
class Project:
    """A project on disk, the state of it that is public, and what was made under each key."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)
    public: dict[str, str] | None = None
    cache: Cache = field(default_factory=Cache)
    made: dict[tuple[str, str], set[bytes]] = field(default_factory=dict)

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        self.files[path] = text
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def delete(self, path: str) -> str:
        """Delete a file; gives its text."""
        (self.root / path).unlink()
        return self.files.pop(path)

    def change(self, path: str, **fields: str) -> None:
        """Set fields of the front matter of an item, or delete those that are empty."""
        before, _, body = self.files[path].removeprefix("---\n").partition("\n---\n")
        lines = dict(line.split(": ", 1) for line in before.splitlines())
        lines = {name: value for name, value in (lines | fields).items() if value}
        front_matter = "".join(f"{name}: {value}\n" for name, value in lines.items())
        self.write(path, f"---\n{front_matter}---\n{body}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text of a file."""
        assert old in self.files[path], path
        self.write(path, self.files[path].replace(old, new))

    def published(self, moment: datetime) -> dict[str, bytes]:
        """The feeds and calendars as of a moment, when the check has nothing against it."""
        snapshot = Kept.these(self.root, self.public) if self.public else None
        library = load(self.root, moment, published=snapshot)
        self.public = dict(self.files)
        outputs = (
            *feeds(library, ADDRESSES, self.cache),
            *calendars(library, ADDRESSES, self.cache),
        )
        files = {output.address: output.make() for output in outputs}
        for output in outputs:
            self.made.setdefault((output.address, output.key), set()).add(files[output.address])
        return files


@dataclass(frozen=True)
class Step:
    """What is done at an hour of the project's zone, and what subscribers notice of it: `+kind/id`
    for what is new, `~kind/id` for what comes anew, `-kind/id` for what leaves; `=kind/id` has
    another address, which nobody needs to notice. Calendars tell the same of events, where
    `in_calendars` is not given."""

    hour: str
    edit: Callable[[Project], object]
    notices: str = ""
    in_calendars: str | None = None

    @property
    def moment(self) -> datetime:
        """The moment of the publication."""
        return datetime.fromisoformat(self.hour).replace(tzinfo=ZONE)

    @property
    def of_entries(self) -> set[str]:
        """What the feed of everything tells."""
        shown = {notice for notice in self.notices.split() if notice[0] != "="}
        return shown - self.of_digests

    @property
    def of_digests(self) -> set[str]:
        """What the feed of digests tells."""
        return {notice for notice in self.notices.split() if "digest/" in notice}

    @property
    def of_events(self) -> set[str]:
        """What the calendar of all events tells."""
        if self.in_calendars is not None:
            return set(self.in_calendars.split())
        return {notice for notice in self.of_entries if "event/" in notice}


def begun(root: Path) -> Project:
    """The project at the end of the year before."""
    project = Project(root)
    for path, text in FILES.items():
        project.write(path, text)
    project.write("data/milestones.yml", MILESTONE.partition("  published")[0])
    for number in range(BEFORE):
        day = f"2025-{number // 8 + 1:02}-{number % 8 * 3 + 1:02}"
        own = f"old-{number:02}"
        project.write(f"content/news/{own}.md", news(id=own, title=f"Old {number}", date=day))
    return project


def nothing(_: Project) -> None:
    """The nightly build: time alone has passed."""


def added(path: str, text: str) -> Callable[[Project], None]:
    """Writes a file."""
    return lambda project: project.write(path, text)


def changed(path: str, **fields: str) -> Callable[[Project], None]:
    """Changes fields of an item."""
    return lambda project: project.change(path, **fields)


def renamed(old: str, new: str) -> Callable[[Project], None]:
    """Gives the file of an item another name, with an alias."""

    def edit(project: Project) -> None:
        project.write(new, project.delete(old))
        project.change(new, aliases=f"[{Path(old).stem}]")

    return edit


def rename_partner(project: Project) -> None:
    """Give the partner another id."""
    project.write("data/partners.yml", PARTNERS.replace("first\n", "one\n  aliases: [first]\n", 1))
    project.write("data/project.yml", PROJECT.replace("first", "one"))
    for path in [path for path, text in project.files.items() if "[first]" in text]:
        if path.startswith("content/"):
            project.replace(path, "[first]", "[one]")


def rename_category(project: Project) -> None:
    """Give a category another id."""
    project.replace("data/site.yml", "id: project\n", "id: work\n    aliases: [project]\n")
    for path in [path for path, text in project.files.items() if "category: project" in text]:
        project.replace(path, "category: project", "category: work")


def rename_milestone(project: Project) -> None:
    """Give a milestone another code."""
    project.write("data/milestones.yml", MILESTONE.replace("M1\n", "MS1\n  aliases: [M1]\n"))


def correct_milestone(project: Project) -> None:
    """Correct what is known of a milestone."""
    text = project.files["data/milestones.yml"].replace("It was", "It was fully")
    project.write(
        "data/milestones.yml", f"{text}  updated: 2026-06-15\n  correction: Fully, not in part.\n"
    )


def plan_edition(project: Project) -> None:
    """Write down the first edition, which is to come."""
    project.write("data/site.yml", project.files["data/site.yml"].rstrip("\n") + "\n" + EDITION)


START, FEBRUARY, SECOND = (f"content/news/{name}.md" for name in ("start", "february", "second"))
KICK_OFF, WEBINAR, FAIR, TOUR, OPEN, SLIP = (
    f"content/events/{name}.md" for name in ("kick-off", "webinar", "fair", "tour", "open", "slip")
)


def told(count: int, day: str, words: str) -> dict[str, str]:
    """The lines that tell of a change of an event."""
    return {"sequence": str(count), "updated": day, "correction": words}


def steps() -> Iterator[Step]:
    """The year, in its order; every step is published."""
    yield from _first_quarter()
    yield from _second_quarter()
    yield from _third_quarter()
    yield from _fourth_quarter()


def _first_quarter() -> Iterator[Step]:
    yield Step("2026-01-01 02:17", nothing, "+digest/2025-12")
    text = news("It begins.", id="start", title="We start", date="2026-01-07", partners="[first]")
    yield Step("2026-01-07 09:00", added(START, text), "+news/start")
    yield Step("2026-01-08 02:17", nothing)
    hours = {"start": "2026-02-10 09:00", "end": "2026-02-10 17:00"}
    text = event(
        id="kick-off", title="Kick-off", published="2026-01-12", partners="[first]", **hours
    )
    yield Step("2026-01-12 10:00", added(KICK_OFF, text), "+event/kick-off")
    fields = {"days_unknown": "2026-01", "online": "https://join.example/a", "start": ""}
    text = event(id="webinar", title="Webinar", published="2026-01-12", **fields)
    yield Step("2026-01-12 16:00", added(WEBINAR, text), "+event/webinar", "")
    correction = {"updated": "2026-01-20", "correction": "Two partners, not one."}
    yield Step("2026-01-20 09:00", changed(START, **correction), "~news/start")
    correction = {"updated": "2026-01-20 15:00", "correction": "Three partners in all."}
    yield Step("2026-01-20 15:30", changed(START, **correction), "~news/start")
    yield Step("2026-02-01 02:17", nothing, "+digest/2026-01")
    moved = {"start": "2026-02-12 09:00", "end": "2026-02-12 17:00", "status": "moved"}
    moved |= {"moved_from": "2026-02-10 09:00", **told(1, "2026-02-03", "It is two days later.")}
    yield Step("2026-02-03 09:00", changed(KICK_OFF, **moved), "~event/kick-off ~digest/2026-01")
    back = hours | {"status": "planned", "moved_from": ""}
    back |= told(2, "2026-02-03", "It stays on its first day.")
    yield Step("2026-02-03 16:00", changed(KICK_OFF, **back), "~event/kick-off ~digest/2026-01")
    yield Step("2026-02-11 09:00", changed(KICK_OFF, status="held"))
    known = {"days_unknown": "", "start": "2026-03-05 10:00", "end": "2026-03-05 11:00"}
    known |= told(1, "2026-02-16", "Its day is known.")
    notices = "~event/webinar ~digest/2026-01"
    yield Step("2026-02-16 09:00", changed(WEBINAR, **known), notices, "+event/webinar")
    text = news(id="february", title="In February", date="2026-02-18")
    yield Step("2026-02-18 09:00", added(FEBRUARY, text), "+news/february")
    text = news(id="second", title="A second", date="2026-02-18")
    yield Step("2026-02-18 12:00", added(SECOND, text), "+news/second")
    yield Step("2026-03-01 02:17", nothing, "+digest/2026-02")
    later = {"status": "postponed", **told(2, "2026-03-02", "The speaker is ill.")}
    yield Step("2026-03-02 09:00", changed(WEBINAR, **later), notices)
    moved = {"status": "moved", "start": "2026-04-09 10:00", "end": "2026-04-09 11:00"}
    moved |= {"moved_from": "2026-03-05 10:00", **told(3, "2026-03-20", "Now in April.")}
    yield Step("2026-03-20 09:00", changed(WEBINAR, **moved), notices)


def _second_quarter() -> Iterator[Step]:
    yield Step("2026-04-01 02:17", nothing)  # nothing was published in March
    days = {"start": "2026-06-10", "end": "2026-06-12"}
    text = event(id="fair", title="Fair", published="2026-04-02", **days)
    yield Step("2026-04-02 09:00", added(FAIR, text), "+event/fair")
    yield Step("2026-04-03 09:00", renamed(START, "content/news/we-start.md"), "=news/start")
    yield Step(
        "2026-04-04 09:00", renamed(KICK_OFF, "content/events/first-meeting.md"), "=event/kick-off"
    )
    yield Step("2026-04-10 09:00", rename_partner)
    yield Step("2026-04-15 09:00", rename_category)
    yield Step("2026-05-01 02:17", nothing, "+digest/2026-04")
    off = {"status": "cancelled", **told(1, "2026-05-04", "The hall burnt down.")}
    yield Step("2026-05-04 09:00", changed(FAIR, **off), "~event/fair ~digest/2026-04")
    call = {"category": "work", "date": "2026-05-06", "expires": "2026-05-20"}
    text = news(id="call", title="A call", **call)
    yield Step("2026-05-06 09:00", added("content/news/call.md", text), "+news/call")
    yield Step("2026-05-20 23:59", nothing)
    yield Step("2026-05-21 00:00", nothing, "-news/call")
    milestone = added("data/milestones.yml", MILESTONE)
    yield Step("2026-05-22 09:00", milestone, "+milestone/M1")
    yield Step("2026-06-01 02:17", nothing, "+digest/2026-05")
    gone = changed(FEBRUARY, withdrawn="2026-06-02", correction="It was a mistake.")
    yield Step("2026-06-02 09:00", gone, "-news/february ~digest/2026-02")
    yield Step("2026-06-09 09:00", rename_milestone)
    yield Step("2026-06-15 09:00", correct_milestone, "~milestone/M1 ~digest/2026-05")
    text = news(
        id="summer", title="Summer", date="2026-06-20", category="work", expires="2026-08-20"
    )
    yield Step("2026-06-20 09:00", added("content/news/summer.md", text), "+news/summer")
    text = news(id="sun", title="Sun", date="2026-06-20 14:00", category="work")
    yield Step("2026-06-20 14:30", added("content/news/sun.md", text), "+news/sun")


def _third_quarter() -> Iterator[Step]:
    yield Step("2026-07-01 02:17", nothing, "+digest/2026-06")
    text = news(id="award", title="An award", date="2026-07-10", category="work")
    yield Step("2026-07-03 09:00", added("content/news/award.md", text))
    text = event(
        id="tour",
        title="Tour",
        published="2026-07-20",
        draft="yes",
        start="2026-09-10 09:30",
        end="2026-09-11 00:00",
        zone="Europe/Lisbon",
        place="{town: Porto, country: PT}",
    )
    yield Step("2026-07-05 09:00", added(TOUR, text))
    yield Step("2026-07-09 23:59", nothing)
    yield Step("2026-07-10 00:00", nothing, "+news/award")
    yield Step("2026-07-20 09:00", changed(TOUR, draft=""), "+event/tour")
    yield Step("2026-08-01 02:17", nothing, "+digest/2026-07")
    house = {"place": "{town: Braga, country: PT}", "place_before": "Porto", "status": "moved"}
    house |= told(1, "2026-08-05", "It is in Braga.")
    yield Step("2026-08-05 09:00", changed(TOUR, **house), "~event/tour ~digest/2026-07")
    # On one day two items of one month that is over, and one of them once more.
    correction = {"updated": "2026-08-15", "correction": "Gold, not silver."}
    award = "content/news/award.md"
    yield Step("2026-08-15 09:00", changed(award, **correction), "~news/award ~digest/2026-07")
    hour = {"start": "2026-09-10 10:30", "moved_from": "2026-09-10 09:30"}
    hour |= told(2, "2026-08-15", "It begins at half past ten.")
    yield Step("2026-08-15 10:00", changed(TOUR, **hour), "~event/tour ~digest/2026-07")
    correction = {"updated": "2026-08-15 11:00", "correction": "Gold with a ribbon."}
    yield Step("2026-08-15 11:00", changed(award, **correction), "~news/award ~digest/2026-07")
    yield Step("2026-08-21 00:00", nothing, "-news/summer ~digest/2026-06")
    fields = {"published": "2026-08-24", "start": "2026-09-01", "expires": "2026-09-05"}
    text = event(id="open", title="Open doors", **fields)
    yield Step("2026-08-24 09:00", added(OPEN, text), "+event/open")
    text = event(id="slip", title="A slip", published="2026-08-24", start="2026-10-01")
    yield Step("2026-08-24 12:00", added(SLIP, text), "+event/slip")
    yield Step("2026-09-01 02:17", nothing, "+digest/2026-08")
    gone = changed(SLIP, withdrawn="2026-09-02", correction="There is none.")
    yield Step("2026-09-02 09:00", gone, "-event/slip ~digest/2026-08")
    yield Step("2026-09-06 02:17", nothing, "-event/open -digest/2026-08")
    yield Step("2026-09-12 02:17", nothing)


def _fourth_quarter() -> Iterator[Step]:
    practice = "content/practices/share.md"
    yield Step("2026-10-05 09:00", added(practice, PRACTICE), "+practice/share")
    yield Step("2026-10-19 09:00", plan_edition)
    yield Step("2026-10-20 02:17", nothing, "+edition/1")
    correction = {"updated": "2026-10-25", "correction": "All keys."}
    yield Step("2026-10-25 02:30", changed(practice, **correction), "~practice/share")
    yield Step("2026-11-01 02:17", nothing, "+digest/2026-10")
    old = "content/news/old-10.md"
    correction = {"updated": "2026-11-10", "correction": "Ten, not nine."}
    yield Step("2026-11-10 09:00", changed(old, **correction), "~news/old-10 ~digest/2025-02")
    gone = changed("content/news/old-60.md", withdrawn="2026-11-11")
    yield Step("2026-11-11 09:00", gone, "-news/old-60 ~digest/2025-08")
    gone = changed("content/news/old-61.md", withdrawn="2026-11-11")
    yield Step("2026-11-11 10:00", gone, "-news/old-61 ~digest/2025-08")
    yield Step("2026-12-01 02:17", nothing)
    # Two on one day, the later one of an id that sorts before the other's.
    for hour, own in (("09:00", "zeal"), ("10:00", "advent")):
        text = news(id=own, title=own.title(), date="2026-12-01", category="work")
        yield Step(f"2026-12-01 {hour}", added(f"content/news/{own}.md", text), f"+news/{own}")
    yield Step("2027-01-01 02:17", nothing, "+digest/2026-12")
