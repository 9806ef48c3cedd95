"""Descriptions of the datasets for their page: each kind with its files, its fields and an
example."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.model.fields import Choice, Group, Leaf, Many, Named, Shape
from dissemination.model.kind import Kind
from dissemination.model.kinds import CHOICES, PUBLISHED
from dissemination.open_data.fields import of_kind, visible
from dissemination.open_data.table import columns
from dissemination.output import DataField, Dataset, Download

# Texts of an example end here, so that it can be read as a whole.
MOST_TEXT: Final = 160
MOST_ENTRIES: Final = 2


def datasets(files: Mapping[str, bytes], language: str) -> list[Dataset]:
    """The kinds of open data whose files these are; `language` is that of their titles."""
    return [_dataset(kind, files, language) for kind in PUBLISHED]


def _dataset(kind: Kind, files: Mapping[str, bytes], language: str) -> Dataset:
    json_address, csv_address = (address_book.data(kind.file, form) for form in ("json", "csv"))
    records = json.loads(files[json_address])["records"]
    example = _short(records[0]) if records else None
    return Dataset(
        name=kind.file,
        title=kind.title,
        text=kind.text,
        count=len(records),
        files=(
            Download(json_address, kind.title, "JSON", language, files[json_address]),
            Download(csv_address, kind.title, "CSV", language, files[csv_address]),
        ),
        schema=address_book.data_schema(kind.file),
        source_schema=address_book.source_schema(kind.file),
        fields=tuple(
            DataField(field.name, form(field.shape), field.description) for field in of_kind(kind)
        ),
        columns=tuple(column.name for column in columns(kind)),
        example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
        shortened=bool(records) and example != records[0],
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
    """The form of a field's values, in words."""
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
