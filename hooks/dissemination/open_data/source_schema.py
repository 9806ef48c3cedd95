"""JSON Schema 2020-12 of the source files: it accepts what the reader accepts, in the types of an
editor that reads plain YAML values (YAML 1.2, core schema)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.cache import digest
from dissemination.library.library import Library
from dissemination.model.code_table import COUNTRIES
from dissemination.model.dates import FIRST_YEAR, LAST_YEAR
from dissemination.model.fields import (
    Choice,
    Field,
    Form,
    Group,
    Leaf,
    Many,
    Named,
    Shape,
    group,
)
from dissemination.model.kind import Kind
from dissemination.model.record import KindName, Model
from dissemination.model.text import CODE, DOMAIN, ID
from dissemination.open_data import references
from dissemination.open_data.json_text import pretty
from dissemination.open_data.schema import DIALECT, Schema
from dissemination.output import Output
from dissemination.urls import Addresses

# A field that was left empty is none; the reader strips every value.
EMPTY: Final[Schema] = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}
MOST_OFFERED: Final = 500
_YEARS: Final = "(?:19[0-9]{2}|20[0-9]{2}|2100)"  # those of `_YEAR`
_MONTH: Final = f"{_YEARS}-(?:0[1-9]|1[0-2])"
_DAY: Final = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_EMAIL: Final = r"(?:mailto:)?[^@\s<>]+@[^@\s<>]+\.[A-Za-z]{2,63}"
_PATH: Final = "/[a-z0-9._~/-]*"
_YEAR: Final[Schema] = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}


def _stripped(pattern: str) -> Schema:
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


def _scalar(pattern: str) -> Schema:
    """Text that an editor may take for a number, or for true or false."""
    return {**_stripped(pattern), "type": ["string", "number", "boolean"]}


_FORMS: Final[dict[Form, Schema]] = {
    "line": _scalar(r"\S(?:[^\r\n]*\S)?"),
    "prose": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "id": _scalar(ID.pattern),
    "code": _scalar(CODE.pattern),
    "domain": _scalar(DOMAIN.pattern),
    "doi": _stripped(r"10\.[0-9]{4,9}/[^\s\"<>]+"),
    "web": _stripped(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/]\S*"),
    # YAML 1.1, which some editors still read, takes Norway and Norwegian for "false".
    "language": {"anyOf": [_stripped("[a-z]{2,3}"), {"const": False}]},
    "country": {"anyOf": [_stripped("|".join(sorted(COUNTRIES.codes))), {"const": False}]},
    "yes or no": {"anyOf": [{"type": "boolean"}, _stripped("yes|no|true|false")]},
    "number": {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 999_999_999},
            _stripped("0|[1-9][0-9]{0,8}"),
        ]
    },
    "day": _stripped(_DAY),
    "month": _stripped(_MONTH),
    "date": {"anyOf": [_stripped(f"{_DAY}|{_MONTH}|{_YEARS}"), _YEAR]},
    "moment": _stripped(f"{_DAY}(?:[ T]{_CLOCK}(?: (?:first|second))?)?"),
    "clock": _stripped(_CLOCK),
    "zone": _stripped(
        "UTC|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/"
        "[A-Za-z0-9_+/-]+"
    ),
    "degrees": _stripped(r"[^,\r\n]+,[^,\r\n]+"),
    "e-mail": _stripped(_EMAIL),
    "contact": _stripped(rf"{_EMAIL}|[Hh][Tt][Tt][Pp][Ss]?://[^\s/]\S*"),
    "online": {
        "anyOf": [
            {"const": True},
            _stripped(r"(?:[Yy]es|[Tt]rue|[Oo]nline|[Hh][Tt][Tt][Pp][Ss]?://[^\s/]\S*)"),
        ]
    },
    "money": _stripped(r"(?:[A-Z]{3}|€)? ?[0-9][0-9 \u00a0\u202f'’.]* ?(?:[A-Z]{3}|€)?"),
    "decimal": _scalar(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"),
    "ror": _scalar(r"(?:https?://)?(?:(?:www\.)?ror\.org/)?0[A-Za-z0-9]{6}[0-9]{2}/?"),
    "orcid": _stripped(
        r"(?:https?://)?(?:(?:www\.)?orcid\.org/)?(?:[0-9]{4}-){3}[0-9]{3}[0-9Xx]/?"
    ),
    "pic": _scalar("[0-9]{9}"),
    "wikidata": _stripped("Q[1-9][0-9]{0,11}"),
    "cordis": _scalar("[1-9][0-9]{3,11}"),
    "grant doi": _scalar(r"10\.3030/[1-9][0-9]{3,11}"),
    "openaire": _stripped("[a-z0-9_]{12}::[0-9a-f]{32}"),
    "raid": _stripped(r"10\.[0-9][0-9.]*/[A-Za-z0-9._-]{3,60}"),
    "alias": _scalar(rf"{CODE.pattern}|{_PATH}"),
    "path": _stripped(_PATH),
    "permalink": _stripped(r"/[a-z0-9._~/:-]*:(?:slug|title)[a-z0-9._~/:-]*"),
}


def source_schema_file(kind: Kind, library: Library, addresses: Addresses) -> Output:
    """The file with the schema of what is written for a kind."""
    ids = [(name, _offered(library, name)) for name in sorted(_referred(kind.model))]
    return Output(
        address_book.source_schema(kind.file),
        lambda: pretty(source_schema(kind, library, addresses)),
        digest(addresses.root, ids),
    )


def source_schema(kind: Kind, library: Library, addresses: Addresses) -> Schema:
    """The schema of a file of data/, or of the front matter of the items of a folder."""
    record = _SourceSchemas(library).of(group(kind.model))
    title = f"the front matter of a file in {kind.path}" if kind.is_item else kind.path
    head = {
        "$schema": DIALECT,
        "$id": addresses.absolute(address_book.source_schema(kind.file)),
        "title": title,
        "description": f"What is written in {title}.",
    }
    if kind.is_group or kind.is_item:
        return {**head, **record}
    return {**head, "type": "array", "items": record}


def _offered(library: Library, kind: KindName) -> list[str]:
    """The ids of a kind as examples; none where there are too many to choose from, of which each
    new one would change every schema."""
    ids = references.ids(library, kind)
    return ids if len(ids) <= MOST_OFFERED else []


class _SourceSchemas:
    """Schemas of shapes as they are written; the ids of a library are offered as examples."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def of(self, shape: Shape) -> Schema:
        """The schema of what may be written for a shape."""
        match shape:
            case Leaf(form, refers):
                ids = _offered(self.library, refers) if refers else []
                return {**_FORMS[form], **({"examples": ids} if ids else {})}
            case Choice(options):
                return {"enum": list(options)}
            case Many(of):
                return {"type": "array", "items": {"anyOf": [self.of(of), EMPTY]}}
            case Named(names, of):
                values = {name: {"anyOf": [self.of(of), EMPTY]} for name in names}
                return {"type": "object", "properties": values, "additionalProperties": False}
            case Group():
                return self._group(shape)

    def _group(self, shape: Group) -> Schema:
        fields: Schema = {
            "type": "object",
            "properties": {field.name: self._field(field) for field in shape.fields},
            "required": [field.name for field in shape.fields if field.required],
            "additionalProperties": False,
        }
        if shape.is_fact:
            fields["oneOf"] = [
                _form("value"),
                _form("unknown"),
                _form("inferred"),
                _form("conflict"),
            ]
        others = (field for field in shape.fields if field.required and not field.is_short)
        if shape.short and not any(others):
            return {"anyOf": [self.of(shape.short), fields]}
        return fields

    def _field(self, field: Field) -> Schema:
        value = self.of(field.shape)
        if not field.required:
            value = {"anyOf": [value, EMPTY]}
        return {"description": field.description, **value}


@cache
def _referred(model: type[Model]) -> frozenset[KindName]:
    """The kinds whose records a model refers to, at any depth."""
    return frozenset(_refers(group(model)))


def _refers(shape: Shape) -> Iterator[KindName]:
    match shape:
        case Leaf(refers=refers) if refers:
            yield refers
        case Many(of) | Named(of=of):
            yield from _refers(of)
        case Group():
            for field in shape.fields:
                yield from _refers(field.shape)


def _form(filled: str) -> Schema:
    """A fact with one of its four forms filled and the others empty or left out."""
    forms: dict[str, Any] = {
        name: EMPTY for name in ("value", "unknown", "inferred", "conflict") if name != filled
    }
    # An empty list is no conflict.
    if filled != "conflict":
        forms["conflict"] = {"anyOf": [EMPTY, {"type": "array", "maxItems": 0}]}
    required = [filled]
    properties = {**forms, filled: {"not": EMPTY}}
    if filled == "conflict":
        properties[filled] = {"type": "array", "minItems": 2}
    if filled == "inferred":
        required.append("reason")
        properties["reason"] = {"not": EMPTY}
    return {"properties": properties, "required": required}
