"""The CPU time of one social card, of many items: `cards.py COUNT`."""

from __future__ import annotations

import json
import sys

from bench.items import Item, choices, items
from bench.programs.clock import seconds
from bench.project import INVENTED
from dissemination.cache import Cache
from dissemination.publication.cards.cards import Cards
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.site.assets import THEME


def seconds_of_one(count: int) -> float:
    """The seconds of a card of a build that draws so many; what they share exists already."""
    cards = Cards(theme_tokens(THEME), Cache())
    first, *others = [_texts(item) for item in items(count + 1, choices(INVENTED / "data"))]
    cards.drawn(first)
    return seconds(lambda: [cards.drawn(texts) for texts in others]) / count


def _texts(item: Item) -> dict[str, str]:
    kind = f"{item.kind.capitalize()}: {item.category.capitalize()}"
    return {
        "kind": kind,
        "title": item.title,
        "line": f"{item.day:%d %B %Y}",
        "acronym": "BENCH",
        "language": item.language,
    }


if __name__ == "__main__":
    print(json.dumps({"cpu": seconds_of_one(int(sys.argv[1]))}))
