"""Feeds: the same entries in RSS, Atom and JSON Feed, stable, whole and readable."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from dissemination.cache import Cache
from dissemination.feeds import announced
from dissemination.feeds.archive import series
from dissemination.feeds.body import inner_html, plain_html
from dissemination.feeds.channels import channels
from dissemination.feeds.digest import last_change
from dissemination.feeds.feed import Feed
from dissemination.feeds.feed import feed as feed_of
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.size import MOST_BYTES
from dissemination.feeds.slot import Slot
from dissemination.library.published import months
from dissemination.load import load
from dissemination.model.text import ILLEGAL, TURNING
from dissemination.problems import ContentError
from dissemination.publication.icons import icons
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.site.partials import Partials
from dissemination.urls import OPML, Addresses, Announced
from tests.support.feed_documents import (
    ENDINGS,
    NAMES,
    NEWS_DOCUMENTS,
    at,
    atom,
    body_of,
    feed_files,
    items,
    parsed,
    picture,
    rss,
    three,
)
from tests.support.frozen import THEME
from tests.support.pages import content_of, pages_of
from tests.support.products import feeds
from tests.support.small import (
    ADDRESSES,
    ITEMS,
    MOMENT,
    PRACTICE,
    PROJECT,
    SITE,
    event,
    minimal,
    news,
    quoted,
    small,
)
from tests.support.xpath import text_content

AWKWARD = 'R&D <news> ]]> "q" 😀 &amp;'
CHANGED = {"sequence": "1", "updated": "2026-04-01", "correction": "It was told anew."}


def test_every_list_has_a_feed(tmp_path: Path) -> None:
    training = "- id: T1\n  title: A training\n  summary: A summary.\n"
    documents = feed_files(tmp_path, {"data/training.yml": training})
    assert list(documents) == [
        *(f"feeds/{name}.{ending}" for name in ("all", "news", "events") for ending in ENDINGS),
        *("feeds/news/project.xml", "feeds/partners/first.xml", "feeds/training/t1.xml"),
        *("feeds/digest.xml", "feeds/feeds.opml"),
    ]


def test_ids_order_titles_and_texts_are_equal_in_all_formats(tmp_path: Path) -> None:
    documents = three(tmp_path)
    for name, expected in {"news": ["z", "a", "b"], "events": ["e"]}.items():
        own = items(documents, name)
        kind = {"news": "news", "events": "event"}[name]
        ids = [f"tag:small.example,2026-01-01:{kind}/{item}" for item in expected]
        bodies = [item["content_html"] for item in own]
        titles = [item["title"] for item in own]
        assert [item["id"] for item in own] == ids
        channel, feed = rss(documents, name), atom(documents, name)
        assert at(channel, ".//item/guid") == at(feed, "atom:entry/atom:id") == ids
        assert at(channel, ".//item/content:encoded") == bodies
        assert at(feed, "atom:entry/atom:content") == bodies
        assert at(channel, ".//item/title") == at(feed, "atom:entry/atom:title") == titles


def test_guids_are_no_links_and_links_are_pages(tmp_path: Path) -> None:
    documents = three(tmp_path)
    channel = rss(documents, "news")
    assert {guid.get("isPermaLink") for guid in channel.iter("guid")} == {"false"}
    pages = [f"https://small.example/news/{slug}/" for slug in ("late", "a", "b")]
    assert at(channel, ".//item/link") == pages
    assert [entry.link for entry in parsed(documents, "news", "atom.xml").entries] == pages


@pytest.mark.parametrize("address", ["https://small.example/", "https://host.example/some/p/"])
def test_feeds_know_themselves_and_their_page(tmp_path: Path, address: str) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news()}, Addresses(address))
    for ending in ("xml", "atom.xml"):
        feed = parsed(documents, "news", ending).feed
        assert feed.link == f"{address}news/"
        own = [link.href for link in feed.links if link.rel == "self"]
        assert own == [f"{address}feeds/news.{ending}"]
    own = json.loads(documents["feeds/news.json"])
    assert own["feed_url"] == f"{address}feeds/news.json"
    assert own["home_page_url"] == f"{address}news/"


def test_dates_are_the_items_own(tmp_path: Path) -> None:
    documents = three(tmp_path)
    channel, feed = rss(documents, "news"), atom(documents, "news")
    dates = ["2026-03-15T00:00:00+01:00", "2026-03-14T00:00:00+01:00", "2026-03-14T00:00:00+01:00"]
    assert at(feed, "atom:entry/atom:published") == dates
    assert [item["date_published"] for item in items(documents, "news")] == dates
    written_dates = at(channel, ".//item/pubDate")
    assert written_dates[0] == "Sun, 15 Mar 2026 00:00:00 +0100"
    assert [parsedate_to_datetime(day).isoformat() for day in written_dates] == dates
    assert at(feed, "atom:entry/atom:updated")[1] == "2026-04-01T10:30:00+02:00"
    assert items(documents, "news")[1]["date_modified"] == "2026-04-01T10:30:00+02:00"
    assert at(channel, ".//item/atom:updated") == ["2026-04-01T10:30:00+02:00"]
    assert at(feed, "atom:updated") == ["2026-04-01T10:30:00+02:00"]
    assert at(channel, "channel/lastBuildDate") == ["Wed, 01 Apr 2026 10:30:00 +0200"]


def test_offsets_of_old_are_whole(tmp_path: Path) -> None:
    liberia = SITE.replace("Europe/Berlin", "Africa/Monrovia")
    files = {"content/news/a.md": news(date="1970-01-01"), "data/site.yml": liberia}
    documents = feed_files(tmp_path, files)
    assert at(rss(documents, "news"), ".//item/pubDate") == ["Thu, 01 Jan 1970 00:44:30 +0000"]
    assert items(documents, "news")[0]["date_published"] == "1970-01-01T00:44:30+00:00"


def test_nothing_depends_on_the_moment_but_what_is_public(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(id="a"),
        "content/news/b.md": news(id="b", date="2026-11-30"),
        "content/news/c.md": news(id="c", draft="yes"),
        "content/news/d.md": news(id="d", withdrawn="2026-05-01"),
    }
    before = feed_files(tmp_path, files)
    assert [item["id"][-1] for item in items(before, "news")] == ["a"]
    assert before == feeds(load(tmp_path, MOMENT.replace(day=29)), ADDRESSES)
    after = feeds(load(tmp_path, MOMENT.replace(month=12)), ADDRESSES)
    assert [item["id"][-1] for item in items(after, "news")] == ["b", "a"]


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    assert three(tmp_path) == feeds(load(tmp_path, MOMENT), ADDRESSES)


def test_ids_survive_a_new_file_title_category_and_address(tmp_path: Path) -> None:
    before = feed_files(tmp_path / "before", {"content/news/old.md": news()})
    files = {"content/news/new.md": news(title="New"), "content/news/x.md": news(id="x")}
    after = feed_files(tmp_path / "after", files, Addresses("https://other.example/"))
    assert items(before, "news")[0]["id"] in [item["id"] for item in items(after, "news")]
    assert parsed(before, "news", "atom.xml").feed.id == parsed(after, "news", "atom.xml").feed.id


def test_an_awkward_title_arrives_as_written(tmp_path: Path) -> None:
    title, summary = quoted(AWKWARD), quoted(f"S {AWKWARD}")
    documents = feed_files(tmp_path, {"content/news/a.md": news(title=title, summary=summary)})
    for ending in ("xml", "atom.xml"):
        assert parsed(documents, "news", ending).entries[0].title == AWKWARD
    assert items(documents, "news")[0]["title"] == AWKWARD
    assert items(documents, "news")[0]["summary"] == f"S {AWKWARD}"
    assert parsed(documents, "news", "atom.xml").entries[0].summary == f"S {AWKWARD}"
    [description] = at(rss(documents, "news"), ".//item/description")
    assert text_content(html.fromstring(description)) == f"S {AWKWARD}"


@given(title=st.text(min_size=1, max_size=60))
def test_any_title_that_passes_the_check_arrives_as_written(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    title = title.strip()
    assume(title and not ILLEGAL.search(title) and not TURNING.search(title))
    assume(title.splitlines() == [title])
    root = tmp_path_factory.mktemp("project")
    try:
        documents = feed_files(root, {"content/news/a.md": news(title=quoted(title))})
    except ContentError:
        assume(False)
    assert at(rss(documents, "news"), ".//item/title") == [title]
    assert items(documents, "news")[0]["title"] == title
    if not guessed(title):
        arrived = parsed(documents, "news", "atom.xml").entries[0].title
        assert " ".join(arrived.split()) == " ".join(title.split())


def guessed(text: str) -> bool:
    """Whether feedparser would take text for a wrong encoding, and "mend" it."""
    try:
        return text.encode("latin-1").decode() != text
    except UnicodeError:
        return any("\x80" <= character <= "\x9f" for character in text)


def test_news_of_others_say_who_reported_it(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news(reported_by="paper")})
    address = "https://paper.example/note?a=1&b=2"
    [item] = items(documents, "news")
    assert item["external_url"] == address
    assert item["content_html"].startswith(
        "<p><strong>Reported by:</strong> "
        '<a href="https://paper.example/note?a=1&amp;b=2">The Paper</a></p>'
    )
    [entry] = parsed(documents, "news", "atom.xml").entries
    assert [link.href for link in entry.links if link.rel == "via"] == [address]
    assert at(rss(documents, "news"), ".//item/dc:source") == [address]


def test_a_correction_ends_the_text(tmp_path: Path) -> None:
    item = news(updated="2026-04-01", correction=quoted("The town was <wrong>."))
    [entry] = items(feed_files(tmp_path, {"content/news/a.md": item}), "news")
    assert entry["content_html"].endswith(
        "<p><strong>Corrected on 1 April 2026:</strong> The town was &lt;wrong&gt;.</p>"
    )


def test_an_event_is_announced_with_its_time(tmp_path: Path) -> None:
    place = "{town: Berlin, country: DE}"
    item = event(start="2026-06-03 10:00", end="2026-06-04 16:30", place=place)
    documents = feed_files(tmp_path, {"content/events/e.md": item})
    [entry] = items(documents, "events")
    assert entry["date_published"] == "2026-03-14T00:00:00+01:00"
    assert entry["_event"] == {
        "about": "https://small.example/feeds/",
        "type": "Meeting",
        "status": "planned",
        "start": "2026-06-03T10:00:00+02:00",
        "end": "2026-06-04T16:30:00+02:00",
        "place": "Berlin, Germany",
    }
    assert entry["content_html"].startswith("<p><strong>When:</strong> 3 June 2026, 10:00")
    assert "<br><strong>Where:</strong> Berlin, Germany</p>" in entry["content_html"]
    for feed in (rss(documents, "events"), atom(documents, "events")):
        assert at(feed, ".//ev:startdate") == ["2026-06-03T10:00:00+02:00"]
        assert at(feed, ".//ev:enddate") == ["2026-06-04T16:30:00+02:00"]


def test_an_unknown_day_is_named_and_an_inferred_one_is_not(tmp_path: Path) -> None:
    inferred = "[{day: 2026-06-02, reason: It was the day before.}]"
    files = {
        "content/events/u.md": event(id="u", start="", days_unknown="2026-11"),
        "content/events/e.md": event(id="e", inferred_days=inferred, published="2026-03-13"),
    }
    documents = feed_files(tmp_path, files)
    unknown, dated = items(documents, "events")
    assert "date not yet known; announced on 14 March 2026" in unknown["content_html"]
    assert "start" not in unknown["_event"]
    assert dated["_event"]["start"] == dated["_event"]["end"] == "2026-06-03"
    assert "2 June" not in dated["content_html"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_became_of_an_event_comes_first(tmp_path: Path, status: str) -> None:
    online = "https://meet.example/"
    [before] = items(
        feed_files(tmp_path / "a", {"content/events/e.md": event(online=online)}), "events"
    )
    changed = event(status=status, online=online, **CHANGED)
    documents = feed_files(tmp_path / "b", {"content/events/e.md": changed})
    [entry] = items(documents, "events")
    assert entry["content_html"].startswith(f"<p><strong>This event was {status}.")
    word = status.capitalize()
    assert (entry["title"], entry["summary"]) == (f"{word}: An event", f"{word}: A summary.")
    assert at(rss(documents, "all"), ".//item/title") == [f"{word}: An event"]
    assert at(rss(documents, "all"), ".//item/description") == [f"{word}: A summary."]
    assert at(atom(documents, "events"), "atom:entry/atom:title") == [f"{word}: An event"]
    assert at(atom(documents, "events"), "atom:entry/atom:summary") == [f"{word}: A summary."]
    same = ("id", "url", "date_published")
    assert [entry[name] for name in same] == [before[name] for name in same]
    assert entry["date_modified"] > entry["date_published"]
    assert "Online:" in before["content_html"]
    assert "Online:" not in entry["content_html"]


def test_a_title_that_says_so_itself_says_it_once(tmp_path: Path) -> None:
    words = {"title": '"CANCELLED: An event"', "summary": '"Cancelled: we are ill."'}
    text = event(status="cancelled", **words, **CHANGED)
    [entry] = items(feed_files(tmp_path, {"content/events/e.md": text}), "events")
    assert (entry["title"], entry["summary"]) == ("CANCELLED: An event", "Cancelled: we are ill.")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Postponed, no day yet", "Postponed, no day yet"),
        ("postponed – An event", "postponed – An event"),
        ("Postponed dreams", "Postponed: Postponed dreams"),
        ("Postponed", "Postponed"),
    ],
)
def test_only_a_title_that_begins_by_saying_so_says_so(
    tmp_path: Path, title: str, told: str
) -> None:
    text = event(status="postponed", title=quoted(title), **CHANGED)
    [entry] = items(feed_files(tmp_path, {"content/events/e.md": text}), "events")
    assert entry["title"] == told


def test_a_moved_event_says_from_when(tmp_path: Path) -> None:
    item = event(status="moved", moved_from="2026-05-03", **CHANGED)
    [entry] = items(feed_files(tmp_path, {"content/events/e.md": item}), "events")
    assert entry["content_html"].startswith("<p><strong>Moved from 3 May 2026.</strong></p>")
    assert (entry["title"], entry["summary"]) == ("An event", "Moved from 3 May 2026. A summary.")


def test_every_address_in_a_text_is_absolute(tmp_path: Path) -> None:
    links = "[a](#head) [b](../b.md) [c](../b.md#x) [d](https://d.example/?) ![p](p.png)[^1]"
    files = {
        "content/news/a/index.md": news(f"## Head\n\n{links}\n\n[^1]: Note."),
        "content/news/b.md": news("## X", id="b", date="2026-01-01"),
    }
    root = minimal(tmp_path, **files)
    (root / "content/news/a/p.png").write_bytes(picture())
    [entry, _] = items(feeds(load(root, MOMENT), ADDRESSES), "news")
    body = html.fragment_fromstring(entry["content_html"], create_parent="div")
    assert [value for _, _, value, _ in body.iterlinks()] == [
        "https://small.example/news/a/#head",
        "https://small.example/news/b/",
        "https://small.example/news/b/#x",
        "https://d.example/?",
        "https://small.example/news/a/p.png",
        "https://small.example/news/a/#fn-1",
    ]
    [image] = body.iter("img")
    assert dict(image.attrib) == {
        "width": "600",
        "height": "2",
        "src": "https://small.example/news/a/p.png",
        "alt": "p",
    }


def test_an_items_picture_is_in_text_and_fields(tmp_path: Path) -> None:
    item = news(image="p.png", image_alt=quoted('A "tower"'))
    root = minimal(tmp_path, **{"content/news/a/index.md": item})
    (root / "content/news/a/p.png").write_bytes(picture())
    documents = feeds(load(root, MOMENT), ADDRESSES)
    address = "https://small.example/news/a/p.png"
    [entry] = items(documents, "news")
    assert entry["image"] == address
    [image] = html.fromstring(entry["content_html"]).iter("img")
    assert (image.get("src"), image.get("alt"), image.get("width")) == (address, 'A "tower"', "600")
    for feed in (rss(documents, "news"), atom(documents, "news")):
        [media] = feed.iterfind(".//media:content", NAMES)
        assert dict(media.attrib) == {
            "url": address,
            "medium": "image",
            "type": "image/png",
            "fileSize": str(len(picture())),
            "width": "600",
            "height": "2",
        }


def test_a_text_needs_no_page_around_it(tmp_path: Path) -> None:
    text = """\
