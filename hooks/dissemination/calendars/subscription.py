"""A calendar to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Calendar:
    """A calendar to subscribe to: its address below the root, its title, its name among those of
    the site, and its text, the page with the same list if there is one, and the ids of its events,
    the newest first."""

    address: str
    title: str
    name: str
    text: str
    page: str | None
    events: tuple[str, ...]
