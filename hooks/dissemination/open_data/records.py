"""Records as they are published: resolved, and with every field, null where it is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.library import bodies
from dissemination.library.attachment import Attachment
from dissemination.library.library import Library
from dissemination.library.people import shows_picture
from dissemination.model.dates import Moment, When
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.fields import Choice, Field, Group, Leaf, Many, Named, Shape
from dissemination.model.file_path import beside
from dissemination.model.kind import Kind
from dissemination.model.person import Person
from dissemination.model.position import point
from dissemination.model.record import Model
from dissemination.open_data import references
from dissemination.open_data.fields import MEASURES, is_file, is_filled, of_kind, visible
from dissemination.urls import Addresses

# Times of an event are those of its own zone, all others those of the project's.
_OWN_ZONE: Final = frozenset({"start", "end", "moved_from", "until"})


@dataclass(frozen=True)
class RecordSerializer:
    """The context in which values are published: the library, the public root, the file in which a
    record is written, the entry it belongs to, if any, the sources of the record, and its page."""

    library: Library
    addresses: Addresses
    path: str
    entry: Entry[Any] | None = None
    sources: tuple[str, ...] = ()
    page: str = ""

    def value(self, shape: Shape, value: Any, zone: tzinfo) -> Any:
        """The published value of a shape; clock times are in `zone`."""
        if value is None:
            return None
        match shape:
            case Many(of):
                values = (self.value(of, element, zone) for element in value)
                return [published for published in values if published is not None]
            case Named(names, of):
                return [
                    {"name": name, "value": self.value(of, value[name], zone)}
                    for name in names
                    if name in value
                ]
            case Group():
                return self._group(shape, value, zone)
            case Choice():
                return value
        return self._leaf(shape, value, zone)

    def fields(self, fields: Iterable[Field], record: Model) -> dict[str, Any]:
        """The values of these fields of a group."""
        return {field.name: self._field(field, record) for field in fields}

    def _field(self, field: Field, record: Model) -> Any:
        if field in MEASURES:
            return self._measure(record, field)
        value = getattr(record, field.attribute)
        if value is not None and is_file(type(record), field.name):
            return self._file(record, value)
        if value is None and is_filled(type(record), field.name):
            value = getattr(self.library.settings, field.name)
        event, zone = self.entry.item if self.entry else None, self.library.zone
        if isinstance(event, Event) and field.name in _OWN_ZONE:
            zone = event.zone or zone
        return self.value(field.shape, value, zone)

    def _group(self, shape: Group, group: Any, zone: tzinfo) -> Any:
        if shape.is_mention and shape.short:
            reference = self.value(shape.short, group.id, zone)
            return reference and {**reference, "inferred": group.inferred}
        values = self.fields(visible(shape.model), group)
        if not shape.is_fact:
            return values
        if group.certainty == "known" and not group.sources:
            values["sources"] = [references.source(self.library, key) for key in self.sources]
        return {"certainty": group.certainty, **values}

    def _leaf(self, shape: Leaf, value: Any, zone: tzinfo) -> Any:
        if shape.refers:
            return references.resolved(self.library, self.addresses, shape.refers, value)
        match shape.form:
            case "day" | "month" | "date" | "moment":
                return dated(value, zone)
            case "prose":
                text = bodies.prose(value, self.path, self.addresses.absolute, self.library.locale)
                return from_outside(text, self.page)
            case "web":
                return address_book.uri(value)
            case "zone":
                return value.key
            case "clock":
                return value.isoformat(timespec="minutes")
            case "money":
                return {"amount": str(value.amount), "currency": value.currency}
            case "decimal":
                return int(value) if value == value.to_integral_value() else float(value)
            case "degrees":
                latitude, longitude = point(value)
                return {"latitude": latitude, "longitude": longitude}
        return value

    def _file(self, record: Any, value: Any) -> Any:
        if isinstance(value, tuple):
            return [self.addresses.absolute(address_book.page(path)) for path in value]
        if isinstance(record, Person) and not shows_picture(self.library, record):
            return None
        if is_file(record.__class__, "file"):
            file = self._attachment(value)
            return file and self.addresses.absolute(file.address)
        if self.entry is None:
            address = self.library.data_pictures.get(beside(self.path, value))
            if not address and value.startswith("files/"):
                address = address_book.attached(f"data/{value}")
            return self.addresses.absolute(address) if address else value
        return self.addresses.absolute(bodies.picture_address(self.entry, self.entry.target(value)))

    def _attachment(self, name: str | None) -> Attachment | None:
        """The published file to take along that a field names."""
        path = self.entry.path if self.entry else self.path
        return self.library.attachments.get(beside(path, name)) if name else None

    def _measure(self, record: Any, field: Field) -> str | int | None:
        """What is said of the file of a record."""
        if not (file := self._attachment(record.file)):
            return None
        told: dict[str, str | int | None]
        told = {"format": file.format.name, "bytes": file.bytes, "pages": file.pages}
        return told[field.name]


def from_outside(text: str, page: str) -> str:
    """Rendered Markdown whose links to places within itself, such as footnotes, lead to `page`.
    Quotation marks in texts are escaped, so that only attributes match."""
    return text.replace('href="#', f'href="{page.partition("#")[0]}#')


def dated(value: When | Moment | date, zone: tzinfo) -> dict[str, str]:
    """A date with its precision, as `value` (ISO 8601) and `precision`; `zone` is that of its clock
    time."""
    if isinstance(value, When):
        return {"value": value.iso, "precision": value.precision}
    if isinstance(value, Moment) and value.clock:
        instant = value.at(zone, value.clock)
        return {"value": instant.isoformat(timespec="minutes"), "precision": "minute"}
    day = value.day if isinstance(value, Moment) else value
    return {"value": day.isoformat(), "precision": "day"}


def published(kind: Kind, serializer: RecordSerializer, record: Any) -> dict[str, Any]:
    """The published values of a record or an entry of a kind; `serializer` is that of its file."""
    entry = record if isinstance(record, Entry) else None
    model = entry.item if entry else record
    page = serializer.addresses.absolute(_address(kind, record))
    sources = getattr(model, "sources", ())
    serializer = replace(serializer, entry=entry, sources=sources, page=page)
    first, _, *others = of_kind(kind)
    text = {}
    if entry:
        body = serializer.library.bodies.html(entry, serializer.addresses.root)
        text["text"] = from_outside(body, page)
        others.pop()
    return {
        **serializer.fields([first], model),
        "page": page,
        **serializer.fields(others, model),
        **text,
    }


def _address(kind: Kind, record: Any) -> str:
    if isinstance(record, Entry):
        return address_book.item(record.kind, record.slug)
    # The map shows only those positions that a partner or an event names.
    if kind.is_group or kind.name == "position":
        return kind.page
    return address_book.record(kind.name, record.id)
