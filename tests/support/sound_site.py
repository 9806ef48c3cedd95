"""A built site of a few files made by hand, in which no rule is broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from dissemination.rules.site import FundingNotice, Site
from tests.support.frozen import ROOT as REPOSITORY

ROOT: Final = "https://sound.example/under/"
NOTICE: Final = FundingNotice(("Funded by the COSME Programme.",), "Emblem of the European Union")
EMBLEM: Final = (REPOSITORY / "hooks/dissemination/theme/assets/eu-emblem.svg").read_text("utf-8")

PAGE: Final = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TITLE</title>
<meta name="description" content="About TITLE."><link rel="canonical" href="ROOTAT">
<link rel="stylesheet" href="UPassets/site.css">
<meta property="og:type" content="TYPE"><meta property="og:image" content="https://sound.example/under/card.png">
<script type="application/ld+json">GRAPH</script>
</head><body><form action="UPsearch/"><input name="q"></form>
<main class="main"><h1 id="title">TITLE</h1><p>Text.</p>
<a href="UP">Home</a> <a href="UPnews/a/#title">A</a> <a href="#title">Up</a>
<a href="https://else.example/">Else</a></main>
<p>Funded by the COSME Programme.</p>
<img src="UPassets/eu-emblem.svg" width="120" height="80" alt="Emblem of the European Union">
</body></html>
"""
LEADING_ON: Final = """\
<!doctype html>
<html lang="en"><head><title>Old</title><meta name="description" content="It moved.">
<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=../a/">
<link rel="canonical" href="https://sound.example/under/news/a/"></head>
<body><h1>Old</h1><a href="../a/">It is here</a></body></html>
"""
CSS: Final = """\
@font-face { src: url("font.woff2"); unicode-range: U+20-7E, U+A0; }
"""
SITEMAP: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://sound.example/under/</loc><lastmod>2026-11-22</lastmod></url>
<url><loc>https://sound.example/under/news/a/</loc></url>
<url><loc>https://sound.example/under/search/</loc></url>
</urlset>
"""
RSS: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:fh="http://purl.org/syndication/history/1.0"><channel>
<title>News</title><link>https://sound.example/under/</link><description>News.</description>
<atom:link rel="self" href="https://sound.example/under/feeds/news.xml"/>
<atom:link rel="prev-archive" href="https://sound.example/under/feeds/archive/news-1.xml"/>
<item><title>A</title><link>https://sound.example/under/news/a/</link>
<description>&lt;p&gt;&lt;a href="https://sound.example/under/"&gt;Home&lt;/a&gt;&lt;/p&gt;</description>
<enclosure url="https://sound.example/under/assets/font.woff2" length="4" type="font/woff2"/>
<guid isPermaLink="false">tag:sound.example,2026:a</guid>
<pubDate>Sun, 22 Nov 2026 14:00:00 +0200</pubDate></item>
</channel></rss>
"""
ARCHIVE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:fh="http://purl.org/syndication/history/1.0"><channel><fh:archive/>
<title>News</title><link>https://sound.example/under/</link><description>News.</description>
<atom:link rel="self" href="https://sound.example/under/feeds/archive/news-1.xml"/>
<atom:link rel="current" href="https://sound.example/under/feeds/news.xml"/>
</channel></rss>
"""
ATOM: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:sound.example,2026:news</id><title>News</title>
<updated>2026-11-22T14:00:00+02:00</updated><author><name>Who</name></author>
<link rel="self" href="https://sound.example/under/feeds/news.atom.xml"/>
<entry><id>tag:sound.example,2026:a</id><title>A</title><summary>S.</summary>
<updated>2026-11-22T14:00:00+02:00</updated>
<link href="https://sound.example/under/news/a/"/></entry></feed>
"""
JSON_FEED: Final = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "feed_url": f"{ROOT}feeds/news.json",
    "items": [
        {
            "id": "tag:sound.example,2026:a",
            "title": "A",
            "url": f"{ROOT}news/a/",
            "content_html": "<p>Text.</p>",
            "attachments": [{"url": f"{ROOT}assets/font.woff2", "size_in_bytes": 4}],
            "date_published": "2026-11-22T14:00:00+02:00",
        }
    ],
}
OPML: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline type="rss" text="News" xmlUrl="https://sound.example/under/feeds/news.xml"/>
</body></opml>
"""
EVENT: Final = """\
BEGIN:VEVENT
UID:e@sound.example
DTSTAMP:20261122T120000Z
DTSTART;TZID=Europe/Berlin:20261201T100000
DTEND;TZID=Europe/Berlin:20261201T120000
SUMMARY:An event
URL:https://sound.example/under/news/a/
END:VEVENT
"""
CALENDAR: Final = f"""\
BEGIN:VCALENDAR
PRODID:-//sound.example//EN
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
{EVENT}END:VCALENDAR
"""
SCHEMA: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"{ROOT}data/schemas/news.json",
    "properties": {
        "records": {"items": {"required": ["id"], "properties": {"id": {"type": "string"}}}}
    },
}
DATA: Final = {
    "$schema": f"{ROOT}data/schemas/news.json",
    "count": 2,
    "records": [{"id": "a", "page": f"{ROOT}news/a/"}, {"id": "b", "page": ROOT}],
}


def page(at: str, title: str) -> str:
    """The page of an address of the site."""
    address, up = ROOT + at, "../" * at.count("/") or "./"
    node = {"@type": "WebPage", "@id": address, "url": address, "name": title}
    graph = json.dumps({"@context": "https://schema.org", "@graph": [node]})
    kind = "article" if at.startswith("news/") else "website"
    values = {"TYPE": kind, "TITLE": title, "ROOTAT": address, "UP": up, "GRAPH": graph}
    text = PAGE
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def files() -> dict[str, str]:
    """The text of every file by its path; lines of calendars end in LF here."""
    lost = page("404.html", "Not here").replace("./", "/under/").replace('href="#', 'href="#')
    return {
        "index.html": page("", "Home"),
        "news/a/index.html": page("news/a/", "A"),
        "news/old/index.html": LEADING_ON,
        "search/index.html": page("search/", "Search"),
        "404.html": lost.replace("<head>", '<head><meta name="robots" content="noindex">'),
        "assets/site.css": CSS,
        "assets/font.woff2": "font",
        "card.png": "drawn",
        "assets/eu-emblem.svg": EMBLEM,
        "assets/site.js": 'fetch("data.json");\n',
        "sitemap.xml": SITEMAP,
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {ROOT}sitemap.xml\n",
        "feeds/news.xml": RSS,
        "feeds/news.atom.xml": ATOM,
        "feeds/news.json": json.dumps(JSON_FEED),
        "feeds/archive/news-1.xml": ARCHIVE,
        "feeds/feeds.opml": OPML,
        "calendars/all.ics": CALENDAR,
        "events/e/event.ics": CALENDAR,
        "data/news.json": json.dumps(DATA),
        "data/news.csv": "id,page\r\na,x\r\nb,x\r\n",
        "data/schemas/news.json": json.dumps(SCHEMA),
        "search/index.json": json.dumps({"of": "AB", "block": 12}),
        "search/entries/0.json": json.dumps([["news/a/", "A"], ["news/a/#title", "B"]]),
    }


def write_site(folder: Path, **changed: Any) -> Site:
    """The site in a folder, with these files changed: text by path, or None for none."""
    for name, text in {**files(), **changed}.items():
        if text is None:
            continue
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = text.replace("\n", "\r\n") if name.endswith(".ics") and "\r" not in text else text
        file.write_bytes(lines.encode("utf-8", "surrogateescape"))
    return Site(folder, ROOT, NOTICE)