Para with a note.[^1]

> [!WARNING]
> Careful *now*.

- [x] done
- [ ] open

| a | b |
|:--|--:|
| 1 | 2 |

<details><summary>More <kbd>k</kbd></summary>

Inner.

</details>

```python
x  = 1 < 2

  y
```

[^1]: The note 😀.
"""
    body = body_of(tmp_path, text)
    allowed = {"href", "src", "alt", "align", "title"}
    assert {name for part in body.iterdescendants() for name in part.attrib} <= allowed
    assert not {part.tag for part in body.iterdescendants()} & {
        "input",
        "div",
        "details",
        "section",
    }
    plain_text = " ".join(body.text_content().split())
    assert plain_text.startswith(
        "Para with a note.1 Warning Careful now. ☑ done ☐ open a b 1 2 More k"
    )
    assert plain_text.endswith("The note 😀.")
    assert body.find(".//pre").text_content() == "x  = 1 < 2\n\n  y\n"
    assert body.find("blockquote/p/strong").text == "Warning"


@pytest.mark.parametrize("text", ["", "<!-- only a comment -->", "a<!-- b -->c"])
def test_comments_are_no_text(text: str) -> None:
    assert "--" not in inner_html(plain_html(text, "https://small.example/"))


def test_an_item_in_another_language_says_so(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news("نص.", language="ar", title="خبر")})
    [entry] = items(documents, "news")
    assert entry["language"] == "ar"
    assert entry["content_html"] == '<div lang="ar" dir="rtl"><p>نص.</p>\n</div>'
    assert at(rss(documents, "news"), ".//item/dc:language") == ["ar"]
    assert parsed(documents, "news", "atom.xml").entries[0].title_detail.language == "ar"


def test_an_empty_list_gives_valid_empty_feeds(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {})
    for name in ("news", "events"):
        assert items(documents, name) == []
        for ending in ("xml", "atom.xml"):
            document = parsed(documents, name, ending)
            assert document.entries == []
            assert document.feed.title == f"SMALL: {name.capitalize()}"
            assert re.search("2026-01-01T00:00|01 Jan 2026 00:00", document.feed.updated)


def test_a_project_that_has_ended_says_so(tmp_path: Path) -> None:
    running = feed_files(tmp_path, {})
    assert "ended" not in running["feeds/news.xml"].decode()
    ended = feed_files(tmp_path, {"data/project.yml": PROJECT.replace("2028-12", "2025-12")})
    assert parsed(ended, "news", "xml").feed.subtitle.endswith(
        "The project ended in December 2025."
    )
    assert "The project ended in December 2025." in ended["feeds/news.json"].decode()


def test_a_known_publisher_is_credited(tmp_path: Path) -> None:
    nobody = feed_files(tmp_path, {"content/news/a.md": news()})
    assert at(rss(nobody, "news"), ".//dc:creator") == []
    assert parsed(nobody, "news", "atom.xml").feed.author == "Editors of the SMALL site"
    publisher = "publisher:\n  name: Jo & Co\n  website: https://jo.example/\n"
    credited = feed_files(tmp_path, {"data/site.yml": SITE + publisher})
    assert at(rss(credited, "news"), ".//dc:creator") == ["Jo & Co"]
    assert at(rss(credited, "news"), ".//author") == []
    assert json.loads(credited["feeds/news.json"])["authors"] == [
        {"name": "Jo & Co", "url": "https://jo.example/"}
    ]


def test_a_feed_holds_the_newest_fifty(tmp_path: Path) -> None:
    files = {
        f"content/news/n{n}.md": news(id=f"n{n}", date=f"2026-01-{n % 28 + 1:02}")
        for n in range(60)
    }
    documents = feed_files(tmp_path, files)
    dates = [item["date_published"] for item in items(documents, "news")]
    assert len(dates) == 50
    assert dates == sorted(dates, reverse=True)


def test_a_feed_stays_below_512_kilobytes(tmp_path: Path) -> None:
    files = {
        f"content/news/n{n}.md": news("word & " * 6000, id=f"n{n}", date=f"2026-01-{n + 1:02}")
        for n in range(20)
    }
    documents = feed_files(tmp_path, files)
    largest = max(len(documents[f"feeds/{name}"]) for name in NEWS_DOCUMENTS)
    assert largest <= MOST_BYTES < largest * 1.15
    counts = {len(parsed(documents, "news", ending).entries) for ending in ("xml", "atom.xml")}
    assert counts == {len(items(documents, "news"))}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Feed:
    """A feed of a project without items."""
    library = small(tmp_path_factory.mktemp("empty"), {})
    return feed_of(next(iter(channels(library))), library, ADDRESSES)


def slots_of(weights: list[int]) -> list[Slot]:
    """Slots of so many bytes, given from the oldest, as feeds have them: the newest first. One of
    no bytes is empty."""
    return [
        Slot(MOMENT + timedelta(days=n), f"n{n}", str(size), threes if size else None)
        for n, size in enumerate(weights)
    ][::-1]


def threes() -> FeedEntry:
    raise AssertionError("no entry need be made to divide a list")


def fits(document: Feed) -> bool:
    return sum(int(slot.version) for slot in document.slots) <= 100


LONG_AFTER = MOMENT + timedelta(days=1000)
WEIGHTS = st.lists(st.integers(0, 20) | st.integers(0, 200), max_size=160)


@given(weights=WEIGHTS, more=WEIGHTS)
def test_archives_are_small_whole_and_closed_for_ever(
    empty: Feed, weights: list[int], more: list[int]
) -> None:
    newest, *archives = series(empty, slots_of(weights), fits, LONG_AFTER)
    documents = {document.name: document for document in archives}
    reached, document = {*newest.slots}, newest
    while document.previous:
        document = documents[document.previous]
        reached |= {*document.slots}
        assert document.current == "all"
    assert reached == {slot for slot in slots_of(weights) if slot.make}
    in_archives = [slot for document in archives for slot in document.slots[::-1]]
    in_order = sorted(reached, key=lambda slot: slot.published)
    assert in_archives == (in_order[: len(in_archives)] if archives else [])
    assert {*in_order[len(in_archives) :]} <= {*newest.slots}  # of which the open one is empty
    assert all(fits(each) or len(each.slots) == 1 for each in (newest, *archives))
    assert [each.is_closed for each in archives] == [True] * (len(archives) - 1) + [False] * bool(
        archives
    )
    later = {each.name: each for each in series(empty, slots_of(weights + more), fits, LONG_AFTER)}
    for closed in archives[:-1]:
        assert later[closed.name] == closed


def test_what_comes_later_on_the_day_moves_nothing_that_is_closed(empty: Feed) -> None:
    """The fiftieth item of a day, and one of the same day that sorts before it."""
    midnight = MOMENT.replace(hour=0)
    old = [Slot(MOMENT - timedelta(days=n), f"n{n}", "1", threes) for n in range(1, 50)]
    today = [Slot(midnight, "b", "1", threes), Slot(midnight, "c", "1", threes)]
    [whole] = series(empty, [today[0], *old], fits, midnight)
    assert whole.previous is None
    for day in range(2):
        closed = [
            [slot.id for slot in each.slots]
            for each in series(empty, [*today, *old], fits, midnight + timedelta(days=day))
            if each.is_closed
        ]
        assert closed == ([["c", *(slot.id for slot in old)]] if day else [])


MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# After how long an entry changes: which one, by a new day or an hour, and how.
CHANGES = st.lists(
    st.tuples(st.integers(1, 3000), st.integers(0, 4), st.booleans()), min_size=1, max_size=40
)


@given(changes=CHANGES)
def test_every_change_makes_the_stamp_of_a_digest_later(
    changes: list[tuple[int, int, bool]],
) -> None:
    """Entries 0 and 1 are events, whose changes are counted; others that change twice on one day
    say the hour, as the check asks."""
    end = now = datetime(2026, 3, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    stamps: dict[int, datetime] = {}
    counts = dict.fromkeys(range(2), 0)
    last: datetime | None = None
    for minutes, entry, is_bare in changes:
        now = (now.astimezone(UTC) + minutes * MINUTE).astimezone(end.tzinfo)
        bare = now.replace(hour=0, minute=0)
        before = stamps.get(entry, end)
        stamp = bare if is_bare and (entry in counts or bare > before) else now
        if entry in counts:
            counts[entry] += 1
            stamp += timedelta(seconds=counts[entry])
        if stamp <= max(before, end):
            continue
        stamps[entry] = stamp
        later = last_change(stamps.values(), end)
        assert later is not None
        assert last is None or later > last
        last = later
    assert last_change([end, end - DAY], end) is None


def test_digests_and_editions_lead_each_to_its_own_place(tmp_path: Path) -> None:
    files = {
        **ITEMS,
        "content/news/b.md": news(id="b", title="Ein Tag", language="de", date="2026-04-02"),
        "content/events/x.md": event(id="x", title="On that day", published="2026-04-02"),
        "content/practices/y.md": ITEMS[PRACTICE]
        .replace("id: sharing", "id: y")
        .replace("2026-11-01", "2026-04-02"),
        "content/news/c.md": news(id="c", date="2026-05-03", withdrawn="2026-06-01"),
        "data/site.yml": SITE.replace(
            "  preface: A preface.",
            "  preface: A preface.\n  editions:\n    - {number: 2, day: 2026-10-01, changes: "
            "[More.]}\n    - {number: 1, day: 2026-04-01}",
        ),
    }
    library = small(tmp_path, files)
    documents = feeds(library, ADDRESSES)
    pages = pages_of(Partials(library, ADDRESSES))
    by_url = {
        entry.link.removeprefix(ADDRESSES.root): entry
        for entry in parsed(documents, "digest", "xml").entries
    }
    assert list(by_url) == ["news/2026/10/", "news/2026/04/", "news/2026/03/"]
    for address, entry in by_url.items():
        own = html.fragment_fromstring(content_of(pages[address]), create_parent="div")
        links = [
            urljoin(f"{ADDRESSES.root}{address}", a.get("href")) for a in own.iterfind(".//ol//a")
        ]
        assert links == [a.get("href") for a in html.fromstring(entry.content[0].value).iter("a")]
    assert 'lang="de"' in content_of(pages["news/2026/04/"])
    gone = pages["news/2026/05/"]
    assert "Nothing published in this month is still public." in content_of(gone)
    assert not gone.is_listed
    assert [f"{month.first:%m}" for month in months(library)] == ["03", "04", "05", "10"]
    editions = [item["url"] for item in items(documents, "all") if ":edition/" in item["id"]]
    history = Partials(library, ADDRESSES).render("macros/editions", "best-practices/")
    assert editions == [f"https://small.example/best-practices/#edition-{n}" for n in (2, 1)]
    assert all(f'id="edition-{n}"' in history for n in (1, 2))


def test_a_digest_that_is_too_large_leads_to_the_rest(tmp_path: Path) -> None:
    summary = quoted("<&> " * 74)
    files = {
        f"content/news/n{n:03}.md": news(
            id=f"n{n:03}", title=f"Number {n} {'<&> ' * 30}", summary=summary
        )
        for n in range(400)
    }
    documents = feed_files(tmp_path, files)
    assert MOST_BYTES * 0.7 < len(documents["feeds/digest.xml"]) <= MOST_BYTES
    [entry] = parsed(documents, "digest", "xml").entries
    body = html.fromstring(f"<div>{entry.content[0].value}</div>")
    told = len(body.findall("h2"))
    [*_, rest] = body.iter("a")
    assert rest.text == f"{400 - told} more items are on the page of this month."
    assert rest.get("href") == entry.link == "https://small.example/news/2026/03/"
    assert re.fullmatch(r"400 items: .*; …", text_content(html.fromstring(entry.summary)))


def test_feeds_show_whose_they_are_in_pictures_that_exist(tmp_path: Path) -> None:
    addresses = Addresses("https://small.example/a/b/")
    documents = feed_files(tmp_path, {}, addresses)
    json_feed, channel = json.loads(documents["feeds/all.json"]), rss(documents, "all")
    named = {
        "icon": json_feed["icon"],
        "favicon": json_feed["favicon"],
        "image": channel.findtext("channel/image/url"),
        "logo": at(atom(documents, "all"), "atom:logo")[0],
    }
    assert at(atom(documents, "all"), "atom:icon") == [named["favicon"]]
    files = {icon.address: icon.make() for icon in icons(theme_tokens(THEME), Cache())}
    sizes = {}
    for name, address in named.items():
        with Image.open(BytesIO(files[address.removeprefix(addresses.root)])) as picture_file:
            assert picture_file.format == "PNG"
            sizes[name] = picture_file.size
    assert sizes == {
        "icon": (512, 512),
        "favicon": (64, 64),
        "image": (144, 144),
        "logo": (512, 256),
    }
    image = channel.find("channel/image")
    assert [(part.tag, part.text) for part in image][1:] == [
        *(("title", "SMALL: Everything"), ("link", addresses.root)),
        *(("width", "144"), ("height", "144")),
    ]
    assert channel.findtext("channel/title") == image.findtext("title")
    assert channel.findtext("channel/link") == image.findtext("link")


def test_one_huge_item_is_left_in(tmp_path: Path) -> None:
    cells = "".join(f"{100 * sign}|\n" for sign in ("|a", "|-", *(200 * ["|a"])))
    files = {f"content/news/{n}.md": news(cells, id=n) for n in ("a", "b")}
    assert len(items(feed_files(tmp_path, files), "news")) == 1


def test_no_byte_names_a_version_or_a_clock(tmp_path: Path) -> None:
    for document in three(tmp_path).values():
        assert b"feedgen" not in document
        assert f"{datetime.now(UTC):%Y-%m-%dT}".encode() not in document


def test_pages_announce_every_feed_rss_first(tmp_path: Path) -> None:
    library = small(tmp_path, {})
    entries = announced(library)
    rss = "application/rss+xml"
    assert entries[0] == Announced(
        rss, "SMALL: Everything (RSS)", "Everything", "feeds/all.xml", ""
    )
    assert {entry.href for entry in entries} == set(feeds(library, ADDRESSES)) - {OPML}
    assert [entry.everywhere for entry in entries] == [True] * 9 + [False] * 3
    assert len({entry.title for entry in entries}) == len(entries)


def test_the_address_of_a_feed_is_below_the_root(tmp_path: Path) -> None:
    for name in feed_files(tmp_path, {}):
        assert not urlsplit(name).scheme
        assert not name.startswith("/")


def test_the_authority_and_day_make_the_id(tmp_path: Path) -> None:
    library = small(tmp_path, {"content/news/a.md": news()})
    other = replace(
        library, settings=library.settings.model_copy(update={"authority": "o.example"})
    )
    assert items(feeds(other, ADDRESSES), "news")[0]["id"] == "tag:o.example,2026-01-01:news/a"


def test_a_deep_text_loses_nothing(tmp_path: Path) -> None:
    levels = "".join(f"{'  ' * depth}- a{depth}\n" for depth in range(50))
    item = news(f"Text.\n\n{levels}\nLAST", updated="2026-04-01", correction="A word.")
    [entry] = items(feed_files(tmp_path, {"content/news/a.md": item}), "news")
    assert all(text in entry["content_html"] for text in ("a49", "LAST", "A word."))
    deep = f"{'<blockquote>' * 300}x{'</blockquote>' * 300}<p>LAST</p>"
    assert inner_html(plain_html(deep, "https://small.example/")).endswith("<p>LAST</p>")


def test_each_part_of_a_text_has_the_direction_of_its_language(tmp_path: Path) -> None:
    fields = {"language": "he", "updated": "2026-04-01", "correction": "A word."}
    files = {
        "content/events/e.md": event("שלום עולם.", **fields),
        "content/news/a.md": news("Text.", id="en", language="en"),
        "content/news/b.md": news("Text.", id="de", language="de"),
    }
    documents = feed_files(tmp_path / "a", files)
    [entry] = items(documents, "events")
    assert entry["content_html"] == (
        '<p lang="en" dir="ltr"><strong>When:</strong> 3 June 2026</p>'
        '<div lang="he" dir="rtl"><p>שלום עולם.</p>\n</div>'
        '<p lang="en" dir="ltr"><strong>Corrected on 1 April 2026:</strong> A word.</p>'
    )
    texts = {item["id"][-2:]: item["content_html"] for item in items(documents, "news")}
    assert texts == {"en": "<p>Text.</p>", "de": '<div lang="de" dir="ltr"><p>Text.</p>\n</div>'}


def test_hours_without_an_end_have_none(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/events/e.md": event(start="2026-06-03 10:00")})
    assert "end" not in items(documents, "events")[0]["_event"]
    assert at(rss(documents, "events"), ".//ev:enddate") == []
    assert at(rss(documents, "events"), ".//ev:startdate") == ["2026-06-03T10:00:00+02:00"]


def test_the_digest_has_what_became_of_events(tmp_path: Path) -> None:
    gone = event(status="cancelled", sequence="1", updated="2026-03-20", correction="Ill.")
    documents = feed_files(tmp_path, {"content/events/e.md": gone})
    document = documents["feeds/digest.xml"].decode()
    section = "<p>Meeting · 3 June 2026</p><p>Cancelled: A summary.</p>"
    assert escape(section, quote=False) in document


def test_the_digest_counts_one_and_names_the_language_of_an_item(tmp_path: Path) -> None:
    item = news(title="Ein Titel", summary="Ein Satz.", language="de")
    documents = feed_files(tmp_path, {"content/news/a.md": item})
    [entry] = parsed(documents, "digest", "xml").entries
    assert entry.summary == "1 item: Ein Titel"
    [text] = at(rss(documents, "digest"), ".//item/content:encoded")
    assert text == (
        '<h2 lang="de" dir="ltr"><a href="https://small.example/news/a/">Ein Titel</a></h2>'
        '<p>Project</p><p lang="de" dir="ltr">Ein Satz.</p>'
    )


def test_what_left_a_digest_is_counted(tmp_path: Path) -> None:
    gone = {f"content/news/{n}.md": news(id=f"n{n}", withdrawn="2026-05-01") for n in range(2)}
    for count in (1, 2):
        files = {"content/news/a.md": news(), **dict([*gone.items()][:count])}
        documents = feed_files(tmp_path / str(count), files)
        [entry] = parsed(documents, "digest", "xml").entries
        sentence = {1: "1 item is no longer shown.", 2: "2 items are no longer shown."}[count]
        assert entry.content[0].value.endswith(f"<p>{sentence}</p>")


def test_a_digest_is_updated_by_the_corrections_that_it_tells(tmp_path: Path) -> None:
    """What moves its time is told in it, and what is not told does not move it."""
    corrections = {"": "", "2026-03-20": "", "2026-05-02 10:00": "2026-05-02T10:00:00+02:00"}
    for updated, moved in corrections.items():
        fields = {"updated": updated, "correction": "Ten, not nine." if updated else ""}
        files = {"content/news/a.md": news(**fields), "content/events/e.md": event()}
        documents = feed_files(tmp_path / (updated or "none").replace(":", ""), files)
        assert at(rss(documents, "digest"), ".//item/atom:updated") == [moved] * bool(moved)
        told = "Corrected:&lt;/strong&gt; Ten, not nine." in documents["feeds/digest.xml"].decode()
        assert told == bool(moved)


def test_what_pages_of_events_announce_first_is_about_events(inno_drop: Path) -> None:
    page = html.parse(str(inno_drop / "events/2017/04/index.html")).getroot()
    first = page.xpath("//link[@rel='alternate']/@href")[0]
    assert first.endswith("feeds/events.xml")
