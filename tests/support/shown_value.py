"""Whether a value of a record is shown at a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from dissemination import urls
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.model.dates import Moment, When
from dissemination.model.fields import Choice, Leaf
from dissemination.model.kinds import CHOICES
from dissemination.model.online import WITHOUT_ADDRESS
from dissemination.model.position import point
from dissemination.model.quantity import Money
from dissemination.open_data.fields import is_file
from tests.support.every_field import Filled
from tests.support.record_place import Place, words

Words = Mapping[str, str]  # what readers see of a choice, or of yes and no, by what files have
_LINK: Final = re.compile(r"\]\([^)]*\)|https?://\S+")
_MARKUP: Final = re.compile(r"<[^>]*>|&\w+;|\{\{.*?\}\}")
_MONEY: Final = re.compile(r"(\d+) [A-Z]{3}")  # a share may be an amount
_WORD: Final = re.compile(r"\w+")
PICTURES: Final = (".svg", ".png", ".jpg", ".webp")
MOST: Final = 0.9  # of the words of a text, since Markdown may make others of some


@dataclass(frozen=True)
class Shown:
    """The sight of a reader of a project."""

    library: Library

    def at(self, place: Place, filled: Filled, own: Words) -> bool:
        """Whether a value is shown at a place; `own` is what readers see of its options."""
        value, shape = filled.value, filled.shape
        if is_file(filled.model, filled.field):
            return _has_file(place, value)
        if isinstance(shape, Choice):
            return words(own.get(value, value.replace("-", " "))) in place.text
        assert isinstance(shape, Leaf), filled
        if shape.refers:
            return self._refers(place, shape.refers, value)
        if isinstance(value, bool):
            answer = "yes" if value else "no"
            return answer in own and words(own[answer]) in place.text
        if shape.form == "line" and (money := _MONEY.fullmatch(value)):
            return Decimal(money[1]) in place.numbers
        see: Callable[[Place, Any], bool] | None = self._ways.get(shape.form)
        return see(place, value) if see else words(str(value)) in place.text

    def texts(self, filled: Filled) -> list[str]:
        """How data for machines may write a value."""
        value, shape = filled.value, filled.shape
        if is_file(filled.model, filled.field):
            return ["https://"]  # wherever it lies
        if isinstance(shape, Leaf) and shape.refers:
            if field := CHOICES.get(shape.refers):
                return [self.library.choice(getattr(self.library.settings, field), value).title]
            record = self.library.lookup(shape.refers, value)
            return [names.name(self.library, record), names.address(record)]
        match value:
            case When() | Moment():
                return [value.iso[:10]]
            case Money():
                return [f"{value.amount.normalize():f}"]
        return [str(value), urls.uri(str(value))] if "://" in str(value) else [str(value)]

    @property
    def _ways(self) -> dict[str, Callable[[Place, Any], bool]]:
        linked = _is_linked
        return {
            **dict.fromkeys(("web", "doi", "e-mail", "contact", "online", "ror", "orcid"), linked),
            **dict.fromkeys(("wikidata", "cordis", "grant doi", "openaire", "raid"), linked),
            **dict.fromkeys(("day", "month", "date", "moment"), self._dated),
            "prose": lambda place, text: has_words(place.text, text),
            "number": lambda place, number: Decimal(number) in place.numbers,
            "decimal": lambda place, number: number in place.numbers,
            "money": lambda place, money: money.amount in place.numbers,
            "clock": lambda place, clock: f"{clock:%H:%M}" in place.text,
            "country": lambda place, code: words(self.library.locale.country(code)) in place.text,
            "zone": lambda place, zone: words(zone.key.split("/")[-1]) in place.text,
            "language": self._language,
            "degrees": _has_degrees,
        }

    def _refers(self, place: Place, kind: str, value: str) -> bool:
        if kind in CHOICES:
            choices = getattr(self.library.settings, CHOICES[kind])
            return words(self.library.choice(choices, value).title) in place.text
        record = self.library.lookup(kind, value)
        texts = [names.name(self.library, record), getattr(record, "short", None)]
        shown = any(words(text) in place.text for text in texts if text)
        return shown or names.address(record) in place.addresses

    def _dated(self, place: Place, value: When | Moment | date) -> bool:
        locale = self.library.locale
        match value:
            case When():
                text, iso = locale.when(value), value.iso
            case Moment():
                text, iso = locale.day(value.day), value.day.isoformat()
            case date():
                text, iso = locale.day(value), value.isoformat()
        return words(text) in place.text or any(each.startswith(iso) for each in place.times)

    def _language(self, place: Place, code: str) -> bool:
        own = code == self.library.settings.language
        named = words(self.library.locale.language_name(code)) in place.text
        return own or named or code in place.languages


def has_words(text: str, markdown: str) -> bool:
    """Whether nearly all words of Markdown stand in a text."""
    own = _WORD.findall(words(_MARKUP.sub(" ", _LINK.sub("] ", markdown))))
    known = set(_WORD.findall(text))
    return sum(word in known for word in own) >= MOST * len(own)


def _has_file(place: Place, path: str) -> bool:
    """Whether there is a picture, or a link to a file or to a page of docs/."""
    if Path(path).suffix.lower() in PICTURES:
        return place.has_picture
    if path.startswith("docs/"):
        return urls.page(path) in place.addresses
    return any(address.endswith(Path(path).name) for address in place.addresses)


def _is_linked(place: Place, value: str) -> bool:
    if value == WITHOUT_ADDRESS:
        return "online" in place.text
    if words(value) in place.text:
        return True
    address = urls.uri(value) if "://" in value else value
    return any(address in each for each in place.addresses)


def _has_degrees(place: Place, value: str) -> bool:
    return all(Decimal(str(abs(degree))) in place.numbers for degree in point(value))
