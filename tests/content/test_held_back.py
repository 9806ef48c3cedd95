"""What is of a day is public from its midnight in the project's zone, whatever its stamp;
and what is held back is said by the build."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from dissemination.load import load
from tests.support.feed_documents import items
from tests.support.frozen import LOG
from tests.support.products import feeds
from tests.support.small import ADDRESSES, SITE, event, minimal, news

HOUR: Final = 'bare_day_at: "09:00"\n'
NEW_YORK: Final = SITE.replace("Europe/Berlin", "America/New_York")
MIDNIGHT: Final = {
    HOUR + SITE: datetime(2026, 11, 21, 23, tzinfo=UTC),
    HOUR + NEW_YORK: datetime(2026, 11, 22, 5, tzinfo=UTC),
}
FILES: Final = {
    "content/news/a.md": news(id="a", date="2026-11-22"),
    "content/events/e.md": event(id="e", start="2027-06-03", published="2026-11-22"),
    "data/milestones.yml": """\
- {id: M1, number: "1", title: A, text: T., verification: V., reached: It was.,
   published: 2026-11-22}
""",
}
EDITION: Final = "  editions: [{number: 1, day: 2026-11-22}]\n"


@pytest.mark.parametrize(("site", "midnight"), MIDNIGHT.items(), ids=["Berlin", "New York"])
def test_a_day_is_public_from_its_midnight(tmp_path: Path, site: str, midnight: datetime) -> None:
    root = minimal(tmp_path, **FILES, **{"data/site.yml": site + EDITION})
    before = load(root, midnight - timedelta(seconds=1))
    assert (items(feeds(before, ADDRESSES), "all"), len(before.held_back)) == ([], 4)
    assert before.settings.publication
    assert before.settings.publication.edition is None
    library = load(root, midnight)
    assert library.held_back == ()
    assert library.settings.publication
    assert library.settings.publication.edition is not None
    listed = items(feeds(library, ADDRESSES), "all")
    assert len(listed) == 3
    assert {item["date_published"][:16] for item in listed} == {"2026-11-22T09:00"}


def test_an_hour_is_waited_for(tmp_path: Path) -> None:
    root = minimal(tmp_path, **{"content/news/a.md": news(date="2026-11-22 13:30")})
    assert not load(root, datetime(2026, 11, 22, 12, 29, tzinfo=UTC)).news
    assert load(root, datetime(2026, 11, 22, 12, 30, tzinfo=UTC)).news


def test_new_sites_stamp_a_day_with_its_midnight(tmp_path: Path) -> None:
    library = load(minimal(tmp_path, **FILES), datetime(2026, 11, 23, tzinfo=UTC))
    assert library.settings.bare_day_at.isoformat() == "00:00:00"


def test_the_build_says_what_is_held_back(mills: Path) -> None:
    log = (mills.parent / LOG).read_text("utf-8")
    for item in ("news/secret", "news/later", "events/secret", "events/later"):
        assert re.search(rf"Held back: content/{item}\.md:[0-9]+: (date|draft|published): ", log)
    assert log.count("Held back: ") == 4
