"""For each rule a breach made by hand, and the line that tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from dissemination.rules.catalogue import RULES, Rule, findings
from dissemination.rules.finding import Breach, lines
from dissemination.rules.names import equal_names, unusual_names
from dissemination.rules.site import Site
from dissemination.site import shell
from tests.support.sample import every
from tests.support.sound_site import ROOT, files, write_site

PAGE = "news/a/index.html"
ANYTHING = "".join(Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789 ", k=90_000))

# The rule, the file, what is taken from it, what stands there instead, and the line's message.
BREACHES = [
    ("unreadable", "data/news.csv", "a,x", "\udcff,x", "byte 10 is not UTF-8"),
    ("unreadable", "assets/site.js", 'fetch("data.json");\n', "", "the file is empty"),
    (
        *("unreadable", "feeds/news.xml", "</channel>", ""),
        "it is not well-formed XML: Opening and ending tag mismatch: channel line 3 and rss",
    ),
    (
        *("unreadable", "data/news.json", '"count": 2,', '"count" 2,'),
        "it is no JSON: Expecting ':' delimiter: line 1 column 75 (char 74)",
    ),
    (
        *("dead-link", PAGE, '<a href="../../">', '<a href="../gone/">'),
        'href of <a>: "news/gone/": there is no such file',
    ),
    (
        *("dead-link", PAGE, 'href="#title"', 'href="#gone"'),
        "href of <a>: \"#gone\": there is no id 'gone'",
    ),
    (
        *("dead-link", PAGE, 'news/a/#title"', 'news/a/#gone"'),
        "href of <a>: \"news/a/#gone\": there is no id 'gone'",
    ),
    (
        *("dead-link", PAGE, '<a href="../../">', '<a href="../../../">'),
        'href of <a>: "https://sound.example/": it is above the root of the site',
    ),
    (
        *("dead-link", PAGE, '<a href="../../">', '<a href="/">'),
        'href of <a>: "https://sound.example/": it is above the root of the site',
    ),
    (
        *("dead-link", PAGE, "https://else.example/", "http://[x/"),
        'href of <a>: "http://[x/": it is no address',
    ),
    (
        *("dead-link", "assets/site.css", 'url("font.woff2"', 'url("//[x/"'),
        'style sheet: "//[x/": it is no address',
    ),
    (
        *("dead-link", "calendars/all.ics", "URL:https://sound.example/under/", "URL:http://[x/"),
        'URL: "http://[x/news/a/": it is no address',
    ),
    (
        *("dead-link", "calendars/all.ics", "URL:", "X-A:https://sound.example/under/x!\nURL:"),
        'X-A: "x": there is no such file',
    ),
    (
        *("dead-link", PAGE, "<p>Text.</p>", '<p style="background: url(gone.svg)">.</p>'),
        'style of <p>: "news/a/gone.svg": there is no such file',
    ),
    (
        *("dead-link", "assets/site.css", "font.woff2", "gone.woff2"),
        'style sheet: "assets/gone.woff2": there is no such file',
    ),
    (
        *("dead-link", "feeds/news.xml", 'href="https://sound.example/under/"', 'href="../"'),
        'href of <a> in description: "": it is not absolute',
    ),
    (
        *("dead-link", "data/news.json", "news/a/", "news/gone/"),
        'page: "news/gone/": there is no such file',
    ),
    (
        *("dead-link", "calendars/all.ics", "news/a/", "news/gone/"),
        'URL: "news/gone/": there is no such file',
    ),
    (
        *("foreign-load", PAGE, "<p>Text.</p>", '<script src="//else.example/x.js"></script>'),
        "src of <script> loads //else.example/x.js",
    ),
    (
        *("foreign-load", PAGE, "<p>Text.</p>", "<script>fetch('https://else.example/')</script>"),
        "<script> loads https://else.example/",
    ),
    (
        *("foreign-load", PAGE, "<p>Text.</p>", '<link rel="preload" href="//else.example/a">'),
        "href of <link> loads //else.example/a",
    ),
    (
        *("foreign-load", "assets/site.css", 'url("font', 'url("https://else.example/font'),
        "style sheet loads https://else.example/font.woff2",
    ),
    (
        *("foreign-load", "assets/site.js", "data.json", "https://else.example/"),
        "script loads https://else.example/",
    ),
    (
        *(
            "foreign-load",
            "assets/eu-emblem.svg",
            "</svg>",
            '<image href="//else.example/"/></svg>',
        ),
        "href of <image> loads //else.example/",
    ),
    ("script", PAGE, "<main ", '<main onclick="x()" ', "onclick of <main>"),
    (
        *("script", PAGE, 'href="#title"', 'href="JavaScript:x()"'),
        "href of <a>: JavaScript:x()",
    ),
    ("inline", PAGE, "<p>Text.</p>", '<p style="top: 0">.</p>', "style of <p>"),
    ("inline", PAGE, "<p>Text.</p>", "<svg><style>a{}</style></svg>", "<style>"),
    ("inline", PAGE, "<p>Text.</p>", "<script type=module>x()</script>", "<script>"),
    (
        *("inline", PAGE, "Text.", '<img src="data:image/png;base64,AA" alt="" width=1 height=1>'),
        "src of <img>",
    ),
    (
        *("inline", "assets/site.css", "U+A0; }", "U+A0; } p { background: url( 'DATA:,x') }"),
        "a file written into the style sheet",
    ),
    (
        *("own-machine", PAGE, "https://else.example/", "http://localhost:8000/news/"),
        "href of <a>: http://localhost:8000/news/",
    ),
    ("page-part", PAGE, 'lang="en"', "", 'the language of the page is ""'),
    ("page-part", PAGE, "<title>A</title>", "<title> </title>", "the page has no title"),
    ("page-part", PAGE, 'content="About A."', 'content=""', "the page has no description"),
    (
        *("page-part", PAGE, "<p>Text.</p>", "<h1>Again</h1>"),
        "the page has 2 headings of the first level, expected one",
    ),
    (
        *("page-address", PAGE, 'canonical" href="https://sound', 'canonical" href="https://else'),
        'the canonical address is "https://else.example/under/news/a/"',
    ),
    ("markup", PAGE, "<p>Text.</p>", "<p><div>x</div></p>", "<div> in <p>, line 8"),
    ("markup", PAGE, "<p>Text.</p>", "<div>x", "</main> where <div> is open, line 10"),
    ("markup", PAGE, "<p>Text.</p>", '<p id="x" ID="y"></p>', "<p> has an attribute twice, line 8"),
    ("markup", PAGE, "<p>Text.</p>", "<div/>", "<div/> closes nothing, line 8"),
    (
        *("markup", PAGE, "<p>Text.</p>", '<a href="#title"><button>x</button></a>'),
        "<button> in a link or button, line 8",
    ),
    ("double-id", PAGE, "<p>Text", '<p id="title">Text', 'the id "title"'),
    *(
        ("left-over", PAGE, "Text.", mark, "the mark of a value")
        for mark in (shell.TITLE, shell.DESCRIPTION, shell.CANONICAL, shell.HEAD, shell.FOOT)
    ),
    ("left-over", PAGE, "Text.", shell.CONTENT, "the mark of a value"),
    ("left-over", PAGE, "Text.", '<!--macro {"macro": "x"}-->', "the placeholder of a macro"),
    (
        *("left-over", PAGE, "Text.", '<h1 id="x"><em>Macro Syntax Error</em></h1>'),
        "the report of a mistake in a macro",
    ),
    (
        *("left-over", PAGE, "Text.", "<h1><em>Macro Rendering Error</em></h1>"),
        "the report of a mistake in a macro",
    ),
    (
        "picture-text",
        PAGE,
        ' alt="Emblem of the European Union"',
        "",
        "the picture ../../assets/eu",
    ),
    (
        *("picture-size", PAGE, "<p>Text.</p>", '<img src="x.png" alt="X" width="3">'),
        "the picture x.png",
    ),
    (
        *("funding-statement", PAGE, "COSME Programme.</p>", "COSME programme.</p>"),
        "the funding statement is not on the page to the letter",
    ),
    (
        *("emblem-shown", PAGE, "<img", "<p"),
        "the emblem of the European Union is shown 0 times, expected once",
    ),
    ("emblem-shown", PAGE, "Emblem of", "Flag of", 'the words for the emblem are "Flag of'),
    (
        *("emblem-shown", PAGE, 'width="120"', 'width="100"'),
        "the emblem is shown as 100 × 80 pixels, expected 3 : 2 and 1 cm high",
    ),
    (
        *("emblem-shown", PAGE, 'width="120"', 'width="100%"'),
        'the width of the emblem is "100%", expected a number of pixels',
    ),
    (
        *("emblem-drawing", "assets/eu-emblem.svg", '0 0 810 540"', '- 0 1.2.3 540"'),
        "the field is not 3 : 2",
    ),
    (
        *("emblem-drawing", "assets/eu-emblem.svg", "M405.00 60.00", "M4.0.5 60.00"),
        "the star at 12 o'clock is not where and as it should be",
    ),
    (
        *("emblem-drawing", "assets/eu-emblem.svg", "#fc0", "#ff0"),
        "expected a field in #039 and the stars in #fc0, and nothing else",
    ),
    (
        *("emblem-drawing", "assets/eu-emblem.svg", "M405.00 60.00", "M405.00 61.00"),
        "the star at 12 o'clock is not where and as it should be",
    ),
    (
        *("emblem-drawing", "assets/eu-emblem.svg", "M495.00 84.12", "M495.00 84.12ZM495.00 84.12"),
        "it has 13 stars, expected 12",
    ),
    (
        "emblem-drawing",
        "assets/eu-emblem.svg",
        '0 0 810 540"',
        '0 0 810 500"',
        "the field is not 3 : 2",
    ),
    ("page-weight", PAGE, "Text.", ANYTHING, "the page itself has 62 kB, at most 40 are allowed"),
    (
        *("page-weight", "index.html", "Text.", ANYTHING * 3),
        "the page itself has 185 kB, at most 150 are allowed",
    ),
    (
        *("page-weight", "assets/site.css", "@font", f"/* {ANYTHING * 2} */ @font"),
        "its style sheets and scripts have 123 kB, at most 60 are allowed",
    ),
    (
        *("page-weight", "assets/font.woff2", "font", "font" * 31_000),
        "its fonts have 124 kB, at most 120 are allowed",
    ),
    (
        "sitemap",
        "sitemap.xml",
        "news/a/",
        "news/old/",
        "it lacks https://sound.example/under/news/a/",
    ),
    ("sitemap", "sitemap.xml", "2026-11-22", "22 November", '"22 November" is no date'),
    (
        *("robots", "robots.txt", "Disallow:", "User-agent: x\nDisallow: /"),
        '"Disallow: /" keeps search engines from the whole site',
    ),
    ("feed-part", "feeds/news.xml", "<title>News</title>", "", "the feed has no title"),
    (
        *("feed-part", "feeds/news.xml", "<title>A</title>", ""),
        'the entry "tag:sound.example,2026:a" has no title',
    ),
    (
        "feed-part",
        "feeds/news.atom.xml",
        "<author><name>Who</name></author>",
        "",
        "the feed has no author",
    ),
    (
        *("feed-part", "feeds/news.json", "content_html", "content"),
        'the entry "tag:sound.example,2026:a" has neither a summary nor content',
    ),
    (
        "feed-date",
        "feeds/news.xml",
        "22 Nov 2026",
        "2026-11-22",
        '"Sun, 2026-11-22 14:00:00 +0200"',
    ),
    ("feed-date", "feeds/news.json", "+02:00", "", '"2026-11-22T14:00:00"'),
    ("feed-part", "feeds/news.json", '"id": "tag:sound.example,2026:a"', '"id": []', "the entry"),
    ("feed-part", "feeds/news.json", '"title": "A"', '"title": null', "the entry"),
    (
        *("feed-address", "feeds/news.json", f'"{ROOT}feeds/news.json"', "{}"),
        'it says that it lies at ""',
    ),
    (
        *(
            "feed-double-id",
            "feeds/news.atom.xml",
            "</feed>",
            "<entry><id>tag:sound.example,2026:a</id></entry></feed>",
        ),
        'the id "tag:sound.example,2026:a"',
    ),
    (
        *("feed-moving-id", "feeds/news.xml", "/under/news/a/<", "/under/<"),
        (
            'the id "tag:sound.example,2026:a" leads to https://sound.example/under/ and to '
            "https://sound.example/under/news/a/"
        ),
    ),
    (
        *("feed-enclosure", "feeds/news.xml", 'length="4"', 'length="5"'),
        "assets/font.woff2 has 4 bytes and not 5",
    ),
    (
        *("feed-enclosure", "feeds/news.json", '"size_in_bytes": 4', '"size_in_bytes": 5'),
        "assets/font.woff2 has 4 bytes and not 5",
    ),
    (
        *("dead-link", PAGE, "under/card.png", "under/gone.png"),
        'og:image: "gone.png": there is no such file',
    ),
    (
        *("feed-address", "feeds/news.atom.xml", "feeds/news.atom.xml", "feeds/news.xml"),
        'it says that it lies at "https://sound.example/under/feeds/news.xml"',
    ),
    (
        *("feed-archive", "feeds/news.xml", "archive/news-1.xml", "news.json.xml"),
        "its prev-archive https://sound.example/under/feeds/news.json.xml is no feed of the site",
    ),
    (
        *("feed-archive", "feeds/archive/news-1.xml", 'rel="current"', 'rel="via"'),
        "the archive does not say which feed it belongs to",
    ),
    (
        *("outline", "feeds/feeds.opml", "feeds/news.xml", "feeds/news.atom.xml"),
        "it lacks https://sound.example/under/feeds/news.xml",
    ),
    (
        *("calendar-line", "calendars/all.ics", "SUMMARY:An event", f"SUMMARY:{'long ' * 14}"),
        "the line that begins 'SUMMARY:long long lo' has 78 octets",
    ),
    (
        *("calendar-line", "calendars/all.ics", "VERSION:2.0\n", "VERSION:2.0\nX-A:a\rb\n"),
        "a line does not end in CR and LF",
    ),
    (
        *("sitemap", PAGE, ' class="main"', ""),
        "it lists https://sound.example/under/news/a/, which is no page that may be found",
    ),
    ("calendar", "calendars/all.ics", "VERSION:2.0\n", "", "the calendar has no VERSION"),
    (
        *("event", "calendars/all.ics", "DTSTAMP:20261122T120000Z\n", ""),
        'the event "e@sound.example" has no DTSTAMP',
    ),
    (
        *("event", "calendars/all.ics", "20261201T120000", "20261201T090000"),
        (
            'the event "e@sound.example" ends at 2026-12-01 09:00:00+01:00, which is not after '
            "2026-12-01 10:00:00+01:00"
        ),
    ),
    (
        *("event", "calendars/all.ics", "20261201T120000", "20261301T120000"),
        'the event "e@sound.example" has a DTEND that cannot be read: ',
    ),
    (
        *("calendar", "calendars/all.ics", "BEGIN:VTIMEZONE\n", ""),
        "it cannot be read: ",
    ),
    (
        *("event", "calendars/all.ics", "TZID:Europe/Berlin", "TZID:Europe/Paris"),
        "the time zone Europe/Berlin is not defined",
    ),
    (
        *("event-uid", "calendars/all.ics", "SUMMARY:An event", "SUMMARY:Another"),
        'the event "e@sound.example" is not the same as in another calendar',
    ),
    (
        *("graph", PAGE, '"@context": "https://schema.org"', '"@context": "x"'),
        'expected "@context": "https://schema.org"',
    ),
    ("graph", PAGE, '{"@context"', '"@context"', "it is no JSON: Extra data: line 1 column 11"),
    (
        *("graph", PAGE, '"name": "A"}', '"name": "A", "isPartOf": {"name": "B"}}'),
        'a node has no type: {"name": "B"}',
    ),
    (
        *(
            "graph",
            PAGE,
            '"name": "A"}',
            (
                '"name": "A"}, {"@type": "WebPage", "@id": '
                '"https://sound.example/under/news/a/", "name": "B"}'
            ),
        ),
        "\"https://sound.example/under/news/a/\" has the name 'A' and 'B'",
    ),
    (
        *(
            "graph-address",
            PAGE,
            '"name": "A"}',
            '"name": "A", "logo": "https://sound.example/under/x"}',
        ),
        'logo: "https://sound.example/under/x": there is no such file',
    ),
    (
        "data-schema",
        "data/news.json",
        '"id": "a"',
        '"id": 1',
        "$.records[0].id: 1 is not of type 'string'",
    ),
    (
        *("data-schema", "data/news.json", "schemas/news", "schemas/gone"),
        'it names the schema "https://sound.example/under/data/schemas/gone.json", which is none',
    ),
    (
        *("schema", "data/schemas/news.json", '"type": "string"', '"type": "text"'),
        "$.properties.records.items.properties.id.type: 'text' is not valid under any of the given",
    ),
    ("data-id", "data/news.json", '"id": "b"', '"id": "a"', 'two records have the id "a"'),
    ("data-id", "data/news.json", '"count": 2', '"count": 3', "it counts 3 records and has 2"),
    (
        *("data-table", "data/news.csv", "b,x\r\n", ""),
        "it has not the same 2 records as data/news.json",
    ),
    (
        *("graph-address", PAGE, '"name": "A"}', '"name": "A", "logo": "http://[x/"}'),
        'logo: "http://[x/": it is no address',
    ),
    (
        *("search-answer", "search/entries/0.json", "news/a/#title", "news/gone/"),
        'the answer "news/gone/": there is no such file',
    ),
    (
        *("search-form", PAGE, 'action="../../search/"', 'action="../../"'),
        "the page has no form that leads to the search",
    ),
]

# Where a breach is told first, if not in the file that was changed.
ELSEWHERE = {
    ("page-weight", "assets/site.css"): "404.html",
    ("page-weight", "assets/font.woff2"): "404.html",
    ("event-uid", "calendars/all.ics"): "events/e/event.ics",
    ("sitemap", PAGE): "sitemap.xml",
}


# Files in which a part of their text, or any other text, may stand.
MAY_SAY_ANYTHING = {
    "assets/font.woff2",
    "card.png",
    "assets/site.css",
    "assets/site.js",
    "robots.txt",
}


def broken(rule: str, folder: Path, **changed: str | None) -> list[str]:
    site = write_site(folder, **changed)
    return lines(findings(site, [each for each in RULES if each.id == rule]), "site")


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "message"), BREACHES, ids=lambda value: str(value)[:20]
)
def test_a_breach_is_told(
    tmp_path: Path, rule: str, file: str, old: str, new: str, message: str
) -> None:
    text = files()[file]
    assert old in text

    breaches = broken(rule, tmp_path, **{file: text.replace(old, new)})

    cure = next(each.cure for each in RULES if each.id == rule)
    where = f"site/{ELSEWHERE.get((rule, file), file)}"
    assert [
        line
        for line in breaches
        if line.startswith(where) and f": {rule}: {message}" in line and line.endswith(f"; {cure}")
    ], breaches


def test_every_rule_has_a_breach() -> None:
    others = {"file-name", "equal-names", "equal-title", "redirect"}

    assert {rule.id for rule in RULES} - {breach[0] for breach in BREACHES} == others


def test_equal_breaches_are_one_line(tmp_path: Path) -> None:
    changed = {
        name: text.replace("<p>Text.</p>", '<a href="https://sound.example/under/gone/">x</a>')
        for name, text in files().items()
        if name.endswith(".html")
    }

    (line,) = broken("dead-link", tmp_path, **changed)

    assert line == (
        'site/404.html (and 3 more files): dead-link: href of <a>: "gone/": '
        "there is no such file; correct or remove the link, or add what it leads to"
    )


def test_titles_that_are_equal_are_told(tmp_path: Path) -> None:
    home = files()["index.html"].replace("<title>Home", "<title>A")
    same = home.replace("About Home.", "About A.")

    search = files()["search/index.html"].replace("<title>Search", "<title>A")
    search = search.replace("About Search.", "About A.")
    meeting = files()[PAGE].replace("/news/a/", "/news/b/")

    assert broken("equal-title", tmp_path / "title", **{"index.html": home}) == []
    assert broken("equal-title", tmp_path / "days", **{"news/b/index.html": meeting}) == []
    both = {"index.html": same, "search/index.html": search}
    (line,) = broken("equal-title", tmp_path / "both", **both)
    assert line == (
        'site/index.html (and 1 more file): equal-title: the title "A"; '
        "and the description are those of several pages; give each its own"
    )


def test_a_page_that_leads_on_twice_is_told(tmp_path: Path) -> None:
    older = files()["news/old/index.html"].replace("news/a/", "news/old/")

    assert broken("redirect", tmp_path, **{"news/older/index.html": older}) == [
        (
            'site/news/older/index.html: redirect: "news/old/" leads on itself; '
            "let the earlier address lead to the last one at once"
        )
    ]


def with_names(folder: Path, *names: str) -> Site:
    """A site that has files of these names too, which this system may not take."""
    site = write_site(folder)
    site.__dict__["files"] = site.files | set(names)
    return site


def test_names_that_a_system_does_not_take_are_told(tmp_path: Path) -> None:
    breaches = unusual_names(
        with_names(tmp_path, "aux.txt", "a:b.txt", "com¹", "news/end./index.html")
    )

    assert list(breaches) == [
        ("a:b.txt", 'the name "a:b.txt"'),
        ("aux.txt", 'the name "aux.txt"'),
        ("com¹", 'the name "com¹"'),
        ("news/end./index.html", 'the name "end."'),
    ]


def test_names_equal_but_for_capitals_are_told(tmp_path: Path) -> None:
    breaches = equal_names(with_names(tmp_path, "A.txt", "a.txt", "b.txt", "ß.txt", "ss.txt"))

    assert list(breaches) == [("a.txt", "A.txt differs in capitals alone")]


def test_two_files_of_one_event_are_told(tmp_path: Path) -> None:
    calendar = files()["calendars/all.ics"]
    twice = calendar.replace("END:VCALENDAR", calendar[calendar.index("BEGIN:VEVENT") :])

    breaches = broken("event-uid", tmp_path, **{"events/f/event.ics": twice})

    assert [line.split("; ")[0] for line in breaches] == [
        (
            'site/events/f/event.ics: event-uid: the UID "e@sound.example" stands in '
            "events/e/event.ics too"
        ),
        'site/events/f/event.ics: event-uid: the UID "e@sound.example" stands twice',
    ]


def test_a_missing_file_of_the_site_is_told(tmp_path: Path) -> None:
    for name, rule in (
        ("sitemap.xml", "sitemap"),
        ("assets/eu-emblem.svg", "emblem-drawing"),
        ("search/index.json", "search-answer"),
        ("data/news.csv", "data-table"),
    ):
        assert len(broken(rule, tmp_path / rule, **{name: None})) == 1


def test_archives_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    name = "feeds/archive/news-1.xml"
    circle = files()[name].replace(
        "</channel>",
        '<atom:link rel="prev-archive" href="https://sound.example/under/feeds/news.xml"/></channel>',
    )

    breaches = broken("feed-archive", tmp_path, **{name: circle})

    assert any("its archives lead in a circle at" in line for line in breaches)


def test_a_heavy_picture_is_told_by_the_size_that_is_taken(tmp_path: Path) -> None:
    picture = (
        '<picture><source type="image/webp" srcset="s.webp 360w, b.webp 1440w" '
        'sizes="(min-width: 48em) 42rem, 92vw">'
        '<img src="b.webp" alt="" width="9" height="9"LAZY></picture>'
    )
    for lazy, big, expected in (("", 610, 1), ("", 590, 0), (' loading="lazy"', 610, 0)):
        page = files()[PAGE].replace("Text.", picture.replace("LAZY", lazy))
        folder = tmp_path / f"{lazy}{big}"
        pictures = {"news/a/s.webp": "s", "news/a/b.webp": "b" * big * 1000}
        breaches = broken("page-weight", folder, **{PAGE: page, **pictures})

        assert len(breaches) == expected


def test_schemas_are_read_as_they_are_published(tmp_path: Path) -> None:
    schema = json.loads(files()["data/schemas/news.json"])
    schema["$id"] = "https://else.example/"

    breaches = broken("data-schema", tmp_path, **{"data/schemas/news.json": json.dumps(schema)})

    assert len(breaches) == 1


def test_a_rule_that_stops_is_one_line_and_stops_no_other(tmp_path: Path) -> None:
    def stops(_: Site) -> Iterator[Breach]:
        yield Breach("a.html", "x")
        raise KeyError("a secret\nin lines")

    def holds_on(_: Site) -> Iterator[Breach]:
        yield Breach("b.html", "y")

    rules = [Rule("first", "do", stops), Rule("second", "do", holds_on)]

    assert lines(findings(write_site(tmp_path), rules), "site") == [
        (
            "site/: first: the rule cannot be carried out (KeyError); this is a fault of the "
            "generator: report this line to who looks after it"
        ),
        "site/a.html: first: x; do",
        "site/b.html: second: y; do",
    ]


JSON_RULES = [
    rule
    for rule in RULES
    if rule.id.startswith(("feed", "data", "schema", "search-answer", "dead-link", "outline"))
]
ODD = ("[[]]", "{}", "<a/>", "\ufffd", "null", '{"version": "https://jsonfeed.org/version/1.1"}')


@pytest.mark.parametrize("name", every(4, sorted(files())))
def test_a_file_that_is_cut_off_is_told_and_stops_no_rule(tmp_path: Path, name: str) -> None:
    text = files()[name]
    for number, part in enumerate((text[: len(text) // 2], text[:3], *ODD)):
        breaches = list(findings(write_site(tmp_path / str(number), **{name: part})))

        assert [each for each in breaches if "cannot be carried out" in each.message] == []


def members(value: object) -> Iterator[tuple[dict[str, object], str]]:
    """Every object of a JSON value with the name of each of its members."""
    for each in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
        if isinstance(each, dict | list):
            yield from members(each)
    if isinstance(value, dict):
        yield from ((value, name) for name in list(value))


@pytest.mark.parametrize("name", sorted(name for name in files() if name.endswith(".json")))
def test_a_member_of_another_type_stops_no_rule(tmp_path: Path, name: str) -> None:
    whole = json.loads(files()[name])
    site = write_site(tmp_path)
    for inner, member in members(whole):
        cache = inner[member]
        for odd in (None, "http://[x/", [1, None]):
            inner[member] = odd
            (tmp_path / name).write_text(json.dumps(whole))
            breaches = list(findings(Site(site.folder, site.root, site.funding_notice), JSON_RULES))

            assert [each for each in breaches if "cannot be carried out" in each.message] == []
        inner[member] = cache
