"""The rules for feeds, a test for each, named by its number; `RULES` is the list of them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree, html

from dissemination.feeds import announced
from dissemination.feeds.body import plain_html
from dissemination.feeds.size import MOST_BYTES
from dissemination.load import load
from dissemination.model.text import ILLEGAL, TURNING
from dissemination.problems import ContentError
from dissemination.site.pages.entries import plain_text
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.urls import Addresses
from tests.support.feed_documents import (
    ENDINGS,
    NAMES,
    at,
    atom,
    feed_files,
    items,
    parsed,
    picture,
    rss,
)
from tests.support.frozen import ROOT, SUPPORT
from tests.support.locales import other_locales
from tests.support.pages import bodies_of, pages_of
from tests.support.products import feeds
from tests.support.small import (
    ADDRESSES,
    MOMENT,
    PROJECT,
    SITE,
    event,
    minimal,
    news,
    quoted,
    small,
)
from tests.support.xpath import attribute, text_content

RULES: Final = {
    1: "RSS, Atom and JSON Feed with equal ids, order and bodies",
    2: "an id from the source, in a tag: URI",
    3: "two equal ids are a problem",
    4: "links are absolute and escaped",
    5: "dates with offset, in the project's zone",
    6: "the date of publication never moves",
    7: "updated only by a correction",
    8: "equal dates are ordered by id",
    9: "nothing of the future, no draft, nothing expired",
    10: "the full body after a summary",
    11: "summaries are plain text",
    12: "titles are plain text",
    13: "every address in a body is absolute",
    14: "bodies need no style and no script",
    15: "characters that XML forbids are a problem",
    16: "no CDATA made by hand",
    17: "text of both directions arrives as written",
    18: "one enclosure, of true length and type",
    19: "names as dc:creator",
    20: "categories are text",
    21: "every list has its feed",
    22: "every page announces its own feeds first",
    23: "a feed knows its own address and its page",
    24: "50 items and 512 kB at most",
    25: "archives",
    26: "no hub unless it is told",
    27: "equal input, equal bytes",
    28: "withdrawn and renamed items",
    29: "feeds say whose they are",
    30: "an outline of all feeds, without a dead link",
}
NOT_HERE: Final = {31: "podcasts: the site has no audio"}
AWKWARD: Final = 'R&D <news> ]]> "q" 😀 &amp;'
ALL: Final = tuple(
    f"feeds/{name}.{ending}" for name in ("all", "news", "events") for ending in ENDINGS
)

SCHEMA: Final = json.loads((SUPPORT / "jsonfeed.schema.json").read_text("utf-8"))
TRAINING: Final = "- id: T1\n  title: A training\n  summary: A summary.\n"
MILESTONE: Final = """\
- id: M1
  number: "1"
  title: A milestone
  text: It is to be reached.
  verification: A report
  reached: It was reached.
