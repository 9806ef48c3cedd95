"""An event without a day took place only if it was held; others wait for their day."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from dissemination.site.partials import Partials
from tests.support.feed_documents import items
from tests.support.ics import CHANGED
from tests.support.pages import bodies_of
from tests.support.products import feeds
from tests.support.small import ADDRESSES, event, small
from tests.support.xpath import text_content

OVER = ("took place", "Past", "reported on", "no public source")


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled", "held"])
def test_only_what_was_held_took_place(tmp_path: Path, status: str) -> None:
    changed = CHANGED if status in {"postponed", "cancelled"} else {}
    text = event(start="", days_unknown="2026-11", status=status, **changed)
    library = small(tmp_path, {"content/events/e.md": text})
    partials = Partials(library, ADDRESSES)
    bodies = bodies_of(partials)
    texts = {at: text_content(html.fromstring(body.content)) for at, body in bodies.items()}
    lists = ("undated_events", "timeline")
    html_of_macros = {macro: partials.render(f"macros/{macro}", "events/") for macro in lists}
    everywhere = [
        texts["events/e/"],
        texts["events/type/meeting/"],
        items(feeds(library, ADDRESSES), "events")[0]["content_html"],
        *html_of_macros.values(),
    ]
    assert all("An event" in text or "When" in text for text in everywhere)
    was_held = status == "held"
    assert [any(over in text for over in OVER) for text in everywhere] == [was_held] * 5
    assert [("yet known" in text) for text in everywhere] == [not was_held] * 5
    badge = "Held" if was_held else status.capitalize()
    assert badge in texts["events/e/"]
