"""The 20 pages that peers have beside their items, as the invented project has in docs/."""

from __future__ import annotations

import random
from typing import Final

from bench.items import Writer
from bench.words import ENGLISH

NUMBER: Final = 20


def pages() -> dict[str, tuple[str, str]]:
    """Title and Markdown of each page by its name; the first one is the home page."""
    writer = Writer(ENGLISH, random.Random(3))
    names = ["index", *(f"page-{number}" for number in range(1, NUMBER))]
    return {name: _page(writer) for name in names}


def _page(writer: Writer) -> tuple[str, str]:
    text = "\n\n".join([writer.paragraph(), f"## {writer.title()}", writer.table()])
    return writer.title(), f"{text}\n\n{writer.paragraph()}\n"
