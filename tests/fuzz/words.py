"""What stands where a value, a name or a sign is expected: odd, wrong, huge, empty."""

from __future__ import annotations

from random import Random
from typing import Final

SIGNS: Final = (
    *("\t", "\0", "\x0b", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u061c", "\u1680", "\u180e"),
    *("\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\u3000"),
    *("\ufeff", "\ufffd", "\uffff", "\U000e0041", "\U0010ffff", "\U000f0000", "\ud7ff"),
    *("é", "e\u0301", "ß", "İ", "ſ", "Ω", "Ж", "ñ", "ø", "ł", "ệ", "ﬁ", "½", "№", "™", "㎏"),
    *("北京", "東京都", "서울", "ไทย", "हिन्दी", "தமிழ்", "ქართული", "հայ", "አማ", "العربية", "עברית"),
    *("🎉", "👩🏽‍🔬", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇪🇺", "1️⃣", "☎️", "𝔘𝔫𝔦", "𐍈", "🫠", "a" + "\u0301" * 40),
    *(
        "“",
        "”",
        "„",
        "‘",
        "’",
        "«",
        "»",
        "–",
        "—",
        "−",
        "…",
        "·",
        "•",
        "：",
        "；",
        "，",
        "（",
        "＃",
    ),
    *('"', "'", "`", "\\", "/", "|", "<", ">", "&", "%", "#", "@", "*", "_", "~", "^", "$", "!"),
    *("{", "}", "[", "]", "(", ")", ":", ";", ",", "?", "=", "+", "-", ".", "\r", "\n", "\r\n"),
    *("{{", "}}", "{%", "%}", "{#", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "&amp;", "&#0;"),
    *("&#x202e;", "&nbsp;", "&lt;", "$(", "${", "`x`", "%s", "%00", "../", "..\\", "://"),
)
DATES: Final = (
    *("2026-02-30", "2026-13-01", "2026-2-3", "14.03.2026", "14/03/2026", "03/14/2026", "2026"),
    *("2026-03", "0000-00-00", "0001-01-01", "9999-12-31", "9000-01-01", "2207-03-12", "1026-03-1"),
    *("2026-03-14T10:30", "2026-03-14T10:30:00Z", "2026-03-14 10:30 CET", "2026-03-14 25:00"),
    *("2026-03-14 24:00", "2026-03-29 02:30", "2026-10-25 02:30", "2026-03-14 9:05", "tomorrow"),
    *("2026–03–14", "2026-03-14 10.30", "14 March 2026", "today", "2026-03-14 10:30:59", "10:30"),
    *(
        "2026-03-14 00:00",
        "2026-12-31 23:59",
        "2028-02-29",
        "2026-02-29",
        "-2026-03-14",
        "20260314",
    ),
    *("2026-W12-5", "2026-074", "2026-11-22", "2026-11-23", "2026-11-22 13:00", "2026-11-22 12:59"),
)
VALUES: Final = (
    *("", "~", "null", "yes", "no", "NO", "on", "true", "False", "0", "-1", "1.5", "1e9", "0x1F"),
    *("010", "1_000", ".inf", ".nan", "99999999999999999999", "10:30", "1:1:1", "[]", "{}", "[,]"),
    *("[one, two", "{a: b", "[a]]", "{a: {b: {c: d}}}", "[[[[x]]]]", "- one", "- - one", "? x"),
    *("&anchor x", "*anchor", "!!python/object:os.system x", "!tag x", "<<", "|", ">", "|-", ">+2"),
    *("@x", "`x`", "%x", "# only a remark", "x # remark", "x #y", "Open: a day", "a:b", "x:", ":x"),
    *('"', "'", '"open', "'open", '"a" b', "'a' b", '"a\\q"', '"\\u202e"', '"\\ud800"', '"\\x00"'),
    *(
        "“Open: day”",
        "‘x’",
        "„x“",
        "'it''s'",
        '"it\'s"',
        "Ünïcödé",
        "x" * 100,
        "x" * 101,
        "x" * 300,
    ),
    *(
        "-",
        "--",
        "---",
        "...",
        "a b",
        "A-B",
        "a_b",
        "ä",
        "а",
        "con",
        "nul",
        "index",
        "feed",
        "page",
    ),
    *("http://", "https://x", "www.example.org", "https//example.org", "ftp://example.org/x"),
    *(
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://127.0.0.1:8000/",
        "https://small.example",
    ),
    *("https://user:pw@example.org/", "https://xn--nxasmq6b/", "https://[::1]/", "https://a b.org"),
    *("mailto:a@example.org", "data:text/html,x", "//example.org", "https://example.org/ä?x=<>"),
    *(
        "DE",
        "de",
        "UK",
        "EN",
        "XX",
        "Germany",
        "en",
        "fr",
        "English",
        "Europe/Berlin",
        "CET",
        "GMT+1",
    ),
    *("50, 10", "50,10", "91, 0", "[50.1, 14.4]", "50°N", "first", "paper", "project", "meeting"),
    *("BNPT", "First Partner", "[first]", "[first, first]", "[paper, nobody]", "done", "held"),
    *("cancelled", "planned", "moved", "coordinator", "<b>x</b>", "&amp;", "&lt;b&gt;", "{{ x }}"),
    *(
        "{% x %}",
        "$x$",
        ":tada:",
        "**x**",
        "[x](y)",
        "x\\ny",
        "\\",
        "C:\\x",
        "/etc/passwd",
        "../..",
    ),
)
NAMES: Final = (
    *("id", "title", "Title", "TITLE", "titel", "title ", " title", "tit le", "summary", "date"),
    *(
        "start",
        "end",
        "published",
        "updated",
        "correction",
        "draft",
        "withdrawn",
        "expires",
        "zone",
    ),
    *(
        "place",
        "town",
        "country",
        "online",
        "link",
        "own",
        "partners",
        "training",
        "sources",
        "type",
    ),
    *("status", "sequence", "moved_from", "place_before", "inferred_days", "days_unknown", "image"),
    *("image_alt", "decorative", "gallery", "aliases", "language", "category", "area", "order"),
    *("state", "unknown", "audience", "labels", "events", "news", "reported_by", "text", "name"),
    *("logo", "website", "facts", "value", "inferred", "conflict", "reason", "since", "authority"),
    *("<<", "?", "- id", "!x", "&x", "*x", "1", "null", "yes", "__proto__", "__class__", "tïtle"),
)
SLUGS: Final = (
    *(
        "new",
        "a",
        "opening",
        "with-hours",
        "sharing",
        "Open-Day",
        "open day",
        "open_day",
        "öffnung",
    ),
    *("北京", "🎉", "a.b", ".hidden", "-a", "a-", "a--b", "con", "aux", "nul.x", "index", "page"),
    *("feed", "category", "2026", "partner", "x" * 100, "x" * 101, "x" * 200, "a\u202eb", "a'b"),
    *("a&b", "a#b", "a?b", "a%20b", "a+b", "a,b", "a\\b", "a:b", "a*b", "e\u0301", "İ", "~$a"),
)


def huge(rng: Random) -> str:
    """A text of many signs."""
    piece = rng.choice(
        [
            "x",
            "a@b.c ",
            "## a ",
            ">",
            "[",
            "*a ",
            "a: b\n",
            "- ",
            "&#33; ",
            "`",
            "<a ",
            "![x](",
            "\n",
        ]
    )
    return piece * (rng.choice([500, 5_000, 60_000]) // len(piece))


def sign(rng: Random) -> str:
    """A sign, or a few that mean something together."""
    if rng.random() < 0.2:
        number = rng.choice([0x300, 0x3000, 0x11000, 0x20000, 0x110000])
        found = chr(rng.randrange(number))
        return found if found.encode("utf-8", "ignore") else "x"
    return rng.choice(SIGNS)


def value(rng: Random) -> str:
    """What may stand behind the colon of a field."""
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(DATES)
    if kind < 0.8:
        return rng.choice(VALUES)
    if kind < 0.9:
        return f"a{sign(rng)}b{sign(rng)}"
    return f'"{rng.choice(VALUES)}"'
