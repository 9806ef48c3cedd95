"""The pictures by which readers of feeds show whose feed it is, drawn from the theme."""

from __future__ import annotations

import json
from functools import partial

from dissemination.cache import Cache
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter
from dissemination.urls import FEED_ICONS, Icon


def icons(tokens: ThemeTokens, cache: Cache) -> dict[str, bytes]:
    """The icons of feeds as PNG of their sizes, by their addresses; cached by the theme."""
    theme = sorted(tokens.files.items())
    return {
        icon.address: cache.get_or_create(
            cache.key("icon", icon.width, icon.height, theme), partial(_drawn, icon, tokens)
        )
        for icon in FEED_ICONS
    }


def _drawn(icon: Icon, tokens: ThemeTokens) -> bytes:
    size = json.dumps({"width": icon.width, "height": icon.height})
    return Typesetter("icon", tokens.files).png(size)
