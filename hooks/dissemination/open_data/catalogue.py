"""Descriptions of the datasets for their page: each kind with its files, its fields and an
example."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.locale.catalogue import NP_
from dissemination.locale.kinds import ALL, ONE
from dissemination.locale.locale import Locale
from dissemination.model.fields import Choice, Form, Group, Leaf, Many, Named, Shape
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.open_data.dataset_files import DatasetFiles
from dissemination.open_data.descriptions import KINDS
from dissemination.open_data.fields import of_kind, visible
from dissemination.open_data.table import columns
from dissemination.output import DataField, Dataset, Download, measured

# Texts of an example end here, so that it can be read as a whole.
MOST_TEXT: Final = 160
MOST_ENTRIES: Final = 2


def dataset(files: DatasetFiles, locale: Locale, cache: Cache) -> Dataset:
    """The description of a kind of open data in a language."""
    kind, first = files.kind, files.first
    title = locale.gettext(ALL[kind.name])
    example = _short(first)
    return Dataset(
        name=kind.file,
        title=title,
        text=locale.gettext(KINDS[kind.name]),
        count=files.count,
        files=tuple(
            Download(output, title, name, locale.language, measured(output, cache))
            for output, name in ((files.json, "JSON"), (files.csv, "CSV"))
        ),
        schema=address_book.data_schema(kind.file),
        source_schema=address_book.source_schema(kind.file),
        fields=tuple(
            DataField(
                field.name,
                form(field.shape, locale),
                codes(field.shape),
                locale.gettext(field.description),
            )
            for field in of_kind(kind)
        ),
        columns=tuple(column.name for column in columns(kind)),
        example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
        shortened=example != first,
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


# What the values of a form are called, where it is not text.
_TEXT: Final = NP_("form of a value", "text")
_FORMS: Final[Mapping[Form, tuple[str, str]]] = {
    "web": NP_("form of a value", "address"),
    "prose": NP_("form of a value", "HTML"),
    "degrees": NP_("form of a value", "latitude and longitude"),
    "day": NP_("form of a value", "date"),
    "month": NP_("form of a value", "date"),
    "date": NP_("form of a value", "date"),
    "moment": NP_("form of a value", "day or minute"),
    "yes or no": NP_("form of a value", "true or false"),
    "number": NP_("form of a value", "whole number"),
    "language": NP_("form of a value", "language code"),
    "country": NP_("form of a value", "country code"),
    "e-mail": NP_("form of a value", "e-mail address"),
    "contact": NP_("form of a value", "address or e-mail address"),
    "online": NP_("form of a value", "address, or yes"),
    "money": NP_("form of a value", "amount and currency"),
    "decimal": NP_("form of a value", "number"),
    "zone": NP_("form of a value", "time zone"),
}


def form(shape: Shape, locale: Locale) -> str:
    """The form of a field's values, in words."""
    match shape:
        case Many(of):
            # Translators: a list of values of one form, such as "list: address"
            return locale.gettext("list: %(form)s", form=form(of, locale))
        case Named():
            # Translators: a list of the names comes after it
            return locale.gettext("list of name and value, with these names")
        case Choice():
            # Translators: a list of values comes after it
            return locale.gettext("one of these")
        case Group():
            return _form_of_group(shape, locale)
        case Leaf(refers="source"):
            return locale.pgettext("form of a value", "source")
        case Leaf(refers=refers) if refers:
            return _form_of_reference(refers, locale)
    return locale.pgettext(*_FORMS.get(shape.form, _TEXT))


def codes(shape: Shape) -> tuple[str, ...]:
    """The codes that the words for a form announce."""
    match shape:
        case Many(of):
            return codes(of)
        case Named(names=names) | Choice(options=names):
            return tuple(names)
        case Group() if not (shape.is_fact or shape.is_mention):
            return tuple(field.name for field in visible(shape.model))
    return ()


def _form_of_group(shape: Group, locale: Locale) -> str:
    inner = form(shape.short, locale) if shape.short else ""
    if shape.is_fact and any(field.name == "label" for field in shape.fields):
        return locale.gettext("fact with a label: %(form)s", form=inner)
    if shape.is_fact:
        # Translators: a fact whose value has a form, such as "fact: date"
        return locale.gettext("fact: %(form)s", form=inner)
    if shape.is_mention:
        return locale.gettext("%(form)s, with the reason where inferred", form=inner)
    # Translators: a list of the names of fields comes after it
    return locale.gettext("group of these fields")


def _form_of_reference(kind: KindName, locale: Locale) -> str:
    if kind in CHOICES:
        return locale.gettext("entry of a list of this site")
    # Translators: a reference to a record of a kind, such as "reference: Work package"
    return locale.gettext("reference: %(kind)s", kind=locale.gettext(ONE[kind]))
