"""JSON Schema 2020-12 of the source files: it accepts what the reader accepts, in the types of an
editor that reads plain YAML values (YAML 1.2, core schema)."""

from __future__ import annotations

from typing import Any, Final

from dissemination import urls as address_book
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
from dissemination.model.text import CODE, DOMAIN, ID
from dissemination.open_data import references
from dissemination.open_data.schema import DIALECT, Schema
from dissemination.urls import Addresses

# A field that was left empty is none; the reader strips every value.
EMPTY: Final[Schema] = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}
_YEARS: Final = "(?:19[0-9]{2}|20[0-9]{2}|2100)"  # those of `_YEAR`
_MONTH: Final = f"{_YEARS}-(?:0[1-9]|1[0-2])"
_DAY: Final = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
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
    "alias": _scalar(rf"{CODE.pattern}|{_PATH}"),
    "path": _stripped(_PATH),
    "permalink": _stripped(r"/[a-z0-9._~/:-]*:(?:slug|title)[a-z0-9._~/:-]*"),
}


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


class _SourceSchemas:
    """Schemas of shapes as they are written; the ids of a library are offered as examples."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def of(self, shape: Shape) -> Schema:
        """The schema of what may be written for a shape."""
        match shape:
            case Leaf(form, refers):
                ids = references.ids(self.library, refers) if refers else []
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
        own = {field.name for field in shape.fields if field.required}
        if shape.short and own <= {"id"}:
            return {"anyOf": [self.of(shape.short), fields]}
        return fields

    def _field(self, field: Field) -> Schema:
        value = self.of(field.shape)
        if not field.required:
            value = {"anyOf": [value, EMPTY]}
        return {"description": field.description, **value}


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
