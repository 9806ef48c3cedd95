"""A kind of record or item: its names, its model, its file and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dissemination.model.item import Item
from dissemination.model.record import KindName, Model

Form = Literal["records", "items", "group"]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One row of the table of kinds; it holds data only.

    `name` is the word in messages and references, `file` the name of the file of `data/` or of the
    folder of `content/`, and of the open data. `title` is what officers call all of the kind (for
    readers: `locale/kinds.py`), `collection` is the attribute of the library. `page` is the address
    below the root on which all its records stand: each has a page of its own below it
    (`has_pages`), or else a place on it, whose anchor begins with `anchor`. The search lists its
    records where it `is_searched`. `part` is the model of the entries of the field `parts` that can
    be referred to like a record. `touched` describes the field in which changes name single records
    of the kind; without it they can name the whole file only. A page of a kind that `stays` is
    there without records too; others are there where some kind of theirs has any, or one of those
    that the page `shows` as well. An item `needs_text` below its fields unless these alone can say
    what is to be said.
    """

    name: str
    file: str
    model: type[Model]
    title: str
    collection: str
    page: str
    form: Form = "records"
    has_pages: bool = False
    anchor: str = ""
    is_searched: bool = False
    parts: str = ""
    part: type[Model] | None = None
    touched: str = ""
    is_published: bool = True
    stays: bool = False
    shows: tuple[KindName, ...] = ()
    needs_text: bool = True

    @property
    def is_item(self) -> bool:
        """Whether its records are items: files of their own with a text."""
        return self.form == "items"

    @property
    def path(self) -> str:
        """The file in which it is written, or the folder of its items, from the project's root."""
        return f"content/{self.file}/" if self.is_item else f"data/{self.file}.yml"

    @property
    def is_group(self) -> bool:
        """Whether its file holds one group of fields."""
        return self.form == "group"

    @property
    def field(self) -> str:
        """The file's name as a name of fields: `work_packages`."""
        return self.file.replace("-", "_")


@dataclass(frozen=True, kw_only=True)
class ItemKind(Kind):
    """A kind of items, each with a page of its own."""

    model: type[Item]
    form: Form = "items"
    has_pages: bool = True
