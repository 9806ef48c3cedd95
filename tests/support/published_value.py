"""Whether open data have a value of a record without loss."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from dissemination import urls
from dissemination.model.dates import Moment, When
from dissemination.model.fields import Leaf
from dissemination.model.position import point
from dissemination.model.quantity import Money
from dissemination.open_data.fields import is_file
from tests.support.every_field import Filled
from tests.support.record_place import words
from tests.support.shown_value import has_words


def is_published(published: Any, filled: Filled) -> bool:
    """Whether what is published in its place is a value."""
    value, shape = filled.value, filled.shape
    if published is None:
        return False
    if is_file(filled.model, filled.field):
        return isinstance(published, str) and published.startswith("https://")
    if not isinstance(shape, Leaf):
        return bool(published == value)
    if shape.refers:
        return value in (published, published["id"] if isinstance(published, dict) else None)
    match shape.form:
        case "prose":
            return has_words(words(published), value)
        case "degrees":
            return (published["latitude"], published["longitude"]) == point(value)
        case "web" | "contact" | "online":
            return published in (value, urls.uri(value))
    return _is_written(published, value)


def _is_written(published: Any, value: Any) -> bool:
    match value:
        case When():
            return bool(published["value"] == value.iso)
        case Moment():
            return str(published["value"]).startswith(value.iso.replace(" ", "T"))
        case date():
            return bool(published["value"] == value.isoformat())
        case time():
            return bool(published == f"{value:%H:%M}")
        case Money():
            money = (Decimal(str(published["amount"])), published["currency"])
            return money == (value.amount, value.currency)
        case ZoneInfo():
            return bool(published == value.key)
    return bool(published == value)
