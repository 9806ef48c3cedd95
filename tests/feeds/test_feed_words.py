"""Words of ours in feeds are in the language of the site, those within a text in that of its
item."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest

from dissemination.locale import catalogue
from tests.support.feed_documents import feed_files, items
from tests.support.small import ITEMS, PRACTICE, SITE

BODY = """\
## Context

What was.

## *What* was done

It was done.

### Context

## What others can take along

Take it.
"""
SOURCED = f"{SITE}sourced: yes\nsearched: 2026-11\n"
UNKNOWN = "unknown: {evidence: 2026-11}\n---\n"


class Marked(NullTranslations):
    """Translations that mark each message with their language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        return f"{self.language}[{message}]"


def practice(language: str = "") -> str:
    """A practice with a part that is unknown and one that is the editors' own view."""
    head, _, _ = ITEMS[PRACTICE].partition("---\n## Context")
    own = f"language: {language}\n" if language else ""
    return f"{head}{own}{UNKNOWN}{BODY}"


def text(root: Path, language: str = "") -> str:
    [entry] = items(
        feed_files(root, {PRACTICE: practice(language), "data/site.yml": SOURCED}), "all"
    )
    content: str = entry["content_html"]
    return content.replace("\n", "")


def test_a_practice_says_what_is_known_and_whose_view_its_last_part_is(tmp_path: Path) -> None:
    assert text(tmp_path) == (
        "<p><strong>Done: a source reports it.</strong></p>"
        "<p><strong>Evidence:</strong> No public source found (November 2026).</p>"
        "<h2>Context</h2><p>What was.</p>"
        "<h2>What was done</h2><p>It was done.</p><h3>Context</h3>"
        "<h2>What others can take along</h2>"
        "<p>Our advice, not a finding of the project.</p><p>Take it.</p>"
    )


def test_the_headings_of_a_practice_are_in_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "translations", Marked)
    content = text(tmp_path, "de")
    before, _, own = content.partition('<div lang="de" dir="ltr">')
    assert before.startswith('<p lang="en" dir="ltr"><strong>en[Done: a source reports it.]')
    assert "<h2>de[Context]</h2>" in own
    assert "<h2>de[What was done]</h2>" in own
    assert "<h3>Context</h3>" in own
    assert "<p>de[Our advice, not a finding of the project.]</p><p>Take it.</p>" in own


def test_a_project_that_writes_about_itself_is_its_own_source(tmp_path: Path) -> None:
    [entry] = items(feed_files(tmp_path, {PRACTICE: practice()}), "all")
    assert "<strong>Done in the project.</strong>" in entry["content_html"]
    assert "Our advice to others." in entry["content_html"]
