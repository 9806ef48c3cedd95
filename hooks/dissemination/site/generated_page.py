"""A generated page: one that is no file of docs/, and is filled into a shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from markupsafe import Markup

from dissemination.model.dates import Moment
from dissemination.site.search.search_entry import SearchEntry

EMPTY: Final = Markup()
Section = Literal["news", "events", "best-practices", "partners", "training"]


@dataclass(frozen=True)
class GeneratedPage:
    """A page of the site that is no file of docs/.

    `address` is below the public root, `section` the part of the navigation to which it belongs.
    `title` and `description` are plain text, `content` and `head` (what it adds to the head of
    the document) are HTML. `text` is the plain body of an item, for the search; a page that is
    not `is_listed` is in no sitemap. `about` is the item, partner or training action that it is the
    page of, None for a list or a notice. `search_entry` is its own entry in the search: what it is
    about has one already, and pages further back in a list need none. `changed` is when its content
    last changed, and `foot` the line that says so.
    """

    address: str
    section: Section
    title: str
    description: str
    content: Markup
    head: Markup = EMPTY
    text: str = ""
    is_listed: bool = True
    about: Any = None
    search_entry: SearchEntry | None = None
    changed: Moment | None = None
    foot: Markup = EMPTY
