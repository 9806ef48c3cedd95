"""A generated page: one that is no file of docs/, and is filled into a shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from markupsafe import Markup

from dissemination.model.dates import Moment
from dissemination.site.search.search_entry import SearchEntry

EMPTY: Final = Markup()
Section = Literal[
    "news", "events", "best-practices", "partners", "training", "project/deliverables"
]


@dataclass(frozen=True)
class Body:
    """What a page shows of its own, as HTML: its content, and what it adds to the head of the
    document."""

    content: Markup
    head: Markup = EMPTY


@dataclass(frozen=True)
class GeneratedPage:
    """A page of the site that is no file of docs/.

    `address` is below the public root, `section` the part of the navigation to which it belongs.
    `title` and `description` are plain text. `body` makes what it shows, when it is written, from
    what it asks of the library and from what `key` is the digest of. A page that is not `is_listed`
    is in no sitemap. `about` is the item, partner or training action that it is the page of, None
    for a list or a notice. `search_entry` is its own entry in the search: what it is about has one
    already, and pages further back in a list need none. `changed` is when its content last changed.
    """

    address: str
    section: Section
    title: str
    description: str
    body: Callable[[], Body] = field(repr=False)
    key: str = ""
    is_listed: bool = True
    about: Any = None
    search_entry: SearchEntry | None = None
    changed: Moment | None = None
