"""A correction never turns the clock back, and every product dates it alike."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.support.feed_documents import at, atom, items, rss
from tests.support.ics import ALL, ONE, first, instant
from tests.support.products import calendars, feeds
from tests.support.small import ADDRESSES, SITE, event, news, small


@pytest.mark.parametrize(
    ("published", "updated", "changed"),
    [
        ("2026-03-14 15:00", "2026-03-14", "2026-03-14T15:00:01+01:00"),
        ("2026-03-14", "2026-03-14", "2026-03-14T09:00:01+01:00"),
        ("2026-03-14 07:00", "2026-03-14", "2026-03-14T09:00:00+01:00"),
        ("2026-03-14", "2026-03-14 08:00", "2026-03-14T09:00:01+01:00"),
        ("2026-03-14 15:00", "2026-03-14 15:00", "2026-03-14T15:00:01+01:00"),
        ("2026-03-14 15:00", "2026-03-15", "2026-03-15T09:00:00+01:00"),
        ("2026-10-25 02:30 second", "2026-10-25", "2026-10-25T09:00:00+01:00"),
    ],
)
def test_a_correction_lies_after_the_publication_in_every_product(
    tmp_path: Path, published: str, updated: str, changed: str
) -> None:
    fields = {"updated": updated, "correction": "A word."}
    files = {
        "data/site.yml": f'bare_day_at: "09:00"\n{SITE}',
        "content/events/e.md": event(published=published, **fields),
        "content/news/a.md": news(date=published, **fields),
        "data/milestones.yml": f"""\
- {{id: M1, number: "1", title: A, text: T., verification: V., reached: It was.,
   published: {published}, updated: {updated}, correction: A word.}}
""",
    }
    library = small(tmp_path, files)
    documents, expected = feeds(library, ADDRESSES), datetime.fromisoformat(changed)
    for name in ("news", "events", "all"):
        count = len(items(documents, name))
        assert count == {"news": 1, "events": 1, "all": 3}[name]
        assert [item["date_modified"] for item in items(documents, name)] == [changed] * count
        assert at(rss(documents, name), ".//item/atom:updated") == [changed] * count
        assert at(atom(documents, name), "atom:entry/atom:updated") == [changed] * count
        assert at(atom(documents, name), "atom:updated") == [changed]
        [built] = at(rss(documents, name), "channel/lastBuildDate")
        assert parsedate_to_datetime(built) == expected
    vevent = first(calendars(library, ADDRESSES)[ONE])
    assert instant(vevent, "dtstamp") == instant(vevent, "last-modified") == expected
    assert instant(vevent, "created") < expected
    began = json.loads(documents["feeds/all.json"])["items"][0]["date_published"]
    assert datetime.fromisoformat(began) == instant(vevent, "created")


# What an officer writes on one day, one after the other, and on the next.
CHANGES: tuple[dict[str, str], ...] = (
    {},
    {"sequence": "1", "updated": "2026-03-14", "status": "cancelled"},
    {"sequence": "2", "updated": "2026-03-14"},
    {"sequence": "4", "updated": "2026-03-14 16:00"},
    {"sequence": "5", "updated": "2026-03-15"},
    {"sequence": "999", "updated": "2026-03-15"},
)


@pytest.mark.parametrize("published", ["2026-03-14", "2026-03-14 15:00", "2026-03-01"])
def test_two_changes_of_an_event_on_one_day_have_two_stamps(tmp_path: Path, published: str) -> None:
    stamps = []
    for number, fields in enumerate(CHANGES):
        words = {"correction": "A word."} if fields else {}
        text = event(published=published, **fields, **words)
        library = small(tmp_path / str(number), {"content/events/e.md": text})
        files, documents = calendars(library, ADDRESSES), feeds(library, ADDRESSES)
        stamp = instant(first(files[ONE]), "last-modified")
        for name in (ONE, ALL, "calendars/meeting.ics"):
            vevent = first(files[name])
            assert instant(vevent, "dtstamp") == instant(vevent, "last-modified") == stamp
        [entry] = items(documents, "events")
        modified = entry.get("date_modified", entry["date_published"])
        assert datetime.fromisoformat(modified) == stamp
        assert at(atom(documents, "events"), "atom:entry/atom:updated") == [modified]
        stamps.append(stamp)
    assert stamps == sorted(set(stamps))
    assert stamps[0].second == 0


def test_the_stamp_of_a_change_is_never_far_from_its_day(tmp_path: Path) -> None:
    fields = {"sequence": "999", "updated": "2026-11-22 12:59", "correction": "A word."}
    library = small(tmp_path, {"content/events/e.md": event(**fields)})
    stamp = instant(first(calendars(library, ADDRESSES)[ONE]), "dtstamp")
    assert stamp - library.moment < timedelta(minutes=20)


def test_a_second_correction_of_a_news_item_is_told_apart_by_its_hour(tmp_path: Path) -> None:
    stamps = []
    for number, updated in enumerate(("2026-03-14", "2026-03-14 11:20", "2026-03-14 11:21")):
        text = news(date="2026-03-14", updated=updated, correction="A word.")
        library = small(tmp_path / str(number), {"content/news/a.md": text})
        [entry] = items(feeds(library, ADDRESSES), "news")
        stamps.append(entry["date_modified"])
    assert stamps == sorted(set(stamps))
