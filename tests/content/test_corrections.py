"""A correction never turns the clock back, and every product dates it alike."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from dissemination.calendars import calendars
from dissemination.feeds import feeds
from tests.support.feed_documents import at, atom, items, rss
from tests.support.ics import ONE, first, instant
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
        "content/events/e.md": event(published=published, sequence="1", **fields),
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