"""


def test_every_rule_has_a_test() -> None:
    numbers = [int(m[1]) for name in globals() if (m := re.match(r"test_f(\d\d)_", name))]
    assert sorted(numbers) == sorted(RULES)
    assert sorted(RULES | NOT_HERE) == list(range(1, 32))


def problems(root: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(ContentError) as caught:
        small(root, files)
    return [str(problem) for problem in caught.value.problems]


def several(**more: str) -> dict[str, str]:
    return {
        "content/news/late.md": news(id="z", date="2026-03-15", title="Late"),
        "content/news/b.md": news("## Head\n\n[x](late.md) `a  b`", id="b"),
        "content/news/a.md": news(id="a", updated="2026-04-01", correction="A town."),
        "content/events/e.md": event(),
        **more,
    }


def many(count: int, **of_one: dict[str, str]) -> dict[str, str]:
    """News of so many days, `n000` the oldest; `n003={…}` gives fields to one of them."""
    first = datetime(2024, 1, 1, tzinfo=UTC)
    return {
        f"content/news/n{n:03}.md": news(
            id=f"n{n:03}",
            date=f"{first + timedelta(days=n):%Y-%m-%d}",
            **of_one.get(f"n{n:03}", {}),
        )
        for n in range(count)
    }


def ids(document: bytes) -> list[str]:
    return [guid.rpartition("/")[2] for guid in at(etree.fromstring(document), ".//item/guid")]


def relations(document: bytes) -> dict[str, str]:
    links = etree.fromstring(document).iterfind("./channel/atom:link", NAMES)
    return {
        attribute(link, "rel"): attribute(link, "href").removeprefix(ADDRESSES.root)
        for link in links
    }


def test_f01_three_formats_are_equal(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, several())
    for name in ("all", "news", "events"):
        own = items(documents, name)
        assert own
        channel, feed = rss(documents, name), atom(documents, name)
        for json_name, in_rss, in_atom in (
            ("id", "guid", "id"),
            ("title", "title", "title"),
            ("content_html", "content:encoded", "content"),
        ):
            values = [item[json_name] for item in own]
            assert at(channel, f".//item/{in_rss}") == values
            assert at(feed, f"atom:entry/atom:{in_atom}") == values
        for ending in ("xml", "atom.xml"):
            assert len(parsed(documents, name, ending).entries) == len(own)
    for address in filter(lambda address: address.endswith(".json"), documents):
        jsonschema.validate(json.loads(documents[address]), SCHEMA)


def test_f02_the_id_is_the_items_own(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/x.md": news(id="own-id")})
    [guid] = rss(documents, "news").iter("guid")
    assert (guid.text, guid.get("isPermaLink")) == (
        "tag:small.example,2026-01-01:news/own-id",
        "false",
    )
    for document in (documents["feeds/all.xml"], documents["feeds/news/project.xml"]):
        assert at(etree.fromstring(document), ".//guid") == [guid.text]


def test_f03_equal_ids_are_a_problem(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, {"content/news/a.md": news(), "content/news/b.md": news()})
    assert "content/news/a.md" in problem
    assert "content/news/b.md" in problem


def test_f04_links_are_absolute_and_escaped(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, several(), Addresses("https://h.example/a&b/"))
    for name in ("all", "news", "events"):
        for ending in ("xml", "atom.xml"):
            for entry in parsed(documents, name, ending).entries:
                assert entry.link.startswith("https://h.example/a&b/")
    assert b"<link>https://h.example/a&amp;b/news/late/</link>" in documents["feeds/news.xml"]


def test_f05_dates_have_an_offset(tmp_path: Path) -> None:
    documents = feed_files(
        tmp_path, several(**{"content/news/c.md": news(id="c", date="2026-06-02 18:05")})
    )
    dates = at(rss(documents, "news"), ".//item/pubDate")
    assert dates[0] == "Tue, 02 Jun 2026 18:05:00 +0200"
    assert [parsedate_to_datetime(day).isoformat() for day in dates] == [
        item["date_published"] for item in items(documents, "news")
    ]
    assert items(documents, "news")[1]["date_published"] == "2026-03-15T00:00:00+01:00"


def test_f06_publication_never_moves(tmp_path: Path) -> None:
    before = items(feed_files(tmp_path, several()), "news")
    for file in tmp_path.rglob("*.md"):
        os.utime(file, (1, 1))
    changed = several(**{"content/news/a.md": news(id="a", updated="2026-09-09", correction="B.")})
    after = items(feed_files(tmp_path, changed), "news")
    dates = [
        {item["id"]: item["date_published"] for item in entries} for entries in (before, after)
    ]
    assert dates[0] == dates[1]


def test_f07_updated_moves_by_a_correction_only(tmp_path: Path) -> None:
    [problem] = problems(tmp_path / "a", {"content/news/a.md": news(updated="2026-04-01")})
    assert "correction" in problem
    [problem] = problems(tmp_path / "b", {"content/news/a.md": news(correction="A town.")})
    assert "updated" in problem
    early = news(updated="2026-03-01", correction="A town.")
    [problem] = problems(tmp_path / "c", {"content/news/a.md": early})
    assert "before the day of publication" in problem
    documents = feed_files(tmp_path / "d", several())
    modified = [item.get("date_modified", "")[:10] for item in items(documents, "news")]
    assert modified == ["", "2026-04-01", ""]
    assert at(atom(documents, "news"), "atom:updated") == ["2026-04-01T00:00:00+02:00"]
    assert "Corrected on 1 April 2026:" in items(documents, "news")[1]["content_html"]
    bodies = bodies_of(Partials(load(tmp_path / "d", MOMENT), ADDRESSES))
    assert "Corrected on 1 April 2026: A town." in bodies["news/a/"].content


def test_f08_equal_dates_are_ordered_by_id(tmp_path: Path) -> None:
    files = {f"content/news/{9 - n}.md": news(id=f"i{n}") for n in range(5)}
    assert ids(feed_files(tmp_path, files)["feeds/news.xml"]) == [f"i{n}" for n in range(5)]


def test_f09_what_is_not_public_is_nowhere(tmp_path: Path) -> None:
    secret = {
        "content/news/f.md": news("SECRET", id="f", date="2026-12-01"),
        "content/news/d.md": news("SECRET", id="d", draft="yes"),
        "content/news/x.md": news("SECRET", id="x", summary="SECRET", expires="2026-11-21"),
        "content/events/x.md": event("SECRET", id="y", expires="2026-11-21"),
        "content/news/last.md": news("[x](x.md)", id="last", expires="2026-11-22"),
        "content/news/a.md": news(id="a", events="[y]"),
    }
    library = small(tmp_path, secret)
    assert b"SECRET" not in b"".join(feeds(library, ADDRESSES).values())
    assert ids(feeds(library, ADDRESSES)["feeds/news.xml"]) == ["a", "last"]
    partials = Partials(library, ADDRESSES)
    pages, bodies = pages_of(partials), bodies_of(partials)
    searched = [plain_text(partials, entry) for entry in library.entries.values()]
    assert len(searched) == 2
    assert not any("SECRET" in text for text in (*searched, *(b.content for b in bodies.values())))
    notice = bodies["news/x/"]
    assert "This item was shown until" in notice.content
    assert (pages["news/x/"].is_listed, "noindex" in notice.head) == (False, True)
    assert "news/f/" not in pages
    early = event(id="soon", start="2027-03-01", published="2026-11-01")
    [coming] = items(feed_files(tmp_path / "b", {"content/events/soon.md": early}), "events")
    assert coming["date_published"][:10] == "2026-11-01"


def test_f10_the_body_is_whole_and_after_the_summary(tmp_path: Path) -> None:
    text = "First.\n\n" + "A sentence. " * 500 + "\n\nLast."
    documents = feed_files(tmp_path, {"content/news/a.md": news(text)})
    assert items(documents, "news")[0]["content_html"].endswith("<p>Last.</p>")
    [item] = rss(documents, "news").iter("item")
    names = [child.tag.rpartition("}")[2] for child in item]
    assert names.index("description") < names.index("encoded")
    assert "Last." in parsed(documents, "news", "xml").entries[0].content[0].value


def test_f11_summaries_are_plain_text(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news(summary=quoted(AWKWARD))})
    assert items(documents, "news")[0]["summary"] == AWKWARD
    [summary] = atom(documents, "news").iterfind(".//atom:summary", NAMES)
    assert (summary.text, summary.get("type", "text")) == (AWKWARD, "text")
    [description] = at(rss(documents, "news"), ".//item/description")
    assert text_content(html.fromstring(description)) == AWKWARD


def test_f12_titles_are_plain_text(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news(title=quoted(AWKWARD))})
    for ending in ("xml", "atom.xml"):
        assert parsed(documents, "news", ending).entries[0].title == AWKWARD
    assert items(documents, "news")[0]["title"] == AWKWARD
    assert b'R&amp;D &lt;news&gt; ]]&gt; "q"' in documents["feeds/news.xml"]


def test_f13_addresses_in_a_body_are_absolute(tmp_path: Path) -> None:
    page = "https://small.example/news/a/"
    text = (
        '<p><img src="a.png" srcset="a.png 1x, ../b.png 2x"><video poster="p.png" src="#t"></video>'
        '<a href="#x">x</a><a href="mailto:a@b.example">m</a><q cite="../c/">q</q></p>'
    )
    body = plain_html(text, page)
    values = [part.get(name) for part in body.iter() for name in part.attrib if name != "alt"]
    assert values == [
        f"{page}a.png",
        f"{page}a.png 1x, https://small.example/news/b.png 2x",
        "https://small.example/news/a/p.png",
        f"{page}#t",
        f"{page}#x",
        "mailto:a@b.example",
        "https://small.example/news/c/",
    ]
    code = feed_files(tmp_path, {"content/news/a.md": news('`<a href="#x">`')})
    assert '&lt;a href="#x"&gt;' in items(code, "news")[0]["content_html"]


def test_f14_bodies_stand_alone(tmp_path: Path) -> None:
    text = """\
