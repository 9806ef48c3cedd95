"""A sound site breaks no rule; `tests/site/test_site.py` holds whole sites against all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissemination.rules.catalogue import RULES, findings
from dissemination.rules.finding import lines
from tests.support.sound_site import files, written

PAGE = "news/a/index.html"
CALENDAR = "calendars/all.ics"
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
    (PAGE, "Text.", '<img src="U" srcset="data:,a,b 2x, U" alt="" width="1" height="1">'),
    ("assets/site.css", "U+A0", "U+FFFFFFFFF, U+9-1"),
    # Members of JSON Feed that are of another type.
    ("feeds/news.json", '"attachments": [', '"attachments": null, "x": ['),
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
    assert lines(findings(written(tmp_path)), "site") == []


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

    assert lines(findings(written(tmp_path, **{file: changed, **others})), "site") == []


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
