"""A sound site breaks no rule; `tests/site/test_site.py` holds whole sites against all of them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from dissemination.rules.catalogue import RULES, findings
from dissemination.rules.finding import lines
from tests.support.sound_site import files, write_site

PAGE = "news/a/index.html"
CALENDAR = "calendars/all.ics"
ANYTHING = "".join(Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789 ", k=90_000))
HOME = "https://sound.example/under/"

# The file, what is taken from it, and what stands there instead, which breaks no rule.
SOUND = [
    # A whole address on the same host but not below the root is another site.
    (PAGE, "https://else.example/", "https://sound.example/"),
    (PAGE, "https://else.example/", "https://sound.example/other/gone/#x"),
    (PAGE, "https://else.example/", "//sound.example/other/"),
    # The root without its slash is the home page.
    (PAGE, "https://else.example/", "https://sound.example/under"),
    (PAGE, "https://else.example/", "https://sound.example/under?x=1#title"),
    # The top of a page needs no id.
    (PAGE, 'href="#title"', 'href="#top"'),
    (PAGE, 'href="#title"', 'href="#"'),
    # What a browser takes of an odd `srcset` or `sizes`.
    (PAGE, "Text.", '<img src="U" srcset="U foow" alt="" width="1" height="1">'),
    (PAGE, "Text.", '<img src="U" srcset=" " alt="" width="1" height="1">'),
    (PAGE, "Text.", '<img src="U" srcset="U 1w" sizes="1.2.3px" alt="" width="1" height="1">'),
    (PAGE, "Text.", '<img src="U" srcset="U?a,b 2x, U" alt="" width="1" height="1">'),
    ("assets/site.css", "U+A0", "U+FFFFFFFFF, U+9-1"),
    # Members of JSON Feed that are of another type.
    ("feeds/news.json", '"attachments": [', '"attachments": null, "x": ['),
    # A page may speak of mistakes, and have any character.
    (
        PAGE,
        "Text.",
        "<code>Traceback (most recent call last): Macro Syntax Error</code> \uf0b7 \ue000",
    ),
    # A list may be heavier than an item.
    ("index.html", "Text.", ANYTHING),
    # One engine may be kept out.
    ("robots.txt", "User-agent: *", "User-agent: x\nUser-agent: y\nDisallow: /\n\nUser-agent: *"),
    # Punctuation after an address is none of it.
    (
        *(CALENDAR, "URL:"),
        f"DESCRIPTION:See {HOME}news/a/. Or\n  ({HOME}news/a/)\\,\n  {HOME}\\nx.\nURL:",
    ),
    ("data/news.json", HOME + "news/a/", HOME + "news/a/,"),
    # A table may have a longer field than the module `csv` reads, and fields with any character.
    ("data/news.csv", "a,x", 'a,"x""\n,' + "x" * 140_000 + '"'),
]


def test_a_site_made_by_hand_is_sound(tmp_path: Path) -> None:
    assert lines(findings(write_site(tmp_path)), "site") == []


@pytest.mark.parametrize(("file", "old", "new"), SOUND, ids=lambda value: str(value)[:30])
def test_what_is_unusual_and_sound_is_let_through(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    text = files()[file]
    assert old in text
    changed = text.replace(
        old, new.replace('"U', '"../../card.png').replace(" U", " ../../card.png")
    )
    # An event is the same in all calendars.
    others = {"events/e/event.ics": changed} if file == CALENDAR else {}

    assert lines(findings(write_site(tmp_path, **{file: changed, **others})), "site") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("google0123456789abcdef.html", "google-site-verification: google0123456789abcdef.html"),
        ("map/index.html", "<!doctype html><p id=a id=b><div><h1>A</h1><h1>B</h1><img src=x.png>"),
        ("minutes/meeting.ics", f"{files()[CALENDAR]}\r\n"),
        ("data/own.json", '[{"id": 1}]'),
        ("podcast.xml", "<rss version='2.0'><channel><title>Mine</title></channel></rss>"),
    ],
)
def test_a_file_that_stands_alone_owes_nothing_to_the_theme(
    tmp_path: Path, name: str, text: str
) -> None:
    beside = {"map/x.png": "drawn"}

    assert lines(findings(write_site(tmp_path, **{name: text, **beside})), "site") == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("minutes/meeting.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n", "calendar: it cannot be read"),
        ("data/own.json", "[", "unreadable: it is no JSON"),
        ("podcast.xml", "<rss>", "unreadable: it is not well-formed XML"),
        ("feeds/mine.xml", "<rss version='2.0'><channel/></rss>", "feed-part: the feed has no"),
    ],
)
def test_a_file_that_stands_alone_is_what_it_claims_to_be(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    site = write_site(tmp_path, **{name: text})

    assert [line for line in lines(findings(site), "site") if f"{name}: {message}" in line]


def test_what_goes_on_at_an_earlier_address_is_sound(tmp_path: Path) -> None:
    """A feed that names the one of today, and the file of an event beside a page that leads on; a
    feed that names none is missing from the outline, and a file alone is a second event."""
    own = HOME + "feeds/news.xml"
    former = files()["feeds/news.xml"].replace(own, HOME + "feeds/first.xml")
    to_today = f'<atom:link rel="current" href="{own}"/>'
    copies: dict[str, str | None] = {
        "feeds/first.xml": former.replace("<item>", f"{to_today}<item>"),
        "events/first/index.html": files()["news/old/index.html"].replace("../a/", "../../news/a/"),
        "events/first/event.ics": files()["events/e/event.ics"],
    }

    assert lines(findings(write_site(tmp_path / "sound", **copies)), "site") == []
    copies |= {"feeds/first.xml": former, "events/first/index.html": None}
    broken = lines(findings(write_site(tmp_path / "broken", **copies)), "site")
    assert [re.findall(" (outline|event-uid): ", line) for line in broken] == [
        ["event-uid"],
        ["outline"],
    ]


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
