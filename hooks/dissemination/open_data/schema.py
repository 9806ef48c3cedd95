"""JSON Schema 2020-12 of what is published."""

from __future__ import annotations

from typing import Any, Final

from dissemination import urls as address_book
from dissemination.model.fields import Choice, Field, Group, Leaf, Many, Named, Shape
from dissemination.model.kind import Kind
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.open_data.fields import of_kind, visible
from dissemination.urls import Addresses

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_ADDRESS: Final[Schema] = {"type": "string", "format": "uri", "pattern": "^https?://"}


def closed(properties: dict[str, Schema], description: str = "") -> Schema:
    """An object that has all of these properties, and no other."""
    annotations: Schema = {"description": description} if description else {}
    return {
        **annotations,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def _date(description: str, forms: dict[str, str]) -> Schema:
    """A date whose value has the form of its precision."""
    schema = closed({"value": _TEXT, "precision": {"enum": list(forms)}}, description)
    schema["oneOf"] = [
        {"properties": {"precision": {"const": name}, "value": {"pattern": pattern}}}
        for name, pattern in forms.items()
    ]
    return schema


_DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_PRECISIONS: Final = {
    "year": "^[0-9]{4}$",
    "month": "^[0-9]{4}-(0[1-9]|1[0-2])$",
    "day": f"^{_DAY}$",
}
_MINUTE: Final = (
    f"^{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]([+-]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)$"
)
_ID: Final[Schema] = {"type": "string", "description": "the id of the record"}
_NAME: Final[Schema] = {"type": "string", "description": "what the site calls it"}
DEFINITIONS: Final[dict[str, Schema]] = {
    "address": {"description": "an address", **_ADDRESS},
    "date": _date("a date as exactly as it is known (ISO 8601)", _PRECISIONS),
    "moment": _date(
        "a day, or a minute with the difference from UTC (RFC 3339 without seconds)",
        {"day": f"^{_DAY}$", "minute": _MINUTE},
    ),
    "point": closed(
        {
            "latitude": {"type": "number", "minimum": -90, "maximum": 90},
            "longitude": {"type": "number", "minimum": -180, "maximum": 180},
        },
        "degrees of WGS 84",
    ),
    "source": closed(
        {
            "id": {"type": "string", "description": "its id among the sources"},
            "publisher": {"type": "string", "description": "who published it"},
            "title": {"type": "string", "description": "what it is, or its title"},
            "url": {"description": "its own address", **_ADDRESS},
        },
        "a public source",
    ),
    "reference": closed(
        {
            "id": _ID,
            "name": _NAME,
            "page": {"description": "its page or place on this site", **_ADDRESS},
        },
        "another record of this site",
    ),
    "choice": closed({"id": _ID, "name": _NAME}, "an entry of a closed list of this site"),
    "html": {
        "type": "string",
        "description": "a fragment of HTML; its addresses are absolute",
        "contentMediaType": "text/html",
    },
}
_NAMES: Final[dict[str, str]] = {
    "web": "address",
    "prose": "html",
    "degrees": "point",
    "day": "date",
    "month": "date",
    "date": "date",
    "moment": "moment",
}


def schema(kind: Kind, addresses: Addresses) -> Schema:
    """The schema of the file with the published records of a kind."""
    schemas = _Schemas()
    record = schemas.properties(of_kind(kind))
    address = {"$ref": "#/$defs/address"}
    envelope: dict[str, Schema] = {
        "$schema": {"const": addresses.absolute(address_book.data_schema(kind.file))},
        "kind": {"const": kind.file, "description": "the name of the kind"},
        "title": {"type": "string", "description": "the kind in words"},
        "description": {"type": "string", "description": "what the records are"},
        "project": closed({"acronym": _TEXT, "page": address}, "the project that they are of"),
        "documentation": {"description": "the page that explains these files", **address},
        "licence": closed({"name": _TEXT, "url": address}, "the licence of the data"),
        "funding": closed(
            {"statement": _TEXT, "language": _TEXT}, "what must be said of the funding"
        ),
        "count": {"type": "integer", "minimum": 0, "description": "how many records follow"},
        "records": {**listed({"$ref": "#/$defs/record"}), "description": "in a stable order"},
    }
    needed = {"address", *schemas.names}
    return {
        "$schema": DIALECT,
        "$id": addresses.absolute(address_book.data_schema(kind.file)),
        "title": f"{kind.title}, as published",
        "description": f"{kind.text} What is not known is null, a list without entries is [].",
        **closed(envelope),
        "$defs": {
            "record": closed(record),
            **{name: text for name, text in DEFINITIONS.items() if name in needed},
        },
    }


def schema_of(fields: tuple[Field, ...]) -> dict[str, Schema]:
    """The schemas of published fields by their names; they may refer to `DEFINITIONS`."""
    return _Schemas().properties(fields)


class _Schemas:
    """Schemas of shapes; `names` collects the definitions to which they refer."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def properties(self, fields: tuple[Field, ...]) -> dict[str, Schema]:
        """The schemas of fields by their names."""
        return {field.name: self._field(field) for field in fields}

    def _field(self, field: Field) -> Schema:
        value = self.of(field.shape)
        if field.optional:
            value = {"anyOf": [value, {"type": "null"}]}
        return {"description": field.description, **value}

    def _ref(self, name: str) -> Schema:
        self.names.add(name)
        return {"$ref": f"#/$defs/{name}"}

    def of(self, shape: Shape) -> Schema:
        """The schema of a published value of a shape."""
        match shape:
            case Many(of):
                return listed(self.of(of))
            case Named(names, of):
                return listed(closed({"name": {"enum": list(names)}, "value": self.of(of)}))
            case Choice(options):
                return {"enum": list(options)}
            case Group() if shape.is_fact:
                return self._fact(shape)
            case Group() if shape.is_mention:
                return self._mention(shape)
            case Group():
                return closed(self.properties(visible(shape.model)))
        return self._reference(shape.refers) if shape.refers else self._leaf(shape)

    def _leaf(self, shape: Leaf) -> Schema:
        if shape.form in _NAMES:
            return self._ref(_NAMES[shape.form])
        if shape.form == "yes or no":
            return {"type": "boolean"}
        return {"type": "integer", "minimum": 0} if shape.form == "number" else _TEXT

    def _reference(self, kind: KindName) -> Schema:
        if kind in CHOICES:
            return self._ref("choice")
        return self._ref("source" if kind == "source" else "reference")

    def _mention(self, shape: Group) -> Schema:
        self.names.add("reference")
        inferred = next(field for field in shape.fields if field.name == "inferred")
        reference = DEFINITIONS["reference"]["properties"]
        return closed({**reference, "inferred": self._field(inferred)})

    def _fact(self, shape: Group) -> Schema:
        """A fact: what it holds goes with its certainty."""
        certainty = {
            "description": "known, unknown, inferred, or in conflict between sources",
            "enum": ["known", "unknown", "inferred", "conflict"],
        }
        fact = closed({"certainty": certainty, **self.properties(visible(shape.model))})
        fact["oneOf"] = [
            _form("known", "value"),
            _form("unknown", "unknown"),
            _form("inferred", "inferred"),
            _form("conflict"),
        ]
        return fact


def _form(certainty: str, filled: str = "") -> Schema:
    """The condition on a fact of this certainty: the field `filled` has a value, the others have
    none."""
    fields: dict[str, Schema] = {
        name: {"not": {"type": "null"}} if name == filled else {"type": "null"}
        for name in ("value", "unknown", "inferred")
    }
    fields["conflict"] = {"maxItems": 0} if filled else {"minItems": 2}
    if certainty == "inferred":
        fields["reason"] = {"type": "string"}
    return {"properties": {"certainty": {"const": certainty}, **fields}}
