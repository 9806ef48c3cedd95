"""Small whole projects: the four files of the minimal one, with others laid over them, read by the
real reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.library.questions import Questions
from dissemination.load import load
from dissemination.urls import Addresses
from tests.support.frozen import MINIMAL, bytes_below

MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESSES: Final = Addresses("https://small.example/")

NO_PICTURES: Final = bytes_below(MINIMAL)  # what a project without pictures publishes of them

SITE: Final = (MINIMAL / "data/site.yml").read_text("utf-8")
PROJECT: Final = (MINIMAL / "data/project.yml").read_text("utf-8")
PARTNERS: Final = (MINIMAL / "data/partners.yml").read_text("utf-8")
SOURCES: Final = (MINIMAL / "data/sources.yml").read_text("utf-8")
FILES: Final = {
    "data/site.yml": SITE,
    "data/project.yml": PROJECT,
    "data/partners.yml": PARTNERS,
    "data/sources.yml": SOURCES,
}


def minimal(root: Path, **files: str) -> Path:
    """Writes the smallest project without a problem, and `files` (text by path from the root) over
    it: `minimal(tmp_path, **{"content/news/a.md": …})`. Gives back the root."""
    for path, text in {**FILES, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return root


def small(root: Path, files: dict[str, str], moment: datetime = MOMENT) -> Library:
    """The library of a minimal project with these files."""
    return load(minimal(root, **files), moment)


def altered(library: Library, **fields: Any) -> Library:
    """The library with other values of fields, of which nothing was asked yet."""
    return replace(library, questions=Questions(), **fields)


def news(body: str = "Text.", **fields: str) -> str:
    """The file of a news item: `news(id="a", date="2026-03-14")`."""
    defaults = {
        "id": "a",
        "title": "A title",
        "summary": "A summary.",
        "date": "2026-03-14",
        "category": "project",
    }
    return _item(defaults | fields, body)


def event(body: str = "Text.", **fields: str) -> str:
    """The file of an event on 3 June 2026, unless `start` is given, or given as empty."""
    defaults = {
        "id": "e",
        "title": "An event",
        "summary": "A summary.",
        "type": "meeting",
        "start": "2026-06-03",
        "published": "2026-03-14",
        "status": "planned",
    }
    return _item(defaults | fields, body)


def quoted(text: str) -> str:
    """Text as YAML takes it, whatever it holds."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _item(fields: dict[str, str], body: str) -> str:
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", body, ""])


# Items of each kind and a result, for a small project whose whole site is built.
NEWS: Final = "content/news/opening.md"
EVENT: Final = "content/events/with-hours.md"
PRACTICE: Final = "content/practices/sharing.md"
ITEMS: Final = {
    NEWS: news("The doors open.", id="opening", title="The opening"),
    EVENT: event(
        id="with-hours",
        start="2026-12-30 10:30",
        end="2026-12-30 12:00",
        zone="Europe/Berlin",
        place="{town: Berlin, country: DE}",
    ),
    "content/events/meeting.md": event(
        id="meeting", title="A meeting", start="2026-11-03", status="held"
    ),
    PRACTICE: """\
---
id: sharing
title: Share what you have
summary: What one has, all may use.
area: learning
order: 1
state: done
published: 2026-11-01
sources: [paper]
---
## Context
It began with the [opening](../news/opening.md).

## What was done
The keys were handed over.

## Evidence
The doors stand open.

## What others can take along
Hand over the keys.
""",
    "data/results.yml": """\
- id: doors
  title: Open doors
  short: open doors
  target: One open door
  achieved:
    value: One
    sources: [paper]
""",
}