> [!NOTE]
> Noted.

| a |
|---|
| 1 |

```python
if x:
    y  =  1

```

A note.[^1]

[^1]: At the foot.
"""
    body = items(feed_files(tmp_path, {"content/news/a.md": news(text)}), "news")[0]["content_html"]
    element = html.fragment_fromstring(body, create_parent="div")
    assert element.find(".//pre").text_content() == "if x:\n    y  =  1\n\n"
    assert element.find("blockquote/p/strong").text == "Note"
    assert element.find(".//table//td").text == "1"
    assert "At the foot." in element.text_content()
    assert not {name for part in element.iter() for name in part.attrib} & {"class", "style", "id"}
    assert not {part.tag for part in element.iterdescendants()} & {
        "script",
        "style",
        "input",
        "div",
    }


def test_f15_forbidden_characters_are_a_problem(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, {"content/news/a.md": news("a\x0bb")})
    assert problem.startswith("content/news/a.md:8:")
    [problem] = problems(tmp_path, {"content/news/a.md": news("a &#x0b; b")})
    assert "U+000B" in problem


def test_f16_no_cdata_is_made_by_hand(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, {"content/news/a.md": news("A ]]> b <![CDATA\\[ c")})
    assert not any(b"<![CDATA[" in document for document in documents.values())
    [entry] = parsed(documents, "news", "xml").entries
    assert "]]&gt; b" in entry.content[0].value


def test_f17_both_directions_arrive_as_written(tmp_path: Path) -> None:
    title = "\u2068خبر\u2069 of R&D"
    documents = feed_files(tmp_path, {"content/news/a.md": news("نص", title=title, language="ar")})
    for ending in ("xml", "atom.xml"):
        assert parsed(documents, "news", ending).entries[0].title == title
        assert parsed(documents, "news", ending).feed.language == "en"
    assert items(documents, "news")[0]["content_html"].startswith('<div lang="ar" dir="rtl">')
    [problem] = problems(tmp_path / "b", {"content/news/a.md": news(title="a\u202eb")})
    assert "U+202E" in problem


@pytest.mark.parametrize(("name", "kind"), [("p.png", "image/png"), ("P.JPG", "image/jpeg")])
def test_f18_one_enclosure_of_true_length(tmp_path: Path, name: str, kind: str) -> None:
    root = minimal(tmp_path, **{"content/news/a/index.md": news(image=name, decorative="yes")})
    content = picture(kind.removeprefix("image/"))
    (root / "content/news/a" / name).write_bytes(content)
    documents = feeds(load(root, MOMENT), ADDRESSES)
    length, address = len(content), f"https://small.example/news/a/{name}"
    for ending in ("xml", "atom.xml"):
        [entry] = parsed(documents, "news", ending).entries
        [enclosure] = entry.enclosures
        assert (enclosure.href, enclosure.type, enclosure.length) == (address, kind, str(length))
        assert entry.link == "https://small.example/news/a/"
        assert [media["url"] for media in entry.media_content] == [address]
    assert items(documents, "news")[0]["attachments"] == [
        {"url": address, "mime_type": kind, "size_in_bytes": length}
    ]
    jsonschema.validate(json.loads(documents["feeds/news.json"]), SCHEMA)


def test_f19_names_are_creators(tmp_path: Path) -> None:
    documents = feed_files(
        tmp_path, several(**{"data/site.yml": SITE + "publisher:\n  name: Jo & Co\n"})
    )
    for name in ("all", "news", "events"):
        assert set(at(rss(documents, name), ".//item/dc:creator")) == {"Jo & Co"}
        assert not list(rss(documents, name).iter("author", "managingEditor"))


def test_f20_categories_are_text(tmp_path: Path) -> None:
    site = SITE.replace("title: Project", 'title: "R&D <x>"')
    documents = feed_files(tmp_path, several(**{"data/site.yml": site}))
    categories = list(rss(documents, "news").iter("category"))
    assert {(category.text, len(category.attrib)) for category in categories} == {("R&D <x>", 0)}
    assert items(documents, "news")[0]["tags"] == ["R&D <x>"]


def test_f21_every_list_has_its_feed(tmp_path: Path) -> None:
    files = several(
        **{
            "data/training.yml": TRAINING,
            "data/milestones.yml": MILESTONE + "  published: 2026-05-01\n",
            "data/site.yml": SITE.replace(
                "event_types:", "  - id: none\n    title: None\nevent_types:"
            ),
            "content/news/p.md": news(id="p", partners="[first]", training="[T1]"),
            "content/events/i.md": event(id="i", partners="[{id: first, inferred: It may be.}]"),
        }
    )
    library = small(tmp_path, files)
    documents = feeds(library, ADDRESSES)
    expected = {
        "news/project": ["z", "a", "b", "p"],
        "news/none": [],
        "partners/first": ["p"],
        "training/t1": ["p"],
        "milestones": ["M1"],
        "digest": ["2026-05", "2026-03"],
    }
    for name, shown_ids in expected.items():
        document = documents[f"feeds/{name}.xml"]
        assert ids(document) == shown_ids
        assert relations(document) == {"self": f"feeds/{name}.xml"}
    titles = [parsed(documents, name, "xml").feed.title for name in expected]
    assert len(set(titles)) == len(titles)
    bodies = bodies_of(Partials(library, ADDRESSES, announced(library)))
    for page, name in (
        ("news/category/project/", "news/project"),
        ("partners/first/", "partners/first"),
        ("training/t1/", "training/t1"),
    ):
        assert f'href="https://small.example/feeds/{name}.xml"' in bodies[page].head
        assert f'/feeds/{name}.xml"' in bodies[page].content
    assert "feeds/news/project.xml" in bodies["news/p/"].head


def test_f22_every_page_announces_its_own_feeds_first(inno_drop: Path) -> None:
    first = {
        "index.html": "feeds/all.xml",
        "news/index.html": "feeds/news.xml",
        "events/index.html": "feeds/events.xml",
        "project/milestones/index.html": "feeds/milestones.xml",
        "partners/nanoprogress/index.html": "feeds/partners/nanoprogress.xml",
        "training/t1/index.html": "feeds/training/t1.xml",
        "news/category/label/index.html": "feeds/news/label.xml",
        "about/legal/index.html": "feeds/all.xml",
    }
    for page, feed in first.items():
        links = html.parse(inno_drop / page).getroot().xpath("//head/link[@rel='alternate']")
        addresses = [link.get("href") for link in links]
        assert addresses[0] == f"https://inno-drop.example/{feed}"
        assert len(set(addresses)) == len(addresses)
        kinds = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
        assert {link.get("type") for link in links} >= kinds
        assert all(link.get("title") for link in links)
        for address in addresses:
            assert (inno_drop / address.removeprefix("https://inno-drop.example/")).is_file()
    about = html.parse(inno_drop / "feeds/index.html").getroot()
    codes = " ".join(code.text for code in about.iter("code"))
    assert all(
        f"/{file.relative_to(inno_drop)}" in codes
        for file in inno_drop.glob("feeds/**/*.xml")
        if not file.name.endswith("atom.xml")
    )
    assert len(about.xpath("//svg[@class='qr']/title")) == 4
    assert about.xpath("//a[starts-with(@href, 'webcal://inno-drop.example/calendars/')]")


def test_f23_a_feed_knows_itself_and_its_page(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, several(), Addresses("https://h.example/p/"))
    for address, document in documents.items():
        if address.endswith(".xml"):
            feed = parsed(documents, address[6:].split(".")[0], address[6:].partition(".")[2]).feed
            own = [link.href for link in feed.links if link.rel == "self"]
            assert own == [f"https://h.example/p/{address}"]
            assert feed.link.startswith("https://h.example/p/")
            assert b"<?xml-stylesheet" in document[:200]


def test_f24_fifty_items_and_512_kilobytes(tmp_path: Path) -> None:
    documents = feed_files(tmp_path / "a", many(60))
    for ending in ENDINGS:
        assert len(documents[f"feeds/news.{ending}"]) <= MOST_BYTES
    assert len(ids(documents["feeds/news.xml"])) == 50
    files = {
        f"content/news/n{n}.md": news("word & " * 6000, id=f"n{n}", date=f"2026-01-{n + 1:02}")
        for n in range(20)
    }
    large = feed_files(tmp_path / "b", files)
    assert max(len(large[address]) for address in ALL) <= MOST_BYTES
    shown_ids = ids(large["feeds/news.xml"])
    assert 1 < len(shown_ids) < 20
    parts = [f"feeds/archive/news-1{part}.xml" for part in ("", ".2", ".3", ".4")]
    assert relations(large["feeds/news.xml"])["prev-archive"] == parts[-1]
    assert sorted(own for part in parts for own in ids(large[part])) == sorted(
        f"n{n}" for n in range(20)
    )
    assert max(map(len, large.values())) <= MOST_BYTES


def test_f25_archives_hold_the_past(tmp_path: Path) -> None:
    before = feed_files(tmp_path, many(120))
    front, second, first = (
        before[f"feeds/{name}.xml"] for name in ("news", "archive/news-2", "archive/news-1")
    )
    assert relations(front)["prev-archive"] == "feeds/archive/news-2.xml"
    assert set(ids(front)) & set(ids(second))
    assert (len(ids(first)), len(ids(second))) == (50, 50)
    assert relations(second) == {
        "self": "feeds/archive/news-2.xml",
        "current": "feeds/news.xml",
        "prev-archive": "feeds/archive/news-1.xml",
        "next-archive": "feeds/archive/news-3.xml",
    }
    assert "prev-archive" not in relations(first)
    closed = "{http://purl.org/syndication/history/1.0}archive"
    archives = [etree.fromstring(before[f"feeds/archive/news-{n}.xml"]) for n in (1, 2, 3)]
    assert [archive.find(f"channel/{closed}") is not None for archive in archives] == [
        True,
        True,
        False,
    ]
    following = [
        json.loads(before[f"feeds/{name}.json"]).get("next_url")
        for name in ("news", "archive/news-2", "archive/news-1")
    ]
    assert following == [f"https://small.example/feeds/archive/news-{n}.json" for n in (2, 1)] + [
        None
    ]
    all_ids = set(ids(front)) | set(ids(first)) | set(ids(second))
    assert len(all_ids) == 120
    after = feed_files(tmp_path, many(171))
    for address, document in before.items():
        if "archive/" in address and "-3." not in address:
            assert after[address] == document
    assert not any(b"ns0" in document for document in after.values())
    links = etree.fromstring(after["feeds/archive/news-2.atom.xml"]).iterfind("atom:link", NAMES)
    assert {attribute(link, "rel") for link in links} == {
        *("self", "alternate", "current", "prev-archive", "next-archive")
    }
    gone = feed_files(tmp_path, many(171, n003={"withdrawn": "2026-01-01"}))
    changed = {a for a in gone if "archive/news-" in a and gone[a] != after[a]}
    assert changed == {f"feeds/archive/news-1.{ending}" for ending in ENDINGS}


def test_f26_no_hub_is_named(tmp_path: Path) -> None:
    documents = feed_files(tmp_path, several())
    assert not any(b'rel="hub"' in d or b'"hubs"' in d for d in documents.values())


HASH: Final = """\
import hashlib, locale, sys
from datetime import datetime, timezone
from pathlib import Path
from dissemination.urls import Addresses
from dissemination.feeds import feeds
from dissemination.load import load
locale.setlocale(locale.LC_ALL, "")
library = load(Path(sys.argv[1]), datetime(2026, 11, 22, 12, tzinfo=timezone.utc))
outputs = feeds(library, Addresses("https://small.example/"))
files = sorted((output.address, output.make()) for output in outputs)
print(hashlib.sha256(repr(files).encode()).hexdigest())
"""


@pytest.mark.slow
def test_f27_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    files = {**several(), **many(60)}
    minimal(tmp_path / "a", **files)
    minimal(tmp_path / "b", **dict(reversed(files.items())))
    hooks = str(ROOT / "hooks")
    hashes = set()
    for clone, zone, name in (
        ("a", "Asia/Tokyo", "C"),
        ("b", "America/New_York", "C"),
        *(("b", "UTC", name) for name in other_locales()),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": name, "PYTHONPATH": hooks}
        run = subprocess.run(
            [sys.executable, "-c", HASH, str(tmp_path / clone)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(run.stdout.strip())
    own = feeds(load(tmp_path / "a", MOMENT + timedelta(hours=5)), ADDRESSES)
    assert hashes == {hashlib.sha256(repr(sorted(own.items())).encode()).hexdigest()}


def test_f28_withdrawn_goes_and_renamed_stays(tmp_path: Path) -> None:
    files = several(**{"content/news/late.md": news("SECRET", id="z", withdrawn="2026-05-01")})
    library = small(tmp_path / "a", {**files, "content/news/b.md": news(id="b")})
    documents = feeds(library, ADDRESSES)
    assert ids(documents["feeds/news.xml"]) == ["a", "b"]
    assert b"SECRET" not in b"".join(documents.values())
    bodies = bodies_of(Partials(library, ADDRESSES))
    assert "withdrawn" in bodies["news/late/"].content
    moved = small(tmp_path / "b", {"content/news/new.md": news(id="b", aliases="[old]")})
    assert ids(feeds(moved, ADDRESSES)["feeds/news.xml"]) == ["b"]
    partials = Partials(moved, ADDRESSES)
    pages = pages_of(partials).values()
    assert [page.address for page in redirects(partials, pages)] == ["news/old/index.html"]


def test_f29_feeds_say_whose_they_are(tmp_path: Path) -> None:
    files = several(**{"data/project.yml": PROJECT.replace("2028-12", "2025-12")})
    documents = feed_files(tmp_path, {**files, **many(60)})
    for address, document in documents.items():
        if not address.endswith(".xml"):
            continue
        feed = parsed(documents, address[6:].split(".")[0], address[6:].partition(".")[2]).feed
        assert feed.title.startswith("SMALL: ")
        assert feed.language == "en"
        assert feed.generator == "dissemination"
        assert document.count(b"The project ended in December 2025.") == ("archive/" not in address)


def test_f30_the_outline_has_no_dead_link(inno_drop: Path) -> None:
    root = etree.parse(inno_drop / "feeds/feeds.opml").getroot()
    outlines = root.findall("body/outline")
    assert root.get("version") == "2.0"
    is_listed = {
        attribute(outline, "xmlUrl").removeprefix("https://inno-drop.example/")
        for outline in outlines
    }
    files = {
        file.relative_to(inno_drop).as_posix()
        for file in inno_drop.glob("feeds/**/*.xml")
        if not file.name.endswith(".atom.xml") and "archive" not in file.parts
    }
    assert is_listed == files
    for outline in outlines:
        page = attribute(outline, "htmlUrl").removeprefix("https://inno-drop.example/")
        assert (inno_drop / page / "index.html").is_file()


# The digest, and milestones and results


def test_a_month_has_a_digest_when_it_is_over(tmp_path: Path) -> None:
    minimal(tmp_path, **{"content/news/a.md": news(), "content/events/e.md": event()})
    march = load(tmp_path, datetime(2026, 3, 31, 21, 59, tzinfo=UTC))
    assert ids(feeds(march, ADDRESSES)["feeds/digest.xml"]) == []
    april = load(tmp_path, datetime(2026, 3, 31, 22, 0, tzinfo=UTC))
    first = feeds(april, ADDRESSES)["feeds/digest.xml"]
    assert first == feeds(load(tmp_path, MOMENT), ADDRESSES)["feeds/digest.xml"]
    [entry] = parsed({"feeds/digest.xml": first}, "digest", "xml").entries
    assert entry.title == "SMALL: Published in March 2026"
    assert entry.published == "Wed, 01 Apr 2026 00:00:00 +0200"


def test_an_outcome_without_a_day_is_no_entry(tmp_path: Path) -> None:
    assert (
        ids(feed_files(tmp_path / "a", {"data/milestones.yml": MILESTONE})["feeds/milestones.xml"])
        == []
    )
    later = MILESTONE + "  published: 2026-12-01\n"
    assert (
        ids(feed_files(tmp_path / "b", {"data/milestones.yml": later})["feeds/milestones.xml"])
        == []
    )
    published = MILESTONE + "  published: 2026-05-01\n"
    documents = feed_files(tmp_path / "c", {"data/milestones.yml": published})
    [entry] = parsed(documents, "milestones", "xml").entries
    assert (entry.title, entry.link) == (
        "What is known about the milestone “A milestone”",
        "https://small.example/project/milestones/#m1",
    )


# Properties


@given(
    line=st.text(min_size=1, max_size=80),
    day=st.dates(datetime(1900, 1, 1).date(), MOMENT.date() - timedelta(days=1)),
)
def test_any_text_and_day_comes_back(
    tmp_path_factory: pytest.TempPathFactory, line: str, day: Any
) -> None:
    line = line.strip()
    assume(line and not ILLEGAL.search(line) and not TURNING.search(line))
    assume(line.splitlines() == [line])
    item = news(f"    {line}", title=quoted(line), summary=quoted(line), date=f"{day:%Y-%m-%d}")
    try:
        documents = feed_files(tmp_path_factory.mktemp("project"), {"content/news/a.md": item})
    except ContentError:
        assume(False)
    [own] = items(documents, "news")
    body = html.fragment_fromstring(own["content_html"], create_parent="div")
    assert own["title"] == own["summary"] == line
    assert body.find("pre/code").text == f"{line}\n"
    assert at(rss(documents, "news"), ".//item/title") == [line]
    assert at(atom(documents, "news"), ".//atom:entry/atom:summary") == [line]
    published = datetime.fromisoformat(own["date_published"])
    assert published.astimezone(ZoneInfo("Europe/Berlin")).date() == day
    jsonschema.validate(json.loads(documents["feeds/news.json"]), SCHEMA)
