"""The ids of feeds and their entries, which never change."""

from __future__ import annotations

from urllib.parse import quote

from dissemination.model.settings import Settings


def tag(settings: Settings, kind: str, own_id: str) -> str:
    """A `tag:` URI (RFC 4151 2.1) from the settings' authority and day, and an item's own id:
    no file, title, category or address of the site is in it."""
    own = quote(f"{kind}/{own_id}")
    return f"tag:{settings.authority},{settings.since.isoformat()}:{own}"
