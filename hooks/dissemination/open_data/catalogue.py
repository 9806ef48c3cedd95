"""What a page tells of the open data: each kind with its files, its fields and an example."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.model.fields import Choice, Group, Leaf, Many, Named, Shape
from dissemination.model.kind import Kind
from dissemination.model.kinds import CHOICES, PUBLISHED
from dissemination.open_data.fields import of_kind, visible
from dissemination.open_data.table import columns

# Texts of an example end here, so that it can be read as a whole.
MOST_TEXT: Final = 160
MOST_ENTRIES: Final = 2


@dataclass(frozen=True)
class Offer:
    """A kind of open data: its name, title and a sentence; the number of its records; the
    addresses of its files with their formats; the addresses of the schemas of what is published
    and of what is written; its fields as name, form and meaning; its columns; and its first record
    as JSON, `shortened` where texts or lists of it were cut."""

    name: str
    title: str
    text: str
    count: int
    files: tuple[tuple[str, str], ...]
    schema: str
    source_schema: str
    fields: tuple[tuple[str, str, str], ...]
    columns: tuple[str, ...]
    example: str
    shortened: bool


def offers(files: Mapping[str, bytes]) -> list[Offer]:
    """The kinds of open data whose files these are."""
    return [_offer(kind, files) for kind in PUBLISHED]


def _offer(kind: Kind, files: Mapping[str, bytes]) -> Offer:
    address = address_book.data(kind.file, "json")
    records = json.loads(files[address])["records"]
    example = _short(records[0]) if records else None
    return Offer(
        kind.file,
        kind.title,
        kind.text,
        len(records),
        ((address, "JSON"), (address_book.data(kind.file, "csv"), "CSV")),
        address_book.data_schema(kind.file),
        address_book.source_schema(kind.file),
        tuple((field.name, form(field.shape), field.description) for field in of_kind(kind)),
        tuple(column.name for column in columns(kind)),
        json.dumps(example, ensure_ascii=False, indent=2) if example else "",
        bool(records) and example != records[0],
    )


def _short(value: Any) -> Any:
    """A value with long texts and lists cut."""
    match value:
        case dict():
            return {name: _short(each) for name, each in value.items()}
        case list():
            return [_short(each) for each in value[:MOST_ENTRIES]]
        case str() if len(value) > MOST_TEXT and not value.startswith("http"):
            return value[:MOST_TEXT].rsplit(" ", 1)[0] + " …"
    return value


_FORMS: Final = {
    "web": "address",
    "prose": "HTML",
    "degrees": "latitude and longitude",
    "day": "date",
    "month": "date",
    "date": "date",
    "moment": "day or minute",
    "yes or no": "true or false",
    "number": "whole number",
    "language": "language code",
    "country": "country code",
    "zone": "time zone",
}


def form(shape: Shape) -> str:
    """What kind of value a field has, in words."""
    match shape:
        case Many(of):
            return f"list: {form(of)}"
        case Named(names):
            return f"list: name (one of {', '.join(names)}) and value"
        case Choice(options):
            return f"one of {', '.join(options)}"
        case Group() if shape.is_fact and shape.short:
            label = "label and fact" if any(f.name == "label" for f in shape.fields) else "fact"
            return f"{label}: {form(shape.short)}"
        case Group() if shape.is_mention and shape.short:
            return f"{form(shape.short)}, with the reason where inferred"
        case Group():
            return f"group: {', '.join(field.name for field in visible(shape.model))}"
        case Leaf(refers="source"):
            return "source"
        case Leaf(refers=refers) if refers:
            return "entry of a list" if refers in CHOICES else f"reference: {refers}"
    return _FORMS.get(shape.form, "text")
