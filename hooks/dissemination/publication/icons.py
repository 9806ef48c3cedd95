"""The pictures by which readers of feeds show whose feed it is, drawn from the theme."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from dissemination.cache import Cache
from dissemination.output import Output
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter
from dissemination.urls import FEED_ICONS, Icon


def icons(tokens: ThemeTokens, cache: Cache) -> Iterator[Output]:
    """The icons of feeds as PNG of their sizes; cached by the theme."""
    theme = sorted(tokens.files.items())
    for icon in FEED_ICONS:
        key = cache.key("icon", icon.width, icon.height, theme)
        draw = partial(_drawn, icon, tokens)
        yield Output(icon.address, partial(cache.get_or_create, key, draw), key)


def _drawn(icon: Icon, tokens: ThemeTokens) -> bytes:
    size = json.dumps({"width": icon.width, "height": icon.height})
    return Typesetter("icon", tokens.files).png(size)
